package care.concordance.standards;

import static care.concordance.standards.CaseOracle.K.N;
import static care.concordance.standards.CaseOracle.K.U;
import static care.concordance.standards.CaseOracle.K.Y;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A second opinion on every case-level standard, in plain Java and written from the pages: it shares the components of a
 * case with the rules and nothing else, none of the properties the rules read. Where it disagrees with the rules, one of
 * the three - page, rules, oracle - is wrong.
 */
final class CaseOracle {

    /** Yes, no, unknown. */
    enum K {
        Y,
        N,
        U
    }

    private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    /** Days that are more than any life has. */
    private static final long ANY_TIME = 100_000;

    private interface Text {
        Outcome judge(CaseOracle of);
    }

    private record Dated(LocalDate from, LocalDate to, Text text) {}

    private static final Map<String, List<Dated>> STANDARDS = new TreeMap<>();

    private static void text(String id, int fromYear, String to, Text text) {
        text(id, LocalDate.of(fromYear, 1, 1), to, text);
    }

    private static void text(String id, LocalDate from, String to, Text text) {
        STANDARDS
                .computeIfAbsent(id, key -> new ArrayList<>())
                .add(new Dated(from, to.isEmpty() ? ALWAYS : LocalDate.parse(to), text));
    }

    private final TumorCase c;

    private CaseOracle(TumorCase c) {
        this.c = c;
    }

    static Set<String> standards() {
        return STANDARDS.keySet();
    }

    /** What each standard says of a case; a standard that does not apply is left out. */
    static Map<String, Outcome> judge(TumorCase tumorCase) {
        CaseOracle oracle = new CaseOracle(tumorCase);
        Map<String, Outcome> outcomes = new TreeMap<>();
        STANDARDS.forEach((id, texts) -> {
            Outcome outcome = oracle.byDate(texts);
            if (outcome != Outcome.NOT_APPLICABLE) {
                outcomes.put(id, outcome);
            }
        });
        return outcomes;
    }

    /** The outcome on each day the diagnosis could be of; one if all agree. */
    private Outcome byDate(List<Dated> texts) {
        LocalDate first = c.diagnosis().earliest();
        LocalDate last = c.diagnosis().latest();
        Set<LocalDate> turns = new HashSet<>(Set.of(first));
        for (Dated text : texts) {
            turns.add(text.from());
            if (!text.to().equals(ALWAYS)) {
                turns.add(text.to().plusDays(1));
            }
        }
        Set<Outcome> outcomes = new HashSet<>();
        for (LocalDate day : turns) {
            if (day.isBefore(first) || day.isAfter(last)) {
                continue;
            }
            Outcome outcome = Outcome.NOT_APPLICABLE;
            for (Dated text : texts) {
                if (!day.isBefore(text.from()) && !day.isAfter(text.to())) {
                    outcome = text.text().judge(this);
                }
            }
            outcomes.add(outcome);
        }
        return outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNPROVEN;
    }

    // ---- three-valued logic

    private static K k(boolean yes) {
        return yes ? Y : N;
    }

    private static K k(Answer answer) {
        return answer == Answer.UNKNOWN ? U : k(answer == Answer.YES);
    }

    private static K and(K... all) {
        K result = Y;
        for (K each : all) {
            if (each == N) {
                return N;
            }
            result = each == U ? U : result;
        }
        return result;
    }

    private static K or(K... any) {
        K result = N;
        for (K each : any) {
            if (each == Y) {
                return Y;
            }
            result = each == U ? U : result;
        }
        return result;
    }

    private static K not(K of) {
        return of == U ? U : k(of == N);
    }

    private static Outcome decide(K population, K met, boolean accepted) {
        return decide(population, met, k(accepted));
    }

    /** @param accepted whether there is a reason for not meeting it that the standard accepts */
    private static Outcome decide(K population, K met, K accepted) {
        if (population == N) {
            return Outcome.NOT_APPLICABLE;
        }
        if (population == Y && met == Y) {
            return Outcome.CONCORDANT;
        }
        if (accepted == Y && met == N) {
            return Outcome.NOT_APPLICABLE;
        }
        // Accepted, and perhaps met: knowing more may make it concordant.
        return population == Y && met == N && accepted == N ? Outcome.GAP : Outcome.UNPROVEN;
    }

    // ---- who

    private K atLeast(Between number, int least) {
        return number.atLeast() >= least ? Y : number.atMost() < least ? N : U;
    }

    private K adult() {
        return atLeast(c.age(), 18);
    }

    private K atMostYears(int years) {
        return not(atLeast(c.age(), years + 1));
    }

    private K woman() {
        return c.sex() == TumorCase.Sex.UNKNOWN ? U : k(c.sex() == TumorCase.Sex.FEMALE);
    }

