package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Mutant.type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of a patient's record that a measure may or may not notice. */
final class Mutations {

    /** What follows a status or a code in its measure is tried as often as dates, the commonest ground of error. */
    private static final List<Consumer<Mutant>> ALL = List.of(
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::add,
            Additions::pair,
            Additions::pair,
            DateMutations::shift,
            DateMutations::shift,
            DateMutations::edge,
            DateMutations::edge,
            DateMutations::near,
            DateMutations::near,
            DateMutations::zone,
            DateMutations::day,
            DateMutations::coarsen,
            DateMutations::coarsen,
            DateMutations::drop,
            DateMutations::reshape,
            DateMutations::born,
            Mutations::status,
            Mutations::status,
            Mutations::conditionStatus,
            Mutations::abatement,
            Mutations::onset,
            Mutations::refusal,
            Mutations::intent,
            Mutations::category,
            Mutations::profile,
            Mutations::code,
            Mutations::code,
            Mutations::moreCodings,
            Mutations::value,
            Mutations::value,
            Mutations::reason,
            Mutations::remove,
            Mutations::duplicate,
            Mutations::donate,
            Mutations::donate,
            Mutations::patient,
            Mutations::encounter,
            Mutations::diagnosis,
            Mutations::partOf,
            Mutations::bodySite,
            Mutations::report,
            MedicationMutations::dosage,
            MedicationMutations::supply,
            MedicationMutations::reference);

    private static final Map<String, List<String>> STATUSES = Map.of(
            "Observation",
            List.of("registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error"),
            "DiagnosticReport",
            List.of("registered", "partial", "preliminary", "final", "amended", "corrected", "appended", "cancelled"),
            "Procedure",
            List.of("preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error"),
            "Encounter",
            List.of("planned", "arrived", "in-progress", "finished", "cancelled", "entered-in-error", "unknown"),
            "ServiceRequest",
            List.of("draft", "active", "on-hold", "revoked", "completed", "entered-in-error"),
            "DeviceRequest",
            List.of("draft", "active", "on-hold", "revoked", "completed", "entered-in-error"),
            "MedicationRequest",
            List.of("draft", "active", "on-hold", "cancelled", "completed", "stopped", "entered-in-error"),
            "MedicationAdministration",
            List.of("in-progress", "not-done", "on-hold", "completed", "entered-in-error", "stopped"));
    private static final Set<String> REQUESTS = Set.of("ServiceRequest", "DeviceRequest", "MedicationRequest");
    private static final String US_QUALITY_CORE =
            "http://fhir.org/guides/astp/us-quality-core/StructureDefinition/us-quality-core-";

    private Mutations() {}

    static void any(Mutant mutant) {
        mutant.pick(ALL).accept(mutant);
    }

    private static Optional<ObjectNode> one(Mutant mutant, String... types) {
        return mutant.pick(resource -> Set.of(types).contains(type(resource)));
    }

    private static void status(Mutant mutant) {
        mutant.pick(resource -> STATUSES.containsKey(type(resource))).ifPresent(resource -> {
            if (mutant.random.nextInt(10) == 0) {
                resource.remove("status");
                mutant.note(resource, "has no status");
            } else {
                resource.put("status", mutant.pick(statuses(resource)));
                mutant.note(resource, "is " + resource.path("status").asString());
            }
        });
    }

    static List<String> statuses(ObjectNode resource) {
        return STATUSES.getOrDefault(type(resource), List.of());
    }

    private static void conditionStatus(Mutant mutant) {
        one(mutant, "Condition").ifPresent(condition -> {
            boolean clinical = mutant.random.nextBoolean();
            String element = clinical ? "clinicalStatus" : "verificationStatus";
            String system = "http://terminology.hl7.org/CodeSystem/condition-" + (clinical ? "clinical" : "ver-status");
            List<String> codes = clinical
                    ? List.of("active", "recurrence", "relapse", "inactive", "remission", "resolved")
                    : List.of("confirmed", "unconfirmed", "provisional", "differential", "refuted", "entered-in-error");
            switch (mutant.random.nextInt(10)) {
                case 0 -> condition.remove(element);
                case 1 -> concept(condition.putObject(element), new Codes.Code("urn:other", mutant.pick(codes)));
                case 2 -> condition.putObject(element).put("text", mutant.pick(codes));
                default -> concept(condition.putObject(element), new Codes.Code(system, mutant.pick(codes)));
            }
            mutant.note(condition, "has " + element + " " + condition.path(element));
        });
    }

