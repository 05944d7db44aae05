// One file, although long: one method a kind of resource; what one kind does another should, so they are read side by
// side.
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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Turns one patient's FHIR resources into facts: codes into names of value sets, times into spans, statuses into what measures
 * accept. What a resource does not say stays unknown.
 */
final class FhirFacts {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final Set<String> PROBLEMS = Set.of("problem-list-item", "health-concern");
    private static final Set<String> VERIFIED = Set.of("confirmed", "unconfirmed", "provisional", "differential");
    private static final Set<String> ONGOING = Set.of("active", "recurrence", "relapse");
    /** Codes that say that a sex was not asked for, not told or not known. */
    private static final Set<String> UNKNOWN_SEX = Set.of(
            "unknown",
            "asked-unknown",
            "asked-declined",
            "temp-unknown",
            "not-asked",
            "masked",
            "UNK",
            "ASKU",
            "NASK",
            "MSK",
            "184115007");

    /** What the URLs of these extensions end in; publishers change what comes before it. */
    static final String NOT_DONE_VALUE_SET = "otDoneValueSet";

    private static final String DO_NOT_PERFORM = "doNotPerform";
    private static final List<Unclear> WAYS = List.of(Unclear.NONE, Unclear.LITTLE, Unclear.ALL);
    private static final Set<String> ANY_ORDER =
            Set.of("order", "original-order", "reflex-order", "filler-order", "instance-order");

