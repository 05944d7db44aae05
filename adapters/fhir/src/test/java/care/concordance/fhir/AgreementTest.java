package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.standards.CmsOncologyMeasures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every count of every visible case of the official deck. */
class AgreementTest {

    @Test
    void agreesWithEveryCount() {
        Path deck = Deck.find();
        ValueSets valueSets = ValueSets.read(deck);
        Measurement measurement = Measurement.of(
                ConcordanceEngine.load(CmsOncologyMeasures.rulePack()),
                valueSets,
                MeasurementPeriod.year(2026),
                Set.of());
        List<String> disagreements = new ArrayList<>();
        int[] checks = new int[2];
        List<BadResource> lost = new FhirReader(valueSets).read(deck, record -> {
            Measurement.PatientResult result = measurement.judge(record);
            assertThat(record.setAside()).isEmpty();
            record.expected().forEach((group, counts) -> {
                checks[0]++;
                Measurement.GroupResult judged = result.group(group);
                counts.forEach((population, count) -> {
                    checks[1]++;
                    if (judged.count(population) != count) {
                        disagreements.add(record.place() + " " + group + " " + population + ": expected " + count
                                + ", counted " + judged.count(population) + " because "
                                + judged.verdicts().values().stream()
                                        .flatMap(verdict -> verdict.reasons().stream())
                                        .map(reason -> reason.rule() + " " + reason.facts())
                                        .toList());
                    }
                });
            });
        });
        assertThat(lost).isEmpty();
        assertThat(disagreements).isEmpty();
        assertThat(checks).containsExactly(217, 823);
    }
}
