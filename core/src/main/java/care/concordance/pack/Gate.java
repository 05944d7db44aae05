package care.concordance.pack;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.pack.RuleText.ArgumentText;
import care.concordance.pack.RuleText.ConstraintText;
import care.concordance.pack.RuleText.PatternText;
import care.concordance.pack.RuleText.Position;
import care.concordance.pack.RuleText.Quantifier;
import care.concordance.pack.Vocabulary.Property;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads every text of a pack before any builder sees it and refuses what is not plain: anything outside the closed
 * grammar, a name the facts do not have, a comparison of unlike types, an unknown value compared as if it were known, a
 * standard without a page, a page without rules. Drools compiles annotation values and consequences as code; what passes
 * here holds none.
 */
final class Gate {

    /** A pack that has passed: its standards with their thresholds, and its rules. */
    record Passed(
            String dslPackage,
            List<Standard> standards,
            List<RuleText> rules,
            Map<String, Standard> standardOfRule,
            Map<String, Map<String, Class<?>>> typesOfFile) {}

    private final RulePack pack;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    /** Standards of the packs loaded before this one, by id, with their pack's id. */
    private final Map<String, String> earlier;

    private Gate(RulePack pack, Map<String, String> earlier) {
        this.pack = pack;
        this.earlier = earlier;
    }

    /** @throws RulePackException with everything that is wrong */
    static Passed check(RulePack pack, Map<String, String> earlier) {
        Gate gate = new Gate(pack, earlier);
        Passed passed = gate.check();
        if (!gate.findings.isEmpty()) {
            throw new RulePackException(pack.toString(), gate.findings);
        }
        return passed;
    }

    private Passed check() {
        Map<String, Page.Result> pages = new TreeMap<>();
        Map<String, RuleReader.Result> rules = new TreeMap<>();
        pack.files().forEach((file, text) -> {
            lines.put(file, text.lines().toList());
            if (file.endsWith(".drl")) {
                RuleReader.Result read = RuleReader.read(file, text);
                findings.addAll(read.findings());
                rules.put(file, read);
                // A pack with a compiled model was read twice when it was built.
                if (pack.model() == null && read.findings().isEmpty()) {
                    findings.addAll(SecondReading.compare(file, text, read.rules()));
                }
            } else if (isPage(file)) {
                Page.Result read = Page.read(file, text);
                findings.addAll(read.findings());
                pages.put(file, read);
            }
        });
        if (rules.isEmpty()) {
            findings.add(new Finding(
                    pack.id(), 1, 1, "the pack has no rules", "is this the right directory? it needs .drl files", ""));
        }
        String dslPackage = onePackage(rules);
        Map<String, Standard> standardOfRule = new LinkedHashMap<>();
        List<RuleText> all = new ArrayList<>();
        List<Standard> standards = new ArrayList<>();
        Map<String, Map<String, Class<?>>> typesOfFile = new TreeMap<>();
        Map<String, RuleText> names = new HashMap<>();
        rules.forEach((file, read) -> {
            Page.Result page = pages.get(pageOf(file));
            if (page == null) {
                note(file, new Position(1, 1), "the rules have no page", "write " + pageOf(file) + " beside them");
            }
            Standard standard = page == null ? null : page.standard();
            TypesOfFile types = types(file, read);
            typesOfFile.put(file, types.byName());
            for (RuleText rule : read.rules()) {
                RuleText twin = names.putIfAbsent(rule.name(), rule);
                if (twin != null) {
                    note(
                            file,
                            rule.at(),
                            "two rules have this name, the other in " + twin.file() + ":"
                                    + twin.at().line(),
                            "a later rule silently replaces an earlier one: name them apart");
                }
                new RuleCheck(file, rule, types.byName(), standard).check();
                all.add(rule);
                if (standard != null) {
                    if (!standard.id().equals(rule.standard())) {
                        note(
                                file,
                                rule.at(),
                                "the rule is of " + rule.standard() + ", its page of " + standard.id(),
                                "one file holds the rules of one standard");
                    }
                    standardOfRule.put(rule.name(), standard);
                }
            }
            if (standard != null) {
                requireVerbs(file, read.rules());
                requireUnproven(file, read.rules(), types.byName());
                Standard complete = withThresholds(standard, read.rules());
                standards.add(complete);
                read.rules().forEach(rule -> standardOfRule.put(rule.name(), complete));
            }
        });
        pages.forEach((file, page) -> {
            if (!rules.containsKey(rulesOf(file))) {
                note(file, new Position(1, 1), "the page has no rules", "write " + rulesOf(file) + " beside it");
            }
            if (page.standard() != null) {
                checkPlace(file, page);
                checkEditions(file, page, pages);
                checkReplaces(file, page);
            }
        });
        checkDependencies(pages);
        return new Passed(
                dslPackage,
                standards.stream().sorted(STANDARDS).toList(),
                List.copyOf(all),
                standardOfRule,
                typesOfFile);
    }

