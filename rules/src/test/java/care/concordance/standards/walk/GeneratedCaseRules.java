package care.concordance.standards.walk;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.TumorCase;
import care.concordance.pack.RulePack;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes up packs of case-level rules: constraints drawn from few, so that rules share their beginnings, and from many. */
final class GeneratedCaseRules {

    private static final String PAGE = """
        ---
        id: %s
        title: Generated
        component: process
        domain: generated
        level: case
        requirement: required
        evidence: none
        remedy: none
        owner: nobody
        close-within: 90 days
        source: made up
        basis: parameter
        effective-from: %s
        %s---
        ## Requirement

        None.

        ## Why

        For a test.

        ## Met, gap, not applicable

        Never.

        ## Not covered

        Everything.
        """;

    private static final List<String> DISEASES =
            List.of("BREAST", "COLON", "LUNG", "PROSTATE", "BLADDER", "RECTUM", "KIDNEY", "OTHER", "HEMATOLOGIC");

    private static final List<Method> PROPERTIES = Arrays.stream(TumorCase.class.getMethods())
            .filter(method -> method.getDeclaringClass() == TumorCase.class
                    && method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.getName().matches("hashCode|toString|toBuilder"))
            .sorted(Comparator.comparing(Method::getName))
            .toList();

    private final Random random;
    /** The standard of the rule written last, and the rule others may extend. */
    private String last = "";

    /** The first rule of a text stands alone: others may extend it. */
    private String population = "";

    private final Set<String> asked = new HashSet<>();
    private final List<String> few = new ArrayList<>();
    private final Set<String> imports = new TreeSet<>(Set.of(TumorCase.class.getName()));

    GeneratedCaseRules(Random random) {
        this.random = random;
        while (few.size() < 12) {
            few.add(constraint());
        }
    }

    /**
     * A pack of four standards, one of them of two texts and one retired.
     *
     * @param joins whether some rules ask for more than one case
     */
    RulePack pack(int rules, boolean joins) {
        Map<String, String> files = new TreeMap<>();
        List<String[]> texts = List.of(
                new String[] {"G-01", "G-01-generated", "2018-01-01", ""},
                new String[] {"G-02", "G-02-2018-generated", "2018-01-01", "effective-to: 2022-06-30\n"},
                new String[] {"G-02", "G-02-2022-generated", "2022-07-01", ""},
                new String[] {"G-03", "G-03-generated", "2000-01-01", "effective-to: 2021-12-31\n"},
                new String[] {"G-04", "G-04-generated", "2010-01-01", ""});
        int number = 0;
        for (String[] text : texts) {
            StringBuilder body = new StringBuilder();
            last = "";
            for (int i = 0; i < rules; i++) {
                rule(body, text[0], number++, i == 0 ? "observed" : i == 1 ? "met" : verb(), joins && i % 9 == 8);
            }
            StringBuilder head = new StringBuilder("package care.concordance.generatedcases;\n\n");
            imports.forEach(name -> head.append("import ").append(name).append(";\n"));
            head.append("\nglobal care.concordance.evaluate.Verdicts verdicts;\n\n")
                    .append(body);
            files.put("generated/" + text[1] + ".drl", head.toString());
            files.put("generated/" + text[1] + ".md", PAGE.formatted(text[0], text[2], text[3]));
        }
        return RulePack.of("generated-cases", "1", AcceptedRules.of(files));
    }

    /** Met is rare: said where nothing was observed, it sets the case aside. */
    private String verb() {
        int dice = random.nextInt(20);
        return dice < 8 ? "observed" : dice < 9 ? "met" : dice < 12 ? "excluded" : dice < 15 ? "excepted" : "unproven";
    }

