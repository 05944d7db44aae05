package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was examined before an agreement.
 *
 * @param marketAnalysis the day the market analysis was completed; null when unknown
 * @param financialEvaluation the day the financial evaluation was completed; null when unknown
 */
public record DueDiligence(
        @WhenUnknown("whether the market analysis was completed is not known") @Past @Nullable
        LocalDate marketAnalysis,

        @WhenUnknown("whether the financial evaluation was completed is not known") @Past @Nullable
        LocalDate financialEvaluation)
        implements PartnerFact, OfSystem {

    @Override
    public String id() {
        return "due-diligence";
    }
}
