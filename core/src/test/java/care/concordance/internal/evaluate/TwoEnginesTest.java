package care.concordance.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Fact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.ExecutableModel;
import care.concordance.internal.pack.SamplePack;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Drools' two engines mean the same by a rule: made-up packs, with every form of constraint the grammar has over every
 * type a property may be of, run over made-up facts, classic against executable model. Rules are generated as well as
 * facts: ten rules hide what ten thousand show.
 */
class TwoEnginesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> WORDS = List.of("a", "b", "ab", "", "Ä", "a b", "5", "true", "null");

    @Test
    void equalVerdicts() {
        Map<Outcome, Integer> seen = compare(2026, 8, 200);
        assertThat(seen.keySet())
                .as("outcomes reached: %s", seen)
                .contains(Outcome.CONCORDANT, Outcome.GAP, Outcome.UNPROVEN, Outcome.NOT_APPLICABLE);
    }

    @Test
    @Tag("long")
    void equalVerdictsOfManyPacks() {
        for (int seed = 1; seed <= 40; seed++) {
            compare(seed, 25, 1_000);
        }
    }

    /** Four standards whose rules each have something of their own to say: the gate refuses others. */
    private static RulePack possible(Random random) {
        List<String> files = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            files.addAll(possible("G-" + i, random));
        }
        return SamplePack.pack(files.toArray(String[]::new));
    }

    private static List<String> possible(String id, Random random) {
        while (true) {
            List<String> files = List.of(
                    "made/" + id + "-up.drl",
                    new Writer(id, random).standard(),
                    "made/" + id + "-up.md",
                    SamplePack.page(id, "site", "made"));
            try {
                CompiledPack.check(SamplePack.pack(files.toArray(String[]::new)));
                return files;
            } catch (RulePackException e) {
                assertThat(e.findings())
                        .extracting(Finding::kind)
                        .isSubsetOf(
                                Finding.Kind.AGREEMENT,
                                Finding.Kind.CONTRADICTION,
                                Finding.Kind.DUPLICATE,
                                Finding.Kind.MET_AND_EXCLUDED);
            }
        }
    }

    private static Map<Outcome, Integer> compare(long seed, int packs, int factSets) {
        Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
        for (int p = 0; p < packs; p++) {
            Random random = new Random(seed * 1_000 + p);
            RulePack pack = possible(random);
            CompiledPack classic = CompiledPack.of(pack, Map.of());
            Evaluator one = new Evaluator(classic);
            Evaluator two = new Evaluator(ExecutableModel.of(pack));
            for (int i = 0; i < factSets; i++) {
                List<Fact> facts = facts(random);
                List<Verdict> expected = evaluate(one, facts);
                Collections.shuffle(facts, random);
                List<Verdict> actual = evaluate(two, facts);
                if (!actual.equals(expected)) {
                    assertThat(actual)
                            .as(
                                    "seed %d, pack %d, fact set %d: %s%n%s",
                                    seed, p, i, facts, pack.files().values())
                            .isEqualTo(expected);
                }
                expected.forEach(verdict -> seen.merge(verdict.outcome(), 1, Integer::sum));
            }
        }
        return seen;
    }

    private static List<Verdict> evaluate(Evaluator evaluator, List<Fact> facts) {
        Set<Subject> subjects = facts.stream()
                .filter(Site.class::isInstance)
                .map(Fact::subject)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return evaluator.evaluate(facts, subjects, DAY, DAY);
    }

    // ---- rules

    /** Writes the rules of one standard. */
    private static final class Writer {
        private final String id;
        private final Random random;
        private final Set<String> nullable = new LinkedHashSet<>();
        private int rules;

        Writer(String id, Random random) {
            this.id = id;
            this.random = random;
        }

        String standard() {
            StringBuilder text = new StringBuilder("""
                package example.standards;

                import care.concordance.internal.evaluate.Specimen;
                import care.concordance.facts.Site;

                global care.concordance.evaluate.Verdicts verdicts;

                """);
            // Observed whenever there is a site, so that met is never without evidence.
            text.append(rule("observed", "  $site : Site( )\n", "$site", ", \"site {}\", $site.name()"));
            text.append(random("observed"));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                text.append(random("met"));
            }
            for (String verb : List.of("excluded", "excepted", "unproven")) {
                if (random.nextInt(3) == 0) {
                    text.append(random(verb));
                }
            }
            for (String property : nullable) {
                text.append(rule(
                        "unproven",
                        "  $site : Site( )\n  exists Specimen( site == $site.id, " + property + " == null )\n",
                        "$site",
                        ", \"" + property + " is not known\""));
            }
            return text.toString();
        }

        private String random(String verb) {
            StringBuilder when =
                    new StringBuilder("  $site : Site( " + (random.nextInt(4) == 0 ? "name != \"b\"" : "") + " )\n");
            boolean bound = random.nextInt(3) == 0;
            if (bound) {
                when.append("  $other : Specimen( site == $site.id")
                        .append(random.nextBoolean() ? ", " + constraint(false) : "")
                        .append(" )\n");
            }
            for (int i = random.nextInt(3); i > 0 || (!bound && when.indexOf("Specimen") < 0); i--) {
                String quantifier = random.nextBoolean() ? "exists " : "not ";
                List<String> constraints = new ArrayList<>();
                constraints.add("site == $site.id");
                for (int k = random.nextInt(3); k > 0; k--) {
                    constraints.add(constraint(bound));
                }
                Collections.shuffle(constraints, random);
                when.append("  ")
                        .append(quantifier)
                        .append("Specimen( ")
                        .append(String.join(", ", constraints))
                        .append(" )\n");
            }
            return rule(
                    verb,
                    when.toString(),
                    "$site",
                    bound
                            ? ", \"saw {} and {} of {}\", $other.count(), $other.optionalShare(), $other.kinds()"
                            : ", \"as the rule says\"");
        }

        private String rule(String verb, String when, String subject, String sentence) {
            return "rule \"" + id + " " + verb + ": rule " + (char) ('a' + rules++) + "\"\n  @Standard(\"" + id
                    + "\")\nwhen\n" + when + "then\n  verdicts." + verb + "(" + subject + sentence + ");\nend\n\n";
        }

        private String constraint(boolean bound) {
            String first = leaf(bound);
            return switch (random.nextInt(6)) {
                case 0 -> connected(first, " && ", bound);
                case 1 -> connected(first, " || ", bound);
                default -> first;
            };
        }

        /** A known test cannot stand inside an or: there only what is always known. */
        private String connected(String first, String connective, boolean bound) {
            String second = leaf(bound);
            if (connective.equals(" || ")) {
                while (first.contains("optional")) {
                    first = leaf(bound);
                }
                while (second.contains("optional")) {
                    second = leaf(bound);
                }
            }
            // Under and, the known test of a value may be the conjunct before it.
            return (first + connective + second).replace(" != null, ", " != null && ");
        }

        private String leaf(boolean bound) {
            String property = Stream.of(
                            "count",
                            "optionalCount",
                            "share",
                            "optionalShare",
                            "flag",
                            "optionalFlag",
                            "label",
                            "optionalLabel",
                            "kind",
                            "optionalKind",
                            "kinds",
                            "optionalKinds",
                            "day",
                            "optionalDay")
                    .toList()
                    .get(random.nextInt(14));
            boolean optional = property.startsWith("optional");
            if (optional) {
                nullable.add(property);
                if (random.nextInt(5) == 0) {
                    return property + (random.nextBoolean() ? " == null" : " != null");
                }
            }
            String type =
                    (optional ? property.substring("optional".length()) : property).toLowerCase(java.util.Locale.ROOT);
            String test = property
                    + switch (type) {
                        case "count" ->
                            bound && random.nextInt(3) == 0
                                    ? compare() + "$other." + one("count", "optionalCount", "day.year")
                                    : random.nextInt(3) == 0 ? list(number(), number()) : compare() + number();
                        case "share" ->
                            compare() + (random.nextBoolean() ? number() : number() + "." + random.nextInt(10));
                        case "flag" -> !optional && random.nextInt(3) == 0 ? "" : equal() + random.nextBoolean();
                        case "label" ->
                            bound && random.nextInt(3) == 0
                                    ? equal() + "$other.label"
                                    : switch (random.nextInt(3)) {
                                        case 0 -> list(word(), word(), word());
                                        case 1 -> contains() + word();
                                        default -> equal() + word();
                                    };
                        case "kind" ->
                            bound && random.nextInt(3) == 0
                                    ? equal() + "$other.kind"
                                    : random.nextBoolean() ? equal() + kind() : list(kind(), kind());
                        case "kinds" -> contains() + kind();
                        default ->
                            bound
                                    ? compare() + "$other." + (random.nextBoolean() ? "day" : "optionalDay") + window()
                                    : "";
                    };
            if (type.equals("day") && !bound) {
                return optional ? property + " != null" : "flag";
            }
            return optional ? property + " != null, " + test : test;
        }

        private String window() {
            return one("", ".minusDays(3)", ".plusDays(3)", ".minusMonths(1)", ".plusMonths(18)", ".minusYears(1)");
        }

        private String compare() {
            return one(" == ", " != ", " < ", " <= ", " > ", " >= ");
        }

        private String equal() {
            return one(" == ", " != ");
        }

        private String contains() {
            return one(" contains ", " not contains ");
        }

        private String list(String... values) {
            return one(" in (", " not in (") + String.join(", ", values) + ")";
        }

        private String number() {
            return String.valueOf(random.nextInt(7) - 2);
        }

        private String word() {
            return "\"" + WORDS.get(random.nextInt(WORDS.size())) + "\"";
        }

        private String kind() {
            return "Specimen.Kind." + one("RED", "GREEN", "BLUE");
        }

        private String one(String... of) {
            return of[random.nextInt(of.length)];
        }
    }

    // ---- facts

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        int sites = 1 + random.nextInt(3);
        for (int i = 0; i < sites; i++) {
            facts.add(new Site("s" + i, WORDS.get(random.nextInt(3)), null, null, Site.Scope.IN_SCOPE, null));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            facts.add(Specimen.random("x" + i, "s" + random.nextInt(sites), WORDS, random));
        }
        return facts;
    }
}
