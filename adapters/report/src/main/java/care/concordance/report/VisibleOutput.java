package care.concordance.report;

import care.concordance.facts.FactValue;
import gg.jte.TemplateOutput;
import java.util.Locale;

/**
 * Where a page goes, with every character that cannot be seen, or that turns the writing around, as its number.
 * It stands below the template engine's escaping, so that no text a page shows gets past it.
 */
final class VisibleOutput implements TemplateOutput {

    private final StringBuilder to;

    VisibleOutput(StringBuilder to) {
        this.to = to;
    }

    @Override
    public void writeContent(String value) {
        writeContent(value, 0, value.length());
    }

    @Override
    public void writeContent(String value, int beginIndex, int endIndex) {
        int written = beginIndex;
        int at = beginIndex;
        while (at < endIndex) {
            int character = value.codePointAt(at);
            int next = at + Character.charCount(character);
            if (isHidden(character)) {
                to.append(value, written, at).append(String.format(Locale.ROOT, "\\u%04X", character));
                written = next;
            }
            at = next;
        }
        to.append(value, written, endIndex);
    }

    private static boolean isHidden(int character) {
        return character != '\n' && !FactValue.isPrintable(character);
    }
}
