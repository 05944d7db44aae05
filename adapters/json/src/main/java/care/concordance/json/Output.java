package care.concordance.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON text from maps, lists and scalars: the same bytes on every platform, keys in the order they were put. */
final class Output {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private Output() {}

    static String text(Map<String, ?> document) {
        return WRITER.writeValueAsString(document) + "\n";
    }

    /** The components of a record that are known, in their order. */
    static Map<String, Object> members(Record record) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Component component : Component.of(record.getClass())) {
            Object value = component.value(record);
            if (value != null) {
                members.put(component.name(), value(value));
            }
        }
        return members;
    }

    private static Object value(Object value) {
        if (value instanceof Collection<?> several) {
            List<String> texts = several.stream().map(String::valueOf).sorted().toList();
            return texts;
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
