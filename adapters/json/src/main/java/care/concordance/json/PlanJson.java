package care.concordance.json;

import care.concordance.followup.AlignmentPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alignment plans as JSON objects. */
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
}
