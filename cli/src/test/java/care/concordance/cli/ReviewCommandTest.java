package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registry reviewed as its registrar would, and its rates used. */
class ReviewCommandTest {

    private static final String REGISTRY = "../examples/data/synthetic-registry-2025.xml.gz";
    private static final String BAD_CASE = "<Patient><Item naaccrId=\"patientIdNumber\">77</Item><Tumor>"
            + "<Item naaccrId=\"primarySite\">C509</Item><Item naaccrId=\"rxSummChemo\">04</Item></Tumor></Patient>\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void writesAPage() {
        Run run = Run.command("review", REGISTRY, "--worklist", "--format", "html");
        assertThat(run.out())
                .startsWith("<!doctype html>")
                .contains("Review of 1,128 cases", "BREAST-05", "id=\"worklist\"", "unknown in");
        assertThat(run.exit()).isEqualTo(Run.command("review", REGISTRY).exit());
    }

    /** Whatever is counted as a gap or as missing is on the worklist, with what is to be done about it, and nothing else is. */
    @Test
    void theWorklistHasAllThatIsOpen() {
        JsonNode review = JsonMapper.builder()
                .build()
                .readTree(Run.command("review", REGISTRY, "--worklist", "--rates", "--format", "json")
                        .out());
        Map<String, Set<String>> cases = new TreeMap<>();
        review.get("worklist")
                .valueStream()
                .forEach(each -> cases.computeIfAbsent(
                                each.get("standard").asString() + " "
                                        + each.get("outcome").asString(),
                                key -> new TreeSet<>())
                        .add(each.get("case").asString()));
        Map<String, Integer> listed = new TreeMap<>();
        cases.forEach((open, ids) -> listed.put(open, ids.size()));
        Map<String, Integer> counted = new TreeMap<>();
        review.get("measures").valueStream().forEach(each -> {
            String measure = each.get("measure").asString();
            int gaps = each.get("denominator").asInt() - each.get("numerator").asInt();
            counted.merge(measure + " GAP", gaps, Integer::sum);
            counted.merge(measure + " UNPROVEN", each.get("unproven").asInt(), Integer::sum);
        });
        counted.values().removeIf(count -> count == 0);
        assertThat(listed).isEqualTo(counted).hasSizeGreaterThan(20);
        assertThat(review.get("worklist").valueStream()).doesNotHaveDuplicates();
    }

    @Test
    void theWorklistIsATableToGoOnWith() throws IOException {
        Run csv = Run.command("review", REGISTRY, "--worklist", "--format", "csv");
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(Run.command("review", REGISTRY, "--worklist", "--rates", "--format", "json")
                        .out());
        assertThat(csv.exit()).isZero();
        assertThat(csv.err()).contains("not official");
        try (CSVParser rows = CSVParser.parse(csv.out(), CSVFormat.RFC4180)) {
            List<List<String>> cells = rows.stream().map(CSVRecord::toList).toList();
            assertThat(cells.get(0)).containsExactly("site", "case", "standard", "title", "to do", "reason");
            assertThat(cells.subList(1, cells.size()).stream()
                            .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(5))))
                    .containsExactlyElementsOf(json.get("worklist")
                            .valueStream()
                            .map(each -> Stream.of("site", "case", "standard", "reason")
                                    .map(name -> each.get(name).asString())
                                    .toList())
                            .toList());
        }
        Run rates = Run.command("review", REGISTRY, "--rates", "--format", "csv");
        try (CSVParser rows = CSVParser.parse(rates.out(), CSVFormat.RFC4180)) {
            List<List<String>> cells = rows.stream().map(CSVRecord::toList).toList();
            assertThat(cells.get(0)).startsWith("site", "year of diagnosis", "measure", "in force from", "title");
            // Site, year, measure and edition tell each row from every other.
            assertThat(cells.stream().map(row -> row.subList(0, 4))).doesNotHaveDuplicates();
            assertThat(cells.subList(1, cells.size()).stream().map(row -> row.subList(0, 4)))
                    .containsExactlyElementsOf(json.get("rates")
                            .valueStream()
                            .map(each -> Stream.of("site", "year", "measure", "inForceFrom")
                                    .map(name -> each.get(name).asString())
                                    .toList())
                            .toList());
        }
        assertThat(rates.out()).contains(",2025,BREAST-08,2018-01-01,", ",2025,BREAST-08,2025-");
        assertThat(Run.command("review", REGISTRY, "--format", "csv").out().lines())
                .anyMatch(line -> line.startsWith("COLON-02,20") && line.endsWith(",25,7,10,0,78.1,61.2,89.0"));
    }

    @Test
    void aWorkbookHasAllTables() throws IOException {
        Path file = folder.resolve("review.xlsx");
        Run run =
                Run.command("review", REGISTRY, "--worklist", "--rates", "--format", "xlsx", "--out", file.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        String worklist =
                Run.command("review", REGISTRY, "--worklist", "--format", "csv").out();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            List<String> sheets = new ArrayList<>();
            workbook.forEach(sheet -> sheets.add(sheet.getSheetName()));
            assertThat(sheets).containsExactly("Read me", "Worklist", "Measures", "Rates", "Missing", "Files");
            assertThat(workbook.getSheet("Read me").getRow(1).getCell(0).getStringCellValue())
                    .contains("not official");
            assertThat(workbook.getSheet("Worklist").getLastRowNum())
                    .isEqualTo((int) worklist.lines().count() - 1);
        }
    }

    @Test
    void aTableThatCannotBeIsRefusedBeforeAnythingIsRead() {
        assertThat(Run.command("review", REGISTRY, "--format", "xlsx").err()).contains("--out RESULT.xlsx");
        assertThat(Run.command("review", REGISTRY, "--worklist", "--rates", "--format", "csv")
                        .err())
                .contains("one table");
        Run one = Run.command("review", REGISTRY, "--case", "00000012/1", "--format", "csv");
        assertThat(one.exit()).isEqualTo(2);
        assertThat(one.err()).contains("--case");
    }

    @Test
    void printsEveryMeasureAndWhatIsMissing() {
        Run run = Run.command("review", REGISTRY);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("not official")
                .contains("1,128 patients, 1,128 tumors, 1,128 cases read, 0 rejected")
                .containsPattern("(?m)^  COLON-02 +25 +7 +10 +0 +78.1 % +61.2 to 89.0 +At least 12 regional nodes")
                .containsPattern("(?m)^  HER2 status unknown in [0-9]+ % of [0-9]+ analytic breast cases$")
                .doesNotContain("Worklist")
                .doesNotContain("Rates by site");
    }

    @Test
    void verifyingJudgesTwiceAndPrintsTheSame() {
        Run run = Run.command("review", REGISTRY, "--verify", "--threads", "2");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("Every case was judged twice, each time with the same verdicts.");
        assertThat(run.out()).isEqualTo(Run.command("review", REGISTRY).out());
    }

    @Test
    void theResultIsWrittenToAFile() throws IOException {
        Path file = folder.resolve("review.txt");
        Run run = Run.command("review", REGISTRY, "--out", file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(Run.command("review", REGISTRY).out());

        Run nowhere = Run.command(
                "review", REGISTRY, "--out", folder.resolve("none/review.txt").toString());
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("cannot write");
    }

    @Test
    void theWorklistNamesTheCaseAndTheReasonAndNothingThatIsAllRight() {
        Run run = Run.command("review", REGISTRY, "--worklist", "--rates", "--threads", "2");
        assertThat(run.out())
                .containsPattern("(?m)^  gap +site[0-6] +case [0-9]{8}/1 +COLON-02 +regional nodes examined: [0-9]+")
                .containsPattern(
                        "(?m)^  missing +site[0-6] +case [0-9]{8}/1 +BREAST-03 +whether the patient was alive 365"
                                + " days after diagnosis is not known: last known alive [0-9]+ days after diagnosis$")
                .containsPattern("(?m)^  site3 +COLON-02 +2025 +[0-9]");
        assertThat(run.out().lines().filter(line -> line.startsWith("  missing")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("was biopsied: ") || line.contains("nodes examined: 1"));
    }

    @Test
    void jsonHasTheSameNumbers() {
        Run run = Run.command("review", REGISTRY, "--format", "json", "--rates", "--worklist");
        assertThat(run.exit()).isZero();
        JsonNode review = JsonMapper.shared().readTree(run.out());
        assertThat(review.at("/cases").asInt()).isEqualTo(1_128);
        assertThat(review.at("/files/0/rejected").asInt()).isZero();
        int gaps = 0;
        int numerator = 0;
        for (JsonNode measure : review.at("/measures")) {
            numerator += measure.at("/numerator").asInt();
            gaps += measure.at("/denominator").asInt()
                    - measure.at("/numerator").asInt();
        }
        int bySite = 0;
        for (JsonNode rate : review.at("/rates")) {
            assertThat(rate.at("/year").asInt()).isEqualTo(2025);
            assertThat(rate.at("/upper95").asDouble())
                    .isGreaterThanOrEqualTo(rate.at("/lower95").asDouble());
            bySite += rate.at("/numerator").asInt();
        }
        assertThat(bySite).isEqualTo(numerator).isPositive();
        int work = 0;
        for (JsonNode entry : review.at("/worklist")) {
            work += entry.at("/outcome").asString().equals("GAP") ? 1 : 0;
        }
        assertThat(work).isEqualTo(gaps).isPositive();
        assertThat(review.at("/missing").size()).isGreaterThan(20);
    }

    @Test
    void theRatesOfTheRegistryDecideTheProgramsStandards() throws IOException {
        Path rates = folder.resolve("rates.json");
        String[] arguments = {
            "review",
            REGISTRY,
            "--rates-out",
            rates.toString(),
            "--out",
            folder.resolve("x").toString(),
            "--site",
            "site0=ashford",
            "--site",
            "site1=ashford",
            "--site",
            "site2=ashford",
            "--site",
            "site3=ashford",
            "--site",
            "site4=ashford",
            "--site",
            "site5=ashford",
            "--site",
            "site6=ashford"
        };
        Run review = Run.command(arguments);
        assertThat(review.exit()).isZero();
        assertThat(review.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("x"))).contains("Measures of 1,128 cases");

        String[] explain = {"assess", "../examples/data/riverbend-2026.json", "--format", "json"};
        String before = Run.command(explain).out();
        Run after = Run.command(
                "assess", "../examples/data/riverbend-2026.json", "--format", "json", "--rates", rates.toString());
        assertThat(after.exit()).isZero();
        assertThat(before).doesNotContain("25 of 32 cases");
        assertThat(after.out()).contains("C12RLN 2025: 25 of 32 cases, 78.13 percent; expected 85 percent");
    }

    @Test
    void yearsThatAreNotAllThereYetAreLeftOut() throws IOException {
        Path rates = folder.resolve("rates.json");
        Run early = Run.command("review", REGISTRY, "--rates-out", rates.toString(), "--through", "2024");
        assertThat(early.exit()).isZero();
        assertThat(early.err())
                .containsPattern(
                        "(?m)^left out of .*rates.json: [1-9][0-9]+ rates, year of diagnosis 2025\\R.*rates.json has no"
                                + " rate\\.$");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(rates))
                        .at("/measureRates")
                        .size())
                .isZero();
        assertThat(Run.command("review", REGISTRY, "--rates-out", rates.toString(), "--through", "2025")
                        .err())
                .isEmpty();
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(rates))
                        .at("/measureRates")
                        .size())
                .isGreaterThan(100);
    }

    @Test
    void anOptionThatWouldDoNothingIsRefused() {
        for (String[] options : new String[][] {
            {"--standard", "COLON-02", "belongs to --case"}, {"--through", "2024", "belongs to --rates-out"}
        }) {
            Run run = Run.command("review", REGISTRY, options[0], options[1]);
            assertThat(run.exit()).as(options[0]).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(options[0] + " " + options[2]);
        }
    }

    @Test
    void whatBelongsToAReviewIsRefusedBesideACase() {
        Path file = folder.resolve("rates.json");
        for (String[] option : new String[][] {
            {"--rates"}, {"--worklist"}, {"--verify"}, {"--fail-on", "gap"}, {"--rates-out", file.toString()}
        }) {
            Run run =
                    Run.command(Stream.concat(Stream.of("review", REGISTRY, "--case", "00000012/1"), Stream.of(option))
                            .toArray(String[]::new));
            assertThat(run.exit()).as(option[0]).isEqualTo(2);
            assertThat(run.err()).contains("instead of a review", option[0]);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void oneCaseIsExplainedRuleByRule() {
        String gap = Run.command("review", REGISTRY, "--worklist")
                .out()
                .lines()
                .filter(line -> line.startsWith("  gap") && line.contains("COLON-02"))
                .findFirst()
                .orElseThrow();
        String id = gap.replaceAll(".* case ([0-9/]+) .*", "$1");
        Run run = Run.command("review", REGISTRY, "--case", id, "--standard", "COLON-02");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("COLON-02")
                .contains("TumorCase " + id)
                .containsPattern("regional nodes examined: [0-9]+; the standard asks for 12")
                .doesNotContain("RECTUM");
        assertThat(Run.command("review", REGISTRY, "--case", id).out())
                .contains("COLON-02")
                .contains("ALL-01");
        Run nobody = Run.command("review", REGISTRY, "--case", "1/9");
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("there is no case 1/9");
    }

    @Test
    void ratesOfASiteNobodyKnowsAreAnErrorThatSaysSo() {
        Path rates = folder.resolve("rates.json");
        Run.command("review", REGISTRY, "--rates-out", rates.toString(), "--site", "site0=ashford");
        Run run = Run.command("assess", "../examples/data/riverbend-2026.json", "--rates", rates.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("site1");
    }

    @Test
    void aFileThatIsNotRatesIsAnErrorThatSaysWhatToDo() throws IOException {
        for (String text : List.of("{", "{}", "[]", "{\"measureRates\": [{\"sight\": 1}]}")) {
            Path rates = Files.writeString(folder.resolve("rates.json"), text);
            Run run = Run.command("assess", "../examples/data/riverbend-2026.json", "--rates", rates.toString());
            assertThat(run.exit()).as(text).isEqualTo(2);
            assertThat(run.err()).contains("rates.json").contains("review --rates-out");
        }
    }

    @Test
    void rejectedCasesAreListedAndAFileThatBreaksSaysWhere() throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.xml"),
                "<NaaccrData xmlns=\"http://naaccr.org/naaccrxml\" recordType=\"A\" specificationVersion=\"1.7\""
                        + " baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-250.xml\">\n" + BAD_CASE
                        + BAD_CASE.replace("77", "78").replace("04", "03") + "<Patient></Tumor>");
        Run run = Run.command("review", file.toString(), REGISTRY);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .contains("own.xml: 2 patients, 2 tumors, 1 cases read, 1 rejected")
                .contains("rejected: case 77/1 (line 2): rxSummChemo, 2 digits: the item has no such code")
                .contains("STOPPED at line 4, column ")
                .contains("Measures of 1,129 cases");
        JsonNode json = JsonMapper.shared()
                .readTree(Run.command("review", file.toString(), "--format", "json")
                        .out());
        assertThat(json.at("/files/0/complete").asBoolean()).isFalse();
        assertThat(json.at("/files/0/rejections/0/item").asString()).isEqualTo("rxSummChemo");
        assertThat(json.at("/files/0/stopped").asString()).startsWith("line 4");
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        Run run = Run.command("review", "../examples/data/nothing.xml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("cannot read ../examples/data/nothing.xml");
    }

    @Test
    void progressSaysCasesSpeedAndTimeLeft() throws IOException {
        StringWriter out = new StringWriter();
        try (Progress progress = new Progress(1_000, new PrintWriter(out), false)) {
            assertThat(progress.count(new ByteArrayInputStream(new byte[250])).readAllBytes())
                    .hasSize(250);
            for (int i = 0; i < 5_000; i++) {
                progress.reviewed();
            }
            assertThat(progress.line(2_000_000_000L)).isEqualTo("5,000 cases, 2,500 a second, 6 s left");
        }
        assertThat(out.toString()).isEmpty();
    }
}
