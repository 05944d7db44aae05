package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.measure.MeasureFacts;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.MeasureRun.Agreement;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every count of every visible case of the official deck. */
class AgreementTest {

    private final ConcordanceEngine engine = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());

    @Test
    void agreesWithEveryCount() {
        Path deck = OfficialDeck.find();
        ValueSets valueSets = ValueSets.read(deck);
        int[] counts = new int[1];
        MeasureRun run = MeasureRun.of(
                Measurement.of(engine, valueSets, MeasurementPeriod.year(2026), Set.of()),
                valueSets,
                deck,
                result -> result.record()
                        .expected()
                        .forEach(expected -> expected.counts().values().forEach(of -> counts[0] += of.size())));

        assertThat(run.disagreements()).isEmpty();
        assertThat(run.setAside()).isEmpty();
        assertThat(run.agreement())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CMS124", new Agreement(17, 17),
                        "CMS125", new Agreement(33, 33),
                        "CMS129", new Agreement(26, 26),
                        "CMS130", new Agreement(32, 32),
                        "CMS157", new Agreement(64, 64),
                        "CMS645", new Agreement(26, 26),
                        "CMS646", new Agreement(19, 19)));
        assertThat(counts[0]).isEqualTo(823);
        assertThat(run.text()).endsWith("\n217/217 checks\n");
    }

    /** The walk the counts come from, against a session's verdicts: sentences, rules and facts included. */
    @Test
    void saysOfEveryPatientWhatASessionSays() {
        Path deck = OfficialDeck.find();
        ValueSets valueSets = ValueSets.read(deck);
        MeasurementPeriod period = MeasurementPeriod.year(2026);
        Measurement all = Measurement.of(engine, valueSets, period, Set.of());
        int[] patients = new int[1];
        new FhirReader(valueSets).read(deck, record -> {
            List<Verdict> session = engine.judge(MeasureFacts.of(record.facts(), period), period.last());
            assertThat(all.judge(record).groups().values().stream()
                            .flatMap(result -> result.verdicts().values().stream())
                            .sorted()
                            .toList())
                    .as(record.place())
                    .isEqualTo(session.stream()
                            .filter(verdict -> !verdict.standard().id().endsWith("-0"))
                            .toList());
            patients[0]++;
        });
        assertThat(patients[0]).isEqualTo(185);
    }

    @Test
    void oneMeasureNeedsItsOwnValueSetsOnly() {
        Path deck = OfficialDeck.find();
        ValueSets valueSets = ValueSets.read(deck.resolve("CMS129"));
        MeasureRun run = MeasureRun.of(
                Measurement.of(engine, valueSets, MeasurementPeriod.year(2026), Set.of("CMS129")), valueSets, deck);

        assertThat(run.text()).endsWith("CMS129  26/26 checks\n26/26 checks\n");
    }
}
