package care.concordance.facts.derived;

import care.concordance.facts.MeasureRate;
import care.concordance.facts.OfSite;
import care.concordance.facts.WhenUnknown;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a site in the latest year of diagnosis that has any; derived, and only where rates are recorded at all.
 *
 * @param site the site's id
 * @param year that year
 * @param measures measures with a rate in that year
 * @param leastPercentProven the least {@link MeasureRate#percentProven} among them, those without any case left out; null
 *     when a count is unknown or no measure had a case
 */
public record SiteMeasures(
        String site,
        int year,
        int measures,

        @WhenUnknown("of {measures} measures for {year}, the share of cases that can be judged is not known") @Nullable
        Double leastPercentProven)
        implements OfSite {

    @Override
    public String id() {
        return site;
    }
}