    private void rule(StringBuilder text, String standard, int number, String verb, boolean join) {
        List<String> constraints = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            constraints.add("disease == \"" + pick(DISEASES) + "\"");
        }
        int more = verb.equals("met") ? 4 : random.nextInt(5);
        for (int i = 0; i < more; i++) {
            constraints.add(random.nextInt(3) > 0 ? pick(few) : constraint());
        }
        if (random.nextInt(6) == 0) {
            Collections.reverse(constraints);
        }
        text.append("rule \"")
                .append(standard)
                .append(' ')
                .append(verb)
                .append(": generated ")
                .append(number);
        boolean extending = standard.equals(last) && random.nextBoolean();
        if (extending) {
            text.append("\" extends \"").append(population);
        }
        if (!standard.equals(last)) {
            last = standard;
            population = standard + " observed: generated " + number;
            asked.clear();
            constraints.forEach(constraint -> asked.add(property(constraint)));
        }
        Set<String> properties = extending ? new HashSet<>(asked) : new HashSet<>();
        constraints.removeIf(constraint -> !properties.add(property(constraint)));
        if (extending) {
            constraints.add(0, "this == $case");
        }
        text.append("\"\n  @Standard(\"").append(standard).append("\")\nwhen\n  ");
        text.append(extending ? "" : "$case : ").append("TumorCase( ");
        text.append(String.join(", ", new LinkedHashSet<>(constraints)));
        text.append(constraints.isEmpty() ? ")\n" : " )\n");
        if (join) {
            text.append("  exists TumorCase( id == $case.id, ")
                    .append(pick(few))
                    .append(" )\n");
        }
        Method value = pick(PROPERTIES);
        text.append("then\n  verdicts.").append(verb).append("($case, \"").append(value.getName());
        text.append(" is {}\", $case.").append(value.getName()).append("());\nend\n\n");
    }

    /** A property is asked once: the gate refuses rules nothing can satisfy. */
    private static String property(String constraint) {
        return constraint.replaceFirst("^!?(\\w+).*", "$1");
    }

    private String constraint() {
        while (true) {
            Method property = pick(PROPERTIES);
            String name = property.getName();
            Class<?> type = property.getReturnType();
            if (type == Between.class) {
                return name + " " + pick(List.of("==", "!=", "<", "<=", ">", ">=")) + " " + number();
            }
            if (type == Answer.class && random.nextBoolean()) {
                return pick(List.of(name, "!" + name));
            }
            if (type == int.class) {
                int one = number();
                int other = number();
                int a = Math.min(one, other);
                int b = Math.max(one, other);
                return pick(List.of(
                        name + " == " + a,
                        name + " != " + a,
                        name + " < " + a,
                        name + " <= " + a,
                        name + " > " + a,
                        name + " >= " + a,
                        name + " >= " + a + " && " + name + " <= " + b,
                        name + " < " + a + " || " + name + " > " + b,
                        name + " in (" + a + ", " + b + ")",
                        name + " not in (" + a + ", " + b + ")"));
            }
            if (type == boolean.class) {
                return pick(List.of(name, name + " == true", name + " == false"));
            }
            if (type == String.class && !name.endsWith("InWords")) {
                return pick(List.of(
                        name + " == \"C509\"",
                        name + " == \"BREAST\"",
                        name + " != \"C619\"",
                        name + " in (\"C509\", \"COLON\", \"C341\")",
                        name + " not in (\"BREAST\", \"C619\")",
                        name + " contains \"5\""));
            }
            if (type.isEnum()) {
                Class<?> outer = type.getDeclaringClass() == null ? type : type.getDeclaringClass();
                imports.add(outer.getName());
                String prefix = (outer == type ? "" : outer.getSimpleName() + ".") + type.getSimpleName() + ".";
                String a = prefix + pick(Arrays.asList(type.getEnumConstants()));
                String b = prefix + pick(Arrays.asList(type.getEnumConstants()));
                return pick(List.of(
                        name + " == " + a,
                        name + " != " + a,
                        name + " in (" + a + ", " + b + ")",
                        name + " not in (" + a + ", " + b + ")",
                        // Of what may be unknown two alternatives are refused.
                        Arrays.toString(type.getEnumConstants()).contains("UNKNOWN")
                                ? name + " != " + b
                                : name + " == " + a + " || " + name + " == " + b));
            }
        }
    }

    private int number() {
        return pick(List.of(0, 1, 2, 3, 12, 18, 40, 50, 70, 90, 120, 365, 8140, 8500));
    }

    private <T> T pick(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
