package care.concordance.followup;

import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a partner's verdicts and sites developed over any number of assessments.
 *
 * @param years one entry an assessment, oldest first
 */
public record Trend(List<Year> years) {

    /**
     * One assessment.
     *
     * @param asOf its day
     * @param outcomes how many verdicts had each outcome
     * @param system where the system stood
     * @param sitesConcordant sites concordant
     * @param sitesInScope sites in scope
     */
    public record Year(
            LocalDate asOf,
            Map<Outcome, Integer> outcomes,
            Designation.Standing system,
            int sitesConcordant,
            int sitesInScope) {

        public Year {
            outcomes = Map.copyOf(outcomes);
        }
    }

    public Trend {
        years = List.copyOf(years);
    }

    /** One entry of a trend. */
    public static Year year(LocalDate asOf, Collection<Verdict> verdicts, Designation designation) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        verdicts.forEach(verdict -> outcomes.merge(verdict.outcome(), 1, Integer::sum));
        List<Designation.Row> inScope = designation.sites().stream()
                .filter(row -> row.standing() != Designation.Standing.NOT_YET_INCLUDED)
                .toList();
        return new Year(
                asOf,
                outcomes,
                designation.system().standing(),
                (int) inScope.stream()
                        .filter(row -> row.standing() == Designation.Standing.CONCORDANT)
                        .count(),
                inScope.size());
    }
}
