package care.concordance.report;

import care.concordance.evaluate.ConstraintState;
import care.concordance.evaluate.Words;
import care.concordance.explain.WhyNot.ConstraintAnswer;
import care.concordance.explain.WhyNot.FactAnswer;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.explain.WhyNot.StepAnswer;
import care.concordance.pack.RuleText.Quantifier;
import java.util.ArrayList;
import java.util.List;

/** What a rule lacks, in words. */
final class WhyNotWords {

    private WhyNotWords() {}

    static String because(RuleAnswer rule) {
        return rule.unknown().isEmpty() ? rule.inShort() : String.join("; ", rule.unknown());
    }

    /** What kind of fact a step asks for and how many there are. */
    static String count(StepAnswer step) {
        return (step.quantifier() == Quantifier.NOT ? "no " : "") + Words.ofName(step.type()) + ": "
                + (step.onRecord() == 0
                        ? "none on record"
                        : step.onRecord() + " on record"
                                + (step.joined() == step.onRecord() ? "" : ", " + step.joined() + " here") + ", "
                                + (step.passed() == 0
                                        ? "none passes"
                                        : step.passed() + " pass" + (step.passed() == 1 ? "es" : "")));
    }

    /** The nearest fact and what each constraint answered about it; nothing when none was asked. */
    static List<String> lines(StepAnswer step, FactAnswer fact) {
        if (fact.constraints().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                (step.holds() ? "" : step.quantifier() == Quantifier.NOT ? "in the way: " : "nearest: ") + fact.fact());
        for (ConstraintAnswer constraint : fact.constraints()) {
            if (constraint.answer() != ConstraintState.NOT_ASKED && !isIdle(constraint, fact)) {
                lines.add(mark(constraint.answer()) + " " + constraint.words());
            }
        }
        return lines;
    }

    /** That a value is known, where the value is said next. */
    private static boolean isIdle(ConstraintAnswer constraint, FactAnswer fact) {
        return constraint.answer().holds()
                && constraint.text().endsWith(" != null")
                && fact.constraints().size() > 1;
    }

    private static String mark(ConstraintState answer) {
        return switch (answer) {
            case HOLDS, HOLDS_UNEXPLAINED -> "✓";
            case FAILS, FAILS_UNEXPLAINED -> "✕";
            case NOT_KNOWN -> "?";
            case NOT_ASKED -> "–";
        };
    }
}
