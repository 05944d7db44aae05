package care.concordance.benchmarks.cql;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.FhirReader;
import care.concordance.fhir.FhirRecord;
import care.concordance.fhir.Group;
import care.concordance.fhir.Measurement;
import care.concordance.fhir.Measurement.GroupResult;
import care.concordance.fhir.Population;
import care.concordance.fhir.ValueSets;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Concordance beside a CQL engine on the same patients: what one patient costs, in a steady state, on one thread. Every call
 * takes the next patient of the measure. Before anything is timed the counts of both sides are compared for every patient;
 * a difference ends the run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 2)
public class CqlBenchmark {

    /** The measure; with {@code -Dcql.dir} any of the boolean ones. */
    @Param({"CMS129", "CMS645"})
    public String measure = "CMS129";

    private record Case(
            String place,
            FhirRecord record,
            List<String> json,
            List<Resource> resources,
            Map<String, List<Object>> chart,
            String patient) {}

    private final FhirContext context = FhirContext.forR4Cached();
    private List<Case> cases = List.of();
    private Measurement measurement;
    private FhirReader reader;
    private CqlPeer peer;
    private Group group = new Group("", 0);
    private int next;

    @Setup
    public void readAndCompare() {
        Path deck = TestDeck.find();
        group = new Group(measure, 1);
        ValueSets valueSets = ValueSets.read(deck.resolve(measure));
        ConcordanceEngine engine = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());
        measurement = Measurement.of(engine, valueSets, MeasurementPeriod.year(2026), Set.of(measure));
        reader = new FhirReader(valueSets);
        peer = new CqlPeer(deck, measure);
        cases = TestDeck.cases(deck, measure).stream().map(this::read).toList();
        for (Case each : cases) {
            Map<Population, Integer> ours =
                    counts(measurement.judge(each.record).group(group));
            Map<Population, Integer> theirs = peer.counts(each.chart, each.patient);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(
                        "case " + each.place + ": Concordance counts " + ours + ", the CQL engine " + theirs);
            }
        }
    }

    private Case read(List<Path> files) {
        List<String> json = new ArrayList<>();
        try {
            for (Path file : files) {
                json.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + files, e);
        }
        List<Resource> resources = parse(json);
        String patient = resources.stream()
                .filter(Patient.class::isInstance)
                .map(resource -> resource.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
        String place = String.valueOf(files.get(0).resolveSibling("").getFileName());
        return new Case(place, reader.record(json), json, resources, CqlPeer.chart(resources), patient);
    }

    private List<Resource> parse(List<String> json) {
        IParser parser = context.newJsonParser();
        List<Resource> resources = new ArrayList<>(json.size());
        json.forEach(text -> resources.add((Resource) parser.parseResource(text)));
        return resources;
    }

    private Case next() {
        next = next + 1 == cases.size() ? 0 : next + 1;
        return cases.get(next);
    }

    private static Map<Population, Integer> counts(GroupResult result) {
        Map<Population, Integer> counts = new EnumMap<>(Population.class);
        for (Population population : Population.values()) {
            counts.put(population, result.count(population));
        }
        return counts;
    }

    /** Facts in memory: judge, and count the populations. */
    @Benchmark
    public Map<Population, Integer> evaluateConcordance() {
        return counts(measurement.judge(next().record).group(group));
    }

    /** Resources in memory, sorted by type: evaluate the population expressions. */
    @Benchmark
    public Map<Population, Integer> evaluateCql() {
        Case at = next();
        return peer.counts(at.chart, at.patient);
    }

    /** HAPI's resources into facts, which the CQL engine does while it evaluates. */
    @Benchmark
    public FhirRecord convertConcordance() {
        return reader.convert(next().resources);
    }

    /** JSON into HAPI's resources: the same for both. */
    @Benchmark
    public List<Resource> parse() {
        return parse(next().json);
    }

    /** From JSON to counts: read what a measure reads, judge, count. */
    @Benchmark
    public Map<Population, Integer> endToEndConcordance() {
        return counts(measurement.judge(reader.record(next().json)).group(group));
    }

    /** From JSON to counts: parse, sort by type, evaluate. */
    @Benchmark
    public Map<Population, Integer> endToEndCql() {
        Case at = next();
        return peer.counts(CqlPeer.chart(parse(at.json)), at.patient);
    }
}
