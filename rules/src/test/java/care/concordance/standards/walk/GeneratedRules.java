package care.concordance.standards.walk;

import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Range;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.facts.derived.ProgramTeam;
import care.concordance.facts.derived.SiteTrials;
import care.concordance.internal.pack.Vocabulary;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes up a pack of rules in the house style: every form of constraint, one to three patterns, exists and not. */
final class GeneratedRules {

    private static final String PAGE = """
        ---
        id: %s
        title: Generated
        component: process
        domain: generated
        level: site
        requirement: required
        evidence: none
        remedy: none
        owner: nobody
        close-within: 90 days
        source: made up
        basis: parameter
        effective-from: 2025-01-01
        ---
        ## Requirement

        None.

        ## Why

        For a test.

        ## Met, gap, not applicable

        Never.

        ## Not covered

        Everything.
        """;

    private final Random random;
    private final Set<String> imports = new TreeSet<>();
    private final Map<String, Set<String>> askedOf = new LinkedHashMap<>();
    private final List<Class<?>> types = new ArrayList<>(List.of(ProgramTeam.class, SiteTrials.class));

    GeneratedRules(Random random) {
        this.random = random;
        Arrays.stream(PartnerFact.class.getPermittedSubclasses())
                .filter(type -> type != Variance.class)
                .forEach(types::add);
    }

    /** DRL and page of one standard about sites with many rules. */
    Map<String, String> pack(int rules) {
        imports.add("care.concordance.facts.Site");
        StringBuilder text = new StringBuilder();
        rule(text, "observed: a site", "  $s : Site( )\n", "observed($s, \"seen {}\", $s.id())");
        rule(text, "met: a site", "  $s : Site( id != \"east\" )\n", "met($s)");
        String parent = "";
        Map<String, Class<?>> boundByParent = Map.of();
        String subjectOfParent = "";
        for (int i = 0; i < rules; i++) {
            boolean child = i % 3 != 0;
            Map<String, Class<?>> bound = new LinkedHashMap<>(child ? boundByParent : Map.of());
            StringBuilder patterns = new StringBuilder();
            String subject = child ? subjectOfParent : subject(patterns, bound);
            if (child) {
                refinement(patterns, pick(List.copyOf(bound.keySet())), bound);
            }
            int more = 1 + random.nextInt(3);
            for (int k = 0; k < more; k++) {
                pattern(patterns, child ? 10 + i * 10 + k : k, pick(types), random.nextInt(3), bound, true);
            }
            if (random.nextInt(4) == 0) {
                // The same constraints again elsewhere: equal expressions share one predicate.
                patterns.append("  exists Site( id == ").append(subject).append(".id )\n");
            }
            String verb = pick(List.of("observed", "excluded", "excepted", "unproven"));
            rule(
                    text,
                    verb + ": generated " + i + (child ? "\" extends \"" + parent : ""),
                    patterns.toString(),
                    verb + "(" + subject + ", \"about {}\", " + subject + ".id())");
            if (!child) {
                parent = "G-01 " + verb + ": generated " + i;
                boundByParent = bound;
                subjectOfParent = subject;
            }
        }
        StringBuilder head = new StringBuilder("package care.concordance.generated;\n\n");
        imports.forEach(name -> head.append("import ").append(name).append(";\n"));
        head.append("\nglobal care.concordance.evaluate.Verdicts verdicts;\n\n").append(text);
        Map<String, String> files = new TreeMap<>();
        files.put("generated/G-01-generated.drl", head.toString());
        files.put("generated/G-01-generated.md", PAGE.formatted("G-01"));
        return AcceptedRules.of(files);
    }

    private static void rule(StringBuilder text, String name, String patterns, String call) {
        text.append("rule \"G-01 ")
                .append(name)
                .append("\"\n  @Standard(\"G-01\")\nwhen\n")
                .append(patterns)
                .append("then\n  verdicts.")
                .append(call)
                .append(";\nend\n\n");
    }

