package care.concordance.workbook;

import care.concordance.PartnerSnapshot;
import care.concordance.json.FactsJson;
import care.concordance.json.FactsJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tables on their way to being a facts document. It is written as rows are read, and {@link FactsJson} checks it; what that
 * finds is said of the cells the values came from. Only what a cell holds and a document cannot is found here.
 */
final class Draft {

    /** Where a problem of two facts names the first. */
    private static final Pattern GIVEN_AT = Pattern.compile("(?<=is given at )(/\\S+)$");

    private static final Pattern POINTER = Pattern.compile("/([^/]+)(?:/(\\d+))?(?:/([^/]+))?(?:/(\\d+))?");

    private record Found(Place place, String problem, String remedy) {}

    private final String source;
    private final String noun;
    private final ByteArrayOutputStream document = new ByteArrayOutputStream();
    private final JsonGenerator json = JsonMapper.shared().createGenerator(document);
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Found> found = new ArrayList<>();
    /** Problems found here by the pointers of their values: what the document's reader says of these adds nothing. */
    private final Map<String, Found> ofValues = new HashMap<>();

    private final @Nullable LocalDate asOf;
    private final @Nullable LocalDate knownOn;
    private final boolean whole;
    private int opened;

    /**
     * @param source the file or folder, as messages name it
     * @param noun what it is, as in "the workbook"
     * @param asOf the day to assess; null for the day the tables state
     * @param knownOn only facts known by this day are read; null for the day assessed
     * @param whole whether what must be known must be there; not of answers, which are to join other facts
     */
    Draft(String source, String noun, @Nullable LocalDate asOf, @Nullable LocalDate knownOn, boolean whole) {
        this.source = source;
        this.noun = noun;
        this.asOf = asOf;
        this.knownOn = knownOn;
        this.whole = whole;
        json.writeStartObject();
    }

    /** True of a cell that may be blank here: of what is required, the day to assess when another is given. */
    boolean mayBeBlank(SheetLayout kind, Column column) {
        return !whole
                || !column.required()
                || (kind.isAssessment() && column.form() == Column.Form.DAY && asOf != null);
    }

    /** Reports what concerns no cell. */
    void problem(String place, String problem, String remedy) {
        report(new Place(opened, -1, -1, place), problem, remedy);
    }

    void report(Place place, String problem, String remedy) {
        found.add(new Found(place, problem, remedy));
    }

    /** The table of a name; null, and reported, when it is not one, or was there before. */
    @Nullable
    Table table(String name, Table.Names names) {
        opened++;
        SheetLayout kind = SheetLayout.named(name);
        Place place = new Place(opened, -1, -1, names.table());
        if (kind == null) {
            report(
                    place,
                    "is no kind of fact",
                    "delete it, or name it one of "
                            + SheetLayout.ALL.stream().map(SheetLayout::name).collect(Collectors.joining(", ")));
            return null;
        }
        Table before = tables.get(kind.name());
        if (before != null) {
            report(
                    place,
                    "is the table of " + kind.name() + " again, after "
                            + before.names().table(),
                    "join the two");
            return null;
        }
        Table table = new Table(this, kind, opened, names, json);
        tables.put(kind.name(), table);
        return table;
    }

    /** Reports a value that cannot be what its column wants. */
    void valueProblem(String pointer, Place place, String problem, String remedy) {
        Found here = new Found(place, problem, remedy);
        ofValues.put(pointer, here);
        found.add(here);
    }

    /** The facts; to be called once all tables are read. */
    PartnerSnapshot snapshot() {
        finish();
        try {
            PartnerSnapshot snapshot = FactsJson.read(document.toString(StandardCharsets.UTF_8), asOf, knownOn);
            if (found.isEmpty()) {
                return snapshot;
            }
        } catch (FactsJsonException e) {
            e.problems().forEach(this::translate);
        }
        throw new WorkbookException(
                source,
                found.stream()
                        .sorted(Comparator.comparing(Found::place))
                        .map(Draft::problem)
                        .distinct()
                        .toList());
    }

