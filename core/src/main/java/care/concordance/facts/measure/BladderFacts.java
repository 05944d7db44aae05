package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.MedicationAdministration;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The staging of a bladder cancer, and everything a measure asks about before and after it. */
final class BladderFacts {

    private static final String BCG = "Bacillus Calmette Guerin for Urology Care";

    private BladderFacts() {}

    static void derive(PatientRecord record, List<Fact> facts) {
        Procedure staging = staging(record);
        if (staging == null) {
            return;
        }
        Instant start = staging.performed().start();
        LocalDate startDay = staging.performed().startDay();
        LocalDate endDay = staging.performed().endDay();
        if (start == null || startDay == null || endDay == null) {
            return;
        }
        facts.add(new BladderStaging(
                staging.id(), staging.patient(), record.monthsBack(startDay), record.monthsBack(endDay)));
        for (Observation observation : record.observations) {
            if (observation.status() == Observation.Status.RESULTED
                    && observation.partOfEvent()
                    && !observation.values().isEmpty()) {
                facts.add(new StageResult(observation.id(), observation.patient(), observation.values()));
            }
        }
        for (Condition condition : record.conditions) {
            LocalDate onset = condition.prevalence().startDay();
            LocalDate end = condition.prevalence().endDay();
            if (condition.verified() && onset != null) {
                facts.add(new ConditionAtStaging(
                        condition.id(),
                        condition.patient(),
                        condition.codes(),
                        Distance.days(startDay, onset),
                        !onset.isAfter(endDay) && end != null && end.isAfter(endDay)));
            }
        }
        for (MedicationOrder order : record.medicationOrders) {
            Instant dose = order.firstDose();
            Instant from = order.firstBounds().start();
            if (order.standing().isPlainOrder() && !order.refused()) {
                facts.add(new MedicationAtStaging(
                        order.id(),
                        order.patient(),
                        order.codes(),
                        dose == null ? null : Distance.days(startDay, Span.day(dose)),
                        from == null ? null : Distance.months(time(start), time(from))));
            }
        }
        for (Procedure procedure : record.procedures) {
            Instant from = procedure.performed().start();
            LocalDate end = procedure.performed().endDay();
            if (procedure.status() != Procedure.Status.OTHER) {
                facts.add(new ProcedureAtStaging(
                        procedure.id(),
                        procedure.patient(),
                        procedure.codes(),
                        procedure.status() == Procedure.Status.COMPLETED,
                        end == null || end.equals(LocalDate.MAX) ? null : Distance.months(startDay, end),
                        from == null ? null : Distance.months(time(start), time(from))));
            }
        }
        for (MedicationAdministration administration : record.administrations) {
            if (administration.codes().contains(BCG)) {
                bcg(record, administration, startDay, facts);
            }
        }
    }

    private static void bcg(
            PatientRecord record, MedicationAdministration administration, LocalDate staged, List<Fact> facts) {
        Instant from = administration.effective().start();
        if (administration.status() == MedicationAdministration.Status.GIVEN && from != null) {
            facts.add(new BcgDose(
                    administration.id(),
                    administration.patient(),
                    record.contains(from),
                    Distance.months(staged, Span.day(from))));
        }
        Instant end = administration.effective().end();
        Instant recorded = administration.recorded() != null ? administration.recorded() : end;
        if (administration.status() == MedicationAdministration.Status.NOT_DONE
                && recorded != null
                && !recorded.equals(Span.OPEN)) {
            facts.add(new BcgNotGiven(
                    administration.id(),
                    administration.patient(),
                    administration.reasons(),
                    Distance.months(staged, Span.day(recorded))));
        }
    }

    /** The earliest staging that started no later than a bladder cancer, one that began before the period's last day. */
    private static @Nullable Procedure staging(PatientRecord record) {
        Procedure first = null;
        for (Procedure procedure : record.procedures) {
            LocalDate start = procedure.performed().startDay();
            if (start != null
                    && procedure.completed("direct:tumor-staging")
                    && beforeDiagnosis(record, start)
                    && (first == null || startsEarlier(procedure, first))) {
                first = procedure;
            }
        }
        return first;
    }

    private static boolean beforeDiagnosis(PatientRecord record, LocalDate staged) {
        return record.conditions.stream().anyMatch(condition -> {
            LocalDate onset = condition.prevalence().startDay();
            return condition.is("Bladder Cancer for Urology Care")
                    && onset != null
                    && onset.isBefore(record.period.last())
                    && !staged.isAfter(onset);
        });
    }

    private static boolean startsEarlier(Procedure one, Procedure other) {
        return PatientRecord.starts(one.performed(), one.id(), other.performed(), other.id()) < 0;
    }

    private static LocalDateTime time(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
