package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Chart.FIRST;
import static care.concordance.fhir.oracle.Chart.LAST;
import static care.concordance.fhir.oracle.Chart.authored;
import static care.concordance.fhir.oracle.Chart.effective;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The blocks the screening measures share. */
final class Shared {

    private static final LocalDate ILLNESS_FROM = LocalDate.of(2025, 1, 1);

    private Shared() {}

    /** Block H. */
    static boolean hospice(Chart chart) {
        return chart.encounters("Encounter Inpatient")
                        .filter(stay -> chart.codes()
                                .has(
                                        stay.path("hospitalization").path("dischargeDisposition"),
                                        "direct:discharged-to-hospice"))
                        .anyMatch(stay -> Chart.period(stay).end().within(FIRST, LAST))
                || chart.encounterOverlaps("Hospice Encounter")
                || chart.results("direct:hospice-assessment")
                        .filter(assessment -> chart.answers(assessment, "direct:answer-yes"))
                        .anyMatch(assessment -> effective(assessment).overlaps(FIRST, LAST))
                || chart.serviceRequests("Hospice Care Ambulatory")
                        .filter(Chart::isOrder)
                        .anyMatch(order -> authored(order).within(FIRST, LAST))
                || chart.performed("Hospice Care Ambulatory").anyMatch(performed -> performed.overlaps(FIRST, LAST))
                || chart.prevalences("Hospice Diagnosis").anyMatch(prevalence -> prevalence.overlaps(FIRST, LAST));
    }

    /** Block P. */
    static boolean palliative(Chart chart) {
        return chart.results("direct:palliative-questionnaire")
                        .anyMatch(answer -> effective(answer).overlaps(FIRST, LAST))
                || chart.prevalences("Palliative Care Diagnosis")
                        .anyMatch(prevalence -> prevalence.overlaps(FIRST, LAST))
                || chart.encounterOverlaps("Palliative Care Encounter")
                || chart.performed("Palliative Care Intervention")
                        .anyMatch(performed -> performed.overlaps(FIRST, LAST));
    }

    /** Block F. */
    static boolean frailAndIll(Chart chart) {
        return chart.aged(66, 200) && frail(chart) && ill(chart);
    }

    private static boolean frail(Chart chart) {
        return chart.deviceRequests("Frailty Device")
                        .filter(Chart::isOrder)
                        .anyMatch(order -> authored(order).within(FIRST, LAST))
                || chart.results("direct:medical-equipment-used")
                        .filter(used -> chart.answers(used, "Frailty Device"))
                        .anyMatch(used -> effective(used).end().within(FIRST, LAST))
                || chart.prevalences("Frailty Diagnosis").anyMatch(prevalence -> prevalence.overlaps(FIRST, LAST))
                || chart.encounterOverlaps("Frailty Encounter")
                || chart.symptoms("Frailty Symptom")
                        .anyMatch(symptom -> effective(symptom).overlaps(FIRST, LAST));
    }

    private static boolean ill(Chart chart) {
        return chart.prevalences("Advanced Illness")
                        .anyMatch(prevalence -> prevalence.start().within(ILLNESS_FROM, LAST))
                || chart.medicationRequests("Dementia Medications")
                        .filter(Chart::isActive)
                        .anyMatch(request -> medicationPeriod(request).overlaps(ILLNESS_FROM, LAST));
    }

    static Span medicationPeriod(JsonNode request) {
        JsonNode dispense = request.path("dispenseRequest");
        Span bounds = Dosage.firstBounds(request).orElse(Span.UNKNOWN);
        Optional<Moment> start = Stream.of(
                        bounds.start(),
                        Chart.authored(request).start(),
                        Span.at(dispense.path("validityPeriod").path("start")).start())
                .filter(Moment::isKnown)
                .findFirst();
        if (start.isEmpty()) {
            return Span.UNKNOWN;
        }
        Optional<BigDecimal> days = daysSupplied(request, dispense);
        if (days.isPresent()) {
            BigDecimal repeats = BigDecimal.ONE.add(
                    new BigDecimal(dispense.path("numberOfRepeatsAllowed").asInt(0)));
            BigDecimal total = days.get().multiply(repeats);
            if (total.signum() <= 0) {
                return Span.UNKNOWN;
            }
            // To a date CQL adds whole days.
            int more = total.subtract(BigDecimal.ONE).intValue();
            return new Span(start.get(), start.get().plusDays(more));
        }
        return bounds.end().equals(Moment.NEVER) ? Span.UNKNOWN : new Span(start.get(), bounds.end());
    }

