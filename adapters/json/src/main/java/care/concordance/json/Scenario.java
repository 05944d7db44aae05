package care.concordance.json;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of a standard, written as data: facts, and the outcome they are to have. A file {@code <ID>.json} about a partner
 * holds an array of them, each {@code {"say": …, "asOf": …, "facts": {…}, "subject": …, "outcome": …, "sentence": …,
 * "unsaid": …}}. One about a registry case, or about a patient as a quality measure sees one, is an object: the case or
 * patient, and {@code scenarios} that each change something of it.
 *
 * @param file where it stands
 * @param line the line of the file at which it starts, 1-based
 * @param index its place in the file, from 0
 * @param standard the standard's id: the file's name
 * @param say what it shows, in words
 * @param given what is judged; of a partner, a bare one is added when the facts have none, and they are synthetic
 * @param subject whose verdict is meant
 * @param outcome the outcome expected
 * @param sentence words that some reason of the verdict is to contain; null when any will do
 * @param unsaid words that no reason of the verdict may contain; null when all may
 */
public record Scenario(
        Path file,
        int line,
        int index,
        String standard,
        String say,
        Given given,
        Subject subject,
        Outcome outcome,
        @Nullable String sentence,
        @Nullable String unsaid) {

    /**
     * Reads the scenarios of one file.
     *
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     * @throws java.io.UncheckedIOException when it cannot be opened
     */
    public static List<Scenario> read(Path file) {
        return read(file, FactsJson.bytes(file));
    }

    /**
     * Reads the scenarios of one file from memory.
     *
     * @param file where they stand; its name names their standard
     * @param json in UTF-8
     * @throws FactsJsonException when it cannot be used, with everything that is wrong with it
     */
    public static List<Scenario> read(Path file, byte[] json) {
        return new ScenarioReader(file).read(json);
    }

    /**
     * The facts of a scenario about a partner.
     *
     * @throws IllegalStateException when it is about a case or a patient
     */
    public PartnerSnapshot snapshot() {
        if (given instanceof Given.OfPartner partner) {
            return partner.snapshot();
        }
        throw new IllegalStateException("scenario " + index + " of " + file + " is not about a partner");
    }

    /** The day whose text judges it: of a case that of its diagnosis, the first it could be. */
    public LocalDate asOf() {
        return given.asOf();
    }

    /** The scenario as it stands in a file, on one line: of a case or a patient, what it changes. */
    public String text() {
        Map<String, Object> members = JsonText.ordered("say", say);
        if (given instanceof Given.OfPartner partner) {
            members.put("asOf", partner.asOf().toString());
            members.put("facts", facts(partner.snapshot()));
            members.put("subject", subject.toString());
        } else {
            members.put("with", given.changes());
        }
        members.put("outcome", outcome.name());
        if (sentence != null) {
            members.put("sentence", sentence);
        }
        if (unsaid != null) {
            members.put("unsaid", unsaid);
        }
        return JsonText.line(members);
    }

    private static Map<String, Object> facts(PartnerSnapshot snapshot) {
        Map<String, Object> facts = FactsJson.document(snapshot);
        facts.keySet().removeAll(List.of("asOf", "synthetic"));
        if (snapshot.facts(Partner.class)
                .equals(List.of(PartnerBuilder.builder().name(snapshot.name()).build()))) {
            facts.remove("partner");
        }
        return facts;
    }
}
