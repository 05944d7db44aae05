package care.concordance.fhir.oracle;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/** The value sets and single codes of one measure. */
record Codes(Map<String, List<Code>> byName, Map<String, Set<Code>> sets) {

    record Code(String system, String code) {}

    static Codes read(Path csv) {
        Map<String, List<Code>> byName = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(csv)) {
            for (CSVRecord row : format.parse(reader)) {
                byName.computeIfAbsent(row.get("valueset_name"), name -> new ArrayList<>())
                        .add(new Code(row.get("system"), row.get("code")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Codes(
                byName,
                byName.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, set -> Set.copyOf(set.getValue()))));
    }

    /** Whether any coding of the concept, or of any of a list of concepts, is listed under any of the names. */
    boolean has(JsonNode concepts, String... names) {
        if (concepts.isArray()) {
            for (JsonNode concept : concepts) {
                if (has(concept, names)) {
                    return true;
                }
            }
            return false;
        }
        for (JsonNode coding : concepts.path("coding")) {
            if (hasCoding(coding, names)) {
                return true;
            }
        }
        return false;
    }

    boolean hasCoding(JsonNode coding, String... names) {
        Code code =
                new Code(coding.path("system").asString(""), coding.path("code").asString(""));
        for (String name : names) {
            if (set(name).contains(code)) {
                return true;
            }
        }
        return false;
    }

    /** Never empty: a list that is not there is an error and not a mismatch. */
    Set<Code> set(String name) {
        Set<Code> set = sets.get(name);
        if (set == null || set.isEmpty()) {
            throw new IllegalArgumentException("no codes for " + name);
        }
        return set;
    }

    /** The same in the order they are listed in; empty when there is none. */
    List<Code> listed(String name) {
        List<Code> listed = byName.get(name);
        return listed == null ? List.of() : listed;
    }
}
