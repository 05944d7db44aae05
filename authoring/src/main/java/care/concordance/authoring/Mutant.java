package care.concordance.authoring;

import care.concordance.internal.pack.RuleText;
import care.concordance.verdict.Standard;
import java.util.List;

/**
 * One small change of one rule, as an author might write it by mistake.
 *
 * @param standard the text the rule belongs to
 * @param rule the rule as written
 * @param at where what is changed stands in the rule's file
 * @param what what is changed and what becomes of it, as in {@code `days <= 14` became `days <= 15`}
 * @param rules all rules of the text with the change, ready to be judged by
 */
public record Mutant(Standard standard, RuleText rule, RuleText.Position at, String what, List<RuleText> rules) {

    /** What an explanation on the standard's page begins with: the rule's verb and the change. */
    public String key() {
        return rule.verb().word() + ": " + what;
    }

    /** Its place, as in {@code tumorboards/TB-01-meets.drl:18}. */
    public String place() {
        return rule.file() + ":" + at.line();
    }
}
