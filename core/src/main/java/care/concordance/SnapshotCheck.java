package care.concordance;

import care.concordance.facts.Committee;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Fact;
import care.concordance.facts.FactType;
import care.concordance.facts.FactValue;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.Range;
import care.concordance.facts.Region;
import care.concordance.facts.Score;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the facts of a snapshot, found from the fact records themselves. */
final class SnapshotCheck {

    /** Components that name another fact, and its type. A component of this name means the same in every record. */
    private static final Map<String, Class<? extends Fact>> REFERENCES =
            Map.of("site", Site.class, "region", Region.class, "leader", Physician.class, "notYetIncluded", Site.class);

    /** Of variances that overlap in one place, so many are named of each. */
    private static final int OVERLAPS_NAMED = 3;

    private SnapshotCheck() {}

    /** True for the facts that make a subject be listed. */
    static boolean isListed(PartnerFact fact) {
        return fact instanceof Partner
                || fact instanceof Region
                || fact instanceof Site
                || fact instanceof DiseaseProgram;
    }

    /**
     * What facts refer to.
     *
     * @param ids the position of each fact, by type and id
     * @param subjects the subjects listed
     */
    record Known(Map<Class<?>, Map<String, Integer>> ids, Set<Subject> subjects) {

        /** Of facts that are sound. */
        static Known of(List<? extends PartnerFact> facts) {
            return of(facts, Collections.nCopies(facts.size(), Set.of()));
        }

        static Known of(List<? extends PartnerFact> facts, List<Set<String>> faulty) {
            Known known = new Known(new HashMap<>(), new HashSet<>());
            for (int i = 0; i < facts.size(); i++) {
                PartnerFact fact = facts.get(i);
                String id = fact == null ? null : idOf(fact, faulty.get(i));
                if (id == null) {
                    continue;
                }
                known.ids
                        .computeIfAbsent(fact.getClass(), type -> new HashMap<>())
                        .putIfAbsent(id, i);
                if (isListed(fact)) {
                    known.subjects.add(fact.subject());
                }
            }
            return known;
        }

        boolean has(Class<?> type, Object id) {
            return ids.getOrDefault(type, Map.of()).containsKey(id);
        }
    }

