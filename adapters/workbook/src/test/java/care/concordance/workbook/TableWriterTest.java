package care.concordance.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class TableWriterTest {

    @Test
    void csvQuotesWhatMustBeAndDisarmsFormulas() {
        StringBuilder text = new StringBuilder();
        try (TableWriter csv = TableWriter.csv(text)) {
            assertThatIllegalStateException().isThrownBy(() -> csv.row(List.of("early")));
            csv.begin("Worklist", List.of("site", "reason", "count", "on"));
            csv.row(Arrays.asList("a, \"b\"", "=1+1", -3, LocalDate.of(2026, 6, 30)));
            csv.row(Arrays.asList(null, "two\nlines", 2.5, null));
            assertThatIllegalStateException()
                    .isThrownBy(() -> csv.begin("Rates", List.of("measure")))
                    .withMessageContaining("Rates");
        }
        assertThat(text)
                .hasToString(
                        "site,reason,count,on\r\n\"a, \"\"b\"\"\",'=1+1,-3,2026-06-30\r\n,\"two\nlines\",2.5,\r\n");
    }

    @Test
    void aWorkbookHasASheetATableAndCellsOfTheirKind() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter xlsx = TableWriter.xlsx(bytes)) {
            assertThatIllegalStateException().isThrownBy(() -> xlsx.row(List.of("early")));
            xlsx.begin("Worklist", List.of("site", "reason", "count", "on"));
            xlsx.row(Arrays.asList("=1+1", "_x0041_", 3L, LocalDate.of(2026, 6, 30)));
            xlsx.row(Arrays.asList("x".repeat(40_000), null, 2.5, null));
            xlsx.begin("Rates", List.of("measure"));
        }
        try (XSSFWorkbook read = read(bytes)) {
            Sheet sheet = read.getSheet("Worklist");
            assertThat(sheet.getRow(0).getCell(3).getStringCellValue()).isEqualTo("on");
            Cell formula = sheet.getRow(1).getCell(0);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("_x0041_");
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(3);
            assertThat(sheet.getRow(1).getCell(3).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDate.of(2026, 6, 30).atStartOfDay());
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("x…");
            assertThat(sheet.getRow(2).getCell(1)).isNull();
            assertThat(read.getSheet("Rates").getLastRowNum()).isZero();
        }
    }

    @Test
    void aTableLongerThanASheetGoesOnInTheNext() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter xlsx = new XlsxTables(bytes, 2)) {
            xlsx.begin("Worklist", List.of("row"));
            for (int i = 1; i <= 5; i++) {
                xlsx.row(List.of(i));
            }
        }
        List<String> rows = new ArrayList<>();
        try (XSSFWorkbook read = read(bytes)) {
            read.forEach(sheet -> sheet.forEach(row -> rows.add(sheet.getSheetName() + ": " + row.getCell(0))));
        }
        assertThat(rows)
                .containsExactly(
                        "Worklist: row",
                        "Worklist: 1.0",
                        "Worklist: 2.0",
                        "Worklist 2: row",
                        "Worklist 2: 3.0",
                        "Worklist 2: 4.0",
                        "Worklist 3: row",
                        "Worklist 3: 5.0");
    }

    private static XSSFWorkbook read(ByteArrayOutputStream bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
