package care.concordance.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.facts.Agreement;
import care.concordance.facts.Partner;
import care.concordance.facts.Site;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookProblemsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    private final Book book = new Book();

    @Test
    void theBookItselfHasNone() {
        assertThat(read().facts(Site.class)).extracting(Site::id).containsExactly("main", "north");
        assertThat(read().facts(Partner.class))
                .extracting(Partner::memberSinceYear)
                .containsExactly(2022);
        assertThat(read().synthetic()).isTrue();
    }

    @Test
    void everyProblemIsSaidAtOnceInTheOrderOfTheWorkbook() {
        book.set("sites", 1, 2, "IN_SCOP").set("sites", 2, 3, 9.99).set("partner", 1, 1, 2012);

        assertThat(problems())
                .containsExactly(
                        "partner!B2 is out of range; it lies from 2013 to 2100",
                        "sites!C2 is \"IN_SCOP\", which is no Scope (did you mean \"IN_SCOPE\"?); write one of IN_SCOPE, NOT_YET_INCLUDED",
                        "sites!D3 is not a whole number; round it, or correct it");
    }

    @Test
    void aCellIsNeverReadAsWhatItIsNot() {
        book.set("sites", 1, 3, "900")
                .set("sites", 2, 3, "many")
                .set("sites", 1, 1, 4.28e14)
                .set("sites", 2, 0, true);
        book.set("partner", 1, 1, 0.5).format("partner", 1, 1, "0%");
        book.set("agreement", 1, 0, 46_000).set("agreement", 1, 1, "maybe").set("agreement", 1, 2, false);

        assertThat(problems())
                .containsExactly(
                        "partner!B2 is shown in percent, so that nobody can tell which number is meant; give the cell the format General and write the number that is meant",
                        "sites!B2 is the number 4.28E14, not a text; give the cell the format Text and write it again, in full",
                        "sites!D2 is the text \"900\", not a whole number; write a whole number from 0 to 200,000",
                        "sites!A3 is TRUE, not a text; write a text",
                        "sites!D3 is the text \"many\", not a whole number; write a whole number from 0 to 200,000",
                        "agreement!A2 is the number 46000, not a day; write a day, as in 2026-06-30",
                        "agreement!B2 is the text \"maybe\", not yes or no; write yes or no",
                        "agreement!C2 is FALSE, not a whole number; write a whole number from 0 to 1,000");
    }

    @Test
    void daysAreDaysInBothDateSystems() {
        book.cell("agreement", 1, 0).setCellValue(LocalDate.of(2020, 2, 29));
        book.format("agreement", 1, 0, "d.m.yy");
        book.set("agreement", 1, 1, true);

        assertThat(read().facts(Agreement.class))
                .containsExactly(new Agreement(LocalDate.of(2020, 2, 29), null, true, null));

        book.workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
        assertThat(read().facts(Agreement.class))
                .extracting(Agreement::signed)
                .containsExactly(LocalDate.of(2024, 3, 1));
    }

    @Test
    void daysWithATimeOrBeforeSpreadsheetsAgreeAreNamed() {
        book.cell("agreement", 1, 0).setCellValue(LocalDateTime.of(2024, 2, 29, 12, 0));
        book.format("agreement", 1, 0, "yyyy-mm-dd");
        book.set("regions", 1, 0, "r")
                .set("regions", 1, 1, "R")
                .set("regions", 1, 2, 59)
                .format("regions", 1, 2, "yyyy-mm-dd");
        book.set("sites", 1, 1, 46_000).format("sites", 1, 1, "yyyy-mm-dd");

        assertThat(problems())
                .containsExactly(
                        "sites!B2 is the day 2025-12-09, not a text; write a text",
                        "regions!C2 is a day before March 1900, on which spreadsheets do not agree; give the cell the format Text and write year, month and day, as in 1899-12-31",
                        "agreement!A2 is a day with a time; write the day only");
    }

    @Test
    void whatIsMissingIsNamedWhereItShouldStand() {
        book.sheet("sites").getRow(1).removeCell(book.sheet("sites").getRow(1).getCell(2));
        book.sheet("assessment")
                .getRow(1)
                .removeCell(book.sheet("assessment").getRow(1).getCell(0));
        book.workbook.removeSheetAt(book.workbook.getSheetIndex("partner"));

        assertThat(problems())
                .containsExactly(
                        "the workbook has no table partner; write a row, with name",
                        "assessment!A2 is blank; write a day, as in 2026-06-30",
                        "sites!C2 is blank; choose one of IN_SCOPE, NOT_YET_INCLUDED");
    }

    @Test
    void theDayMayBeBlankWhenAnotherIsGiven() {
        book.sheet("assessment")
                .getRow(1)
                .removeCell(book.sheet("assessment").getRow(1).getCell(0));
        Path file = folder.resolve("facts.xlsx");
        book.write(file);

        assertThat(FactsFile.read(file, LocalDate.of(2025, 1, 1), null).asOf()).isEqualTo("2025-01-01");
    }

    @Test
    void aRequiredColumnThatIsNotThereIsSaidOnce() {
        book.set("sites", 0, 2, "scop");

        assertThat(problems())
                .containsExactly(
                        "sites!C1 is \"scop\", which is no column of sites; delete the column, or name it one of id, name, region, kind, scope, analyticCases, knownFrom",
                        "sites has no column scope; add it");
    }

    @Test
    void headersMayBeWrittenInOtherWords() {
        book.set("sites", 0, 3, "Analytic cases");
        book.workbook.setSheetName(book.workbook.getSheetIndex("sites"), "Sites");

        assertThat(read().facts(Site.class)).extracting(Site::analyticCases).containsExactly(900, 120);
    }

    @Test
    void whatStandsOutsideTheTableIsNamed() {
        book.set("sites", 0, 4, "Scope")
                .set("sites", 9, 7, "see below")
                .set("sites", 9, 0, "x")
                .set("sites", 9, 1, "X")
                .set("sites", 9, 2, "IN_SCOPE")
                .set("partner", 2, 0, "Another");
        book.rows("sitez", List.of("id"));
        book.rows("SITES ", List.of("id"));

        assertThat(problems())
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "partner!A3 stands in a second row, and partner has one; delete one of the two rows"),
                        problem -> assertThat(problem)
                                .isEqualTo("sites!E1 is scope again, after sites!C1; delete one of the two columns"),
                        problem -> assertThat(problem).startsWith("sites!H10 stands in a column without a header; "),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sitez is no kind of fact; delete it, or name it one of assessment, partner, regions, "),
                        problem -> assertThat(problem)
                                .isEqualTo("SITES  is the table of sites again, after sites; join the two"));
    }

    @Test
    void rowsAfterBlankRowsCountAndTheirPlacesToo() {
        book.set("sites", 500, 0, "main").set("sites", 500, 1, "Twice").set("sites", 500, 2, "IN_SCOPE");

        assertThat(problems())
                .containsExactly(
                        "sites!A501 gives Site main again, which is given at sites!A2; keep one, or give them different ids");
    }

    @Test
    void formulasErrorsAndMergedCellsAreNamed() {
        book.cell("sites", 1, 3).setCellFormula("1+1");
        book.cell("sites", 2, 3).setCellErrorValue(FormulaError.NA.getCode());
        book.sheet("sites").addMergedRegion(new CellRangeAddress(4, 5, 0, 1));

        assertThat(problems())
                .containsExactly(
                        "sites!D2 holds a formula, and formulas are not evaluated; put its value in its place: copy the cell, then paste special, values",
                        "sites!D3 holds the error #N/A; correct it, or empty the cell when it is not known",
                        "sites!A5 is merged with others (A5:B6); take the merge back, and write what each cell is to hold");
    }

    @Test
    void hiddenSheetsAreNamed() {
        book.workbook.setSheetVisibility(book.workbook.getSheetIndex("sites"), SheetVisibility.VERY_HIDDEN);

        assertThat(problems())
                .containsExactly("sheet \"sites\" is hidden; show it: right-click on a sheet's name, Unhide");
    }

    @Test
    void aHeaderThatDoesNotStandInTheFirstRowIsNamed() {
        book.sheet("sites").removeRow(book.sheet("sites").getRow(0));

        assertThat(problems())
                .first()
                .asString()
                .startsWith("sites!A1 is blank; write the names of the columns into the first row: id, name, ");
    }

    @Test
    void listsAndTheirEntriesAreNamed() {
        book.rows(
                "committees",
                List.of("id", "kind", "disciplines"),
                List.of("a", "QUALITY", "NURSING; NURSE"),
                List.of("b", "QUALITY", "NURSING;; SURGERY"),
                List.of("c", "QUALITY", 7),
                List.of("d", "QUALITY", "   "));

        assertThat(problems())
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("committees!C2, entry 2, is \"NURSE\", which is no Discipline"),
                        problem -> assertThat(problem).startsWith("committees!C3 is no list: "),
                        problem -> assertThat(problem).startsWith("committees!C4 is the number 7, not a list; "),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "committees!C5 holds blanks and nothing else; empty the cell, or write any of "));
    }

    @Test
    void nothingThatIsWrittenForgesALine() {
        book.set("sites", 1, 1, "Main\nHospital").set("sites", 1, 3, "a\u202Eb").set("sites", 0, 4, "x\ny");

        assertThat(problems())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).doesNotContain("\n", "\u202E"));
    }

    private List<String> problems() {
        WorkbookException thrown = catchThrowableOfType(WorkbookException.class, this::read);
        return thrown.problems().stream()
                .map(WorkbookException.Problem::toString)
                .toList();
    }

    private care.concordance.PartnerSnapshot read() {
        Path file = folder.resolve("facts.xlsx");
        book.write(file);
        return FactsFile.read(file, null, null);
    }
}
