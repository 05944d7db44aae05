package care.concordance.verdict;

import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one standard for one subject, with its reasons, which are put into words when somebody asks for them.
 * Immutable and thread-safe. Two are equal when all they say is.
 *
 * @param standard the text of the standard that was in force
 * @param subject whom it is about
 * @param outcome how it turned out
 * @param reasons why, sorted; empty only when no rule said anything
 * @param variance the variance that names this standard and subject, in force or expired; null when there is none
 */
public record Verdict(
        Standard standard,
        Subject subject,
        Outcome outcome,
        List<Reason> reasons,
        @Nullable Variance variance) implements Comparable<Verdict> {

    public Verdict {
        reasons = reasons instanceof WordedReasons ? reasons : List.copyOf(reasons);
    }

    /**
     * @param standard the text of the standard that was in force
     * @param subject whom it is about
     * @param outcome how it turned out
     * @param wording gives the reasons, sorted; the same whenever it is asked, and the same as another exactly when it is
     *     equal to it
     * @param variance the variance that names this standard and subject, in force or expired; null when there is none
     */
    public Verdict(
            Standard standard,
            Subject subject,
            Outcome outcome,
            Supplier<List<Reason>> wording,
            @Nullable Variance variance) {
        this(standard, subject, outcome, new WordedReasons(wording), variance);
    }

    /** What stands of its variance on a day, in words; null when it has none. */
    public @Nullable String varianceInWords(LocalDate day) {
        if (variance == null) {
            return null;
        }
        String standing = variance.inForce(day)
                ? "in force until " + variance.expires()
                : variance.expires().isBefore(day)
                        ? "expired on " + variance.expires()
                        : "not before " + variance.granted();
        String needed = outcome == Outcome.CONCORDANT ? ", not needed" : "";
        return standing + needed + ", approved by " + variance.approvedBy() + ": " + variance.reason();
    }

    /** What closes it, in the words of its standard; null when nothing is open. */
    public @Nullable String toClose() {
        return switch (outcome) {
            case GAP -> standard.remedy();
            case UNPROVEN -> "bring the evidence: " + standard.evidence();
            case CONCORDANT, WAIVED, NOT_APPLICABLE -> null;
        };
    }

    /** True when designation depends on this verdict. */
    public boolean isRequired() {
        return standard.isRequired();
    }

    @Override
    public int compareTo(Verdict other) {
        int byStandard = standard.id().compareTo(other.standard.id());
        return byStandard != 0 ? byStandard : subject.compareTo(other.subject);
    }

    // Its standard's own hash would read a whole page.
    @Override
    public int hashCode() {
        return Objects.hash(standard.id(), subject, outcome);
    }

    /** Names no reason: they may hold what patients' records say. */
    @Override
    public String toString() {
        return standard.id() + " " + outcome + " for " + subject;
    }

    /** What it is about. */
    public Key key() {
        return new Key(standard.id(), subject);
    }

    /** What a verdict or an action is about: one standard, whichever of its texts, for one subject. */
    public record Key(String standard, Subject subject) implements Comparable<Key> {

        /**
         * Reads what {@link #toString} writes.
         *
         * @throws IllegalArgumentException when the text is not a standard, a kind and an id, as in {@code TB-01 site main}
         */
        public static Key parse(String text) {
            String stripped = text.strip();
            int space = stripped.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException(
                        "\"" + text
                                + "\" is not a standard and a subject; write a standard, a kind and an id, as in: TB-01 site fairfield");
            }
            return new Key(
                    stripped.substring(0, space),
                    Subject.parse(stripped.substring(space + 1).strip()));
        }

        @Override
        public int compareTo(Key other) {
            int by = standard.compareTo(other.standard);
            return by != 0 ? by : subject.compareTo(other.subject);
        }

        @Override
        public String toString() {
            return standard + " " + subject;
        }
    }
}
