package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.Committee;
import care.concordance.facts.CommitteeBuilder;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.facts.Variance;
import care.concordance.internal.pack.SamplePack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listeners hear of every assessment a caller asks for, once, and of nothing else. */
class AssessmentListenerTest implements AssessmentListener {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final List<Assessment> made = new ArrayList<>();
    private final List<ConcordanceException> refused = new ArrayList<>();
    private final List<Duration> took = new ArrayList<>();
    private final ConcordanceEngine silent = ConcordanceEngine.load(SamplePack.with(drl -> drl));
    private final ConcordanceEngine telling = silent.telling(this);

    @Override
    public void made(Assessment assessment, Duration needed) {
        made.add(assessment);
        took.add(needed);
    }

    @Override
    public void refused(ConcordanceException why, Duration needed) {
        refused.add(why);
        took.add(needed);
    }

    @Test
    void hearsOfAssessAndVerifyOnceEach() {
        Assessment first = telling.assess(snapshot());
        Assessment second = telling.verify(snapshot(), DAY);
        assertThat(made).containsExactly(first, second);
        assertThat(took).hasSize(2).noneMatch(Duration::isNegative);
    }

    @Test
    void hearsWhyThereIsNone() {
        PartnerSnapshot unknown = snapshot()
                .with(
                        CommitteeBuilder.builder()
                                .id("opac")
                                .kind(Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL)
                                .build(),
                        new Variance("NONE-01", Subject.site("main"), "why", "opac", DAY, DAY));
        assertThatThrownBy(() -> telling.assess(unknown)).isSameAs(refused.get(0));
        assertThat(refused).singleElement().isInstanceOf(SnapshotException.class);
        assertThat(made).isEmpty();
    }

    @Test
    void doesNotHearOfWhatIsJudgedToAnswerAnotherQuestion() {
        Assessment assessment = silent.assess(snapshot());
        telling.impact(DAY, DAY, List.of(snapshot()));
        telling.explain(assessment).smallestChange("TB-01", Subject.site("main"));
        telling.explain(assessment).simulate(assessment.alignmentPlan());
        assertThat(made).isEmpty();
    }

    @Test
    void severalAreToldInTheOrderGiven() {
        List<String> order = new ArrayList<>();
        telling.telling(new AssessmentListener() {
                    @Override
                    public void made(Assessment assessment, Duration needed) {
                        order.add("second, after " + made.size());
                    }

                    @Override
                    public void refused(ConcordanceException why, Duration needed) {
                        order.add("refused");
                    }
                })
                .assess(snapshot());
        assertThat(order).containsExactly("second, after 1");
        silent.assess(snapshot());
        assertThat(made).hasSize(1);
    }

    private static PartnerSnapshot snapshot() {
        return PartnerSnapshot.synthetic(
                "Example",
                DAY,
                List.of(
                        SiteBuilder.builder()
                                .id("main")
                                .name("Main")
                                .scope(Site.Scope.IN_SCOPE)
                                .build(),
                        TumorBoardBuilder.builder()
                                .id("board")
                                .name("board")
                                .site("main")
                                .daysBetweenMeetings(30)
                                .build()));
    }
}
