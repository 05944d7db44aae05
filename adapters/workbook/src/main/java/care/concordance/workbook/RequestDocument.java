package care.concordance.workbook;

import care.concordance.PartnerSnapshot;
import care.concordance.explain.EvidenceRequest;
import care.concordance.explain.EvidenceRequest.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An evidence request to be sent to those who have to answer it: as text, as a workbook to be filled in, or as JSON. {@link
 * Answers} takes the workbook back.
 *
 * @param request what is asked
 * @param snapshot the facts it was made from
 * @param addressee whom it is for, a role or a site; empty when it is everybody's
 */
public record RequestDocument(EvidenceRequest request, PartnerSnapshot snapshot, String addressee) {

    /** The questions by owner and site: what to bring, for which standards, and what the answer decides. */
    public String text() {
        return RequestText.of(this);
    }

    /** The questions as JSON, in the order of {@link #text}. */
    public String json() {
        return RequestJson.of(this);
    }

    /**
     * Writes a workbook: the questions in words, and a sheet for every kind of fact that is asked of, with the rows that are
     * asked and nothing to be filled in but what is asked. Does not close the stream.
     *
     * @throws WorkbookException when a cell cannot hold a text of the facts
     * @throws UncheckedIOException when it cannot be written
     */
    public void workbook(OutputStream to) {
        try {
            RequestSheets.write(this, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the workbook", e);
        }
    }

    /** What the document is called: of whom, as of when, and for whom. */
    String title() {
        return "Evidence request to " + snapshot.name() + " as of " + snapshot.asOf()
                + (addressee.isEmpty() ? "" : ", for " + addressee);
    }

    /** The role a question is put to: whom the document is for, when that role has to bring it. */
    String owner(Question question) {
        return question.owners().contains(addressee) ? addressee : question.owner();
    }

    /** The other roles it is asked of; empty for none. */
    String others(Question question) {
        return question.owners().stream()
                .filter(owner -> !owner.equals(owner(question)))
                .collect(Collectors.joining("; "));
    }

    /** In one sentence, how much is asked. */
    String count() {
        int questions = request.questions().size();
        int verdicts = request.waiting().size();
        return questions == 0
                ? "Nothing is asked: no verdict waits for what is not on record."
                : counted(questions, "question") + ", for which " + counted(verdicts, "unproven verdict")
                        + (verdicts == 1 ? " waits." : " wait.");
    }

    static String counted(int count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
