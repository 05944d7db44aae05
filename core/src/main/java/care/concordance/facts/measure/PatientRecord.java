package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.DiagnosticReport;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.MedicationAdministration;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.SetAside;
import care.concordance.facts.patient.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One patient's facts sorted by kind, with the period they are looked at from. */
final class PatientRecord {

    final MeasurementPeriod period;
    final List<Patient> patients = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final List<Encounter> encounters = new ArrayList<>();
    final List<Procedure> procedures = new ArrayList<>();
    final List<Observation> observations = new ArrayList<>();
    final List<DiagnosticReport> reports = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<MedicationOrder> medicationOrders = new ArrayList<>();
    final List<MedicationAdministration> administrations = new ArrayList<>();
    final List<SetAside> setAside = new ArrayList<>();

    PatientRecord(Collection<? extends Fact> facts, MeasurementPeriod period) {
        this.period = period;
        for (Fact fact : facts) {
            if (fact instanceof Patient patient) {
                patients.add(patient);
            } else if (fact instanceof Condition condition) {
                conditions.add(condition);
            } else if (fact instanceof Encounter encounter) {
                encounters.add(encounter);
            } else if (fact instanceof Procedure procedure) {
                procedures.add(procedure);
            } else if (fact instanceof Observation observation) {
                observations.add(observation);
            } else if (fact instanceof DiagnosticReport report) {
                reports.add(report);
            } else if (fact instanceof Order order) {
                orders.add(order);
            } else if (fact instanceof MedicationOrder order) {
                medicationOrders.add(order);
            } else if (fact instanceof MedicationAdministration administration) {
                administrations.add(administration);
            } else if (fact instanceof SetAside aside) {
                setAside.add(aside);
            }
        }
    }

    /** Verified conditions of a value set that were present in the period. */
    List<Condition> prevalent(String valueSet) {
        List<Condition> prevalent = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            if (condition.is(valueSet) && overlaps(condition.prevalence())) {
                prevalent.add(condition);
            }
        }
        return prevalent;
    }

    boolean overlaps(Span span) {
        return span.overlaps(period.first(), period.last());
    }

    boolean within(Span span) {
        return span.within(period.first(), period.last());
    }

    boolean endsWithin(Span span) {
        return span.endsWithin(period.first(), period.last());
    }

    boolean contains(@Nullable Instant moment) {
        return moment != null && Span.at(moment).within(period.first(), period.last());
    }

    /** Calendar months from a day to the last month of the period; negative after the period. */
    int monthsBack(LocalDate day) {
        return day.equals(LocalDate.MAX) ? Integer.MIN_VALUE : Distance.calendarMonths(day, period.last());
    }

    /** Completed years on a day; null when the birth date is unknown. */
    @Nullable
    Integer age(LocalDate day) {
        for (Patient patient : patients) {
            LocalDate born = patient.born();
            if (born != null) {
                boolean before = day.getMonthValue() < born.getMonthValue()
                        || (day.getMonthValue() == born.getMonthValue() && day.getDayOfMonth() < born.getDayOfMonth());
                return day.getYear() - born.getYear() - (before ? 1 : 0);
            }
        }
        return null;
    }

    /** The result of a value set that started last before a moment; the greater id among equals. */
    @Nullable
    Observation latestBefore(Instant moment, String valueSet) {
        Observation latest = null;
        for (Observation observation : observations) {
            if (observation.effective().startsBefore(moment)
                    && observation.resulted(valueSet)
                    && (latest == null
                            || starts(observation.effective(), observation.id(), latest.effective(), latest.id())
                                    > 0)) {
                latest = observation;
            }
        }
        return latest;
    }

    /** Order by start, unknown starts first, and by id among equals: whatever order the record has them in. */
    static int starts(Span one, String oneId, Span other, String otherId) {
        Instant a = one.start() == null ? Instant.MIN : one.start();
        Instant b = other.start() == null ? Instant.MIN : other.start();
        int by = a.compareTo(b);
        return by != 0 ? by : oneId.compareTo(otherId);
    }
}
