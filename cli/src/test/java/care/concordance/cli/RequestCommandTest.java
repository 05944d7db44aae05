package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.TumorBoard;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked for is filled in, merged and judged. */
class RequestCommandTest {

    private static final String FACTS = "../examples/data/riverbend-2026.json";
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    /** A measure of 2025 first; when a second year is asked for, 2024. */
    private static @Nullable Object ofQualityOfficer(int year, String column) {
        return switch (column) {
            case "year" -> year;
            case "value" -> 78;
            case "lower" -> 70;
            case "upper" -> 86;
            case "benchmark" -> 80;
            default -> null;
        };
    }

    @Test
    void aRequestFilledInTurnsUnprovenVerdictsDefinite() throws IOException {
        String owner = "Quality officer";
        List<Verdict> before = unproven(Path.of(FACTS), owner);
        assertThat(before).hasSize(8);
        Path facts = Path.of(FACTS);
        int rounds = 0;
        while (!unproven(facts, owner).isEmpty()) {
            rounds++;
            assertThat(rounds).isLessThan(5);
            Path workbook = folder.resolve("round" + rounds + ".xlsx");
            Path next = folder.resolve("facts" + rounds + (rounds == 1 ? ".json" : ".xlsx"));
            assertThat(Run.command("request", facts.toString(), "--for", owner, "--out", workbook.toString())
                            .exit())
                    .isZero();
            int year = 2026 - rounds;
            assertThat(Sheets.fill(workbook, (sheet, row, column) -> ofQualityOfficer(year, column)))
                    .isEqualTo(16);
            Run merge = Run.command("merge", facts.toString(), workbook.toString(), "--out", next.toString());
            assertThat(merge.err()).isEmpty();
            assertThat(merge.exit()).isZero();
            assertThat(merge.out()).contains("0 values filled in, 4 facts added", "SYNTHETIC DATA", "not official");
            facts = next;
        }
        assertThat(rounds).isEqualTo(1);
        Assessment after = assess(facts);
        // A change can be told from two years, and one was brought.
        assertThat(before)
                .allSatisfy(verdict -> assertThat(
                                after.verdict(verdict.standard().id(), verdict.subject())
                                        .orElseThrow()
                                        .outcome())
                        .isEqualTo(verdict.standard().id().startsWith("OUT-13") ? Outcome.GAP : Outcome.CONCORDANT));
        assertThat(Files.readString(Path.of(FACTS))).isEqualTo(FactsJson.write(FactsJson.read(Path.of(FACTS))));
    }

    @Test
    void aSiteAnswersNo() {
        Path workbook = request("ashford");
        Sheets.fill(workbook, (sheet, row, column) -> sheet.equals("outcomeMeasures") ? null : "no");
        Path merged = folder.resolve("merged.json");

        Run run = Run.command("merge", FACTS, workbook.toString(), "--out", merged.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "2 values filled in, 0 facts added. Of 12 questions 2 answered, 10 still open.",
                        "now 2 GAP, 18 still UNPROVEN");
        assertThat(outcome(merged, "TB-09", "site ashford")).isEqualTo(Outcome.GAP);
        assertThat(outcome(merged, "RAD-04", "site ashford")).isEqualTo(Outcome.GAP);
        assertThat(outcome(merged, "TB-09", "site larkspur")).isEqualTo(Outcome.UNPROVEN);
    }

