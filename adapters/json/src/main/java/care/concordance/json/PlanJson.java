package care.concordance.json;

import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alignment plans, and what comes of them, as JSON objects. */
final class PlanJson {

    private PlanJson() {}

    static Map<String, Object> plan(AlignmentPlan plan) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asOf", plan.asOf().toString());
        putActions(plan, document);
        document.put("undone", plan.undone().stream().map(PlanJson::undone).toList());
        return document;
    }

    static void putActions(AlignmentPlan plan, Map<String, Object> into) {
        into.put("actions", plan.actions().stream().map(PlanJson::action).toList());
        into.put(
                "criticalPath",
                plan.criticalPath().stream().map(PlanJson::action).toList());
    }

    static Map<String, Object> action(AlignmentPlan.Action action) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("due", action.due().toString());
        entry.put("standard", action.standard().id());
        entry.put("subject", action.subject().toString());
        entry.put("outcome", action.outcome().name());
        entry.put("remedy", action.remedy());
        entry.put("owner", action.owner());
        entry.put("starts", action.starts().toString());
        entry.put("after", action.after());
        if (action.effort() != null) {
            entry.put("effortDays", action.effort());
        }
        return entry;
    }

    private static Map<String, Object> undone(AlignmentPlan.Undone undone) {
        return JsonText.ordered(
                "standard", undone.standard().id(),
                "subject", undone.subject().toString(),
                "outcome", undone.outcome().name(),
                "why", undone.why());
    }

    static Map<String, Object> simulation(Simulation simulation) {
        return JsonText.ordered(
                "asOf", simulation.plan().asOf().toString(),
                "end", simulation.end().toString(),
                "reachesConcordance", simulation.reachesConcordance(),
                "assumptions", Simulation.ASSUMPTIONS,
                "milestones",
                        simulation.milestones().stream()
                                .map(PlanJson::milestone)
                                .toList(),
                "renewals",
                        simulation.renewals().stream()
                                .map(renewal -> JsonText.ordered(
                                        "fact", renewal.fact().citation(),
                                        "ends", renewal.ends().toString()))
                                .toList(),
                "open",
                        simulation.open().stream()
                                .map(open -> {
                                    Map<String, Object> entry = VerdictJson.named(open.verdict());
                                    entry.put("why", open.why());
                                    return entry;
                                })
                                .toList(),
                "predictions",
                        simulation.predictions().stream()
                                .map(PlanJson::prediction)
                                .toList());
    }

    private static Map<String, Object> milestone(Simulation.Milestone milestone) {
        return JsonText.ordered(
                "day", milestone.day().toString(),
                "steps", milestone.steps().stream().map(PlanJson::step).toList(),
                "opened", milestone.opened().stream().map(VerdictJson::named).toList(),
                "open", milestone.open());
    }

    private static Map<String, Object> step(Simulation.Step step) {
        Map<String, Object> entry = JsonText.ordered(
                "standard", step.action().standard().id(),
                "subject", step.action().subject().toString(),
                "result", step.result().name(),
                "followUp", step.followUp());
        if (step.change() != null) {
            ExplanationJson.putChanges(step.change(), entry);
        }
        return entry;
    }

    private static Map<String, Object> prediction(Simulation.Prediction prediction) {
        Map<String, Object> entry = JsonText.ordered(
                "subject", prediction.subject().toString(),
                "name", prediction.name(),
                "standing", prediction.standing().name());
        if (prediction.since() != null) {
            entry.put("since", prediction.since().toString());
        }
        return entry;
    }
}
