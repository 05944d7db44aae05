package care.concordance.examples;

import care.concordance.verdict.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words several commands print. */
final class Words {

    private Words() {}

    /** An outcome; a dash where there was no verdict. */
    static String outcome(@Nullable Outcome outcome) {
        return outcome == null ? "-" : outcome.name().replace('_', ' ');
    }

    /** A constant as words. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
