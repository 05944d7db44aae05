package care.concordance.internal.evaluate;

import care.concordance.evaluate.Verdicts;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what rules state, each statement with the rule that makes it and the facts it matched. Not thread-safe. */
public final class StatementSink implements Verdicts {

    private final List<Statement> statements = new ArrayList<>();
    private String rule = "";
    private List<Fact> facts = List.of();
    private Statement.@Nullable Doubt doubt;
    private @Nullable Fact lastAbout;
    private @Nullable Subject lastSubject;

    @Override
    public void observed(Fact about, String sentence, @Nullable Object... values) {
        state(Verb.OBSERVED, about, sentence, values);
    }

    @Override
    public void met(Fact about) {
        state(Verb.MET, about, null);
    }

    @Override
    public void met(Fact about, String sentence, @Nullable Object... values) {
        state(Verb.MET, about, sentence, values);
    }

    @Override
    public void excluded(Fact about, String why, @Nullable Object... values) {
        state(Verb.EXCLUDED, about, why, values);
    }

    @Override
    public void excepted(Fact about, String why, @Nullable Object... values) {
        state(Verb.EXCEPTED, about, why, values);
    }

    @Override
    public void unproven(Fact about, String missing, @Nullable Object... values) {
        state(Verb.UNPROVEN, about, missing, values);
    }

    /** Notes which rule is about to speak, on which facts; {@code unsure} when not everything it asks is known. */
    void firing(String firingRule, List<Fact> matched, Statement.@Nullable Doubt unsure) {
        rule = firingRule;
        facts = matched;
        doubt = unsure;
    }

    public List<Statement> statements() {
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
