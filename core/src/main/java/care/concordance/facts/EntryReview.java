package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * MSK's review of an organization before it joins.
 *
 * @param on the day it was concluded
 * @param likeMinded whether the organization was found to share the program's aims; null when unknown
 * @param provenExpertise whether its clinicians' expertise was found proven; null when unknown
 * @param improvesCareOutside whether the partnership is expected to improve care outside MSK; null when unknown
 */
public record EntryReview(
        @Past LocalDate on,

        @WhenUnknown("MSK's entry review of {on} does not say whether the system shares the aims of the program")
        @Nullable
        Boolean likeMinded,

        @WhenUnknown("MSK's entry review of {on} does not say whether the expertise of the clinicians is proven")
        @Nullable
        Boolean provenExpertise,

        @WhenUnknown("MSK's entry review of {on} does not say whether it is expected to improve care outside MSK")
        @Nullable
        Boolean improvesCareOutside)
        implements PartnerFact, OfSystem {

    @Override
    public String id() {
        return "entry-review/" + on;
    }
}