    private static Optional<BigDecimal> daysSupplied(JsonNode request, JsonNode dispense) {
        Optional<BigDecimal> supply = days(dispense.path("expectedSupplyDuration"));
        // Of a unit that is not one of time CQL makes an error: nothing is known then.
        if (supply.isPresent() || Completions.isUnclear(request)) {
            return supply;
        }
        JsonNode quantity = dispense.path("quantity").path("value");
        JsonNode dosage = request.path("dosageInstruction").path(0);
        JsonNode rate = dosage.path("doseAndRate").path(0);
        JsonNode dose = Stream.of(
                        rate.path("doseRange").path("high").path("value"),
                        rate.path("doseQuantity").path("value"))
                .filter(JsonNode::isNumber)
                .findFirst()
                .orElse(rate.path("none"));
        if (!quantity.isNumber() || !dose.isNumber()) {
            return Optional.empty();
        }
        return timesADay(dosage.path("timing").path("repeat"))
                .map(times -> dose.decimalValue().multiply(times))
                .filter(aDay -> aDay.signum() > 0)
                .map(aDay -> divide(quantity.decimalValue(), aDay));
    }

    /** CQL's decimals have eight places, and its engine cuts off what is beyond them. */
    private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 8, RoundingMode.FLOOR);
    }

    /** By frequency, else by the times of day; without either CQL counts none, and dividing by none gives nothing. */
    private static Optional<BigDecimal> timesADay(JsonNode repeat) {
        JsonNode frequency = repeat.has("frequencyMax") ? repeat.path("frequencyMax") : repeat.path("frequency");
        if (frequency.isNumber() && repeat.path("period").isNumber()) {
            int hours = switch (repeat.path("periodUnit").asString("")) {
                case "h" -> 1;
                case "d" -> 24;
                case "wk" -> 24 * 7;
                case "mo" -> 24 * 30;
                case "a" -> 24 * 365;
                default -> 0;
            };
            if (hours > 0) {
                BigDecimal once =
                        divide(new BigDecimal(24), repeat.path("period").decimalValue());
                return Optional.of(divide(frequency.decimalValue().multiply(once), new BigDecimal(hours)));
            }
        }
        return Optional.of(new BigDecimal(repeat.path("timeOfDay").size()));
    }

    private static Optional<BigDecimal> days(JsonNode duration) {
        if (!duration.path("value").isNumber()) {
            return Optional.empty();
        }
        BigDecimal value = duration.path("value").decimalValue();
        String unit = duration.path("code").isString()
                ? duration.path("code").asString()
                : duration.path("unit").asString("");
        return switch (unit) {
            case "h" -> Optional.of(divide(value, new BigDecimal(24)));
            case "d", "day", "days" -> Optional.of(value);
            case "wk" -> Optional.of(value.multiply(new BigDecimal(7)));
            // As UCUM converts them.
            case "mo" -> Optional.of(value.multiply(new BigDecimal("30.4375")));
            case "a" -> Optional.of(value.multiply(new BigDecimal("365.25")));
            default -> Optional.empty();
        };
    }

    /** Block N: of several that end at the same instant, the last of the list. */
    static boolean nursingHome(Chart chart) {
        List<JsonNode> answers = chart.results("direct:housing-status")
                .filter(answer -> effective(answer).end().onOrBefore(LAST))
                .toList();
        return chart.aged(66, 200)
                && last(answers, answer -> effective(answer).end())
                        .filter(answer -> chart.answers(answer, "direct:lives-in-nursing-home"))
                        .isPresent();
    }

    /** Block Q. */
    static boolean outpatient(Chart chart) {
        return chart.encounterWithin(
                "Office Visit",
                "Annual Wellness Visit",
                "Preventive Care Services Established Office Visit, 18 and Up",
                "Preventive Care Services Initial Office Visit, 18 and Up",
                "Home Healthcare Services",
                "Virtual Encounter",
                "Telephone Visits");
    }

    static Optional<JsonNode> first(List<JsonNode> resources, Function<JsonNode, Moment> moment) {
        return resources.stream().sorted(Comparator.comparing(moment, ORDER)).findFirst();
    }

    static Optional<JsonNode> last(List<JsonNode> resources, Function<JsonNode, Moment> moment) {
        return resources.stream().sorted(Comparator.comparing(moment, ORDER)).reduce((one, next) -> next);
    }

    /** Unknown before all. */
    private static final Comparator<Moment> ORDER =
            Comparator.comparingLong(Moment::earliest).thenComparingLong(Moment::latest);
}