    private K morphology(int... ranges) {
        if (c.histology() == 0) {
            return U;
        }
        boolean in = false;
        for (int i = 0; i < ranges.length; i += 2) {
            in |= ranges[i] <= c.histology() && c.histology() <= ranges[i + 1];
        }
        return k(in);
    }

    private K invasive() {
        return c.behavior() == -1 || c.behavior() == 9 ? U : k(c.behavior() == 3);
    }

    private K here() {
        return k(c.treatedHere());
    }

    private K scope() {
        return and(k(c.firstOrOnlyCancer()), morphology(8000, 8579), invasive(), here());
    }

    /** Topography, for solid tumors that are not mesothelioma or Kaposi sarcoma. */
    private boolean site(String pattern) {
        return c.primarySite().matches(pattern)
                && c.histology() < 9590
                && c.histology() != 9140
                && !(c.histology() >= 9050 && c.histology() <= 9055);
    }

    private boolean breast() {
        return site("C50.");
    }

    private boolean colon() {
        return site("C18[^1]");
    }

    private boolean rectum() {
        return site("C(19|20).");
    }

    private boolean lung() {
        return site("C34.");
    }

    private K neuroendocrine() {
        return morphology(8150, 8153, 8155, 8156, 8158, 8158, 8240, 8242, 8249, 8249, 8683, 8683);
    }

    private K nonSmallCell() {
        return and(not(morphology(8041, 8045)), not(neuroendocrine()));
    }

    private K carcinoma() {
        return and(morphology(8000, 8579), invasive());
    }

    /** Carcinoma not further specified may be urothelial. */
    private K urothelial() {
        return morphology(8000, 8010) == Y ? U : morphology(8120, 8120, 8130, 8130);
    }

    private boolean bladder() {
        return site("C67.");
    }

    private boolean prostate() {
        return site("C61.");
    }

    private boolean melanoma() {
        return c.primarySite().startsWith("C44") && c.histology() >= 8720 && c.histology() <= 8790;
    }

    // ---- stage

    private static K group(String group, String... of) {
        if (group.isEmpty()) {
            return U;
        }
        String roman = group.replaceAll("[^0IV].*", "");
        return k(List.of(of).contains(roman));
    }

    /** The first staging that has a group: of the resection without treatment before it, clinical, of that after it. */
    private String stageGroup() {
        for (Tnm tnm : List.of(c.pathologic(), c.clinical(), c.postTherapy())) {
            if (!tnm.group().isEmpty()) {
                return tnm.group();
            }
        }
        return "";
    }

    /** Which of the two stagings of a resection says something of a category: one is made, or the other. */
    private String ofResection(Function<Tnm, String> category) {
        String untreated = category.apply(c.pathologic());
        String treated = category.apply(c.postTherapy());
        return untreated.isEmpty() || (untreated.endsWith("X") && !treated.isEmpty() && !treated.endsWith("X"))
                ? treated
                : untreated;
    }

    private String pathologicT() {
        return ofResection(Tnm::t);
    }

    private String pathologicN() {
        return ofResection(Tnm::n);
    }

    /** A category as the pathologist found it; as the clinician did where he says nothing or could not tell. */
    private static String first(String pathologic, String clinical) {
        return pathologic.isEmpty() || pathologic.endsWith("X") ? clinical : pathologic;
    }

    private K t1cOrIbToIiic() {
        String t = first(c.pathologic().t(), c.clinical().t());
        K node = category(first(c.pathologic().n(), c.clinical().n()), "N[123].*");
        K more = category(t, "T1C.*|T[234].*");
        // T1 alone does not say how large.
        K tumor = t.equals("T1") ? U : more;
        K byCategory = or(node, tumor);
        if (byCategory == U) {
            // Treatment makes a tumor smaller: what is left of it was there, what is not left may have been.
            K left = or(
                    category(c.postTherapy().n(), "N[123].*"),
                    category(c.postTherapy().t(), "T1C.*|T[234].*"));
            boolean inSitu = group(first(c.pathologic().group(), c.clinical().group()), "0") == Y;
            byCategory = left == Y || group(stageGroup(), "II", "III") == Y ? Y : inSitu ? N : U;
        }
        return and(byCategory, not(metastatic()));
    }

    /** Anatomic stage 0 to II of the breast: T and N, or where one is missing a group that is early in either sense. */
    private K earlyBreast() {
        Tnm tnm = c.clinical();
        K late = or(
                category(tnm.t(), "T4.*"),
                category(tnm.n(), "N[23].*"),
                and(category(tnm.t(), "T3.*"), category(tnm.n(), "N1.*")),
                category(tnm.m(), "M1"),
                group(tnm.group(), "IV") == Y ? Y : N);
        if (late == Y) {
            return N;
        }
        boolean both = category(tnm.t(), ".*") == Y && category(tnm.n(), ".*") == Y;
        if (both) {
            return tnm.m().equals("M0") || !tnm.group().isEmpty() ? Y : U;
        }
        return group(tnm.group(), "0", "I") == Y ? Y : U;
    }

