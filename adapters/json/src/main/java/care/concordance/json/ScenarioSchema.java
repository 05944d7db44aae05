package care.concordance.json;

import care.concordance.facts.Between;
import care.concordance.facts.FactType;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Range;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** The members of a file about a case or a patient, with what they mean: what its scenarios change, and they. */
    public static Map<String, String> fileMembers() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(
                ScenarioReader.CASE,
                "A registry case, of which each scenario changes something. A date is a day, a month, a year, two days with"
                        + " .. between them, or days from the diagnosis, as in +120; a number may have bounds, as in 4..7 or"
                        + " 4..; a stage is written T2 N0 M0 IIA.");
        meanings.put(
                ScenarioReader.PATIENT,
                "A patient as a quality measure sees one, of whom each scenario changes something: by type, the facts. An id"
                        + " left out is the type and a number; the patient or encounter left out is the subject.");
        meanings.put("subject", "Of a patient: whose verdict it is, as in patient p or encounter e.");
        meanings.put("asOf", "Of a patient: the last day of the measurement period.");
        meanings.put(
                ScenarioReader.SCENARIOS,
                "Each with say, outcome, and if need be sentence, unsaid, and with: what it changes. Of a case, members;"
                        + " null makes one unknown. Of a patient, by type: an array takes the place of its facts, an object"
                        + " changes members of the only one.");
        return meanings;
    }

    /** The schema, draft 2020-12. */
    public static String json() {
        FactType expectation = FactType.of(ScenarioReader.Expectation.class);
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
        Map<String, Object> changes = new LinkedHashMap<>();
        PatientMembers.TYPES.forEach((name, type) -> changes.put(
                name,
                JsonText.ordered(
                        "anyOf",
                        List.of(
                                JsonText.ordered("type", "array", "items", reference(patient(name))),
                                object(type(name), List.of())))));
        Map<String, Object> definitions = new LinkedHashMap<>(FactsSchema.definitions());
        definitions.put("TumorCase", object(TumorCase.class, List.of()));
        PatientMembers.TYPES.forEach((name, type) -> definitions.put(patient(name), object(type, required(type))));
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
                "anyOf",
                List.of(
                        JsonText.ordered(
                                "type",
                                "array",
                                "items",
                                closed(members, List.of("say", "asOf", "subject", "outcome", "facts"))),
                        file(ScenarioReader.CASE, reference("TumorCase"), members, reference("TumorCase")),
                        file(
                                ScenarioReader.PATIENT,
                                closed(patientMembers(), List.of()),
                                members,
                                closed(changes, List.of()))),
                "$defs",
                definitions));
    }

    /** A file about a case or a patient. */
    private static Map<String, Object> file(
            String of, Map<String, Object> base, Map<String, Object> members, Map<String, Object> change) {
        Map<String, String> meanings = fileMembers();
        Map<String, Object> scenario = new LinkedHashMap<>();
        List.of("say", "outcome", "sentence", "unsaid").forEach(name -> scenario.put(name, members.get(name)));
        scenario.put(ScenarioReader.WITH, change);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(of, described(meanings.get(of), base));
        List<String> required = new ArrayList<>(List.of(of, ScenarioReader.SCENARIOS));
        if (of.equals(ScenarioReader.PATIENT)) {
            List.of("subject", "asOf").forEach(name -> {
                all.put(name, members.get(name));
                required.add(name);
            });
        }
        all.put(
                ScenarioReader.SCENARIOS,
                JsonText.ordered(
                        "description",
                        meanings.get(ScenarioReader.SCENARIOS),
                        "type",
                        "array",
                        "items",
                        closed(scenario, List.of("say", "outcome"))));
        return closed(all, required);
    }

    private static Map<String, Object> described(@Nullable String meaning, Map<String, Object> value) {
        Map<String, Object> described = JsonText.ordered("description", meaning);
        described.putAll(value);
        return described;
    }

    private static Map<String, Object> patientMembers() {
        Map<String, Object> members = new LinkedHashMap<>();
        PatientMembers.TYPES
                .keySet()
                .forEach(name ->
                        members.put(name, JsonText.ordered("type", "array", "items", reference(patient(name)))));
        return members;
    }

    private static String patient(String type) {
        return "measure." + type;
    }

    private static Class<? extends Record> type(String name) {
        return Objects.requireNonNull(PatientMembers.TYPES.get(name));
    }

    private static Map<String, Object> reference(String definition) {
        return JsonText.ordered("$ref", "#/$defs/" + definition);
    }

    private static Map<String, Object> closed(Map<String, Object> members, List<String> required) {
        return JsonText.ordered(
                "type", "object", "properties", members, "required", required, "additionalProperties", false);
    }

    private static List<String> required(Class<? extends Record> type) {
        return FactType.of(type).components().stream()
                .filter(component -> !component.optional())
                .map(FactType.Component::name)
                .filter(name -> !List.of("id", "patient", "encounter").contains(name) || isSubject(type, name))
                .toList();
    }

    /** The id of the patient or encounter itself is stated. */
    private static boolean isSubject(Class<? extends Record> type, String name) {
        return name.equals("id")
                && List.of("MeasuredPatient", "MeasuredEncounter").contains(type.getSimpleName());
    }

    private static Map<String, Object> object(Class<? extends Record> type, List<String> required) {
        Map<String, Object> members = new LinkedHashMap<>();
        FactType.of(type).components().forEach(component -> {
            Map<String, Object> value = new LinkedHashMap<>();
            Descriptions.find(type, component.name()).ifPresent(meaning -> value.put("description", meaning));
            value.putAll(member(component, type == TumorCase.class));
            members.put(component.name(), value);
        });
        return closed(members, required);
    }

    /** @param maybeUnknown whether null stands for what is not known, of any component */
    private static Map<String, Object> member(FactType.Component component, boolean maybeUnknown) {
        Class<?> type = component.type();
        if (type == PartialDate.class) {
            return JsonText.ordered("type", List.of("string", "null"), "pattern", CaseMembers.DATE);
        }
        if (type == Tnm.class) {
            return JsonText.ordered("type", List.of("string", "null"), "pattern", CaseMembers.STAGE);
        }
        if (type == Between.class) {
            Range range = component.range();
            Map<String, Object> number = JsonText.ordered(
                    "type", List.of("integer", "string", "null"), "minimum", 0, "pattern", CaseMembers.BOUNDS);
            if (range != null) {
                number.put("maximum", (long) range.max());
            }
            return number;
        }
        Map<String, Object> value = FactsSchema.value(component);
        return maybeUnknown ? JsonText.ordered("anyOf", List.of(value, JsonText.ordered("type", "null"))) : value;
    }

    private static FactType.Component of(FactType type, String name) {
        FactType.Component component = type.component(name);
        if (component == null) {
            throw new IllegalStateException("a scenario has no " + name);
        }
        return component;
    }
}
