package care.concordance.fhir.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One patient's resources as the shared conventions read them. */
record Chart(List<JsonNode> resources, Codes codes) {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    static final Moment END = Moment.endOf(LAST);

    private static final Set<String> RESULT = Set.of("final", "amended", "corrected");
    private static final Set<String> SYMPTOM = Set.of("final", "amended", "corrected", "preliminary");
    private static final Set<String> ORDER_STATUS = Set.of("active", "completed");
    private static final Set<String> ORDER_INTENT =
            Set.of("order", "original-order", "reflex-order", "filler-order", "instance-order");

    Stream<JsonNode> all(String type) {
        return resources.stream()
                .filter(resource -> resource.path("resourceType").asString("").equals(type));
    }

    private Stream<JsonNode> coded(String type, String element, String... sets) {
        return all(type).filter(resource -> codes.has(resource.path(element), sets));
    }

    static String status(JsonNode resource) {
        return resource.path("status").asString("");
    }

    // Conditions

    Stream<JsonNode> conditions(String... sets) {
        return coded("Condition", "code", sets);
    }

    Stream<JsonNode> verified(String... sets) {
        return conditions(sets).filter(condition -> {
            JsonNode status = condition.path("verificationStatus");
            return status.isMissingNode() || codes.has(status, "direct:verification-counts");
        });
    }

    /**
     * Whether it is on a list of problems or health concerns: what one measure's text asks for and no visible case
     * decides. Only what is known as the diagnosis of an encounter alone is not.
     */
    static boolean isProblem(JsonNode condition) {
        Set<String> categories = condition
                .path("category")
                .valueStream()
                .flatMap(category -> category.path("coding").valueStream())
                .map(coding -> coding.path("code").asString(""))
                .collect(Collectors.toSet());
        return !categories.contains("encounter-diagnosis")
                || categories.contains("problem-list-item")
                || categories.contains("health-concern");
    }

    /** From onset to abatement. */
    Span prevalence(JsonNode condition) {
        Moment onset = condition.has("onsetAge")
                ? atAge(condition.path("onsetAge"), 0)
                : Span.choice(condition, "onset").start();
        return new Span(onset, end(condition));
    }

    /** Some day of a year of life. */
    private Moment atAge(JsonNode age, long more) {
        return Ages.days(resources, age)
                .map(days -> new Moment(
                        Moment.startOf(days.get(0)).earliest() + more,
                        Moment.startOf(days.get(1)).latest() + more))
                .orElse(Moment.UNKNOWN);
    }

    private Moment end(JsonNode condition) {
        if (condition.has("abatementAge")) {
            return atAge(condition.path("abatementAge"), 86_399_999);
        }
        if (condition.has("abatementDateTime") || condition.has("abatementPeriod")) {
            return Span.choice(condition, "abatement").end();
        }
        boolean abated =
                condition.propertyStream().anyMatch(element -> element.getKey().startsWith("abatement"));
        return !abated && codes.has(condition.path("clinicalStatus"), "direct:clinical-status-ongoing")
                ? Moment.NEVER
                : Moment.UNKNOWN;
    }

    Stream<Span> prevalences(String... sets) {
        return verified(sets).map(this::prevalence);
    }

    // Encounters

    Stream<JsonNode> encounters(String... sets) {
        return coded("Encounter", "type", sets)
                .filter(encounter -> status(encounter).equals("finished"));
    }

    static Span period(JsonNode encounter) {
        return encounter.path("period").isObject() ? Span.period(encounter.path("period")) : Span.UNKNOWN;
    }

    boolean encounterWithin(String... sets) {
        return encounters(sets).anyMatch(encounter -> period(encounter).within(FIRST, LAST));
    }

    boolean encounterOverlaps(String set) {
        return encounters(set).anyMatch(encounter -> period(encounter).overlaps(FIRST, LAST));
    }

    // Observations, reports and procedures

    Stream<JsonNode> observations(String... sets) {
        return coded("Observation", "code", sets);
    }

    Stream<JsonNode> results(String... sets) {
        return observations(sets).filter(result -> RESULT.contains(status(result)));
    }

    Stream<JsonNode> symptoms(String... sets) {
        return observations(sets).filter(symptom -> SYMPTOM.contains(status(symptom)));
    }

    Stream<JsonNode> reports(String... sets) {
        return coded("DiagnosticReport", "code", sets).filter(report -> RESULT.contains(status(report)));
    }

    static Span effective(JsonNode resource) {
        return Span.choice(resource, "effective");
    }

    static boolean hasValue(JsonNode observation) {
        return observation.propertyStream().anyMatch(element -> element.getKey().startsWith("value"));
    }

