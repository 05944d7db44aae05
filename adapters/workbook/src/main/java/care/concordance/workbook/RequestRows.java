package care.concordance.workbook;

import care.concordance.explain.EvidenceRequest;
import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.explain.EvidenceRequest.Waiting;
import care.concordance.facts.FactType;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as rows of tables: of each fact asked of, what says which fact it is, and what is to be filled in. */
final class RequestRows {

    private static final String ID = "id";

    /**
     * One row.
     *
     * @param fact the fact; null for one that is not on record
     * @param known what stands in the row, by column: which fact is meant
     * @param asked the columns to be filled in
     * @param proposed what stands in columns to be filled in, to be written over at will
     */
    record Asked(
            @Nullable PartnerFact fact, Map<String, Object> known, Set<String> asked, Map<String, Object> proposed) {}

    private final RequestDocument document;
    private final Map<SheetLayout, List<Asked>> rows = new LinkedHashMap<>();
    private final Map<Question, Asked> rowOf = new HashMap<>();

    private RequestRows(RequestDocument document) {
        this.document = document;
    }

    static RequestRows of(RequestDocument document) {
        RequestRows all = new RequestRows(document);
        Map<PartnerFact, Asked> ofFacts = new HashMap<>();
        Map<SheetLayout, Set<Object>> ids = new HashMap<>();
        EvidenceRequest request = document.request();
        Partner partner = document.snapshot().facts(Partner.class).get(0);
        // Which partner the answers are of.
        Asked whose = new Asked(partner, known(partner), new LinkedHashSet<>(), Map.of());
        ofFacts.put(partner, whose);
        all.rows.put(SheetLayout.of(Partner.class), new ArrayList<>(List.of(whose)));
        for (SheetLayout kind : SheetLayout.ALL) {
            for (Question question : request.questions()) {
                if (!kind.type().equals(question.kind().getSimpleName())) {
                    continue;
                }
                PartnerFact fact = question.fact();
                Asked row = fact == null
                        ? all.added(kind, question, ids.computeIfAbsent(kind, each -> all.ids(question.kind())))
                        : ofFacts.computeIfAbsent(fact, each -> all.row(kind, each));
                row.asked().addAll(question.properties());
                all.rowOf.put(question, row);
            }
        }
        return all;
    }

    /** The tables that have rows, in the order of a facts document. */
    Set<SheetLayout> kinds() {
        return rows.keySet();
    }

    List<Asked> of(SheetLayout kind) {
        return rows.getOrDefault(kind, List.of());
    }

    /** The columns a table needs: what must be there, what says which fact is meant, and what is asked. */
    List<Column> columns(SheetLayout kind) {
        return kind.columns().stream()
                .filter(column -> column.required()
                        || of(kind).stream()
                                .anyMatch(row -> row.known().containsKey(column.name())
                                        || row.asked().contains(column.name())))
                .toList();
    }

    /** Where a question is answered: the row's number in its table, 0-based and without the header. */
    int place(Question question) {
        return of(SheetLayout.of(question.kind())).indexOf(rowOf.get(question));
    }

    /** The name of a site; of the system, when it is null. */
    String site(@Nullable String id) {
        return id == null
                ? "The system"
                : document.snapshot().facts(Site.class).stream()
                        .filter(site -> site.id().equals(id))
                        .map(site -> site.name() + " (" + id + ")")
                        .findFirst()
                        .orElse(id);
    }

    /** Which fact a question is about, in words: of one that is not on record, what is given of it. */
    static String about(Question question) {
        if (question.fact() != null) {
            Object name = known(question.fact()).get("name");
            return SheetLayout.of(question.kind()).name() + " " + question.key()
                    + (name == null ? "" : " (" + name + ")");
        }
        List<String> given = new ArrayList<>();
        question.given().forEach((name, value) -> given.add(name + " " + value));
        return SheetLayout.of(question.kind()).name() + ", not on record"
                + (given.isEmpty() ? "" : ": " + String.join(", ", given));
    }

