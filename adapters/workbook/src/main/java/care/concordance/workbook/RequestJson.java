package care.concordance.workbook;

import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.explain.EvidenceRequest.Waiting;
import care.concordance.json.JsonText;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a request for a program. */
final class RequestJson {

    private RequestJson() {}

    static String of(RequestDocument document) {
        Map<String, Object> members = JsonText.ordered(
                "notice", Provenance.NOT_OFFICIAL,
                "partner", document.snapshot().name(),
                "asOf", document.snapshot().asOf().toString(),
                "synthetic", document.snapshot().synthetic());
        if (!document.addressee().isEmpty()) {
            members.put("for", document.addressee());
        }
        members.put(
                "questions",
                document.request().questions().stream()
                        .map(RequestJson::question)
                        .toList());
        members.put(
                "unasked",
                document.request().unasked().stream().map(RequestJson::unasked).toList());
        return JsonText.text(members);
    }

    private static Map<String, Object> unasked(Verdict verdict) {
        Map<String, Object> members = verdict(verdict);
        members.put("reasons", RequestText.reasons(verdict));
        return members;
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("owner", question.owner());
        members.put("owners", List.copyOf(question.owners()));
        members.put("subject", question.subject().toString());
        members.put("kind", SheetLayout.of(question.kind()).name());
        members.put("onRecord", !question.isOfNewFact());
        if (question.fact() != null) {
            members.put("id", question.key());
        } else {
            Map<String, Object> given = new LinkedHashMap<>();
            question.given()
                    .forEach((name, value) -> given.put(name, value instanceof Integer ? value : value.toString()));
            members.put("given", given);
        }
        if (question.year() != null) {
            members.put("year", question.year());
        }
        members.put("properties", question.properties());
        members.put(
                "waiting", question.waiting().stream().map(RequestJson::waiting).toList());
        return members;
    }

    private static Map<String, Object> waiting(Waiting waiting) {
        Map<String, Object> members = verdict(waiting.verdict());
        members.put("met", waiting.met());
        members.put(
                "decisions",
                waiting.decisions().stream()
                        .map(decision ->
                                JsonText.ordered("outcome", decision.outcome().name(), "answers", decision.answers()))
                        .toList());
        return members;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        return JsonText.ordered(
                "standard", verdict.standard().id(),
                "title", verdict.standard().title(),
                "subject", verdict.subject().toString(),
                "owner", verdict.standard().owner());
    }
}