    /** What is wrong with a snapshot: its facts, the day, and the name. */
    static List<Problem> problems(String name, LocalDate asOf, List<? extends PartnerFact> facts) {
        List<Problem> problems = new ArrayList<>();
        FactValue.Fault ofDay =
                asOf == null ? new FactValue.Fault("is null", "give the day to assess") : FactValue.fault(asOf);
        if (ofDay != null) {
            problems.add(new Problem(Problem.NO_FACT, "The snapshot", "asOf", ofDay.problem(), ofDay.remedy()));
        }
        // Without a day nothing lies after it.
        problems.addAll(problems(facts, ofDay == null ? asOf : LocalDate.MAX));
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) instanceof Partner partner && !Objects.equals(partner.name(), name)) {
                problems.add(new Problem(
                        i, partner.citation(), "name", "is not the name of the snapshot", "give both the same name"));
            }
        }
        return problems;
    }

    static List<Problem> problems(List<? extends PartnerFact> facts, LocalDate asOf) {
        List<Problem> problems = new ArrayList<>();
        List<Set<String>> faulty = faulty(problems, facts);
        Known known = Known.of(facts, faulty);
        for (int i = 0; i < facts.size(); i++) {
            PartnerFact fact = facts.get(i);
            if (!faulty.get(i).isEmpty()) {
                continue;
            }
            int first = known.ids().getOrDefault(fact.getClass(), Map.of()).getOrDefault(fact.id(), i);
            if (first != i) {
                problems.add(new Problem(
                        i,
                        fact.citation(),
                        "",
                        "is given twice, first as fact " + first,
                        "keep one, or give them different ids"));
            }
        }
        if (!known.ids().containsKey(Partner.class)) {
            problems.add(new Problem(Problem.NO_FACT, "Partner system", "", "is missing", "state the partner itself"));
        }
        Set<String> councils = new HashSet<>();
        for (PartnerFact fact : facts) {
            if (fact instanceof Committee committee
                    && committee.kind() == Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL) {
                councils.add(committee.id());
            }
        }
        Map<String, List<Variance>> earlier = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            check(problems, i, facts.get(i), faulty.get(i), known, asOf);
            if (facts.get(i) instanceof Variance variance && faulty.get(i).isEmpty()) {
                List<Variance> alike =
                        earlier.computeIfAbsent(variance.standard() + " " + variance.about(), key -> new ArrayList<>());
                checkVariance(problems, i, variance, councils, alike);
                alike.add(variance);
            }
        }
        return problems;
    }

    /** What is wrong with one fact among others, but for what variances and the council that approves them must be. */
    static List<Problem> problems(PartnerFact fact, Known known, LocalDate asOf) {
        List<Problem> problems = new ArrayList<>();
        Set<String> faulty = faulty(problems, List.of(fact)).get(0);
        check(problems, 0, fact, faulty, known, asOf);
        return problems;
    }

    /** What is wrong with the values of facts, each by itself. */
    static List<Problem> ofValues(List<? extends PartnerFact> facts) {
        List<Problem> problems = new ArrayList<>();
        faulty(problems, facts);
        return problems;
    }

    /** For each fact the components no fact may hold like this: what else is asked of them adds nothing. */
    private static List<Set<String>> faulty(List<Problem> problems, List<? extends PartnerFact> facts) {
        List<Set<String>> faulty = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            PartnerFact fact = facts.get(i);
            if (fact == null) {
                problems.add(new Problem(i, "Fact " + i, "", "is null", "leave it out"));
                faulty.add(Set.of(""));
                continue;
            }
            Map<String, FactValue.Fault> faults = new LinkedHashMap<>();
            for (FactType.Component component : FactType.of(fact.getClass()).components()) {
                Object value = component.value((Record) fact);
                FactValue.Fault fault = fault(component, value);
                if (fault != null) {
                    faults.put(component.name(), fault);
                }
            }
            String cited = faults.isEmpty() ? "" : cited(i, fact, faults.keySet());
            int at = i;
            faults.forEach((component, fault) ->
                    problems.add(new Problem(at, cited, component, fault.problem(), fault.remedy())));
            faulty.add(Set.copyOf(faults.keySet()));
        }
        return faulty;
    }

    private static FactValue.@Nullable Fault fault(FactType.Component component, @Nullable Object value) {
        if (value == null) {
            return component.optional() ? null : new FactValue.Fault("is null", "state it: it is never unknown");
        }
        // A number that has a range is held to it later, and told it.
        return value instanceof Number && component.range() != null ? null : FactValue.fault(value);
    }

    /** The fact as cited; by its place where its id says nothing. */
    private static String cited(int index, PartnerFact fact, Set<String> faulty) {
        String id = idOf(fact, faulty);
        String type = FactType.of(fact.getClass()).name();
        return id == null || id.isBlank() ? type + " given as fact " + index : FactValue.printable(type + " " + id);
    }

    /** The fact's id; null when what it is made of is nothing to go by. */
    private static @Nullable String idOf(PartnerFact fact, Set<String> faulty) {
        if (fact instanceof Partner) {
            return Partner.ID;
        }
        FactType type = FactType.of(fact.getClass());
        FactType.Component id = type.component("id");
        if (id != null) {
            return (String) id.value((Record) fact);
        }
        boolean whole = faulty.isEmpty()
                || type.components().stream()
                        .allMatch(component -> component.optional() || !faulty.contains(component.name()));
        return whole ? fact.id() : null;
    }

    private static void check(
            List<Problem> problems, int index, PartnerFact fact, Set<String> faulty, Known known, LocalDate asOf) {
        if (fact == null) {
            return;
        }
        for (FactType.Component component : FactType.of(fact.getClass()).components()) {
            if (!faulty.contains(component.name())) {
                check(problems, index, fact, component, faulty, known, asOf);
            }
        }
        if (!faulty.isEmpty()) {
            return;
        }
        boolean namesItsSubject = fact instanceof Score || fact instanceof Variance;
        if (namesItsSubject && !known.subjects().contains(fact.subject())) {
            problems.add(new Problem(
                    index,
                    fact.citation(),
                    "about",
                    "there is no " + fact.subject(),
                    "state it among the facts, or correct the subject"));
        } else if (fact.subject().kind() == Subject.Kind.PROGRAM
                && !known.subjects().contains(fact.subject())) {
            problems.add(new Problem(
                    index,
                    fact.citation(),
                    "disease",
                    "there is no DiseaseProgram " + fact.subject().id(),
                    "state the program, or correct the site or disease"));
        }
    }

    /**
     * A variance has a reason, lasts, was approved by the physician advisory council, and stands alone in its time.
     *
     * @param alike variances of the same standard and subject given before it
     */
    private static void checkVariance(
            List<Problem> problems, int index, Variance variance, Set<String> councils, List<Variance> alike) {
        if (variance.expires().isBefore(variance.granted())) {
            problems.add(new Problem(
                    index, variance.citation(), "expires", "lies before it was granted", "correct the dates"));
        }
        if (variance.reason().isBlank()) {
            problems.add(new Problem(index, variance.citation(), "reason", "is blank", "say why it was granted"));
        }
        if (!councils.contains(variance.approvedBy())) {
            problems.add(new Problem(
                    index,
                    variance.citation(),
                    "approvedBy",
                    "is not the Oncology Physician Advisory Council",
                    "name the id of the council's Committee fact: only it approves variances"));
        }
        alike.stream()
                .filter(other -> !other.granted().isAfter(variance.expires())
                        && !variance.granted().isAfter(other.expires()))
                .map(Variance::granted)
                .distinct()
                .limit(OVERLAPS_NAMED)
                .forEach(granted -> problems.add(new Problem(
                        index,
                        variance.citation(),
                        "granted",
                        "overlaps the variance granted on " + granted,
                        "end one the day before the other starts")));
    }

    private static void check(
            List<Problem> problems,
            int index,
            PartnerFact fact,
            FactType.Component component,
            Set<String> faulty,
            Known known,
            LocalDate asOf) {
        Object value = component.value((Record) fact);
        if (value == null) {
            return;
        }
        Range range = component.range();
        if (range != null
                && value instanceof Number number
                && !(number.doubleValue() >= range.min() && number.doubleValue() <= range.max())) {
            problems.add(new Problem(
                    index,
                    cited(index, fact, faulty),
                    component.name(),
                    "is out of range",
                    "it lies from " + plain(range.min()) + " to " + plain(range.max())));
        }
        String limit = component.atMost();
        Object most = limit == null ? null : most(fact, limit);
        if (most != null && isMore(value, most)) {
            problems.add(new Problem(
                    index,
                    cited(index, fact, faulty),
                    component.name(),
                    (value instanceof LocalDate ? "is later than " : "is more than ") + limit,
                    "correct one of the two, or leave out what is not known"));
        }
        boolean isLater = (value instanceof LocalDate date && date.isAfter(asOf))
                || (value instanceof Integer year && year > asOf.getYear());
        if (component.past() && isLater) {
            problems.add(new Problem(
                    index,
                    cited(index, fact, faulty),
                    component.name(),
                    "lies after the day of the assessment, " + asOf,
                    "state what has happened by then, or assess a later day"));
        }
        Class<? extends Fact> referred = REFERENCES.get(component.name());
        if (referred != null) {
            Collection<?> names = value instanceof Collection<?> several ? several : List.of(value);
            for (Object name : names) {
                if (!known.has(referred, name)) {
                    problems.add(new Problem(
                            index,
                            cited(index, fact, faulty),
                            component.name(),
                            "there is no " + referred.getSimpleName() + " \"" + name + "\"",
                            "state it, or correct the id"));
                }
            }
        }
    }

    private static @Nullable Object most(PartnerFact fact, String component) {
        return Objects.requireNonNull(FactType.of(fact.getClass()).component(component), component)
                .value((Record) fact);
    }

    @SuppressWarnings("unchecked") // both are components of one type
    private static boolean isMore(Object value, Object most) {
        return ((Comparable<Object>) value).compareTo(most) > 0;
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    /**
     * A variance for a standard nobody has would silently waive nothing.
     *
     * @param standards ids of the standards there are
     */
    static void requireStandards(PartnerSnapshot snapshot, Set<String> standards) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < snapshot.facts().size(); i++) {
            if (snapshot.facts().get(i) instanceof Variance variance && !standards.contains(variance.standard())) {
                problems.add(new Problem(
                        i,
                        variance.citation(),
                        "standard",
                        "there is no standard " + variance.standard(),
                        "correct the id: the catalog lists them"));
            }
        }
        if (!problems.isEmpty()) {
            throw new SnapshotException(snapshot.name(), problems);
        }
    }
}
