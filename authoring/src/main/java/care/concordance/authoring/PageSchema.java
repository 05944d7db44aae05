package care.concordance.authoring;

import care.concordance.internal.pack.PageKey;
import care.concordance.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a page's front matter, made from the keys the gate reads by: every value is a text. Where a page has
 * rows, a value may name their columns, as in {@code {percent}}. What holds between values, and between pages, only the
 * gate can tell.
 */
public final class PageSchema {

    /** A value that names a column of the page's rows. */
    private static final String OF_ROWS = "\\{[^{}]+\\}";

    private PageSchema() {}

    /** The schema, draft 2020-12. */
    public static String json() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PageKey key : PageKey.values()) {
            properties.put(key.key(), value(key));
        }
        return JsonText.text(JsonText.ordered(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "$id",
                "urn:care.concordance:page",
                "title",
                "The front matter of a standard's page",
                "description",
                "One \"key: value\" a line, the value as it stands up to the end of the line. A value of a page with"
                        + " rows may name a column, as in {percent}.",
                "type",
                "object",
                "properties",
                properties,
                "required",
                Arrays.stream(PageKey.values())
                        .filter(key -> !key.isOptional())
                        .map(PageKey::key)
                        .toList(),
                "additionalProperties",
                false));
    }

    private static Map<String, Object> value(PageKey key) {
        Map<String, Object> value = JsonText.ordered("description", key.meaning(), "type", "string");
        List<Object> either = new ArrayList<>();
        if (!key.constants().isEmpty()) {
            either.add(JsonText.ordered("enum", key.constants()));
        }
        if (key.pattern() != null) {
            either.add(JsonText.ordered("pattern", "^" + key.pattern() + "$"));
        }
        if (either.isEmpty()) {
            value.put("pattern", "\\S");
        } else {
            either.add(JsonText.ordered("pattern", OF_ROWS));
            value.put("anyOf", either);
        }
        return value;
    }
}