    private static void abatement(Mutant mutant) {
        one(mutant, "Condition").ifPresent(condition -> {
            removeStarting(condition, "abatement");
            String time = DateMutations.anyTime(mutant);
            switch (mutant.random.nextInt(8)) {
                case 0 -> condition.put("abatementString", "in spring");
                case 1 -> age(condition.putObject("abatementAge"));
                case 2 -> condition.putObject("abatementPeriod").put("start", time);
                case 3 ->
                    condition
                            .putObject("abatementPeriod")
                            .put("start", "2016-01-01")
                            .put("end", time);
                case 4 -> condition.putObject("abatementPeriod").put("end", time);
                case 5 -> {}
                default -> condition.put("abatementDateTime", time);
            }
            mutant.note(condition, "abates " + startingWith(condition, "abatement"));
        });
    }

    private static void onset(Mutant mutant) {
        one(mutant, "Condition").ifPresent(condition -> {
            removeStarting(condition, "onset");
            String time = DateMutations.anyTime(mutant);
            switch (mutant.random.nextInt(8)) {
                case 0 -> condition.put("onsetString", "in spring");
                case 1 -> age(condition.putObject("onsetAge"));
                case 2 -> condition.putObject("onsetPeriod").put("start", time);
                case 3 -> condition.putObject("onsetPeriod").put("start", time).put("end", "2029-01-01");
                case 4 -> condition.putObject("onsetPeriod").put("end", time);
                case 5 -> {}
                default -> condition.put("onsetDateTime", time);
            }
            mutant.note(condition, "begins " + startingWith(condition, "onset"));
        });
    }

    private static void age(ObjectNode age) {
        age.put("value", 50)
                .put("unit", "years")
                .put("system", "http://unitsofmeasure.org")
                .put("code", "a");
    }

    private static void refusal(Mutant mutant) {
        mutant.pick(resource -> REQUESTS.contains(type(resource))).ifPresent(request -> {
            boolean refused = mutant.random.nextBoolean();
            if (type(request).equals("DeviceRequest")) {
                request.remove("modifierExtension");
                request.putArray("modifierExtension")
                        .addObject()
                        .put("url", "http://hl7.org/fhir/5.0/StructureDefinition/extension-DeviceRequest.doNotPerform")
                        .put("valueBoolean", refused);
            } else {
                request.put("doNotPerform", refused);
            }
            if (type(request).equals("ServiceRequest") && refused) {
                reason(mutant, request, "doNotPerformReason");
            }
            mutant.note(request, refused ? "is a refusal" : "is no refusal");
        });
    }

    private static void intent(Mutant mutant) {
        mutant.pick(resource -> REQUESTS.contains(type(resource))).ifPresent(request -> {
            request.put(
                    "intent",
                    mutant.pick(List.of(
                            "proposal",
                            "plan",
                            "order",
                            "original-order",
                            "reflex-order",
                            "filler-order",
                            "instance-order",
                            "option")));
            mutant.note(request, "has intent " + request.path("intent").asString());
        });
    }

    private static void category(Mutant mutant) {
        one(mutant, "Observation", "Condition", "DiagnosticReport").ifPresent(resource -> {
            resource.remove("category");
            if (type(resource).equals("Condition")) {
                for (String category : List.of("encounter-diagnosis", "problem-list-item", "health-concern")) {
                    if (mutant.random.nextInt(3) == 0) {
                        concept(
                                resource.withArray("category").addObject(),
                                new Codes.Code("http://terminology.hl7.org/CodeSystem/condition-category", category));
                    }
                }
            } else if (mutant.random.nextInt(4) > 0) {
                String category = mutant.pick(List.of("imaging", "laboratory", "survey"));
                concept(
                        resource.putArray("category").addObject(),
                        new Codes.Code("http://terminology.hl7.org/CodeSystem/observation-category", category));
            }
            mutant.note(resource, "has category " + resource.path("category"));
        });
    }

