package care.concordance;

import care.concordance.explain.SmallestChange;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Everything known about a partner on one day. Immutable.
 *
 * <p>A snapshot holds only what can be written, read again and judged alike: whoever builds facts in code is told
 * what a reader of JSON or of a workbook is told.
 *
 * @param name the partner's name, which is the name of the {@link Partner} among the facts
 * @param asOf the day to assess; no clock is read anywhere
 * @param synthetic true when the facts are made up: every report says so
 * @param facts the facts, one of them the {@link Partner}; two snapshots of the same facts in another order are assessed
 *     alike
 */
public record PartnerSnapshot(String name, LocalDate asOf, boolean synthetic, List<PartnerFact> facts) {

    /** @throws SnapshotException when facts hold what no fact may, or contradict themselves or each other, with every problem */
    public PartnerSnapshot {
        // Whatever makes records of JSON by itself knows nothing of the facts' document.
        List<PartnerFact> given = new ArrayList<>(
                Objects.requireNonNull(facts, "a snapshot has a list of facts; FactsJson reads them from JSON"));
        List<Problem> problems = SnapshotCheck.problems(name, asOf, given);
        if (!problems.isEmpty()) {
            throw new SnapshotException(name, problems);
        }
        facts = List.copyOf(given);
    }

    /**
     * A snapshot of a real partner. A bare {@link Partner} is added when the facts have none.
     *
     * @throws SnapshotException when facts hold what no fact may, or contradict themselves or each other, with every
     *     problem
     */
    public static PartnerSnapshot real(String name, LocalDate asOf, Collection<? extends PartnerFact> facts) {
        return new PartnerSnapshot(name, asOf, false, withPartner(name, facts));
    }

    /**
     * A snapshot of a partner that is made up, which every report says. A bare {@link Partner} is added when the facts have
     * none.
     *
     * @throws SnapshotException when facts hold what no fact may, or contradict themselves or each other, with every
     *     problem
     */
    public static PartnerSnapshot synthetic(String name, LocalDate asOf, Collection<? extends PartnerFact> facts) {
        return new PartnerSnapshot(name, asOf, true, withPartner(name, facts));
    }

    /**
     * This snapshot with facts in the place of those of the same kind and id, and those it does not have yet beside them.
     * Name, day, and whether it is made up stay.
     *
     * @throws SnapshotException when facts hold what no fact may, or contradict themselves or each other, with every
     *     problem
     */
    public PartnerSnapshot with(PartnerFact... given) {
        List<Problem> problems = SnapshotCheck.ofValues(Arrays.asList(given));
        if (!problems.isEmpty()) {
            throw new SnapshotException(name, problems);
        }
        Map<String, PartnerFact> after = new LinkedHashMap<>();
        facts.forEach(fact -> after.put(fact.citation(), fact));
        List.of(given).forEach(fact -> after.put(fact.citation(), fact));
        return of(after.values());
    }

    /**
     * This snapshot without some of its facts. Name, day, and whether it is made up stay.
     *
     * @throws IllegalArgumentException when one is not among them
     * @throws SnapshotException when other facts refer to them, with every problem
     */
    public PartnerSnapshot without(PartnerFact... gone) {
        List<PartnerFact> after = new ArrayList<>(facts);
        for (PartnerFact fact : gone) {
            if (!after.remove(fact)) {
                throw new IllegalArgumentException(
                        fact.citation() + " is not among the facts as it was given: take it from facts()");
            }
        }
        return of(after);
    }

    /**
     * This snapshot after the changes that close a gap. Name, day, and whether it is made up stay.
     *
     * @throws IllegalArgumentException when the facts to be changed are not among these
     */
    public PartnerSnapshot apply(SmallestChange change) {
        return of(change.applyTo(facts));
    }

    private PartnerSnapshot of(Collection<PartnerFact> changed) {
        return new PartnerSnapshot(name, asOf, synthetic, List.copyOf(changed));
    }

    /** The same facts on another day. */
    public PartnerSnapshot on(LocalDate day) {
        return new PartnerSnapshot(name, day, synthetic, facts);
    }

    /** What is wrong with facts, without building a snapshot of them; empty when nothing is. */
    public static List<Problem> problems(List<? extends PartnerFact> facts, LocalDate asOf) {
        return SnapshotCheck.problems(facts, asOf);
    }

    /** The facts of one type, in the order given. */
    public <F extends Fact> List<F> facts(Class<F> type) {
        return Fact.select(facts, type);
    }

    /** Whom an assessment speaks of: the system, and every region, site and program in the facts; sorted. */
    public List<Subject> subjects() {
        TreeSet<Subject> subjects = new TreeSet<>();
        for (PartnerFact fact : facts) {
            if (SnapshotCheck.isListed(fact)) {
                subjects.add(fact.subject());
            }
        }
        return List.copyOf(subjects);
    }

    private static List<PartnerFact> withPartner(String name, Collection<? extends PartnerFact> facts) {
        List<PartnerFact> all = new ArrayList<>(facts);
        if (facts.stream().noneMatch(Partner.class::isInstance)) {
            all.add(PartnerBuilder.builder().name(name).build());
        }
        return all;
    }
}
