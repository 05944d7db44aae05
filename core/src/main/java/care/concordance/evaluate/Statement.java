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
record Statement(
        String rule,
        Verb verb,
        Subject subject,
        @Nullable String template,
        List<@Nullable Object> values,
        List<Fact> facts) {

    Reason reason() {
        return new Reason(
                rule,
                verb,
                sentence(),
                facts.stream().map(Fact::citation).distinct().toList());
    }

    private String sentence() {
        if (template == null) {
            return rule.substring(rule.indexOf(": ") + 2);
        }
        Object[] words = new Object[values.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = words(values.get(i));
        }
        return MessageFormatter.arrayFormat(template, words).getMessage();
    }

    /** A value as a sentence says it. */
    private static String words(@Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf(number.longValue())
                    : String.format(java.util.Locale.ROOT, "%.1f", number);
        }
        if (value instanceof java.util.Collection<?> several) {
            return several.isEmpty()
                    ? "none"
                    : String.join(
                            ", ",
                            several.stream().map(Statement::words).sorted().toList());
        }
        return value.toString();
    }
}
