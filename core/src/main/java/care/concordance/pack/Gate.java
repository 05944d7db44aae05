package care.concordance.pack;

import care.concordance.facts.Fact;
import care.concordance.pack.RuleText.ConstraintText;
import care.concordance.pack.RuleText.PatternText;
import care.concordance.pack.RuleText.Quantifier;
import care.concordance.pack.Vocabulary.Property;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 *
 * <p>{@link RuleReader} and {@link Page} read one text, {@link SecondReading} has Drools' parsers agree, {@link
 * RuleCheck} checks one rule, {@link Catalog} the pages together; here are the files and the pack.
 */
final class Gate {

    /** A pack that has passed: its standards with their thresholds, and its rules. */
    record Passed(
            List<Standard> standards,
            List<RuleText> rules,
            Map<String, Standard> standardOfRule,
            Map<String, Class<?>> types) {}

    private static final Comparator<Standard> STANDARDS =
            Comparator.comparing(Standard::id).thenComparing(Standard::effectiveFrom);

    private final RulePack pack;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Source> sources = new TreeMap<>();
    private final Map<String, Page.Result> pages = new TreeMap<>();
    private final Map<String, RuleReader.Result> rules = new TreeMap<>();

    private Gate(RulePack pack) {
        this.pack = pack;
    }

    /**
     * Reads and checks a pack.
     *
     * @param earlier the standards of the packs loaded before it, by id, with their pack's id
     * @throws RulePackException with everything that is wrong
     */
    static Passed check(RulePack pack, Map<String, String> earlier) {
        Gate gate = new Gate(pack);
        gate.read();
        gate.checkPackage();
        gate.checkTwins();
        Passed passed = gate.checkFiles();
        gate.checkPages(earlier);
        if (!gate.findings.isEmpty()) {
            throw new RulePackException(pack.toString(), gate.findings);
        }
        return passed;
    }

    private void read() {
        pack.files().forEach((file, text) -> {
            Source source = Source.of(file, text);
            sources.put(file, source);
            List<Finding> hidden = source.hidden();
            findings.addAll(hidden);
            if (file.endsWith(".drl")) {
                RuleReader.Result read = RuleReader.read(source);
                findings.addAll(read.findings());
                rules.put(file, read);
                // A pack with a compiled model was read twice when it was built.
                if (pack.model() == null
                        && read.dslPackage() != null
                        && hidden.isEmpty()
                        && read.findings().isEmpty()) {
                    findings.addAll(SecondReading.compare(source, read));
                }
            } else if (isPage(file)) {
                Page.Result read = Page.read(source);
                findings.addAll(read.findings());
                pages.put(file, read);
            }
        });
        if (rules.isEmpty()) {
            findings.add(new Finding(
                    pack.id(), 1, 1, "the pack has no rules", "is this the right directory? it needs .drl files", ""));
        }
    }

    // ---- the pack as a whole

    private void checkPackage() {
        Map<String, String> packages = new LinkedHashMap<>();
        rules.forEach((file, read) -> {
            if (read.dslPackage() != null) {
                packages.putIfAbsent(read.dslPackage(), file);
            } else if (read.findings().isEmpty()) {
                note(file, "the file has no package", "start it with the pack's package statement");
            }
            if (read.global() == null && read.findings().isEmpty()) {
                note(file, "the file does not declare the sink", "write: global " + Vocabulary.SINK + " verdicts;");
            }
        });
        if (packages.size() > 1) {
            packages.forEach((name, file) -> note(
                    file,
                    "package " + name + " is one of several in this pack",
                    "use one DRL package: with two, Drools silently drops some exists"));
        }
    }

