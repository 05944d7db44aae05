package care.concordance.json;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.facts.measure.MeasuredEncounter;
import care.concordance.facts.measure.MeasuredPatient;
import care.concordance.json.FactsJsonException.Problem;
import care.concordance.verdict.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of scenarios, and collects whatever is wrong with it. */
final class ScenarioReader {

    static final String CASE = "case";
    static final String PATIENT = "patient";
    static final String WITH = "with";
    static final String SCENARIOS = "scenarios";

    /** The members of a scenario about a partner that are not facts. */
    record Expectation(
            String say,
            LocalDate asOf,
            Subject subject,
            Outcome outcome,
            @Nullable String sentence,
            @Nullable String unsaid) {

        private Expected expected() {
            return new Expected(say, outcome, sentence, unsaid);
        }
    }

    /** The members of one about a case or a patient that are not changes. */
    record Expected(
            String say,
            Outcome outcome,
            @Nullable String sentence,
            @Nullable String unsaid) {}

    /** Of whom the scenarios of a file about a patient are. */
    record Whose(Subject subject, LocalDate asOf) {}

    private final Path file;
    private final String standard;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();

    ScenarioReader(Path file) {
        this.file = file;
        this.standard = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    }

    List<Scenario> read(byte[] json) {
        String name = String.valueOf(file.getFileName());
        Node document = Node.read(name, json, problems);
        List<Node> ofPartner = document.array();
        Map<String, Node> object = document.object();
        if (ofPartner != null) {
            for (int i = 0; i < ofPartner.size(); i++) {
                ofPartner(i, ofPartner.get(i));
            }
        } else if (object != null && object.containsKey(CASE)) {
            ofCase(document, object);
        } else if (object != null && object.containsKey(PATIENT)) {
            ofPatient(document, object);
        } else {
            problems.add(document.problem(
                    "is " + document.kind() + ", not an array",
                    "write an array of scenarios, or an object with a case or a patient and its scenarios"));
        }
        if (!problems.isEmpty()) {
            // What is wrong with what all scenarios begin from is found again in each.
            throw new FactsJsonException(name, List.copyOf(new LinkedHashSet<>(problems)));
        }
        return scenarios;
    }

    private void ofPartner(int index, Node node) {
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
        if (read != null && snapshot != null) {
            add(
                    index,
                    node,
                    read.value().expected(),
                    new Given.OfPartner(snapshot),
                    read.value().subject());
        }
    }

    private void ofCase(Node document, Map<String, Node> object) {
        new FactsReader(problems).refuseUnknown(object, Set.of(CASE, SCENARIOS), "a file of scenarios of a case");
        CaseMembers reader = new CaseMembers(problems);
        Node of = Objects.requireNonNull(object.get(CASE));
        Map<String, Node> members = members(of);
        TumorCase base = reader.read(of, members);
        each(document, object, (index, node, expected, with) -> {
            TumorCase tumor = reader.read(node, merged(members, with));
            if (base != null && tumor != null && expected != null) {
                add(index, node, expected, new Given.OfCase(base, tumor), tumor.subject());
            }
        });
    }

    private void ofPatient(Node document, Map<String, Node> object) {
        FactsReader.Read<Whose> read =
                new FactsReader(problems).record(document, Whose.class, Set.of(PATIENT, SCENARIOS));
        PatientMembers reader = new PatientMembers(problems);
        Map<String, Node> members = members(Objects.requireNonNull(object.get(PATIENT)));
        Whose whose = Objects.requireNonNull(read).value();
        List<Fact> base = reader.read(members, whose.subject());
        boolean listed = base.stream()
                .anyMatch(fact -> (fact instanceof MeasuredPatient || fact instanceof MeasuredEncounter)
                        && fact.subject().equals(whose.subject()));
        if (!listed && read.standIns().isEmpty()) {
            problems.add(Objects.requireNonNull(object.get("subject"))
                    .problem(
                            "is " + whose.subject()
                                    + ", of whom there is neither a MeasuredPatient nor a MeasuredEncounter",
                            "name one there is, as in \"patient p\" or \"encounter e\""));
        }
        each(document, object, (index, node, expected, with) -> {
            Map<String, Node> changed = new LinkedHashMap<>(members);
            with.forEach((type, change) -> changed.put(type, changed(members.get(type), change)));
            List<Fact> facts = reader.read(changed, whose.subject());
            if (expected != null) {
                add(
                        index,
                        node,
                        expected,
                        new Given.OfPatient(whose.subject(), whose.asOf(), base, facts),
                        whose.subject());
            }
        });
    }

    /** An array takes the place of the facts of a type; an object changes members of the only one there is. */
    private Node changed(@Nullable Node before, Node change) {
        Map<String, Node> members = change.object();
        if (members == null) {
            return change;
        }
        List<Node> facts =
                before == null || before.array() == null ? List.of() : Objects.requireNonNull(before.array());
        if (facts.size() != 1) {
            problems.add(change.problem(
                    "changes the only fact of its type, and the patient has " + facts.size(),
                    "write an array of what there is to be"));
            return new Node(change.pointer(), change.line(), change.column(), List.of());
        }
        Map<String, Node> all = merged(members(facts.get(0)), members);
        return new Node(
                change.pointer(),
                change.line(),
                change.column(),
                List.of(new Node(change.pointer(), change.line(), change.column(), all)));
    }

    private static Map<String, Node> merged(Map<String, Node> members, Map<String, Node> with) {
        Map<String, Node> merged = new LinkedHashMap<>(members);
        merged.putAll(with);
        return merged;
    }

    private Map<String, Node> members(Node node) {
        Map<String, Node> members = new FactsReader(problems).object(node);
        return members == null ? Map.of() : members;
    }

    /** Takes one scenario of a case or a patient. */
    private interface Taking {
        /** @param expected null when it cannot be read */
        void take(int index, Node node, @Nullable Expected expected, Map<String, Node> with);
    }

    private void each(Node document, Map<String, Node> object, Taking taking) {
        Node node = object.get(SCENARIOS);
        List<Node> nodes = node == null ? null : node.array();
        if (nodes == null) {
            problems.add((node == null ? document : node)
                    .problem(
                            node == null ? "has no scenarios" : "is " + node.kind() + ", not an array",
                            "write an array of scenarios"));
            return;
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node each = nodes.get(i);
            FactsReader.Read<Expected> read = new FactsReader(problems).record(each, Expected.class, Set.of(WITH));
            Map<String, Node> scenario = each.object();
            if (read != null && scenario != null) {
                Node with = scenario.get(WITH);
                taking.take(
                        i,
                        each,
                        read.standIns().isEmpty() ? read.value() : null,
                        with == null ? Map.of() : members(with));
            }
        }
    }

    private void add(int index, Node node, Expected expected, Given given, Subject subject) {
        scenarios.add(new Scenario(
                file,
                node.line(),
                index,
                standard,
                expected.say(),
                given,
                subject,
                expected.outcome(),
                expected.sentence(),
                expected.unsaid()));
    }
}