    private String subject(StringBuilder patterns, Map<String, Class<?>> bound) {
        List<Class<?>> aboutSites = types.stream()
                .filter(type -> Vocabulary.about(type) == Subject.Kind.SITE)
                .toList();
        pattern(patterns, 9, pick(aboutSites), 0, bound, false);
        return "$x9";
    }

    /** More asked of a fact of the rule extended. */
    private void refinement(StringBuilder patterns, String binding, Map<String, Class<?>> bound) {
        Class<?> type = java.util.Objects.requireNonNull(bound.get(binding));
        StringBuilder more = new StringBuilder();
        pattern(more, 0, type, 1, new LinkedHashMap<>(), false, askedOf.getOrDefault(binding, Set.of()));
        String constraints =
                more.substring(more.indexOf("(") + 1, more.lastIndexOf(")")).strip();
        patterns.append("  ")
                .append(type.getSimpleName())
                .append("( this == ")
                .append(binding)
                .append(constraints.isEmpty() ? "" : ", " + constraints)
                .append(" )\n");
    }

    /** @param quantifier 0 for each, 1 for exists, 2 for not */
    private void pattern(
            StringBuilder patterns, int at, Class<?> type, int quantifier, Map<String, Class<?>> bound, boolean joins) {
        pattern(patterns, at, type, quantifier, bound, joins, Set.of());
    }

