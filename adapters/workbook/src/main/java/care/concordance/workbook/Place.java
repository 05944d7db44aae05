package care.concordance.workbook;

import java.util.Comparator;

/**
 * Where something stands, in the order of the tables.
 *
 * @param table the table's number
 * @param row 0-based; -1 for the table as a whole
 * @param column 0-based; -1 for the row as a whole
 * @param words as a message says it
 */
record Place(int table, int row, int column, String words) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::table).thenComparingInt(Place::row).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
