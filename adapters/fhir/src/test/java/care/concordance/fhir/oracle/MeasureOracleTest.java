package care.concordance.fhir.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.Deck;
import care.concordance.fhir.FhirReader;
import care.concordance.fhir.FhirRecord;
import care.concordance.fhir.Measurement;
import care.concordance.fhir.Measurement.PatientResult;
import care.concordance.fhir.Population;
import care.concordance.fhir.ValueSets;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The rules, the facts and the reader against the measures written a second time. */
class MeasureOracleTest {

    private static final Set<String> MEASURES = new TreeSet<>(Oracle.MEASURES.keySet());

    /**
     * Where what holds of every day something may have been on is no comparison with that day: no bone scan, a test in one of
     * two windows that meet, the earlier of two starts, one or another two days of chemotherapy.
     */
    private static final Set<String> CERTAIN_OF_EVERY_DAY = Set.of("CMS129", "CMS157", "CMS645");

    @TempDir
    private Path folder;

    @Test
    void theOracleAgreesWithEveryCase() {
        Path deck = Deck.find();
        int checks = 0;
        for (String measure : MEASURES) {
            Codes codes = Codes.read(deck.resolve(measure).resolve("codes.csv"));
            for (DeckCase one : DeckCase.read(deck.resolve(measure))) {
                Map<String, Map<String, Integer>> counted =
                        Oracle.counts(measure, new Chart(List.<JsonNode>copyOf(one.resources()), codes));
                one.expected()
                        .forEach((group, expected) -> assertThat(counted.get(group))
                                .as(measure + " " + one.folder() + " " + group)
                                .containsAllEntriesOf(expected));
                checks += one.expected().size();
            }
        }
        assertThat(checks).isEqualTo(217);
    }

    @Test
    void theRulesAgreeWithTheOracle(TestReporter reporter) throws IOException {
        compare(Deck.find(), 3_500, 0, reporter);
    }

    @Test
    @Tag("long")
    void theRulesAgreeWithTheOracleOnAMillion(TestReporter reporter) throws IOException {
        compare(
                Deck.find(),
                Integer.getInteger("measure.mutants", 1_000_000),
                Long.getLong("measure.seed", 1L),
                reporter);
    }

    private void compare(Path deck, int mutants, long seed, TestReporter reporter) throws IOException {
        ConcordanceEngine engine = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());
        ValueSets valueSets = ValueSets.read(deck);
        FhirReader reader = new FhirReader(valueSets);
        List<String> disagreements = new ArrayList<>();
        for (String measure : MEASURES) {
            Measurement measurement = Measurement.of(engine, valueSets, MeasurementPeriod.year(2026), Set.of(measure));
            Comparison comparison = new Comparison(measure, deck.resolve(measure), reader, measurement);
            comparison.run(mutants / MEASURES.size(), seed);
            reporter.publishEntry(measure, comparison.summary());
            disagreements.addAll(comparison.disagreements);
        }
        assertThat(disagreements).isEmpty();
    }

    /** One measure, in batches that fit into memory. */
    private final class Comparison {
        private static final int BATCH = 250;

        private final String measure;
        private final Codes codes;
        private final List<DeckCase> cases;
        private final List<DeckCase> open;
        private final FhirReader reader;
        private final Measurement measurement;
        final List<String> disagreements = new ArrayList<>();
        private final Map<String, Integer> tally = new TreeMap<>();

        Comparison(String measure, Path deck, FhirReader reader, Measurement measurement) {
            this.measure = measure;
            this.codes = Codes.read(deck.resolve("codes.csv"));
            this.cases = DeckCase.read(deck);
            this.open = cases.stream().filter(DeckCase::isOpen).toList();
            this.reader = reader;
            this.measurement = measurement;
        }

        void run(int mutants, long seed) throws IOException {
            for (int from = 0; from < mutants && disagreements.size() < 100; from += BATCH) {
                Map<String, Mutant> batch = new LinkedHashMap<>();
                for (int index = from; index < Math.min(mutants, from + BATCH); index++) {
                    // The first of each case is as it is.
                    SplittableRandom random = new SplittableRandom(seed + index);
                    int changes = index < cases.size() ? 0 : 1 + random.nextInt(4);
                    List<DeckCase> origins = changes > 0 && random.nextBoolean() ? open : cases;
                    DeckCase origin = origins.get(index % origins.size());
                    Mutant mutant = Mutant.of(origin, cases, codes, seed + index, changes);
                    mutant.rename("m" + index);
                    mutant.story.add(0, "case " + origin.folder() + " seed " + (seed + index));
                    batch.put("m" + index, mutant);
                }
                judge(batch);
            }
        }

        private void judge(Map<String, Mutant> batch) throws IOException {
            List<String> lines = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            for (Mutant mutant : batch.values()) {
                if (mutant.random.nextInt(20) == 0) {
                    files.add(Files.writeString(
                            folder.resolve("bundle" + files.size() + ".json"),
                            mutant.bundle().toString()));
                } else {
                    mutant.resources.forEach(resource -> lines.add(resource.toString()));
                }
            }
            files.add(Files.write(folder.resolve("mutants.ndjson"), lines));
            Map<String, FhirRecord> records = new HashMap<>();
            for (Path file : files) {
                assertThat(reader.read(file, record -> records.put(record.patient(), record)))
                        .as("resources that belong to nobody")
                        .isEmpty();
            }
            batch.forEach((id, mutant) -> check(mutant, Objects.requireNonNull(records.get(id))));
        }

        private void check(Mutant mutant, FhirRecord record) {
            if (!record.setAside().isEmpty() && record.ambiguous().isEmpty()) {
                count("set aside");
                return;
            }
            Map<String, Map<String, Integer>> expected = Oracle.counts(measure, mutant.chart());
            PatientResult result = measurement.judge(record);
            result.groups().forEach((group, judged) -> {
                Map<String, Integer> counts = new TreeMap<>();
                for (Population population : Population.values()) {
                    counts.put(population.code(), judged.count(population));
                }
                Map<String, Integer> oracle = new TreeMap<>(expected.getOrDefault("Group_" + group.number(), Map.of()));
                counts.keySet().retainAll(oracle.keySet());
                count("compared");
                if (counts.getOrDefault("initial-population", 0) > 0) {
                    count("in the initial population");
                }
                if (!record.ambiguous().isEmpty()) {
                    count("with times read in several ways");
                    if (judged.isUnproven()) {
                        count("of which unproven");
                        // What is open is not counted; CQL drops what it cannot place and goes on.
                        counts.replaceAll(
                                (population, counted) -> Math.max(counted, oracle.getOrDefault(population, 0)));
                    } else if (CERTAIN_OF_EVERY_DAY.contains(measure) && !counts.equals(oracle)) {
                        count("of which certain of every day and unknown to CQL");
                        return;
                    }
                }
                if (!counts.equals(oracle) && !counts.equals(otherOrder(mutant, group.number()))) {
                    disagreements.add(group + " " + mutant.story + "\n  oracle " + oracle + "\n  rules  " + counts);
                }
            });
        }

        /** Which of several at the same moment is the first or the last, the measures do not say: here, the other one. */
        private Map<String, Integer> otherOrder(Mutant mutant, int group) {
            List<JsonNode> resources = new ArrayList<>(mutant.resources);
            Collections.reverse(resources);
            return new TreeMap<>(
                    Oracle.counts(measure, new Chart(resources, codes)).getOrDefault("Group_" + group, Map.of()));
        }

        private void count(String what) {
            tally.merge(what, 1, Integer::sum);
        }

        String summary() {
            return tally + ", disagreements " + disagreements.size();
        }
    }
}
