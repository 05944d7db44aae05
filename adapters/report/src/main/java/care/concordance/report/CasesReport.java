package care.concordance.report;

import care.concordance.verdict.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of single cases or patients, judged one by one: measures with their intervals, what there is to do, and what
 * data are missing. It holds no more of a person than its worklist names.
 *
 * @param title what was judged, in a line
 * @param about what else is to be known of it, each a sentence: who reads it, what it is not
 * @param read what was read and what was not, each a sentence
 * @param measures in the order they are listed
 * @param work what there is to do, in order; empty when it was not asked for
 * @param missing data that are missing, each a sentence, the most often missing first
 */
public record CasesReport(
        String title,
        List<String> about,
        List<String> read,
        List<Measure> measures,
        List<Work> work,
        List<String> missing) {

    /** Lines of a worklist a page shows: a browser stays quick with some thousands. */
    public static final int MOST_WORK = 10_000;

    public CasesReport {
        about = List.copyOf(about);
        read = List.copyOf(read);
        measures = List.copyOf(measures);
        work = List.copyOf(work);
        missing = List.copyOf(missing);
    }

    /**
     * A measure.
     *
     * @param id its id
     * @param title what it asks
     * @param met how many meet it
     * @param judged how many it applies to and are proven either way; {@code met} at least
     * @param excluded how many it leaves out
     * @param unproven how many lack the data to tell; null when that was not counted
     */
    public record Measure(
            String id,
            String title,
            int met,
            int judged,
            int excluded,
            @Nullable Integer unproven) {

        /** @throws IllegalArgumentException when more meet it than are judged, or a count is negative */
        public Measure {
            if (met < 0 || met > judged || excluded < 0 || (unproven != null && unproven < 0)) {
                throw new IllegalArgumentException(
                        id + ": " + met + " of " + judged + ", " + excluded + " excluded, " + unproven + " unproven");
            }
        }
    }

    /**
     * Something to do about a case or patient.
     *
     * @param outcome GAP, or UNPROVEN when something is missing
     * @param site where; null when that is not known
     * @param about the case or patient, by its id
     * @param measure the id of the measure
     * @param sentence why
     */
    public record Work(Outcome outcome, @Nullable String site, String about, String measure, String sentence) {}
}
