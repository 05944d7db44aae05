package care.concordance.fhir;

import care.concordance.facts.Fact;
import care.concordance.fhir.FhirFacts.UnknownMedication;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of resource some measure reads: the one table of what is read of each, and how.
 *
 * @param name its type in FHIR
 * @param read the elements any measure could ask for; a mistake in another changes no verdict
 * @param reading makes the fact it states
 */
record ResourceKind(String name, Set<String> read, Reading<Resource> reading) {

    /** Makes the fact a resource states; null when it states none that any value set at hand could ask for. */
    interface Reading<R extends Resource> {
        @Nullable
        Fact of(FhirFacts facts, R resource, String id) throws UnknownMedication;
    }

    private static final Set<String> ALWAYS =
            Set.of("resourceType", "id", "implicitRules", "subject", "extension", "modifierExtension");

    private static final Map<String, ResourceKind> KINDS = Stream.of(
                    kind(Patient.class, FhirFacts::patient, "birthDate"),
                    kind(
                            Condition.class,
                            FhirFacts::condition,
                            "code",
                            "category",
                            "bodySite",
                            "verificationStatus",
                            "clinicalStatus",
                            "onset",
                            "abatement"),
                    kind(Encounter.class, FhirFacts::encounter, "type", "class", "status", "period", "hospitalization"),
                    kind(Procedure.class, FhirFacts::procedure, "code", "status", "performed"),
                    kind(
                            Observation.class,
                            FhirFacts::observation,
                            "code",
                            "category",
                            "status",
                            "effective",
                            "issued",
                            "value",
                            "partOf"),
                    kind(DiagnosticReport.class, FhirFacts::report, "code", "status", "effective"),
                    kind(
                            ServiceRequest.class,
                            FhirFacts::service,
                            "code",
                            "status",
                            "intent",
                            "doNotPerform",
                            "authoredOn"),
                    kind(DeviceRequest.class, FhirFacts::device, "code", "status", "intent", "authoredOn"),
                    kind(
                            MedicationRequest.class,
                            FhirFacts::medication,
                            "medication",
                            "status",
                            "intent",
                            "doNotPerform",
                            "authoredOn",
                            "dosageInstruction",
                            "dispenseRequest"),
                    kind(
                            MedicationAdministration.class,
                            FhirFacts::administration,
                            "medication",
                            "status",
                            "statusReason",
                            "effective"))
            .collect(Collectors.toUnmodifiableMap(ResourceKind::name, Function.identity()));

    private static <R extends Resource> ResourceKind kind(Class<R> type, Reading<R> reading, String... read) {
        return new ResourceKind(
                type.getSimpleName(),
                Set.of(read),
                (facts, resource, id) -> reading.of(facts, type.cast(resource), id));
    }

    /** The kind of that name; null when no measure reads it. */
    static @Nullable ResourceKind of(String name) {
        return KINDS.get(name);
    }

    /** The resource with the elements a measure reads. */
    ObjectNode read(ObjectNode resource) {
        ObjectNode kept = Json.object();
        resource.forEachEntry((name, value) -> {
            if (ALWAYS.contains(name) || read.contains(element(name))) {
                kept.set(name, value);
            } else if (name.equals("contained") && read.contains("medication")) {
                kept.set(name, medications(value));
            }
        });
        return kept;
    }

    private static ArrayNode medications(JsonNode contained) {
        ArrayNode medications = Json.array();
        for (JsonNode one : contained) {
            if (one.path("resourceType").asString("").equals("Medication")) {
                medications.add(one);
            }
        }
        return medications;
    }

    /** {@code onsetDateTime} is {@code onset}; {@code _status} holds the extensions of {@code status}. */
    private String element(String name) {
        String plain = name.startsWith("_") ? name.substring(1) : name;
        return read.stream()
                .filter(element -> plain.startsWith(element)
                        && (plain.length() == element.length()
                                || Character.isUpperCase(plain.charAt(element.length()))))
                .findFirst()
                .orElse(plain);
    }
}
