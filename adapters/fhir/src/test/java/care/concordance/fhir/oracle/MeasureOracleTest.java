package care.concordance.fhir.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.SetAside;
import care.concordance.fhir.FhirReader;
import care.concordance.fhir.FhirRecord;
import care.concordance.fhir.Group;
import care.concordance.fhir.Measurement;
import care.concordance.fhir.Measurement.GroupResult;
import care.concordance.fhir.OfficialDeck;
import care.concordance.fhir.Population;
import care.concordance.fhir.ValueSets;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules, the facts and the reader against the measures written a second time. */
class MeasureOracleTest {

    private static final Set<String> MEASURES = new TreeSet<>(Oracle.MEASURES.keySet());

    /** Counts who has had no scan: CQL finds none where it cannot place one, on whatever day it was. */
    private static final Set<String> OF_ABSENCE = Set.of("CMS129");

    /** The patient, and what is referred to and not asked for. */
    private static final Set<String> UNSPOILT = Set.of("Patient", "Medication");

    @TempDir
    private Path folder;

    @Test
    void theOracleAgreesWithEveryCase() {
        Path deck = OfficialDeck.find();
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
        compare(OfficialDeck.find(), 1_750, 0, reporter);
    }

    @Test
    @Tag("long")
    void theRulesAgreeWithTheOracleOnAMillion(TestReporter reporter) throws IOException {
        compare(
                OfficialDeck.find(),
                Integer.getInteger("measure.mutants", 1_000_000),
                Long.getLong("measure.seed", 1L),
                reporter);
    }

    @Test
    void whatCannotBeReadDecidesNothing(TestReporter reporter) throws IOException {
        spoil(OfficialDeck.find(), 1_400, 0, reporter);
    }

    @Test
    @Tag("long")
    void whatCannotBeReadDecidesNothingInAHundredThousand(TestReporter reporter) throws IOException {
        spoil(
                OfficialDeck.find(),
                Integer.getInteger("measure.mutants", 100_000),
                Long.getLong("measure.seed", 1L),
                reporter);
    }

    private void compare(Path deck, int mutants, long seed, TestReporter reporter) throws IOException {
        each(deck, reporter, comparison -> comparison.run(mutants / MEASURES.size(), seed));
    }

    private void spoil(Path deck, int mutants, long seed, TestReporter reporter) throws IOException {
        each(deck, reporter, comparison -> comparison.spoil(mutants / MEASURES.size(), seed));
    }

    private interface Step {
        void take(Comparison comparison) throws IOException;
    }

