package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.json.JsonDocument;
import care.concordance.report.HtmlReport;
import care.concordance.verdict.Outcome;
import care.concordance.workbook.FactsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assess}: the main job. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description =
                "Assess a partner: designation, verdicts with reasons, what is due next; on one screen, or all of it.")
final class AssessCommand implements Callable<Integer> {

    /** How an assessment is printed. */
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Mixin
    private final Facts facts = new Facts();

    @Mixin
    private final Rules rules = new Rules();

    @Mixin
    private final Shown shown = new Shown();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--standards-of",
            paramLabel = "DATE",
            description = "Judge by the standards as they stood on this day; else on the day assessed.")
    private @Nullable LocalDate standardsOf;

    @Option(
            names = "--rates",
            paramLabel = "RATES.json",
            description = "Rates of the partner's registry, as review --rates-out writes them.")
    private @Nullable Path rates;

    @Option(names = "--format", description = "text, json or html: one page that opens from disk (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--short",
            description = "With --format json: without the facts and the standards, which it names by their hashes.")
    private boolean brief;

    @Mixin
    private final Page page = new Page();

    @Option(
            names = "--earlier",
            paramLabel = "FACTS.json",
            description =
                    "With --format html: facts of the partner on an earlier day, to stand beside; may be repeated.")
    private List<Path> earlier = List.of();

    @Option(
            names = "--fail-on",
            description = "Exit with 1 when a required standard is a gap (gap), or a gap or unproven (unproven).")
    private @Nullable FailOn failOn;

    @Option(
            names = "--verify",
            description = "Judge the partner a second time, by all rules in Drools sessions; ends with 2 when the two"
                    + " differ.")
    private boolean verify;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        format = page.format(format, Format.TEXT, Format.HTML);
        output.holds(format);
        PartnerSnapshot known = facts.snapshot();
        PartnerSnapshot snapshot = rates == null ? known : RatesFile.join(known, rates);
        ConcordanceEngine engine = rules.engine();
        Assessment assessment = verify ? verified(engine, snapshot) : assessed(engine, snapshot);
        if (format != Format.TEXT && shown.isGiven()) {
            throw new IllegalArgumentException(
                    format + " has every verdict: --all and what asks for some are for text");
        }
        if (format != Format.JSON && brief) {
            throw new IllegalArgumentException("--short is for --format json; text is short unless --all is given");
        }
        if (format != Format.HTML && !earlier.isEmpty()) {
            throw new IllegalArgumentException(
                    "--earlier is for --format html; compare says in text what became of a partner");
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> output.write(shown.text(assessment, output.columns()), out);
            case JSON ->
                output.write((brief ? JsonDocument.inShort(assessment) : JsonDocument.of(assessment)).text(), out);
            case HTML -> {
                List<Assessment> before = earlier.stream()
                        .map(file -> assessed(engine, FactsFile.read(file)))
                        .toList();
                page.write(HtmlReport.text(engine, assessment, before), output, spec.commandLine());
            }
        }
        return exit(assessment).code();
    }

    private Assessment assessed(ConcordanceEngine engine, PartnerSnapshot snapshot) {
        return standardsOf == null ? engine.assess(snapshot) : engine.assess(snapshot, standardsOf);
    }

    private Assessment verified(ConcordanceEngine engine, PartnerSnapshot snapshot) {
        Assessment assessment = standardsOf == null ? engine.verify(snapshot) : engine.verify(snapshot, standardsOf);
        spec.commandLine().getErr().println("The partner was judged twice, each time with the same verdicts.");
        return assessment;
    }

    /** Nothing passes where nothing was judged. */
    private Exit exit(Assessment assessment) {
        if (assessment.verdicts().stream().noneMatch(verdict -> verdict.outcome() != Outcome.NOT_APPLICABLE)) {
            spec.commandLine()
                    .getErr()
                    .println("Nothing was judged: no standard in force on " + assessment.standardsOf()
                            + " applies to anything the facts state.");
            return failOn == null ? Exit.DONE : Exit.UNUSABLE;
        }
        if (failOn == null) {
            return Exit.DONE;
        }
        boolean gap = assessment.gaps().stream().anyMatch(verdict -> verdict.isRequired());
        boolean unproven = assessment.unproven().stream().anyMatch(verdict -> verdict.isRequired());
        return failOn.exit(gap, unproven);
    }
}
