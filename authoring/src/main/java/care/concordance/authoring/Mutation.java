package care.concordance.authoring;

import care.concordance.authoring.NearbyFacts.Nearby;
import care.concordance.internal.evaluate.TextJudge;
import care.concordance.internal.evaluate.TextJudge.Situation;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.WrittenRules;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Standard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the scenarios of a pack would notice a mistake in its rules: each mutant of each rule, judged by the scenarios of
 * its standard. Rules are read and walked, not compiled; only those of the mutant's own text are.
 */
public final class Mutation {

    /** A line of the section: the change as it is printed, then why. */
    private static final Pattern EXPLANATION =
            Pattern.compile("- (\\w+: (?:`[^`]*` became )?`[^`]*`(?: was dropped)?): (\\S.*)");

    private static final String HEADING = "## Equivalent changes";

    /**
     * A mutant and what became of it.
     *
     * @param killer the first scenario that noticed it; null when none did
     * @param explanation why none could, from the standard's page; null when the page does not say
     * @param wanting a scenario there is not, that passes and would notice it; null when none is missing, or none was found
     */
    public record Judged(
            Mutant mutant,
            @Nullable Scenario killer,
            @Nullable String explanation,
            @Nullable Scenario wanting) {

        /** Whether no scenario noticed it. */
        public boolean survived() {
            return killer == null;
        }

        /** Whether no scenario noticed it, and the page does not say why none could. */
        public boolean isUnexplained() {
            return killer == null && explanation == null;
        }
    }

    /** So many missing scenarios are looked for, of each text. */
    private static final int MOST_WANTING = 10;

    private final List<Judged> judged = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Mutation() {}

    /**
     * Judges every mutant of a pack.
     *
     * @param results the scenarios, run: those that fail tell nothing, and are left out
     * @param of which texts' rules to change
     * @param threads how many texts to change at once
     */
    static Mutation of(
            RulePack pack,
            CompiledPack compiled,
            Collection<Scenarios.Result> results,
            Predicate<String> of,
            int threads) {
        Map<String, List<Scenario>> scenarios = new TreeMap<>();
        results.stream()
                .filter(Scenarios.Result::passed)
                .map(Scenarios.Result::scenario)
                .forEach(scenario -> scenarios
                        .computeIfAbsent(scenario.standard(), id -> new ArrayList<>())
                        .add(scenario));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Mutation>> parts = WrittenRules.of(pack, compiled).stream()
                    .filter(text -> of.test(text.standard().id()))
                    .map(text -> workers.submit(() -> of(
                            text,
                            compiled,
                            scenarios.getOrDefault(text.standard().id(), List.of()).stream()
                                    .filter(scenario -> scenario.given().isJudgedBy(text.standard()))
                                    .toList())))
                    .toList();
            Mutation all = new Mutation();
            for (Future<Mutation> part : parts) {
                Mutation each = part.get();
                all.judged.addAll(each.judged);
                all.problems.addAll(each.problems);
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mutants were judged", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mutant could not be judged", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** A scenario with its facts, and what follows from them. */
    private record Tried(Scenario scenario, Situation situation) {

        static Tried of(Scenario scenario) {
            return new Tried(scenario, Nearby.situation(scenario.given()));
        }

        boolean notices(TextJudge judge) {
            return judge.verdict(scenario.subject(), situation)
                    .map(verdict -> Scenarios.wrong(scenario, verdict) != null)
                    .orElse(true);
        }

        static @Nullable Scenario first(List<Tried> all, TextJudge judge) {
            return all.stream()
                    .filter(each -> each.notices(judge))
                    .findFirst()
                    .map(Tried::scenario)
                    .orElse(null);
        }
    }

    private static Mutation of(WrittenRules text, CompiledPack pack, List<Scenario> scenarios) {
        Mutation mutation = new Mutation();
        List<Tried> tried = scenarios.stream().map(Tried::of).toList();
        List<RuleText> rules = text.passed(text.rules()).orElseThrow();
        TextJudge unchanged = TextJudge.of(text.standard(), rules, pack);
        Scenario apart = Tried.first(tried, unchanged);
        if (apart != null) {
            throw new IllegalStateException(
                    "the rules as read judge a scenario otherwise than compiled: " + apart.file() + ":" + apart.line());
        }
        Map<String, String> explanations = explanations(text.standard(), mutation.problems);
        Noticing noticing = new Noticing(unchanged, rules, scenarios);
        List<Tried> wanting = new ArrayList<>();
        for (Mutant mutant : Mutants.of(text)) {
            TextJudge judge = TextJudge.of(text.standard(), mutant.rules(), pack);
            Scenario killer = Tried.first(tried, judge);
            String explanation = explanations.get(mutant.key());
            Scenario missing = null;
            if (killer == null && explanation == null) {
                missing = Tried.first(wanting, judge);
                if (missing == null && wanting.size() < MOST_WANTING) {
                    missing = noticing.of(judge).orElse(null);
                    if (missing != null) {
                        wanting.add(Tried.of(missing));
                    }
                }
            }
            mutation.judged.add(new Judged(mutant, killer, explanation, missing));
        }
        explanations.keySet().stream()
                .filter(key -> mutation.judged.stream()
                        .noneMatch(
                                each -> each.survived() && each.mutant().key().equals(key)))
                .forEach(key -> mutation.problems.add(text.standard().id() + ": its page explains \"" + key
                        + "\", and no such change survives. Delete the line, or write the change as it is printed"));
        return mutation;
    }

    private static Map<String, String> explanations(Standard standard, List<String> problems) {
        Map<String, String> explanations = new TreeMap<>();
        standard.page()
                .lines()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("- "))
                .forEach(line -> {
                    Matcher matcher = EXPLANATION.matcher(line);
                    if (matcher.matches()) {
                        explanations.put(matcher.group(1), matcher.group(2));
                    } else {
                        problems.add(
                                standard.id() + ": below \"" + HEADING + "\" stands a line that explains no change: "
                                        + line + ". Write: - met: `days <= 14` became `days < 15`: why");
                    }
                });
        return explanations;
    }

    /** Whether every mutant is noticed or explained, and every explanation explains one. */
    public boolean isClean() {
        return problems.isEmpty() && judged.stream().noneMatch(Judged::isUnexplained);
    }

    /** Every mutant, by standard, rule and place. */
    public List<Judged> judged() {
        return judged;
    }

    /** Explanations that cannot be read, or explain nothing. */
    public List<String> problems() {
        return problems;
    }
}
