package care.concordance.explain;

import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.internal.explain.search.FactRecord;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The least a partner would have to change for a standard to be met: the cheapest changes of facts, by the effort that
 * stands beside the fact records, after which the rules themselves say concordant. Proven by assessing again, never by
 * reasoning alone.
 *
 * @param standard the text in force
 * @param subject whom it is about
 * @param before how it turned out: a gap, waived or not, or unproven
 * @param changes what to change; empty when no change is proposed
 * @param single the cheapest single change that does, when {@code changes} are several and it exists, at more effort;
 *     else null
 * @param opens verdicts that the changes open elsewhere: gaps and lacking proof that were not there before
 * @param blocked what it would have taken and cannot be brought about: a {@code Type.component} that cannot be changed so
 *     or has to become known, or a {@code Type} of which no fact can be added; when there are no changes, and sorted
 * @param complete whether every way was looked at; when not, there may be a change where there are none, or a single one
 *     where there are several
 */
public record SmallestChange(
        Standard standard,
        Subject subject,
        Outcome before,
        List<Change> changes,
        @Nullable Change single,
        List<Verdict> opens,
        List<String> blocked,
        boolean complete) {

    public SmallestChange {
        changes = List.copyOf(changes);
        opens = List.copyOf(opens);
        blocked = List.copyOf(blocked);
    }

    /**
     * One change: a component of a fact gets another value, or a fact is added.
     *
     * @param fact the fact changed, as it is before; null when one is added
     * @param component the component changed; empty when a fact is added
     * @param from its value before; null when unknown, or when a fact is added
     * @param to its value after; null when a fact is added
     * @param added the fact added, of which the rules ask only for {@code asked}; null when one is changed
     * @param asked for a fact added, the components whose values the rules ask for; the others are placeholders
     * @param standIns components, of the fact changed or added, whose values only stand in for evidence: the rules ask that
     *     it be on record and enough, not that it be just this
     * @param effort rough working days
     */
    public record Change(
            @Nullable PartnerFact fact,
            String component,
            @Nullable Object from,
            @Nullable Object to,
            @Nullable PartnerFact added,
            List<String> asked,
            List<String> standIns,
            int effort) {

        public Change {
            asked = List.copyOf(asked);
            standIns = List.copyOf(standIns);
        }

        /** A fact is added. */
        public static Change adding(PartnerFact added, List<String> asked, List<String> standIns, int effort) {
            return new Change(null, "", null, null, added, asked, standIns, effort);
        }

        /** For example: TumorBoard thoracic: days between meetings from 30 to 14. */
        public String words() {
            if (added != null) {
                return "a new " + Phrasing.ofName(added.getClass().getSimpleName())
                        + asked.stream()
                                .map(name -> Phrasing.ofName(added.getClass(), name) + " "
                                        + Phrasing.of(
                                                added.getClass(),
                                                name,
                                                FactRecord.of(added.getClass()).value(added, name)))
                                .collect(Collectors.joining(", ", asked.isEmpty() ? "" : " with ", ""))
                        + onRecord();
            }
            PartnerFact changed = Objects.requireNonNull(fact);
            Class<?> type = changed.getClass();
            String lead = changed.citation() + ": " + Phrasing.ofName(type, component);
            if (from instanceof Collection<?> before && to instanceof Collection<?> after) {
                return lead + less(" and ", " with ", after, before) + less(" and ", " without ", before, after);
            }
            return standIns.isEmpty()
                    ? lead + " from " + Phrasing.of(type, component, from) + " to " + Phrasing.of(type, component, to)
                    : lead + " on record, and enough";
        }

        private String onRecord() {
            List<String> names = standIns.stream().map(Phrasing::ofName).toList();
            if (names.isEmpty()) {
                return "";
            }
            int last = names.size() - 1;
            return (asked.isEmpty() ? " with " : ", and with ")
                    + (last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last))
                    + " on record, and enough";
        }

        /**
         * The facts after this change.
         *
         * @throws IllegalArgumentException when the fact to be changed is not among them
         */
        public List<PartnerFact> applyTo(List<PartnerFact> facts) {
            List<PartnerFact> after = new ArrayList<>(facts);
            if (fact == null) {
                after.add(Objects.requireNonNull(added));
                return after;
            }
            for (int i = 0; i < after.size(); i++) {
                PartnerFact each = after.get(i);
                if (each.citation().equals(fact.citation())) {
                    Map<String, @Nullable Object> value = new HashMap<>();
                    value.put(component, to);
                    after.set(i, (PartnerFact) FactRecord.of(each.getClass()).with(each, value));
                    return after;
                }
            }
            throw new IllegalArgumentException(
                    "there is no " + fact.citation() + ": apply the change to the facts that were assessed");
        }

        private static String less(String between, String lead, Collection<?> all, Collection<?> but) {
            return all.stream()
                    .filter(element -> !but.contains(element))
                    .map(Phrasing::of)
                    .sorted()
                    .reduce((a, b) -> a + between + b)
                    .map(words -> lead + words)
                    .orElse("");
        }
    }

    /** True when there is something to do. */
    public boolean isProposed() {
        return !changes.isEmpty();
    }

    /** Rough working days of all changes. */
    public int effort() {
        return changes.stream().mapToInt(Change::effort).sum();
    }

    /**
     * The facts after the changes.
     *
     * @param facts the facts assessed
     * @throws IllegalArgumentException when the facts to be changed are not among them
     */
    public List<PartnerFact> applyTo(List<PartnerFact> facts) {
        List<PartnerFact> after = facts;
        for (Change change : changes) {
            after = change.applyTo(after);
        }
        return after;
    }

    /** Why no change is proposed, in words; empty when there is one. */
    public String why() {
        if (isProposed()) {
            return "";
        }
        String stopped = complete ? "" : "the search stopped before every way was looked at";
        if (blocked.isEmpty()) {
            return complete ? "every change the rules accept contradicts other facts" : stopped;
        }
        return "it would take "
                + blocked.stream().map(SmallestChange::inWords).collect(Collectors.joining(" or "))
                + ", which is more than a plan can propose"
                + (complete ? "" : "; " + stopped);
    }

    private static String inWords(String typeOrComponent) {
        int dot = typeOrComponent.indexOf('.');
        return dot < 0
                ? "a new " + Phrasing.ofName(typeOrComponent)
                : "a change of the " + Phrasing.ofName(typeOrComponent.substring(0, dot)) + "'s "
                        + Phrasing.ofName(typeOrComponent.substring(dot + 1));
    }

    /** In words, for a person. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("What would make ")
                .append(standard.id())
                .append(" concordant for ")
                .append(subject)
                .append('\n');
        if (!isProposed()) {
            text.append("  No change is proposed: ").append(why()).append(".\n");
            if (before == Outcome.UNPROVEN) {
                text.append("  First bring the evidence: ")
                        .append(standard.evidence())
                        .append(".\n");
            }
            return text.toString();
        }
        if (changes.size() > 1) {
            text.append(
                    single != null
                            ? "  Least effort:\n"
                            : complete
                                    ? "  No single change does; these together do:\n"
                                    : "  No single change was found that does; these together do:\n");
        }
        for (Change change : changes) {
            text.append("  - ")
                    .append(change.words())
                    .append("  [effort ")
                    .append(change.effort())
                    .append("]\n");
        }
        if (single != null) {
            text.append("  In one step, at more effort: ")
                    .append(single.words())
                    .append("  [effort ")
                    .append(single.effort())
                    .append("]\n");
        }
        Set<String> said = new HashSet<>();
        for (Verdict verdict : opens) {
            String line = "  It opens " + verdict.standard().id() + " for " + verdict.subject() + ": "
                    + verdict.outcome().name().toLowerCase(java.util.Locale.ROOT) + ".\n";
            if (said.add(line)) {
                text.append(line);
            }
        }
        return text.toString();
    }
}