    private K clinicalOneToThree() {
        Tnm tnm = c.clinical();
        if (tnm.m().equals("M1")) {
            return N;
        }
        return tnm.group().isEmpty()
                ? and(or(category(tnm.t(), "T[1234].*"), category(tnm.n(), "N[123].*")), category(tnm.m(), "M0"))
                : group(tnm.group(), "I", "II", "III");
    }

    /** A stage group, without distant metastasis in either staging. */
    private K staged(String... groups) {
        return metastatic() == Y ? N : group(stageGroup(), groups);
    }

    /** N0 by the category, or by a group that says so of bladder and prostate; and no distant metastasis. */
    private K localized() {
        K node = category(c.clinical().n(), "N[123].*");
        K negative = node == U && group(c.clinical().group(), "0", "I", "II") == Y ? Y : not(node);
        return and(negative, not(metastatic()));
    }

    private static K category(String category, String pattern) {
        return category.isEmpty() || category.endsWith("X") ? U : k(category.matches(pattern));
    }

    private K metastatic() {
        List<Tnm> stagings = List.of(c.pathologic(), c.clinical(), c.postTherapy());
        boolean four = stagings.stream().anyMatch(tnm -> tnm.group().startsWith("IV"));
        boolean fourIsM1 = breast() || colon() || rectum() || lung() || melanoma();
        if (stagings.stream().anyMatch(tnm -> tnm.m().equals("M1")) || (four && fourIsM1)) {
            return Y;
        }
        if (stagings.stream().anyMatch(tnm -> tnm.m().equals("M0"))) {
            return N;
        }
        return !four && stagings.stream().anyMatch(tnm -> !tnm.group().isEmpty()) ? N : U;
    }

    /**
     * N above 0, by what is known: the category; a positive node (N1 or more); deposits without a category (N1c at least).
     * No positive node is N0 or N1c; N1c is ruled out by a category, by the absence of deposits, or where nothing was
     * dissected that could hold any.
     */
    private K nodePositive() {
        String n = pathologicN();
        if (n.matches("N[123].*") || c.nodesPositive().atLeast() > 0) {
            return Y;
        }
        if (n.startsWith("N0")) {
            return N;
        }
        K deposits = n.isEmpty() ? k(c.tumorDeposits()) : N;
        if (n.isEmpty() && deposits != Y && c.nodesExamined().atMost() == 0) {
            deposits = N;
        }
        return or(atLeast(c.nodesPositive(), 1), deposits);
    }

    // ---- treatment

    private boolean surgeryKnown() {
        return c.surgeryCode() >= 0 && c.surgeryCode() < 98 && !instilled();
    }

    /** A drug put into the bladder, which registries count among its surgery. */
    private boolean instilled() {
        return c.primarySite().matches("C67.") && List.of(15, 16).contains(c.surgeryCode());
    }

    private K operated() {
        if (instilled() || (c.surgeryCode() == 98 && c.primarySite().matches("C42[0134]"))) {
            return N;
        }
        return surgeryKnown() ? k(c.surgeryCode() > 0) : U;
    }

    private K surgeryBetween(int from, int to) {
        if (operated() == N) {
            return N;
        }
        if (!surgeryKnown() || (c.surgeryCode() >= 90)) {
            return U;
        }
        return k(from <= c.surgeryCode() && c.surgeryCode() <= to);
    }

    private K resected() {
        return surgeryBetween(lungTopography() ? 20 : 30, 89);
    }

    private boolean lungTopography() {
        return c.primarySite().startsWith("C34");
    }

    private K localOnly() {
        return surgeryBetween(1, lungTopography() ? 19 : 29);
    }

    private static K given(Therapy therapy) {
        return switch (therapy) {
            case GIVEN -> Y;
            case UNKNOWN, RECOMMENDED -> U;
            default -> N;
        };
    }

    private K irradiated() {
        return k(c.radiationGiven());
    }

    /** Why it was not given is not on record, and may be a reason that is accepted. */
    private K radiationImpossible() {
        return c.radiation() == Therapy.UNKNOWN ? U : k(impossible(c.radiation()));
    }

    private static boolean recommended(Therapy therapy) {
        return List.of(Therapy.RECOMMENDED_NOT_GIVEN, Therapy.REFUSED, Therapy.RECOMMENDED)
                .contains(therapy);
    }

    private static boolean impossible(Therapy therapy) {
        return therapy == Therapy.CONTRAINDICATED || therapy == Therapy.DIED_BEFORE;
    }

    private static boolean impossibleOrRefused(Therapy therapy) {
        return impossible(therapy) || therapy == Therapy.REFUSED;
    }

