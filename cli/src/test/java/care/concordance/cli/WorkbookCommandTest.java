package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.json.FactsJson;
import care.concordance.testing.FactGenerator;
import care.concordance.workbook.FactsFile;
import care.concordance.workbook.FactsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookCommandTest {

    private static final String FACTS = "../examples/data/riverbend-2026.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @Test
    void anAssessmentFromAWorkbookIsTheOneFromJsonByteForByte() throws IOException {
        Path workbook = folder.resolve("facts.xlsx");
        Path csv = folder.resolve("facts");
        Path json = folder.resolve("facts.json");

        assertThat(Run.command("workbook", "from", FACTS, "--out", workbook.toString())
                        .exit())
                .isZero();
        assertThat(Run.command("workbook", "from", workbook.toString(), "--out", csv.toString())
                        .exit())
                .isZero();
        assertThat(Run.command("workbook", "json", csv.toString(), "--out", json.toString())
                        .exit())
                .isZero();

        assertThat(json).hasSameBinaryContentAs(Path.of(FACTS));
        Run expected = Run.command("assess", FACTS, "--format", "json");
        assertThat(expected.exit()).isZero();
        assertThat(Run.command("assess", workbook.toString(), "--format", "json"))
                .isEqualTo(expected);
        assertThat(Run.command("assess", csv.toString(), "--format", "json")).isEqualTo(expected);
        Path assessment = Files.writeString(folder.resolve("assessment.json"), expected.out());
        assertThat(Run.command("replay", assessment.toString(), "--facts", workbook.toString())
                        .exit())
                .isZero();
    }

    @Test
    void anEmptyWorkbookIsFilledInAndAssessed() throws IOException {
        Path file = folder.resolve("new.xlsx");
        assertThat(Run.command("workbook", "new", file.toString()).exit()).isZero();
        assertThat(Run.command("assess", file.toString())).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code());
            assertThat(run.err())
                    .contains("new.xlsx: nothing was read, there are 2 problems.", "  assessment!A2 is blank");
        });

        try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(file));
                var to = Files.newOutputStream(file)) {
            fill(workbook, "assessment", "2026-06-30", "no");
            fill(workbook, "partner", "Example Health");
            fill(workbook, "sites", "main", "Main Hospital", "", "COMMUNITY", "IN_SCOPE", 900);
            workbook.write(to);
        }

        assertThat(Run.command("assess", file.toString())).satisfies(run -> {
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("Example Health", "Main Hospital").doesNotContain("SYNTHETIC");
        });
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Path there = Files.writeString(folder.resolve("there.xlsx"), "mine");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "mine");

        for (List<String> arguments : List.of(
                List.of("new", there.toString()),
                List.of("new", full.toString()),
                List.of("from", FACTS, "--out", full.toString()),
                List.of("from", FACTS, "--out", FACTS),
                List.of("from", FACTS, "--out", folder.resolve("facts.xls").toString()))) {
            String[] all = ("workbook " + String.join(" ", arguments)).split(" ");
            assertThat(Run.command(all).exit()).as(String.join(" ", all)).isEqualTo(Exit.UNUSABLE.code());
        }
        assertThat(there).hasContent("mine");
        assertThat(full.resolve("mine.txt")).hasContent("mine");
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".part"));
    }

    @Test
    void generatedPartnersComeBackFromCsv() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            String json = FactsJson.write(new FactGenerator(new Random(seed), List.of()).snapshot());
            Path csv = Files.createDirectory(folder.resolve("seed" + seed));
            FactsFolder.write(json, csv);
            assertThat(FactsFile.json(csv)).isEqualTo(json);
        }
    }

    private static void fill(Workbook workbook, String sheet, Object... values) {
        var row = workbook.getSheet(sheet).createRow(1);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (!values[i].equals("")) {
                row.createCell(i).setCellValue(values[i].toString());
            }
        }
    }
}
