package care.concordance.json;

import care.concordance.facts.FactType;
import care.concordance.facts.NullMeans;
import care.concordance.facts.Range;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a facts document, made from the fact records {@link FactsJson} reads by. It says everything about a
 * single value; that ids are unique, that what a fact refers to exists and that nothing lies after the day of the
 * assessment only reading can tell.
 */
public final class FactsSchema {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    static final String UNKNOWN =
            "A member left out, or null, is unknown, unless its description says what null means. Ids refer to other"
                    + " facts of the same document.";

    private FactsSchema() {}

    /**
     * The schema, draft 2020-12. The same text stands in the jar as the resource {@code
     * care/concordance/json/facts.schema.json}.
     */
    public static String json() {
        return JsonText.text(JsonText.ordered(
                "$schema",
                DIALECT,
                "$id",
                "urn:care.concordance:facts",
                "title",
                "Facts about a cancer care partner",
                "description",
                UNKNOWN,
                "type",
                "object",
                "properties",
                members(),
                "required",
                List.of("asOf", "partner"),
                "additionalProperties",
                false,
                "$defs",
                definitions()));
    }

    /** The members of a facts document. */
    static Map<String, Object> members() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "$schema",
                JsonText.ordered(
                        "description", "Where an editor finds this schema; says nothing else.", "type", "string"));
        properties.put("asOf", day("The day to assess."));
        properties.put(
                "synthetic",
                JsonText.ordered(
                        "description", "True when the facts are made up: every report says so.", "type", "boolean"));
        for (Section section : Section.ALL) {
            properties.put(
                    section.name(),
                    section.single()
                            ? reference(section)
                            : JsonText.ordered(
                                    "description",
                                    Descriptions.of(section.type()) + " Any number of them.",
                                    "type",
                                    "array",
                                    "items",
                                    reference(section)));
        }
        return properties;
    }

    /** The types its members refer to. */
    static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        Section.ALL.forEach(section -> definitions.put(section.type().getSimpleName(), object(section.type())));
        return definitions;
    }

    private static Map<String, Object> reference(Section section) {
        String definition = "#/$defs/" + section.type().getSimpleName();
        return section.single()
                ? JsonText.ordered("description", Descriptions.of(section.type()), "$ref", definition)
                : JsonText.ordered("$ref", definition);
    }

    private static Map<String, Object> object(Class<? extends Record> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        FactType.of(type).components().forEach(component -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("description", Descriptions.of(type, component.name()));
            value(component).forEach((key, part) -> value.merge(key, part, (first, second) -> first + " " + second));
            properties.put(component.name(), value);
        });
        properties.put(FactsReader.KNOWN_FROM, day("The day from which this was known. Left out, it is always."));
        return JsonText.ordered(
                "description",
                Descriptions.of(type),
                "type",
                "object",
                "properties",
                properties,
                "required",
                FactType.of(type).components().stream()
                        .filter(component -> !component.optional())
                        .map(FactType.Component::name)
                        .toList(),
                "additionalProperties",
                false);
    }

    /** A value of a component. */
    static Map<String, Object> value(FactType.Component component) {
        Map<String, Object> one = one(component);
        Map<String, Object> value =
                component.set() ? JsonText.ordered("type", "array", "items", one, "uniqueItems", true) : one;
        if (component.optional()) {
            value.computeIfPresent("type", (key, type) -> List.of(type, "null"));
            value.computeIfPresent("enum", (key, constants) -> withNull((List<?>) constants));
        }
        NullMeans none = component.annotation(NullMeans.class);
        if (none != null) {
            value.put("description", "Left out, or null, it is " + none.value() + ".");
        }
        return value;
    }

    private static Map<String, Object> one(FactType.Component component) {
        Class<?> type = component.type();
        if (type.isEnum()) {
            return JsonText.ordered("type", "string", "enum", component.constants());
        }
        if (type == LocalDate.class) {
            return day(component.past() ? "Not after asOf." : null);
        }
        if (type == Subject.class) {
            String kinds = Arrays.stream(Subject.Kind.values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"));
            return JsonText.ordered(
                    "description", "A kind and an id, as in: site fairfield",
                    "type", "string",
                    "pattern", "^(" + kinds + ") +\\S");
        }
        if (type == Boolean.class) {
            return JsonText.ordered("type", "boolean");
        }
        if (Number.class.isAssignableFrom(type)) {
            Map<String, Object> number = component.past()
                    ? JsonText.ordered("description", "Not after the year of asOf.")
                    : JsonText.ordered();
            number.put("type", type == Integer.class ? "integer" : "number");
            Range range = component.range();
            if (range != null) {
                number.put("minimum", plain(range.min()));
                number.put("maximum", plain(range.max()));
            }
            return number;
        }
        return JsonText.ordered("type", "string", "pattern", "\\S");
    }

    private static Map<String, Object> day(@Nullable String description) {
        Map<String, Object> day = new LinkedHashMap<>();
        if (description != null) {
            day.put("description", description);
        }
        day.put("type", "string");
        day.put("format", "date");
        // "format" is only an annotation to many validators.
        day.put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
        return day;
    }

    private static List<@Nullable Object> withNull(List<?> constants) {
        List<@Nullable Object> all = new ArrayList<>(constants);
        all.add(null);
        return all;
    }

    private static Number plain(double limit) {
        return limit == Math.rint(limit) ? (Number) (long) limit : (Number) limit;
    }
}
