package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the screening measures share: hospice and palliative care, frailty, advanced illness, nursing home. */
final class CareFacts {

    private CareFacts() {}

    static void derive(PatientRecord record, List<Fact> facts) {
        // Advanced illness is looked for in the measurement period and the calendar year before it.
        LocalDate illnessFrom = record.period.first().minusYears(1);
        for (Encounter encounter : record.encounters) {
            if (encounter.finished()) {
                encounter(record, encounter, facts);
            }
        }
        for (Condition condition : record.conditions) {
            if (condition.verified()) {
                condition(record, condition, illnessFrom, facts);
            }
        }
        for (Procedure procedure : record.procedures) {
            String id = procedure.id();
            if (procedure.completed("Hospice Care Ambulatory") && record.overlaps(procedure.performed())) {
                facts.add(new HospiceCare(id, procedure.patient(), "hospice care was given"));
            }
            if (procedure.completed("Palliative Care Intervention") && record.overlaps(procedure.performed())) {
                facts.add(new PalliativeCare(id, procedure.patient(), "palliative care was given"));
            }
        }
        for (Observation observation : record.observations) {
            observation(record, observation, facts);
        }
        for (Order order : record.orders) {
            if (order.what() == Order.What.SERVICE
                    && order.orders("Hospice Care Ambulatory")
                    && record.contains(order.authored())) {
                facts.add(new HospiceCare(order.id(), order.patient(), "hospice care was ordered"));
            }
            if (order.what() == Order.What.DEVICE
                    && order.orders("Frailty Device")
                    && record.contains(order.authored())) {
                facts.add(new FrailtySign(order.id(), order.patient(), "a device for the frail was ordered"));
            }
        }
        for (MedicationOrder order : record.medicationOrders) {
            boolean active = order.standing().active() && order.standing().anyOrder() && !order.refused();
            if (active
                    && order.codes().contains("Dementia Medications")
                    && order.supply().overlaps(illnessFrom, record.period.last())) {
                facts.add(new AdvancedIllness(order.id(), order.patient(), "medication against dementia"));
            }
        }
        nursingHome(record, facts);
    }

    private static void encounter(PatientRecord record, Encounter encounter, List<Fact> facts) {
        String id = encounter.id();
        String patient = encounter.patient();
        Set<String> types = encounter.types();
        if (types.contains("Encounter Inpatient")
                && encounter.dispositions().contains("direct:discharged-to-hospice")
                && record.endsWithin(encounter.period())) {
            facts.add(new HospiceCare(id, patient, "discharged to hospice"));
        }
        if (record.overlaps(encounter.period())) {
            if (types.contains("Hospice Encounter")) {
                facts.add(new HospiceCare(id, patient, "a hospice encounter"));
            }
            if (types.contains("Palliative Care Encounter")) {
                facts.add(new PalliativeCare(id, patient, "a palliative care encounter"));
            }
            if (types.contains("Frailty Encounter")) {
                facts.add(new FrailtySign(id, patient, "an encounter for the frail"));
            }
        }
    }

    private static void condition(PatientRecord record, Condition condition, LocalDate illnessFrom, List<Fact> facts) {
        String id = condition.id();
        String patient = condition.patient();
        Set<String> codes = condition.codes();
        if (record.overlaps(condition.prevalence())) {
            if (codes.contains("Hospice Diagnosis")) {
                facts.add(new HospiceCare(id, patient, "a diagnosis of hospice care"));
            }
            if (codes.contains("Palliative Care Diagnosis")) {
                facts.add(new PalliativeCare(id, patient, "a diagnosis of palliative care"));
            }
            if (codes.contains("Frailty Diagnosis")) {
                facts.add(new FrailtySign(id, patient, "a diagnosis of frailty"));
            }
        }
        Instant onset = condition.prevalence().start();
        if (codes.contains("Advanced Illness")
                && onset != null
                && Span.at(onset).within(illnessFrom, record.period.last())) {
            facts.add(new AdvancedIllness(id, patient, "a diagnosis of advanced illness"));
        }
    }

    private static void observation(PatientRecord record, Observation observation, List<Fact> facts) {
        String id = observation.id();
        String patient = observation.patient();
        boolean overlaps = record.overlaps(observation.effective());
        if (overlaps
                && observation.resulted("direct:hospice-assessment")
                && observation.values().contains("direct:answer-yes")) {
            facts.add(new HospiceCare(id, patient, "an assessment says so"));
        }
        if (overlaps && observation.resulted("direct:palliative-questionnaire")) {
            facts.add(new PalliativeCare(id, patient, "a palliative care assessment"));
        }
        if (observation.resulted("direct:medical-equipment-used")
                && observation.values().contains("Frailty Device")
                && record.endsWithin(observation.effective())) {
            facts.add(new FrailtySign(id, patient, "a device for the frail is used"));
        }
        boolean symptom = observation.status() == Observation.Status.RESULTED
                || observation.status() == Observation.Status.PRELIMINARY;
        if (overlaps && symptom && observation.codes().contains("Frailty Symptom")) {
            facts.add(new FrailtySign(id, patient, "a symptom of frailty"));
        }
    }

    private static void nursingHome(PatientRecord record, List<Fact> facts) {
        Observation latest = null;
        for (Observation observation : record.observations) {
            LocalDate end = observation.effective().endDay();
            if (observation.resulted("direct:housing-status")
                    && end != null
                    && !end.isAfter(record.period.last())
                    && (latest == null || endsLater(observation, latest))) {
                latest = observation;
            }
        }
        if (latest != null && latest.values().contains("direct:lives-in-nursing-home")) {
            facts.add(new NursingHomeResidence(latest.id(), latest.patient()));
        }
    }

    private static boolean endsLater(Observation one, Observation other) {
        @Nullable Instant a = one.effective().end();
        @Nullable Instant b = other.effective().end();
        if (a == null || b == null) {
            return b == null;
        }
        int by = a.compareTo(b);
        return by > 0 || (by == 0 && one.id().compareTo(other.id()) > 0);
    }
}