    /** @param asked what the rule extended asks of the fact: it is not asked again, for both might exclude each other */
    private void pattern(
            StringBuilder patterns,
            int at,
            Class<?> type,
            int quantifier,
            Map<String, Class<?>> bound,
            boolean joins,
            Set<String> asked) {
        imports.add(type.getName().replace('$', '.'));
        List<String> constraints = new ArrayList<>();
        Set<String> used = new TreeSet<>(asked);
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        for (int i = random.nextInt(4); i > 0; i--) {
            RecordComponent component = pick(components);
            if (!used.add(component.getName())) {
                continue;
            }
            String join = joins && random.nextBoolean() ? join(component, bound) : null;
            List<String> forms = join == null ? forms(component) : List.of(join);
            if (forms.isEmpty()) {
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            String form = pick(forms);
            if (nullable && random.nextInt(8) == 0) {
                constraints.add(component.getName() + " == null");
            } else if (nullable && join == null && !form.contains("||") && random.nextInt(5) == 0) {
                constraints.add(component.getName() + " != null && " + form);
            } else if (nullable
                    && form.contains("||")
                    && form.indexOf(component.getName()) != form.lastIndexOf(component.getName())) {
                // Two alternatives of what may be unknown are refused.
                constraints.add(component.getName() + " != null");
                constraints.add(form);
            } else {
                if (nullable && random.nextInt(3) == 0) {
                    constraints.add(component.getName() + " != null");
                }
                constraints.add(form);
            }
        }
        String ofSite = joins ? siteOf(type) : null;
        if (ofSite != null && constraints.stream().noneMatch(each -> each.contains(".site") || each.contains(".id"))) {
            // The gate refuses facts of any site for every site.
            constraints.add(ofSite + " == $x9." + siteOf(Objects.requireNonNull(bound.get("$x9"))));
        }
        String binding = quantifier == 0 ? "$x" + at : null;
        patterns.append("  ")
                .append(quantifier == 1 ? "exists " : quantifier == 2 ? "not " : "")
                .append(binding == null ? "" : binding + " : ")
                .append(type.getSimpleName())
                .append("( ")
                .append(String.join(", ", constraints))
                .append(constraints.isEmpty() ? ")\n" : " )\n");
        if (binding != null) {
            bound.put(binding, type);
            askedOf.put(binding, used);
        }
    }

    /** The component that says of which site a fact is; null when it is about the system, or about different subjects. */
    private static @Nullable String siteOf(Class<?> type) {
        Subject.Kind about = Vocabulary.about(type);
        return about == Subject.Kind.SITE || about == Subject.Kind.PROGRAM
                ? type.getSimpleName().equals("Site") ? "id" : "site"
                : null;
    }

    private @Nullable String join(RecordComponent component, Map<String, Class<?>> bound) {
        if (java.util.Collection.class.isAssignableFrom(component.getType())
                || box(component.getType()) == Double.class
                || component.getType() == Between.class
                || component.getType() == Subject.class) {
            return null;
        }
        List<String> joins = new ArrayList<>();
        bound.forEach((binding, type) -> {
            for (RecordComponent other : type.getRecordComponents()) {
                boolean date = other.getType() == LocalDate.class;
                boolean year = date && box(component.getType()) == Integer.class;
                if (box(other.getType()) != box(component.getType()) && !year) {
                    continue;
                }
                String right = binding + "." + other.getName() + (date && random.nextBoolean() ? window() : "")
                        + (year ? ".year" : "");
                joins.add(component.getName() + " == " + right);
                joins.add(component.getName() + " != " + right);
                if (box(other.getType()) == Integer.class || date) {
                    List.of("<", "<=", ">", ">=")
                            .forEach(operator -> joins.add(component.getName() + " " + operator + " " + right));
                }
            }
        });
        return joins.isEmpty() ? null : pick(joins);
    }

    private String window() {
        return "." + pick(List.of("minus", "plus"))
                + pick(List.of("Days(400)", "Days(1)", "Months(18)", "Months(1)", "Years(1)"));
    }

    private static Class<?> box(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private List<String> forms(RecordComponent component) {
        String name = component.getName();
        Class<?> type = box(component.getType());
        if (type == Boolean.class) {
            return List.of(name, "!" + name, name + " == true", name + " == false", name + " != true");
        }
        if (type == Integer.class || type == Double.class) {
            // Inside what the value may be: the gate refuses what always or never holds.
            Range range = component.getAnnotation(Range.class);
            int least = range == null ? 0 : (int) range.min() + 1;
            int most = range == null ? 59 : (int) Math.min(range.max() - 1, least + 59);
            String a = String.valueOf(least + random.nextInt(most - least + 1));
            String b = String.valueOf(Integer.parseInt(a) + random.nextInt(most - Integer.parseInt(a) + 1));
            List<String> forms = new ArrayList<>();
            for (String operator : List.of("==", "!=", "<", "<=", ">", ">=")) {
                forms.add(name + " " + operator + " " + a);
                forms.add(name + "  " + operator + " " + a);
            }
            forms.add(name + " >= " + a + " && " + name + " <= " + b);
            forms.add(name + " < " + a + " || " + name + " > " + b);
            if (range == null) {
                forms.add(name + " >= -5");
            }
            forms.add(name + " in (" + a + ", " + b + ", " + least + ")");
            forms.add(name + " not in (" + a + ", " + b + ")");
            if (type == Double.class) {
                forms.add(name + " >= " + a + ".5");
            }
            return forms;
        }
        if (type == String.class) {
            return List.of(
                    name + " == \"main\"",
                    name + " != \"text1\"",
                    name + " in (\"main\", \"text1\", \"p1\")",
                    name + " not in (\"east\", \"text2\")",
                    name + " contains \"text\"",
                    name + " not contains \"1\"");
        }
        if (type.isEnum()) {
            String a = constant(type);
            String b = constant(type);
            importType(type);
            return List.of(
                    name + " == " + a,
                    name + " != " + a,
                    name + " in (" + a + ", " + b + ")",
                    name + " not in (" + a + ", " + b + ")",
                    name + " == " + a + " || " + name + " == " + b,
                    name + " != " + a + " && " + name + " != " + b);
        }
        if (type == Set.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            String literal = element.isEnum() ? constant(element) : "\"main\"";
            importType(element);
            return List.of(name + " contains " + literal, name + " not contains " + literal);
        }
        return List.of();
    }

    private void importType(Class<?> type) {
        if (type.isEnum()) {
            imports.add(outermost(type).getName());
        }
    }

    private String constant(Class<?> type) {
        String owner = outermost(type) == type
                ? type.getSimpleName()
                : outermost(type).getSimpleName() + "." + type.getSimpleName();
        return owner + "." + ((Enum<?>) pick(Arrays.asList(type.getEnumConstants()))).name();
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null || !Fact.class.isAssignableFrom(outer) ? type : outer;
    }

    private <T> T pick(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
