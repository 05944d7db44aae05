package care.concordance.followup;

import care.concordance.facts.Agreement;
import care.concordance.facts.AnnualReview;
import care.concordance.facts.ConcordanceAssessment;
import care.concordance.facts.DueDiligence;
import care.concordance.facts.Fact;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Subject;
import care.concordance.facts.TrialsOffice;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard.Component;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a partner has come on the way the program describes, what is missing for the next step, and what each step
 * releases. The order of the steps and the benefits are those of the MSK Care Partners page, "Becoming an MSK Care
 * Partner" and "Benefits of being an MSK Care Partner".
 *
 * @param steps every step in order
 * @param current the first step not completed; the last one when all are
 * @param nextReview the day the next annual review is due; null before a designation is recorded
 * @param benefits what the program gives, and why it is still withheld
 */
public record Lifecycle(
        List<Step> steps, Stage current, @Nullable LocalDate nextReview, List<Benefit> benefits) {

    /** The steps, in the order the program states. */
    public enum Stage {
        ENTRY("Entry criteria"),
        DUE_DILIGENCE("Due diligence"),
        AGREEMENT("Agreement"),
        CONCORDANCE_ASSESSMENT("Concordance assessment"),
        ALIGNMENT("Alignment"),
        DESIGNATION("Designation"),
        ANNUAL_REVIEW("Annual review");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        /** The name reports print. */
        public String title() {
            return title;
        }
    }

    /**
     * One step.
     *
     * @param missing what is missing to complete it; empty when it is completed
     */
    public record Step(Stage stage, List<String> missing) {

        public Step {
            missing = List.copyOf(missing);
        }

        public boolean isCompleted() {
            return missing.isEmpty();
        }
    }

    /**
     * Something the program gives.
     *
     * @param name what it is
     * @param after the step that releases it
     * @param withheld why it is still withheld; empty when it is released
     */
    public record Benefit(String name, Stage after, List<String> withheld) {

        public Benefit {
            withheld = List.copyOf(withheld);
        }

        public boolean isReleased() {
            return withheld.isEmpty();
        }
    }

    private static final Set<Component> CLINICAL =
            Collections.unmodifiableSet(EnumSet.of(Component.STANDARDS_OF_CARE, Component.CLINICAL_OUTCOMES));

    public Lifecycle {
        steps = List.copyOf(steps);
        benefits = List.copyOf(benefits);
    }

    /** The step of a stage. */
    public Step step(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage).findFirst().orElseThrow();
    }

    /** Computes it from the facts and from what the rules found. */
    public static Lifecycle of(
            Collection<Verdict> verdicts, Collection<? extends Fact> facts, Designation designation, LocalDate asOf) {
        Optional<RecordedDesignation> recorded =
                latest(select(facts, RecordedDesignation.class), RecordedDesignation::on);
        LocalDate nextReview = recorded.map(
                        designated -> lastReview(designated, facts).plusYears(1))
                .orElse(null);
        List<Step> steps = List.of(
                new Step(Stage.ENTRY, entry(verdicts)),
                new Step(Stage.DUE_DILIGENCE, dueDiligence(facts)),
                new Step(Stage.AGREEMENT, agreement(facts, asOf)),
                new Step(Stage.CONCORDANCE_ASSESSMENT, concordanceAssessment(facts)),
                new Step(Stage.ALIGNMENT, alignment(verdicts, designation)),
                new Step(Stage.DESIGNATION, designation(facts, recorded)),
                new Step(Stage.ANNUAL_REVIEW, annualReview(nextReview, asOf)));
        Stage current = steps.stream()
                .filter(step -> !step.isCompleted())
                .map(Step::stage)
                .findFirst()
                .orElse(Stage.ANNUAL_REVIEW);
        return new Lifecycle(steps, current, nextReview, benefits(verdicts, facts, designation, steps));
    }

    private static List<String> entry(Collection<Verdict> verdicts) {
        List<Verdict> criteria = verdicts.stream()
                .filter(verdict -> verdict.standard().domain().equals("entry") && verdict.isRequired())
                .toList();
        return criteria.isEmpty()
                ? List.of("entry criteria to judge by: none is in force that day")
                : criteria.stream()
                        .filter(verdict -> verdict.outcome().isOpen())
                        .map(Lifecycle::open)
                        .toList();
    }

    private static List<String> dueDiligence(Collection<? extends Fact> facts) {
        List<String> missing = new ArrayList<>();
        DueDiligence examined =
                select(facts, DueDiligence.class).stream().findFirst().orElse(new DueDiligence(null, null));
        require(missing, examined.marketAnalysis() != null, "a completed market analysis");
        require(missing, examined.financialEvaluation() != null, "a completed financial evaluation");
        return missing;
    }

    private static List<String> agreement(Collection<? extends Fact> facts, LocalDate asOf) {
        List<String> missing = new ArrayList<>();
        Optional<Agreement> found = select(facts, Agreement.class).stream().findFirst();
        if (found.isEmpty() || found.get().signed() == null) {
            return List.of("a signed agreement");
        }
        Agreement agreement = found.get();
        LocalDate expires = agreement.expires();
        require(
                missing,
                expires != null && !expires.isBefore(asOf),
                "an agreement in force: "
                        + (expires == null ? "its last day is not known" : "it expired on " + expires));
        require(missing, Boolean.TRUE.equals(agreement.termsMutual()), "terms both sides accept");
        Integer milestones = agreement.milestones();
        require(missing, milestones != null && milestones > 0, "milestones in the agreement");
        return missing;
    }

    private static List<String> concordanceAssessment(Collection<? extends Fact> facts) {
        Optional<ConcordanceAssessment> found =
                select(facts, ConcordanceAssessment.class).stream().findFirst();
        if (found.isEmpty() || found.get().completed() == null) {
            return List.of("a completed concordance assessment");
        }
        Set<ConcordanceAssessment.Covered> covers = found.get().covers();
        Set<ConcordanceAssessment.Covered> lacking = EnumSet.allOf(ConcordanceAssessment.Covered.class);
        lacking.removeAll(covers == null ? Set.of() : covers);
        return lacking.stream()
                .map(part -> "the assessment's part on " + words(part.name()))
                .toList();
    }

    private static List<String> alignment(Collection<Verdict> verdicts, Designation designation) {
        if (designation.system().standing() == Designation.Standing.CONCORDANT) {
            return List.of();
        }
        List<Verdict> open = openInScope(verdicts, designation, EnumSet.allOf(Component.class));
        return open.isEmpty() && designation.system().standing() == Designation.Standing.UNPROVEN
                ? List.of(
                        "standards that prove it: nothing is open, and nothing was found to be met in all of the scope")
                : open.stream().map(Lifecycle::open).toList();
    }

    private static List<String> designation(Collection<? extends Fact> facts, Optional<RecordedDesignation> recorded) {
        List<String> missing = new ArrayList<>();
        require(missing, recorded.isPresent(), "a designation recorded by MSK");
        require(
                missing,
                select(facts, ConcordanceAssessment.class).stream()
                        .anyMatch(assessment -> Boolean.TRUE.equals(assessment.mutuallySatisfactory())),
                "a conclusion both sides accept");
        return missing;
    }

    private static List<String> annualReview(@Nullable LocalDate nextReview, LocalDate asOf) {
        if (nextReview == null) {
            return List.of("a designation to review");
        }
        return nextReview.isBefore(asOf) ? List.of("the annual review that was due on " + nextReview) : List.of();
    }

    private static List<Benefit> benefits(
            Collection<Verdict> verdicts, Collection<? extends Fact> facts, Designation designation, List<Step> steps) {
        List<String> beforeAgreement = upTo(steps, Stage.AGREEMENT);
        List<String> beforeAssessment = upTo(steps, Stage.CONCORDANCE_ASSESSMENT);
        List<String> beforeDesignation = upTo(steps, Stage.DESIGNATION);
        List<String> branding = new ArrayList<>(beforeDesignation);
        // The program says it is not a branding arrangement: a name on the door never comes before the care behind it.
        openInScope(verdicts, designation, CLINICAL)
                .forEach(verdict -> branding.add("clinical concordance: " + open(verdict)));
        require(
                branding,
                verdicts.stream()
                        .anyMatch(verdict -> verdict.isRequired()
                                && verdict.outcome() == Outcome.CONCORDANT
                                && CLINICAL.contains(verdict.standard().component())),
                "clinical concordance: no standard of care was found to be met");
        List<String> trials = new ArrayList<>(beforeAssessment);
        require(
                trials,
                select(facts, TrialsOffice.class).stream()
                        .anyMatch(office -> Boolean.TRUE.equals(office.mskAssessed())),
                "a trials office assessed by MSK");
        return List.of(
                new Benefit(
                        "Joint operating committee and physician advisory council", Stage.AGREEMENT, beforeAgreement),
                new Benefit("Relationship manager and site director", Stage.AGREEMENT, beforeAgreement),
                new Benefit("Recommended resources and capabilities", Stage.CONCORDANCE_ASSESSMENT, beforeAssessment),
                new Benefit("MSK trials on site", Stage.CONCORDANCE_ASSESSMENT, trials),
                new Benefit("MSK guidelines and protocols", Stage.DESIGNATION, beforeDesignation),
                new Benefit("Educational and research support", Stage.DESIGNATION, beforeDesignation),
                new Benefit("Branded marketing", Stage.DESIGNATION, distinct(branding)),
                new Benefit("Facility co-branding", Stage.DESIGNATION, distinct(branding)));
    }

    /** What is missing in all steps up to one, the step itself included. */
    private static List<String> upTo(List<Step> steps, Stage last) {
        return distinct(steps.stream()
                .filter(step -> step.stage().compareTo(last) <= 0)
                .flatMap(step -> step.missing().stream())
                .toList());
    }

    /** Required standards open in what the designation covers: the system, its regions, and the sites in scope. */
    private static List<Verdict> openInScope(
            Collection<Verdict> verdicts, Designation designation, Set<Component> components) {
        Set<String> pending = new TreeSet<>();
        designation.sites().stream()
                .filter(row -> row.standing() == Designation.Standing.NOT_YET_INCLUDED)
                .forEach(row -> pending.add(row.subject().id()));
        return verdicts.stream()
                .filter(verdict -> verdict.isRequired() && verdict.outcome().isOpen())
                .filter(verdict -> components.contains(verdict.standard().component()))
                .filter(verdict -> verdict.subject().site() == null
                        || !pending.contains(verdict.subject().site()))
                .filter(verdict -> verdict.subject().kind() != Subject.Kind.CASE)
                .toList();
    }

    /** The last annual review, or the designation itself when it is younger. */
    private static LocalDate lastReview(RecordedDesignation designated, Collection<? extends Fact> facts) {
        return latest(select(facts, AnnualReview.class), AnnualReview::on)
                .map(AnnualReview::on)
                .filter(review -> review.isAfter(designated.on()))
                .orElse(designated.on());
    }

    private static String open(Verdict verdict) {
        return verdict.standard().id() + " " + verdict.subject() + ": "
                + (verdict.outcome() == Outcome.GAP
                        ? verdict.standard().remedy()
                        : "bring the evidence: " + verdict.standard().evidence());
    }

    private static void require(List<String> missing, boolean there, String what) {
        if (!there) {
            missing.add(what);
        }
    }

    private static List<String> distinct(List<String> words) {
        return words.stream().distinct().toList();
    }

    private static String words(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static <F> Optional<F> latest(List<F> facts, java.util.function.Function<F, LocalDate> day) {
        return facts.stream().max(Comparator.comparing(day));
    }

    private static <F extends Fact> List<F> select(Collection<? extends Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
