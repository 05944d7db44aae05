package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Androgen deprivation therapy in prostate cancer, and the bone density tests around its orders. */
final class DensityFacts {

    private static final String DENSITY = "DEXA Bone Density for Urology Care";

    private DensityFacts() {}

    static void derive(PatientRecord record, List<Fact> facts) {
        List<Condition> cancers = record.prevalent("Prostate Cancer");
        for (MedicationOrder order : record.medicationOrders) {
            if (order.orders("Androgen Deprivation Therapy for Urology Care")) {
                Instant active = order.earliest(order.firstEvent());
                Instant ordered = order.earliest(order.authored());
                if (active != null) {
                    facts.add(start(record, order, Span.day(active), cancers));
                }
                if (ordered != null && (active == null || !Span.day(ordered).equals(Span.day(active)))) {
                    facts.add(start(record, order, Span.day(ordered), cancers));
                }
            }
        }
        for (Order order : record.orders) {
            Instant authored = order.authored();
            if (authored != null && isPlainOrder(order, "direct:leuprolide-12-month")) {
                LocalDate day = Span.day(authored);
                facts.add(new LeuprolideOrder(
                        order.id(), order.patient(), day, Distance.months(record.period.first(), day)));
                tests(record, order.id(), day, facts);
            }
        }
    }

    private static DeprivationStart start(
            PatientRecord record, MedicationOrder order, LocalDate day, List<Condition> cancers) {
        boolean during = false;
        for (Condition cancer : cancers) {
            during |= cancer.prevalence().contains(day);
        }
        return new DeprivationStart(
                order.id(), order.patient(), day, during, Distance.months(record.period.first(), day));
    }

    private static boolean isPlainOrder(Order order, String valueSet) {
        return order.what() == Order.What.SERVICE
                && order.standing().isPlainOrder()
                && !order.refused()
                && order.codes().contains(valueSet);
    }

    private static void tests(PatientRecord record, String leuprolide, LocalDate ordered, List<Fact> facts) {
        for (Order order : record.orders) {
            Instant authored = order.authored();
            if (authored == null
                    || order.what() != Order.What.SERVICE
                    || !order.codes().contains(DENSITY)) {
                continue;
            }
            int months = Distance.months(ordered, Span.day(authored));
            if (order.refused()) {
                facts.add(new DensityTestDeclined(
                        order.id(), order.patient(), leuprolide, order.refusalReasons(), months));
            } else if (order.standing().isPlainOrder()) {
                for (Moment moment : Moment.values()) {
                    facts.add(new DensityTest(order.id(), order.patient(), leuprolide, moment, months));
                }
            }
        }
        for (Observation observation : record.observations) {
            if (!observation.codes().contains(DENSITY)) {
                continue;
            }
            if (observation.status() == Observation.Status.RESULTED) {
                test(
                        observation,
                        leuprolide,
                        Moment.START,
                        ordered,
                        observation.effective().startDay(),
                        facts);
                test(
                        observation,
                        leuprolide,
                        Moment.END,
                        ordered,
                        observation.effective().endDay(),
                        facts);
            }
            Instant issued = observation.issued();
            if (observation.status() == Observation.Status.CANCELLED && issued != null) {
                facts.add(new DensityTestDeclined(
                        observation.id(),
                        observation.patient(),
                        leuprolide,
                        observation.notDoneReasons(),
                        Distance.months(ordered, Span.day(issued))));
            }
        }
    }

    private static void test(
            Observation observation,
            String leuprolide,
            Moment moment,
            LocalDate ordered,
            @Nullable LocalDate day,
            List<Fact> facts) {
        if (day != null && !day.equals(LocalDate.MAX)) {
            facts.add(new DensityTest(
                    observation.id(), observation.patient(), leuprolide, moment, Distance.months(ordered, day)));
        }
    }
}
