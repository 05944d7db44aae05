package care.concordance.workbook;

import care.concordance.facts.FactValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table: one property of the facts of a kind.
 *
 * @param name the property's name, which is the column's header
 * @param form what its values are
 * @param list whether a cell holds several
 * @param required whether it must not be blank
 * @param choices the values there are; empty when any may be written
 * @param least the least number; null without limit
 * @param greatest the greatest number; null without limit
 * @param description what it says, in sentences
 */
record Column(
        String name,
        Form form,
        boolean list,
        boolean required,
        List<String> choices,
        @Nullable Long least,
        @Nullable Long greatest,
        String description) {

    enum Form {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        YES_OR_NO,
        DAY,
        CHOICE
    }

    /**
     * A cell read.
     *
     * @param json the value for a facts document: a String, Boolean, Integer, Double or list of texts; null for none
     * @param problem why the cell cannot be meant so; null when it can
     * @param remedy what to do about it
     */
    record Reading(@Nullable Object json, @Nullable String problem, String remedy) {

        private static Reading of(Object json) {
            return new Reading(json, null, "");
        }
    }

    static final String YES = "yes";
    static final String NO = "no";

    private static final Pattern A_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern A_NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern SHORTENED = Pattern.compile("-?\\d([.,]\\d+)?E\\+\\d{2,}");

    /** What leaving a property out says, where the schema says it. */
    private static final Pattern LEFT_OUT = Pattern.compile("(.*) Left out,(?: or null,)? it is (.*)");

    /** A property as the schema of facts describes it. */
    static Column of(String name, JsonNode schema, boolean required) {
        boolean list = is(schema, "array");
        JsonNode one = list ? schema.get("items") : schema;
        List<String> choices = new ArrayList<>();
        one.path("enum").forEach(each -> {
            if (!each.isNull()) {
                choices.add(each.asString());
            }
        });
        return new Column(
                name,
                form(one),
                list,
                required,
                List.copyOf(choices),
                one.has("minimum") ? (Long) one.get("minimum").asLong() : null,
                one.has("maximum") ? (Long) one.get("maximum").asLong() : null,
                schema.path("description").asString(""));
    }

    private static Form form(JsonNode schema) {
        if (schema.has("enum")) {
            return Form.CHOICE;
        }
        if (is(schema, "boolean")) {
            return Form.YES_OR_NO;
        }
        if (is(schema, "integer")) {
            return Form.WHOLE_NUMBER;
        }
        if (is(schema, "number")) {
            return Form.NUMBER;
        }
        return schema.path("format").asString("").equals("date") ? Form.DAY : Form.TEXT;
    }

    private static boolean is(JsonNode schema, String type) {
        JsonNode types = schema.get("type");
        return types.isArray()
                ? types.get(0).asString().equals(type)
                : types.asString().equals(type);
    }

    /** The note of the header: what the column says, how it is written, and what a blank cell means. */
    String note() {
        Matcher blank = LEFT_OUT.matcher(description);
        String means = blank.matches() ? blank.group(2) : "not known.";
        String form = expected();
        return meaning() + "\n" + form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1) + ".\n"
                + (required ? "Must not be blank." : "Blank: " + means);
    }

    /** What it says, in sentences, without what leaving it out means. */
    String meaning() {
        Matcher blank = LEFT_OUT.matcher(description);
        return blank.matches() ? blank.group(1) : description;
    }

    /** What to write, as a remedy says it. */
    String expected() {
        if (list) {
            return (choices.isEmpty() ? "write names" : "write any of " + String.join(", ", choices))
                    + " with ; between them, and none when there are none";
        }
        return switch (form) {
            case TEXT -> "write a text";
            case WHOLE_NUMBER -> "write a whole number" + range();
            case NUMBER -> "write a number" + range();
            case YES_OR_NO -> "write yes or no";
            case DAY -> "write a day, as in 2026-06-30";
            case CHOICE -> "choose one of " + String.join(", ", choices);
        };
    }

    private String range() {
        return least == null || greatest == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        name.equals("year") || least > 1000 ? " from %d to %d" : " from %,d to %,d",
                        least,
                        greatest);
    }

    /** What a cell that is not empty says. What it does not say in this column's form stays as it was written. */
    Reading read(Cell cell) {
        return switch (cell.type()) {
            case WRITTEN, TEXT -> text(cell.text(), cell.type() == Cell.Type.WRITTEN);
            case NUMBER -> number(cell.text());
            case PERCENT ->
                bad(
                        cell.text(),
                        "is shown in percent, so that nobody can tell which number is meant",
                        "give the cell the format General and write the number that is meant");
            case DAY ->
                form == Form.DAY && !list ? Reading.of(cell.text()) : bad(cell.text(), isNot("the day " + cell.text()));
            case TIME -> bad(cell.text(), "is a day with a time", "write the day only");
            case EARLY_DAY ->
                bad(
                        cell.text(),
                        "is a day before March 1900, on which spreadsheets do not agree",
                        "give the cell the format Text and write year, month and day, as in 1899-12-31");
            case TRUE_OR_FALSE ->
                form == Form.YES_OR_NO
                        ? Reading.of(Boolean.valueOf(cell.text()))
                        : bad(Boolean.valueOf(cell.text()), isNot(cell.text().toUpperCase(Locale.ROOT)));
            case FORMULA ->
                bad(
                        null,
                        "holds a formula, and formulas are not evaluated",
                        "put its value in its place: copy the cell, then paste special, values");
            case ERROR ->
                bad(null, "holds the error " + cell.text(), "correct it, or empty the cell when it is not known");
        };
    }

    private Reading text(String text, boolean written) {
        if (text.isBlank()) {
            return bad(
                    text, "holds blanks and nothing else", required ? expected() : "empty the cell, or " + expected());
        }
        if (text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            return bad("\uFFFD", "holds half a character", "write it again");
        }
        if (list) {
            List<String> items = Items.parse(text);
            return items == null
                    ? bad(
                            text,
                            "is no list: its quotation marks do not match, or nothing stands between two ;",
                            expected())
                    : Reading.of(items);
        }
        return switch (form) {
            case TEXT ->
                written && isShortened(text)
                        ? bad(
                                text,
                                "is " + text + ", which looks like a number a spreadsheet has shortened",
                                "write it in full, as a text")
                        : Reading.of(text);
            case CHOICE -> Reading.of(text);
            case DAY -> A_DAY.matcher(text).matches() ? Reading.of(text) : bad(text, isNot(said(text, written)));
            case YES_OR_NO ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case YES, "true" -> Reading.of(true);
                    case NO, "false" -> Reading.of(false);
                    default -> bad(text, isNot(said(text, written)));
                };
            case WHOLE_NUMBER, NUMBER ->
                written && A_NUMBER.matcher(text).matches() ? number(text) : bad(text, isNot(said(text, written)));
        };
    }

    /** True of a text that is most likely a long number in the form spreadsheets give it. */
    static boolean isShortened(String text) {
        return SHORTENED.matcher(text).matches();
    }

    private static String said(String text, boolean written) {
        return (written ? "" : "the text ") + FactValue.quoted(text);
    }

    private Reading number(String text) {
        double number = Double.parseDouble(text);
        boolean counts = form == Form.NUMBER || form == Form.WHOLE_NUMBER;
        if (!counts || list || !Double.isFinite(number)) {
            boolean asText = form == Form.TEXT || form == Form.CHOICE;
            return bad(
                    text,
                    isNot("the number " + plain(number)),
                    asText ? "give the cell the format Text and write it again, in full" : expected());
        }
        boolean whole =
                form == Form.WHOLE_NUMBER && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE;
        return Reading.of(whole ? (Object) (int) number : (Object) number);
    }

    /** A number as a cell shows it: without the decimals it has not, and short when it is long. */
    private static String plain(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE;
        return whole ? String.valueOf((long) number) : String.valueOf(number);
    }

    private String isNot(String found) {
        String wanted = list
                ? "a list"
                : switch (form) {
                    case TEXT -> "a text";
                    case WHOLE_NUMBER -> "a whole number";
                    case NUMBER -> "a number";
                    case YES_OR_NO -> "yes or no";
                    case DAY -> "a day";
                    case CHOICE -> "one of the choices";
                };
        return "is " + found + ", not " + wanted;
    }

    private Reading bad(@Nullable Object json, String problem) {
        return bad(json, problem, expected());
    }

    private static Reading bad(@Nullable Object json, String problem, String remedy) {
        return new Reading(json, problem, remedy);
    }
}
