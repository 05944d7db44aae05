package care.concordance.json;

import care.concordance.facts.FactType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a file of scenarios, made from what {@link Scenario} reads by. As that of facts it says everything
 * about a single value, and nothing of what refers to what.
 */
public final class ScenarioSchema {

    /** What the members mean, in the order they are best written. */
    private static final Map<String, String> MEANINGS = meanings();

    private ScenarioSchema() {}

    /** The members of a scenario but its facts, with what they mean, in the order they are best written. */
    public static Map<String, String> members() {
        return Collections.unmodifiableMap(MEANINGS);
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("say", "What it shows, in words.");
        meanings.put("asOf", "The day the facts are judged, by the text in force then.");
        meanings.put("subject", "Whose verdict it is.");
        meanings.put("outcome", "The verdict it is to have.");
        meanings.put(
                "sentence",
                "Words that some reason of the verdict is to contain; they may begin with its verb, as in \"excluded:"
                        + " \". Left out, any will do.");
        meanings.put("unsaid", "Words that no reason of the verdict may contain. Left out, all may.");
        return meanings;
    }

    /** The schema, draft 2020-12. */
    public static String json() {
        FactType expectation = FactType.of(Scenario.Expectation.class);
        if (expectation.components().size() != MEANINGS.size()) {
            throw new IllegalStateException("a scenario has members without a meaning here");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        MEANINGS.forEach((name, meaning) -> {
            Map<String, Object> member = new LinkedHashMap<>(Map.of("description", meaning));
            FactsSchema.value(of(expectation, name))
                    .forEach((key, part) -> member.merge(key, part, (first, second) -> first + " " + second));
            members.put(name, member);
        });
        members.put(
                "facts",
                JsonText.ordered(
                        "description",
                        "What is on record: the members of a facts document. Without a partner there is one of which"
                                + " nothing else is known; they are made up unless they say otherwise.",
                        "type",
                        "object",
                        "properties",
                        FactsSchema.members(),
                        "additionalProperties",
                        false));
        return JsonText.text(JsonText.ordered(
                "$schema",
                FactsSchema.DIALECT,
                "$id",
                "urn:care.concordance:scenario",
                "title",
                "Scenarios of a standard",
                "description",
                "Facts, and the verdict a standard is to give them: the file is named after the standard, as in"
                        + " TB-01.json. "
                        + FactsSchema.UNKNOWN,
                "type",
                "array",
                "items",
                JsonText.ordered(
                        "type",
                        "object",
                        "properties",
                        members,
                        "required",
                        List.of("say", "asOf", "subject", "outcome", "facts"),
                        "additionalProperties",
                        false),
                "$defs",
                FactsSchema.definitions()));
    }

    private static FactType.Component of(FactType type, String name) {
        FactType.Component component = type.component(name);
        if (component == null) {
            throw new IllegalStateException("a scenario has no " + name);
        }
        return component;
    }
}
