package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import java.util.List;
import java.util.Objects;
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
        return new Reason(rule, verb, sentence(), cited());
    }

    /** True when another gives the same reason, whatever else is known of the facts both cite. */
    boolean saysTheSame(Statement other) {
        return rule.equals(other.rule)
                && verb == other.verb
                && citesTheSame(other)
                && ((Objects.equals(template, other.template) && values.equals(other.values))
                        || sentence().equals(other.sentence()));
    }

    private boolean citesTheSame(Statement other) {
        int size = facts.size();
        boolean alike = size == other.facts.size();
        for (int i = 0; i < size && alike; i++) {
            Fact mine = facts.get(i);
            Fact theirs = other.facts.get(i);
            alike = mine.getClass() == theirs.getClass()
                    ? mine == theirs || mine.id().equals(theirs.id())
                    : mine.citation().equals(theirs.citation());
        }
        // Of three and more, one that is cited twice may stand in different places.
        return alike || (Math.max(size, other.facts.size()) > 2 && cited().equals(other.cited()));
    }

    /** What it cites, each fact once. */
    private List<String> cited() {
        return facts.size() == 1
                ? List.of(facts.get(0).citation())
                : facts.stream().map(Fact::citation).distinct().toList();
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