    private void each(Path deck, TestReporter reporter, Step step) throws IOException {
        ConcordanceEngine engine = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());
        ValueSets valueSets = ValueSets.read(deck);
        FhirReader reader = new FhirReader(valueSets);
        List<String> disagreements = new ArrayList<>();
        for (String measure : MEASURES) {
            Measurement measurement = Measurement.of(engine, valueSets, MeasurementPeriod.year(2026), Set.of(measure));
            Comparison comparison = new Comparison(measure, deck.resolve(measure), reader, measurement);
            step.take(comparison);
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
                    batch.put("m" + index, mutant(index, seed));
                }
                judge(batch);
            }
        }

        private Mutant mutant(int index, long seed) {
            // The first of each case is as it is.
            SplittableRandom random = new SplittableRandom(seed + index);
            int changes = index < cases.size() ? 0 : 1 + random.nextInt(4);
            List<DeckCase> origins = changes > 0 && random.nextBoolean() ? open : cases;
            DeckCase origin = origins.get(index % origins.size());
            Mutant mutant = Mutant.of(origin, cases, codes, seed + index, changes);
            mutant.rename("m" + index);
            mutant.story.add(0, "case " + origin.folder() + " seed " + (seed + index));
            return mutant;
        }

        /** One resource of each that cannot be read: what is decided beside it holds whatever it says. */
        void spoil(int mutants, long seed) {
            for (int index = 0; index < mutants && disagreements.size() < 100; index++) {
                Mutant mutant = mutant(index, seed);
                mutant.pick(resource -> !UNSPOILT.contains(Mutant.type(resource)))
                        .ifPresent(resource -> spoil(mutant, resource));
            }
        }

        private void spoil(Mutant mutant, ObjectNode resource) {
            List<String> record = new ArrayList<>();
            for (ObjectNode each : mutant.resources) {
                record.add((each.equals(resource) ? each.deepCopy().put("modifierExtension", "?") : each).toString());
            }
            FhirRecord read = reader.record(record);
            if (read.facts().stream().noneMatch(SetAside.class::isInstance)
                    || !read.ambiguous().isEmpty()) {
                return;
            }
            count("set aside");
            mutant.note(resource, "cannot be read");
            measurement.judge(read).groups().forEach((group, judged) -> {
                if (judged.isUnproven()) {
                    count("unproven");
                    return;
                }
                Map<String, Integer> rules = counts(judged);
                for (Chart chart : Completions.anything(mutant, resource)) {
                    Map<String, Integer> oracle = counts(chart, group);
                    if (!agrees(chart, group, counts -> rules.entrySet().containsAll(counts.entrySet()))) {
                        disagree(group, mutant, rules, oracle + " " + changed(mutant, chart));
                        return;
                    }
                }
            });
        }

        private static Map<String, Integer> counts(GroupResult judged) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Population population : Population.values()) {
                counts.put(population.code(), judged.count(population));
            }
            return counts;
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
                assertThat(reader.read(file, record -> records.put(record.patient(), record))
                                .unread())
                        .as("resources that belong to nobody")
                        .isEmpty();
            }
            batch.forEach((id, mutant) -> check(mutant, Objects.requireNonNull(records.get(id))));
        }

        private void check(Mutant mutant, FhirRecord record) {
            if (isSetAside(mutant, record)) {
                count("set aside");
                return;
            }
            List<Chart> days = List.of();
            List<Chart> beyond = List.of();
            if (!record.ambiguous().isEmpty()) {
                days = Completions.days(mutant, mutant.random.nextLong());
                beyond = Completions.beyond(mutant, mutant.random.nextLong());
            }
            for (Map.Entry<Group, GroupResult> one :
                    measurement.judge(record).groups().entrySet()) {
                check(mutant, one.getKey(), one.getValue(), days, beyond);
            }
        }

        /** Something could not be read, or says when it was in words or by an age that names no days. */
        private static boolean isSetAside(Mutant mutant, FhirRecord record) {
            Set<Fact> standIns = new HashSet<>();
            record.ambiguous().forEach(one -> standIns.add(one.standIn()));
            boolean isAged = mutant.resources.stream()
                    .anyMatch(resource -> (resource.has("onsetAge") || resource.has("abatementAge"))
                            && Ages.days(mutant.resources, resource).isEmpty());
            return isAged
                    || (!record.setAside().isEmpty() && record.ambiguous().isEmpty())
                    || record.facts().stream().anyMatch(fact -> fact instanceof SetAside && !standIns.contains(fact));
        }

        /**
         * Rules and oracle count alike. Where times are vague, the oracle compares as CQL does, and says nothing of what it cannot
         * compare; the rules must say what holds of every day meant. They may count less only when they say that something is
         * unproven, and more only what counts of every day and beyond.
         */
        private void check(Mutant mutant, Group group, GroupResult judged, List<Chart> days, List<Chart> beyond) {
            Map<String, Integer> rules = counts(judged);
            Map<String, Integer> oracle = counts(mutant.chart(), group);
            rules.keySet().retainAll(oracle.keySet());
            count("compared");
            if (rules.getOrDefault("initial-population", 0) > 0) {
                count("in the initial population");
            }
            boolean open = false;
            boolean certain = false;
            if (!days.isEmpty()) {
                count("with times read in several ways");
                open = judged.isUnproven();
                count(open ? "of which unproven" : "of which decided");
                for (Chart day : days) {
                    boolean agrees = agrees(day, group, open ? counts -> isPart(rules, counts) : rules::equals);
                    if (!agrees) {
                        disagree(group, mutant, rules, "of a day " + counts(day, group) + " " + changed(mutant, day));
                        return;
                    }
                }
                certain = OF_ABSENCE.contains(measure)
                        || beyond.stream().allMatch(chart -> agrees(chart, group, counts -> isPart(rules, counts)));
            }
            if (oracle.equals(rules) || (open && isPart(rules, oracle))) {
                return;
            }
            if (certain) {
                count("of which certain of every day and unknown to CQL");
            } else if (!agrees(mutant.chart(), group, rules::equals)) {
                disagree(group, mutant, rules, oracle.toString());
            }
        }

        /** Of several at the same moment, which is the first or the last the measures do not say: in either order. */
        private boolean agrees(Chart chart, Group group, Predicate<Map<String, Integer>> test) {
            if (test.test(counts(chart, group))) {
                return true;
            }
            List<JsonNode> resources = new ArrayList<>(chart.resources());
            Collections.reverse(resources);
            return test.test(counts(new Chart(resources, codes), group));
        }

        private Map<String, Integer> counts(Chart chart, Group group) {
            return new TreeMap<>(Oracle.counts(measure, chart).getOrDefault("Group_" + group.number(), Map.of()));
        }

        private static boolean isPart(Map<String, Integer> some, Map<String, Integer> of) {
            return some.entrySet().stream().allMatch(one -> one.getValue() <= of.getOrDefault(one.getKey(), 0));
        }

        private void disagree(Group group, Mutant mutant, Map<String, Integer> rules, String oracle) {
            disagreements.add(group + " " + mutant.story + "\n  oracle " + oracle + "\n  rules  " + rules);
        }

        private static List<String> changed(Mutant mutant, Chart chart) {
            return chart.resources().stream()
                    .filter(resource -> !mutant.resources.contains(resource))
                    .map(JsonNode::toString)
                    .toList();
        }

        private void count(String what) {
            tally.merge(what, 1, Integer::sum);
        }

        String summary() {
            return tally + ", disagreements " + disagreements.size();
        }
    }
}
