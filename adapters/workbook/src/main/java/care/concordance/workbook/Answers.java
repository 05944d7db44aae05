// One file, although long: each step of a merge works on what the step before let stand.
package care.concordance.workbook;

import care.concordance.PartnerSnapshot;
import care.concordance.explain.EvidenceRequest;
import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.facts.Fact;
import care.concordance.facts.FactType;
import care.concordance.facts.FactValue;
import care.concordance.facts.NullMeans;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.json.FactsJson;
import care.concordance.json.FactsJsonException;
import care.concordance.json.Nearest;
import care.concordance.workbook.WorkbookException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes answers to an {@link EvidenceRequest} into the facts. What was not on record is filled in, and facts that were asked
 * for are added. What is on record stays: an answer that says otherwise is a conflict, and so are two answers that contradict
 * each other, of which neither is taken. Nothing of an answer vanishes: what is not taken is named with its cell.
 */
public final class Answers {

    private static final String ID = "id";
    private static final String KNOWN_FROM = "knownFrom";

    /**
     * What came of answers.
     *
     * @param json the facts with the answers, as a facts document
     * @param filled values that were not on record and are now
     * @param added facts that were not on record and are now, as cited, each with where it was answered
     * @param conflicts answers that contradict the record, or each other
     * @param refused what else was not taken: what cannot be read, is of no fact on record, or contradicts other facts
     * @param unasked of {@code filled}, the values that nobody had asked for
     * @param open how many of the questions are not answered
     * @param partly of {@code open}, how many are answered in part
     * @param blank rows that only say which fact they would be of: they are no answers
     */
    public record Merged(
            String json,
            List<Taken> filled,
            List<Taken> added,
            List<Conflict> conflicts,
            List<Problem> refused,
            List<Taken> unasked,
            int open,
            int partly,
            int blank) {

        public Merged {
            filled = List.copyOf(filled);
            added = List.copyOf(added);
            conflicts = List.copyOf(conflicts);
            refused = List.copyOf(refused);
            unasked = List.copyOf(unasked);
        }
    }

    /**
     * An answer that was taken.
     *
     * @param fact the fact, as cited
     * @param property the property; empty for a fact as a whole
     * @param value the value, as a cell says it; empty for a fact as a whole
     * @param place where it was answered
     */
    public record Taken(String fact, String property, String value, String place) {}

    /**
     * An answer that was not taken because something else is said already.
     *
     * @param fact the fact, as cited
     * @param property the property
     * @param said what is said already, as a cell says it: it stays when it is on record
     * @param saidAt where it is said; empty when it is on record
     * @param answered what was answered
     * @param place where it was answered
     */
    public record Conflict(String fact, String property, String said, String saidAt, String answered, String place) {}

    /** One value answered. */
    private record Answer(PartnerFact fact, String property, Object value, JsonNode json, String place) {
        Taken taken() {
            return new Taken(fact.citation(), property, words(value), place);
        }
    }

    /** A fact that is not on record, by its answers. */
    private record Added(PartnerFact fact, Map<String, Answer> answers, String place) {}

    private final PartnerSnapshot record;
    private final ObjectNode document;
    private final EvidenceRequest request;
    /** By citation, where a fact stands in the document. */
    private final Map<String, String> pointers = new HashMap<>();

    private final Map<String, PartnerFact> onRecord = new LinkedHashMap<>();
    private final Map<String, Map<String, Answer>> filled = new LinkedHashMap<>();
    private final Map<String, Added> added = new LinkedHashMap<>();
    private final Set<List<String>> disputed = new HashSet<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Problem> refused = new ArrayList<>();
    /** New facts of which two rows do not agree which fact they are. */
    private final Set<String> disputedFacts = new HashSet<>();

    private int blank;

