package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.SnapshotException;
import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.EvaluationException;
import care.concordance.json.FactsJsonException;
import care.concordance.json.Given;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

        /** The outcome it got; null when there was no verdict. */
        public @Nullable Outcome outcome() {
            return verdict == null ? null : verdict.outcome();
        }

        /** The sentences of the verdict's reasons, each once; none when there was no verdict. */
        public List<String> sentences() {
            return verdict == null
                    ? List.of()
                    : verdict.reasons().stream()
                            .map(Reason::sentence)
                            .distinct()
                            .toList();
        }

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
        Verdict verdict;
        try {
            verdict = verdict(scenario, engine).orElse(null);
        } catch (SnapshotException | EvaluationException e) {
            return new Result(scenario, null, where(scenario) + e.getMessage());
        }
        String wrong = verdict == null ? noVerdict(scenario, engine) : wrong(scenario, verdict);
        return new Result(scenario, verdict, wrong == null ? null : where(scenario) + wrong);
    }

    private static Optional<Verdict> verdict(Scenario scenario, ConcordanceEngine engine) {
        String id = scenario.standard();
        if (scenario.given() instanceof Given.OfPartner partner) {
            // On its own day, even before the first edition: a text that is not in force then cannot be tried.
            return engine.assess(partner.snapshot(), partner.asOf()).verdict(id, scenario.subject());
        }
        if (scenario.given() instanceof Given.OfCase of) {
            CaseReview review = engine.review(of.tumorCase());
            if (review.isSetAside()) {
                throw new EvaluationException(review.failures());
            }
            return review.verdict(id).or(() -> outside(scenario, engine));
        }
        return engine.judge(scenario.given().facts(), scenario.asOf()).stream()
                .filter(verdict ->
                        verdict.standard().id().equals(id) && verdict.subject().equals(scenario.subject()))
                .findFirst()
                .or(() -> outside(scenario, engine));
    }

    /** The verdict about a case or patient of whom no rule speaks, by a text in force: it does not apply. */
    private static Optional<Verdict> outside(Scenario scenario, ConcordanceEngine engine) {
        return texts(scenario, engine)
                .filter(text -> text.level() == scenario.subject().kind())
                .findFirst()
                .map(text -> new Verdict(text, scenario.subject(), Outcome.NOT_APPLICABLE, List.of(), null));
    }

    /** The texts of the standard that a scenario is about and may be judged by. */
    private static Stream<Standard> texts(Scenario scenario, ConcordanceEngine engine) {
        return engine.packs().stream()
                .flatMap(pack -> pack.standards().stream())
                .filter(text -> text.id().equals(scenario.standard())
                        && (text.inForce(scenario.asOf()) || scenario.given().isJudgedBy(text)));
    }

    private static String noVerdict(Scenario scenario, ConcordanceEngine engine) {
        return "there is no verdict about " + scenario.subject() + ": "
                + (texts(scenario, engine).findAny().isPresent()
                        ? "the facts do not list it, or the standard is about another kind of subject"
                        : "no standard " + scenario.standard() + " is in force on "
                                + (scenario.asOf().equals(LocalDate.MIN)
                                        ? "a day that is not known"
                                        : scenario.asOf()));
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
