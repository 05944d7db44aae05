package care.concordance.json;

import care.concordance.followup.Changes;
import care.concordance.followup.Impact;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a partner, and what another edition would change, as JSON objects. */
final class FollowUpJson {

    private FollowUpJson() {}

    static Map<String, Object> changes(Changes changes) {
        return JsonText.ordered(
                "from", changes.from().toString(),
                "to", changes.to().toString(),
                "opened", all(changes.opened()),
                "closed", all(changes.closed()),
                "stillOpen", all(changes.stillOpen()),
                "overdue", all(changes.overdue()),
                "newlyInForce", changes.newlyInForce(),
                "retired", changes.retired());
    }

    private static List<Map<String, Object>> all(List<VerdictChange> changes) {
        return changes.stream()
                .map(change -> fromTo(
                        JsonText.ordered(
                                "standard", change.standard(),
                                "subject", change.subject().toString()),
                        outcome(change.before()),
                        outcome(change.after())))
                .toList();
    }

    private static @Nullable Outcome outcome(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.outcome();
    }

    static Map<String, Object> impact(Impact impact) {
        return JsonText.ordered(
                "before", impact.before().toString(),
                "after", impact.after().toString(),
                "added", impact.added(),
                "changed", impact.changed(),
                "retired", impact.retired(),
                "changes",
                        impact.changes().stream()
                                .map(change -> fromTo(
                                        JsonText.ordered(
                                                "partner", change.partner(),
                                                "asOf", change.asOf().toString(),
                                                "standard", change.standard(),
                                                "subject", change.subject().toString()),
                                        change.from(),
                                        change.to()))
                                .toList());
    }

    private static Map<String, Object> fromTo(Map<String, Object> which, @Nullable Outcome from, @Nullable Outcome to) {
        Map<String, Object> entry = new LinkedHashMap<>(which);
        if (from != null) {
            entry.put("from", from.name());
        }
        if (to != null) {
            entry.put("to", to.name());
        }
        return entry;
    }
}
