package care.concordance.benchmarks;

import care.concordance.pack.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Made-up case-level standards of any number, ten to a primary site, in five forms whose thresholds vary: so a case meets
 * ten that can apply however many there are. Written once here in the words of every contestant: as a rule pack, as Java,
 * and as the expressions of other engines.
 */
final class CaseStandards {

    /** Standards of one primary site. */
    static final int OF_A_SITE = 10;

    /** A value of a case: how Java reads it. The rules' property has the same name. */
    enum Property {
        BEHAVIOR("behavior"),
        RESECTED("resected"),
        NODES_EXAMINED_AT_LEAST("nodesExaminedAtLeast"),
        NODES_EXAMINED_AT_MOST("nodesExaminedAtMost"),
        AGE_AT_LEAST("ageAtLeast"),
        AGE_AT_MOST("ageAtMost"),
        STAGE_TWO_OR_THREE("stageTwoOrThree"),
        DAYS_TO_CHEMOTHERAPY_AT_LEAST("daysToChemotherapyAtLeast"),
        DAYS_TO_CHEMOTHERAPY_AT_MOST("daysToChemotherapyAtMost"),
        HORMONE_RECEPTOR_POSITIVE("hormoneReceptorPositive"),
        OPERATED("operated"),
        HORMONE_THERAPY("hormoneTherapy"),
        NODES_POSITIVE_AT_LEAST("nodesPositiveAtLeast"),
        NODES_POSITIVE_AT_MOST("nodesPositiveAtMost"),
        DAYS_FROM_SURGERY_TO_RADIATION_AT_LEAST("daysFromSurgeryToRadiationAtLeast"),
        DAYS_FROM_SURGERY_TO_RADIATION_AT_MOST("daysFromSurgeryToRadiationAtMost"),
        INVASIVE("invasive"),
        DAYS_TO_FIRST_TREATMENT_AT_LEAST("daysToFirstTreatmentAtLeast"),
        DAYS_TO_FIRST_TREATMENT_AT_MOST("daysToFirstTreatmentAtMost");

        private final String word;

        Property(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** The property as rules name it: a number within bounds is one property there. */
        String drl() {
            return word.replaceFirst("At(Least|Most)$", "");
        }

        /** The other bound of the same number; itself when it is no bound. */
        Property otherBound() {
            String other = name().endsWith("_AT_LEAST")
                    ? name().replace("_AT_LEAST", "_AT_MOST")
                    : name().replace("_AT_MOST", "_AT_LEAST");
            return valueOf(other);
        }

        /** How Java reads it of a case. */
        String java() {
            return word.equals(drl())
                    ? word + "()"
                    : drl() + (word.endsWith("AtLeast") ? "().atLeast()" : "().atMost()");
        }
    }

    /** One comparison: a property, an operator, and a number or the constants of an enum joined by {@code |}. */
    record Test(Property property, String operator, String value) {

        boolean isNumber() {
            return value.matches("-?[0-9]+");
        }

        List<String> constants() {
            return List.of(value.split("\\|"));
        }

        /** The same of the other bound, or with unknown as good as said: whether it may be so. */
        Test possible() {
            if (isNumber()) {
                return new Test(property.otherBound(), operator, value);
            }
            return new Test(property, operator, value + "|UNKNOWN");
        }

        /** Whether it is possibly so and not certainly; of what is always known nothing. */
        List<Test> unknown() {
            if (!isNumber()) {
                return List.of(new Test(property, operator, "UNKNOWN"));
            }
            String not = Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<").getOrDefault(operator, "");
            return possible().equals(this) ? List.of() : List.of(possible(), new Test(property, not, value));
        }

        /** In DRL. */
        String drl() {
            if (isNumber()) {
                return property.drl() + " " + operator + " " + value;
            }
            String type = property == Property.HORMONE_THERAPY ? "Therapy." : "Answer.";
            List<String> all = constants().stream().map(type::concat).toList();
            return all.size() == 1
                    ? property.drl() + " == " + all.get(0)
                    : property.drl() + " in (" + String.join(", ", all) + ")";
        }

