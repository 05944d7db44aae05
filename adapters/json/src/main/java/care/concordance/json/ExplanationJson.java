package care.concordance.json;

import care.concordance.explain.SmallestChange;
import care.concordance.explain.WhyNot;
import care.concordance.facts.PartnerFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a verdict is what it is, and what would change it, as JSON objects. */
final class ExplanationJson {

    private ExplanationJson() {}

    static Map<String, Object> whyNot(WhyNot why) {
        List<WhyNot.RuleAnswer> decisive = why.decisive();
        return JsonText.ordered(
                "standard", why.standard().id(),
                "title", why.standard().title(),
                "subject", why.subject().toString(),
                "outcome", why.outcome().name(),
                "rules",
                        why.rules().stream()
                                .map(rule -> rule(rule, decisive.contains(rule)))
                                .toList());
    }

    private static Map<String, Object> rule(WhyNot.RuleAnswer rule, boolean decides) {
        return JsonText.ordered(
                "rule", rule.rule(),
                "verb", rule.verb().word(),
                "asks", rule.sentence(),
                "decides", decides,
                "said", rule.said(),
                "unknown", rule.unknown(),
                "inShort", rule.inShort(),
                "explained", rule.explained(),
                "patterns", rule.steps().stream().map(ExplanationJson::step).toList());
    }

    private static Map<String, Object> step(WhyNot.StepAnswer step) {
        return JsonText.ordered(
                "quantifier", step.quantifier().name(),
                "type", step.type(),
                "onRecord", step.onRecord(),
                "joined", step.joined(),
                "passed", step.passed(),
                "holds", step.holds(),
                "sentence", step.sentence(),
                "shown", step.shown().stream().map(ExplanationJson::fact).toList());
    }

    private static Map<String, Object> fact(WhyNot.FactAnswer fact) {
        return JsonText.ordered(
                "fact",
                fact.fact(),
                "constraints",
                fact.constraints().stream()
                        .map(constraint -> JsonText.ordered(
                                "text", constraint.text(),
                                "answer", constraint.answer().name(),
                                "words", constraint.words()))
                        .toList());
    }

    static Map<String, Object> smallestChange(SmallestChange change) {
        Map<String, Object> document = JsonText.ordered(
                "standard", change.standard().id(),
                "title", change.standard().title(),
                "subject", change.subject().toString(),
                "before", change.before().name(),
                "proposed", change.isProposed());
        putChanges(change, document);
        if (change.single() != null) {
            document.put("single", change(change.single()));
        }
        document.put("opens", change.opens().stream().map(VerdictJson::named).toList());
        document.put("blocked", change.blocked());
        document.put("complete", change.complete());
        return document;
    }

    /** What it takes, and what is to change. */
    static void putChanges(SmallestChange change, Map<String, Object> into) {
        if (change.isProposed()) {
            into.put("effortDays", change.effort());
        }
        into.put(
                "changes",
                change.changes().stream().map(ExplanationJson::change).toList());
    }

    private static Map<String, Object> change(SmallestChange.Change change) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("words", change.words());
        PartnerFact fact = change.fact();
        PartnerFact added = change.added();
        if (fact != null) {
            entry.put("fact", fact.citation());
            entry.put("component", change.component());
            entry.put("from", plain(change.from()));
            entry.put("to", plain(change.to()));
        }
        if (added != null) {
            entry.put("added", added.citation());
            entry.put("components", JsonText.members((Record) added));
            entry.put("asked", change.asked());
        }
        entry.put("standIns", change.standIns());
        entry.put("effortDays", change.effort());
        return entry;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null ? null : JsonText.plain(value);
    }
}
