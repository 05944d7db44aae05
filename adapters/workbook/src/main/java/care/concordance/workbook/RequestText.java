package care.concordance.workbook;

import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.verdict.Lines;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints a request for a person: by owner and site what to bring, and what it decides. */
final class RequestText {

    private static final int WIDTH = 100;

    /** What everybody must know who answers. */
    static final String ROUNDS =
            "An answer may raise another question, as a fact that is new may lack something else. Merge what comes back, and ask again.";

    static final String UNASKED =
            "Unproven, and nothing is missing that would decide it: what is known contradicts itself, or is too little.";

    private final RequestDocument document;
    private final RequestRows rows;
    private final Lines text = new Lines(WIDTH);

    private RequestText(RequestDocument document) {
        this.document = document;
        this.rows = RequestRows.of(document);
    }

    static String of(RequestDocument document) {
        RequestText writer = new RequestText(document);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        text.line(document.title());
        if (document.snapshot().synthetic()) {
            text.line(Provenance.SYNTHETIC);
        }
        text.line(Provenance.NOT_OFFICIAL);
        text.line("");
        text.wrapped("", document.count());
        List<Question> questions = document.request().questions();
        if (!questions.isEmpty()) {
            text.wrapped("", ROUNDS);
        }
        Question before = null;
        for (int i = 0; i < questions.size(); i++) {
            question(i + 1, questions.get(i), before);
            before = questions.get(i);
        }
        unasked(document.request().unasked());
    }

    private void question(int number, Question question, @Nullable Question before) {
        String owner = document.owner(question);
        boolean sameOwner = before != null && document.owner(before).equals(owner);
        boolean sameSite = sameOwner && before != null && Objects.equals(before.site(), question.site());
        boolean sameFact = sameSite
                && before != null
                && question.fact() != null
                && question.fact().equals(before.fact());
        if (!sameOwner) {
            text.line("");
            text.line(owner);
            text.line("=".repeat(owner.length()));
        }
        if (!sameSite) {
            text.line("");
            text.line(rows.site(question.site()));
        }
        if (!sameFact) {
            text.line("");
            text.wrapped("  ", RequestRows.about(question));
            if (question.isOfNewFact()) {
                text.wrapped("  ", "  " + SheetLayout.of(question.kind()).description());
            }
        }
        text.wrapped(
                String.format(Locale.ROOT, "%4d. ", number),
                asked(question, question.properties().get(0)));
        question.properties().stream().skip(1).forEach(property -> text.wrapped("      ", asked(question, property)));
        RequestRows.decides(question)
                .forEach((standard, words) ->
                        text.wrapped(String.format(Locale.ROOT, "        %-8s ", standard), words));
        String others = document.others(question);
        if (!others.isEmpty()) {
            text.wrapped("        also of ", others);
        }
    }

    private static String asked(Question question, String property) {
        Column column = RequestRows.column(question, property);
        return property + ": " + lower(column.meaning()) + " ["
                + column.expected().replaceFirst("^(write|choose) ", "") + "]";
    }

    private static String lower(String sentence) {
        String plain = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean capital =
                plain.length() > 1 && Character.isUpperCase(plain.charAt(0)) && Character.isLowerCase(plain.charAt(1));
        return capital ? Character.toLowerCase(plain.charAt(0)) + plain.substring(1) : plain;
    }

    private void unasked(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        text.line("");
        text.wrapped("", UNASKED);
        for (Verdict verdict : verdicts) {
            text.wrapped(
                    "  ",
                    verdict.standard().id() + ", " + verdict.subject() + " ["
                            + verdict.standard().owner() + "]");
            reasons(verdict).forEach(reason -> text.wrapped("      ", reason));
        }
    }

    /** Why a verdict is unproven that no answer would decide. */
    static List<String> reasons(Verdict verdict) {
        return verdict.reasons().stream()
                .filter(reason -> reason.verb() == Verb.UNPROVEN)
                .map(Reason::sentence)
                .distinct()
                .toList();
    }
}