    private static void profile(Mutant mutant) {
        ObjectNode resource = mutant.pick(mutant.resources);
        resource.remove("meta");
        if (mutant.random.nextBoolean()) {
            resource.putObject("meta")
                    .putArray("profile")
                    .add(US_QUALITY_CORE
                            + mutant.pick(List.of(
                                    "other",
                                    "servicerequest",
                                    "servicenotrequested",
                                    "procedurenotdone",
                                    "observationcancelled",
                                    "medicationadministrationnotdone",
                                    "encounter-diagnosis")));
        }
        mutant.note(resource, "has meta " + resource.path("meta"));
    }

    private static String codeElement(ObjectNode resource) {
        return switch (type(resource)) {
            case "Encounter" -> "type";
            case "MedicationRequest", "MedicationAdministration" -> "medicationCodeableConcept";
            case "DeviceRequest" -> "codeCodeableConcept";
            default -> "code";
        };
    }

    private static Optional<ObjectNode> mainConcept(ObjectNode resource) {
        JsonNode concept = resource.path(codeElement(resource));
        return (concept.isArray() ? concept.path(0) : concept) instanceof ObjectNode found
                ? Optional.of(found)
                : Optional.empty();
    }

    private static void code(Mutant mutant) {
        mutant.pick(resource -> mainConcept(resource).isPresent()).ifPresent(resource -> {
            ObjectNode concept = mainConcept(resource).orElseThrow();
            Codes.Code code = mutant.code();
            if (mutant.random.nextInt(3) > 0) {
                // Another code of a value set the present one is in.
                List<String> sets = mutant.codes.byName().keySet().stream()
                        .filter(set -> mutant.codes.has(concept, set))
                        .toList();
                if (!sets.isEmpty()) {
                    code = mutant.pick(mutant.codes.listed(mutant.pick(sets)));
                }
            }
            if (mutant.random.nextInt(12) == 0) {
                code = new Codes.Code("urn:other", code.code());
            }
            concept.removeAll();
            concept(concept, code);
            mutant.note(resource, "is coded " + code);
        });
    }

    private static void moreCodings(Mutant mutant) {
        mutant.pick(resource -> mainConcept(resource).isPresent()).ifPresent(resource -> {
            Codes.Code code = mutant.random.nextBoolean() ? mutant.code() : new Codes.Code("urn:other", "1");
            if (type(resource).equals("Encounter") && mutant.random.nextBoolean()) {
                concept(((ArrayNode) resource.path("type")).addObject(), code);
            } else if (mainConcept(resource).orElseThrow().path("coding") instanceof ArrayNode codings) {
                codings.insertObject(mutant.random.nextInt(codings.size() + 1))
                        .put("system", code.system())
                        .put("code", code.code());
            }
            mutant.note(resource, "is also coded " + code);
        });
    }

    private static void value(Mutant mutant) {
        one(mutant, "Observation").ifPresent(observation -> {
            value(mutant, observation);
            mutant.note(observation, "says " + startingWith(observation, "value"));
        });
    }

