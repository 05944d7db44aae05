package care.concordance;

import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Changes;
import care.concordance.followup.Designation;
import care.concordance.followup.Lifecycle;
import care.concordance.followup.Scoring;
import care.concordance.followup.Trend;
import care.concordance.internal.pack.LibraryVersion;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a partner's facts prove on one day, and what follows from it. Immutable.
 *
 * @param snapshot the facts assessed
 * @param standardsOf the day whose standards were applied; the snapshot's own, or that of the first edition when
 *     it is later, unless asked otherwise
 * @param standards the standards in force that day
 * @param replacements those of them that a rule pack states in the place of an earlier pack's
 * @param verdicts one for each standard and subject, sorted by standard, then subject
 * @param packs the rule packs, in the order they were loaded
 */
public record Assessment(
        PartnerSnapshot snapshot,
        LocalDate standardsOf,
        List<Standard> standards,
        List<Replacement> replacements,
        List<Verdict> verdicts,
        List<Provenance.Pack> packs) {

    private static final int COLUMNS = 100;

    /** What stands in the place of a plan that is not {@link #isPlannable}. */
    public static final String NO_PLAN =
            "No plan: more is unknown than known, and its owners and due days would be made up.";

    public Assessment {
        standards = List.copyOf(standards);
        replacements = List.copyOf(replacements);
        verdicts = List.copyOf(verdicts);
        packs = List.copyOf(packs);
    }

    /** All it takes to reach the same verdicts again. Fingerprints the facts each time it is called. */
    public Provenance provenance() {
        return new Provenance(
                packs, snapshot.asOf(), standardsOf, CanonicalFacts.sha256(snapshot), LibraryVersion.get());
    }

    /** Verdicts that are gaps. */
    public List<Verdict> gaps() {
        return with(Outcome.GAP);
    }

    /** Verdicts that are gaps by the role that closes them, roles in alphabetical order. */
    public SortedMap<String, List<Verdict>> gapsByOwner() {
        SortedMap<String, List<Verdict>> byOwner = new TreeMap<>();
        gaps().forEach(gap -> byOwner.computeIfAbsent(gap.standard().owner(), owner -> new ArrayList<>())
                .add(gap));
        byOwner.replaceAll((owner, gaps) -> List.copyOf(gaps));
        return Collections.unmodifiableSortedMap(byOwner);
    }

    /** Verdicts that lack proof. */
    public List<Verdict> unproven() {
        return with(Outcome.UNPROVEN);
    }

    /** The verdict on one standard for one subject; empty when there is none. */
    public Optional<Verdict> verdict(String standard, Subject subject) {
        return verdicts.stream()
                .filter(verdict -> verdict.standard().id().equals(standard)
                        && verdict.subject().equals(subject))
                .findFirst();
    }

    /** Who is concordant: sites, regions, system. */
    public Designation designation() {
        return Designation.of(verdicts, snapshot.facts(), snapshot.name());
    }

    /** How far the partner has come, what is missing for the next step, and what each step releases. */
    public Lifecycle lifecycle() {
        return Lifecycle.of(verdicts, designation());
    }

    /** How the partner's and MSK's scores agree, and what remains to reconcile. */
    public Scoring scoring() {
        return Scoring.of(snapshot.facts());
    }

    /**
     * How verdicts and sites developed over several assessments, in the order of their days.
     *
     * @param assessments any number, of one partner
     */
    public static Trend trend(Collection<Assessment> assessments) {
        return new Trend(assessments.stream()
                .sorted(Comparator.comparing((Assessment assessment) -> assessment.snapshot.asOf()))
                .map(assessment ->
                        Trend.year(assessment.snapshot.asOf(), assessment.verdicts, assessment.designation()))
                .toList());
    }

    /**
     * Whether enough is on record to plan by: something is known to be a gap, or not more is unproven than is concordant. Of
     * a partner of whom little is known a plan would only make up owners and days.
     */
    public boolean isPlannable() {
        return !gaps().isEmpty()
                || unproven().size() <= with(Outcome.CONCORDANT).size();
    }

    /** What would close every gap, by whom and by when. */
    public AlignmentPlan alignmentPlan() {
        return AlignmentPlan.of(verdicts, snapshot.asOf());
    }

    /**
     * What became of the partner since an earlier assessment.
     *
     * @throws IllegalArgumentException when the other assessment is of a later day
     */
    public Changes since(Assessment earlier) {
        if (earlier.snapshot.asOf().isAfter(snapshot.asOf())) {
            throw new IllegalArgumentException("the earlier assessment is of " + earlier.snapshot.asOf()
                    + ", after this one of " + snapshot.asOf() + ": swap them");
        }
        return Changes.between(
                earlier.verdicts, earlier.alignmentPlan(), earlier.snapshot.asOf(), verdicts, snapshot.asOf());
    }

    /** Who is designated, where the gaps are, what is due next, and who has evidence to bring. */
    public Overview overview() {
        return Overview.of(this);
    }

    /**
     * The assessment on one screen, for a person: designation, counts, the standards with most gaps, what is due next, and
     * who has evidence to bring.
     */
    public String summary() {
        return summary(COLUMNS);
    }

    /**
     * The same for a screen of so many columns.
     *
     * @param columns at least 80
     * @throws IllegalArgumentException if there are fewer
     */
    public String summary(int columns) {
        return Summary.of(this, wide(columns));
    }

    /**
     * The designations as a table, for a person.
     *
     * @param columns at least 80
     * @throws IllegalArgumentException if there are fewer
     */
    public String designationReport(int columns) {
        return DesignationTable.alone(this, wide(columns));
    }

    /** Some verdicts as text, for a person, with what closes them; what calls for nothing is folded. */
    public String report(Predicate<Verdict> shown) {
        return report(shown, COLUMNS);
    }

    /**
     * The same for a screen of so many columns.
     *
     * @param columns at least 80
     * @throws IllegalArgumentException if there are fewer
     */
    public String report(Predicate<Verdict> shown, int columns) {
        return TextReport.of(this, shown, wide(columns));
    }

    /** The whole assessment as text, for a person. */
    public String report() {
        return report(COLUMNS);
    }

    /**
     * The same for a screen of so many columns.
     *
     * @param columns at least 80
     * @throws IllegalArgumentException if there are fewer
     */
    public String report(int columns) {
        return TextReport.of(this, wide(columns));
    }

    private static int wide(int columns) {
        if (columns < 80) {
            throw new IllegalArgumentException("a report needs 80 columns or more, and not " + columns);
        }
        return columns;
    }

    private List<Verdict> with(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).toList();
    }
}