    /** A resource whose medication is known only by a reference, to one that was not read. */
    static final class UnknownMedication extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownMedication(String reference) {
            super("refers to " + reference + ", which is not there or cannot be read");
        }
    }

    /** Where a resource finds the medications it refers to. */
    interface Medications {

        /** The names of the value sets the medication belongs to. */
        Set<String> of(String reference) throws UnknownMedication;
    }

    /** What is taken for something that is not clear: how long a supply lasts, which codes a value set holds. */
    private enum Unclear {
        /** Nothing: it is to be read in every way. */
        REFUSED,
        NONE,
        LITTLE,
        ALL
    }

    private final ValueSets valueSets;
    private final String patient;
    private final @Nullable Span born;
    private Medications medications = reference -> {
        throw new UnknownMedication(reference);
    };
    private Times times = Times.PLAIN;
    private Unclear unclear = Unclear.REFUSED;
    private boolean isUnclear;

    /**
     * @param patient the id of the patient all resources are about
     * @param born the days the patient may have been born on; null when they are not known
     */
    FhirFacts(ValueSets valueSets, String patient, @Nullable Span born) {
        this.valueSets = valueSets;
        this.patient = patient;
        this.born = born;
    }

    /** The days somebody may have been born on; null when that is not known. */
    static @Nullable Span born(org.hl7.fhir.r4.model.Patient person) {
        return Times.days(person.getBirthDateElement().getValueAsString());
    }

    /**
     * The fact a resource states; null when it states none that any value set at hand could ask for.
     *
     * @throws Times.Unsure when it can be read in more than one way
     * @throws Times.Undated when it says when it was in a way that names no day
     * @throws StrictErrors.Unreadable when it has something that must be understood, and is not
     */
    @Nullable
    Fact fact(Resource resource, Medications known) throws UnknownMedication {
        ResourceKind kind = ResourceKind.of(resource.fhirType());
        if (kind == null) {
            return null;
        }
        String id = resource.getIdElement().getIdPart();
        if (id == null) {
            throw new StrictErrors.Unreadable("has no id");
        }
        if (resource.hasImplicitRules()) {
            throw new StrictErrors.Unreadable("implicitRules says that it follows rules of its own");
        }
        if (resource instanceof DomainResource whole) {
            understood(whole.getModifierExtension(), resource instanceof DeviceRequest ? DO_NOT_PERFORM : "");
        }
        medications = known;
        return kind.reading().of(this, resource, id);
    }

    /** What modifies an element may turn it into its opposite: it is understood, or the element is not. */
    private static void understood(List<Extension> modifiers, String known) {
        for (Extension modifier : modifiers) {
            if (known.isEmpty() || !String.valueOf(modifier.getUrl()).endsWith(known)) {
                throw new StrictErrors.Unreadable("has a modifierExtension that is not known here");
            }
        }
    }

    /** A resource that can be read in more than one way. */
    ImpreciseResource ambiguous(Resource resource, Medications known, Times.Unsure unsure) throws UnknownMedication {
        SetAside aside = new SetAside(
                resource.getIdElement().getIdPart(), patient, resource.fhirType(), String.valueOf(unsure.getMessage()));
        List<Fact> days = unsure.isMistaken() ? List.of() : readings(resource, known, Times.days());
        List<Fact> mixed = unsure.isMistaken() ? List.of() : mixed(resource, known);
        boolean mistaken = days.isEmpty() && mixed.isEmpty();
        List<Fact> readings = mistaken ? readings(resource, known, Times.mistaken()) : days.isEmpty() ? mixed : days;
        return resource instanceof org.hl7.fhir.r4.model.Patient person
                // An age is a number of years and has no edges to lie beyond.
                ? new ImpreciseResource(
                        aside, new Patient(patient, null, sex(person)), mistaken, readings, mixed, List.of())
                : new ImpreciseResource(
                        aside,
                        aside,
                        mistaken,
                        readings,
                        mixed,
                        mistaken ? List.of() : readings(resource, known, Times.beyond()));
    }

    /** More readings of a resource that is unsure of several times. */
    private List<Fact> mixed(Resource resource, Medications known) throws UnknownMedication {
        Times any = Times.beyond().get(0);
        readings(resource, known, List.of(any));
        return any.unsure() > 1 ? readings(resource, known, Times.mixed(any.unsure())) : List.of();
    }

    /** Those that do not contradict what else is known. */
    private List<Fact> readings(Resource resource, Medications known, List<Times> ways) throws UnknownMedication {
        Set<Fact> facts = new LinkedHashSet<>();
        isUnclear = false;
        for (Unclear taken : WAYS) {
            for (Times way : ways) {
                try {
                    times = way;
                    unclear = taken;
                    Fact fact = fact(resource, known);
                    if (fact != null) {
                        facts.add(fact);
                    }
                } catch (Times.Unsure e) {
                    // A period that would end before it starts cannot be meant.
                } finally {
                    times = Times.PLAIN;
                    unclear = Unclear.REFUSED;
                }
            }
            if (!isUnclear) {
                break;
            }
        }
        return List.copyOf(facts);
    }

    Patient patient(org.hl7.fhir.r4.model.Patient person, String id) {
        Instant day = times.start(person.getBirthDateElement());
        return new Patient(patient, day == null ? null : Span.day(day), sex(person));
    }

    /** The recorded sex; null when there is none, or it is recorded that it is not known. */
    private @Nullable Set<String> sex(org.hl7.fhir.r4.model.Patient person) {
        Type value = extension(person.getExtension(), "us-core-sex");
        List<Coding> codings = value instanceof CodeType code
                ? List.of(new Coding(SNOMED, code.getValue(), null))
                : value instanceof Coding coding
                        ? List.of(coding)
                        : value instanceof CodeableConcept concept ? concept.getCoding() : List.of();
        List<Coding> known = codings.stream()
                .filter(coding -> coding.hasCode() && !UNKNOWN_SEX.contains(coding.getCode()))
                .toList();
        return known.isEmpty() ? null : valueSets.of(new CodeableConcept().setCoding(known));
    }

    @Nullable
    Condition condition(org.hl7.fhir.r4.model.Condition condition, String id) {
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
        Instant onset =
                condition.hasOnset() ? times.of(condition.getOnset(), born).start() : null;
        if (condition.hasAbatement()) {
            return new Span(onset, times.of(condition.getAbatement(), born).end());
        }
        boolean ongoing = holds(condition.getClinicalStatus(), CLINICAL, ONGOING);
        return new Span(onset, ongoing ? Span.OPEN : null);
    }

    @Nullable
    Encounter encounter(org.hl7.fhir.r4.model.Encounter encounter, String id) {
        Set<String> types = valueSets.of(encounter.getType());
        if (types.isEmpty()) {
            return null;
        }
        understood(encounter.getHospitalization().getModifierExtension(), "");
        return new Encounter(
                id,
                patient,
                types,
                encounter.hasClass_() ? valueSets.of(encounter.getClass_()) : Set.of(),
                valueSets.of(encounter.getHospitalization().getDischargeDisposition()),
                encounter.getStatus() == org.hl7.fhir.r4.model.Encounter.EncounterStatus.FINISHED,
                times.of(encounter.getPeriod()));
    }

    @Nullable
    Procedure procedure(org.hl7.fhir.r4.model.Procedure procedure, String id) {
        Set<String> codes = codes(procedure.getCode(), procedure.getStatus() == ProcedureStatus.NOTDONE);
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
        return new Procedure(id, patient, codes, status, times.of(procedure.getPerformed(), born));
    }

    @Nullable
    Observation observation(org.hl7.fhir.r4.model.Observation observation, String id) {
        Set<String> codes = codes(observation.getCode(), observation.getStatus() == ObservationStatus.CANCELLED);
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
                times.of(observation.getEffective(), born),
                observation.hasIssued() ? times.start(observation.getIssuedElement()) : null,
                observation.hasValue(),
                values,
                value instanceof IntegerType integer ? integer.getValue() : null,
                value instanceof Quantity quantity ? Units.nanogramsPerMilliliter(quantity) : null,
                observation.hasPartOf(),
                concept(extension(observation.getExtension(), "notDoneReason")));
    }

    @Nullable
    DiagnosticReport report(org.hl7.fhir.r4.model.DiagnosticReport report, String id) {
        Set<String> codes = valueSets.of(report.getCode());
        boolean issued = report.getStatus() != null
                && switch (report.getStatus()) {
                    case FINAL, AMENDED, CORRECTED -> true;
                    default -> false;
                };
        return codes.isEmpty()
                ? null
                : new DiagnosticReport(id, patient, codes, issued, times.of(report.getEffective(), born));
    }

    @Nullable
    Order service(ServiceRequest request, String id) {
        Set<String> codes = codes(request.getCode(), request.getDoNotPerform());
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

    @Nullable
    Order device(DeviceRequest request, String id) {
        boolean refused = isRefused(request);
        Set<String> codes = request.getCode() instanceof CodeableConcept concept ? codes(concept, refused) : Set.of();
        if (codes.isEmpty()) {
            return null;
        }
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

    @Nullable
    MedicationOrder medication(MedicationRequest request, String id) throws UnknownMedication {
        Set<String> codes = medication(request.getMedication(), request.getDoNotPerform());
        if (codes.isEmpty()) {
            return null;
        }
        List<Span> bounds = new ArrayList<>();
        Instant firstEvent = null;
        for (Dosage dosage : request.getDosageInstruction()) {
            Timing timing = dosage.getTiming();
            understood(dosage.getModifierExtension(), "");
            understood(timing.getModifierExtension(), "");
            if (firstEvent == null && timing.hasEvent()) {
                firstEvent = times.start(timing.getEvent().get(0));
            }
            if (timing.getRepeat().getBounds() instanceof Period period && (period.hasStart() || period.hasEnd())) {
                bounds.add(times.of(period));
            }
        }
        MedicationRequest.MedicationRequestDispenseRequestComponent dispense = request.getDispenseRequest();
        understood(dispense.getModifierExtension(), "");
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
    private @Nullable BigDecimal daysSupplied(MedicationRequest request) {
        Quantity stated = request.getDispenseRequest().getExpectedSupplyDuration();
        BigDecimal lasting = Units.days(stated);
        if (lasting == null && stated.hasValue()) {
            return switch (unclear("has a supply in a unit that is not known")) {
                case REFUSED, NONE -> null;
                case LITTLE -> BigDecimal.ONE;
                case ALL -> new BigDecimal(36_525);
            };
        }
        if (lasting != null) {
            return lasting;
        }
        Quantity dispensed = request.getDispenseRequest().getQuantity();
        if (!dispensed.hasValue() || !request.hasDosageInstruction()) {
            return null;
        }
        Dosage dosage = request.getDosageInstructionFirstRep();
        Type taken = dosage.getDoseAndRateFirstRep().getDose();
        Type most = taken instanceof Range range ? range.getHigh() : taken;
        BigDecimal times = dosesADay(dosage.getTiming().getRepeat());
        if (!(most instanceof Quantity dose) || !dose.hasValue() || times == null) {
            return null;
        }
        BigDecimal perDay = dose.getValue().multiply(times);
        return perDay.signum() <= 0 ? null : Units.divide(dispensed.getValue(), perDay);
    }

    /** What is to be taken for something unclear. */
    private Unclear unclear(String problem) {
        isUnclear = true;
        if (unclear == Unclear.REFUSED) {
            throw Times.Unsure.of(problem);
        }
        return unclear;
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

    @Nullable
    MedicationAdministration administration(org.hl7.fhir.r4.model.MedicationAdministration administration, String id)
            throws UnknownMedication {
        String stated = administration.getStatusElement().getValueAsString();
        Set<String> codes = medication(administration.getMedication(), "not-done".equals(stated));
        if (codes.isEmpty()) {
            return null;
        }
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
                times.of(administration.getEffective(), born),
                recorded,
                valueSets.of(administration.getStatusReason()));
    }

    private Set<String> medication(@Nullable Type medication, boolean notDone) throws UnknownMedication {
        if (medication instanceof CodeableConcept concept) {
            return codes(concept, notDone);
        }
        if (!(medication instanceof Reference reference) || !reference.hasReference()) {
            return Set.of();
        }
        return reference.getResource() instanceof Medication contained
                ? medication(contained, valueSets)
                : medications.of(reference.getReference());
    }

    /** The names of the value sets a medication belongs to. */
    static Set<String> medication(Medication medication, ValueSets valueSets) {
        understood(medication.getModifierExtension(), "");
        return valueSets.of(medication.getCode());
    }

    /**
     * The names of the value sets a code belongs to; and when it says what was not done, of the one it names as a whole.
     *
     * @param notDone whether the resource says that it was not done
     */
    private Set<String> codes(CodeableConcept concept, boolean notDone) {
        Set<String> codes = valueSets.of(concept);
        Type named = extension(concept.getExtension(), NOT_DONE_VALUE_SET);
        if (named == null) {
            return codes;
        }
        if (!notDone) {
            throw new StrictErrors.Unreadable(
                    "names a value set of what was not done, and does not say that it was not done");
        }
        Set<String> sets = valueSets.named(String.valueOf(named.primitiveValue()));
        if (sets == null) {
            sets = unclear("names what was not done by a value set that is not at hand") == Unclear.ALL
                    ? valueSets.sizes().keySet()
                    : Set.of("");
        }
        Set<String> all = new HashSet<>(codes);
        all.addAll(sets);
        return all;
    }

    private static boolean isRefused(DeviceRequest request) {
        if (!request.hasModifierExtension()) {
            return false;
        }
        if (!(extension(request.getModifierExtension(), DO_NOT_PERFORM) instanceof BooleanType refusal)
                || !refusal.hasValue()) {
            throw new StrictErrors.Unreadable("has a modifierExtension that does not say yes or no");
        }
        return refusal.booleanValue();
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