    /** Two rules of one name, and two types of one name: of each Drools would silently take one. */
    private void checkTwins() {
        Map<String, RuleText> names = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        rules.forEach((file, read) -> {
            for (RuleText rule : read.rules()) {
                RuleText twin = names.putIfAbsent(rule.name(), rule);
                if (twin != null) {
                    findings.add(source(file)
                            .finding(
                                    rule.at(),
                                    "two rules have this name, the other in " + twin.file() + ":"
                                            + twin.at().line(),
                                    "a later rule silently replaces an earlier one: name them apart"));
                }
            }
            read.imports().forEach((name, at) -> {
                String twin = types.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), name);
                if (twin != null && !twin.equals(name)) {
                    findings.add(source(file)
                            .finding(
                                    at,
                                    name + " and " + twin + " are both imported in this pack",
                                    "imports hold for the whole package: import the outer type and write Outer.Inner"));
                }
            });
        });
    }

    private void checkPages(Map<String, String> earlier) {
        List<Catalog.Entry> entries = new ArrayList<>();
        pages.forEach((file, page) -> {
            if (!rules.containsKey(rulesOf(file))) {
                note(file, "the page has no rules", "write " + rulesOf(file) + " beside it");
            }
            if (page.standard() != null) {
                entries.add(new Catalog.Entry(source(file), page, page.standard()));
            }
        });
        findings.addAll(Catalog.check(entries, earlier));
    }

    // ---- one file

    private Passed checkFiles() {
        List<Standard> standards = new ArrayList<>();
        List<RuleText> all = new ArrayList<>();
        Map<String, Standard> standardOfRule = new LinkedHashMap<>();
        Map<String, Class<?>> allTypes = new TreeMap<>();
        rules.forEach((file, read) -> {
            Page.Result page = pages.get(pageOf(file));
            if (page == null) {
                note(file, "the rules have no page", "write " + pageOf(file) + " beside them");
            }
            Map<String, Class<?>> types = types(file, read);
            allTypes.putAll(types);
            Standard standard = page == null ? null : page.standard();
            read.rules().forEach(rule -> checkRule(file, rule, types, standard));
            if (read.findings().isEmpty()) {
                requireVerbs(file, read.rules());
                requireUnproven(file, read.rules(), types);
            }
            all.addAll(read.rules());
            if (standard != null) {
                Standard complete = withThresholds(standard, thresholds(read.rules()));
                standards.add(complete);
                read.rules().forEach(rule -> standardOfRule.put(rule.name(), complete));
            }
        });
        return new Passed(standards.stream().sorted(STANDARDS).toList(), List.copyOf(all), standardOfRule, allTypes);
    }

    private void checkRule(String file, RuleText rule, Map<String, Class<?>> types, @Nullable Standard standard) {
        if (standard != null && !standard.id().equals(rule.standard())) {
            findings.add(source(file)
                    .finding(
                            rule.at(),
                            "the rule is of " + rule.standard() + ", its page of " + standard.id(),
                            "one file holds the rules of one standard"));
        }
        findings.addAll(RuleCheck.check(source(file), rule, types, standard));
    }

    private Map<String, Class<?>> types(String file, RuleReader.Result read) {
        Map<String, Class<?>> types = new TreeMap<>();
        read.imports().forEach((name, at) -> {
            Optional<Class<?>> type = Vocabulary.type(name, pack.loader());
            if (type.isEmpty()) {
                findings.add(source(file)
                        .finding(
                                at,
                                name + " is not a fact type or enum",
                                "import a record that implements " + Fact.class.getName() + ", or an enum of one"));
            } else {
                types.put(type.get().getSimpleName(), type.get());
            }
        });
        return types;
    }

    private void requireVerbs(String file, List<RuleText> ofFile) {
        for (Verb verb : List.of(Verb.OBSERVED, Verb.MET)) {
            if (ofFile.stream().noneMatch(rule -> rule.verb() == verb)) {
                note(
                        file,
                        "no rule says " + verb.word(),
                        verb == Verb.OBSERVED
                                ? "without an observed rule nothing can be concordant or a gap"
                                : "without a met rule nothing can be concordant");
            }
        }
    }

    /** A value that may be unknown and decides something needs a rule that says so when it is. */
    private void requireUnproven(String file, List<RuleText> ofFile, Map<String, Class<?>> types) {
        Set<String> covered = new TreeSet<>();
        for (RuleText rule : ofFile) {
            if (rule.verb() == Verb.UNPROVEN) {
                for (PatternText pattern : rule.patterns()) {
                    if (pattern.quantifier() != Quantifier.NOT) {
                        pattern.constraints()
                                .forEach(constraint -> nullTests(constraint, "==")
                                        .forEach(property -> covered.add(pattern.type() + "." + property)));
                    }
                }
            }
        }
        Set<String> asked = new TreeSet<>();
        for (RuleText rule : ofFile) {
            if (rule.verb() != Verb.MET && rule.verb() != Verb.OBSERVED) {
                continue;
            }
            for (PatternText pattern : rule.patterns()) {
                for (ConstraintText constraint : pattern.constraints()) {
                    for (String property : nullTests(constraint, "!=")) {
                        String key = pattern.type() + "." + property;
                        boolean unknown = isNullable(types.get(pattern.type()), property);
                        if (unknown && asked.add(key) && !covered.contains(key)) {
                            findings.add(source(file)
                                    .finding(
                                            constraint.at(),
                                            key + " may be unknown, and no rule says what then",
                                            "add a rule \"" + rule.standard() + " unproven: …\" with " + pattern.type()
                                                    + "( " + property + " == null )"));
                        }
                    }
                }
            }
        }
    }

    private static boolean isNullable(@Nullable Class<?> type, String name) {
        Property property = type == null ? null : Vocabulary.properties(type).get(name);
        return property != null && property.nullable();
    }

    private static List<String> nullTests(ConstraintText constraint, String operator) {
        return constraint.expr().leaves().stream()
                .filter(leaf -> leaf instanceof Expr.Compare compare && compare.isNullTest(operator))
                .map(leaf -> ((Expr.Compare) leaf).property())
                .toList();
    }

    /** The numbers the rules compare with, as written. */
    private static List<String> thresholds(List<RuleText> rules) {
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
        return List.copyOf(thresholds);
    }

    private static Standard withThresholds(Standard standard, List<String> thresholds) {
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
                thresholds,
                standard.page());
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

    private Source source(String file) {
        return Objects.requireNonNull(sources.get(file));
    }

    private void note(String file, String problem, String remedy) {
        findings.add(source(file).finding(problem, remedy));
    }
}
