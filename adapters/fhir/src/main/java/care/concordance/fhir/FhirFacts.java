package care.concordance.fhir;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.DiagnosticReport;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.MedicationAdministration;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.SetAside;
import care.concordance.facts.patient.Span;
import care.concordance.facts.patient.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Turns FHIR resources into facts: codes into names of value sets, times into spans, statuses into what measures accept.
 * What a resource does not say stays unknown. Knows the medications it has met, so that requests may refer to them.
 */
final class FhirFacts {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final Set<String> PROBLEMS = Set.of("problem-list-item", "health-concern");
    private static final Set<String> VERIFIED = Set.of("confirmed", "unconfirmed", "provisional", "differential");
    private static final Set<String> ONGOING = Set.of("active", "recurrence", "relapse");
    private static final Set<String> ANY_ORDER =
            Set.of("order", "original-order", "reflex-order", "filler-order", "instance-order");

    /** A resource whose medication is known only by a reference that has not been read, so far. */
    static final class UnknownMedication extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownMedication(String reference) {
            super("refers to " + reference + ", which is not there");
        }
    }

    private final ValueSets valueSets;
    private final Map<String, String> aliases;
    private final Map<String, Set<String>> medications = new HashMap<>();
    private Times times = Times.PLAIN;

    /** @param aliases ids by the URLs a Bundle gives its entries */
    FhirFacts(ValueSets valueSets, Map<String, String> aliases) {
        this.valueSets = valueSets;
        this.aliases = aliases;
    }

    /** Remembers a medication for the requests that refer to it. */
    void remember(Medication medication) {
        medications.put(medication.getIdElement().getIdPart(), valueSets.of(medication.getCode()));
    }

    /**
     * The fact a resource states; null when it states none that any value set at hand could ask for.
     *
     * @param patient the id of the patient it is about
     * @throws Times.Unsure when its times can be read in more than one way
     */
    @Nullable
    Fact fact(Resource resource, String patient) throws UnknownMedication {
        String id = resource.getIdElement().getIdPart();
        if (id == null) {
            throw new IllegalArgumentException("has no id");
        }
        if (resource instanceof org.hl7.fhir.r4.model.Patient person) {
            return patient(person, id);
        }
        if (resource instanceof org.hl7.fhir.r4.model.Condition condition) {
            return condition(condition, id, patient);
        }
        if (resource instanceof org.hl7.fhir.r4.model.Encounter encounter) {
            return encounter(encounter, id, patient);
        }
        if (resource instanceof org.hl7.fhir.r4.model.Procedure procedure) {
            return procedure(procedure, id, patient);
        }
        if (resource instanceof org.hl7.fhir.r4.model.Observation observation) {
            return observation(observation, id, patient);
        }
        if (resource instanceof org.hl7.fhir.r4.model.DiagnosticReport report) {
            return report(report, id, patient);
        }
        if (resource instanceof ServiceRequest request) {
            return service(request, id, patient);
        }
        if (resource instanceof DeviceRequest request) {
            return device(request, id, patient);
        }
        if (resource instanceof MedicationRequest request) {
            return medication(request, id, patient);
        }
        if (resource instanceof org.hl7.fhir.r4.model.MedicationAdministration administration) {
            return administration(administration, id, patient);
        }
        return null;
    }

    /** A resource whose times can be read in more than one way. */
    Ambiguous ambiguous(Resource resource, String patient, Times.Unsure unsure) throws UnknownMedication {
        SetAside aside = new SetAside(
                resource.getIdElement().getIdPart(), patient, resource.fhirType(), String.valueOf(unsure.getMessage()));
        List<Fact> days = unsure.isMistaken() ? List.of() : readings(resource, patient, Times.days());
        List<Fact> mixed = unsure.isMistaken() ? List.of() : mixed(resource, patient);
        boolean mistaken = days.isEmpty() && mixed.isEmpty();
        List<Fact> readings = mistaken ? readings(resource, patient, Times.mistaken()) : days.isEmpty() ? mixed : days;
        return resource instanceof org.hl7.fhir.r4.model.Patient person
                // An age is a number of years and has no edges to lie beyond.
                ? new Ambiguous(aside, new Patient(patient, null, sex(person)), mistaken, readings, mixed, List.of())
                : new Ambiguous(
                        aside,
                        aside,
                        mistaken,
                        readings,
                        mixed,
                        mistaken ? List.of() : readings(resource, patient, Times.beyond()));
    }

    /** More readings of a resource that is unsure of several times. */
    private List<Fact> mixed(Resource resource, String patient) throws UnknownMedication {
        Times any = Times.beyond().get(0);
        readings(resource, patient, List.of(any));
        return any.unsure() > 1 ? readings(resource, patient, Times.mixed(any.unsure())) : List.of();
    }

    /** Those that do not contradict what else is known. */
    private List<Fact> readings(Resource resource, String patient, List<Times> ways) throws UnknownMedication {
        Set<Fact> facts = new LinkedHashSet<>();
        for (Times way : ways) {
            try {
                times = way;
                Fact fact = fact(resource, patient);
                if (fact != null) {
                    facts.add(fact);
                }
            } catch (Times.Unsure e) {
                // A period that would end before it starts cannot be meant.
            } finally {
                times = Times.PLAIN;
            }
        }
        return List.copyOf(facts);
    }

    /** The reference by which a resource names its patient; null for kinds of resource no measure asks for. */
    static @Nullable Reference patientOf(Resource resource) {
        if (resource instanceof org.hl7.fhir.r4.model.Condition condition) {
            return condition.getSubject();
        }
        if (resource instanceof org.hl7.fhir.r4.model.Encounter encounter) {
            return encounter.getSubject();
        }
        if (resource instanceof org.hl7.fhir.r4.model.Procedure procedure) {
            return procedure.getSubject();
        }
        if (resource instanceof org.hl7.fhir.r4.model.Observation observation) {
            return observation.getSubject();
        }
        if (resource instanceof org.hl7.fhir.r4.model.DiagnosticReport report) {
            return report.getSubject();
        }
        if (resource instanceof ServiceRequest request) {
            return request.getSubject();
        }
        if (resource instanceof DeviceRequest request) {
            return request.getSubject();
        }
        if (resource instanceof MedicationRequest request) {
            return request.getSubject();
        }
        if (resource instanceof org.hl7.fhir.r4.model.MedicationAdministration administration) {
            return administration.getSubject();
        }
        return null;
    }

    private Patient patient(org.hl7.fhir.r4.model.Patient person, String id) {
        Instant born = times.start(person.getBirthDateElement());
        return new Patient(id, born == null ? null : Span.day(born), sex(person));
    }

    private Set<String> sex(org.hl7.fhir.r4.model.Patient person) {
        Type value = extension(person.getExtension(), "us-core-sex");
        if (value instanceof CodeType code) {
            return valueSets.of(SNOMED, code.getValue());
        }
        if (value instanceof Coding coding) {
            return valueSets.of(coding);
        }
        return value instanceof CodeableConcept concept ? valueSets.of(concept) : Set.of();
    }

    private @Nullable Condition condition(org.hl7.fhir.r4.model.Condition condition, String id, String patient) {
        Set<String> codes = valueSets.of(condition.getCode());
        if (codes.isEmpty()) {
            return null;
        }
        boolean verified =
                !condition.hasVerificationStatus() || holds(condition.getVerificationStatus(), VERIFICATION, VERIFIED);
        return new Condition(
                id,
                patient,
                codes,
                valueSets.of(condition.getBodySite()),
                isProblem(condition.getCategory()),
                verified,
                prevalence(condition));
    }

    /** What is only the diagnosis of an encounter is no problem; what has no category may be one. */
    private static boolean isProblem(List<CodeableConcept> categories) {
        return categories.stream().noneMatch(category -> holds(category, CATEGORY, Set.of("encounter-diagnosis")))
                || categories.stream()
                        .anyMatch(category -> category.getCoding().stream()
                                .anyMatch(coding -> PROBLEMS.contains(String.valueOf(coding.getCode()))));
    }

    private Span prevalence(org.hl7.fhir.r4.model.Condition condition) {
        Instant onset = condition.hasOnset() ? times.of(condition.getOnset()).start() : null;
        if (condition.hasAbatement()) {
            return new Span(onset, times.of(condition.getAbatement()).end());
        }
        boolean ongoing = holds(condition.getClinicalStatus(), CLINICAL, ONGOING);
        return new Span(onset, ongoing ? Span.OPEN : null);
    }

    private @Nullable Encounter encounter(org.hl7.fhir.r4.model.Encounter encounter, String id, String patient) {
        Set<String> types = valueSets.of(encounter.getType());
        if (types.isEmpty()) {
            return null;
        }
        return new Encounter(
                id,
                patient,
                types,
                encounter.hasClass_() ? valueSets.of(encounter.getClass_()) : Set.of(),
                valueSets.of(encounter.getHospitalization().getDischargeDisposition()),
                encounter.getStatus() == org.hl7.fhir.r4.model.Encounter.EncounterStatus.FINISHED,
                times.of(encounter.getPeriod()));
    }

    private @Nullable Procedure procedure(org.hl7.fhir.r4.model.Procedure procedure, String id, String patient) {
        Set<String> codes = valueSets.of(procedure.getCode());
        if (codes.isEmpty()) {
            return null;
        }
        Procedure.Status status = procedure.getStatus() == null
                ? Procedure.Status.OTHER
                : switch (procedure.getStatus()) {
                    case COMPLETED -> Procedure.Status.COMPLETED;
                    case INPROGRESS -> Procedure.Status.IN_PROGRESS;
                    default -> Procedure.Status.OTHER;
                };
        return new Procedure(id, patient, codes, status, times.of(procedure.getPerformed()));
    }

    private @Nullable Observation observation(
            org.hl7.fhir.r4.model.Observation observation, String id, String patient) {
        Set<String> codes = valueSets.of(observation.getCode());
        Type value = observation.getValue();
        Set<String> values = value instanceof CodeableConcept concept ? valueSets.of(concept) : Set.of();
        if (codes.isEmpty() && values.isEmpty()) {
            return null;
        }
        Observation.Status status = observation.getStatus() == null
                ? Observation.Status.OTHER
                : switch (observation.getStatus()) {
                    case FINAL, AMENDED, CORRECTED -> Observation.Status.RESULTED;
                    case PRELIMINARY -> Observation.Status.PRELIMINARY;
                    case CANCELLED -> Observation.Status.CANCELLED;
                    default -> Observation.Status.OTHER;
                };
        return new Observation(
                id,
                patient,
                codes,
                valueSets.of(observation.getCategory()),
                status,
                times.of(observation.getEffective()),
                observation.hasIssued() ? times.start(observation.getIssuedElement()) : null,
                observation.hasValue(),
                values,
                value instanceof IntegerType integer ? integer.getValue() : null,
                value instanceof Quantity quantity ? Units.nanogramsPerMilliliter(quantity) : null,
                observation.hasPartOf(),
                concept(extension(observation.getExtension(), "notDoneReason")));
    }

    private @Nullable DiagnosticReport report(
            org.hl7.fhir.r4.model.DiagnosticReport report, String id, String patient) {
        Set<String> codes = valueSets.of(report.getCode());
        boolean issued = report.getStatus() != null
                && switch (report.getStatus()) {
                    case FINAL, AMENDED, CORRECTED -> true;
                    default -> false;
                };
        return codes.isEmpty()
                ? null
                : new DiagnosticReport(id, patient, codes, issued, times.of(report.getEffective()));
    }

    private @Nullable Order service(ServiceRequest request, String id, String patient) {
        Set<String> codes = valueSets.of(request.getCode());
        if (codes.isEmpty()) {
            return null;
        }
        return new Order(
                id,
                patient,
                Order.What.SERVICE,
                codes,
                standing(
                        request.getStatusElement().getValueAsString(),
                        request.getIntentElement().getValueAsString()),
                request.getDoNotPerform(),
                times.start(request.getAuthoredOnElement()),
                concept(extension(request.getExtension(), "doNotPerformReason")));
    }

    private @Nullable Order device(DeviceRequest request, String id, String patient) {
        Set<String> codes = request.getCode() instanceof CodeableConcept concept ? valueSets.of(concept) : Set.of();
        if (codes.isEmpty()) {
            return null;
        }
        boolean refused =
                extension(request.getModifierExtension(), "DeviceRequest.doNotPerform") instanceof BooleanType refusal
                        && refusal.booleanValue();
        return new Order(
                id,
                patient,
                Order.What.DEVICE,
                codes,
                standing(
                        request.getStatusElement().getValueAsString(),
                        request.getIntentElement().getValueAsString()),
                refused,
                times.start(request.getAuthoredOnElement()),
                Set.of());
    }

    private @Nullable MedicationOrder medication(MedicationRequest request, String id, String patient)
            throws UnknownMedication {
        Set<String> codes = medication(request.getMedication());
        if (codes.isEmpty()) {
            return null;
        }
        List<Span> bounds = new ArrayList<>();
        Instant firstEvent = null;
        for (Dosage dosage : request.getDosageInstruction()) {
            Timing timing = dosage.getTiming();
            if (firstEvent == null && timing.hasEvent()) {
                firstEvent = times.start(timing.getEvent().get(0));
            }
            if (timing.getRepeat().getBounds() instanceof Period period && (period.hasStart() || period.hasEnd())) {
                bounds.add(times.of(period));
            }
        }
        MedicationRequest.MedicationRequestDispenseRequestComponent dispense = request.getDispenseRequest();
        return new MedicationOrder(
                id,
                patient,
                codes,
                standing(
                        request.getStatusElement().getValueAsString(),
                        request.getIntentElement().getValueAsString()),
                request.getDoNotPerform(),
                times.start(request.getAuthoredOnElement()),
                firstEvent,
                bounds,
                times.of(dispense.getValidityPeriod()).start(),
                daysSupplied(request),
                dispense.getNumberOfRepeatsAllowed());
    }

    /** Days one supply lasts: as stated, else the quantity dispensed by what is taken a day; null when unknown. */
    private static @Nullable BigDecimal daysSupplied(MedicationRequest request) {
        BigDecimal lasting = Units.days(request.getDispenseRequest().getExpectedSupplyDuration());
        if (lasting != null) {
            return lasting;
        }
        Quantity dispensed = request.getDispenseRequest().getQuantity();
        if (!dispensed.hasValue() || !request.hasDosageInstruction()) {
            return null;
        }
        Dosage dosage = request.getDosageInstructionFirstRep();
        Type stated = dosage.getDoseAndRateFirstRep().getDose();
        Type most = stated instanceof Range range ? range.getHigh() : stated;
        BigDecimal times = dosesADay(dosage.getTiming().getRepeat());
        if (!(most instanceof Quantity dose) || !dose.hasValue() || times == null) {
            return null;
        }
        BigDecimal perDay = dose.getValue().multiply(times);
        return perDay.signum() <= 0 ? null : Units.divide(dispensed.getValue(), perDay);
    }

    /** At most so many doses a day: by frequency, else by the times of day named; null when neither is known. */
    private static @Nullable BigDecimal dosesADay(Timing.TimingRepeatComponent repeat) {
        int frequency = repeat.hasFrequencyMax() ? repeat.getFrequencyMax() : repeat.getFrequency();
        BigDecimal times = frequency > 0 && repeat.hasPeriod() && repeat.hasPeriodUnit()
                ? Units.timesADay(
                        frequency, repeat.getPeriod(), repeat.getPeriodUnit().toCode())
                : null;
        if (times != null) {
            return times;
        }
        return repeat.hasTimeOfDay() ? new BigDecimal(repeat.getTimeOfDay().size()) : null;
    }

    private @Nullable MedicationAdministration administration(
            org.hl7.fhir.r4.model.MedicationAdministration administration, String id, String patient)
            throws UnknownMedication {
        Set<String> codes = medication(administration.getMedication());
        if (codes.isEmpty()) {
            return null;
        }
        String stated = administration.getStatusElement().getValueAsString();
        MedicationAdministration.Status status = "in-progress".equals(stated) || "completed".equals(stated)
                ? MedicationAdministration.Status.GIVEN
                : "not-done".equals(stated)
                        ? MedicationAdministration.Status.NOT_DONE
                        : MedicationAdministration.Status.OTHER;
        Instant recorded = extension(administration.getExtension(), "us-quality-core-recorded", "qicore-recorded")
                        instanceof DateTimeType time
                ? times.start(time)
                : null;
        return new MedicationAdministration(
                id,
                patient,
                codes,
                status,
                times.of(administration.getEffective()),
                recorded,
                valueSets.of(administration.getStatusReason()));
    }

    private Set<String> medication(@Nullable Type medication) throws UnknownMedication {
        if (medication instanceof CodeableConcept concept) {
            return valueSets.of(concept);
        }
        if (!(medication instanceof Reference reference) || !reference.hasReference()) {
            return Set.of();
        }
        if (reference.getResource() instanceof Medication contained) {
            return valueSets.of(contained.getCode());
        }
        // A Bundle's own URLs end in what its entries are known by.
        String text = reference.getReference();
        Set<String> known = medications.get(aliases.getOrDefault(text, FhirReader.lastSegment(text)));
        if (known == null) {
            throw new UnknownMedication(reference.getReference());
        }
        return known;
    }

    private static Standing standing(@Nullable String status, @Nullable String intent) {
        return new Standing(
                "active".equals(status),
                "completed".equals(status),
                "order".equals(intent),
                intent != null && ANY_ORDER.contains(intent));
    }

    private static boolean holds(CodeableConcept concept, String system, Set<String> codes) {
        return concept.getCoding().stream()
                .anyMatch(coding ->
                        system.equals(coding.getSystem()) && coding.hasCode() && codes.contains(coding.getCode()));
    }

    private Set<String> concept(@Nullable Type value) {
        return value instanceof CodeableConcept concept ? valueSets.of(concept) : Set.of();
    }

    /** The value of the first extension whose URL ends in any of these words; publishers change what comes before them. */
    private static @Nullable Type extension(List<Extension> extensions, String... ends) {
        return Stream.ofNullable(extensions)
                .flatMap(List::stream)
                .filter(extension -> extension.hasUrl() && Stream.of(ends).anyMatch(extension.getUrl()::endsWith))
                .map(Extension::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
