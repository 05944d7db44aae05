package care.concordance.internal.evaluate;

import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which text of each standard is in force from which day on, of all packs of an engine together: a later pack's text takes
 * the place of an earlier one's of the same id for as long as it is in force. Immutable.
 */
public final class Timeline {

    /**
     * The days from one on, until the next span begins.
     *
     * @param from the first day; {@link LocalDate#MIN} of the first span
     * @param text in force on them; null when none is
     */
    record Span(LocalDate from, @Nullable Standard text) {}

    private final SortedMap<String, List<Standard>> texts = new TreeMap<>();
    private final SortedMap<String, List<Span>> spans = new TreeMap<>();

    /** @param packs in the order they were loaded */
    public Timeline(List<PackRuntime> packs) {
        for (PackRuntime pack : packs) {
            for (Standard text : pack.pack().standards()) {
                texts.computeIfAbsent(text.id(), id -> new ArrayList<>()).add(text);
            }
        }
        texts.forEach((id, ofId) -> spans.put(id, spans(ofId)));
    }

    private static List<Span> spans(List<Standard> texts) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(LocalDate.MIN));
        for (Standard text : texts) {
            days.add(text.effectiveFrom());
            LocalDate last = text.effectiveTo();
            if (last != null) {
                days.add(last.plusDays(1));
            }
        }
        List<Span> spans = new ArrayList<>();
        int before = -1;
        for (LocalDate day : days) {
            int inForce = -1;
            // Texts stand in the order of their packs: the last in force is the one that counts.
            for (int i = 0; i < texts.size(); i++) {
                inForce = texts.get(i).inForce(day) ? i : inForce;
            }
            if (spans.isEmpty() || inForce != before) {
                spans.add(new Span(day, inForce < 0 ? null : texts.get(inForce)));
            }
            before = inForce;
        }
        return List.copyOf(spans);
    }

    /** Every text of each standard, by its id, in the order of the packs. */
    SortedMap<String, List<Standard>> texts() {
        return texts;
    }

    /** The spans of a standard, in order. */
    List<Span> spans(String id) {
        return spans.getOrDefault(id, List.of());
    }

    /** The ids of all standards, sorted. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    /**
     * Refuses ids of no standard.
     *
     * @throws IllegalArgumentException when some ids are no standard's on any day, with all of them
     */
    public void require(Collection<String> standards) {
        Set<String> unknown = new TreeSet<>(standards);
        unknown.removeAll(texts.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no standard " + String.join(", ", unknown));
        }
    }

    /** The texts in force on a day, sorted by id. */
    public List<Standard> inForce(LocalDate day) {
        return spans.values().stream()
                .flatMap(ofId -> Stream.ofNullable(on(day, ofId)))
                .toList();
    }

    /** Whether a text is the one in force on a day. */
    @SuppressWarnings(
            "ReferenceEquality") // a start asks of every text: to compare a page with itself would be most of it
    boolean inForce(Standard text, LocalDate day) {
        Standard inForce = on(day, spans(text.id()));
        if (inForce == null || text == inForce) {
            return inForce != null;
        }
        return text.effectiveFrom().equals(inForce.effectiveFrom()) && text.equals(inForce);
    }

    private static @Nullable Standard on(LocalDate day, List<Span> spans) {
        Standard found = null;
        for (Span span : spans) {
            if (span.from().isAfter(day)) {
                break;
            }
            found = span.text();
        }
        return found;
    }
}
