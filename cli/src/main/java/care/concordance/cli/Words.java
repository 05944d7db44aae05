package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.FactValue;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Replacement;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words several commands print. */
final class Words {

    private Words() {}

    /** An outcome; a dash where there was no verdict. */
    static String outcome(@Nullable Outcome outcome) {
        return outcome == null ? "-" : outcome.name().replace('_', ' ');
    }

    /** Who was assessed on which day, {@link #marks}, and by the standards of which day when that is a later one. */
    static void head(PrintWriter out, Assessment assessment) {
        PartnerSnapshot snapshot = assessment.snapshot();
        out.println(snapshot.name() + " as of " + snapshot.asOf());
        marks(out, snapshot.synthetic());
        replaced(out, assessment.replacements());
        judgedByLater(out, assessment);
    }

    /** What no output is without: whether its facts are made up, and that the standards are not official. */
    static void marks(PrintWriter out, boolean synthetic) {
        if (synthetic) {
            out.println(Provenance.SYNTHETIC);
        }
        out.println(Provenance.NOT_OFFICIAL);
    }

    /** Names the standards that a rule pack states in the place of an earlier pack's. */
    static void replaced(PrintWriter out, List<Replacement> replacements) {
        replacements.forEach(each -> out.println(each.words() + "."));
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

    /** Why a file cannot be read or written, without its name. */
    static String reason(Exception exception) {
        Throwable cause = exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "there is no such file or folder, or it may not be opened";
        }
        if (cause instanceof AccessDeniedException) {
            return "it is not permitted";
        }
        String message = cause instanceof FileSystemException system
                ? system.getReason()
                : cause == null ? null : cause.getMessage();
        return message == null ? "it cannot be read or written" : message;
    }

    /** As {@link FactValue#printable}, of a text of several lines. */
    static String lines(String text) {
        // A tab is left: a caret below it stands where it is meant to.
        return text.lines()
                .map(line ->
                        Arrays.stream(line.split("\t", -1))
                                        .map(FactValue::printable)
                                        .collect(Collectors.joining("\t")) + "\n")
                .collect(Collectors.joining());
    }
}
