package care.concordance.workbook;

import care.concordance.facts.FactValue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the rows of a sheet as they come. */
final class SheetPart extends DefaultHandler {

    private final Table table;
    private final Draft draft;
    private final ReadOnlySharedStringsTable texts;
    private final Formats formats;

    private final StringBuilder value = new StringBuilder();
    private SortedMap<Integer, Cell> cells = new TreeMap<>();
    private int row = -1;
    private int column = -1;
    private String type = "";
    private int style;
    private boolean formula;
    private boolean inValue;
    private boolean inPhonetic;

    SheetPart(Table table, Draft draft, ReadOnlySharedStringsTable texts, Formats formats) {
        this.table = table;
        this.draft = draft;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        switch (localName) {
            case "row" -> {
                row = number(attributes.getValue("r"), row + 2) - 1;
                column = -1;
                cells = new TreeMap<>();
            }
            case "c" -> {
                column = column(attributes.getValue("r"));
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                style = number(attributes.getValue("s"), 0);
                formula = false;
                value.setLength(0);
            }
            case "f" -> formula = true;
            case "v" -> inValue = true;
            case "t" -> inValue = !inPhonetic;
            case "rPh" -> inPhonetic = true;
            case "mergeCell" -> merged(String.valueOf(attributes.getValue("ref")));
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inValue) {
            value.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
        switch (localName) {
            case "v", "t" -> inValue = false;
            case "rPh" -> inPhonetic = false;
            case "c" -> {
                Cell cell = cell();
                if (cell != null) {
                    cells.put(column, cell);
                }
            }
            case "row" -> table.row(row, cells);
            default -> {}
        }
    }

    private @Nullable Cell cell() throws SAXException {
        if (formula) {
            return new Cell(Cell.Type.FORMULA, "");
        }
        if (value.isEmpty()) {
            return null;
        }
        String text = value.toString();
        return switch (type) {
            case "s" -> shared(text);
            case "inlineStr", "str" -> new Cell(Cell.Type.TEXT, Escapes.read(text));
            case "b" -> new Cell(Cell.Type.TRUE_OR_FALSE, text.equals("1") || text.equals("true") ? "true" : "false");
            case "e" -> new Cell(Cell.Type.ERROR, FactValue.shortened(text));
            case "d" -> new Cell(Cell.Type.TEXT, text);
            default -> formats.cell(text, style);
        };
    }

    private @Nullable Cell shared(String index) throws SAXException {
        try {
            String text = texts.getItemAt(number(index, -1)).getString();
            return text.isEmpty() ? null : new Cell(Cell.Type.TEXT, text);
        } catch (IndexOutOfBoundsException | IllegalStateException e) {
            throw new SAXException("a cell has no text", e);
        }
    }

    private void merged(String range) {
        String first = range.split(":", 2)[0];
        try {
            CellReference cell = new CellReference(first);
            draft.report(
                    table.place(cell.getRow(), cell.getCol()),
                    "is merged with others (" + FactValue.shortened(range) + ")",
                    "take the merge back, and write what each cell is to hold");
        } catch (IllegalArgumentException e) {
            draft.report(table.place(0, 0), "belongs to a table with merged cells", "take the merge back");
        }
    }

    private int column(@Nullable String reference) throws SAXException {
        if (reference == null) {
            return column + 1;
        }
        int letters = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            letters++;
        }
        if (letters == 0 || letters > 3) {
            throw new SAXException("a cell has no place");
        }
        return CellReference.convertColStringToIndex(reference.substring(0, letters));
    }

    private static int number(@Nullable String text, int otherwise) throws SAXException {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new SAXException("a number is none", e);
        }
    }
}
