package care.concordance.workbook;

import care.concordance.json.FactsJson;
import care.concordance.workbook.WorkbookException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A facts document as the rows of its tables.
 *
 * @param document a facts document, or an empty object
 */
record Rows(JsonNode document) {

    static final Rows NONE = new Rows(JsonMapper.shared().createObjectNode());

    /**
     * Of a document.
     *
     * @throws care.concordance.json.FactsJsonException when it cannot be used
     */
    static Rows of(String json) {
        FactsJson.read(json);
        JsonNode read = JsonMapper.shared().readTree(FactsFile.withoutMark(json));
        ((ObjectNode) read)
                .putIfAbsent("synthetic", JsonMapper.shared().getNodeFactory().booleanNode(false));
        return new Rows(read);
    }

    List<JsonNode> of(SheetLayout kind) {
        if (document.isEmpty()) {
            return List.of();
        }
        if (kind.isAssessment()) {
            return List.of(document);
        }
        JsonNode facts = document.get(kind.name());
        if (facts == null || facts.isNull()) {
            return List.of();
        }
        List<JsonNode> rows = new ArrayList<>();
        if (kind.single()) {
            rows.add(facts);
        } else {
            facts.forEach(rows::add);
        }
        return rows;
    }

    /** What stands in a column of a row; null when it is blank. */
    static @Nullable Object value(JsonNode row, Column column) {
        JsonNode value = row.get(column.name());
        if (value == null || value.isNull()) {
            return null;
        }
        if (column.list()) {
            List<String> items = new ArrayList<>();
            value.forEach(each -> items.add(each.asString()));
            return Items.write(items);
        }
        return switch (column.form()) {
            case WHOLE_NUMBER, NUMBER -> value.asDouble();
            case YES_OR_NO -> value.asBoolean() ? Column.YES : Column.NO;
            default -> value.asString();
        };
    }

    /**
     * Refuses texts a form cannot hold.
     *
     * @throws WorkbookException with every one of them
     */
    void check(String form, Predicate<String> holds) {
        List<Problem> problems = new ArrayList<>();
        for (SheetLayout kind : SheetLayout.ALL) {
            List<JsonNode> rows = of(kind);
            for (int i = 0; i < rows.size(); i++) {
                for (Column column : kind.columns()) {
                    if (value(rows.get(i), column) instanceof String text && !holds.test(text)) {
                        problems.add(new Problem(
                                "/" + kind.name() + (kind.single() ? "" : "/" + i) + "/" + column.name(),
                                "is too long, or looks like something else, or holds a character " + form
                                        + " cannot hold",
                                "shorten it or write it otherwise"));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new WorkbookException("the facts", problems);
        }
    }

    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(each -> each == 0xFFFE || each == 0xFFFF);
    }
}
