package care.concordance.authoring;

import care.concordance.authoring.NearbyFacts.Nearby;
import care.concordance.facts.Fact;
import care.concordance.internal.evaluate.TextJudge;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.WrittenRules;
import care.concordance.json.Scenario;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rules of a text can come to each outcome its page gives a sentence to, and to none of which it says "never".
 * Tried on facts: those of the scenarios and bare ones, with each value in the place of another, at and beside every limit, not
 * known, and each constant; and with two such changes where one is not enough.
 */
public final class Completeness {

    /** What a page calls the outcomes. */
    private static final Map<Outcome, String> WORDS = new EnumMap<>(Map.of(
            Outcome.CONCORDANT, "Met",
            Outcome.GAP, "Gap",
            Outcome.UNPROVEN, "Unproven",
            Outcome.NOT_APPLICABLE, "Not applicable"));

    /** About so many facts are tried of each text: with one change, and, of two changes, some times more. */
    private static final int MOST = 1_500;

    /**
     * Something that is not as the page says.
     *
     * @param standard the text
     * @param problem what
     * @param example a scenario that shows it, to be read and corrected; null when it is that there is none
     */
    public record Found(
            Standard standard, String problem, @Nullable Scenario example) {}

    private final WrittenRules text;
    private final List<RuleText> rules;
    private final TextJudge judge;
    private final Map<Outcome, Scenario> reached = new EnumMap<>(Outcome.class);
    private @Nullable Scenario unsound;
    private int tried;

    private Completeness(WrittenRules text, CompiledPack pack) {
        this.text = text;
        this.rules = text.passed(text.rules()).orElseThrow();
        this.judge = TextJudge.of(text.standard(), rules, pack);
    }

    /**
     * What is found of one text; nothing of one about cases or patients that has no scenario, for want of facts to begin from.
     *
     * @param scenarios those there are of it
     */
    static List<Found> of(WrittenRules text, CompiledPack pack, List<Scenario> scenarios) {
        if (!text.standard().level().isListed() && scenarios.isEmpty()) {
            return List.of();
        }
        Completeness completeness = new Completeness(text, pack);
        completeness.search(scenarios);
        return completeness.found();
    }

    private Set<Outcome> claimed(boolean never) {
        Set<Outcome> claimed = EnumSet.noneOf(Outcome.class);
        WORDS.forEach((outcome, word) -> {
            boolean saysNever = Pattern.compile("(?m)^- " + word + ": never\\b")
                    .matcher(text.standard().page())
                    .find();
            if (saysNever == never) {
                claimed.add(outcome);
            }
        });
        return claimed;
    }

    private void search(List<Scenario> scenarios) {
        List<Scenario> seeds = new ArrayList<>(BareFacts.of(text.standard(), rules));
        seeds.addAll(NearbyFacts.seeds(scenarios));
        Set<Fact> donors = new LinkedHashSet<>(
                BareFacts.asked(rules, text.types(), text.standard().effectiveFrom()));
        NearbyFacts.donors(scenarios).forEach(donors::add);
        seeds.forEach(seed -> judge(seed, new Nearby(seed.given(), "")));
        for (int i = 0; i < seeds.size() && tried < MOST; i++) {
            Scenario seed = seeds.get(i);
            NearbyFacts.of(seed.given(), rules, donors).forEach(nearby -> judge(seed, nearby));
        }
        tried = 0;
        for (int i = 0; i < seeds.size() && isWanting(); i++) {
            Scenario seed = seeds.get(i);
            for (Nearby nearby : NearbyFacts.of(seed.given(), rules, donors)) {
                if (isWanting()) {
                    NearbyFacts.of(nearby.given(), rules, List.of())
                            .forEach(second ->
                                    judge(seed, new Nearby(second.given(), nearby.words() + " and " + second.words())));
                }
            }
        }
    }

    /** Whether an outcome is wanting, and more facts may be tried. */
    private boolean isWanting() {
        return tried < 4 * MOST && !reached.keySet().containsAll(claimed(false));
    }

    private void judge(Scenario seed, Nearby nearby) {
        tried++;
        Optional<Verdict> verdict = judge.verdict(seed.subject(), nearby.situation());
        if (verdict.isPresent()) {
            reached.computeIfAbsent(
                    verdict.get().outcome(), outcome -> Noticing.scenario(seed, nearby, outcome, null, null));
        } else if (unsound == null && nearby.given().subjects().contains(seed.subject())) {
            unsound = Noticing.scenario(seed, nearby, Outcome.UNPROVEN, null, null);
        }
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        Standard standard = text.standard();
        for (Outcome outcome : claimed(false)) {
            if (!reached.containsKey(outcome)) {
                found.add(new Found(
                        standard,
                        "no facts that were tried come to " + outcome + ". If none can, the page says: - "
                                + WORDS.get(outcome) + ": never, and why",
                        null));
            }
        }
        for (Outcome outcome : claimed(true)) {
            Scenario example = reached.get(outcome);
            if (example != null) {
                found.add(new Found(
                        standard,
                        "the page says \"" + WORDS.get(outcome) + ": never\", and facts come to " + outcome,
                        example));
            }
        }
        if (unsound != null) {
            found.add(new Found(
                    standard,
                    "the rules say met where none says observed: no assessment comes of such facts. Observe first what"
                            + " is met",
                    unsound));
        }
        return found;
    }

    /** What was found, each with the scenario that shows it, and the sum. */
    static String text(List<Found> found, int texts) {
        StringBuilder text = new StringBuilder();
        found.forEach(each -> {
            text.append(each.standard().id())
                    .append(" (from ")
                    .append(each.standard().effectiveFrom())
                    .append("): ")
                    .append(each.problem())
                    .append('\n');
            Scenario example = each.example();
            if (example != null) {
                text.append("    ").append(example.text()).append('\n');
            }
        });
        return text.append("complete    ")
                .append(texts - found.stream().map(Found::standard).distinct().count())
                .append("/")
                .append(texts)
                .append(" texts come to each outcome their page gives, and to no other\n")
                .toString();
    }

    static List<Map<String, @Nullable Object>> json(List<Found> found) {
        List<Map<String, @Nullable Object>> json = new ArrayList<>();
        found.forEach(each -> {
            Scenario example = each.example();
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("standard", each.standard().id());
            entry.put("effectiveFrom", each.standard().effectiveFrom().toString());
            entry.put("problem", each.problem());
            entry.put("example", example == null ? null : example.text());
            json.add(entry);
        });
        return json;
    }
}
