package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Progress;
import care.concordance.internal.pack.SamplePack;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long work says how far it has come, and stops when it is told to. */
class ProgressTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Explanation explanation = explanation();
    private final List<String> told = new ArrayList<>();
    private final Progress progress = (done, known) -> told.add(done + "/" + known);

    @AfterEach
    void noThreadStaysInterrupted() {
        Thread.interrupted();
    }

    @Test
    void everyActionCounts() {
        AlignmentPlan plan = explanation.plan(PlanTerms.PLAIN, progress);
        assertThat(plan).isEqualTo(explanation.plan(PlanTerms.PLAIN));
        assertThat(told).containsExactly("0/2", "1/2", "2/2");
        told.clear();
        assertThat(explanation.simulate(plan, progress)).isEqualTo(explanation.simulate(plan));
        assertThat(told).startsWith("0/2").contains("1/2").endsWith("2/2");
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() {
        AlignmentPlan plan = explanation.plan(PlanTerms.PLAIN);
        Progress stopping = (done, known) -> {
            if (done == 1) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> explanation.plan(PlanTerms.PLAIN, stopping))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted after 2 of 2: ask again");
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> explanation.simulate(plan, stopping)).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThatThrownBy(() -> explanation.simulate(plan)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatProgressThrowsStopsToo() {
        IllegalStateException enough = new IllegalStateException("enough");
        assertThatThrownBy(() -> explanation.plan(PlanTerms.PLAIN, (done, known) -> {
                    throw enough;
                }))
                .isSameAs(enough);
    }

    @Test
    void termsAreSaidOneByOne() {
        Verdict.Key main = new Verdict.Key("TB-01", Subject.site("main"));
        Verdict.Key west = new Verdict.Key("TB-01", Subject.site("west"));
        PlanTerms terms = PlanTerms.PLAIN
                .holidays(Set.of(DAY))
                .reviews(Set.of(DAY.plusDays(200)))
                .putOff(main, DAY.plusDays(10))
                .drop(west)
                .order(main, west);
        assertThat(terms)
                .isEqualTo(new PlanTerms(
                        Set.of(DAY),
                        Set.of(DAY.plusDays(200)),
                        java.util.Map.of(main, DAY.plusDays(10)),
                        Set.of(west),
                        List.of(new PlanTerms.Order(main, west))));
        assertThat(explanation.plan(PlanTerms.PLAIN.drop(west)).actions())
                .extracting(AlignmentPlan.Action::item)
                .containsExactly(main);
    }

    private static Explanation explanation() {
        List<PartnerFact> facts = new ArrayList<>();
        for (String site : List.of("main", "west")) {
            facts.add(SiteBuilder.builder()
                    .id(site)
                    .name(site)
                    .scope(Site.Scope.IN_SCOPE)
                    .build());
            facts.add(TumorBoardBuilder.builder()
                    .id(site)
                    .name(site)
                    .site(site)
                    .daysBetweenMeetings(30)
                    .build());
        }
        ConcordanceEngine engine = ConcordanceEngine.load(SamplePack.with(drl -> drl));
        return engine.explain(engine.assess(PartnerSnapshot.synthetic("Example", DAY, facts)));
    }
}
