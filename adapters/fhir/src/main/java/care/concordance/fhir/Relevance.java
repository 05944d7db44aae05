package care.concordance.fhir;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a resource any measure could ask for. A mistake in an element no measure reads, or in a resource whose codes are
 * in no value set at hand, changes no verdict.
 */
final class Relevance {

    private static final Map<String, Set<String>> READ = Map.ofEntries(
            Map.entry("Patient", Set.of("birthDate")),
            Map.entry(
                    "Condition",
                    Set.of(
                            "code",
                            "category",
                            "bodySite",
                            "verificationStatus",
                            "clinicalStatus",
                            "onset",
                            "abatement")),
            Map.entry("Encounter", Set.of("type", "class", "status", "period", "hospitalization")),
            Map.entry("Procedure", Set.of("code", "status", "performed")),
            Map.entry("Observation", Set.of("code", "category", "status", "effective", "issued", "value", "partOf")),
            Map.entry("DiagnosticReport", Set.of("code", "status", "effective")),
            Map.entry("ServiceRequest", Set.of("code", "status", "intent", "doNotPerform", "authoredOn")),
            Map.entry("DeviceRequest", Set.of("code", "status", "intent", "authoredOn")),
            Map.entry(
                    "MedicationRequest",
                    Set.of(
                            "medication",
                            "status",
                            "intent",
                            "doNotPerform",
                            "authoredOn",
                            "dosageInstruction",
                            "dispenseRequest")),
            Map.entry("MedicationAdministration", Set.of("medication", "status", "statusReason", "effective")),
            Map.entry("Medication", Set.of("code")));
    private static final Set<String> ALWAYS =
            Set.of("resourceType", "id", "subject", "extension", "modifierExtension", "contained");

    private Relevance() {}

    /** The resource with the elements a measure reads; all of it when it is of a kind no measure reads. */
    static JsonNode read(JsonNode resource) {
        Set<String> read = READ.get(resource.path("resourceType").asString(""));
        if (read == null || !(resource instanceof ObjectNode object)) {
            return resource;
        }
        ObjectNode kept = object.deepCopy();
        object.propertyNames().stream()
                .filter(name -> !ALWAYS.contains(name) && !read.contains(element(name, read)))
                .forEach(kept::remove);
        return kept;
    }

    /** {@code onsetDateTime} is {@code onset}; {@code _status} holds the extensions of {@code status}. */
    private static String element(String name, Set<String> read) {
        String plain = name.startsWith("_") ? name.substring(1) : name;
        return read.stream()
                .filter(element -> plain.startsWith(element)
                        && (plain.length() == element.length()
                                || Character.isUpperCase(plain.charAt(element.length()))))
                .findFirst()
                .orElse(plain);
    }

    /** False when the resource can be told to be about something no value set at hand has a code of. */
    static boolean couldMatter(JsonNode resource, ValueSets valueSets) {
        boolean told = hasCode(resource.path("code"))
                || hasCode(resource.path("type").path(0))
                || hasCode(resource.path("codeCodeableConcept"))
                || hasCode(resource.path("medicationCodeableConcept"));
        return !told || resource.path("resourceType").asString("").equals("Patient") || isAsked(resource, valueSets);
    }

    private static boolean hasCode(JsonNode concept) {
        JsonNode coding = concept.path("coding").path(0);
        return coding.path("system").isString() && coding.path("code").isString();
    }

    private static boolean isAsked(JsonNode node, ValueSets valueSets) {
        if (node.path("system").isString()
                && node.path("code").isString()
                && !valueSets
                        .of(node.path("system").asString(), node.path("code").asString())
                        .isEmpty()) {
            return true;
        }
        for (JsonNode part : node) {
            if (isAsked(part, valueSets)) {
                return true;
            }
        }
        return false;
    }
}