    private static final Comparator<Standard> STANDARDS =
            Comparator.comparing(Standard::id).thenComparing(Standard::effectiveFrom);

    // ---- the pack as a whole

    private String onePackage(Map<String, RuleReader.Result> rules) {
        Map<String, String> packages = new LinkedHashMap<>();
        rules.forEach((file, read) -> {
            if (read.dslPackage() == null) {
                if (read.findings().isEmpty()) {
                    note(
                            file,
                            new Position(1, 1),
                            "the file has no package",
                            "start it with the pack's package statement");
                }
            } else {
                packages.putIfAbsent(read.dslPackage(), file);
            }
            if (!read.rules().isEmpty() && !Vocabulary.SINK.equals(read.global())) {
                note(
                        file,
                        new Position(1, 1),
                        "the file does not declare the sink",
                        "write: global " + Vocabulary.SINK + " verdicts;");
            }
        });
        if (packages.size() > 1) {
            packages.forEach((name, file) -> note(
                    file,
                    new Position(1, 1),
                    "package " + name + " is one of several in this pack",
                    "use one DRL package: with two, Drools silently drops some exists"));
        }
        return packages.isEmpty() ? "" : packages.keySet().iterator().next();
    }

    private void checkPlace(String file, Page.Result page) {
        Standard standard = Objects.requireNonNull(page.standard());
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (!name.startsWith(standard.id() + "-")) {
            note(
                    file,
                    place(page, "id"),
                    "the file's name does not start with " + standard.id() + "-",
                    "name the page and its rules " + standard.id() + "-what-it-asks");
        }
        int slash = file.lastIndexOf('/');
        String folder = slash < 0 ? "" : file.substring(file.lastIndexOf('/', slash - 1) + 1, slash);
        if (slash >= 0 && !folder.equals(standard.domain())) {
            note(
                    file,
                    place(page, "domain"),
                    "the page says domain " + standard.domain() + ", its folder is " + folder,
                    "make them agree");
        }
    }

    private void checkEditions(String file, Page.Result page, Map<String, Page.Result> pages) {
        Standard standard = Objects.requireNonNull(page.standard());
        pages.forEach((otherFile, otherPage) -> {
            Standard other = otherPage.standard();
            if (other == null || otherFile.compareTo(file) >= 0 || !other.id().equals(standard.id())) {
                return;
            }
            LocalDate later = standard.effectiveFrom().isAfter(other.effectiveFrom())
                    ? standard.effectiveFrom()
                    : other.effectiveFrom();
            if (standard.inForce(later) && other.inForce(later)) {
                note(
                        file,
                        place(page, "effective-from"),
                        standard.id() + " has another text in force on " + later + ", in " + otherFile,
                        "end one with effective-to the day before the other starts");
            }
            if (other.level() != standard.level()) {
                note(
                        file,
                        place(page, "level"),
                        standard.id() + " has another level in " + otherFile,
                        "a standard keeps its level; give a new one a new id");
            }
        });
    }

    private void checkReplaces(String file, Page.Result page) {
        Standard standard = Objects.requireNonNull(page.standard());
        String holder = earlier.get(standard.id());
        if (holder != null && !holder.equals(standard.replaces())) {
            note(
                    file,
                    place(page, "id"),
                    standard.id() + " stands in rule pack " + holder + " already",
                    "give it an id of its own, or say that it takes that one's place: replaces: " + holder);
        } else if (holder == null && standard.replaces() != null) {
            note(
                    file,
                    place(page, "replaces"),
                    "rule pack " + standard.replaces() + " has no " + standard.id() + " to replace",
                    "delete the line, or load that pack first");
        }
    }

