package care.concordance.report;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.WhyNot.FactAnswer;
import care.concordance.explain.WhyNot.StepAnswer;
import java.util.ArrayList;
import java.util.List;

/** What a fact answered to a rule, line by line. */
final class WhyNotWords {

    private WhyNotWords() {}

    /** A fact and what each constraint answered about it; nothing when none was asked. */
    static List<String> lines(StepAnswer step, FactAnswer fact) {
        if (fact.constraints().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(step.inWords(fact)));
        fact.worthSaying().forEach(constraint -> lines.add(mark(constraint.answer()) + " " + constraint.words()));
        return lines;
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