    boolean answers(JsonNode observation, String... sets) {
        return codes.has(observation.path("valueCodeableConcept"), sets);
    }

    boolean imaging(JsonNode observation) {
        return codes.has(observation.path("category"), "direct:observation-category-imaging");
    }

    Stream<JsonNode> procedures(Set<String> statuses, String... sets) {
        return coded("Procedure", "code", sets).filter(procedure -> statuses.contains(status(procedure)));
    }

    Stream<Span> performed(String... sets) {
        return procedures(Set.of("completed"), sets).map(Chart::performed);
    }

    static Span performed(JsonNode procedure) {
        return Span.choice(procedure, "performed");
    }

    // Requests

    Stream<JsonNode> serviceRequests(String... sets) {
        return coded("ServiceRequest", "code", sets);
    }

    Stream<JsonNode> medicationRequests(String... sets) {
        return all("MedicationRequest").filter(request -> codes.has(medication(request), sets));
    }

    Stream<JsonNode> deviceRequests(String... sets) {
        return coded("DeviceRequest", "codeCodeableConcept", sets);
    }

    Stream<JsonNode> administrations(Set<String> statuses, String... sets) {
        return all("MedicationAdministration")
                .filter(administration -> statuses.contains(status(administration)))
                .filter(administration -> codes.has(medication(administration), sets));
    }

    /** The concept named, or that of the medication referred to: the conventions know the first only. */
    private JsonNode medication(JsonNode resource) {
        JsonNode concept = resource.path("medicationCodeableConcept");
        String reference =
                resource.path("medicationReference").path("reference").asString("");
        if (reference.isEmpty()) {
            return concept;
        }
        String id = reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1);
        return Stream.concat(resource.path("contained").valueStream(), all("Medication"))
                .filter(medication -> medication.path("id").asString("").equals(id))
                .findFirst()
                .map(medication -> medication.path("code"))
                .orElse(concept);
    }

    static boolean isOrder(JsonNode request) {
        return ORDER_STATUS.contains(status(request)) && hasOrderIntent(request) && !isRefusal(request);
    }

    /** Of an intent that is {@code order} and no other. */
    static boolean isPlainOrder(JsonNode request) {
        return isOrder(request) && request.path("intent").asString("").equals("order");
    }

    static boolean isActive(JsonNode request) {
        return status(request).equals("active") && hasOrderIntent(request) && !isRefusal(request);
    }

    private static boolean hasOrderIntent(JsonNode request) {
        return ORDER_INTENT.contains(request.path("intent").asString(""));
    }

    static boolean isRefusal(JsonNode request) {
        if (request.path("resourceType").asString("").equals("DeviceRequest")) {
            return extensions(request, "modifierExtension", "DeviceRequest.doNotPerform")
                    .anyMatch(refusal -> refusal.path("valueBoolean").asBoolean(false));
        }
        return request.path("doNotPerform").asBoolean(false);
    }

    static Span authored(JsonNode request) {
        return Span.at(request.path("authoredOn"));
    }

    static Stream<JsonNode> extensions(JsonNode resource, String element, String ending) {
        return resource.path(element)
                .valueStream()
                .filter(extension -> extension.path("url").asString("").endsWith(ending));
    }

    // The patient

    JsonNode patient() {
        return all("Patient").findFirst().orElseThrow();
    }

    /** Whether the age in completed years lies between two, at the end of a day. */
    boolean aged(int from, int to, LocalDate day) {
        JsonNode born = patient().path("birthDate");
        if (!born.isString()) {
            return false;
        }
        // An age is a duration: of a year of birth, what all its days have in common.
        Moment birth = Moment.startOf(born.asString());
        return !birth.latestDay().isAfter(bornToBe(from, day))
                && birth.earliestDay().isAfter(bornToBe(to + 1, day));
    }

    /** The last birth date of someone who has completed so many years on a day. */
    private static LocalDate bornToBe(int years, LocalDate day) {
        LocalDate born = day.minusYears(years);
        // Who was born on the 29th of February has not completed a year on the 28th.
        return born.plusYears(years).isAfter(day) ? born.minusDays(1) : born;
    }

    boolean aged(int from, int to) {
        return aged(from, to, LAST);
    }

    boolean female() {
        return extensions(patient(), "extension", "us-core-sex")
                .anyMatch(sex -> Stream.of(
                                sex.path("valueCode"), sex.path("valueCoding").path("code"))
                        .anyMatch(code -> codes.set("direct:female")
                                .contains(new Codes.Code("http://snomed.info/sct", code.asString("")))));
    }
}
