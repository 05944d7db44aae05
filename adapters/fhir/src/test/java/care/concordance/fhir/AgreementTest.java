package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.measure.MeasureFacts;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.MeasureRun.Agreement;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    /** The strata of CMS125's reports, which no check counts. Those of CMS130 count many a patient in both, whatever their age. */
    @Test
    void agreesWithEveryStratum() throws IOException {
        Path deck = OfficialDeck.find();
        ValueSets valueSets = ValueSets.read(deck);
        Measurement measurement = Measurement.of(engine, valueSets, MeasurementPeriod.year(2026), Set.of("CMS125"));
        Group group = new Group("CMS125", 1);
        int[] counted = new int[1];
        try (Stream<Path> cases = Files.list(deck.resolve("CMS125/cases"))) {
            for (Path one : cases.toList()) {
                MeasureRun run = MeasureRun.of(measurement, valueSets, one);
                expectedStrata(one)
                        .forEach((number, counts) -> counts.forEach((code, count) -> {
                            counted[0]++;
                            assertThat(run.count(group, Stratum.of(group).get(number - 1), population(code)))
                                    .as(one + " stratum " + number + " " + code)
                                    .isEqualTo(count);
                        }));
            }
        }
        assertThat(counted[0]).isEqualTo(264);
    }

    private static Population population(String code) {
        return Arrays.stream(Population.values())
                .filter(population -> population.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Integer, Map<String, Integer>> expectedStrata(Path folder) throws IOException {
        Map<Integer, Map<String, Integer>> strata = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(
                            each -> String.valueOf(each.getFileName()).startsWith("MeasureReport"))
                    .toList()) {
                int number = 0;
                for (JsonNode stratifier : JsonMapper.shared()
                        .readTree(file.toFile())
                        .path("group")
                        .path(0)
                        .path("stratifier")) {
                    number++;
                    for (JsonNode stratum : stratifier.path("stratum")) {
                        if (stratum.path("value").path("text").asString("").equals("true")) {
                            for (JsonNode population : stratum.path("population")) {
                                strata.computeIfAbsent(number, key -> new TreeMap<>())
                                        .put(
                                                population
                                                        .path("code")
                                                        .path("coding")
                                                        .path(0)
                                                        .path("code")
                                                        .asString(""),
                                                population.path("count").asInt());
                            }
                        }
                    }
                }
            }
        }
        return strata;
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
