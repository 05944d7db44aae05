package care.concordance.json;

import care.concordance.facts.FactType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON text from maps, lists and scalars: the same bytes on every platform, keys in the order they were put. */
public final class JsonText {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private static final ObjectWriter LINE = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withRootSeparator("")
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEntrySpacing(Separators.Spacing.AFTER)
                            .withArrayElementSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));

    private JsonText() {}

    /** A document as text, indented by two blanks, with a line break at its end. */
    public static String text(Map<String, ?> document) {
        return WRITER.writeValueAsString(document) + "\n";
    }

    static String print(String json) {
        return WRITER.writeValueAsString(JsonMapper.shared().readTree(json)) + "\n";
    }

    /** A map of keys and values by turns, in that order. */
    public static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** The canonical form: no spaces, keys in the order they were put, on one line. */
    static String canonical(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** On one line, with a blank after each comma and colon. */
    static String line(Object value) {
        return LINE.writeValueAsString(value);
    }

    /** SHA-256 of the canonical form in UTF-8, lower-case hex. */
    static String sha256(Object value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(canonical(value).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The components of a record that are known, in their order. */
    static Map<String, Object> members(Record record) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (FactType.Component component : FactType.of(record.getClass()).components()) {
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
