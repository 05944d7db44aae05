package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code why}, also {@code explain}: one standard, one subject, in full. */
@Command(
        name = "why",
        aliases = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain one verdict: what the standard asks, what the rules saw, on which facts.")
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final Facts facts = new Facts();

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--standard", paramLabel = "ID", required = true, description = "The standard's id, as in TB-01.")
    private String standard = "";

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            description = "Kind and id, as in \"site main\"; else every subject of the standard.")
    private @Nullable String subject;

    @Option(
            names = "--standards-of",
            paramLabel = "DATE",
            description = "Judge by the standards of this day (default: that of the facts).")
    private @Nullable LocalDate standardsOf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine();
        PartnerSnapshot snapshot = facts.snapshot();
        Assessment assessment = standardsOf == null ? engine.assess(snapshot) : engine.assess(snapshot, standardsOf);
        Subject wanted = subject == null ? null : Subject.parse(subject);
        List<Verdict> verdicts = assessment.verdicts().stream()
                .filter(verdict -> verdict.standard().id().equals(standard))
                .filter(verdict -> wanted == null || verdict.subject().equals(wanted))
                .toList();
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException(whatThereIs(engine, assessment));
        }
        PrintWriter out = spec.commandLine().getOut();
        Standard text = verdicts.get(0).standard();
        Words.head(out, assessment);
        out.println();
        out.println(text.id() + "  " + text.title());
        out.println("source: " + text.source() + " (" + text.basis().meaning() + ")");
        String others = notInForce(engine, assessment.standardsOf());
        if (!others.isEmpty()) {
            out.println("not in force on " + assessment.standardsOf() + ": " + others);
        }
        out.println();
        out.println(text.page());
        for (Verdict verdict : verdicts) {
            out.println();
            out.println(verdict.outcome() + "  " + verdict.subject());
            for (Reason reason : verdict.reasons()) {
                out.println("  " + reason.sentence());
                out.println("      rule: " + reason.rule());
                out.println("      facts: " + String.join("; ", reason.facts()));
            }
            Variance variance = verdict.variance();
            if (variance != null) {
                out.println(
                        "  variance, " + (variance.inForce(assessment.snapshot().asOf()) ? "in force" : "not in force")
                                + ": granted " + variance.granted() + " until " + variance.expires() + " by "
                                + variance.approvedBy() + ": " + variance.reason());
            }
            if (verdict.reasons().isEmpty()) {
                out.println("  no rule of the standard found anything to say: nothing is recorded that would tell");
            }
            if (verdict.outcome().isOpen()) {
                out.println("  evidence: " + text.evidence());
                out.println("  remedy: " + text.remedy() + " (" + text.owner() + ", within " + text.closeWithinDays()
                        + " days)");
            }
        }
        out.flush();
        return 0;
    }

    /** Texts of the standard that are not in force on the day: from when to when they are. */
    private String notInForce(ConcordanceEngine engine, LocalDate day) {
        return engine.texts(standard).stream()
                .filter(text -> !text.inForce(day))
                .map(text -> "\"" + text.title() + "\" from " + text.effectiveFrom()
                        + (text.effectiveTo() == null ? "" : " to " + text.effectiveTo()))
                .collect(Collectors.joining(", "));
    }

    private String whatThereIs(ConcordanceEngine engine, Assessment assessment) {
        String subjects = assessment.verdicts().stream()
                .filter(verdict -> verdict.standard().id().equals(standard))
                .map(verdict -> verdict.subject().toString())
                .collect(Collectors.joining(", "));
        String other = notInForce(engine, assessment.standardsOf());
        return subjects.isEmpty()
                ? "there is no standard " + standard + " in force on " + assessment.standardsOf()
                        + (other.isEmpty()
                                ? "; run: concordance catalog"
                                : "; not in force: " + other
                                        + "; --standards-of DATE judges by the texts of another day")
                : standard + " has no verdict about " + subject + "; its subjects are " + subjects;
    }
}
