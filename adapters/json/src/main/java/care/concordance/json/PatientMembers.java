package care.concordance.json;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.measure.MeasureFacts;
import care.concordance.json.FactsJsonException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A patient as a quality measure sees one, as JSON members: each type of fact by the name rules call it, with an array of
 * its facts. An id that is left out is the type's name and its number; the patient or encounter a fact is of, the subject.
 */
final class PatientMembers {

    /** By name, every type of fact that rules of measures read. */
    static final Map<String, Class<? extends Record>> TYPES = MeasureFacts.TYPES.stream()
            .collect(Collectors.toMap(Class::getSimpleName, type -> type, (one, other) -> one, TreeMap::new));

    private final FactsReader reader;
    private final List<Problem> problems;

    PatientMembers(List<Problem> problems) {
        this.problems = problems;
        this.reader = new FactsReader(problems);
    }

    /**
     * The facts that members make.
     *
     * @param subject whom they are about, where they do not say
     */
    List<Fact> read(Map<String, Node> members, Subject subject) {
        reader.refuseUnknown(members, TYPES.keySet(), "a patient");
        List<Fact> facts = new ArrayList<>();
        Map<String, Node> cited = new TreeMap<>();
        members.forEach((name, node) -> {
            Class<? extends Record> type = TYPES.get(name);
            List<Node> several = node.array();
            if (type != null && several == null) {
                problems.add(node.problem("is " + node.kind() + ", not an array", "write an array of objects"));
            } else if (type != null) {
                for (int i = 0; i < Objects.requireNonNull(several).size(); i++) {
                    Map<String, Object> otherwise =
                            Map.of("id", name + " " + (i + 1), "patient", subject.id(), "encounter", subject.id());
                    FactsReader.Read<? extends Record> read = reader.record(several.get(i), type, Set.of(), otherwise);
                    if (read != null && read.standIns().isEmpty()) {
                        Fact fact = (Fact) read.value();
                        Node first = cited.putIfAbsent(fact.citation(), several.get(i));
                        if (first != null) {
                            problems.add(several.get(i)
                                    .problem(
                                            "gives " + fact.citation() + " again, which is given at " + first.pointer(),
                                            "give each its own id"));
                        }
                        facts.add(fact);
                    }
                }
            }
        });
        return facts;
    }

    /** The types of which some facts have others than other facts, each with all it has. */
    static Map<String, Object> changes(List<Fact> from, List<Fact> to) {
        Map<String, Object> changes = new LinkedHashMap<>();
        TYPES.forEach((name, type) -> {
            List<Fact> before = from.stream().filter(type::isInstance).toList();
            List<Fact> after = to.stream().filter(type::isInstance).toList();
            if (!before.equals(after)) {
                changes.put(
                        name,
                        after.stream()
                                .map(fact -> JsonText.members((Record) fact))
                                .toList());
            }
        });
        return changes;
    }
}