    /** Of a treatment that may have been given, or not, it is open. */
    private static K contraindicatedOrRefused(Therapy therapy) {
        return given(therapy) == U ? U : k(therapy == Therapy.CONTRAINDICATED || therapy == Therapy.REFUSED);
    }

    // ---- days

    private static boolean known(PartialDate date) {
        return !date.earliest().equals(LocalDate.MIN) && !date.latest().equals(LocalDate.MAX);
    }

    /** Whether an event came within some days of the diagnosis; one dated before it has a wrong date. */
    private K within(K happened, PartialDate date, int days) {
        if (happened != Y) {
            return happened;
        }
        if (!known(date)
                || !known(c.diagnosis())
                || date.latest().isBefore(c.diagnosis().earliest())) {
            return U;
        }
        if (date.latest().compareTo(c.diagnosis().earliest().plusDays(days)) <= 0) {
            return Y;
        }
        return date.earliest().isAfter(c.diagnosis().latest().plusDays(days)) ? N : U;
    }

    /** Whether a second event came on the day of the first or at most some days later. */
    private static K follows(K first, PartialDate one, K second, PartialDate two, long days) {
        K both = and(first, second);
        if (both != Y) {
            return both;
        }
        if (!known(one) || !known(two)) {
            return U;
        }
        long most = ChronoUnit.DAYS.between(one.earliest(), two.latest());
        long least = ChronoUnit.DAYS.between(one.latest(), two.earliest());
        if (most < 0 || least > days) {
            return N;
        }
        return least >= 0 && most <= days ? Y : U;
    }

    /** Whether the patient was alive some days after diagnosis, that is did not die on that day or before. */
    private K alive(int days) {
        PartialDate last = c.lastContact();
        if (!known(last)
                || !known(c.diagnosis())
                || last.latest().isBefore(c.diagnosis().earliest())) {
            return U;
        }
        boolean dead = c.vitalStatus() == TumorCase.Vital.DEAD;
        LocalDate lastOfWindow = c.diagnosis().latest().plusDays(days);
        if (c.vitalStatus() == TumorCase.Vital.UNKNOWN) {
            // Seen, or dead, after the window: in either case not dead in it.
            return last.earliest().isAfter(lastOfWindow) ? Y : U;
        }
        // Last seen alive on the last day of the window is alive after it.
        if (dead ? last.earliest().isAfter(lastOfWindow) : !last.earliest().isBefore(lastOfWindow)) {
            return Y;
        }
        return dead && !last.latest().isAfter(c.diagnosis().earliest().plusDays(days)) ? N : U;
    }

    private boolean surgeryDatesContradict() {
        return known(c.surgeryDate())
                && known(c.definitiveSurgeryDate())
                && c.surgeryDate().earliest().isAfter(c.definitiveSurgeryDate().latest());
    }

    private PartialDate surgeryOf(PartialDate asked, PartialDate other) {
        return surgeryDatesContradict() ? PartialDate.UNKNOWN : known(asked) ? asked : other;
    }

    /** The day the primary site was first operated on. */
    private PartialDate firstSurgery() {
        return surgeryOf(c.surgeryDate(), c.definitiveSurgeryDate());
    }

    /** The day of the operation the code is of. */
    private PartialDate definitiveSurgery() {
        return surgeryOf(c.definitiveSurgeryDate(), c.surgeryDate());
    }

    /** Whether a treatment started at most so many days before surgery and at most so many after it. */
    private K around(Therapy therapy, PartialDate date, long before, long after) {
        K both = and(given(therapy), operated());
        if (both != Y || !known(date) || !known(definitiveSurgery())) {
            return both == N ? N : U;
        }
        PartialDate surgery = definitiveSurgery();
        LocalDate from = surgery.latest().minusDays(before);
        LocalDate to = surgery.earliest().plusDays(after);
        if (!date.earliest().isBefore(from) && !date.latest().isAfter(to)) {
            return Y;
        }
        return date.latest().isBefore(surgery.earliest().minusDays(before))
                        || date.earliest().isAfter(surgery.latest().plusDays(after))
                ? N
                : U;
    }

    private K chemotherapyWithin(int days) {
        return within(given(c.chemotherapy()), c.chemotherapyDate(), days);
    }

    private K radiationWithin(int days) {
        return within(irradiated(), c.radiationDate(), days);
    }

    private K documented(TestResult result) {
        return result == TestResult.UNKNOWN ? U : k(result != TestResult.NOT_DOCUMENTED);
    }

    private static K positive(TestResult result) {
        return result == TestResult.POSITIVE ? Y : result == TestResult.NEGATIVE ? N : U;
    }

