package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.Overview;
import care.concordance.explain.WhyNot;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan.Action;
import care.concordance.followup.Designation;
import care.concordance.followup.Designation.Standing;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of an assessment shows.
 *
 * @param places what a reader can ask for: the system, regions, sites
 * @param owners the roles that answer for a standard, by name
 * @param used the columns of the heat map some standard says something in
 * @param explained whether what the rules lack is said of each open verdict; false when there are too many
 * @param plan null when none is made up
 * @param years null when there is nothing to compare with
 */
record AssessmentPage(
        Assessment assessment,
        Overview overview,
        Place.All places,
        List<String> owners,
        HeatMap map,
        List<Integer> used,
        List<Chapter> chapters,
        SpelledOut spelledOut,
        boolean explained,
        @Nullable PlanView plan,
        List<RatesView> rates,
        List<OutcomesView> outcomes,
        @Nullable YearsView years,
        Provenance provenance) {

    private static final int MOST_SITES = 100;

    static AssessmentPage of(ConcordanceEngine engine, Assessment assessment, List<Assessment> earlier) {
        Overview overview = assessment.overview();
        Place.All places = Place.All.of(overview.designation(), assessment.snapshot());
        SpelledOut spelledOut = SpelledOut.of(assessment.verdicts());
        HeatMap map = HeatMap.of(places);
        PlanView plan = PlanView.of(engine, assessment, places, spelledOut);
        Map<Verdict.Key, Action> actions = new HashMap<>();
        if (plan != null) {
            plan.plan().actions().forEach(action -> actions.put(action.item(), action));
        }
        boolean explained = assessment.gaps().size() + assessment.unproven().size() <= SpelledOut.MOST;
        Map<Verdict.Key, WhyNot> whyNot = new HashMap<>();
        if (explained) {
            engine.explain(assessment)
                    .whyNot()
                    .forEach(each -> whyNot.put(new Verdict.Key(each.standard().id(), each.subject()), each));
        }
        List<Chapter> chapters =
                Chapter.of(assessment.verdicts(), overview.components(), places, map, spelledOut, verdict -> {
                    Verdict.Key item = verdict.key();
                    return new Entry(
                            verdict,
                            Marks.key(item.standard(), item.subject()),
                            places.of(verdict.subject()),
                            places.name(verdict.subject()),
                            actions.get(item),
                            whyNot.get(item),
                            verdict.varianceInWords(assessment.snapshot().asOf()));
                });
        return new AssessmentPage(
                assessment,
                overview,
                places,
                owners(assessment.verdicts()),
                map,
                used(map, chapters),
                chapters,
                spelledOut,
                explained,
                plan,
                RatesView.of(assessment, places),
                OutcomesView.of(assessment, places),
                YearsView.of(assessment, earlier, places),
                assessment.provenance());
    }

    private static List<String> owners(List<Verdict> verdicts) {
        TreeSet<String> owners = new TreeSet<>();
        verdicts.forEach(verdict -> owners.add(verdict.standard().owner()));
        return List.copyOf(owners);
    }

    /** The number of a role, from 0. */
    int owner(Standard standard) {
        return owners.indexOf(standard.owner());
    }

    /** Sites in scope that are concordant. */
    long included() {
        return overview.designation().sites().stream()
                .filter(row -> row.standing() == Standing.CONCORDANT)
                .count();
    }

    long inScope() {
        return overview.designation().sites().stream()
                .filter(row -> row.standing() != Standing.NOT_YET_INCLUDED)
                .count();
    }

    /** The system, the regions and the sites; of many sites those with most gaps. */
    List<Designation.Row> designationRows() {
        Designation designation = overview.designation();
        List<Designation.Row> rows = new ArrayList<>(List.of(designation.system()));
        rows.addAll(designation.regions());
        designation.sites().stream()
                .sorted(
                        designation.sites().size() <= MOST_SITES
                                ? Comparator.comparing(Designation.Row::name)
                                : Comparator.comparing((Designation.Row row) -> -row.gaps() - row.unproven()))
                .limit(MOST_SITES)
                .forEach(rows::add);
        return rows;
    }

    /** The columns of the heat map some standard says something in. */
    List<HeatMap.Column> columns() {
        return used.stream().map(map.columns()::get).toList();
    }

    /** A standard's cells in these columns. */
    List<HeatMap.@Nullable Cell> cells(Chapter.Row row) {
        return used.stream().<HeatMap.@Nullable Cell>map(row.cells()::get).toList();
    }

    private static List<Integer> used(HeatMap map, List<Chapter> chapters) {
        return IntStream.range(0, map.columns().size())
                .filter(column -> chapters.stream()
                        .flatMap(chapter -> chapter.grid().stream())
                        .anyMatch(row -> row.cells().get(column) != null))
                .boxed()
                .toList();
    }

    /** Subjects by name, the first of them. */
    String names(List<Subject> subjects, int most) {
        return subjects.stream().limit(most).map(places::name).collect(Collectors.joining(", "))
                + (subjects.size() > most ? " and " + (subjects.size() - most) + " more" : "");
    }

    /**
     * How many required verdicts came to an outcome.
     *
     * @param inScope at sites the designation covers, or of the whole; or at those not yet included
     */
    long count(Outcome outcome, boolean inScope) {
        return assessment.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome
                        && verdict.isRequired()
                        && places.of(verdict.subject()).inScope() == inScope)
                .count();
    }
}
