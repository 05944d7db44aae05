package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.DiagnosticReport;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Patients, visits, diagnoses, procedures and tests with their distance from the measurement period. */
final class ScreeningFacts {

    private ScreeningFacts() {}

    static void patients(PatientRecord record, List<Fact> facts) {
        for (Patient patient : record.patients) {
            facts.add(new MeasuredPatient(
                    patient.id(),
                    record.age(record.period.last()),
                    patient.sex() == null ? null : patient.sex().contains("direct:female")));
        }
    }

    static void visits(PatientRecord record, List<Fact> facts) {
        for (Encounter encounter : record.encounters) {
            if (encounter.finished() && record.within(encounter.period())) {
                facts.add(new Visit(
                        encounter.id(),
                        encounter.patient(),
                        encounter.types(),
                        encounter.classes().contains("direct:encounter-class-virtual")));
            }
        }
    }

    static void diagnoses(PatientRecord record, boolean breasts, List<Fact> facts) {
        for (Condition condition : record.conditions) {
            LocalDate onset = condition.prevalence().startDay();
            if (condition.verified() && onset != null) {
                int monthsBack = record.monthsBack(onset);
                facts.add(new Diagnosis(
                        condition.id(),
                        condition.patient(),
                        condition.codes(),
                        condition.bodySites(),
                        condition.problem(),
                        record.overlaps(condition.prevalence()),
                        monthsBack));
                if (breasts) {
                    breasts(condition, monthsBack, facts);
                }
            }
        }
    }

    static void procedures(PatientRecord record, boolean breasts, List<Fact> facts) {
        for (Procedure procedure : record.procedures) {
            LocalDate end = procedure.performed().endDay();
            if (procedure.status() == Procedure.Status.COMPLETED && end != null) {
                int monthsBack = record.monthsBack(end);
                facts.add(new PerformedProcedure(procedure.id(), procedure.patient(), procedure.codes(), monthsBack));
                if (breasts) {
                    breasts(procedure, monthsBack, facts);
                }
            }
        }
    }

    static void results(PatientRecord record, List<Fact> facts) {
        for (Observation observation : record.observations) {
            if (observation.status() == Observation.Status.RESULTED) {
                result(record, observation, facts);
            }
        }
    }

    static void reports(PatientRecord record, List<Fact> facts) {
        for (DiagnosticReport report : record.reports) {
            LocalDate end = report.effective().endDay();
            if (report.issued() && end != null) {
                facts.add(new TestReport(report.id(), report.patient(), report.codes(), record.monthsBack(end)));
            }
        }
    }

    private static void breasts(Condition condition, int monthsBack, List<Fact> facts) {
        boolean both = condition.is("History of bilateral mastectomy");
        boolean one = condition.is("Unilateral Mastectomy, Unspecified Laterality");
        boolean left = both
                || condition.is("Status Post Left Mastectomy")
                || (one && condition.bodySites().contains("direct:side-left"));
        boolean right = both
                || condition.is("Status Post Right Mastectomy")
                || (one && condition.bodySites().contains("direct:side-right"));
        if (left || right) {
            facts.add(new BreastRemoval(condition.id(), condition.patient(), left, right, monthsBack));
        }
    }

    private static void breasts(Procedure procedure, int monthsBack, List<Fact> facts) {
        boolean both = procedure.completed("Bilateral Mastectomy");
        boolean left = both || procedure.completed("Unilateral Mastectomy Left");
        boolean right = both || procedure.completed("Unilateral Mastectomy Right");
        if (left || right) {
            facts.add(new BreastRemoval(procedure.id(), procedure.patient(), left, right, monthsBack));
        }
    }

    private static void result(PatientRecord record, Observation observation, List<Fact> facts) {
        Instant latest = observation.effective().latest();
        LocalDate end = observation.effective().endDay();
        if (latest == null) {
            return;
        }
        LocalDate day = Span.day(latest);
        Integer age = record.age(day);
        facts.add(new TestResult(
                observation.id(),
                observation.patient(),
                observation.codes(),
                observation.valued(),
                observation.categories().contains("direct:observation-category-imaging"),
                record.monthsBack(day),
                end == null ? Integer.MIN_VALUE : record.monthsBack(end),
                age == null ? -1 : age));
    }
}
