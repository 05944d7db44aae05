package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.SetAside;
import care.concordance.facts.patient.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Encounters of patients with cancer, with the chemotherapy and the pain assessments around them. */
final class PainFacts {

    private PainFacts() {}

    static void derive(PatientRecord record, List<Fact> facts) {
        for (Encounter encounter : record.encounters) {
            if (encounter.finished() && record.within(encounter.period())) {
                encounter(record, encounter, facts);
            }
        }
        // What such an encounter would have said of itself is unknown; it is a subject of its own.
        for (SetAside aside : record.setAside) {
            if (aside.type().equals("Encounter") || aside.isOfUnknownType()) {
                facts.add(new EncounterSetAside(aside.id(), aside.id(), aside.type(), aside.problem()));
            }
        }
    }

    private static void encounter(PatientRecord record, Encounter encounter, List<Fact> facts) {
        LocalDate first = encounter.period().startDay();
        LocalDate last = encounter.period().endDay();
        if (first == null || last == null) {
            return;
        }
        facts.add(new MeasuredEncounter(
                encounter.id(), encounter.patient(), encounter.types(), duringCancer(record, encounter.period())));
        for (Procedure procedure : record.procedures) {
            LocalDate start = procedure.performed().startDay();
            if (start != null && isChemotherapy(record, procedure)) {
                facts.add(new ChemotherapyAround(
                        procedure.id(),
                        encounter.id(),
                        Distance.days(last, start),
                        start + " to " + procedure.performed().endDay()));
            }
        }
        for (Observation observation : record.observations) {
            LocalDate end = observation.effective().endDay();
            if (observation.valued()
                    && end != null
                    && observation.codes().contains("Standardized Pain Assessment Tool")) {
                facts.add(new PainAssessment(
                        observation.id(),
                        encounter.id(),
                        observation.effective().within(encounter.period()),
                        Distance.days(first, end)));
            }
        }
        for (SetAside aside : record.setAside) {
            if (!aside.type().equals("Encounter")) {
                facts.add(new EncounterSetAside(aside.id(), encounter.id(), aside.type(), aside.problem()));
            }
        }
    }

    private static boolean duringCancer(PatientRecord record, Span period) {
        for (Condition condition : record.conditions) {
            // The measure does not ask whether the condition is verified.
            if (condition.codes().contains("Cancer") && condition.prevalence().overlaps(period)) {
                return true;
            }
        }
        return false;
    }

    /** Completed or under way, wholly between 31 days before the measurement period and its end, by the moment. */
    private static boolean isChemotherapy(PatientRecord record, Procedure procedure) {
        Instant start = procedure.performed().start();
        Instant end = procedure.performed().end();
        return procedure.status() != Procedure.Status.OTHER
                && procedure.codes().contains("Chemotherapy Administration")
                && start != null
                && end != null
                && !start.isBefore(record.period.start().minus(Duration.ofDays(31)))
                && !end.isAfter(record.period.end());
    }
}