    private Answers(PartnerSnapshot record, String json, EvidenceRequest request) {
        this.record = record;
        this.request = request;
        this.document = (ObjectNode) JsonMapper.shared().readTree(json);
        record.facts().forEach(fact -> onRecord.put(fact.citation(), fact));
        for (FactsJson.Part part : FactsJson.parts(json).parts()) {
            if (part.fact().equals(onRecord.get(part.fact().citation()))) {
                pointers.put(part.fact().citation(), part.pointer());
            }
        }
    }

    /**
     * Merges answers into facts.
     *
     * @param facts the facts on record, in any form; they stay as they are
     * @param answers files or folders in any form, most often workbooks of {@link RequestDocument}
     * @param request what was asked of these facts
     * @param asOf the day they were asked of, which the merged facts are of; null when it is the day the facts state
     * @throws WorkbookException when an answer is another partner's or of another day, or of made-up facts where these are
     *     real, or the other way round, or when it is no workbook; nothing is merged then
     * @throws FactsJsonException when the facts cannot be used
     */
    public static Merged merge(Path facts, List<Path> answers, EvidenceRequest request, @Nullable LocalDate asOf) {
        String json = FactsFile.json(facts);
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(FactsFile.withoutMark(json));
        if (asOf != null) {
            document.put("asOf", asOf.toString());
        }
        Answers merging = new Answers(FactsFile.read(facts, asOf, null), document.toString(), request);
        answers.stream()
                .flatMap(file -> files(file).stream())
                .map(FactsFile::answers)
                .forEach(merging::take);
        return merging.merged();
    }

