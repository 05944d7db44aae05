package care.concordance.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.json.FactsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RoundTripTest {

    private static final Path EXAMPLES = Path.of("../../examples/data");

    /** What a form might take for something else, or lose. */
    private static final List<String> STRANGE = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'=1",
            "''",
            "'a",
            "none",
            "None",
            "\"none\"",
            "a;b",
            "a; b",
            "\"",
            ";",
            " a",
            "a ",
            "1",
            "007",
            "1E5",
            "0.1",
            "TRUE",
            "no",
            "2026-06-30",
            "#N/A",
            "_x0041_",
            "_x005F_x0041_",
            "_x004_",
            "a,b",
            "<b>&amp;</b>",
            "]]>",
            "é",
            "漢字",
            "\uD83D\uDE00",
            "\u00A0",
            "a\u00A0",
            "null",
            "\\",
            "{}",
            "sep=;",
            "x".repeat(10_000));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 2025, 2026, 2027})
    void everyYearOfRiverbendComesBackExactly(int year) throws IOException {
        String json = Files.readString(EXAMPLES.resolve("riverbend-" + year + ".json"));

        Path workbook = workbook(json);
        Path csv = csv(json);

        assertThat(FactsFile.json(workbook)).isEqualTo(json);
        assertThat(FactsFile.json(csv)).isEqualTo(json);
        assertThat(FactsFile.read(csv, null, null)).isEqualTo(FactsJson.read(json));
    }

    @Test
    void whatWasKnownWhenComesBack() throws IOException {
        String json = FactsJson.print("""
                {"asOf": "2026-06-30", "synthetic": false, "partner": {"name": "P", "knownFrom": "2020-01-01"},
                 "sites": [{"id": "main", "name": "Main", "scope": "IN_SCOPE", "analyticCases": 700},
                  {"id": "main", "name": "Main", "scope": "IN_SCOPE", "analyticCases": 900, "knownFrom": "2026-01-01"},
                  {"id": "main", "name": "Main", "scope": "IN_SCOPE", "analyticCases": 950, "knownFrom": "2027-01-01"}],
                 "committees": [{"id": "c", "kind": "QUALITY", "disciplines": []}],
                 "recordedDesignations": [{"on": "2026-01-01", "source": "s", "notYetIncluded": ["main"],
                  "knownFrom": "2027-01-01"}]}""");

        for (Path tables : List.of(workbook(json), csv(json))) {
            assertThat(FactsFile.json(tables)).isEqualTo(json);
            for (LocalDate day :
                    List.of(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 1), LocalDate.of(2028, 1, 1))) {
                assertThat(FactsFile.read(tables, null, day)).isEqualTo(FactsJson.read(json, null, day));
            }
            LocalDate later = LocalDate.of(2027, 6, 30);
            assertThat(FactsFile.read(tables, later, null)).isEqualTo(FactsJson.read(json, later, null));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverAFactsDocumentMayHoldComesBack(long seed) throws IOException {
        String json = generated(new Random(seed));

        assertThat(FactsFile.json(workbook(json))).isEqualTo(json);
        assertThat(FactsFile.json(csv(json))).isEqualTo(json);
    }

    /**
     * Facts of every kind with every form of value. All but the partner are known after the day assessed only: so their values are checked, and
     * not what they say of each other.
     */
    private static String generated(Random random) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asOf", "1850-06-30");
        document.put("synthetic", random.nextBoolean());
        for (SheetLayout kind : SheetLayout.ALL) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = kind.single() ? 0 : -random.nextInt(12); i <= 0; i++) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (Column column : kind.columns()) {
                    if (column.name().equals("knownFrom") && !kind.name().equals("partner")) {
                        row.put(
                                "knownFrom",
                                LocalDate.of(1851 + random.nextInt(8_000), 1, 1)
                                        .plusDays(random.nextInt(365))
                                        .toString());
                    } else if (column.required() || (!column.name().equals("knownFrom") && random.nextInt(3) > 0)) {
                        row.put(column.name(), value(column, random));
                    }
                }
                rows.add(row);
            }
            if (!kind.isAssessment()) {
                document.put(kind.name(), kind.single() ? rows.get(0) : rows);
            }
        }
        return FactsJson.print(JsonMapper.shared().writeValueAsString(document));
    }

    private static Object value(Column column, Random random) {
        if (!column.list()) {
            return one(column, random);
        }
        Set<Object> several = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            several.add(one(column, random));
        }
        return List.copyOf(several);
    }

    private static Object one(Column column, Random random) {
        long least = column.least() == null ? 0 : column.least();
        long greatest = column.greatest() == null ? 0 : column.greatest();
        return switch (column.form()) {
            case TEXT -> column.name().equals("about") ? "site main" : text(random);
            case CHOICE -> column.choices().get(random.nextInt(column.choices().size()));
            case YES_OR_NO -> random.nextBoolean();
            case DAY ->
                LocalDate.of(1 + random.nextInt(9_999), 1, 1)
                        .plusDays(random.nextInt(365))
                        .toString();
            case WHOLE_NUMBER -> (int) random.nextLong(least, greatest + 1);
            case NUMBER ->
                random.nextInt(3) == 0
                        ? (double) random.nextInt(100)
                        : random.nextDouble((double) least, (double) greatest);
        };
    }

    private static String text(Random random) {
        String text = STRANGE.get(random.nextInt(STRANGE.size()));
        return random.nextInt(3) == 0 ? text + STRANGE.get(random.nextInt(STRANGE.size())) : text;
    }

    private Path workbook(String json) throws IOException {
        Path file = Files.createTempFile(folder, "facts", ".xlsx");
        try (OutputStream to = Files.newOutputStream(file)) {
            FactsWorkbook.write(json, to);
        }
        return file;
    }

    private Path csv(String json) throws IOException {
        Path csv = Files.createTempDirectory(folder, "csv");
        FactsFolder.write(json, csv);
        return csv;
    }
}
