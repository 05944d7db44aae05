package care.concordance.workbook;

import care.concordance.facts.FactValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The facts of one kind while their table is read: its first row names the columns, every other that is not blank is a fact. */
final class Table {

    /** How the places of a table are called. */
    interface Names {
        /** The table itself, as in {@code sites} or {@code sites.csv}. */
        String table();

        /**
         * A cell.
         *
         * @param row 0-based
         * @param column 0-based
         * @param header what stands above it; empty when nothing does
         */
        String cell(int row, int column, String header);
    }

    private final Draft draft;
    private final SheetLayout kind;
    private final int number;
    private final Names names;
    private final JsonGenerator json;
    private final SortedMap<Integer, Column> columns = new TreeMap<>();
    private final Map<Integer, String> headers = new HashMap<>();
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final IntStream.Builder rowNumbers = IntStream.builder();
    private int @Nullable [] rowOf;
    private int rows;
    private boolean headed;

    Table(Draft draft, SheetLayout kind, int number, Names names, JsonGenerator json) {
        this.draft = draft;
        this.kind = kind;
        this.number = number;
        this.names = names;
        this.json = json;
    }

    Names names() {
        return names;
    }

    int rows() {
        return rows;
    }

    /** Takes the next row; cells that are empty are left out. */
    void row(int row, SortedMap<Integer, Cell> cells) {
        if (!headed && row > 0 && !cells.isEmpty()) {
            problem(place(0, 0), "is blank", "write the names of the columns into the first row: " + columnNames());
        }
        if (row == 0) {
            header(cells);
        } else if (!cells.isEmpty()) {
            fact(row, cells);
        }
        headed = headed || !cells.isEmpty();
    }

    /** To be called after the last row. */
    void end() {
        if (!kind.single() && rows > 0) {
            json.writeEndArray();
        }
        rowOf = rowNumbers.build().toArray();
    }

    private void header(SortedMap<Integer, Cell> cells) {
        cells.forEach((at, cell) -> {
            Column column =
                    cell.type() == Cell.Type.TEXT || cell.type() == Cell.Type.WRITTEN ? kind.column(cell.text()) : null;
            headers.put(at, column == null ? cell.text() : column.name());
            if (column == null) {
                problem(
                        place(0, at),
                        "is " + FactValue.quoted(cell.text()) + ", which is no column of " + kind.name(),
                        "delete the column, or name it one of " + columnNames());
                return;
            }
            Integer before = columnOf.putIfAbsent(column.name(), at);
            if (before != null) {
                problem(
                        place(0, at),
                        "is " + column.name() + " again, after " + names.cell(0, before, column.name()),
                        "delete one of the two columns");
                return;
            }
            columns.put(at, column);
        });
    }

    private void fact(int row, SortedMap<Integer, Cell> cells) {
        if (rows == 0) {
            kind.columns().stream()
                    .filter(column -> !draft.mayBeBlank(kind, column) && !columnOf.containsKey(column.name()))
                    .forEach(column -> problem(
                            new Place(number, 0, Integer.MAX_VALUE, names.table()),
                            "has no column " + column.name(),
                            "add it"));
        }
        cells.forEach((at, cell) -> {
            if (!headers.containsKey(at)) {
                problem(
                        place(row, at),
                        "stands in a column without a header",
                        "write the name of the column into its first row, or delete what stands here");
            }
        });
        if (kind.single() && rows > 0) {
            problem(
                    place(row, cells.firstKey()),
                    "stands in a second row, and " + kind.name() + " has one",
                    "delete one of the two rows");
            return;
        }
        String pointer = start();
        rowNumbers.add(row);
        rows++;
        for (Column column : kind.columns()) {
            value(column, row, cells, pointer + "/" + column.name());
        }
        if (!kind.isAssessment()) {
            json.writeEndObject();
        }
    }

    /** Starts the object of the next fact, and returns its pointer. */
    private String start() {
        if (kind.isAssessment()) {
            return "";
        }
        if (rows == 0) {
            json.writeName(kind.name());
            if (!kind.single()) {
                json.writeStartArray();
            }
        }
        json.writeStartObject();
        return "/" + kind.name() + (kind.single() ? "" : "/" + rows);
    }

    private void value(Column column, int row, SortedMap<Integer, Cell> cells, String pointer) {
        Integer at = columnOf.get(column.name());
        Cell cell = at == null ? null : cells.get(at);
        if (cell == null) {
            if (!draft.mayBeBlank(kind, column)) {
                json.writeNullProperty(column.name());
                if (at != null) {
                    draft.valueProblem(pointer, place(row, at), "is blank", column.expected());
                }
            }
            return;
        }
        Column.Reading reading = column.read(cell);
        if (reading.problem() != null) {
            draft.valueProblem(pointer, place(row, Objects.requireNonNull(at)), reading.problem(), reading.remedy());
        }
        json.writeName(column.name());
        write(reading.json());
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof List<?> several) {
            json.writeStartArray();
            several.forEach(this::write);
            json.writeEndArray();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }

    private String columnNames() {
        return kind.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private void problem(Place place, String problem, String remedy) {
        draft.report(place, problem, remedy);
    }

    Place place(int row, int column) {
        return new Place(number, row, column, names.cell(row, column, headers.getOrDefault(column, "")));
    }

    /**
     * Where a value of the document came from; null when there is no such cell.
     *
     * @param fact the fact's number among those of this table
     * @param property its property; null for the fact as a whole
     * @param entry which of several values in one cell, 0-based; null for the cell
     */
    @Nullable
    Place placeOf(int fact, @Nullable String property, @Nullable String entry) {
        int[] rowNumber = Objects.requireNonNull(rowOf, "the table has ended");
        if (fact >= rowNumber.length) {
            return null;
        }
        int row = rowNumber[fact];
        if (property == null) {
            return place(row, columns.isEmpty() ? 0 : columns.firstKey());
        }
        Integer column = columnOf.get(property);
        if (column == null) {
            return null;
        }
        Place cell = place(row, column);
        return entry == null
                ? cell
                : new Place(number, row, column, cell.words() + ", entry " + (Integer.parseInt(entry) + 1) + ",");
    }
}
