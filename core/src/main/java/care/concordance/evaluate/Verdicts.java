package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sink: the one thing a rule's consequence may touch. A rule states what it sees about the subject of a fact it
 * matched; which rule it is and which facts it matched come from the engine. A rule never decides an outcome.
 *
 * <p>In DRL: {@code global care.concordance.evaluate.Verdicts verdicts;}. Not thread-safe: one sink serves one session.
 */
public final class Verdicts {

    private final List<Statement> statements = new ArrayList<>();
    private String rule = "";
    private List<Fact> facts = List.of();
    private Statement.@Nullable Doubt doubt;
    private @Nullable Fact lastAbout;
    private @Nullable Subject lastSubject;

    Verdicts() {}

    /** The standard applies to the subject and was looked at (denominator). */
    public void observed(Fact about, String sentence, @Nullable Object... values) {
        state(Verb.OBSERVED, about, sentence, values);
    }

    /** The standard is met (numerator); the rule's name says how. */
    public void met(Fact about) {
        state(Verb.MET, about, null);
    }

    /** The standard is met (numerator). */
    public void met(Fact about, String sentence, @Nullable Object... values) {
        state(Verb.MET, about, sentence, values);
    }

    /** The standard does not apply, whatever else is said (denominator exclusion). */
    public void excluded(Fact about, String why, @Nullable Object... values) {
        state(Verb.EXCLUDED, about, why, values);
    }

    /** There is an accepted reason for not meeting the standard (denominator exception). */
    public void excepted(Fact about, String why, @Nullable Object... values) {
        state(Verb.EXCEPTED, about, why, values);
    }

    /** What is missing to tell. */
    public void unproven(Fact about, String missing, @Nullable Object... values) {
        state(Verb.UNPROVEN, about, missing, values);
    }

    /** The engine says which rule is about to speak, on which facts; {@code unsure} when not everything it asks is known. */
    void firing(String firingRule, List<Fact> matched, Statement.@Nullable Doubt unsure) {
        rule = firingRule;
        facts = matched;
        doubt = unsure;
    }

    List<Statement> statements() {
        return statements;
    }

    private void state(Verb verb, Fact about, @Nullable String template, @Nullable Object... values) {
        statements.add(new Statement(
                rule,
                verb,
                subject(about),
                template,
                values.length == 0 ? List.of() : Arrays.asList(values),
                facts,
                doubt));
    }

    /** Rules tend to speak of one fact one after the other; its subject is made once. */
    private Subject subject(Fact about) {
        Subject subject = lastSubject;
        if (subject == null || about != lastAbout) {
            subject = about.subject();
            lastAbout = about;
            lastSubject = subject;
        }
        return subject;
    }
}
