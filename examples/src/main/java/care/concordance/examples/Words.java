package care.concordance.examples;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.verdict.Outcome;
import java.io.PrintWriter;
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

    /** Who was assessed on which day, whether it is made up, and by the standards of which day when that is a later one. */
    static void head(PrintWriter out, Assessment assessment) {
        PartnerSnapshot snapshot = assessment.snapshot();
        out.println(snapshot.name() + " as of " + snapshot.asOf() + (snapshot.synthetic() ? "  (synthetic data)" : ""));
        judgedByLater(out, assessment);
    }

    /** Says so when the partner is judged by the standards of a later day than its own. */
    static void judgedByLater(PrintWriter out, Assessment assessment) {
        LocalDate day = assessment.standardsOf();
        if (assessment.snapshot().asOf().isBefore(day)) {
            out.println("Days before " + day + " are judged by the standards of that day.");
        }
    }

    /** A constant as words. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
