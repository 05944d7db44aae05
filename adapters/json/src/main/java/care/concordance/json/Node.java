package care.concordance.json;

import care.concordance.json.FactsJsonException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value with its place, which Jackson's own tree does not keep.
 *
 * @param pointer where it stands in the document
 * @param value a {@code Map<String, Node>}, a {@code List<Node>}, String, Boolean, Integer, Double or null
 */
record Node(String pointer, int line, int column, @Nullable Object value) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a document.
     *
     * @param problems takes every key that is given twice
     * @throws FactsJsonException when it is not one JSON value in UTF-8, and nothing more
     */
    static Node read(String source, byte[] document, List<Problem> problems) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FactsJsonException(
                    source, List.of(new Problem("", 1, 1, "is not text in UTF-8", "save it in that encoding")));
        }
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), withoutMark)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new FactsJsonException(source, List.of(new Problem("", 1, 1, "is empty", "write a JSON value")));
            }
            Node node = node(parser, "", problems);
            if (parser.nextToken() != null) {
                TokenStreamLocation at = parser.currentTokenLocation();
                problems.add(new Problem(
                        "",
                        at.getLineNr(),
                        at.getColumnNr(),
                        "goes on after its end",
                        "delete what follows, or mend the brackets before it"));
            }
            return node;
        } catch (JacksonException e) {
            // What was seen before it stays reported; what follows cannot be read.
            TokenStreamLocation at = e.getLocation();
            problems.add(new Problem(
                    "",
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "is not JSON: " + firstLine(e.getOriginalMessage()),
                    "correct it there or just before"));
            throw new FactsJsonException(source, problems);
        }
    }

    private static Node node(JsonParser parser, String pointer, List<Problem> problems) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Node(pointer, at.getLineNr(), at.getColumnNr(), value(parser, pointer, problems));
    }

    private static @Nullable Object value(JsonParser parser, String pointer, List<Problem> problems) {
        return switch (Objects.requireNonNull(parser.currentToken())) {
            case START_OBJECT -> {
                Map<String, Node> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    TokenStreamLocation at = parser.currentTokenLocation();
                    String child = child(pointer, name);
                    parser.nextToken();
                    if (object.putIfAbsent(name, node(parser, child, problems)) != null) {
                        problems.add(new Problem(
                                child, at.getLineNr(), at.getColumnNr(), "is given twice", "keep one of the two"));
                    }
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Node> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser, pointer + "/" + array.size(), problems));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.INT
                        ? (Object) parser.getIntValue()
                        : parser.getDoubleValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    /** The members of an object; null when it is not one. */
    @SuppressWarnings("unchecked") // value() puts nothing else there
    @Nullable
    Map<String, Node> object() {
        return value instanceof Map ? (Map<String, Node>) value : null;
    }

    /** The elements of an array; null when it is not one. */
    @SuppressWarnings("unchecked") // value() puts nothing else there
    @Nullable
    List<Node> array() {
        return value instanceof List ? (List<Node>) value : null;
    }

    Problem problem(String problem, String remedy) {
        return new Problem(pointer, line, column, problem, remedy);
    }

    /** What the value is, in words. */
    String kind() {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        return value instanceof String ? "a text" : value instanceof Boolean ? "true or false" : "a number";
    }
}