    /** By standard, for whom and what the answer decides; of several for whom it decides the same, in one sentence. */
    static Map<String, String> decides(Question question) {
        Map<String, Map<String, List<Waiting>>> alike = new LinkedHashMap<>();
        for (Waiting waiting : question.waiting()) {
            alike.computeIfAbsent(waiting.verdict().standard().id(), id -> new LinkedHashMap<>())
                    .computeIfAbsent(waiting.inWords(), words -> new ArrayList<>())
                    .add(waiting);
        }
        Map<String, String> decides = new LinkedHashMap<>();
        alike.forEach((standard, byWords) -> {
            List<String> sentences = new ArrayList<>();
            byWords.forEach((words, some) -> sentences.add(subjects(question, some) + words));
            // What has to be so for it to be met says what the standard asks; what an answer comes to does not.
            Waiting first = question.waiting().stream()
                    .filter(each -> each.verdict().standard().id().equals(standard))
                    .findFirst()
                    .orElseThrow();
            String title = first.decisions().isEmpty()
                    ? ""
                    : first.verdict().standard().title() + ": ";
            decides.put(standard, title + String.join("; ", sentences));
        });
        return decides;
    }

    /** Whom some verdicts are about; nothing when it is whom the question is about. */
    private static String subjects(Question question, List<Waiting> some) {
        List<Subject> subjects =
                some.stream().map(each -> each.verdict().subject()).toList();
        if (subjects.equals(List.of(question.subject()))) {
            return "";
        }
        Map<String, List<String>> ids = new LinkedHashMap<>();
        subjects.forEach(subject -> ids.computeIfAbsent(
                        subject.kind().name().toLowerCase(Locale.ROOT), kind -> new ArrayList<>())
                .add(subject.id()));
        List<String> words = new ArrayList<>();
        ids.forEach((kind, each) -> words.add(kind + (each.size() == 1 ? " " : "s ") + String.join(", ", each)));
        return String.join(", ", words) + ": ";
    }

    /** A column of what is asked. */
    static Column column(Question question, String property) {
        Column column = SheetLayout.of(question.kind()).column(property);
        if (column == null) {
            throw new IllegalStateException("the schema has all components: " + property);
        }
        return column;
    }

    private Asked row(SheetLayout kind, PartnerFact fact) {
        Asked row = new Asked(fact, known(fact), new LinkedHashSet<>(), Map.of());
        rows.computeIfAbsent(kind, each -> new ArrayList<>()).add(row);
        return row;
    }

    private Asked added(SheetLayout kind, Question question, Set<Object> taken) {
        Map<String, Object> given = new LinkedHashMap<>();
        question.given().forEach((name, value) -> given.put(name, cell(value)));
        Map<String, Object> proposed =
                question.properties().contains(ID) ? Map.of(ID, free(question, taken)) : Map.of();
        Asked row = new Asked(null, given, new LinkedHashSet<>(), proposed);
        rows.computeIfAbsent(kind, each -> new ArrayList<>()).add(row);
        return row;
    }

    private Set<Object> ids(Class<? extends PartnerFact> kind) {
        Set<Object> ids = new HashSet<>();
        document.snapshot().facts(kind).forEach(fact -> ids.add(fact.id()));
        return ids;
    }

    /** An id nobody has: made of what is given, else of the kind's name. */
    private static String free(Question question, Set<Object> taken) {
        StringBuilder words = new StringBuilder();
        question.given()
                .values()
                .forEach(value -> words.append(words.isEmpty() ? "" : "-").append(value));
        boolean named = question.given().values().stream().anyMatch(Enum.class::isInstance);
        if (!named) {
            words.append(words.isEmpty() ? "" : "-")
                    .append(question.kind().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-"));
        }
        String stem =
                words.toString().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        String id = stem;
        for (int number = 2; !taken.add(id); number++) {
            id = stem + "-" + number;
        }
        return id;
    }

    /** What says which fact it is: all that it must say. */
    private static Map<String, Object> known(PartnerFact fact) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (FactType.Component component : FactType.of(fact.getClass()).components()) {
            Object value = component.optional() ? null : component.value((Record) fact);
            if (value != null) {
                known.put(component.name(), cell(value));
            }
        }
        return known;
    }

    /** A value as a cell says it. */
    static Object cell(Object value) {
        if (value instanceof Collection<?> several) {
            return Items.write(several.stream().map(String::valueOf).sorted().toList());
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? Column.YES : Column.NO;
        }
        return value.toString();
    }
}