        /** In Java, as an engineer would write it. */
        String java() {
            String call = "c." + property.java();
            if (isNumber()) {
                return call + " " + operator + " " + value;
            }
            String type = property == Property.HORMONE_THERAPY ? "Therapy." : "Answer.";
            List<String> all = constants().stream()
                    .map(each -> call + " == " + type + each)
                    .toList();
            return all.size() == 1 ? all.get(0) : "(" + String.join(" || ", all) + ")";
        }

        /** In CEL, enums by their names. */
        String cel() {
            if (isNumber()) {
                return property.word() + " " + operator + " " + value;
            }
            List<String> all =
                    constants().stream().map(each -> "'" + each + "'").toList();
            return all.size() == 1
                    ? property.word() + " == " + all.get(0)
                    : property.word() + " in [" + String.join(", ", all) + "]";
        }
    }

    /**
     * One standard: three rules that begin alike.
     *
     * @param site its primary site
     * @param base what all its rules ask
     * @param met what is asked further for met
     * @param unproven what is asked further for unproven; never true together with {@code met}
     * @param value what the sentence of the observed rule shows
     */
    record Text(String id, String site, List<Test> base, List<Test> met, List<Test> unproven, Property value) {

        /** What is asked of a case it is about, and more. */
        List<Test> with(List<Test> more) {
            return Stream.concat(base.stream(), more.stream()).toList();
        }

        /** Whether a case may be one it is about. */
        List<Test> possibleBase() {
            return base.stream().map(Test::possible).toList();
        }

        /** Each way in which it is not known whether a case is one it is about, for those who have no third value. */
        List<List<Test>> unknownBase() {
            List<List<Test>> ways = new ArrayList<>();
            for (Test test : base) {
                if (!test.unknown().isEmpty()) {
                    List<Test> way = new ArrayList<>(possibleBase());
                    way.addAll(test.unknown());
                    ways.add(way);
                }
            }
            return ways;
        }
    }

    private CaseStandards() {}

    /** The primary sites of so many standards. */
    static List<String> sites(int standards) {
        List<String> sites = new ArrayList<>();
        for (int i = 0; i < standards / OF_A_SITE; i++) {
            sites.add("C%03d".formatted(100 + i * 5));
        }
        return sites;
    }

    /** So many standards; a multiple of ten. */
    static List<Text> of(int standards) {
        List<Text> texts = new ArrayList<>();
        List<String> sites = sites(standards);
        for (int i = 0; i < standards; i++) {
            texts.add(text(
                    "S-%03d".formatted(i), sites.get(i / OF_A_SITE), i % 5, i % OF_A_SITE / 5 + i / OF_A_SITE % 4));
        }
        return texts;
    }

    private static Text text(String id, String site, int form, int step) {
        return switch (form) {
            case 0 ->
                window(
                        id,
                        site,
                        List.of(number(Property.BEHAVIOR, "==", 3), constant(Property.RESECTED, "YES")),
                        Property.NODES_EXAMINED_AT_LEAST,
                        Property.NODES_EXAMINED_AT_MOST,
                        ">=",
                        8 + 2 * step);
            case 1 ->
                window(
                        id,
                        site,
                        List.of(
                                number(Property.AGE_AT_MOST, "<", 70 + 5 * step),
                                constant(Property.STAGE_TWO_OR_THREE, "YES")),
                        Property.DAYS_TO_CHEMOTHERAPY_AT_LEAST,
                        Property.DAYS_TO_CHEMOTHERAPY_AT_MOST,
                        "<=",
                        90 + 30 * step);
            case 2 ->
                new Text(
                        id,
                        site,
                        List.of(
                                constant(Property.HORMONE_RECEPTOR_POSITIVE, "YES"),
                                constant(Property.OPERATED, "YES"),
                                number(Property.AGE_AT_LEAST, ">=", 18 + step)),
                        List.of(constant(Property.HORMONE_THERAPY, "GIVEN|REFUSED|RECOMMENDED_NOT_GIVEN")),
                        List.of(constant(Property.HORMONE_THERAPY, "RECOMMENDED|UNKNOWN")),
                        Property.HORMONE_THERAPY);
            case 3 ->
                window(
                        id,
                        site,
                        List.of(
                                number(Property.NODES_POSITIVE_AT_LEAST, ">=", 1 + step),
                                constant(Property.OPERATED, "YES")),
                        Property.DAYS_FROM_SURGERY_TO_RADIATION_AT_LEAST,
                        Property.DAYS_FROM_SURGERY_TO_RADIATION_AT_MOST,
                        "<=",
                        42 + 14 * step);
            default ->
                window(
                        id,
                        site,
                        List.of(constant(Property.INVASIVE, "YES"), number(Property.AGE_AT_LEAST, ">=", 18 + 2 * step)),
                        Property.DAYS_TO_FIRST_TREATMENT_AT_LEAST,
                        Property.DAYS_TO_FIRST_TREATMENT_AT_MOST,
                        "<=",
                        30 + 15 * step);
        };
    }