    static void value(Mutant mutant, ObjectNode observation) {
        removeStarting(observation, "value");
        switch (mutant.random.nextInt(12)) {
            case 0 -> observation.put("valueString", "6");
            case 1 -> {}
            case 2 ->
                concept(
                        observation.putObject("dataAbsentReason"),
                        new Codes.Code("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown"));
            case 3, 4 -> observation.put("valueInteger", mutant.random.nextInt(4, 9));
            case 5, 6, 7 ->
                observation
                        .putObject("valueQuantity")
                        .put(
                                "value",
                                new java.math.BigDecimal(
                                        mutant.pick(List.of("9", "9.9", "9.999", "10", "10.0", "10.001", "11", "6"))))
                        .put("unit", "ng/mL")
                        .put("system", "http://unitsofmeasure.org")
                        .put("code", "ng/mL");
            case 8 -> concept(observation.putObject("valueCodeableConcept"), mutant.code());
            default ->
                concept(
                        observation.putObject("valueCodeableConcept"),
                        mutant.pick(mutant.codes.byName().entrySet().stream()
                                .filter(set -> set.getKey().startsWith("direct:")
                                        || set.getKey().equals("Frailty Device"))
                                .flatMap(set -> set.getValue().stream())
                                .toList()));
        }
    }

    private static void reason(Mutant mutant) {
        one(mutant, "ServiceRequest", "Observation", "MedicationAdministration").ifPresent(resource -> {
            switch (type(resource)) {
                case "ServiceRequest" -> reason(mutant, resource, "doNotPerformReason");
                case "Observation" -> {
                    reason(mutant, resource, "notDoneReason");
                    resource.put("status", mutant.random.nextInt(3) > 0 ? "cancelled" : "final");
                    if (!resource.has("issued")) {
                        resource.put("issued", "2026-03-04T08:00:00.000Z");
                    }
                }
                default -> {
                    resource.put("status", "not-done");
                    concept(resource.putArray("statusReason").addObject(), reasonCode(mutant));
                    resource.remove("extension");
                    if (mutant.random.nextBoolean()) {
                        resource.putArray("extension")
                                .addObject()
                                .put("url", US_QUALITY_CORE + "recorded")
                                .put("valueDateTime", DateMutations.anyTime(mutant));
                    }
                }
            }
            mutant.note(resource, "has a reason " + resource.path("extension") + resource.path("statusReason"));
        });
    }

    static void reason(Mutant mutant, ObjectNode resource, String extension) {
        resource.remove("extension");
        concept(
                resource.putArray("extension")
                        .addObject()
                        .put("url", US_QUALITY_CORE + extension)
                        .putObject("valueCodeableConcept"),
                reasonCode(mutant));
    }

    private static Codes.Code reasonCode(Mutant mutant) {
        for (String set : List.of("Patient Declined", "Unavailability of Bacillus Calmette Guerin for Urology Care")) {
            List<Codes.Code> reasons = mutant.codes.listed(set);
            if (!reasons.isEmpty() && mutant.random.nextInt(4) > 0) {
                return mutant.pick(reasons);
            }
        }
        return mutant.code();
    }

    private static void remove(Mutant mutant) {
        mutant.pick(resource -> !type(resource).equals("Patient")).ifPresent(resource -> {
            mutant.resources.remove(resource);
            mutant.note(resource, "is gone");
        });
    }

    private static void duplicate(Mutant mutant) {
        mutant.pick(resource -> !type(resource).equals("Patient"))
                .ifPresent(resource -> add(mutant, resource, "copied"));
    }

    private static void donate(Mutant mutant) {
        DeckCase donor = mutant.pick(mutant.donors);
        ObjectNode resource = mutant.pick(donor.resources());
        if (!type(resource).equals("Patient")) {
            add(mutant, resource, "given by " + donor.folder());
        }
    }

    private static void add(Mutant mutant, ObjectNode resource, String how) {
        ObjectNode copy = resource.deepCopy();
        copy.put("id", "x" + mutant.random.nextInt(1_000_000));
        mutant.resources.add(mutant.random.nextInt(mutant.resources.size() + 1), copy);
        mutant.note(copy, how + " from " + resource.path("id").asString("?"));
    }

    private static void patient(Mutant mutant) {
        one(mutant, "Patient").ifPresent(patient -> {
            if (mutant.random.nextInt(3) == 0) {
                patient.put("gender", mutant.pick(List.of("male", "female", "other", "unknown")));
                mutant.note(patient, "has gender " + patient.path("gender").asString());
                return;
            }
            patient.remove("extension");
            String code = mutant.codes.listed("direct:female").stream()
                    .map(Codes.Code::code)
                    .filter(female -> mutant.random.nextBoolean())
                    .findFirst()
                    .orElse("asked-declined");
            if (mutant.random.nextInt(4) > 0) {
                patient.putArray("extension")
                        .addObject()
                        .put("url", "http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex")
                        .put("valueCode", code);
            }
            mutant.note(patient, "has sex " + patient.path("extension"));
        });
    }

