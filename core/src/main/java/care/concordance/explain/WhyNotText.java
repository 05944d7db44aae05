package care.concordance.explain;

import care.concordance.evaluate.ConstraintState;
import care.concordance.explain.WhyNot.ConstraintAnswer;
import care.concordance.explain.WhyNot.FactAnswer;
import care.concordance.explain.WhyNot.RuleAnswer;
import care.concordance.explain.WhyNot.StepAnswer;
import care.concordance.verdict.Verb;
import java.util.List;

/** Prints a {@link WhyNot} for a person: the answer first, then how each deciding rule got there. */
final class WhyNotText {

    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    private WhyNotText() {}

    static String of(WhyNot why) {
        WhyNotText writer = new WhyNotText();
        writer.write(why);
        return writer.text.toString();
    }

    private void write(WhyNot why) {
        wrapped("", "Why " + why.standard().id() + " is " + outcome(why) + " for " + why.subject());
        wrapped("  ", why.standard().title());
        if (why.standard().replaces() != null) {
            wrapped("  ", "in the place of that of rule pack " + why.standard().replaces());
        }
        List<RuleAnswer> decisive = why.decisive();
        for (RuleAnswer rule : decisive) {
            line("");
            rule(rule);
        }
        List<RuleAnswer> others =
                why.rules().stream().filter(rule -> !decisive.contains(rule)).toList();
        List<RuleAnswer> spoke = others.stream().filter(RuleAnswer::spoke).toList();
        if (!spoke.isEmpty()) {
            line("");
            line("Also said");
            spoke.forEach(rule -> rule.said().forEach(said -> wrapped("  " + pad(rule) + "  ", said)));
        }
        // That nothing is unknown needs no reason.
        List<RuleAnswer> silent = others.stream()
                .filter(rule -> !rule.spoke() && rule.verb() != Verb.UNPROVEN)
                .toList();
        if (!silent.isEmpty()) {
            line("");
            line("Silent");
            silent.forEach(rule -> wrapped("  " + pad(rule) + "  ", rule.sentence() + " - " + rule.inShort()));
        }
    }

    private void rule(RuleAnswer rule) {
        if (rule.spoke()) {
            rule.said().forEach(said -> wrapped(capital(rule.verb().word()) + ": ", said));
        } else {
            wrapped("Not " + rule.verb().word() + ": ", rule.sentence());
            wrapped("  because ", rule.because());
        }
        for (StepAnswer step : rule.steps()) {
            step(step);
        }
    }

    private void step(StepAnswer step) {
        wrapped("    " + (step.holds() ? "yes " : "NO  "), step.counted());
        for (FactAnswer fact : step.shown()) {
            if (fact.constraints().isEmpty()) {
                continue;
            }
            wrapped("          ", step.inWords(fact));
            for (ConstraintAnswer constraint : fact.worthSaying()) {
                wrapped("            " + mark(constraint.answer()) + " ", constraint.words());
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

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private void wrapped(String lead, String words) {
        StringBuilder line = new StringBuilder(lead);
        boolean first = true;
        for (String word : words.split(" ")) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(lead.length()));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        line(line.toString());
    }
}
