package care.concordance.fhir;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON, one value at a time. A value no resource holds is left out by itself, with a mark that says so: what stands around it can be
 * read.
 */
final class Json {

    /** The element that says what was left out of an object; FHIR has none of this name. */
    private static final String LEFT_OUT = "\uFFFF";

    /** What stands for bytes that are not UTF-8 once decoded. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 60;
    private static final int GREATEST_POWER = 30;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The parser's own bounds would end a whole file; ours leave out a value of it. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static JsonParser parser(String text) {
        return MAPPER.createParser(text);
    }

    static JsonParser parser(Reader text) {
        return MAPPER.createParser(text);
    }

    /** A text that is known to be JSON. */
    static JsonNode tree(String text) {
        try (JsonParser parser = parser(text)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /** The value the parser stands at. */
    static JsonNode value(JsonParser parser) {
        return value(parser, 1);
    }

    /**
     * Reads the object the parser stands at. What has been read of it stays when the rest cannot be.
     *
     * @param passedOver which types of resource are of no interest: of these nothing more is read
     */
    static void fill(JsonParser parser, ObjectNode object, Predicate<String> passedOver) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            put(object, name, value(parser, 1));
            if (name.equals("resourceType")
                    && object.path(name).isString()
                    && passedOver.test(object.path(name).asString())) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                return;
            }
        }
    }

    /** What was left out somewhere in a value; null when nothing was. */
    static @Nullable String leftOut(JsonNode value) {
        if (value.has(LEFT_OUT)) {
            return value.path(LEFT_OUT).asString();
        }
        for (JsonNode inside : value) {
            String problem = leftOut(inside);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** The type of the resource a text starts with, whichever of its elements comes first; empty when it has none. */
    static String type(Reader text) {
        try (JsonParser parser = parser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean found = parser.currentName().equals("resourceType");
                    if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
                        return parser.getString();
                    }
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // What is wrong is found, and said, when it is read.
        }
        return "";
    }

    /** What is wrong with the text, and where. */
    static String malformed(JacksonException e) {
        if (e.getCause() instanceof IOException) {
            return "ends early";
        }
        return e.getLocation() == null
                ? "is not well-formed JSON"
                : "is not well-formed JSON at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static JsonNode value(JsonParser parser, int depth) {
        return switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> {
                if (depth > DEEPEST) {
                    parser.skipChildren();
                    yield mark("is nested more than " + DEEPEST + " deep");
                }
                yield parser.currentToken() == JsonToken.START_OBJECT ? object(parser, depth) : array(parser, depth);
            }
            case VALUE_STRING -> {
                String text = parser.getString();
                yield text.indexOf(NOT_UTF_8) >= 0 ? mark("is not written in UTF-8") : NODES.stringNode(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode object(JsonParser parser, int depth) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            put(object, name, value(parser, depth + 1));
        }
        return object;
    }

    private static JsonNode array(JsonParser parser, int depth) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, depth + 1));
        }
        return array;
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        if (object.has(name)) {
            object.put(LEFT_OUT, "gives " + (name.matches("[A-Za-z_]{1,60}") ? name : "an element") + " twice");
        }
        object.set(name, value);
    }

    private static ObjectNode mark(String problem) {
        return NODES.objectNode().put(LEFT_OUT, problem);
    }

    private static JsonNode number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return mark("has a number of " + text.length() + " characters");
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) <= GREATEST_POWER
                    && number.scale() <= LONGEST_NUMBER) {
                return NODES.numberNode(number);
            }
        } catch (NumberFormatException e) {
            // An exponent no BigDecimal has.
        }
        return mark("has a number beyond all bounds");
    }
}
