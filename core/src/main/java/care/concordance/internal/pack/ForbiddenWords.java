package care.concordance.internal.pack;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words of DRL that the laws of the house forbid in a rule, each with what stands in their place. */
final class ForbiddenWords {

    private static final Map<String, String> LAWS = Map.ofEntries(
            Map.entry("function", "a computation is a property of the fact record, tested there"),
            Map.entry("query", "rules are patterns only"),
            Map.entry("declare", "facts are records in Java"),
            Map.entry("dialect", "there is one dialect"),
            Map.entry("unit", "rules are patterns only"),
            Map.entry("accumulate", "an aggregate is a fact computed in Java"),
            Map.entry("forall", "write not over the opposite"),
            Map.entry("eval", "write the condition as a constraint"),
            Map.entry("from", "all facts are inserted by the engine"),
            Map.entry("collect", "an aggregate is a fact computed in Java"),
            Map.entry("salience", "nothing needs an order: the outcome table decides"),
            Map.entry("no-loop", "rules never change facts"),
            Map.entry("lock-on-active", "rules never change facts"),
            Map.entry("activation-group", "nothing needs an order: the outcome table decides"),
            Map.entry("agenda-group", "nothing needs an order: the outcome table decides"),
            Map.entry("ruleflow-group", "nothing needs an order: the outcome table decides"),
            Map.entry("auto-focus", "nothing needs an order: the outcome table decides"),
            Map.entry("timer", "there is no clock"),
            Map.entry("calendars", "there is no clock"),
            Map.entry("duration", "there is no clock"),
            Map.entry("enabled", "a standard's effective dates are on its page"),
            Map.entry("date-effective", "a standard's effective dates are on its page"),
            Map.entry("date-expires", "a standard's effective dates are on its page"),
            Map.entry(
                    "extends",
                    "a rule extends one rule of its file: write extends after its name, in quotes what it extends"),
            Map.entry("or", "write two rules of the same verb"),
            Map.entry("and", "patterns are joined by standing below one another"));

    private ForbiddenWords() {}

    /** What to do instead; null of a word that is not forbidden. */
    static @Nullable String law(String word) {
        return LAWS.get(word);
    }

    /** The length of a forbidden word with a hyphen, such as no-loop, that stands at a place; 0 when there is none. */
    static int hyphenated(String text, int at) {
        return LAWS.keySet().stream()
                .filter(word -> word.indexOf('-') > 0 && text.startsWith(word, at))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
