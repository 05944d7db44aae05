package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * What one rule said once.
 *
 * @param rule its name
 * @param template the sentence, {@code {}} for each value; null when the rule's name says it all
 * @param values the values it saw
 * @param facts the facts it matched
 */
public record Statement(
        String rule,
        Verb verb,
        Subject subject,
        @Nullable String template,
        List<@Nullable Object> values,
        List<Fact> facts) {

    /** The statement as a verdict gives it. */
    public Reason reason() {
        return new Reason(
                rule,
                verb,
                sentence(),
                facts.size() == 1
                        ? List.of(facts.get(0).citation())
                        : facts.stream().map(Fact::citation).distinct().toList());
    }

    /** The sentence with its values. */
    public String sentence() {
        if (template == null) {
            return rule.substring(rule.indexOf(": ") + 2);
        }
        Object[] words = new Object[values.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = Words.of(values.get(i));
        }
        return MessageFormatter.arrayFormat(template, words).getMessage();
    }
}
