package care.concordance.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.Site;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileWorkbookTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @Test
    void macrosAreRefused() {
        Book book = new Book();
        book.workbook.setWorkbookType(XSSFWorkbookType.XLSM);
        assertThat(problem(written(book))).startsWith("the file holds macros, or may hold them; ");
    }

    @Test
    void aMacroUnderAnotherNameIsRefused() throws IOException {
        Book book = new Book();
        book.workbook.setVBAProject(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        book.workbook.setWorkbookType(XSSFWorkbookType.XLSX);
        assertThat(problem(written(book))).startsWith("the file holds macros, or may hold them; ");
    }

    @Test
    void anOldWorkbookIsCalledThat() throws IOException {
        Path file = folder.resolve("facts.xlsx");
        try (HSSFWorkbook old = new HSSFWorkbook();
                OutputStream to = Files.newOutputStream(file)) {
            old.createSheet("sites");
            old.write(to);
        }
        assertThat(problem(file)).startsWith("the file is a workbook of Excel 2003 or before (.xls); ");
    }

    @Test
    void aProtectedWorkbookIsCalledThat() throws IOException {
        Path file = folder.resolve("facts.xlsx");
        try (POIFSFileSystem system = new POIFSFileSystem();
                OutputStream to = Files.newOutputStream(file)) {
            system.createDocument(new ByteArrayInputStream(new byte[5_000]), "EncryptedPackage");
            system.writeFilesystem(to);
        }
        assertThat(problem(file)).startsWith("the file is protected by a password; ");
    }

    @Test
    void whatIsNoWorkbookIsCalledThat() throws IOException {
        for (String content :
                List.of("id,name\nmain,Main\n", "{}", "", "PK", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            Path file = Files.write(folder.resolve("facts.xlsx"), content.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(problem(file)).startsWith("the file is ").contains("no Excel workbook");
        }
    }

    @Test
    void aZipThatSwellsIsRefused() throws IOException {
        Path file = written(new Book());
        try (FileSystem zip = FileSystems.newFileSystem(file);
                OutputStream to = Files.newOutputStream(zip.getPath("xl/worksheets/sheet3.xml"))) {
            to.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                to.write(blanks);
            }
        }
        assertThat(problem(file)).contains("swells to more than a hundred times its size");
    }

    @Test
    void nothingOutsideTheFileIsOpened() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "IN_SCOPE");
        Path file = written(new Book());
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path sheet = zip.getPath("xl/worksheets/sheet3.xml");
            String xml = Files.readString(sheet);
            int at = xml.indexOf("<worksheet");
            Files.writeString(
                    sheet,
                    xml.substring(0, at) + "<!DOCTYPE w [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                            + xml.substring(at).replaceFirst("<v>[^<]*</v>", "<v>&e;</v>"));
        }
        assertThat(problem(file)).startsWith("the file is damaged");
    }

    @Test
    void aLongTableIsReadRowByRow() throws IOException {
        Path file = folder.resolve("facts.xlsx");
        written(new Book());
        try (FileSystem zip = FileSystems.newFileSystem(file);
                OutputStream to = Files.newOutputStream(zip.getPath("xl/worksheets/sheet4.xml"))) {
            StringBuilder rows = new StringBuilder(
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                            + "<sheetData><row><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c></row>");
            Random random = new Random(1);
            for (int i = 1; i < 200_000; i++) {
                rows.append("<row r=\"").append(i + 1).append("\"><c s=\"0\"/>");
                if (i % 10_000 == 0) {
                    rows.append("<c r=\"A")
                            .append(i + 1)
                            .append("\" t=\"inlineStr\"><is><t>r")
                            .append(i)
                            .append("</t></is></c><c t=\"inlineStr\"><is><t>n")
                            .append(random.nextLong())
                            .append("</t></is></c>");
                }
                rows.append("</row>");
            }
            to.write(rows.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(FactsFile.read(file, null, null).facts(care.concordance.facts.Region.class))
                .hasSize(19);
    }

    @Test
    void aTextIsATextWhateverItLooksLike() {
        Book book = new Book();
        book.set("sites", 1, 1, "=HYPERLINK(\"http://example.org\")").set("sites", 2, 1, "n".repeat(10_000));

        assertThat(FactsFile.read(written(book), null, null).facts(Site.class))
                .extracting(Site::name)
                .containsExactly("=HYPERLINK(\"http://example.org\")", "n".repeat(10_000));
    }

    /** Whatever byte is changed: it is read as facts, or said not to be; nothing else is thrown. */
    @Test
    void aDamagedWorkbookIsReadOrRefused() throws IOException {
        Path file = written(new Book());
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            refused += isRefused(damaged) ? 1 : 0;
        }
        for (int eighths = 0; eighths < 8; eighths++) {
            assertThat(isRefused(java.util.Arrays.copyOf(whole, eighths * whole.length / 8)))
                    .isTrue();
        }
        assertThat(refused).isPositive();
    }

    /** The same inside the parts, where no checksum guards them. */
    @Test
    void damagedPartsAreReadOrRefused() throws IOException {
        Path file = written(new Book());
        Random random = new Random(8);
        int refused = 0;
        for (String part : List.of(
                "xl/workbook.xml",
                "xl/styles.xml",
                "xl/sharedStrings.xml",
                "xl/worksheets/sheet3.xml",
                "[Content_Types].xml",
                "xl/_rels/workbook.xml.rels")) {
            byte[] whole = part(file, part);
            for (int i = 0; i < 12; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(90));
                refused += isRefused(with(file, part, damaged)) ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    private boolean isRefused(byte[] bytes) throws IOException {
        Path damaged = Files.write(folder.resolve("damaged.xlsx"), bytes);
        try {
            FactsFile.read(damaged, null, null);
            return false;
        } catch (WorkbookException e) {
            return true;
        }
    }

    private static byte[] part(Path file, String part) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            return Files.readAllBytes(zip.getPath(part));
        }
    }

    private static byte[] with(Path file, String part, byte[] content) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            zip.stream().forEach(entry -> {
                try {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(
                            entry.getName().equals(part)
                                    ? content
                                    : zip.getInputStream(entry).readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return bytes.toByteArray();
    }

    private Path written(Book book) {
        Path file = folder.resolve("facts.xlsx");
        book.write(file);
        return file;
    }

    private static String problem(Path file) {
        try {
            FactsFile.read(file, null, null);
            return "none";
        } catch (WorkbookException e) {
            assertThat(e.problems()).hasSize(1);
            return e.problems().get(0).toString();
        }
    }

    @Test
    void whatAWorkbookCannotHoldIsRefusedBeforeItIsWritten() {
        String json = "{\"asOf\": \"2026-06-30\", \"partner\": {\"name\": \"%s\"}}";

        for (String name : List.of("x".repeat(32_768), "not a character \\uffff")) {
            assertThatThrownBy(() -> FactsWorkbook.write(json.formatted(name), OutputStream.nullOutputStream()))
                    .isInstanceOf(WorkbookException.class)
                    .hasMessageContaining("/partner/name is too long, or ");
        }
    }
}