    /** Met when a number between two bounds is certainly on the right side of a limit, unproven when it may be. */
    private static Text window(
            String id, String site, List<Test> base, Property least, Property most, String operator, int limit) {
        boolean atLeast = operator.equals(">=");
        Property decides = atLeast ? least : most;
        return new Text(
                id,
                site,
                base,
                List.of(number(decides, operator, limit)),
                List.of(
                        atLeast ? number(least, "<", limit) : number(least, "<=", limit),
                        atLeast ? number(most, ">=", limit) : number(most, ">", limit)),
                decides);
    }

    private static Test number(Property property, String operator, int value) {
        return new Test(property, operator, String.valueOf(value));
    }

    private static Test constant(Property property, String constants) {
        return new Test(property, "==", constants);
    }

    // ---- as a rule pack

    private static final String HEAD = """
        package care.concordance.benchmarkcases;

        import care.concordance.facts.Answer;
        import care.concordance.facts.Therapy;
        import care.concordance.facts.TumorCase;

        global care.concordance.evaluate.Verdicts verdicts;

        """;

    private static final String RULE = """
        rule "%1$s %2$s: %3$s"
        when
          $case : TumorCase( %4$s )
        then
          verdicts.%2$s($case%5$s);
        end

        """;

    private static final String PAGE = """
        ---
        id: %s
        title: Synthetic
        component: standards-of-care
        domain: synthetic
        level: case
        requirement: required
        evidence: the registry abstract
        remedy: none
        owner: nobody
        close-within: 90 days
        source: made up for benchmarks
        basis: parameter
        effective-from: 2000-01-01
        ---
        ## Requirement

        None.

        ## Why

        For a benchmark.

        ## Met, gap, not applicable

        As its rules say.

        ## Not covered

        Everything else.
        """;

    /** The rules, each standard in its file with its page. */
    static RulePack pack(List<Text> texts) {
        Map<String, String> files = new TreeMap<>();
        for (Text text : texts) {
            String said = ", \"" + text.value().drl() + " is {}\", $case."
                    + text.value().drl() + "()";
            String drl = HEAD
                    + RULE.formatted(text.id(), "observed", "a case it is about", drl(text, List.of()), said)
                    + RULE.formatted(text.id(), "met", "on the right side", drl(text, text.met()), "")
                    + (text.unproven().stream().allMatch(Test::isNumber)
                            // What bounds leave open is the library's business.
                            ? ""
                            : RULE.formatted(
                                    text.id(), "unproven", "not known well enough", drl(text, text.unproven()), said));
            files.put("synthetic/" + text.id() + "-synthetic.drl", drl);
            files.put("synthetic/" + text.id() + "-synthetic.md", PAGE.formatted(text.id()));
        }
        return RulePack.of("benchmark-cases-" + texts.size(), "1", files);
    }

    private static String drl(Text text, List<Test> more) {
        List<String> all = new ArrayList<>(List.of("primarySite == \"" + text.site() + "\""));
        text.with(more).forEach(test -> all.add(test.drl()));
        return String.join(", ", all);
    }
}
