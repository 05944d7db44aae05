package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Tracking;
import care.concordance.followup.WhatIf;
import care.concordance.json.JsonDocument;
import care.concordance.verdict.Verdict;
import care.concordance.workbook.FactsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: what to do by when, and what comes of it. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Plan what closes every gap and proves what is unproven: owner, effort, due day, critical path, and"
                        + " from when each site and the system can be concordant.",
        footer = {"", "What-ifs, each in quotes: " + WhatIf.FORMS})
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private final Facts facts = new Facts();

    @Mixin
    private final Rules rules = new Rules();

    @Option(names = "--simulate", description = "Try it: change the facts as planned and assess on every day due.")
    private boolean simulate;

    @Option(
            names = "--what-if",
            paramLabel = "QUESTION",
            description = "As in \"drop TB-01 site main\"; may be given several times.")
    private List<String> questions = List.of();

    @Option(
            names = "--holidays",
            paramLabel = "DATE",
            split = ",",
            description = "Days nobody works, besides weekends.")
    private Set<LocalDate> holidays = Set.of();

    @Option(
            names = "--reviews",
            paramLabel = "DATE",
            split = ",",
            description = "Days on which it is assessed what was done; else every day on which something is due.")
    private Set<LocalDate> reviews = Set.of();

    @Option(
            names = "--started",
            paramLabel = "ACTION=DATE",
            description = "As in \"TB-01 site main=2025-09-01\"; may be given several times.")
    private Map<String, LocalDate> started = Map.of();

    @Option(names = "--done", paramLabel = "ACTION=DATE", description = "An action reported done; as --started.")
    private Map<String, LocalDate> done = Map.of();

    @Option(names = "--today", paramLabel = "DATE", description = "Say where each action stands on this day.")
    private @Nullable LocalDate today;

    @Option(
            names = "--later",
            paramLabel = Facts.FORMS,
            description = "Say where each action stands by an assessment of these later facts.")
    private @Nullable Path later;

    @Mixin
    private final Answer answer = new Answer();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine();
        List<WhatIf> whatIfs = questions.stream().map(WhatIf::parse).toList();
        PartnerSnapshot given = facts.snapshot();
        PartnerSnapshot snapshot = new PartnerSnapshot(
                given.name(), given.asOf(), given.synthetic(), WhatIf.facts(whatIfs, given.facts()));
        Assessment assessment = engine.assess(snapshot);
        if (answer.isJson() && (later != null || today != null)) {
            throw new IllegalArgumentException(
                    "--today and --later are for text: JSON has the plan, or with --simulate what comes of it");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (!assessment.isPlannable()) {
            return answer.write(
                    terminal,
                    out -> {
                        Words.head(out, assessment);
                        out.println(Assessment.NO_PLAN);
                    },
                    () -> document(assessment, "noPlan", Assessment.NO_PLAN));
        }
        PlanTerms terms =
                WhatIf.terms(whatIfs, PlanTerms.PLAIN.holidays(holidays).reviews(reviews));
        AlignmentPlan plan = engine.explain(assessment).plan(terms);
        return answer.write(
                terminal,
                out -> {
                    PlanText text = new PlanText(out, assessment);
                    text.head(plan, questions);
                    if (later != null || today != null) {
                        text.tracking(track(engine, plan, snapshot.name()));
                    } else if (simulate) {
                        text.simulation(engine.explain(assessment).simulate(plan));
                    } else {
                        text.plan(plan);
                    }
                },
                () -> simulate
                        ? document(
                                assessment,
                                "simulation",
                                JsonDocument.of(engine.explain(assessment).simulate(plan))
                                        .members())
                        : document(assessment, "plan", JsonDocument.of(plan).members()));
    }

    private Map<String, Object> document(Assessment assessment, String name, Object part) {
        Map<String, Object> document = Answer.head(assessment);
        if (!questions.isEmpty()) {
            document.put("whatIf", questions);
        }
        document.put(name, part);
        return document;
    }

    private Tracking track(ConcordanceEngine engine, AlignmentPlan plan, String partner) {
        List<Tracking.Reported> reports = new ArrayList<>();
        Map<Verdict.Key, LocalDate> begun = items(started);
        Map<Verdict.Key, LocalDate> finished = items(done);
        begun.forEach((item, day) -> reports.add(new Tracking.Reported(item, day, finished.get(item))));
        finished.forEach((item, day) -> {
            if (!begun.containsKey(item)) {
                reports.add(new Tracking.Reported(item, null, day));
            }
        });
        if (later == null) {
            return Tracking.of(plan, reports, today == null ? plan.asOf() : today);
        }
        PartnerSnapshot found = FactsFile.read(later, today, null);
        if (!found.name().equals(partner)) {
            throw new IllegalArgumentException(
                    later + " is of another partner: " + found.name() + ", while the plan is of " + partner);
        }
        Assessment then = engine.assess(found);
        return Tracking.of(plan, reports, then.verdicts(), then.snapshot().asOf());
    }

    private static Map<Verdict.Key, LocalDate> items(Map<String, LocalDate> days) {
        return days.entrySet().stream()
                .collect(Collectors.toMap(entry -> Verdict.Key.parse(entry.getKey()), Map.Entry::getValue));
    }
}
