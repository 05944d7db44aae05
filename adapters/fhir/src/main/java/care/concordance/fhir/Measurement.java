package care.concordance.fhir;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.measure.MeasureFacts;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges patients by measures and counts their populations. A standard {@code CMSnnn-k} is group k of measure nnn: what it
 * observed is the denominator, met the numerator, excluded the exclusions, excepted the exceptions; {@code CMSnnn-0} is the
 * initial population of all groups where it is wider than the denominator. Immutable and thread-safe.
 */
public final class Measurement {

    private static final Pattern STANDARD = Pattern.compile("(.+)-(\\d+)");

    private final ConcordanceEngine engine;
    private final MeasurementPeriod period;
    private final SortedMap<Group, Standard> groups;
    private final Map<String, String> initialPopulations;

    private Measurement(
            ConcordanceEngine engine,
            MeasurementPeriod period,
            SortedMap<Group, Standard> groups,
            Map<String, String> initialPopulations) {
        this.engine = engine;
        this.period = period;
        this.groups = groups;
        this.initialPopulations = initialPopulations;
    }

    /**
     * @param engine an engine that holds the measures
     * @param valueSets the user's value sets
     * @param period the measurement period; the measures in force on its last day are used
     * @param measures ids of the measures, for example {@code CMS129}; all the engine holds when empty
     * @throws IllegalArgumentException when the engine holds none of that id for that period
     * @throws ValueSetException when a value set a measure needs is missing
     */
    public static Measurement of(
            ConcordanceEngine engine, ValueSets valueSets, MeasurementPeriod period, Collection<String> measures) {
        TreeMap<Group, Standard> held = new TreeMap<>();
        Map<String, String> initialPopulations = new HashMap<>();
        for (Standard standard : engine.catalog(period.last())) {
            Matcher id = STANDARD.matcher(standard.id());
            if (id.matches() && NeededValueSets.MEASURES.contains(id.group(1))) {
                if (id.group(2).equals("0")) {
                    initialPopulations.put(id.group(1), standard.id());
                } else {
                    held.put(new Group(id.group(1), Integer.parseInt(id.group(2))), standard);
                }
            }
        }
        SortedSet<String> known = new TreeSet<>();
        held.keySet().forEach(group -> known.add(group.measure()));
        Set<String> asked = measures.isEmpty() ? known : new TreeSet<>(measures);
        for (String measure : asked) {
            if (!known.contains(measure)) {
                throw new IllegalArgumentException("there is no measure " + measure + " for " + period.first() + " to "
                        + period.last() + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
            }
        }
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("there is no measure for " + period.first() + " to " + period.last());
        }
        held.keySet().removeIf(group -> !asked.contains(group.measure()));
        valueSets.require(NeededValueSets.of(asked));
        return new Measurement(engine, period, held, initialPopulations);
    }

    /** The measurement period. */
    public MeasurementPeriod period() {
        return period;
    }

    /** The groups counted, with the standard that states each. */
    public SortedMap<Group, Standard> groups() {
        return groups;
    }

    /**
     * Judges one patient.
     *
     * @throws care.concordance.evaluate.EvaluationException when a rule fails
     */
    public PatientResult judge(FhirRecord record) {
        List<Verdict> verdicts = engine.judge(MeasureFacts.of(record.facts(), period), period.last());
        Map<String, SortedMap<String, Verdict>> byStandard = new HashMap<>();
        verdicts.forEach(verdict -> byStandard
                .computeIfAbsent(verdict.standard().id(), id -> new TreeMap<>())
                .put(verdict.subject().id(), verdict));
        TreeMap<Group, GroupResult> results = new TreeMap<>();
        for (Group group : groups.keySet()) {
            results.put(
                    group,
                    result(
                            byStandard.getOrDefault(group.standard(), new TreeMap<>()),
                            initialPopulation(group, byStandard)));
        }
        return new PatientResult(record, results);
    }

    private SortedMap<String, Verdict> initialPopulation(
            Group group, Map<String, SortedMap<String, Verdict>> byStandard) {
        String standard = initialPopulations.getOrDefault(group.measure(), group.standard());
        return byStandard.getOrDefault(standard, new TreeMap<>());
    }

    private static GroupResult result(SortedMap<String, Verdict> verdicts, SortedMap<String, Verdict> initial) {
        Map<Population, SortedSet<String>> members = new EnumMap<>(Population.class);
        initial.forEach((subject, verdict) -> {
            if (verbs(verdict).contains(Verb.OBSERVED)) {
                in(members, Population.INITIAL_POPULATION).add(subject);
            }
        });
        verdicts.forEach((subject, verdict) -> {
            Set<Verb> verbs = verbs(verdict);
            if (!verbs.contains(Verb.OBSERVED)
                    || !in(members, Population.INITIAL_POPULATION).contains(subject)) {
                return;
            }
            in(members, Population.DENOMINATOR).add(subject);
            if (verbs.contains(Verb.EXCLUDED)) {
                in(members, Population.DENOMINATOR_EXCLUSION).add(subject);
            } else if (verbs.contains(Verb.MET)) {
                in(members, Population.NUMERATOR).add(subject);
            } else if (verbs.contains(Verb.EXCEPTED)) {
                in(members, Population.DENOMINATOR_EXCEPTION).add(subject);
            }
        });
        return new GroupResult(members, verdicts);
    }

    private static SortedSet<String> in(Map<Population, SortedSet<String>> members, Population population) {
        return members.computeIfAbsent(population, key -> new TreeSet<>());
    }

    private static Set<Verb> verbs(Verdict verdict) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (Reason reason : verdict.reasons()) {
            verbs.add(reason.verb());
        }
        return verbs;
    }

    /**
     * One patient in one group.
     *
     * @param members ids of the patient or of their encounters, by population
     * @param verdicts the verdicts they come from, by the id of the patient or the encounter
     */
    public record GroupResult(Map<Population, SortedSet<String>> members, SortedMap<String, Verdict> verdicts) {

        /** How many belong to a population. */
        public int count(Population population) {
            return members.getOrDefault(population, new TreeSet<>()).size();
        }

        /** True when something is missing to tell. */
        public boolean isUnproven() {
            return verdicts.values().stream().anyMatch(verdict -> verdict.outcome() == Outcome.UNPROVEN);
        }
    }

    /** One patient's results, by group. */
    public record PatientResult(FhirRecord record, SortedMap<Group, GroupResult> groups) {

        /** @throws IllegalArgumentException when the group was not measured */
        public GroupResult group(Group group) {
            GroupResult result = groups.get(group);
            if (result == null) {
                throw new IllegalArgumentException(group + " was not measured");
            }
            return result;
        }
    }
}