    /** A folder of workbooks, as request writes one for every owner, is each of them; another folder is one of CSV files. */
    private static List<Path> files(Path answer) {
        if (!Files.isDirectory(answer)) {
            return List.of(answer);
        }
        try (Stream<Path> inside = Files.list(answer)) {
            List<Path> workbooks = inside.filter(file -> file.toString().endsWith(".xlsx"))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("~$"))
                    .sorted()
                    .toList();
            return workbooks.isEmpty() ? List.of(answer) : workbooks;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + answer, e);
        }
    }

    // ---- one file

    private void take(AnswerFile file) {
        FactsJson.Parts parts = FactsJson.parts(file.json());
        JsonNode read = JsonMapper.shared().readTree(file.json());
        refuseOthers(file, parts, read.path("asOf").asString(""));
        file.problems().forEach(problem -> refuse(file, problem));
        file.unreadable().values().forEach(problem -> refuse(file, problem));
        Set<String> unreadable = new HashSet<>(file.unreadable().keySet());
        Set<String> facts = new HashSet<>();
        parts.parts().forEach(part -> facts.add(part.pointer()));
        for (FactsJsonException.Problem problem : parts.problems()) {
            String value = problem.pointer().replaceAll("/\\d+$", "");
            boolean known = file.unreadable().containsKey(problem.pointer())
                    || file.unreadable().containsKey(value);
            // That a fact has no value where it must have one is said below, of the cell.
            if (!known && !facts.contains(problem.pointer())) {
                refuse(file, new Problem(file.place().apply(problem.pointer()), problem.problem(), problem.remedy()));
            }
            unreadable.add(facts.contains(value) ? problem.pointer() : value);
            unreadable.add(problem.pointer());
        }
        for (FactsJson.Part part : parts.parts()) {
            take(file, part, (ObjectNode) read.at(part.pointer()), unreadable);
        }
    }

    private void refuse(AnswerFile file, Problem problem) {
        refused.add(new Problem(file.source() + ", " + problem.place(), problem.problem(), problem.remedy()));
    }

    /** Refuses answers of another partner or of another day, and made-up ones where the facts are real, or the other way round. */
    private void refuseOthers(AnswerFile file, FactsJson.Parts parts, String day) {
        List<Problem> problems = new ArrayList<>();
        String name = parts.parts().stream()
                .filter(part ->
                        part.fact() instanceof Partner && part.standIns().isEmpty())
                .map(part -> ((Partner) part.fact()).name())
                .findFirst()
                .orElse(null);
        if (!record.name().equals(name)) {
            problems.add(new Problem(
                    file.place().apply("/partner/name"),
                    name == null
                            ? "does not say which partner the answers are of"
                            : "is " + FactValue.quoted(name) + ", another partner",
                    "take back the file that was sent out; these facts are of " + FactValue.quoted(record.name())));
        }
        if (!day.equals(record.asOf().toString())) {
            problems.add(new Problem(
                    file.place().apply("/asOf"),
                    day.isEmpty()
                            ? "does not say which day was asked of"
                            : "is " + FactValue.quoted(day) + ", another day",
                    "these facts are of " + record.asOf()
                            + ": take back the file that was sent out for that day, or name the day asked of"
                            + " with --as-of"));
        }
        if (parts.synthetic() == null || parts.synthetic() != record.synthetic()) {
            problems.add(new Problem(
                    file.place().apply("/synthetic"),
                    parts.synthetic() == null
                            ? "does not say whether the answers are made up"
                            : parts.synthetic()
                                    ? "says that the answers are made up"
                                    : "says that the answers are real",
                    parts.synthetic() == null
                            ? "write what the file that was sent out says"
                            : record.synthetic()
                                    ? "these facts are made up, and real answers do not join them"
                                    : "these facts are real, and made-up answers do not join them"));
        }
        if (!problems.isEmpty()) {
            throw new WorkbookException(file.source(), problems);
        }
    }

    private void take(AnswerFile file, FactsJson.Part part, ObjectNode row, Set<String> unreadable) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (FactType.Component component : FactType.of(part.fact().getClass()).components()) {
            String name = component.name();
            Object value = component.value((Record) part.fact());
            if (row.hasNonNull(name)
                    && value != null
                    && !part.standIns().contains(name)
                    && !unreadable.contains(part.pointer() + "/" + name)) {
                answers.put(name, new Answer(part.fact(), name, value, row.get(name), place(file, part, name)));
            }
        }
        if (row.hasNonNull(KNOWN_FROM)) {
            refused.add(new Problem(
                    place(file, part, KNOWN_FROM),
                    "says since when it was known, which is not taken",
                    "empty it: an answer counts like what stands beside it"));
        }
        PartnerFact known = part.standIns().isEmpty() ? onRecord.get(part.fact().citation()) : null;
        if (known != null) {
            List<Answer> others = answers.values().stream()
                    .filter(answer -> !isOptional(answer))
                    .filter(answer -> !answer.value().equals(component(answer).value((Record) known)))
                    .toList();
            if (others.isEmpty()) {
                answers.values().forEach(answer -> fill(known, answer));
            } else {
                others.forEach(answer -> fill(known, answer));
                refused.add(new Problem(
                        place(file, part, ""),
                        "says " + others.get(0).property() + " otherwise than the fact of its id, " + known.citation()
                                + ": nothing of the row is taken",
                        "put the row right: its cells may have been sorted apart"));
            }
        } else {
            add(file, part, answers, unreadable);
        }
    }

    private static String place(AnswerFile file, FactsJson.Part part, String property) {
        String pointer = part.pointer() + (property.isEmpty() ? "" : "/" + property);
        return file.source() + ", " + file.place().apply(pointer);
    }

    private void fill(PartnerFact fact, Answer answer) {
        FactType.Component component = component(answer);
        Object before = component.value((Record) fact);
        NullMeans meant = component.annotation(NullMeans.class);
        if (before == null && meant == null) {
            put(filled.computeIfAbsent(fact.citation(), each -> new LinkedHashMap<>()), answer, true);
        } else if (!answer.value().equals(before)) {
            conflicts.add(new Conflict(
                    fact.citation(),
                    answer.property(),
                    before == null ? Objects.requireNonNull(meant).value() : words(before),
                    "",
                    words(answer.value()),
                    answer.place()));
        }
    }

    /** Takes an answer, unless another one contradicts it: then neither is taken, where neither can be. */
    private void put(Map<String, Answer> into, Answer answer, boolean mayBeMissing) {
        List<String> key = List.of(answer.fact().citation(), answer.property());
        Answer before = into.putIfAbsent(answer.property(), answer);
        if (before == null || before.value().equals(answer.value())) {
            return;
        }
        conflicts.add(new Conflict(
                answer.fact().citation(),
                answer.property(),
                words(before.value()),
                before.place(),
                words(answer.value()),
                answer.place()));
        if (mayBeMissing) {
            disputed.add(key);
        }
    }

    private void add(AnswerFile file, FactsJson.Part part, Map<String, Answer> answers, Set<String> unreadable) {
        Question question = request.questions().stream()
                .filter(each -> asks(each, part.fact().getClass(), answers))
                // What is given by the narrower question is no answer to the wider one.
                .max(Comparator.comparingInt(each -> each.given().size()))
                .orElse(null);
        if (question == null) {
            if (answers.values().stream().noneMatch(Answers::isOptional)
                    && (!part.standIns().isEmpty() || hasOptional(part.fact()))) {
                blank += answers.isEmpty() ? 0 : 1;
                return;
            }
            Set<String> ids = new HashSet<>();
            record.facts(part.fact().getClass()).forEach(fact -> ids.add(fact.id()));
            refused.add(new Problem(
                    place(file, part, ""),
                    part.standIns().isEmpty()
                            ? "is no fact on record and none that was asked for: "
                                    + part.fact().citation()
                                    + Nearest.hint(part.fact().id(), ids)
                            : "is no fact on record and none that was asked for",
                    "correct what says which fact it is, or add it to the facts yourself"));
            return;
        }
        boolean answered = question.properties().stream()
                .anyMatch(property -> !property.equals(ID)
                        && (answers.containsKey(property) || unreadable.contains(part.pointer() + "/" + property)));
        if (!answered) {
            return;
        }
        if (!part.standIns().isEmpty()) {
            if (part.standIns().stream().anyMatch(name -> unreadable.contains(part.pointer() + "/" + name))) {
                refused.add(new Problem(
                        place(file, part, ""),
                        "is not taken as a whole, because what says which fact it is cannot be read",
                        "correct that cell, which is named apart; then the row counts"));
            }
            for (String name : part.standIns()) {
                if (!unreadable.contains(part.pointer() + "/" + name)) {
                    refused.add(new Problem(
                            place(file, part, name),
                            "is blank, and without it the row is no fact",
                            RequestRows.column(question, name).expected()));
                }
            }
            return;
        }
        if (isHollow(question, answers)) {
            refused.add(new Problem(
                    place(file, part, ""),
                    "only says which fact it would be",
                    "fill in the rest of what is asked: " + String.join(", ", question.properties())));
            return;
        }
        Added before = added.putIfAbsent(
                part.fact().citation(), new Added(part.fact(), new LinkedHashMap<>(answers), place(file, part, "")));
        if (before == null) {
            return;
        }
        answers.values().stream()
                .filter(answer -> !isOptional(answer))
                .filter(answer -> {
                    Answer other = before.answers().get(answer.property());
                    return other != null && !other.value().equals(answer.value());
                })
                .findFirst()
                .ifPresent(answer -> {
                    disputedFacts.add(part.fact().citation());
                    for (String row : List.of(before.place(), place(file, part, ""))) {
                        refused.add(new Problem(
                                row,
                                "is not taken: two rows are of a new "
                                        + part.fact().citation() + ", and say " + answer.property() + " otherwise",
                                "give each fact an id of its own, or let both say the same"));
                    }
                });
        answers.values().forEach(answer -> put(before.answers(), answer, isOptional(answer)));
    }

    /** Whether nothing is said but which fact it is, where more was asked. */
    private static boolean isHollow(Question question, Map<String, Answer> answers) {
        boolean more = question.properties().stream()
                .anyMatch(property -> component(question.kind(), property).optional());
        return more && answers.values().stream().noneMatch(Answers::isOptional);
    }

    private static boolean hasOptional(Fact fact) {
        return FactType.of(fact.getClass()).components().stream().anyMatch(FactType.Component::optional);
    }

    /** Whether a question is for such a fact: of what is given, the row says the same. */
    private static boolean asks(Question question, Class<? extends Fact> kind, Map<String, Answer> answers) {
        return question.isOfNewFact()
                && question.kind() == kind
                && question.given().entrySet().stream().allMatch(given -> {
                    Answer answer = answers.get(given.getKey());
                    return answer != null && answer.value().equals(given.getValue());
                });
    }

    // ---- all of it

    private Merged merged() {
        disputedFacts.forEach(added::remove);
        disputed.forEach(key -> {
            Map<String, Answer> ofFact = filled.get(key.get(0));
            if (ofFact != null) {
                ofFact.remove(key.get(1));
            }
            Added fact = added.get(key.get(0));
            if (fact != null) {
                fact.answers().remove(key.get(1));
            }
        });
        while (true) {
            Map<String, List<Runnable>> undo = new TreeMap<>();
            Map<String, String> places = new HashMap<>();
            JsonNode merged = with(undo, places);
            String json = Draft.ordered(merged);
            try {
                FactsJson.read(json);
                return result(json);
            } catch (FactsJsonException e) {
                takeBack(e, merged, undo, places);
            }
        }
    }

    /** Takes back the answers after which the facts contradict each other, each with what is wrong. */
    private void takeBack(
            FactsJsonException wrong, JsonNode merged, Map<String, List<Runnable>> undo, Map<String, String> places) {
        Set<String> back = new HashSet<>();
        for (FactsJsonException.Problem problem : wrong.problems()) {
            List<String> blamed = new ArrayList<>(blamed(problem.pointer(), undo.keySet()));
            if (blamed.equals(List.of(problem.pointer()))) {
                blamed.addAll(contradicted(problem.pointer(), merged, undo.keySet()));
            }
            if (blamed.isEmpty()) {
                throw wrong;
            }
            for (String pointer : blamed) {
                if (back.add(pointer)) {
                    refused.add(new Problem(
                            Objects.requireNonNull(places.get(pointer)),
                            (pointer.equals(problem.pointer()) ? "" : problem.pointer() + " ") + problem.problem(),
                            problem.remedy()));
                }
            }
        }
        back.forEach(pointer -> Objects.requireNonNull(undo.get(pointer)).forEach(Runnable::run));
    }

    /** The other answers of the same fact without which an answer would stand: which of them is wrong nobody knows. */
    private static List<String> contradicted(String pointer, JsonNode merged, Set<String> answers) {
        String fact = pointer.substring(0, pointer.lastIndexOf('/'));
        List<String> contradicted = new ArrayList<>();
        for (String other : answers) {
            if (!other.equals(pointer) && other.startsWith(fact + "/") && other.lastIndexOf('/') == fact.length()) {
                JsonNode without = merged.deepCopy();
                ((ObjectNode) without.at(fact)).remove(other.substring(fact.length() + 1));
                Set<String> left = problems(without);
                if (!left.contains(pointer) && left.stream().noneMatch(each -> each.equals(fact))) {
                    contradicted.add(other);
                }
            }
        }
        return contradicted;
    }

    private static Set<String> problems(JsonNode document) {
        try {
            FactsJson.read(document.toString());
            return Set.of();
        } catch (FactsJsonException e) {
            Set<String> pointers = new HashSet<>();
            e.problems().forEach(problem -> pointers.add(problem.pointer()));
            return pointers;
        }
    }

    /** The answers a problem may come of: that of the value itself, else all of the fact. */
    private static List<String> blamed(String pointer, Set<String> answers) {
        String value = pointer;
        while (!value.isEmpty()) {
            if (answers.contains(value)) {
                return List.of(value);
            }
            String of = value + "/";
            List<String> within =
                    answers.stream().filter(each -> each.startsWith(of)).toList();
            if (!within.isEmpty()) {
                return within;
            }
            value = value.substring(0, value.lastIndexOf('/'));
        }
        return List.of();
    }

    /**
     * The document with the answers.
     *
     * @param undo by the pointer of what was answered, what takes it back
     * @param places by that pointer, where it was answered
     */
    private JsonNode with(Map<String, List<Runnable>> undo, Map<String, String> places) {
        ObjectNode merged = document.deepCopy();
        filled.forEach((citation, answers) -> {
            String pointer = Objects.requireNonNull(pointers.get(citation), citation);
            ObjectNode fact = (ObjectNode) merged.at(pointer);
            answers.forEach((property, answer) -> {
                fact.set(property, answer.json());
                undo.put(pointer + "/" + property, List.of(() -> answers.remove(property)));
                places.put(pointer + "/" + property, answer.place());
            });
        });
        added.forEach((citation, fact) -> {
            SheetLayout kind = SheetLayout.of(fact.fact().getClass());
            ObjectNode node = JsonMapper.shared().createObjectNode();
            fact.answers().forEach((property, answer) -> node.set(property, answer.json()));
            String pointer = "/" + kind.name();
            if (kind.single()) {
                merged.set(kind.name(), node);
            } else {
                ArrayNode all =
                        merged.get(kind.name()) instanceof ArrayNode array ? array : merged.putArray(kind.name());
                pointer += "/" + all.size();
                all.add(node);
            }
            undo.put(pointer, List.of(() -> added.remove(citation)));
            places.put(pointer, fact.place());
            for (Answer answer : fact.answers().values()) {
                String value = pointer + "/" + answer.property();
                // Without what it must say it is no fact.
                undo.put(value, List.of(() -> {
                    if (isOptional(answer)) {
                        fact.answers().remove(answer.property());
                    } else {
                        added.remove(citation);
                    }
                }));
                places.put(value, answer.place());
            }
        });
        return merged;
    }

    private Merged result(String json) {
        List<Taken> taken = new ArrayList<>();
        List<Taken> unasked = new ArrayList<>();
        Set<List<String>> asked = new HashSet<>();
        int open = 0;
        int partly = 0;
        for (Question question : request.questions()) {
            PartnerFact fact = question.fact();
            List<Set<String>> said = fact != null
                    ? List.of(filled.getOrDefault(fact.citation(), Map.of()).keySet())
                    : added.values().stream()
                            .filter(each -> asks(question, each.fact().getClass(), each.answers()))
                            .map(each -> each.answers().keySet())
                            .toList();
            if (said.stream().noneMatch(each -> each.containsAll(question.properties()))) {
                open++;
                partly += said.stream()
                                .anyMatch(each -> question.properties().stream().anyMatch(each::contains))
                        ? 1
                        : 0;
            }
            if (fact != null) {
                asked.add(List.of(fact.citation(), question.properties().get(0)));
            }
        }
        filled.forEach((citation, answers) -> answers.values().forEach(answer -> {
            taken.add(answer.taken());
            if (!asked.contains(List.of(citation, answer.property()))) {
                unasked.add(answer.taken());
            }
        }));
        return new Merged(
                json,
                taken,
                added.values().stream()
                        .map(each -> new Taken(each.fact().citation(), "", "", each.place()))
                        .toList(),
                conflicts,
                refused.stream().distinct().toList(),
                unasked,
                open,
                partly,
                blank);
    }

    private static String words(Object value) {
        Object cell = RequestRows.cell(value);
        return cell instanceof Double number && number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE
                ? String.valueOf(number.intValue())
                : cell.toString();
    }

    private static boolean isOptional(Answer answer) {
        return component(answer).optional();
    }

    private static FactType.Component component(Answer answer) {
        return component(answer.fact().getClass(), answer.property());
    }

    private static FactType.Component component(Class<?> kind, String property) {
        return Objects.requireNonNull(FactType.of(kind).component(property), property);
    }
}
