package care.concordance.json;

import care.concordance.facts.FactType;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON text from maps, lists and scalars: the same bytes on every platform, keys in the order they were put. */
public final class JsonText {

    /** Whoever gave a stream closes it. */
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        }
    };

    private static final ObjectWriteContext ON_ONE_LINE = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withRootSeparator("")
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEntrySpacing(Separators.Spacing.AFTER)
                            .withArrayElementSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter());
        }
    };

    private JsonText() {}

    /** A document as text, indented by two blanks, with a line break at its end. */
    public static String text(Map<String, ?> document) {
        return string(INDENTED, json -> value(json, document)) + "\n";
    }

    /** Writes what {@link #text} gives; flushes, and does not close. */
    static void write(Map<String, ?> document, Writer to) {
        write(() -> JSON.createGenerator(INDENTED, to), document);
    }

    /** Writes what {@link #text} gives in UTF-8; flushes, and does not close. */
    static void write(Map<String, ?> document, OutputStream to) {
        write(() -> JSON.createGenerator(INDENTED, to), document);
    }

    private interface Opening {
        JsonGenerator open();
    }

    private static void write(Opening opening, Map<String, ?> document) {
        try (JsonGenerator json = opening.open()) {
            value(json, document);
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw new UncheckedIOException("cannot write the document", e.getCause());
        }
    }

    static String print(String text) {
        return string(INDENTED, json -> {
                    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
                        while (parser.nextToken() != null) {
                            json.copyCurrentEvent(parser);
                        }
                    }
                })
                + "\n";
    }

    private static String string(ObjectWriteContext form, Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(form, text)) {
            content.accept(json);
        }
        return text.toString();
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            members.forEach((name, member) -> {
                json.writeName((String) name);
                value(json, member);
            });
            json.writeEndObject();
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> value(json, element));
            json.writeEndArray();
        } else {
            scalar(json, value);
        }
    }

    private static void scalar(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            throw new IllegalArgumentException(
                    "a document holds texts, numbers, true and false, lists and maps, and no "
                            + value.getClass().getName());
        }
    }

    /** A map of keys and values by turns, in that order. */
    public static Map<String, Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** The canonical form: no spaces, keys in the order they were put, on one line. */
    static String canonical(Object value) {
        return string(ObjectWriteContext.empty(), json -> value(json, value));
    }

    /** On one line, with a blank after each comma and colon. */
    static String line(Object value) {
        return string(ON_ONE_LINE, json -> value(json, value));
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
                members.put(component.name(), plain(value));
            }
        }
        return members;
    }

    /** A component's value as JSON has it: a number, true or false, a text, or a sorted list of texts. */
    static Object plain(Object value) {
        if (value instanceof Collection<?> several) {
            List<String> texts = several.stream().map(String::valueOf).sorted().toList();
            return texts;
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
