package care.concordance.followup;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Standard.Component;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a partner has come on the way the program describes, what is missing for the next step, and what each step
 * releases. It follows from verdicts and from the designation on record, and states no rule of its own. The order of the
 * steps and the benefits are those of the MSK Care Partners page, "Becoming an MSK Care Partner" and "Benefits of being
 * an MSK Care Partner".
 *
 * @param steps every step in order
 * @param current the first step that lacks something; the last one when none does
 * @param nextReview the last day on which the next annual review is in time; null before a designation is recorded
 * @param benefits what the program gives, and why it is still withheld
 */
public record Lifecycle(
        List<Step> steps, Stage current, @Nullable LocalDate nextReview, List<Benefit> benefits) {

    /** The steps, in the order the program states. */
    public enum Stage {
        ENTRY("Entry criteria", "entry"),
        DUE_DILIGENCE("Due diligence", "duediligence"),
        AGREEMENT("Agreement", "agreement"),
        CONCORDANCE_ASSESSMENT("Concordance assessment", "assessment"),
        ALIGNMENT("Alignment", "alignment"),
        DESIGNATION("Designation", "designation"),
        ANNUAL_REVIEW("Annual review", "review");

        private final String title;
        private final String domain;

        Stage(String title, String domain) {
            this.title = title;
            this.domain = domain;
        }

        /** The name reports print. */
        public String title() {
            return title;
        }

        /** The step a standard belongs to: that of its domain, and alignment, which closes every other gap. */
        public static Stage of(Standard standard) {
            return Arrays.stream(values())
                    .filter(stage -> stage.domain.equals(standard.domain()))
                    .findFirst()
                    .orElse(ALIGNMENT);
        }
    }

    /** How far one step has come. */
    public enum State {
        /** Its standards are met or waived. */
        DONE("done"),
        /** None of its standards applies yet. */
        NOT_DUE("not due"),
        /** It has a gap. */
        MISSING("missing"),
        /** It has no gap, and what would prove it is not on record. */
        NOT_ON_RECORD("not on record");

        private final String title;

        State(String title) {
            this.title = title;
        }

        /** The words reports print. */
        public String title() {
            return title;
        }
    }

    /**
     * Something a step lacks.
     *
     * @param what what would close it
     * @param gap true for a gap, false for proof that is not on record
     */
    public record Lack(String what, boolean gap) {}

    /**
     * One step.
     *
     * @param due false when none of its standards applies yet
     * @param missing what it lacks; empty when it is done or not due
     */
    public record Step(Stage stage, boolean due, List<Lack> missing) {

        public Step {
            missing = List.copyOf(missing);
        }

        /** How far it has come. */
        public State state() {
            if (missing.isEmpty()) {
                return due ? State.DONE : State.NOT_DUE;
            }
            return missing.stream().anyMatch(Lack::gap) ? State.MISSING : State.NOT_ON_RECORD;
        }
    }

    /**
     * Something the program gives.
     *
     * @param name what it is
     * @param after the step that releases it
     * @param withheld what still stands before it, a gap or proof that is not on record; empty when it is released
     */
    public record Benefit(String name, Stage after, List<Lack> withheld) {

        public Benefit {
            withheld = List.copyOf(withheld);
        }

        /** True when nothing stands before it. */
        public boolean isReleased() {
            return withheld.isEmpty();
        }

        /** True when a gap stands before it; false also when only proof is lacking. */
        public boolean isWithheld() {
            return withheld.stream().anyMatch(Lack::gap);
        }
    }

    private static final Set<Component> CLINICAL =
            Collections.unmodifiableSet(EnumSet.of(Component.STANDARDS_OF_CARE, Component.CLINICAL_OUTCOMES));

    /** The standard that tells whether MSK has assessed a site's trials office. A pack may replace its text, not its id. */
    private static final String TRIALS_OFFICE_ASSESSED = "RES-05";

    public Lifecycle {
        steps = List.copyOf(steps);
        benefits = List.copyOf(benefits);
    }

    /** The step of a stage. */
    public Step step(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage).findFirst().orElseThrow();
    }

    /** What follows from the verdicts on a partner and from the designation computed of them. */
    public static Lifecycle of(Collection<Verdict> verdicts, Designation designation) {
        List<Verdict> required = requiredInScope(verdicts, designation);
        List<Step> steps = Arrays.stream(Stage.values())
                .map(stage -> step(stage, required, designation))
                .toList();
        Stage current = steps.stream()
                .filter(step -> !step.missing().isEmpty())
                .map(Step::stage)
                .findFirst()
                .orElse(Stage.ANNUAL_REVIEW);
        return new Lifecycle(steps, current, designation.reviewDue(), benefits(required, steps));
    }

    private static Step step(Stage stage, List<Verdict> required, Designation designation) {
        List<Verdict> own = required.stream()
                .filter(verdict -> Stage.of(verdict.standard()) == stage)
                .toList();
        List<Lack> missing = new ArrayList<>(open(own, verdict -> true, ""));
        if (own.isEmpty()) {
            missing.add(new Lack("standards to judge by: none of this step is in force that day", false));
        }
        if (stage == Stage.DESIGNATION && designation.recorded().isEmpty()) {
            missing.add(new Lack("a designation recorded by MSK", false));
        }
        boolean due = own.stream().anyMatch(verdict -> verdict.outcome() != Outcome.NOT_APPLICABLE);
        if (stage == Stage.ALIGNMENT && missing.isEmpty() && !isAnyMet(own, verdict -> true)) {
            missing.add(new Lack("standards that prove it: nothing is open, and nothing was found to be met", false));
        }
        return new Step(stage, due, missing);
    }

    private static List<Benefit> benefits(List<Verdict> required, List<Step> steps) {
        List<Lack> beforeAgreement = upTo(steps, Stage.AGREEMENT);
        List<Lack> beforeAssessment = upTo(steps, Stage.CONCORDANCE_ASSESSMENT);
        List<Lack> beforeDesignation = upTo(steps, Stage.DESIGNATION);
        // The program says it is not a branding arrangement: a name on the door never comes before the care behind it.
        Predicate<Verdict> isClinical =
                verdict -> CLINICAL.contains(verdict.standard().component());
        List<Lack> branding = together(List.of(
                beforeDesignation,
                open(required, isClinical, "clinical concordance: "),
                isAnyMet(required, isClinical)
                        ? List.of()
                        : List.of(new Lack("clinical concordance: no standard of care was found to be met", false))));
        Predicate<Verdict> isAssessment = verdict -> verdict.standard().id().equals(TRIALS_OFFICE_ASSESSED);
        List<Lack> trials = together(List.of(
                beforeAssessment,
                isAnyMet(required, isAssessment)
                        ? List.of()
                        : List.of(new Lack(
                                "a trials office assessed by MSK",
                                required.stream()
                                        .filter(isAssessment)
                                        .anyMatch(verdict -> verdict.outcome() == Outcome.GAP)))));
        return List.of(
                new Benefit(
                        "Joint operating committee and physician advisory council", Stage.AGREEMENT, beforeAgreement),
                new Benefit("Relationship manager and site director", Stage.AGREEMENT, beforeAgreement),
                new Benefit("Recommended resources and capabilities", Stage.CONCORDANCE_ASSESSMENT, beforeAssessment),
                new Benefit("MSK trials on site", Stage.CONCORDANCE_ASSESSMENT, trials),
                new Benefit("MSK guidelines and protocols", Stage.DESIGNATION, beforeDesignation),
                new Benefit("Educational and research support", Stage.DESIGNATION, beforeDesignation),
                new Benefit("Branded marketing", Stage.DESIGNATION, branding),
                new Benefit("Facility co-branding", Stage.DESIGNATION, branding));
    }

    /** What all steps up to one lack, the step itself included. */
    private static List<Lack> upTo(List<Step> steps, Stage last) {
        return together(steps.stream()
                .filter(step -> step.stage().compareTo(last) <= 0)
                .map(Step::missing)
                .toList());
    }

    private static List<Lack> together(List<List<Lack>> parts) {
        return parts.stream().flatMap(List::stream).distinct().toList();
    }

    private static List<Lack> open(List<Verdict> verdicts, Predicate<Verdict> of, String before) {
        return verdicts.stream()
                .filter(of)
                .filter(verdict -> verdict.outcome().isOpen())
                .map(verdict -> new Lack(before + toClose(verdict), verdict.outcome() == Outcome.GAP))
                .toList();
    }

    private static boolean isAnyMet(List<Verdict> verdicts, Predicate<Verdict> of) {
        return verdicts.stream().filter(of).anyMatch(verdict -> verdict.outcome() == Outcome.CONCORDANT);
    }

    /** Verdicts of required standards on what the designation covers: the system, its regions, and the sites in scope. */
    private static List<Verdict> requiredInScope(Collection<Verdict> verdicts, Designation designation) {
        Set<String> pending = new TreeSet<>();
        designation.sites().stream()
                .filter(row -> row.standing() == Designation.Standing.NOT_YET_INCLUDED)
                .forEach(row -> pending.add(row.subject().id()));
        return verdicts.stream()
                .filter(Verdict::isRequired)
                .filter(verdict -> verdict.subject().site() == null
                        || !pending.contains(verdict.subject().site()))
                .filter(verdict -> verdict.subject().kind() != Subject.Kind.CASE)
                .toList();
    }

    private static String toClose(Verdict verdict) {
        return verdict.standard().id() + " " + verdict.subject() + ": "
                + (verdict.outcome() == Outcome.GAP
                        ? verdict.standard().remedy()
                        : "bring the evidence: " + verdict.standard().evidence());
    }
}
