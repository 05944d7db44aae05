package care.concordance.json;

import care.concordance.facts.Variance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verdicts with their reasons as JSON objects. */
final class VerdictJson {

    private VerdictJson() {}

    /** A verdict by itself, which knows of no day: whether its variance is in force is not said, nor when it is due. */
    static Map<String, Object> alone(Verdict verdict) {
        Map<String, Object> entry = of(verdict, null);
        String remedy = verdict.toClose();
        if (remedy != null) {
            entry.put(
                    "toClose",
                    JsonText.ordered(
                            "remedy", remedy, "owner", verdict.standard().owner()));
        }
        return entry;
    }

    /** Which verdict, and how it turned out, and no more. */
    static Map<String, Object> named(Verdict verdict) {
        return JsonText.ordered(
                "standard", verdict.standard().id(),
                "subject", verdict.subject().toString(),
                "outcome", verdict.outcome().name());
    }

    /** @param asOf the day assessed; null when it is not known */
    static Map<String, Object> of(Verdict verdict, @Nullable LocalDate asOf) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("standard", verdict.standard().id());
        entry.put("title", verdict.standard().title());
        if (verdict.standard().replaces() != null) {
            entry.put("replaces", verdict.standard().replaces());
        }
        entry.put("subject", verdict.subject().toString());
        entry.put("outcome", verdict.outcome().name());
        entry.put("reasons", verdict.reasons().stream().map(VerdictJson::reason).toList());
        if (verdict.variance() != null) {
            entry.put("variance", variance(verdict.variance(), asOf));
        }
        return entry;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("rule", reason.rule());
        entry.put("verb", reason.verb().word());
        entry.put("sentence", reason.sentence());
        entry.put("facts", reason.facts());
        return entry;
    }

    private static Map<String, Object> variance(Variance variance, @Nullable LocalDate asOf) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (asOf != null) {
            entry.put("inForce", variance.inForce(asOf));
        }
        entry.put("reason", variance.reason());
        entry.put("approvedBy", variance.approvedBy());
        entry.put("granted", variance.granted().toString());
        entry.put("expires", variance.expires().toString());
        return entry;
    }
}
