package care.concordance.json;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.Subject;
import care.concordance.json.FactsJsonException.Problem;
import care.concordance.verdict.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A test of a standard, written as data: facts, and the outcome they are to have. A file {@code <ID>.json} holds an array
 * of them, each {@code {"say": …, "asOf": …, "facts": {…}, "subject": …, "outcome": …, "sentence": …, "unsaid": …}}.
 *
 * @param file where it stands
 * @param line the line of the file at which it starts, 1-based
 * @param index its place in the file, from 0
 * @param standard the standard's id: the file's name
 * @param say what it shows, in words
 * @param snapshot the facts; a bare partner is added when they have none, and they are synthetic
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
        PartnerSnapshot snapshot,
        Subject subject,
        Outcome outcome,
        @Nullable String sentence,
        @Nullable String unsaid) {

    /** The members of a scenario that are not facts. */
    record Expectation(
            String say,
            LocalDate asOf,
            Subject subject,
            Outcome outcome,
            @Nullable String sentence,
            @Nullable String unsaid) {}

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
        String name = String.valueOf(file.getFileName());
        List<Problem> problems = new ArrayList<>();
        Node document = Node.read(name, json, problems);
        List<Node> nodes = document.array();
        List<Scenario> scenarios = new ArrayList<>();
        if (nodes == null) {
            problems.add(document.problem("is " + document.kind() + ", not an array", "write an array of scenarios"));
        } else {
            for (int i = 0; i < nodes.size(); i++) {
                Scenario scenario = read(file, name.replaceFirst("\\.json$", ""), i, nodes.get(i), problems);
                if (scenario != null) {
                    scenarios.add(scenario);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new FactsJsonException(name, problems);
        }
        return scenarios;
    }

    private static @Nullable Scenario read(Path file, String standard, int index, Node node, List<Problem> problems) {
        List<Problem> own = new ArrayList<>();
        FactsReader reader = new FactsReader(own);
        FactsReader.Read<Expectation> read = reader.record(node, Expectation.class, Set.of("facts"));
        Map<String, Node> object = node.object();
        PartnerSnapshot snapshot = null;
        if (read != null && object != null) {
            Node facts = object.get("facts");
            if (facts == null) {
                own.add(node.problem("has no facts", "write them, {} if none"));
            } else {
                boolean dated = !read.standIns().contains("asOf");
                snapshot = reader.snapshot(
                        facts, dated ? read.value().asOf() : LocalDate.MAX, null, FactsReader.Completeness.PARTIAL);
            }
        }
        problems.addAll(own);
        if (read == null || snapshot == null) {
            return null;
        }
        Expectation expected = read.value();
        return new Scenario(
                file,
                node.line(),
                index,
                standard,
                expected.say(),
                snapshot,
                expected.subject(),
                expected.outcome(),
                expected.sentence(),
                expected.unsaid());
    }

    /** The scenario as it stands in a file, on one line. */
    public String text() {
        Map<String, Object> facts = FactsJson.document(snapshot);
        facts.keySet().removeAll(List.of("asOf", "synthetic"));
        if (snapshot.facts(Partner.class)
                .equals(List.of(PartnerBuilder.builder().name(snapshot.name()).build()))) {
            facts.remove("partner");
        }
        Map<String, Object> members = JsonText.ordered(
                "say",
                say,
                "asOf",
                snapshot.asOf().toString(),
                "facts",
                facts,
                "subject",
                subject.toString(),
                "outcome",
                outcome.name());
        if (sentence != null) {
            members.put("sentence", sentence);
        }
        if (unsaid != null) {
            members.put("unsaid", unsaid);
        }
        return JsonText.line(members);
    }
}
