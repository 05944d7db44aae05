package care.concordance.internal.explain;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.WhyNot;
import care.concordance.explain.WhyNot.ConstraintAnswer;
import care.concordance.explain.WhyNot.FactAnswer;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.explain.WhyNot.StepAnswer;
import care.concordance.verdict.Lines;
import care.concordance.verdict.Verb;
import java.util.List;

/** Prints a {@link WhyNot} for a person: the answer first, then how each deciding rule got there. */
public final class WhyNotText {

    private static final int WIDTH = 100;

    private final Lines text = new Lines(WIDTH);

    private WhyNotText() {}

    public static String of(WhyNot why) {
        WhyNotText writer = new WhyNotText();
        writer.write(why);
        return writer.text.toString();
    }

    private void write(WhyNot why) {
        text.wrapped("", "Why " + why.standard().id() + " is " + outcome(why) + " for " + why.subject());
        text.wrapped("  ", why.standard().title());
        if (why.standard().replaces() != null) {
            text.wrapped(
                    "  ", "in the place of that of rule pack " + why.standard().replaces());
        }
        List<RuleAnswer> decisive = why.decisive();
        for (RuleAnswer rule : decisive) {
            text.line("");
            rule(rule);
        }
        List<RuleAnswer> others =
                why.rules().stream().filter(rule -> !decisive.contains(rule)).toList();
        List<RuleAnswer> spoke = others.stream().filter(RuleAnswer::spoke).toList();
        if (!spoke.isEmpty()) {
            text.line("");
            text.line("Also said");
            spoke.forEach(rule -> rule.said().forEach(said -> text.wrapped("  " + pad(rule) + "  ", said)));
        }
        // That nothing is unknown needs no reason.
        List<RuleAnswer> silent = others.stream()
                .filter(rule -> !rule.spoke() && rule.verb() != Verb.UNPROVEN)
                .toList();
        if (!silent.isEmpty()) {
            text.line("");
            text.line("Silent");
            silent.forEach(rule -> text.wrapped("  " + pad(rule) + "  ", rule.sentence() + " - " + rule.inShort()));
        }
    }

    private void rule(RuleAnswer rule) {
        if (rule.spoke()) {
            rule.said().forEach(said -> text.wrapped(capital(rule.verb().word()) + ": ", said));
        } else {
            text.wrapped("Not " + rule.verb().word() + ": ", rule.sentence());
            text.wrapped("  because ", rule.because());
        }
        for (StepAnswer step : rule.steps()) {
            step(step);
        }
    }

    private void step(StepAnswer step) {
        text.wrapped("    " + (step.holds() ? "yes " : "NO  "), step.counted());
        for (FactAnswer fact : step.shown()) {
            if (fact.constraints().isEmpty()) {
                continue;
            }
            text.wrapped("          ", step.inWords(fact));
            for (ConstraintAnswer constraint : fact.worthSaying()) {
                text.wrapped("            " + mark(constraint.answer()) + " ", constraint.words());
            }
        }
    }

    private static String mark(ConstraintState answer) {
        return switch (answer) {
            case HOLDS, HOLDS_UNEXPLAINED -> "yes";
            case FAILS, FAILS_UNEXPLAINED -> "NO ";
            case NOT_KNOWN -> " ? ";
            case NOT_ASKED -> " - ";
        };
    }

    private static String outcome(WhyNot why) {
        return switch (why.outcome()) {
            case GAP -> "a gap";
            case WAIVED -> "a gap, waived,";
            default -> why.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        };
    }

    private static String pad(RuleAnswer rule) {
        return String.format(java.util.Locale.ROOT, "%-8s", rule.verb().word());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
