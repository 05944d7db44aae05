package care.concordance.fhir;

/**
 * A group of a measure: one denominator with what is counted of it.
 *
 * @param measure the measure's id, for example {@code CMS157}
 * @param number the group's number in it, from 1
 */
public record Group(String measure, int number) implements Comparable<Group> {

    /** The id of the standard that states it. */
    public String standard() {
        return measure + "-" + number;
    }

    @Override
    public int compareTo(Group other) {
        int by = measure.compareTo(other.measure);
        return by != 0 ? by : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return standard();
    }
}
