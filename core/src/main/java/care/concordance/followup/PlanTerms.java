package care.concordance.followup;

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
        Map<Verdict.Key, LocalDate> notBefore,
        Set<Verdict.Key> dropped,
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
    public PlanTerms putOff(Verdict.Key action, LocalDate day) {
        Map<Verdict.Key, LocalDate> later = new HashMap<>(notBefore);
        later.put(action, day);
        return new PlanTerms(holidays, reviews, later, dropped, orders);
    }

    /** These terms without an action: nobody will do it. */
    public PlanTerms drop(Verdict.Key action) {
        Set<Verdict.Key> more = new HashSet<>(dropped);
        more.add(action);
        return new PlanTerms(holidays, reviews, notBefore, more, orders);
    }

    /** These terms with one action that waits for another. */
    public PlanTerms order(Verdict.Key first, Verdict.Key then) {
        List<Order> more = new ArrayList<>(orders);
        more.add(new Order(first, then));
        return new PlanTerms(holidays, reviews, notBefore, dropped, more);
    }

    /** One action waits for another. */
    public record Order(Verdict.Key first, Verdict.Key then) {}

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
