package care.concordance.workbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** What a workbook says of its sheets, and from which year it counts days. */
final class WorkbookPart extends DefaultHandler {

    /**
     * A sheet.
     *
     * @param relationship the id its part is found by
     */
    record Sheet(String name, String relationship, boolean hidden) {}

    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    List<Sheet> sheets() {
        return sheets;
    }

    boolean from1904() {
        return from1904;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("workbookPr")) {
            String value = attributes.getValue("date1904");
            from1904 = "1".equals(value) || "true".equals(value);
        } else if (localName.equals("sheet")) {
            String state = text(attributes.getValue("state"));
            sheets.add(new Sheet(
                    text(attributes.getValue("name")),
                    relationship(attributes),
                    !state.isEmpty() && !state.equals("visible")));
        }
    }

    /** The one attribute called id that is of another vocabulary, which has two names. */
    private static String relationship(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
