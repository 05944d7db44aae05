package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.FIRST;
import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.authored;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Bone density test around androgen deprivation therapy in prostate cancer. */
final class Cms645 {

    private static final LocalDate FROM = FIRST.minusMonths(3);
    private static final LocalDate TO = FIRST.plusMonths(9);
    private static final String DENSITY = "DEXA Bone Density for Urology Care";
    private static final String DECLINED = "Patient Declined";

    private final Chart chart;

    private Cms645(Chart chart) {
        this.chart = chart;
    }

    static Map<String, Map<String, Integer>> counts(Chart chart) {
        Cms645 measure = new Cms645(chart);
        List<Moment> orders = measure.orders();
        boolean initial = chart.encounterWithin("Office Visit") && !orders.isEmpty();
        return Map.of(
                "Group_1",
                Oracle.scored(
                        initial,
                        true,
                        false,
                        orders.stream().anyMatch(measure::tested),
                        orders.stream().anyMatch(measure::declined)));
    }

    /** When twelve months were ordered, on or after the first start of therapy that qualifies: on or after any. */
    private List<Moment> orders() {
        List<Moment> deprivations = deprivations();
        return chart.serviceRequests("direct:leuprolide-12-month")
                .filter(Chart::isPlainOrder)
                .map(order -> authored(order).start())
                .filter(ordered ->
                        ordered.within(FROM, TO) && deprivations.stream().anyMatch(start -> start.dayNotAfter(ordered)))
                .toList();
    }

    private List<Moment> deprivations() {
        List<Span> diagnoses = chart.prevalences("Prostate Cancer")
                .filter(prevalence -> prevalence.overlaps(FIRST, LAST))
                .toList();
        return chart.medicationRequests("Androgen Deprivation Therapy for Urology Care")
                .filter(Chart::isOrder)
                .flatMap(Cms645::starts)
                .filter(start -> start.within(FROM, TO))
                .filter(start -> diagnoses.stream().anyMatch(diagnosis -> diagnosis.covers(start)))
                .toList();
    }

    /** The active date and the order date, where there are such. */
    private static Stream<Moment> starts(JsonNode request) {
        Optional<Span> bounds = Dosage.firstBounds(request);
        Stream<Moment> active = Dosage.firstEvent(request).stream();
        Stream<Moment> ordered = Stream.of(authored(request).start());
        return Stream.of(active, ordered)
                .flatMap(candidate -> Stream.concat(
                        candidate,
                        // A period does not end before it starts.
                        bounds.stream().map(period -> period.start().isKnown() ? period.start() : period.end()))
                        .filter(moment -> moment.isKnown() && !moment.equals(Moment.NEVER))
                        .min(Comparator.comparingLong(Moment::earliest))
                        .stream());
    }

    private boolean tested(Moment order) {
        return chart.serviceRequests(DENSITY)
                        .filter(Chart::isPlainOrder)
                        .map(request -> authored(request).start())
                        .anyMatch(authored -> after(order, authored) || before(order, authored))
                || chart.results(DENSITY)
                        .map(Chart::effective)
                        .anyMatch(test -> after(order, test.start()) || before(order, test.end()));
    }

    private static boolean after(Moment order, Moment moment) {
        return order.dayNotAfter(moment) && moment.dayNotAfter(order.plusMonths(3));
    }

    private static boolean before(Moment order, Moment moment) {
        return order.plusMonths(-24).dayNotAfter(moment) && moment.dayBefore(order);
    }

    private boolean declined(Moment order) {
        return chart.serviceRequests(DENSITY)
                        .filter(Chart::isRefusal)
                        .filter(refusal -> gives(refusal, "doNotPerformReason"))
                        .anyMatch(refusal -> after(order, authored(refusal).start()))
                || chart.observations(DENSITY)
                        .filter(test -> Chart.status(test).equals("cancelled"))
                        .filter(test -> gives(test, "notDoneReason"))
                        .anyMatch(test ->
                                after(order, Span.at(test.path("issued")).start()));
    }

    private boolean gives(JsonNode resource, String extension) {
        return Chart.extensions(resource, "extension", extension)
                .anyMatch(reason -> chart.codes().has(reason.path("valueCodeableConcept"), DECLINED));
    }
}
