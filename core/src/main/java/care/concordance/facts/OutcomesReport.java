package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * What was done with a year's outcomes.
 *
 * @param year the year reported
 * @param published whether they were published; null when unknown
 * @param improvementReviewed whether MSK and the partner reviewed what improved and what did not; null when unknown
 */
public record OutcomesReport(
        @Range(min = 1990, max = 2100) @Past int year,

        @WhenUnknown("whether the outcomes were published is not known for {year}") @Nullable
        Boolean published,

        @WhenUnknown("whether what improved was reviewed is not known for {year}") @Nullable
        Boolean improvementReviewed)
        implements PartnerFact, OfSystem {

    @Override
    public String id() {
        return "outcomes-report/" + year;
    }
}
