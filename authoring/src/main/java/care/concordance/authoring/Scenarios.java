package care.concordance.authoring;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.SnapshotException;
import care.concordance.evaluate.EvaluationException;
import care.concordance.json.FactsJsonException;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the scenarios of standards: facts and the outcome they are to have, kept as JSON beside the rules. */
public final class Scenarios {

    static final String ENDING = ".json";

    private Scenarios() {}

    /**
     * What became of one scenario.
     *
     * @param verdict the verdict it got; null when there was none
     * @param failure why it failed, for the author of the standard; null when it passed
     */
    public record Result(
            Scenario scenario,
            @Nullable Verdict verdict,
            @Nullable String failure) {

        /** True when the verdict was the one expected. */
        public boolean passed() {
            return failure == null;
        }
    }

    /**
     * Reads every {@code .json} file below a directory, in the order of their paths.
     *
     * @throws FactsJsonException when a file cannot be used, with everything that is wrong with it
     * @throws RulePackException when a file would be passed over
     * @throws UncheckedIOException when the directory cannot be read
     */
    public static List<Scenario> read(Path directory) {
        return RulePack.files(directory, ENDING).values().stream()
                .flatMap(file -> Scenario.read(file).stream())
                .toList();
    }

    /** Assesses the facts of a scenario and compares the verdict it is about. Thread-safe. */
    public static Result run(Scenario scenario, ConcordanceEngine engine) {
        Assessment assessment;
        try {
            // On its own day, even before the first edition: a text that is not in force then cannot be tried.
            assessment = engine.assess(scenario.snapshot(), scenario.snapshot().asOf());
        } catch (SnapshotException | EvaluationException e) {
            return new Result(scenario, null, where(scenario) + e.getMessage());
        }
        Verdict verdict =
                assessment.verdict(scenario.standard(), scenario.subject()).orElse(null);
        String wrong = verdict == null ? noVerdict(scenario, assessment) : wrong(scenario, verdict);
        return new Result(scenario, verdict, wrong == null ? null : where(scenario) + wrong);
    }

    private static String noVerdict(Scenario scenario, Assessment assessment) {
        boolean inForce = assessment.standards().stream()
                .anyMatch(standard -> standard.id().equals(scenario.standard()));
        return "there is no verdict about " + scenario.subject() + ": "
                + (inForce
                        ? "the facts do not list it, or the standard is about another kind of subject"
                        : "no standard " + scenario.standard() + " is in force on "
                                + scenario.snapshot().asOf());
    }

    /** What of a verdict is not as the scenario expects; null when all of it is. */
    static @Nullable String wrong(Scenario scenario, Verdict verdict) {
        String said = verdict.reasons().stream()
                .map(reason -> "\n  " + words(reason) + "  " + reason.facts())
                .collect(Collectors.joining());
        if (verdict.outcome() != scenario.outcome()) {
            return scenario.subject() + " was to be " + scenario.outcome() + " and is " + verdict.outcome()
                    + (said.isEmpty() ? "; no rule said anything" : "; the rules said:" + said);
        }
        String sentence = scenario.sentence();
        if (sentence != null && verdict.reasons().stream().map(Scenarios::words).noneMatch(s -> s.contains(sentence))) {
            return "no reason contains \"" + sentence + "\"; the rules said:" + said;
        }
        String unsaid = scenario.unsaid();
        if (unsaid != null && verdict.reasons().stream().map(Scenarios::words).anyMatch(s -> s.contains(unsaid))) {
            return "a reason contains \"" + unsaid + "\", which none may; the rules said:" + said;
        }
        return null;
    }

    /** A reason as it is compared with what a scenario expects, and printed: its verb, then its sentence. */
    static String words(Reason reason) {
        return reason.verb().word() + ": " + reason.sentence();
    }

    private static String where(Scenario scenario) {
        return scenario.file() + ":" + scenario.line() + "[" + scenario.index() + "] \"" + scenario.say() + "\": ";
    }
}