    private void checkDependencies(Map<String, Page.Result> pages) {
        Map<String, Set<String>> dependencies = new TreeMap<>();
        pages.values().forEach(page -> {
            if (page.standard() != null) {
                dependencies
                        .computeIfAbsent(page.standard().id(), id -> new TreeSet<>())
                        .addAll(page.standard().dependsOn());
            }
        });
        pages.forEach((file, page) -> {
            Standard standard = page.standard();
            if (standard == null) {
                return;
            }
            for (String dependency : standard.dependsOn()) {
                if (!dependencies.containsKey(dependency) && !earlier.containsKey(dependency)) {
                    note(
                            file,
                            place(page, "depends-on"),
                            "depends on " + dependency + ", which no pack has",
                            suggestion(dependency, dependencies.keySet(), "name a standard of this pack"));
                }
            }
            List<String> cycle = cycle(standard.id(), new ArrayList<>(), dependencies);
            if (!cycle.isEmpty() && cycle.get(0).equals(standard.id())) {
                note(
                        file,
                        place(page, "depends-on"),
                        "depends on itself: " + String.join(" -> ", cycle),
                        "break the circle");
            }
        });
    }

    private static List<String> cycle(String id, List<String> path, Map<String, Set<String>> dependencies) {
        int seen = path.indexOf(id);
        if (seen >= 0) {
            List<String> cycle = new ArrayList<>(path.subList(seen, path.size()));
            cycle.add(id);
            return cycle;
        }
        path.add(id);
        for (String next : dependencies.getOrDefault(id, Set.of())) {
            List<String> cycle = cycle(next, path, dependencies);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        path.remove(path.size() - 1);
        return List.of();
    }

    // ---- one file

    private record TypesOfFile(Map<String, Class<?>> byName) {}

    private TypesOfFile types(String file, RuleReader.Result read) {
        Map<String, Class<?>> types = new TreeMap<>();
        read.imports().forEach((name, at) -> {
            Optional<Class<?>> type = Vocabulary.type(name, pack.loader());
            if (type.isEmpty()) {
                note(
                        file,
                        at,
                        name + " is not a fact type or enum",
                        "import a record that implements " + Fact.class.getName() + ", or an enum of one");
            } else {
                types.put(type.get().getSimpleName(), type.get());
            }
        });
        return new TypesOfFile(types);
    }

    private void requireVerbs(String file, List<RuleText> rules) {
        for (Verb verb : List.of(Verb.OBSERVED, Verb.MET)) {
            if (rules.stream().noneMatch(rule -> rule.verb() == verb)) {
                note(
                        file,
                        new Position(1, 1),
                        "no rule says " + verb.word(),
                        verb == Verb.OBSERVED
                                ? "without an observed rule nothing can be concordant or a gap"
                                : "without a met rule nothing can be concordant");
            }
        }
    }

    /** A value that may be unknown and decides something needs a rule that says so when it is. */
    private void requireUnproven(String file, List<RuleText> rules, Map<String, Class<?>> types) {
        Set<String> covered = new TreeSet<>();
        for (RuleText rule : rules) {
            if (rule.verb() == Verb.UNPROVEN) {
                for (PatternText pattern : rule.patterns()) {
                    for (ConstraintText constraint : pattern.constraints()) {
                        for (Expr leaf : constraint.expr().leaves()) {
                            if (leaf instanceof Expr.Compare compare && isNullTest(compare, "==")) {
                                covered.add(pattern.type() + "." + compare.property());
                            }
                        }
                    }
                }
            }
        }
        Set<String> asked = new TreeSet<>();
        for (RuleText rule : rules) {
            if (rule.verb() != Verb.MET && rule.verb() != Verb.OBSERVED) {
                continue;
            }
            for (PatternText pattern : rule.patterns()) {
                for (ConstraintText constraint : pattern.constraints()) {
                    for (Expr leaf : constraint.expr().leaves()) {
                        String property = leaf instanceof Expr.Compare compare && isNullTest(compare, "!=")
                                ? compare.property()
                                : null;
                        if (property == null || !types.containsKey(pattern.type())) {
                            continue;
                        }
                        String key = pattern.type() + "." + property;
                        if (asked.add(key) && !covered.contains(key)) {
                            note(
                                    file,
                                    constraint.at(),
                                    key + " may be unknown, and no rule says what then",
                                    "add a rule \"" + rule.standard() + " unproven: …\" with " + pattern.type() + "( "
                                            + property + " == null )");
                        }
                    }
                }
            }
        }
    }

    private static boolean isNullTest(Expr.Compare compare, String operator) {
        return compare.operator().equals(operator)
                && compare.operand() instanceof Expr.Literal literal
                && literal.value() == null;
    }

    private static Standard withThresholds(Standard standard, List<RuleText> rules) {
        Set<String> thresholds = new LinkedHashSet<>();
        for (RuleText rule : rules) {
            for (PatternText pattern : rule.patterns()) {
                for (ConstraintText constraint : pattern.constraints()) {
                    for (Expr leaf : constraint.expr().leaves()) {
                        if (leaf instanceof Expr.Compare compare
                                && compare.operand() instanceof Expr.Literal literal
                                && literal.value() instanceof Number) {
                            thresholds.add(pattern.type() + ": " + compare);
                        }
                    }
                }
            }
        }
        return new Standard(
                standard.id(),
                standard.title(),
                standard.component(),
                standard.domain(),
                standard.level(),
                standard.requirement(),
                standard.evidence(),
                standard.remedy(),
                standard.owner(),
                standard.closeWithinDays(),
                standard.dependsOn(),
                standard.source(),
                standard.basis(),
                standard.effectiveFrom(),
                standard.effectiveTo(),
                standard.replaces(),
                List.copyOf(thresholds),
                standard.page());
    }

    // ---- one rule

    private final class RuleCheck {
        private final String file;
        private final RuleText rule;
        private final Map<String, Class<?>> types;
        private final @Nullable Standard standard;
        /** Bound facts so far: type, and the properties known not to be null. */
        private final Map<String, Class<?>> bound = new LinkedHashMap<>();

        private final Map<String, Set<String>> known = new HashMap<>();

        RuleCheck(String file, RuleText rule, Map<String, Class<?>> types, @Nullable Standard standard) {
            this.file = file;
            this.rule = rule;
            this.types = types;
            this.standard = standard;
        }

        void check() {
            boolean positive = false;
            for (PatternText pattern : rule.patterns()) {
                positive |= pattern.quantifier() == Quantifier.EACH;
                Class<?> type = types.get(pattern.type());
                if (type == null || !Fact.class.isAssignableFrom(type)) {
                    note(
                            file,
                            pattern.at(),
                            pattern.type() + " is not an imported fact type",
                            suggestion(pattern.type(), types.keySet(), "import it"));
                    continue;
                }
                Map<String, Property> properties = Vocabulary.properties(type);
                Set<String> knownHere = new TreeSet<>();
                for (ConstraintText constraint : pattern.constraints()) {
                    constraint(constraint, type, properties, knownHere);
                }
                if (pattern.binding() != null && bound.putIfAbsent(pattern.binding(), type) != null) {
                    note(file, pattern.at(), pattern.binding() + " is bound twice", "give the second another name");
                }
                if (pattern.binding() != null) {
                    known.put(pattern.binding(), knownHere);
                }
            }
            if (!positive) {
                note(
                        file,
                        rule.at(),
                        "the rule names no fact it is about",
                        "start with a pattern that binds one: $site : Site( )");
            }
            call();
        }

        private void constraint(
                ConstraintText constraint, Class<?> type, Map<String, Property> properties, Set<String> knownHere) {
            boolean all = constraint.expr() instanceof Expr.AllOf;
            Set<String> knownInside = new TreeSet<>(knownHere);
            for (Expr leaf : constraint.expr().leaves()) {
                leaf(constraint.at(), leaf, type, properties, knownInside);
                if (leaf instanceof Expr.Compare compare
                        && isNullTest(compare, "!=")
                        && (all || constraint.expr() == leaf)) {
                    knownInside.add(compare.property());
                }
            }
            if (!(constraint.expr() instanceof Expr.AnyOf)) {
                knownHere.addAll(knownInside);
            }
        }

        private void leaf(
                Position at, Expr leaf, Class<?> type, Map<String, Property> properties, Set<String> knownInside) {
            String name;
            if (leaf instanceof Expr.Compare compare) {
                name = compare.property();
            } else if (leaf instanceof Expr.In in) {
                name = in.property();
            } else if (leaf instanceof Expr.Contains contains) {
                name = contains.property();
            } else if (leaf instanceof Expr.Bare bare) {
                name = bare.property();
            } else {
                throw new IllegalStateException("the grammar nests one level: " + leaf);
            }
            Property property = properties.get(name);
            if (property == null) {
                note(
                        file,
                        at,
                        type.getSimpleName() + " has no property " + name,
                        suggestion(
                                name,
                                properties.keySet(),
                                "its properties are " + String.join(", ", properties.keySet())));
                return;
            }
            if (leaf instanceof Expr.Compare compare
                    && compare.operand() instanceof Expr.Literal literal
                    && literal.value() == null) {
                if (!compare.operator().equals("==") && !compare.operator().equals("!=")) {
                    note(file, at, "null has no order", "write " + name + " == null or " + name + " != null");
                } else if (!property.nullable()) {
                    note(file, at, type.getSimpleName() + "." + name + " is always known", "delete the test");
                }
                return;
            }
            if (property.nullable() && !knownInside.contains(name)) {
                note(
                        file,
                        at,
                        type.getSimpleName() + "." + name + " may be unknown here",
                        "put " + name + " != null before it: an unknown value is never compared");
            }
            if (leaf instanceof Expr.Bare) {
                if (property.type() != Boolean.class) {
                    note(
                            file,
                            at,
                            name + " is not true or false, but "
                                    + property.type().getSimpleName(),
                            "compare it with a value");
                }
            } else if (leaf instanceof Expr.Contains contains) {
                if (!Collection.class.isAssignableFrom(property.type()) && property.type() != String.class) {
                    note(file, at, name + " holds one value", "contains asks a set or a text: use ==");
                } else {
                    literal(at, name, property.element(), contains.literal());
                }
            } else if (leaf instanceof Expr.In in) {
                in.literals().forEach(literal -> literal(at, name, property.type(), literal));
            } else if (leaf instanceof Expr.Compare compare) {
                if (compare.operand() instanceof Expr.Reference reference) {
                    join(at, property, compare, reference);
                } else {
                    if (isOrder(compare.operator()) && !Number.class.isAssignableFrom(property.type())) {
                        note(
                                file,
                                at,
                                compare.operator() + " needs a number",
                                name + " is " + property.type().getSimpleName() + ": use == or in");
                    }
                    if (Collection.class.isAssignableFrom(property.type())) {
                        note(file, at, name + " is a set", "use contains");
                    }
                    literal(at, name, property.type(), compare.operand());
                }
            }
        }

        private void literal(Position at, String name, Class<?> type, Expr.Operand operand) {
            if (operand instanceof Expr.Constant constant) {
                Class<?> named = constantType(constant);
                if (named == null || named != type) {
                    note(
                            file,
                            at,
                            name + " is " + type.getSimpleName() + ", compared with " + constant,
                            type.isEnum() ? "its values are " + constants(type) : "write a value of that type");
                } else if (!constants(named).contains(constant.name())) {
                    note(
                            file,
                            at,
                            constant.type() + " has no " + constant.name(),
                            suggestion(constant.name(), constants(named), "its values are " + constants(named)));
                }
                return;
            }
            Object value = ((Expr.Literal) operand).value();
            boolean fits =
                    (value instanceof Integer && (type == Integer.class || type == Long.class || type == Double.class))
                            || (value instanceof Double && type == Double.class)
                            || (value instanceof Boolean && type == Boolean.class)
                            || (value instanceof String && type == String.class);
            if (!fits) {
                note(
                        file,
                        at,
                        name + " is " + type.getSimpleName() + ", compared with " + operand,
                        type.isEnum()
                                ? "write " + type.getSimpleName() + ".NAME: its values are " + constants(type)
                                : type == LocalDate.class
                                        ? "compare a date with a property of another fact, such as $asOf.day"
                                        : "write a value of that type: such a comparison compiles and is never true");
            }
        }

        private void join(Position at, Property property, Expr.Compare compare, Expr.Reference reference) {
            Class<?> other = bound.get(reference.binding());
            if (other == null) {
                note(
                        file,
                        at,
                        reference.binding() + " is not bound above",
                        suggestion(reference.binding(), bound.keySet(), "bind it in an earlier pattern"));
                return;
            }
            Property joined = property(other, reference, at);
            if (joined == null) {
                return;
            }
            if (joined.type() != property.type()) {
                note(
                        file,
                        at,
                        property.name() + " is " + property.type().getSimpleName() + ", " + reference + " is "
                                + joined.type().getSimpleName(),
                        "join properties of the same type");
            }
            if (property.type() == Double.class) {
                note(file, at, "a join on decimals", "compute the comparison as a property of a fact");
            }
            if (isOrder(compare.operator()) && property.type() != Integer.class && property.type() != LocalDate.class) {
                note(
                        file,
                        at,
                        compare.operator() + " needs whole numbers or dates",
                        property.name() + " is " + property.type().getSimpleName());
            }
            if (joined.nullable()
                    && !known.getOrDefault(reference.binding(), Set.of()).contains(reference.property())) {
                note(
                        file,
                        at,
                        reference + " may be unknown here",
                        "put " + reference.property() + " != null into the pattern of " + reference.binding());
            }
        }

        private @Nullable Property property(Class<?> type, Expr.Reference reference, Position at) {
            Map<String, Property> properties = Vocabulary.properties(type);
            Property property = properties.get(reference.property());
            if (property == null) {
                note(
                        file,
                        at,
                        type.getSimpleName() + " has no property " + reference.property(),
                        suggestion(
                                reference.property(),
                                properties.keySet(),
                                "its properties are " + String.join(", ", properties.keySet())));
            }
            return property;
        }

        private void call() {
            RuleText.CallText call = rule.call();
            Class<?> subject = bound.get(call.subject());
            if (subject == null) {
                note(
                        file,
                        call.at(),
                        call.subject() + " is not bound above",
                        suggestion(call.subject(), bound.keySet(), "bind it in a pattern"));
            } else {
                Subject.Kind about = Vocabulary.about(subject);
                if (about == null) {
                    note(
                            file,
                            call.at(),
                            subject.getSimpleName() + " facts are about different kinds of subject",
                            "join the fact with its Site, DiseaseProgram or Partner, and pass that");
                } else if (standard != null && about != standard.level()) {
                    note(
                            file,
                            call.at(),
                            subject.getSimpleName() + " is about a "
                                    + about.name().toLowerCase(Locale.ROOT) + ", the standard about a "
                                    + standard.level().name().toLowerCase(Locale.ROOT),
                            "pass a fact that is about the standard's level");
                }
            }
            if (call.template() == null && rule.verb() != Verb.MET) {
                note(
                        file,
                        call.at(),
                        rule.verb().word() + " says nothing",
                        "add a sentence with the values it saw: a reader asks why");
            }
            for (ArgumentText argument : call.arguments()) {
                Class<?> type = bound.get(argument.reference().binding());
                if (type == null) {
                    note(
                            file,
                            argument.at(),
                            argument.reference().binding() + " is not bound above",
                            suggestion(argument.reference().binding(), bound.keySet(), "bind it in a pattern"));
                } else {
                    property(type, argument.reference(), argument.at());
                }
            }
        }

        private @Nullable Class<?> constantType(Expr.Constant constant) {
            String[] names = constant.type().split("\\.");
            Class<?> type = types.get(names[0]);
            for (int i = 1; i < names.length && type != null; i++) {
                Class<?> outer = type;
                String name = names[i];
                type = Arrays.stream(outer.getDeclaredClasses())
                        .filter(nested -> nested.getSimpleName().equals(name))
                        .findFirst()
                        .orElse(null);
            }
            return type;
        }
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object constant : constants) {
                names.add(((Enum<?>) constant).name());
            }
        }
        return names;
    }

    private static boolean isOrder(String operator) {
        return !operator.equals("==") && !operator.equals("!=");
    }

    private static String suggestion(String name, Collection<String> names, String otherwise) {
        List<String> near = Vocabulary.nearest(name, names);
        return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?";
    }

    private static Position place(Page.Result page, String key) {
        return page.places().getOrDefault(key, new Position(1, 1));
    }

    /** Pages are Markdown files beside rules; a README is not one. */
    private static boolean isPage(String file) {
        return file.endsWith(".md")
                && !file.substring(file.lastIndexOf('/') + 1).equals("README.md");
    }

    private static String pageOf(String rules) {
        return rules.substring(0, rules.length() - ".drl".length()) + ".md";
    }

    private static String rulesOf(String page) {
        return page.substring(0, page.length() - ".md".length()) + ".drl";
    }

    private void note(String file, Position at, String problem, String remedy) {
        findings.add(RuleReader.finding(file, lines.getOrDefault(file, List.of()), at, problem, remedy));
    }
}