    /** Much is not known; all owners answer what is known, on paper so to speak, until nothing is asked that they know. */
    @Test
    void whatWasNotKnownComesBackThroughWorkbooks() throws IOException {
        PartnerSnapshot truth = FactsJson.read(Path.of(FACTS));
        JsonNode known = JsonMapper.shared().readTree(Files.readString(Path.of(FACTS)));
        PartnerSnapshot blurred = Evidence.blurred(truth, 0.1, new Random(7));
        Path facts = Files.writeString(folder.resolve("facts0.json"), FactsJson.write(blurred));
        int rounds = 0;
        for (int written = 1; written > 0; ) {
            rounds++;
            Path requests = folder.resolve("requests" + rounds);
            assertThat(Run.command("request", facts.toString(), "--out", requests.toString())
                            .exit())
                    .isZero();
            List<Path> workbooks = files(requests);
            written = workbooks.stream()
                    .mapToInt(each -> Sheets.fill(each, (sheet, row, column) -> said(known, sheet, row, column)))
                    .sum();
            Path next = folder.resolve("facts" + rounds + ".json");
            String[] merge = Stream.of(
                            Stream.of("merge", facts.toString()),
                            workbooks.stream().map(Path::toString),
                            Stream.of("--out", next.toString()))
                    .flatMap(each -> each)
                    .toArray(String[]::new);
            Run run = Run.command(merge);
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).as(run.out()).isZero();
            facts = next;
        }
        assertThat(rounds).isBetween(2, 4);
        Map<String, Outcome> expected = Evidence.outcomes(ENGINE.assess(truth));
        assertThat(Evidence.outcomes(assess(facts)).entrySet())
                .filteredOn(each -> expected.get(each.getKey()) != each.getValue())
                .isEmpty();
    }

    /** What a document says where a row is to be filled in: of facts on record only. */
    private static @Nullable Object said(JsonNode known, String sheet, Map<String, String> row, String column) {
        JsonNode facts = known.path(sheet);
        for (JsonNode fact : facts.isArray() ? facts : List.of(facts)) {
            boolean same = fact.properties().stream()
                    .filter(each -> Stream.of(
                                    "id",
                                    "site",
                                    "disease",
                                    "kind",
                                    "body",
                                    "procedure",
                                    "year",
                                    "topic",
                                    "dimension",
                                    "event",
                                    "measure",
                                    "on")
                            .anyMatch(each.getKey()::equals))
                    .filter(each -> !row.getOrDefault(each.getKey(), "").isEmpty())
                    .allMatch(each -> each.getValue().asString().equals(row.get(each.getKey())));
            if (same && fact.hasNonNull(column) && row.getOrDefault(column, "").isEmpty()) {
                JsonNode value = fact.get(column);
                if (value.isArray()) {
                    return value.isEmpty()
                            ? "none"
                            : String.join(
                                    "; ",
                                    value.valueStream().map(JsonNode::asString).toList());
                }
                return value.isBoolean()
                        ? (value.asBoolean() ? "yes" : "no")
                        : value.isNumber() ? value.asDouble() : value.asString();
            }
        }
        return null;
    }

    @Test
    void ofARowWhoseCellsWereSortedApartNothingIsTaken() throws IOException {
        Path workbook = request("Tumor board coordinator");
        Sheets.fill(workbook, (sheet, row, column) -> "yes");
        Sheets.change(workbook, book -> Sheets.set(cell(book.getSheet("tumorBoards"), 1, "name"), "renamed"));
        Path merged = folder.resolve("merged.json");

        Run run = Run.command("merge", FACTS, workbook.toString(), "--out", merged.toString());

        assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(run.out())
                .contains(
                        "1 value filled in",
                        "TumorBoard ashford-general, name: on record general, answered renamed (request.xlsx, tumorBoards!B2)",
                        "nothing of the row is taken");
        assertThat(board(merged, "ashford-general").followsUpRecommendations()).isNull();
        assertThat(board(merged, "larkspur-general").followsUpRecommendations()).isTrue();
    }

    @Test
    void answersOfAnotherDayAreRefusedUnlessTheyWereAskedOfIt() throws IOException {
        Path workbook = request("Tumor board coordinator");
        Sheets.fill(workbook, (sheet, row, column) -> "yes");
        Path merged = folder.resolve("merged.json");
        Run other = Run.command(
                "merge", "../examples/data/riverbend-2025.json", workbook.toString(), "--out", merged.toString());
        assertThat(other.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(other.err()).contains("\"2026-06-30\", another day", "these facts are of 2025-06-30");
        assertThat(merged).doesNotExist();

        Path later = folder.resolve("later.xlsx");
        Run.command("request", FACTS, "--as-of", "2026-12-31", "--out", later.toString());
        Sheets.fill(later, (sheet, row, column) -> "tumorBoards".equals(sheet) ? "yes" : null);
        Run run = Run.command("merge", FACTS, later.toString(), "--as-of", "2026-12-31", "--out", merged.toString());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(FactsJson.read(merged).asOf()).hasToString("2026-12-31");
        assertThat(board(merged, "larkspur-general").followsUpRecommendations()).isTrue();
    }

    /** Two owners are asked the same: the second hands back blank rows of what the first has answered. */
    @Test
    void ownersHandBackOneAfterAnother() {
        Path requests = folder.resolve("requests");
        Run.command("request", FACTS, "--out", requests.toString());
        Path quality = requests.resolve("quality-officer.xlsx");
        Sheets.fill(quality, (sheet, row, column) -> ofQualityOfficer(2025, column));
        Path first = folder.resolve("first.json");
        assertThat(Run.command("merge", FACTS, quality.toString(), "--out", first.toString())
                        .exit())
                .isZero();
        Run second = Run.command(
                "merge",
                first.toString(),
                requests.resolve("disease-program-leader.xlsx").toString(),
                "--out",
                folder.resolve("second.json").toString());
        assertThat(second.exit()).as(second.out()).isZero();
        assertThat(second.out()).contains("0 values filled in, 0 facts added", "rows left blank");

        Path whole = folder.resolve("whole.json");
        Run all = Run.command("merge", FACTS, requests.toString(), "--out", whole.toString());
        assertThat(all.exit()).as(all.out() + all.err()).isZero();
        assertThat(whole).hasSameBinaryContentAs(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "lower": 3, "upper": 1              | lower,upper | observed
                    "lower": 0.1, "upper": 3            |             | lower,upper,observed
                    """)
    void ofAnswersThatContradictEachOtherNeitherIsTaken(String said, @Nullable String refused, String taken)
            throws IOException {
        Path answers = answers(
                FACTS,
                "riskAdjustedOutcomes",
                "{\"site\": \"elm-grove\", \"disease\": \"LUNG\", \"event\": \"OPERATIVE_MORTALITY\", \"year\": 2025,"
                        + " \"observed\": 1, \"expected\": 1.5, " + said + "}");
        Path merged = folder.resolve("merged.json");
        Run run = Run.command("merge", FACTS, answers.toString(), "--out", merged.toString());
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(refused == null ? 0 : Exit.UNUSABLE.code());
        JsonNode outcome = JsonMapper.shared()
                .readTree(Files.readString(merged))
                .get("riskAdjustedOutcomes")
                .valueStream()
                .filter(each -> each.get("site").asString().equals("elm-grove"))
                .findFirst()
                .orElseThrow();
        assertThat(outcome.propertyNames()).contains(taken.split(","));
        for (String name : refused == null ? new String[0] : refused.split(",")) {
            assertThat(outcome.has(name)).as(name).isFalse();
        }
    }

    @Test
    void ofANewFactThatTwoSayOtherwiseNothingIsTaken() throws IOException {
        String hartford = "../examples/data/hartford-public-record.json";
        Path one = answers(
                hartford,
                "tumorBoards",
                "{\"id\": \"gi\", \"name\": \"GI\", \"site\": \"backus-hospital\", \"daysBetweenMeetings\": 14}");
        Path other = answers(
                hartford,
                "tumorBoards",
                "{\"id\": \"gi\", \"name\": \"Lung\", \"site\": \"hartford-hospital\", \"daysBetweenMeetings\": 7}");
        for (List<Path> order : List.of(List.of(one, other), List.of(other, one))) {
            Path merged = folder.resolve("merged.json");
            Run run = Run.command(
                    "merge", hartford, order.get(0).toString(), order.get(1).toString(), "--out", merged.toString());
            assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code());
            assertThat(run.out()).contains("0 facts added", "two rows are of a new TumorBoard gi");
            assertThat(Files.readString(merged)).doesNotContain("\"gi\"");
        }
    }

    @Test
    void aRowThatOnlySaysWhichFactItWouldBeIsNone() throws IOException {
        Path answers = answers(
                FACTS,
                "riskAdjustedOutcomes",
                "{\"site\": \"elm-grove\", \"disease\": \"LUNG\", \"event\": \"OPERATIVE_MORTALITY\", \"year\": 2025}");
        Path merged = folder.resolve("merged.json");
        Run run = Run.command("merge", FACTS, answers.toString(), "--out", merged.toString());
        assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(run.out()).contains("0 facts added", "only says which fact it would be", "0 answered");
    }

    /** Answers may be JSON too: what the facts say of themselves, and one fact. */
    private Path answers(String facts, String kind, String fact) throws IOException {
        JsonNode of = JsonMapper.shared().readTree(Files.readString(Path.of(facts)));
        return Files.writeString(
                Files.createTempFile(folder, "answers", ".json"),
                "{\"asOf\": %s, \"synthetic\": %s, \"partner\": {\"name\": %s}, \"%s\": [%s]}"
                        .formatted(
                                of.get("asOf"),
                                of.path("synthetic").asBoolean(false),
                                of.at("/partner/name"),
                                kind,
                                fact));
    }

    @Test
    void anEndingThatIsNoFormIsRefusedAndWhatAsksNothingWritesNothing() {
        Path workbook = request("Tumor board coordinator");
        Run csv = Run.command(
                "merge",
                FACTS,
                workbook.toString(),
                "--out",
                folder.resolve("m.csv").toString());
        assertThat(csv.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(csv.err()).contains(".json or .xlsx");
        Path none = folder.resolve("none");
        Run nothing = Run.command("request", FACTS, "--for", "oak-hollow", "--out", none.toString());
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out()).contains("Nothing is asked");
        assertThat(none).doesNotExist();
        assertThat(Run.command(
                                "request",
                                FACTS,
                                "--format",
                                "json",
                                "--out",
                                folder.resolve("r.xlsx").toString())
                        .err())
                .contains("one text");
    }

    @Test
    void whatIsOnRecordStays() throws IOException {
        Path workbook = request("Tumor board coordinator");
        Path other = Files.copy(workbook, folder.resolve("other.xlsx"));
        // Both answer; then the record says otherwise too.
        Sheets.fill(workbook, (sheet, row, column) -> "yes");
        Sheets.fill(other, (sheet, row, column) -> row.getOrDefault("id", "").equals("ashford-general") ? "no" : "yes");
        Path merged = folder.resolve("merged.json");

        Run run = Run.command("merge", FACTS, workbook.toString(), other.toString(), "--out", merged.toString());

        assertThat(run.exit()).isEqualTo(Exit.FOUND.code());
        assertThat(run.out())
                .contains(
                        "1 value filled in",
                        "TumorBoard ashford-general, followsUpRecommendations: answered yes (request.xlsx, tumorBoards!D2),"
                                + " answered no (other.xlsx, tumorBoards!D2)");
        TumorBoard board = board(merged, "ashford-general");
        assertThat(board.name()).isEqualTo("general");
        assertThat(board.followsUpRecommendations()).isNull();
        assertThat(board(merged, "larkspur-general").followsUpRecommendations()).isTrue();

        Path later = folder.resolve("later.json");
        assertThat(Run.command("merge", merged.toString(), other.toString(), "--out", later.toString())
                        .exit())
                .isZero();
        Path again = folder.resolve("again.json");
        Run conflict = Run.command("merge", later.toString(), workbook.toString(), "--out", again.toString());
        assertThat(conflict.exit()).isEqualTo(Exit.FOUND.code());
        assertThat(conflict.out()).contains("followsUpRecommendations: on record no, answered yes");
        assertThat(again).hasSameBinaryContentAs(later);
    }

    @Test
    void whatCannotBeTakenIsNamedWithItsCell() throws IOException {
        Path workbook = request("ashford");
        Sheets.fill(
                workbook,
                (sheet, row, column) -> sheet.equals("outcomeMeasures") ? ofQualityOfficer(2025, column) : null);
        Sheets.change(workbook, book -> {
            Sheet boards = book.getSheet("tumorBoards");
            cell(boards, 1, "followsUpRecommendations").setCellFormula("1=1");
            Row row = boards.createRow(2);
            row.createCell(0).setCellValue("ashford-genral");
            row.createCell(1).setCellValue("general");
            row.createCell(2).setCellValue("ashford");
            row.createCell(3).setCellValue("yes");
            cell(book.getSheet("radiationFacilities"), 1, "physicistVisits").setCellValue("perhaps");
            Sheet measures = book.getSheet("outcomeMeasures");
            // More than the upper limit, and a year that is not over.
            cell(measures, 1, "lower").setCellValue(90);
            cell(measures, 2, "year").setCellValue(2031);
        });
        Path merged = folder.resolve("merged.json");

        Run run = Run.command("merge", FACTS, workbook.toString(), "--out", merged.toString());

        assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(run.out())
                .contains(
                        "request.xlsx, tumorBoards!D2 holds a formula",
                        "request.xlsx, tumorBoards!A3 is no fact on record and none that was asked for: TumorBoard"
                                + " ashford-genral (did you mean \"ashford-general\"?)",
                        "request.xlsx, radiationFacilities!B2 is the text \"perhaps\", not yes or no",
                        "request.xlsx, outcomeMeasures!F2 is more than upper",
                        "request.xlsx, outcomeMeasures!D3 lies after the day of the assessment",
                        "0 values filled in, 1 fact added");
        assertThat(FactsJson.read(merged).facts())
                .hasSize(FactsJson.read(Path.of(FACTS)).facts().size() + 1);
    }

    @Test
    void answersOfOthersAreRefused() throws IOException {
        Path workbook = request("ashford");
        Path real = folder.resolve("real.json");
        Files.writeString(
                real, Files.readString(Path.of(FACTS)).replace("\"synthetic\" : true", "\"synthetic\" : false"));
        Path merged = folder.resolve("merged.json");
        assertThat(Run.command("merge", real.toString(), workbook.toString(), "--out", merged.toString()))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code()))
                .satisfies(run -> assertThat(run.err())
                        .contains("assessment!B2 says that the answers are made up; these facts are real"));
        assertThat(Run.command(
                                "merge",
                                "../examples/data/hartford-public-record.json",
                                workbook.toString(),
                                "--out",
                                merged.toString())
                        .err())
                .contains("partner!A2 is \"Riverbend Health\", another partner", "assessment!B2");
        Path answer = Files.writeString(folder.resolve("answer.json"), "{\"sites\": []}");
        assertThat(Run.command("merge", FACTS, answer.toString(), "--out", merged.toString())
                        .err())
                .contains("does not say which partner", "does not say whether the answers are made up");
        assertThat(merged).doesNotExist();
    }

    @Test
    void anUnknownOwnerIsNamedWithTheNearest() {
        Run run = Run.command("request", FACTS, "--for", "Qualty officer");
        assertThat(run.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(run.err())
                .contains(
                        "\"Qualty officer\" is no owner of a standard and no site (did you mean \"Quality officer\"?)",
                        "cedar-falls");
        assertThat(Run.command("request", FACTS, "--for", "ashferd").err()).contains("(did you mean \"ashford\"?)");
        assertThat(Run.command("request", FACTS, "--for", "Chief nursing officer")
                        .out())
                .contains("Nothing is asked");
        assertThat(Run.command("request", FACTS, "--for", "Ashford Hospital").out())
                .isEqualTo(Run.command("request", FACTS, "--for", "ashford").out());
    }

    @Test
    void onlyWhatIsAskedCanBeWritten() throws IOException {
        Path workbook = request("Director of radiation oncology");
        try (var book = WorkbookFactory.create(workbook.toFile(), null, true)) {
            assertThat(book)
                    .allSatisfy(sheet -> assertThat(
                                    sheet.getProtect() || sheet.getSheetName().equals("choices"))
                            .as(sheet.getSheetName())
                            .isTrue());
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellStyle().getLocked())
                                .as(sheet.getSheetName() + cell.getAddress())
                                .isNotEqualTo(Sheets.isYellow(cell));
                    }
                }
            }
            Sheet asked = book.getSheet("radiationFacilities");
            assertThat(asked.getDataValidations()).isNotEmpty();
            assertThat(cell(asked, 0, "physicistVisits")
                            .getCellComment()
                            .getString()
                            .getString())
                    .contains("yes or no", "Blank: not known");
            assertThat(book.getSheet("Questions")
                            .getRow(11)
                            .getCell(4)
                            .getHyperlink()
                            .getAddress())
                    .isEqualTo("'radiationFacilities'!B2");
        }
    }

    @Test
    void hostileNamesAreTextsAndComeBack() throws IOException {
        String name = "=HYPERLINK(\"http://example.org\";\"x\") _x0041_ '; --";
        Site site = new Site("=cmd|'x'!A1", name, null, Site.Kind.COMMUNITY, Site.Scope.IN_SCOPE, null);
        TumorBoard board =
                new TumorBoard("@b_x000a_", name, site.id(), null, null, null, null, null, null, null, null, null);
        PartnerSnapshot snapshot =
                PartnerSnapshot.real("+Example; none \"x\"", LocalDate.of(2026, 6, 30), List.of(site, board));
        Path facts = Files.writeString(folder.resolve("facts.json"), FactsJson.write(snapshot));
        Path workbook = folder.resolve("request.xlsx");
        assertThat(Run.command("request", facts.toString(), "--out", workbook.toString())
                        .exit())
                .isZero();
        Sheets.fill(
                workbook,
                (sheet, row, column) -> sheet.equals("tumorBoards") && column.equals("daysBetweenMeetings") ? 7 : null);
        Path merged = folder.resolve("merged.xlsx");

        Run run = Run.command("merge", facts.toString(), workbook.toString(), "--out", merged.toString());

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        Path back = folder.resolve("back.json");
        assertThat(Run.command("workbook", "json", merged.toString(), "--out", back.toString())
                        .exit())
                .isZero();
        assertThat(FactsJson.read(back).facts())
                .contains(site, (TumorBoard) Evidence.changed(board, Map.of("daysBetweenMeetings", 7)));
    }

    @Test
    void whatIsKnownInPublicOnlyIsAskedAbout() {
        Run run = Run.command("request", "../examples/data/hartford-public-record.json");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith(
                        "Evidence request to Hartford HealthCare (public record only) as of 2026-01-28\nStandards modelled")
                .doesNotContain("SYNTHETIC");
        JsonNode json = JsonMapper.shared()
                .readTree(Run.command("request", "../examples/data/hartford-public-record.json", "--format", "json")
                        .out());
        assertThat(json.get("questions").size()).isGreaterThan(400);
        assertThat(json.at("/questions/0/waiting/0/standard").asString()).isNotEmpty();
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Path facts = Files.copy(Path.of(FACTS), folder.resolve("facts.json"));
        Path workbook = request("ashford");
        assertThat(Run.command("request", facts.toString(), "--out", facts.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(Run.command("merge", facts.toString(), workbook.toString(), "--out", facts.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(Run.command("merge", facts.toString(), workbook.toString(), "--out", workbook.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(facts).hasSameBinaryContentAs(Path.of(FACTS));
    }

    private Path request(String addressee) {
        Path workbook = folder.resolve("request.xlsx");
        assertThat(Run.command("request", FACTS, "--for", addressee, "--out", workbook.toString())
                        .exit())
                .isZero();
        return workbook;
    }

    private static Cell cell(Sheet sheet, int row, String column) {
        for (Cell header : sheet.getRow(0)) {
            if (header.toString().equals(column)) {
                return sheet.getRow(row).getCell(header.getColumnIndex());
            }
        }
        throw new IllegalArgumentException(column);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Assessment assess(Path facts) {
        return ENGINE.assess(care.concordance.workbook.FactsFile.read(facts));
    }

    private static List<Verdict> unproven(Path facts, String owner) {
        return assess(facts).unproven().stream()
                .filter(verdict -> verdict.standard().owner().equals(owner))
                .toList();
    }

    private static Outcome outcome(Path facts, String standard, String subject) {
        return assess(facts)
                .verdict(standard, care.concordance.facts.Subject.parse(subject))
                .orElseThrow()
                .outcome();
    }

    private static TumorBoard board(Path facts, String id) {
        return FactsJson.read(facts).facts(TumorBoard.class).stream()
                .filter(board -> board.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
