package care.concordance.workbook;

import care.concordance.facts.PartnerFact;
import care.concordance.json.FactsSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kind of fact, which has a table: all that {@link FactsSchema} says of it.
 *
 * @param name the name it has in a facts document, which is the table's
 * @param type the simple name of its type
 * @param single whether the table has one row at most
 * @param description what one such fact is
 * @param columns its properties, in order
 */
record SheetLayout(String name, String type, boolean single, String description, List<Column> columns) {

    /** What a facts document says beside facts: the day to assess, and whether the facts are made up. */
    static final SheetLayout ASSESSMENT;

    /** The assessment, then every kind of fact in the order of a facts document. */
    static final List<SheetLayout> ALL;

    private static final Map<String, SheetLayout> BY_NAME = new LinkedHashMap<>();

    static {
        JsonNode schema = JsonMapper.shared().readTree(FactsSchema.json());
        List<SheetLayout> kinds = new ArrayList<>();
        List<Column> ofDocument = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
            JsonNode value = property.getValue();
            boolean single = value.has("$ref");
            if (single || value.has("items")) {
                String reference =
                        (single ? value : value.get("items")).get("$ref").asString();
                kinds.add(of(
                        property.getKey(),
                        reference.substring(reference.lastIndexOf('/') + 1),
                        single,
                        schema.at(reference.substring(1))));
            } else if (!property.getKey().startsWith("$")) {
                ofDocument.add(Column.of(property.getKey(), value, true));
            }
        }
        ASSESSMENT = new SheetLayout(
                "assessment",
                "",
                true,
                "The day to assess, and whether the facts are made up.",
                List.copyOf(ofDocument));
        kinds.add(0, ASSESSMENT);
        ALL = List.copyOf(kinds);
        ALL.forEach(kind -> BY_NAME.put(plain(kind.name()), kind));
    }

    private static SheetLayout of(String name, String type, boolean single, JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.get("required").forEach(each -> required.add(each.asString()));
        List<Column> columns = new ArrayList<>();
        schema.get("properties")
                .properties()
                .forEach(each ->
                        columns.add(Column.of(each.getKey(), each.getValue(), required.contains(each.getKey()))));
        return new SheetLayout(name, type, single, schema.path("description").asString(""), List.copyOf(columns));
    }

    /** The kind of a table's name, or null: capitals, blanks, hyphens and underscores make no difference. */
    static @Nullable SheetLayout named(String name) {
        return BY_NAME.get(plain(name));
    }

    /** The kind of facts of a type. */
    static SheetLayout of(Class<? extends PartnerFact> type) {
        return ALL.stream()
                .filter(kind -> kind.type().equals(type.getSimpleName()))
                .findFirst()
                .orElseThrow();
    }

    boolean isAssessment() {
        return name.equals(ASSESSMENT.name);
    }

    /** The column of a header, or null; as {@link #named}. */
    @Nullable
    Column column(String header) {
        String plain = plain(header);
        return columns.stream()
                .filter(column -> plain(column.name()).equals(plain))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
