package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.WhyNot;
import care.concordance.facts.Subject;
import care.concordance.json.JsonDocument;
import care.concordance.verdict.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code why-not}: what each rule lacked, and the smallest change that closes the gap. */
@Command(
        name = "why-not",
        mixinStandardHelpOptions = true,
        description =
                "Show why a standard is not concordant, rule by rule, and the smallest change that would make it so.")
final class WhyNotCommand implements Callable<Integer> {

    @Mixin
    private final Facts facts = new Facts();

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--standard", paramLabel = "ID", required = true, description = "The standard's id, as in TB-01.")
    private String standard = "";

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            required = true,
            description = "Kind and id, as in \"site main\".")
    private String subject = "";

    @Mixin
    private final Answer answer = new Answer();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine();
        Assessment assessment = engine.assess(facts.snapshot());
        Subject about = Subject.parse(subject);
        WhyNot why = engine.explain(assessment).whyNot(standard, about);
        Outcome outcome = assessment.verdict(standard, about).orElseThrow().outcome();
        Optional<SmallestChange> change = outcome.isOpen() || outcome == Outcome.WAIVED
                ? Optional.of(engine.explain(assessment).smallestChange(standard, about))
                : Optional.empty();
        return answer.write(
                spec.commandLine().getOut(),
                out -> {
                    Words.head(out, assessment);
                    out.println();
                    out.print(why.text());
                    change.ifPresent(smallest -> {
                        out.println();
                        out.print(smallest.text());
                    });
                },
                () -> {
                    Map<String, Object> document = Answer.head(assessment);
                    document.put("whyNot", JsonDocument.of(why).members());
                    change.ifPresent(smallest -> document.put(
                            "smallestChange", JsonDocument.of(smallest).members()));
                    return document;
                });
    }
}