    private static void encounter(Mutant mutant) {
        one(mutant, "Encounter").ifPresent(encounter -> {
            if (mutant.random.nextBoolean()) {
                encounter
                        .putObject("class")
                        .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                        .put("code", mutant.pick(List.of("VR", "AMB", "IMP")));
            } else {
                Codes.Code code = mutant.code();
                List<Codes.Code> hospice = mutant.codes.listed("direct:discharged-to-hospice");
                List<Codes.Code> inpatient = mutant.codes.listed("Encounter Inpatient");
                if (!hospice.isEmpty() && !inpatient.isEmpty() && mutant.random.nextInt(4) > 0) {
                    code = mutant.pick(hospice);
                    concept(encounter.putArray("type").addObject(), mutant.pick(inpatient));
                }
                concept(encounter.putObject("hospitalization").putObject("dischargeDisposition"), code);
            }
            mutant.note(encounter, "has " + encounter.path("class") + encounter.path("hospitalization"));
        });
    }

    /** An encounter and a condition that name one another: no measure asks. */
    private static void diagnosis(Mutant mutant) {
        one(mutant, "Encounter")
                .ifPresent(encounter -> one(mutant, "Condition").ifPresent(condition -> {
                    encounter
                            .putArray("diagnosis")
                            .addObject()
                            .putObject("condition")
                            .put(
                                    "reference",
                                    "Condition/" + condition.path("id").asString("?"));
                    condition
                            .putObject("encounter")
                            .put(
                                    "reference",
                                    "Encounter/" + encounter.path("id").asString("?"));
                    mutant.note(encounter, "has diagnosis " + condition.path("id"));
                }));
    }

    private static void partOf(Mutant mutant) {
        one(mutant, "Observation").ifPresent(observation -> {
            observation.remove("partOf");
            if (mutant.random.nextBoolean()) {
                observation.putArray("partOf").addObject().put("reference", "Procedure/another");
            }
            mutant.note(observation, "is part of " + observation.path("partOf"));
        });
    }

    private static void bodySite(Mutant mutant) {
        one(mutant, "Condition").ifPresent(condition -> {
            bodySite(mutant, condition);
            mutant.note(condition, "is on " + condition.path("bodySite"));
        });
    }

    static void bodySite(Mutant mutant, ObjectNode condition) {
        condition.remove("bodySite");
        for (String side : List.of("direct:side-left", "direct:side-right")) {
            List<Codes.Code> sides = mutant.codes.listed(side);
            if (!sides.isEmpty() && mutant.random.nextBoolean()) {
                concept(condition.withArray("bodySite").addObject(), mutant.pick(sides));
            }
        }
    }

    /** A result becomes a report of it. */
    private static void report(Mutant mutant) {
        one(mutant, "Observation").ifPresent(observation -> {
            removeStarting(observation, "value");
            // A report has no such elements.
            observation.remove(
                    List.of("dataAbsentReason", "partOf", "focus", "category", "extension", "effectiveInstant"));
            observation.put("resourceType", "DiagnosticReport");
            mutant.note(observation, "is a report");
        });
    }

    static void concept(ObjectNode concept, Codes.Code code) {
        concept.putArray("coding").addObject().put("system", code.system()).put("code", code.code());
    }

    static void removeStarting(ObjectNode resource, String prefix) {
        resource.propertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .toList()
                .forEach(resource::remove);
    }

    static String startingWith(ObjectNode resource, String prefix) {
        return resource.propertyStream()
                .filter(element -> element.getKey().startsWith(prefix))
                .map(element -> element.getKey() + " " + element.getValue())
                .findFirst()
                .orElse("nothing");
    }
}
