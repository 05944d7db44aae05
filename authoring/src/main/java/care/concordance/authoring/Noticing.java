package care.concordance.authoring;

import care.concordance.authoring.NearbyFacts.Nearby;
import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.TextJudge;
import care.concordance.internal.evaluate.TextJudge.Situation;
import care.concordance.internal.pack.RuleText;
import care.concordance.json.Scenario;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a scenario that would notice a mutant: facts that differ in one thing from those of a scenario there is, on which
 * the rules and the mutant do not come to the same. What it finds says what the rules say; whether that is right, the author
 * has to read.
 */
final class Noticing {

    private final TextJudge unchanged;
    private final List<RuleText> rules;
    private final List<Scenario> scenarios;
    private final Set<Fact> donors = new LinkedHashSet<>();

    /**
     * @param unchanged judges by the rules
     * @param rules the rules, folded
     * @param scenarios those there are of the text
     */
    Noticing(TextJudge unchanged, List<RuleText> rules, List<Scenario> scenarios) {
        this.unchanged = unchanged;
        this.rules = rules;
        this.scenarios = NearbyFacts.seeds(scenarios);
        NearbyFacts.donors(this.scenarios).forEach(donors::add);
    }

    /** A scenario that passes, and fails by the mutant: of those found with another outcome when there is one; empty when none is found. */
    Optional<Scenario> of(TextJudge mutant) {
        Scenario byWords = null;
        for (Scenario scenario : scenarios) {
            List<Nearby> all = new ArrayList<>();
            all.add(new Nearby(scenario.given(), ""));
            all.addAll(NearbyFacts.of(scenario.given(), rules, donors));
            for (Nearby nearby : all) {
                Situation situation = nearby.situation();
                Verdict verdict =
                        unchanged.verdict(scenario.subject(), situation).orElse(null);
                if (verdict == null) {
                    continue;
                }
                Verdict changed = mutant.verdict(scenario.subject(), situation).orElse(null);
                if (changed == null || verdict.outcome() != changed.outcome()) {
                    return Optional.of(scenario(scenario, nearby, verdict.outcome(), null, null));
                }
                if (byWords == null) {
                    String said = onlyOf(verdict, changed);
                    String unsaid = said == null ? onlyOf(changed, verdict) : null;
                    if (said != null || unsaid != null) {
                        byWords = scenario(scenario, nearby, verdict.outcome(), said, unsaid);
                    }
                }
            }
        }
        return Optional.ofNullable(byWords);
    }

    /** Words of a reason that the one verdict has and the other has not; null when there are none. */
    private static @Nullable String onlyOf(Verdict one, Verdict other) {
        List<String> others = other.reasons().stream().map(Scenarios::words).toList();
        for (Reason reason : one.reasons()) {
            String words = Scenarios.words(reason);
            if (others.stream().noneMatch(each -> each.contains(words))) {
                boolean sentence = others.stream().noneMatch(each -> each.contains(reason.sentence()));
                return sentence ? reason.sentence() : words;
            }
        }
        return null;
    }

    /** A scenario like another one, on the facts found. */
    static Scenario scenario(
            Scenario like, Nearby nearby, Outcome outcome, @Nullable String said, @Nullable String unsaid) {
        return new Scenario(
                like.file(),
                like.line(),
                like.index(),
                like.standard(),
                nearby.words().isEmpty() ? like.say() : like.say() + ", but " + nearby.words(),
                nearby.given(),
                like.subject(),
                outcome,
                said,
                unsaid);
    }
}
