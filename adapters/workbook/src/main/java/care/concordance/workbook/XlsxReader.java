package care.concordance.workbook;

import care.concordance.facts.FactValue;
import care.concordance.workbook.WorkbookException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a workbook sheet by sheet and row by row; a sheet is never in memory as a whole. */
final class XlsxReader {

    private static final String AGAIN = "open it and save it as an ordinary Excel workbook (.xlsx)";

    private XlsxReader() {}

    static Draft read(Path file, @Nullable LocalDate asOf, @Nullable LocalDate knownOn, boolean whole) {
        String name = String.valueOf(file.getFileName());
        FileMagic magic;
        try {
            magic = FileMagic.valueOf(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        switch (magic) {
            case OOXML -> {}
            case OLE2 -> throw ole2(file, name);
            default -> throw refused(name, "is no Excel workbook", AGAIN);
        }
        Draft draft = new Draft(name, "the workbook", asOf, knownOn, whole);
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            refuseMacros(opened, name);
            if (!hasWorkbook(opened)) {
                throw new IOException("it has no workbook");
            }
            sheets(new XSSFReader(opened), opened, draft);
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | SAXException
                | ParserConfigurationException
                | POIXMLException
                | UnsupportedFileFormatException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("Zip bomb")) {
                throw refused(
                        name, "swells to more than a hundred times its size: it is damaged, or made to do harm", AGAIN);
            }
            throw refused(name, "is damaged, or is no Excel workbook", AGAIN);
        }
        return draft;
    }

    private static WorkbookException refused(String name, String problem, String remedy) {
        return new WorkbookException(name, List.of(new Problem("the file", problem, remedy)));
    }

    private static WorkbookException ole2(Path file, String name) {
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
            if (system.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return refused(
                        name, "is protected by a password", "take the password away: File, Info, Protect Workbook");
            }
            if (system.getRoot().hasEntryCaseInsensitive("Workbook")
                    || system.getRoot().hasEntryCaseInsensitive("Book")) {
                return refused(name, "is a workbook of Excel 2003 or before (.xls)", AGAIN);
            }
        } catch (IOException | RuntimeException e) {
            // It begins as such a file does, and is none.
            return refused(name, "is no Excel workbook, or a damaged one of Excel 2003 or before (.xls)", AGAIN);
        }
        return refused(name, "is no Excel workbook", AGAIN);
    }

    private static void refuseMacros(OPCPackage opened, String name) throws OpenXML4JException {
        for (PackagePart part : opened.getParts()) {
            String type = part.getContentType().toLowerCase(Locale.ROOT);
            if (type.contains("vbaproject")
                    || type.contains("macroenabled")
                    || type.contains("macrosheet")
                    || part.getPartName().getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw refused(name, "holds macros, or may hold them", AGAIN);
            }
            if (type.contains("sheet.binary")) {
                throw refused(name, "is a binary workbook (.xlsb)", AGAIN);
            }
        }
    }

    private static boolean hasWorkbook(OPCPackage opened) {
        for (String type :
                List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
            PackageRelationshipCollection found = opened.getRelationshipsByType(type);
            if (!found.isEmpty()) {
                return opened.getPart(found.getRelationship(0)) != null;
            }
        }
        return false;
    }

    private static void sheets(XSSFReader reader, OPCPackage opened, Draft draft)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        WorkbookPart workbook = new WorkbookPart();
        try (InputStream part = reader.getWorkbookData()) {
            parse(part, workbook);
        }
        ReadOnlySharedStringsTable texts = texts(opened);
        Formats formats = new Formats(reader.getStylesTable(), workbook.from1904());
        for (WorkbookPart.Sheet sheet : workbook.sheets()) {
            if (sheet.hidden()) {
                draft.problem(
                        "sheet " + FactValue.quoted(sheet.name()),
                        "is hidden",
                        "show it: right-click on a sheet's name, Unhide");
            }
            if (XlsxWriter.isForReaders(sheet.name())) {
                continue;
            }
            Table table = draft.table(sheet.name(), new Names(FactValue.shortened(sheet.name())));
            if (table == null) {
                continue;
            }
            try (InputStream part = part(reader, sheet)) {
                parse(part, new SheetPart(table, draft, texts, formats));
            }
            table.end();
        }
    }

    private static ReadOnlySharedStringsTable texts(OPCPackage opened) throws IOException, SAXException {
        try {
            return new ReadOnlySharedStringsTable(opened, false);
        } catch (IllegalArgumentException e) {
            throw new IOException("the number of texts is none", e);
        }
    }

    private static InputStream part(XSSFReader reader, WorkbookPart.Sheet sheet)
            throws IOException, OpenXML4JException {
        try {
            return reader.getSheet(sheet.relationship());
        } catch (IllegalArgumentException e) {
            throw new IOException("a sheet has no part", e);
        }
    }

    private static void parse(InputStream part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(handler);
        parser.setErrorHandler(handler);
        parser.parse(new InputSource(part));
    }

    private record Names(String table) implements Table.Names {
        @Override
        public String cell(int row, int column, String header) {
            return table + "!" + CellReference.convertNumToColString(Math.max(0, column)) + (row + 1);
        }
    }
}
