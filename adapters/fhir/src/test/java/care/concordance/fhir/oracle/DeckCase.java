package care.concordance.fhir.oracle;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of the deck as it is written.
 *
 * @param expected the expected counts, by group and population
 */
record DeckCase(String folder, List<ObjectNode> resources, Map<String, Map<String, Integer>> expected) {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Whether it is counted, and neither excluded nor met: what most changes can still show on. */
    boolean isOpen() {
        return expected.values().stream()
                .anyMatch(counts -> count(counts, "denominator") > 0
                        && count(counts, "denominator-exclusion") == 0
                        && count(counts, "numerator") == 0);
    }

    private static int count(Map<String, Integer> counts, String population) {
        return counts.getOrDefault(population, 0);
    }

    /** All cases of a measure. */
    static List<DeckCase> read(Path measure) {
        Map<String, Map<String, Map<String, Integer>>> expected = new TreeMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(measure.resolve("expected.csv"))) {
            for (CSVRecord row : format.parse(reader)) {
                expected.computeIfAbsent(row.get("case"), folder -> new TreeMap<>())
                        .computeIfAbsent(row.get("group"), group -> new TreeMap<>())
                        .put(row.get("population"), Integer.valueOf(row.get("count")));
            }
            List<DeckCase> cases = new ArrayList<>();
            for (Map.Entry<String, Map<String, Map<String, Integer>>> one : expected.entrySet()) {
                cases.add(new DeckCase(
                        one.getKey(), resources(measure.resolve("cases").resolve(one.getKey())), one.getValue()));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ObjectNode> resources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> (ObjectNode) JSON.readTree(file.toFile()))
                    .filter(resource -> !List.of(
                                    "MeasureReport", "Coverage", "Organization", "Practitioner", "Location")
                            .contains(Mutant.type(resource)))
                    .toList();
        }
    }
}