    static {
        text(
                "BREAST-01",
                2018,
                "2022-12-31",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.scope(),
                                o.t1cOrIbToIiic(),
                                o.hormoneReceptor(),
                                o.operated(),
                                o.alive(365)),
                        or(
                                within1(o, o.c.hormoneTherapy(), o.c.hormoneTherapyDate(), 365),
                                k(recommended(o.c.hormoneTherapy()))),
                        impossible(o.c.hormoneTherapy())));
        text(
                "BREAST-02",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.atMostYears(69),
                                o.scope(),
                                not(o.morphology(8200, 8200)),
                                o.t1cOrIbToIiic(),
                                not(o.hormoneReceptor()),
                                o.operated(),
                                o.alive(120)),
                        or(
                                and(k(o.c.multiAgentChemotherapy()), o.chemotherapyWithin(120)),
                                k(recommended(o.c.chemotherapy()))),
                        impossible(o.c.chemotherapy())));
        text(
                "BREAST-03",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.atMostYears(69),
                                o.scope(),
                                not(o.metastatic()),
                                o.localOnly(),
                                o.alive(365)),
                        o.radiationWithin(365),
                        o.radiationImpossible()));
        text(
                "BREAST-04",
                2018,
                "2022-12-31",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.scope(),
                                not(o.metastatic()),
                                o.resected(),
                                o.atLeast(o.c.nodesPositive(), 4),
                                o.alive(365)),
                        or(o.radiationWithin(365), k(recommended(o.c.radiation()))),
                        o.radiationImpossible()));
        text(
                "BREAST-05",
                2018,
                "",
                o -> decide(
                        and(k(o.breast()), o.woman(), o.adult(), o.scope(), not(o.metastatic()), o.operated()),
                        o.biopsiedFirst(),
                        false));
        text(
                "BREAST-06",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.here(),
                                o.morphology(8000, 8579),
                                o.earlyBreast(),
                                o.operated()),
                        o.localOnly(),
                        false));
        text(
                "BREAST-07",
                2022,
                "",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.adult(),
                                o.scope(),
                                o.clinicalOneToThree(),
                                not(k(o.c.neoadjuvantTherapy())),
                                o.operated()),
                        o.within(o.operated(), o.firstSurgery(), 60),
                        false));
        text(
                "BREAST-08",
                2018,
                "2025-06-30",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.scope(),
                                o.t1cOrIbToIiic(),
                                positive(o.c.her2()),
                                given(o.c.chemotherapy())),
                        within1(o, o.c.immunotherapy(), o.c.immunotherapyDate(), 365),
                        impossibleOrRefused(o.c.immunotherapy())));
        text(
                "BREAST-08",
                LocalDate.of(2025, 7, 1),
                "",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.adult(),
                                o.atMostYears(70),
                                o.scope(),
                                o.t1cOrIbToIiic(),
                                positive(o.c.her2())),
                        and(o.chemotherapyWithin(183), given(o.c.immunotherapy())),
                        or(
                                contraindicatedOrRefused(o.c.chemotherapy()),
                                contraindicatedOrRefused(o.c.immunotherapy()))));
        text(
                "BREAST-09",
                2018,
                "2020-12-31",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.woman(),
                                o.adult(),
                                o.scope(),
                                o.c.her2() == TestResult.UNKNOWN ? U : k(o.c.her2() != TestResult.POSITIVE)),
                        not(given(o.c.immunotherapy())),
                        false));
        text(
                "BREAST-10",
                2018,
                "2024-12-31",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.adult(),
                                o.scope(),
                                category(o.c.clinical().t(), "T[12].*"),
                                category(o.c.clinical().n(), "N0.*"),
                                category(o.c.clinical().m(), "M0"),
                                o.operated()),
                        k(o.c.sentinelNodeBiopsy()),
                        and(o.atLeast(o.c.age(), 70), o.luminalT1())));
        text(
                "BREAST-10",
                2025,
                "2025-12-31",
                o -> decide(
                        and(
                                k(o.breast()),
                                o.adult(),
                                o.scope(),
                                category(o.c.clinical().t(), "T[12].*"),
                                category(o.c.clinical().n(), "N0.*"),
                                category(o.c.clinical().m(), "M0"),
                                o.operated()),
                        k(o.c.sentinelNodeBiopsy()),
                        // Below 70 it also takes menopause, grade and ultrasound, which a case does not have.
                        or(
                                and(o.atLeast(o.c.age(), 70), o.luminalT1()),
                                and(o.atLeast(o.c.age(), 50), o.luminalT1(), o.localOnly(), U))));
        text(
                "COLON-01",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.colon()),
                                o.adult(),
                                o.atMostYears(79),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.nodePositive(),
                                not(o.metastatic()),
                                o.operated(),
                                o.alive(120)),
                        or(o.chemotherapyWithin(120), k(recommended(o.c.chemotherapy()))),
                        impossible(o.c.chemotherapy())));
        text(
                "COLON-02",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.colon()),
                                o.adult(),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.staged("I", "II", "III"),
                                o.resected()),
                        o.atLeast(o.c.nodesExamined(), 12),
                        false));
        text(
                "COLON-03",
                2010,
                "2017-12-31",
                o -> decide(
                        and(
                                k(o.colon()),
                                o.adult(),
                                o.atMostYears(80),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.staged("III")),
                        or(
                                o.chemotherapyWithin(365),
                                k(o.c.chemotherapy() == Therapy.RECOMMENDED
                                        || o.c.chemotherapy() == Therapy.RECOMMENDED_NOT_GIVEN)),
                        impossibleOrRefused(o.c.chemotherapy())));
        text(
                "COLON-04",
                2018,
                "",
                o -> decide(
                        and(k(o.colon()), o.adult(), o.scope(), not(o.neuroendocrine()), o.operated()),
                        o.documented(o.c.mismatchRepair()),
                        false));
        text(
                "COLON-05",
                2021,
                "",
                o -> decide(
                        and(
                                k(o.colon()),
                                o.adult(),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.metastatic(),
                                and(given(o.c.immunotherapy()), k(o.c.antiEgfrAntibody()))),
                        and(o.documented(o.c.kras()), o.documented(o.c.nras())),
                        false));
        text(
                "RECTUM-01",
                2018,
                "2022-12-31",
                o -> decide(
                        and(
                                k(o.rectum()),
                                o.adult(),
                                o.atMostYears(79),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.staged("III"),
                                o.resected(),
                                o.alive(180)),
                        or(o.radiationWithin(180), k(recommended(o.c.radiation()))),
                        o.radiationImpossible()));
        text(
                "RECTUM-01",
                2023,
                "",
                o -> decide(
                        and(
                                k(o.rectum()),
                                o.adult(),
                                o.atMostYears(79),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.staged("III"),
                                o.resected(),
                                o.alive(180)),
                        or(o.radiationWithin(180), k(recommended(o.c.radiation())), k(o.c.neoadjuvantTherapy())),
                        o.radiationImpossible()));
        text(
                "RECTUM-02",
                2018,
                "2022-12-31",
                o -> decide(
                        and(
                                k(o.rectum()),
                                o.adult(),
                                o.atMostYears(79),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.staged("II", "III"),
                                o.resected(),
                                o.alive(270)),
                        or(o.chemotherapyWithin(270), k(recommended(o.c.chemotherapy()))),
                        impossible(o.c.chemotherapy())));
        text(
                "RECTUM-02",
                2023,
                "",
                o -> decide(
                        and(
                                k(o.rectum()),
                                o.adult(),
                                o.atMostYears(79),
                                o.scope(),
                                not(o.neuroendocrine()),
                                o.staged("II", "III"),
                                o.resected(),
                                o.alive(270)),
                        or(o.chemotherapyWithin(270), k(recommended(o.c.chemotherapy()))),
                        or(
                                k(impossible(o.c.chemotherapy())),
                                and(given(o.c.immunotherapy()), positive(o.c.mismatchRepair())))));
        text(
                "RECTUM-03",
                2022,
                "",
                o -> decide(
                        and(k(o.rectum()), o.adult(), o.scope(), not(o.neuroendocrine()), o.resected()),
                        o.atLeast(o.c.circumferentialMarginInTenths(), 11),
                        false));
        text(
                "RECTUM-04",
                2018,
                "",
                o -> decide(
                        and(k(o.rectum()), o.adult(), o.scope(), not(o.neuroendocrine()), o.operated()),
                        o.documented(o.c.mismatchRepair()),
                        false));
        text(
                "LUNG-01",
                2018,
                "2024-12-31",
                o -> decide(
                        and(
                                k(o.lung()),
                                o.adult(),
                                o.scope(),
                                o.nonSmallCell(),
                                not(o.metastatic()),
                                o.resected(),
                                category(o.pathologicN(), "N[12].*")),
                        or(
                                o.around(o.c.chemotherapy(), o.c.chemotherapyDate(), 120, 180),
                                k(recommended(o.c.chemotherapy()))),
                        impossible(o.c.chemotherapy())));
        text(
                "LUNG-01",
                2025,
                "",
                o -> decide(
                        and(
                                k(o.lung()),
                                o.adult(),
                                o.scope(),
                                o.nonSmallCell(),
                                not(o.metastatic()),
                                o.operated(),
                                o.largeOrNodePositiveLung()),
                        or(
                                o.around(o.c.chemotherapy(), o.c.chemotherapyDate(), 92, ANY_TIME),
                                o.around(o.c.immunotherapy(), o.c.immunotherapyDate(), 92, ANY_TIME),
                                k(recommended(o.c.chemotherapy())),
                                k(recommended(o.c.immunotherapy()))),
                        impossible(o.c.chemotherapy())));
        text(
                "LUNG-02",
                2018,
                "",
                o -> decide(
                        and(k(o.lung()), o.adult(), o.scope(), o.nonSmallCell(), o.staged("I", "II"), o.resected()),
                        o.atLeast(o.c.nodesExamined(), 10),
                        false));
        text(
                "LUNG-03",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.lung()),
                                o.adult(),
                                o.scope(),
                                o.nonSmallCell(),
                                not(o.metastatic()),
                                category(o.c.clinical().n(), "N2.*")),
                        or(not(o.operated()), k(o.c.neoadjuvantTherapy())),
                        false));
        text(
                "GASTRIC-01",
                2022,
                "",
                o -> decide(
                        and(
                                k(o.site("C15.|C160")),
                                o.adult(),
                                o.atMostYears(79),
                                o.scope(),
                                not(o.neuroendocrine()),
                                not(o.metastatic()),
                                or(
                                        category(o.c.clinical().t(), "T[34].*"),
                                        category(o.c.clinical().n(), "N[123].*")),
                                o.resected()),
                        given(o.c.chemotherapy()),
                        impossibleOrRefused(o.c.chemotherapy())));
        text(
                "GASTRIC-02",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.site("C1[56].")),
                                not(o.morphology(8050, 8089)),
                                not(o.neuroendocrine()),
                                o.adult(),
                                o.scope(),
                                o.operated()),
                        o.documented(o.c.mismatchRepair()),
                        false));
        text(
                "BLADDER-01",
                2018,
                "",
                o -> decide(
                        and(k(o.bladder()), o.adult(), o.atMostYears(79), o.scope(), o.resected()),
                        o.atLeast(o.c.nodesExamined(), 2),
                        false));
        text(
                "BLADDER-02",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.bladder()),
                                o.adult(),
                                o.scope(),
                                category(o.c.clinical().t(), "T[234].*"),
                                category(o.c.clinical().n(), "N0.*"),
                                category(o.c.clinical().m(), "M0")),
                        and(
                                or(o.resected(), and(o.localOnly(), given(o.c.chemotherapy()), o.irradiated())),
                                o.treatedBeyondExcisionWithin(90)),
                        false));
        text(
                "BLADDER-03",
                2024,
                "",
                o -> decide(
                        and(
                                k(o.bladder()),
                                o.adult(),
                                o.here(),
                                o.urothelial(),
                                o.ta(),
                                not(k(o.c.highGrade())),
                                o.localOnly()),
                        or(
                                follows(
                                        o.operated(),
                                        o.definitiveSurgery(),
                                        given(o.c.chemotherapy()),
                                        o.c.chemotherapyDate(),
                                        1),
                                k(recommended(o.c.chemotherapy()))),
                        impossible(o.c.chemotherapy())));
        text(
                "BLADDER-04",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.bladder()),
                                o.adult(),
                                o.here(),
                                o.urothelial(),
                                o.localized(),
                                not(o.resected()),
                                or(category(o.c.clinical().t(), "T1.*|TIS.*"), and(o.ta(), k(o.c.highGrade())))),
                        within1(o, o.c.immunotherapy(), o.c.immunotherapyDate(), 183),
                        impossibleOrRefused(o.c.immunotherapy())));
        text(
                "PROSTATE-01",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.prostate()),
                                o.adult(),
                                o.here(),
                                o.carcinoma(),
                                not(o.metastatic()),
                                or(
                                        o.atLeast(o.c.psaInTenths(), 201),
                                        o.atLeast(o.c.gleasonClinical(), 8),
                                        category(o.c.clinical().t(), "T[34].*")),
                                and(o.irradiated(), k(o.c.externalBeam()))),
                        given(o.c.hormoneTherapy()),
                        impossibleOrRefused(o.c.hormoneTherapy())));
        text(
                "PROSTATE-02",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.prostate()),
                                o.adult(),
                                o.here(),
                                o.carcinoma(),
                                o.localized(),
                                not(o.atLeast(o.c.psaInTenths(), 100)),
                                not(o.atLeast(o.c.gleasonClinical(), 7)),
                                o.c.clinical().t().equals("T2")
                                        ? U
                                        : category(o.c.clinical().t(), "T1.*|T2A.*")),
                        k(o.c.activeSurveillance()),
                        false));
        text(
                "PROSTATE-03",
                2018,
                "",
                o -> decide(
                        and(k(o.prostate()), o.adult(), o.here(), o.carcinoma(), o.radicalProstatectomy()),
                        and(
                                stated(o.pathologicT()),
                                stated(o.pathologicN()),
                                k(o.c.gleasonPathologicDocumented()),
                                k(o.c.marginsDocumented())),
                        false));
        text(
                "MELANOMA-01",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.c.primarySite().startsWith("C44")),
                                o.morphology(8720, 8790),
                                o.invasive(),
                                o.adult(),
                                o.here(),
                                o.operated()),
                        and(
                                stated(o.pathologicT()),
                                k(o.c.thicknessDocumented()),
                                k(o.c.ulcerationDocumented()),
                                k(o.c.mitoticRateDocumented())),
                        false));
        text(
                "CERVIX-01",
                2018,
                "",
                o -> decide(
                        and(k(o.site("C53.")), o.adult(), o.scope(), not(o.metastatic()), o.irradiated()),
                        o.radiationLasts(60),
                        false));
        text(
                "HEADNECK-01",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.site("C019|C024|C051|C052|C09.|C10.")),
                                o.morphology(8050, 8089),
                                o.invasive(),
                                o.adult(),
                                o.here()),
                        o.documented(o.c.p16()),
                        false));
        text(
                "HEADNECK-02",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.site("C(0.|1[0-4]|3[0-2]).")),
                                o.adult(),
                                o.scope(),
                                not(o.metastatic()),
                                follows(
                                        o.operated(),
                                        o.definitiveSurgery(),
                                        o.irradiated(),
                                        o.c.radiationDate(),
                                        1L << 40)),
                        follows(o.operated(), o.definitiveSurgery(), o.irradiated(), o.c.radiationDate(), 42),
                        false));
        text(
                "KIDNEY-01",
                2018,
                "",
                o -> decide(
                        and(
                                k(o.site("C64.")),
                                o.morphology(8260, 8260, 8310, 8319),
                                o.invasive(),
                                o.adult(),
                                o.here(),
                                o.treated()),
                        and(
                                assessed(o.c.clinical().t()),
                                assessed(o.c.clinical().n()),
                                assessed(o.c.clinical().m())),
                        false));
        text(
                "ALL-01",
                2018,
                "",
                o -> decide(
                        and(o.invasive(), o.adult(), o.here(), o.operated()),
                        not(k(o.c.unplannedReadmission())),
                        false));
        text(
                "ALL-02",
                2018,
                "",
                o -> decide(
                        and(not(o.hepatocellular()), o.invasive(), o.adult(), o.here(), o.treated()),
                        k(o.c.microscopicallyConfirmed()),
                        false));
    }

    private static K within1(CaseOracle o, Therapy therapy, PartialDate date, int days) {
        return o.within(given(therapy), date, days);
    }

    private K hormoneReceptor() {
        return or(positive(c.estrogenReceptor()), positive(c.progesteroneReceptor()));
    }

    /** Of a prostatectomy that is not specified (80) it is not known. */
    private K radicalProstatectomy() {
        return c.surgeryCode() >= 80 ? U : surgeryBetween(50, 79);
    }

    /** Whether some treatment that is more than an excision started within some days. */
    private K treatedBeyondExcisionWithin(int days) {
        return or(
                within(resected(), definitiveSurgery(), days),
                chemotherapyWithin(days),
                within(given(c.immunotherapy()), c.immunotherapyDate(), days),
                radiationWithin(days));
    }

    private K biopsiedFirst() {
        K before = U;
        if (known(c.biopsyDate()) && known(firstSurgery())) {
            before = c.biopsyDate().latest().isBefore(firstSurgery().earliest())
                    ? Y
                    : c.biopsyDate().earliest().isBefore(firstSurgery().latest()) ? U : N;
        }
        return and(k(c.primarySiteBiopsied()), operated(), before);
    }

    private K largeOrNodePositiveLung() {
        String t = pathologicT();
        // Since 2018 T2a ends at 4 cm, or has no size that could be told; T2b begins there.
        K large = t.matches("T2A.*") ? N : t.matches("T2B.*") ? Y : atLeast(c.tumorSizeInMillimetres(), 41);
        return or(and(category(t, "T2.*"), large), category(t, "T[34].*"), category(pathologicN(), "N[123].*"));
    }

    private K hepatocellular() {
        return c.primarySite().equals("C220") ? morphology(8170, 8175) : N;
    }

    private K luminalT1() {
        return and(category(c.clinical().t(), "T1.*"), hormoneReceptor(), not(positive(c.her2())));
    }

    private K treated() {
        return or(
                operated(), given(c.chemotherapy()), given(c.hormoneTherapy()), given(c.immunotherapy()), irradiated());
    }

    private K ta() {
        return category(c.clinical().t(), "TA");
    }

    private static K stated(String category) {
        return category.isEmpty() ? U : Y;
    }

    private static K assessed(String category) {
        return category.isEmpty() ? U : k(!category.endsWith("X"));
    }

    /** Whether the last day of radiation came at most some days after the first; one dated before it is a wrong date. */
    private K radiationLasts(int days) {
        PartialDate start = c.radiationDate();
        PartialDate end = c.radiationEndDate();
        if (irradiated() != Y) {
            return irradiated();
        }
        if (!known(start) || !known(end) || end.latest().isBefore(start.earliest())) {
            return U;
        }
        if (end.latest().compareTo(start.earliest().plusDays(days)) <= 0) {
            return Y;
        }
        return end.earliest().isAfter(start.latest().plusDays(days)) ? N : U;
    }
}
