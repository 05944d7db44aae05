package care.concordance.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class EmptyWorkbookTest {

    private static final XSSFWorkbook WORKBOOK = empty();

    @Test
    void hasASheetForEveryKindWithANoteOnEveryHeader() {
        List<String> sheets = new ArrayList<>(List.of("Read me"));
        SheetLayout.ALL.forEach(kind -> sheets.add(kind.name()));
        sheets.add("choices");
        assertThat(WORKBOOK)
                .extracting(XSSFSheet.class::cast)
                .extracting(XSSFSheet::getSheetName)
                .containsExactlyElementsOf(sheets);
        for (SheetLayout kind : SheetLayout.ALL) {
            XSSFSheet sheet = Objects.requireNonNull(WORKBOOK.getSheet(kind.name()));
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(1);
            for (int i = 0; i < kind.columns().size(); i++) {
                Column column = kind.columns().get(i);
                assertThat(sheet.getRow(0).getCell(i).getStringCellValue()).isEqualTo(column.name());
                assertThat(sheet.getRow(0)
                                .getCell(i)
                                .getCellComment()
                                .getString()
                                .getString())
                        .as(kind.name() + " " + column.name())
                        .isEqualTo(column.note())
                        .contains(column.required() ? "Must not be blank." : "Blank: ");
            }
        }
    }

    @Test
    void notesSayMeaningUnitRangeAndWhatBlankMeans() {
        assertThat(note("tumorBoards", "daysBetweenMeetings"))
                .isEqualTo(
                        "Days from one meeting to the next.\nWrite a whole number from 1 to 366.\nBlank: not known.");
        assertThat(note("tumorBoards", "disease")).endsWith("Blank: all cancers.");
        assertThat(note("committees", "site")).endsWith("Blank: the whole system.");
        assertThat(note("sites", "knownFrom")).endsWith("Blank: always.");
        assertThat(note("trialAccruals", "year")).contains("from 1990 to 2100").endsWith("Must not be blank.");
        assertThat(note("tumorBoards", "mskDisciplines"))
                .contains("SURGERY, ", "with ; between them, and none when there are none");
    }

    @Test
    void choicesAreDropDowns() {
        XSSFSheet sheet = Objects.requireNonNull(WORKBOOK.getSheet("tumorBoards"));
        for (SheetLayout kind : SheetLayout.ALL) {
            long limited = kind.columns().stream()
                    .filter(column -> !column.list())
                    .filter(column -> column.form() != Column.Form.TEXT && column.form() != Column.Form.DAY)
                    .count();
            assertThat(Objects.requireNonNull(WORKBOOK.getSheet(kind.name())).getDataValidations())
                    .as(kind.name())
                    .hasSize((int) limited);
        }
        assertThat(sheet.getDataValidations())
                .extracting(each -> each.getValidationConstraint().getFormula1())
                .contains("\"yes,no\"");
        DataValidation disease = sheet.getDataValidations().get(0);
        String range = disease.getValidationConstraint().getFormula1();
        assertThat(range).startsWith("choices!$");
        int column = range.charAt("choices!$".length()) - 'A';
        List<String> listed = new ArrayList<>();
        Objects.requireNonNull(WORKBOOK.getSheet("choices")).forEach(row -> {
            if (row.getRowNum() > 0 && row.getCell(column) != null) {
                listed.add(row.getCell(column).getStringCellValue());
            }
        });
        assertThat(listed)
                .isEqualTo(Objects.requireNonNull(Objects.requireNonNull(SheetLayout.named("tumorBoards"))
                                .column("disease"))
                        .choices());
        assertThat(range).endsWith("$2:$" + (char) ('A' + column) + "$" + (listed.size() + 1));
    }

    private static String note(String kind, String column) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(SheetLayout.named(kind)).column(column))
                .note();
    }

    private static XSSFWorkbook empty() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FactsWorkbook.empty(bytes);
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