    /** The facts document, its parts in their usual order; to be called once all tables are read. */
    String json() {
        snapshot();
        return ordered(JsonMapper.shared().readTree(document.toByteArray()));
    }

    /** A facts document with its parts in their usual order. */
    static String ordered(JsonNode read) {
        ObjectNode ordered = JsonMapper.shared().createObjectNode();
        SheetLayout.ASSESSMENT.columns().stream()
                .filter(column -> read.has(column.name()))
                .forEach(column -> ordered.set(column.name(), read.get(column.name())));
        SheetLayout.ALL.stream()
                .filter(kind -> read.has(kind.name()))
                .forEach(kind -> ordered.set(kind.name(), read.get(kind.name())));
        return FactsJson.print(ordered.toString());
    }

    /** The tables as answers, of which some may not be readable; to be called once all tables are read. */
    AnswerFile answers() {
        json.writeEndObject();
        json.close();
        Map<String, WorkbookException.Problem> problems = new LinkedHashMap<>();
        ofValues.forEach((pointer, each) -> problems.put(pointer, problem(each)));
        List<WorkbookException.Problem> others = found.stream()
                .filter(each -> !ofValues.containsValue(each))
                .sorted(Comparator.comparing(Found::place))
                .map(Draft::problem)
                .toList();
        return new AnswerFile(source, document.toString(StandardCharsets.UTF_8), problems, others, pointer -> {
            Place place = place(pointer);
            return place == null ? pointer : place.words();
        });
    }

    private static WorkbookException.Problem problem(Found each) {
        return new WorkbookException.Problem(each.place().words(), each.problem(), each.remedy());
    }

    private void finish() {
        needs(SheetLayout.ASSESSMENT, "asOf");
        needs(Objects.requireNonNull(SheetLayout.named("partner")), "partner");
        json.writeEndObject();
        json.close();
    }

    /** Reports a table that must have a row and has none, and the property of the document that is missing for it. */
    private void needs(SheetLayout kind, String property) {
        Table table = tables.get(kind.name());
        if (table != null && table.rows() > 0) {
            return;
        }
        String columns = kind.columns().stream()
                .filter(column -> !mayBeBlank(kind, column))
                .map(Column::name)
                .collect(Collectors.joining(" and "));
        valueProblem(
                "/" + property,
                table == null ? new Place(0, -1, -1, noun) : table.place(1, 0),
                table == null ? "has no table " + kind.name() : "is blank: " + kind.name() + " has no row",
                "write a row, with " + columns);
        if (!kind.isAssessment() || asOf == null) {
            json.writeNullProperty(property);
        }
    }

    /** What the document's reader found, said of the cell; nothing, where that is said already. */
    private void translate(FactsJsonException.Problem problem) {
        String pointer = problem.pointer();
        if (ofValues.containsKey(pointer) || ofValues.containsKey(pointer.replaceAll("/\\d+$", ""))) {
            return;
        }
        Place place = place(pointer);
        if (place == null) {
            // Something of a table or column that is not there, which is reported where it should be.
            if (found.isEmpty()) {
                report(new Place(0, -1, -1, noun), pointer + " " + problem.problem(), problem.remedy());
            }
            return;
        }
        Matcher given = GIVEN_AT.matcher(problem.problem());
        String said = given.replaceFirst(match -> {
            Place first = place(match.group(1));
            return Matcher.quoteReplacement(first == null ? match.group(1) : first.words());
        });
        report(place, said, problem.remedy());
    }

    private @Nullable Place place(String pointer) {
        Matcher parts = POINTER.matcher(pointer);
        if (!parts.matches()) {
            return null;
        }
        String name = Objects.requireNonNull(parts.group(1));
        Table table = tables.get(name);
        String entry = parts.group(4);
        if (table == null) {
            Table assessment = tables.get(SheetLayout.ASSESSMENT.name());
            return assessment == null ? null : assessment.placeOf(0, name, null);
        }
        // Of a single fact the row has no number, so that the entry of a list stands where a row would.
        int row = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return table.placeOf(row, parts.group(3), entry);
    }
}
