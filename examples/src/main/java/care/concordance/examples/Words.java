package care.concordance.examples;

import care.concordance.Assessment;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words several commands print. */
final class Words {

    private Words() {}

    /** An outcome; a dash where there was no verdict. */
    static String outcome(@Nullable Outcome outcome) {
        return outcome == null ? "-" : outcome.name().replace('_', ' ');
    }

    /** A line that says so, when the partner is judged by standards of a later day than its facts; null when not. */
    static @Nullable String standardsOf(Assessment assessment) {
        LocalDate day = assessment.standardsOf();
        return assessment.snapshot().asOf().isBefore(day)
                ? "Days before " + day + " are judged by the standards of that day."
                : null;
    }

    /** A constant as words. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
