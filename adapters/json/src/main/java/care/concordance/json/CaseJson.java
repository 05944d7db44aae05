package care.concordance.json;

import care.concordance.RegistryRates;
import care.concordance.evaluate.CaseReview;
import java.util.Map;

/** Reviews of cases, and the rates they add up to, as JSON objects. */
final class CaseJson {

    private CaseJson() {}

    static Map<String, Object> review(CaseReview review) {
        return JsonText.ordered(
                "case", review.tumorCase().id(),
                "site", review.tumorCase().site(),
                "verdicts", review.verdicts().stream().map(VerdictJson::alone).toList(),
                "failures", review.failures().stream().map(Object::toString).toList());
    }

    static Map<String, Object> rate(RegistryRates.Rate rate) {
        Double percent = rate.percent();
        return JsonText.ordered(
                "site", rate.site(),
                "measure", rate.measure(),
                "year", rate.year() == RegistryRates.YEAR_UNKNOWN ? null : rate.year(),
                "inForceFrom", rate.inForceFrom().toString(),
                "numerator", rate.numerator(),
                "denominator", rate.denominator(),
                "excluded", rate.excluded(),
                "unproven", rate.unproven(),
                "percent", percent == null ? null : tenth(percent),
                "lower95", tenth(rate.lower()),
                "upper95", tenth(rate.upper()));
    }

    private static double tenth(double percent) {
        return Math.round(10 * percent) / 10.0;
    }
}
