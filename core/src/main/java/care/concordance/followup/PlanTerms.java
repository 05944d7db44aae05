package care.concordance.followup;

import care.concordance.facts.Subject;
import care.concordance.verdict.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a plan has to go by besides the standards: the calendar, and what somebody decided about single actions.
 *
 * @param holidays days nobody works, besides Saturdays and Sundays
 * @param reviews days on which somebody looks at what was done and assesses; when there are none left, each due day is one
 * @param notBefore the first day an action may start, where somebody put it off
 * @param dropped actions nobody will do
 * @param orders actions that wait for others, besides what standards depend on
 */
public record PlanTerms(
        Set<LocalDate> holidays,
        Set<LocalDate> reviews,
        Map<Item, LocalDate> notBefore,
        Set<Item> dropped,
        List<Order> orders) {

    /** Weekends, and nothing else. */
    public static final PlanTerms PLAIN = new PlanTerms(Set.of(), Set.of(), Map.of(), Set.of(), List.of());

    public PlanTerms {
        holidays = Set.copyOf(holidays);
        reviews = Set.copyOf(reviews);
        notBefore = Map.copyOf(notBefore);
        dropped = Set.copyOf(dropped);
        orders = List.copyOf(orders);
    }

    /** These terms with other days nobody works, besides Saturdays and Sundays. */
    public PlanTerms holidays(Set<LocalDate> days) {
        return new PlanTerms(days, reviews, notBefore, dropped, orders);
    }

    /** These terms with other days on which somebody looks at what was done. */
    public PlanTerms reviews(Set<LocalDate> days) {
        return new PlanTerms(holidays, days, notBefore, dropped, orders);
    }

    /** These terms with an action put off: it starts on that day at the earliest. */
    public PlanTerms putOff(Item action, LocalDate day) {
        Map<Item, LocalDate> later = new HashMap<>(notBefore);
        later.put(action, day);
        return new PlanTerms(holidays, reviews, later, dropped, orders);
    }

    /** These terms without an action: nobody will do it. */
    public PlanTerms drop(Item action) {
        Set<Item> more = new HashSet<>(dropped);
        more.add(action);
        return new PlanTerms(holidays, reviews, notBefore, more, orders);
    }

    /** These terms with one action that waits for another. */
    public PlanTerms order(Item first, Item then) {
        List<Order> more = new ArrayList<>(orders);
        more.add(new Order(first, then));
        return new PlanTerms(holidays, reviews, notBefore, dropped, more);
    }

    /** What an action is about: one standard for one subject. */
    public record Item(String standard, Subject subject) implements Comparable<Item> {

        /** What a verdict is about. */
        public static Item of(Verdict verdict) {
            return new Item(verdict.standard().id(), verdict.subject());
        }

        /**
         * Reads what {@link #toString} writes.
         *
         * @throws IllegalArgumentException when the text is not a standard, a kind and an id, as in {@code TB-01 site main}
         */
        public static Item parse(String text) {
            String stripped = text.strip();
            int space = stripped.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("\"" + text
                        + "\" is no action; write a standard, a kind and an id, as in: TB-01 site fairfield");
            }
            return new Item(
                    stripped.substring(0, space),
                    Subject.parse(stripped.substring(space + 1).strip()));
        }

        @Override
        public int compareTo(Item other) {
            int by = standard.compareTo(other.standard);
            return by != 0 ? by : subject.compareTo(other.subject);
        }

        @Override
        public String toString() {
            return standard + " " + subject;
        }
    }

    /** One action waits for another. */
    public record Order(Item first, Item then) {}

    /** The first day on or after one that is neither on a weekend nor a holiday. */
    public LocalDate businessDay(LocalDate day) {
        LocalDate open = day;
        while (open.getDayOfWeek() == DayOfWeek.SATURDAY
                || open.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** The first review on or after a day; the day itself when no review is left. */
    public LocalDate review(LocalDate day) {
        NavigableSet<LocalDate> sorted = new TreeSet<>(reviews);
        LocalDate review = sorted.ceiling(day);
        return review == null ? day : review;
    }
}
