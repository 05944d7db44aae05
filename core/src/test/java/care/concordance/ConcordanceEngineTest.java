package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.Committee;
import care.concordance.facts.CommitteeBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.facts.Variance;
import care.concordance.internal.pack.SamplePack;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConcordanceEngineTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Subject MAIN = Subject.site("main");
    private static final Committee COUNCIL = CommitteeBuilder.builder()
            .id("opac")
            .kind(Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL)
            .build();

    private final RulePack pack = SamplePack.with(drl -> drl);
    private final ConcordanceEngine engine = ConcordanceEngine.load(pack);

    // ---- variances

    @Test
    void aVarianceWaivesAGapFromItsFirstDayThroughItsLast() {
        Variance variance = variance(DAY.minusDays(10), DAY);
        assertThat(outcome(DAY, board(30), variance)).isEqualTo(Outcome.WAIVED);
        assertThat(outcome(DAY.plusDays(1), board(30), variance)).isEqualTo(Outcome.GAP);
        assertThat(outcome(DAY.minusDays(10), board(30), variance)).isEqualTo(Outcome.WAIVED);
        assertThat(outcome(DAY, board(30), variance(DAY, DAY.plusDays(1)))).isEqualTo(Outcome.WAIVED);
    }

    @Test
    void aWaivedVerdictStillCarriesTheGapsReasonsAndItsVariance() {
        Variance variance = variance(DAY, DAY);
        Verdict waived = verdict(engine, DAY, board(30), variance);
        Verdict gap = verdict(engine, DAY, board(30));
        assertThat(waived.reasons()).isNotEmpty().isEqualTo(gap.reasons());
        assertThat(waived.variance()).isEqualTo(variance);
        assertThat(gap.variance()).isNull();
    }

    @Test
    void judgesByStandardsThereAreOnly() {
        assertThat(engine.judge(Set.of("TB-01"), DAY).judge(List.of(site("main"), board(7))))
                .hasSize(1);
        assertThatThrownBy(() -> engine.judge(Set.of("TB-99", "TB-01", "TB-98"), DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no standard TB-98, TB-99");
    }

    @Test
    void gapsAreFoundByWhoClosesThem() {
        Assessment assessment = assess(engine, DAY, board(30));
        assertThat(assessment.gaps()).isNotEmpty();
        assertThat(assessment.gapsByOwner().values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(assessment.gaps());
        assessment
                .gapsByOwner()
                .forEach((owner, gaps) -> assertThat(gaps)
                        .isSorted()
                        .allMatch(gap -> gap.standard().owner().equals(owner)));
    }

    @Test
    void anExpiredVarianceIsAGapThatSaysSo() {
        Variance expired = variance(DAY.minusDays(10), DAY.minusDays(1));
        Verdict verdict = verdict(engine, DAY, board(30), expired);
        assertThat(verdict.outcome()).isEqualTo(Outcome.GAP);
        assertThat(verdict.variance()).isEqualTo(expired);
    }

    @Test
    void aVarianceChangesNothingButAGap() {
        Variance variance = variance(DAY, DAY);
        assertThat(outcome(DAY, board(14), variance)).isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(DAY, board(null), variance)).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(DAY, variance)).isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void theVarianceInForceCountsBeforeOneThatLastsLonger() {
        Variance inForce = variance(DAY.minusDays(1), DAY);
        Variance expired = variance(DAY.minusDays(9), DAY.minusDays(2));
        assertThat(verdict(engine, DAY, board(30), inForce, expired).variance()).isEqualTo(inForce);
        assertThat(verdict(engine, DAY, board(30), expired, inForce).variance()).isEqualTo(inForce);
    }

    @Test
    void aVarianceForAnUnknownStandardIsAnError() {
        Variance unknown = new Variance("TB-99", MAIN, "why", "opac", DAY, DAY);
        assertThatThrownBy(() -> verdict(engine, DAY, board(30), unknown))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("there is no standard TB-99");
    }

    // ---- editions and overlays

    // ---- verify

    @Test
    void whatTwoJudgementsDoNotSayAlikeIsNamedOnce() {
        Verdict gap = verdict(engine, DAY, board(30));
        Verdict met = verdict(engine, DAY, board(14));
        Verdict otherWords = verdict(engine, DAY, board(31));
        assertThat(ConcordanceEngine.differing(List.of(gap), List.of(verdict(engine, DAY, board(30)))))
                .isEmpty();
        for (Verdict other : List.of(met, otherWords)) {
            assertThat(ConcordanceEngine.differing(List.of(gap), List.of(other)))
                    .singleElement()
                    .satisfies(failure -> {
                        assertThat(failure.rules()).containsExactly("TB-01");
                        assertThat(failure.facts()).containsExactly("site main");
                    });
        }
        assertThat(ConcordanceEngine.differing(List.of(), List.of(gap))).hasSize(1);
        assertThat(ConcordanceEngine.differing(List.of(gap), List.of())).hasSize(1);
    }

    @Test
    void theTextInForceOnTheDayDecides() {
        String page = SamplePack.page("TB-01", "site", "tumorboards");
        String later = SamplePack.DRL.replace("TB-01 ", "TB-01 (2026) ").replace("14", "7");
        ConcordanceEngine editions = ConcordanceEngine.load(SamplePack.pack(
                SamplePack.RULES,
                SamplePack.DRL,
                SamplePack.PAGE,
                page.replace("2025-01-01\n", "2025-01-01\neffective-to: 2025-12-31\n"),
                "tumorboards/TB-01-cadence-2026.drl",
                later,
                "tumorboards/TB-01-cadence-2026.md",
                page.replace("2025-01-01\n", "2026-01-01\neffective-to: 2026-12-31\n")
                        .replace("14", "7")));
        assertThat(verdict(editions, LocalDate.of(2025, 12, 31), board(10)).outcome())
                .isEqualTo(Outcome.CONCORDANT);
        Verdict first = verdict(editions, LocalDate.of(2026, 1, 1), board(10));
        assertThat(first.outcome()).isEqualTo(Outcome.GAP);
        assertThat(first.reasons())
                .extracting(reason -> reason.rule())
                .containsOnly("TB-01 (2026) observed: tumor board cadence on record");
        assertThat(verdict(editions, LocalDate.of(2026, 12, 31), board(7)).outcome())
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(editions.catalog(LocalDate.of(2024, 12, 31))).isEmpty();
        assertThat(editions.catalog(LocalDate.of(2025, 1, 1))).hasSize(1);
        assertThat(editions.catalog(LocalDate.of(2027, 1, 1))).isEmpty();
    }

    @Test
    void anOverlayReplacesAStandardWhileItsOwnTextIsInForce() {
        String page = SamplePack.page("TB-01", "site", "tumorboards")
                .replace("basis:", "replaces: sample\nbasis:")
                .replace("14", "7")
                .replace("2025-01-01\n", "2026-01-01\neffective-to: 2026-12-31\n");
        RulePack overlay = RulePack.of(
                "partner", "1", Map.of(SamplePack.RULES, SamplePack.DRL.replace("14", "7"), SamplePack.PAGE, page));
        ConcordanceEngine both = ConcordanceEngine.load(pack, overlay);
        assertThat(verdict(both, LocalDate.of(2025, 12, 31), board(10)).outcome())
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(verdict(both, LocalDate.of(2026, 1, 1), board(10)).outcome()).isEqualTo(Outcome.GAP);
        assertThat(verdict(both, LocalDate.of(2026, 12, 31), board(10)).outcome())
                .isEqualTo(Outcome.GAP);
        assertThat(verdict(both, LocalDate.of(2027, 1, 1), board(10)).outcome()).isEqualTo(Outcome.CONCORDANT);
        assertThat(both.catalog(DAY))
                .singleElement()
                .satisfies(standard -> assertThat(standard.replaces()).isEqualTo("sample"));
        Assessment assessment = assess(both, DAY, board(10));
        assertThat(assessment.provenance().packs())
                .extracting(each -> each.id())
                .containsExactly("sample", "partner");
        String named =
                "TB-01 replaces that of rule pack sample: `TumorBoard: daysBetweenMeetings <= 14` became `TumorBoard: daysBetweenMeetings <= 7`";
        assertThat(assessment.replacements()).extracting(Replacement::words).containsExactly(named);
        assertThat(assessment.report().replaceAll("\\s+", " ")).contains(named + ".", "[replaces sample]");
        assertThat(both.explain(assessment).whyNot())
                .allMatch(why -> why.text().contains("in the place of that of rule pack sample"));
        assertThat(assess(both, LocalDate.of(2027, 1, 1), board(10)).replacements())
                .as("out of force, it replaces nothing")
                .isEmpty();
    }

    @Test
    void anEarlierStandardOfAnotherPackLeavesTheFirstEditionInForce() {
        LocalDate before = LocalDate.of(2024, 6, 30);
        LocalDate first = LocalDate.of(2025, 1, 1);
        ConcordanceEngine both = ConcordanceEngine.load(pack, own("2020-01-01"));
        assertThat(both.firstEdition()).isEqualTo(first);
        Assessment assessment = assess(both, before, board(30));
        assertThat(assessment.standardsOf()).isEqualTo(first);
        assertThat(assessment.verdicts())
                .extracting(verdict -> verdict.standard().id() + " " + verdict.outcome())
                .containsExactly("TB-01 GAP", "TB-02 GAP");
        assertThat(both.assess(assessment.snapshot(), assessment.standardsOf())).isEqualTo(assessment);
        try (LiveAssessment live = both.live(assessment.snapshot())) {
            assertThat(live.assessment()).isEqualTo(assessment);
        }
    }

    @Test
    void aLaterStandardOfAnotherPackIsNotInForceBeforeItsDay() {
        ConcordanceEngine both = ConcordanceEngine.load(pack, own("2026-01-01"));
        for (LocalDate day : List.of(LocalDate.of(2024, 6, 30), LocalDate.of(2025, 12, 31))) {
            assertThat(assess(both, day, board(30)).verdicts())
                    .extracting(verdict -> verdict.standard().id())
                    .containsExactly("TB-01");
        }
        assertThat(assess(both, LocalDate.of(2026, 1, 1), board(30)).verdicts()).hasSize(2);
    }

    @Test
    void aPackThatJudgesNoPartnerHasNoEditionThatCounts() {
        RulePack cases = RulePack.of(
                "cases",
                "1",
                Map.of(
                        "breast/CASE-01-x.drl",
                        """
                        package care.concordance.standards;

                        import care.concordance.facts.Answer;
                        import care.concordance.facts.TumorCase;

                        global care.concordance.evaluate.Verdicts verdicts;

                        rule "CASE-01 observed: a case of the breast"
                          @Standard("CASE-01")
                        when
                          $case : TumorCase( disease == "BREAST" )
                        then
                          verdicts.observed($case, "case {}", $case.id());
                        end

                        rule "CASE-01 met: it was operated on"
                          @Standard("CASE-01")
                        when
                          $case : TumorCase( disease == "BREAST", operated == Answer.YES )
                        then
                          verdicts.met($case);
                        end
                        """,
                        "breast/CASE-01-x.md",
                        SamplePack.page("CASE-01", "case", "breast").replace("2025-01-01", "2018-01-01")));
        assertThat(ConcordanceEngine.load(cases, pack).firstEdition()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(ConcordanceEngine.load(cases).firstEdition()).isEqualTo(LocalDate.of(2018, 1, 1));
    }

    private static RulePack own(String from) {
        return RulePack.of(
                "own",
                "1",
                Map.of(
                        "tumorboards/TB-02-x.drl",
                        SamplePack.DRL.replace("TB-01", "TB-02"),
                        "tumorboards/TB-02-x.md",
                        SamplePack.page("TB-02", "site", "tumorboards").replace("2025-01-01", from)));
    }

    // ---- order, threads, host

    @Test
    void theOrderOfFactsDoesNotMatter() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            List<PartnerFact> facts = facts(random);
            Assessment expected = engine.assess(PartnerSnapshot.real("x", DAY, facts));
            Collections.shuffle(facts, random);
            Assessment shuffled = engine.assess(PartnerSnapshot.real("x", DAY, facts));
            assertThat(shuffled.verdicts()).isEqualTo(expected.verdicts());
            assertThat(shuffled.provenance()).isEqualTo(expected.provenance());
        }
    }

    @Test
    void theOrderOfFilesDoesNotMatter() {
        Random random = new Random(12);
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 1; i <= 6; i++) {
            files.put(
                    "tumorboards/TB-0" + i + "-x.drl",
                    SamplePack.DRL.replace("TB-01", "TB-0" + i).replace("14", "" + 5 * i));
            files.put(
                    "tumorboards/TB-0" + i + "-x.md",
                    SamplePack.page("TB-0" + i, "site", "tumorboards").replace("14", "" + 5 * i));
        }
        ConcordanceEngine expected = ConcordanceEngine.load(RulePack.of("six", "1", files));
        for (int i = 0; i < 8; i++) {
            List<String> names = new ArrayList<>(files.keySet());
            Collections.shuffle(names, random);
            Map<String, String> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, files.get(name)));
            ConcordanceEngine other = ConcordanceEngine.load(RulePack.of("six", "1", shuffled));
            for (int k = 0; k < 20; k++) {
                PartnerSnapshot snapshot = PartnerSnapshot.real("x", DAY, facts(random));
                Assessment one = expected.assess(snapshot);
                Assessment two = other.assess(snapshot);
                assertThat(two.verdicts()).isEqualTo(one.verdicts());
                assertThat(two.provenance()).isEqualTo(one.provenance());
            }
        }
    }

    @Test
    void eightThreadsShareAnEngine() throws Exception {
        Random random = new Random(13);
        List<PartnerSnapshot> snapshots = IntStream.range(0, 100)
                .mapToObj(i -> PartnerSnapshot.real("x", DAY, facts(random)))
                .toList();
        List<List<Verdict>> expected = snapshots.stream()
                .map(snapshot -> engine.assess(snapshot).verdicts())
                .toList();
        ConcordanceEngine shared = ConcordanceEngine.load(pack);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread;
                runs.add(threads.submit(() -> {
                    int wrong = 0;
                    for (int i = 0; i < 1_250; i++) {
                        int which = (first * 13 + i) % snapshots.size();
                        List<Verdict> verdicts =
                                shared.assess(snapshots.get(which)).verdicts();
                        wrong += verdicts.equals(expected.get(which)) ? 0 : 1;
                    }
                    return wrong;
                }));
            }
            for (Future<Integer> run : runs) {
                assertThat(run.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(shared.liveSessions()).isZero();
    }

    @Test
    void aHostsSystemPropertyDoesNotChangeTheLanguageLevel() {
        // At DRL10 this reads as a rule without a left side, which is always true.
        String swallowed = SamplePack.DRL.replace("daysBetweenMeetings <= 14", "daysBetweenMeetings => 14");
        System.setProperty("drools.lang.level", "DRL10");
        try {
            ConcordanceEngine other = ConcordanceEngine.load(pack);
            Random random = new Random(14);
            for (int i = 0; i < 50; i++) {
                PartnerSnapshot snapshot = PartnerSnapshot.real("x", DAY, facts(random));
                assertThat(other.assess(snapshot).verdicts())
                        .isEqualTo(engine.assess(snapshot).verdicts());
            }
            RulePack wrong = SamplePack.with(drl -> swallowed);
            assertThatThrownBy(() -> ConcordanceEngine.load(wrong)).hasMessageContaining("\"=>\" is not an operator");
        } finally {
            System.clearProperty("drools.lang.level");
        }
    }

    // ---- helpers

    private Outcome outcome(LocalDate day, PartnerFact... facts) {
        return verdict(engine, day, facts).outcome();
    }

    private static Verdict verdict(ConcordanceEngine engine, LocalDate day, PartnerFact... facts) {
        return assess(engine, day, facts).verdict("TB-01", MAIN).orElseThrow();
    }

    private static Assessment assess(ConcordanceEngine engine, LocalDate day, PartnerFact... facts) {
        List<PartnerFact> all = new ArrayList<>(List.of(facts));
        all.add(site("main"));
        all.add(COUNCIL);
        return engine.assess(PartnerSnapshot.real("x", day, all));
    }

    private static Variance variance(LocalDate granted, LocalDate expires) {
        return new Variance("TB-01", MAIN, "why", "opac", granted, expires);
    }

    private static TumorBoard board(@Nullable Integer days) {
        return board("board", "main", days);
    }

    private static TumorBoard board(String id, String site, @Nullable Integer days) {
        return TumorBoardBuilder.builder()
                .id(id)
                .name(id)
                .site(site)
                .daysBetweenMeetings(days)
                .build();
    }

    private static Site site(String id) {
        return new Site(id, id, null, null, Site.Scope.IN_SCOPE, null);
    }

    private static List<PartnerFact> facts(Random random) {
        List<PartnerFact> facts = new ArrayList<>();
        int sites = 1 + random.nextInt(4);
        for (int i = 0; i < sites; i++) {
            facts.add(site("s" + i));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            facts.add(board(
                    "b" + i, "s" + random.nextInt(sites), random.nextInt(4) == 0 ? null : 1 + random.nextInt(30)));
        }
        return facts;
    }
}
