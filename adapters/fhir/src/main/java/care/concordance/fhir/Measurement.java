package care.concordance.fhir;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.Judge;
import care.concordance.evaluate.Judge.Judgement;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.measure.MeasureFacts;
import care.concordance.facts.measure.MeasuredPatient;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.Patient;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges patients by measures and counts their populations. A standard {@code CMSnnn-k} is group k of measure nnn: what it
 * observed is the denominator, met the numerator, excluded the exclusions, excepted the exceptions; {@code CMSnnn-0} is the
 * initial population of all groups where it is wider than the denominator. Immutable and thread-safe.
 */
public final class Measurement {

    /** Quality measures are made for calendar years; none is older. */
    private static final int FIRST_YEAR = 2010;

    private static final Pattern STANDARD = Pattern.compile("(.+)-(\\d+)");

    private final Judge judge;
    private final MeasurementPeriod period;
    private final MeasureFacts derived;
    private final SortedMap<Group, Standard> groups;
    private final List<Measured> measured;
    private final List<Replacement> replacements;

    private Measurement(
            Judge judge,
            MeasurementPeriod period,
            SortedMap<Group, Standard> groups,
            List<Measured> measured,
            List<Replacement> replacements) {
        this.replacements = replacements;
        this.judge = judge;
        this.period = period;
        this.derived = new MeasureFacts(period, judge.asksFor());
        this.groups = groups;
        this.measured = measured;
    }

    /**
     * Readies measures for judging patients.
     *
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
            if (isMeasure(standard) && id.matches()) {
                if (id.group(2).equals("0")) {
                    initialPopulations.put(id.group(1), standard.id());
                } else {
                    held.put(new Group(id.group(1), Integer.parseInt(id.group(2))), standard);
                }
            }
        }
        SortedSet<String> known = new TreeSet<>();
        held.keySet().forEach(group -> known.add(group.measure()));
        if (known.isEmpty()) {
            throw new IllegalArgumentException("there is no measure for " + period.first() + " to " + period.last()
                    + "; there are measures for " + String.join(", ", years(engine)));
        }
        Set<String> asked = measures.isEmpty() ? known : new TreeSet<>(measures);
        for (String measure : asked) {
            if (!known.contains(measure)) {
                throw new IllegalArgumentException("there is no measure " + measure + " for " + period.first() + " to "
                        + period.last() + "; there are " + String.join(", ", known));
            }
        }
        held.keySet().removeIf(group -> !asked.contains(group.measure()));
        valueSets.require(NeededValueSets.of(asked));
        List<Measured> measured = new ArrayList<>();
        Set<String> standards = new TreeSet<>();
        for (Group group : held.keySet()) {
            String initial = initialPopulations.getOrDefault(group.measure(), group.standard());
            measured.add(new Measured(group, group.standard(), initial));
            standards.add(group.standard());
            standards.add(initial);
        }
        return new Measurement(
                engine.judge(standards, period.last()),
                period,
                held,
                List.copyOf(measured),
                engine.replacements(period.last()).stream()
                        .filter(each -> standards.contains(each.by().id()))
                        .toList());
    }

    private static boolean isMeasure(Standard standard) {
        Matcher id = STANDARD.matcher(standard.id());
        return id.matches() && NeededValueSets.MEASURES.contains(id.group(1));
    }

    /** The years measures are in force at the end of. */
    private static List<String> years(ConcordanceEngine engine) {
        return IntStream.range(FIRST_YEAR, FIRST_YEAR + 100)
                .filter(year ->
                        engine.catalog(LocalDate.of(year, 12, 31)).stream().anyMatch(Measurement::isMeasure))
                .mapToObj(String::valueOf)
                .toList();
    }

    /** The names of the value sets the measures ask for. */
    Set<String> valueSets() {
        return NeededValueSets.of(groups.keySet().stream().map(Group::measure).toList());
    }

    /** The measurement period. */
    public MeasurementPeriod period() {
        return period;
    }

    /** The texts among those judged by that a rule pack states in the place of an earlier pack's. */
    public List<Replacement> replacements() {
        return replacements;
    }

    /** The groups counted, with the standard that states each. */
    public SortedMap<Group, Standard> groups() {
        return groups;
    }

    /**
     * Judges one patient. A resource that can be read in more than one way is set aside for the measures to which that makes
     * a difference, and for these only.
     *
     * @throws care.concordance.evaluate.EvaluationException when a rule fails
     */
    public PatientResult judge(FhirRecord record) {
        List<Judgement> said =
                record.ambiguous().isEmpty() ? judge(record.facts()) : ImpreciseTimes.judge(record, this::judge);
        TreeMap<Group, GroupResult> results = new TreeMap<>();
        for (Measured measured : measured) {
            results.put(measured.group, new GroupResult(measured, said));
        }
        return new PatientResult(record, results);
    }

    /** The strata of a group a patient belongs to; null when it is not known because their age is not. */
    @Nullable
    List<Stratum> strata(Group group, FhirRecord record) {
        List<Integer> ages = Stream.concat(
                        record.facts().stream(), record.ambiguous().stream().flatMap(one -> one.readings().stream()))
                .filter(fact -> fact instanceof Patient patient && patient.born() != null)
                .flatMap(patient -> derived.of(List.of(patient)).stream())
                .filter(MeasuredPatient.class::isInstance)
                .map(patient -> ((MeasuredPatient) patient).age())
                .distinct()
                .toList();
        return ages.size() != 1 || ages.get(0) == null
                ? null
                : Stratum.of(group).stream()
                        .filter(stratum -> stratum.holds(ages.get(0)))
                        .toList();
    }

    private List<Judgement> judge(Collection<Fact> facts) {
        return judge.judge(derived.of(facts));
    }

    /** A group with the ids of the standards that state it and the population it starts from. */
    private record Measured(Group group, String standard, String initial) {}

    /** One patient in one group. Immutable and thread-safe. */
    public static final class GroupResult {

        private final List<Judgement> judgements = new ArrayList<>(2);
        private final List<Judgement> initial = new ArrayList<>(2);
        /** Whether it cannot be told who belongs to the initial population. */
        private final boolean open;

        private GroupResult(Measured measured, List<Judgement> said) {
            boolean initialOpen = false;
            for (Judgement judgement : said) {
                String standard = judgement.standard().id();
                if (standard.equals(measured.standard)) {
                    judgements.add(judgement);
                }
                if (standard.equals(measured.initial) && judgement.says(Verb.OBSERVED)) {
                    initial.add(judgement);
                }
                initialOpen |= standard.equals(measured.initial) && isOpen(judgement);
            }
            open = initialOpen;
        }

        /** How many belong to a population. */
        public int count(Population population) {
            if (population == Population.INITIAL_POPULATION) {
                return initial.size();
            }
            int count = 0;
            for (Judgement judgement : judgements) {
                if (isIn(population, judgement)) {
                    count++;
                }
            }
            return count;
        }

        /** Ids of the patient or of their encounters in a population, sorted. */
        public SortedSet<String> members(Population population) {
            SortedSet<String> members = new TreeSet<>();
            for (Judgement judgement : population == Population.INITIAL_POPULATION ? initial : judgements) {
                if (population == Population.INITIAL_POPULATION || isIn(population, judgement)) {
                    members.add(judgement.subject().id());
                }
            }
            return members;
        }

        private boolean isIn(Population population, Judgement judgement) {
            if (!judgement.says(Verb.OBSERVED) || !startsIn(judgement.subject())) {
                return false;
            }
            boolean excluded = judgement.says(Verb.EXCLUDED);
            boolean met = judgement.says(Verb.MET);
            return switch (population) {
                case INITIAL_POPULATION, DENOMINATOR -> true;
                case DENOMINATOR_EXCLUSION -> excluded;
                case NUMERATOR -> !excluded && met;
                case DENOMINATOR_EXCEPTION -> !excluded && !met && judgement.says(Verb.EXCEPTED);
            };
        }

        private boolean startsIn(Subject subject) {
            for (Judgement judgement : initial) {
                if (judgement.subject().equals(subject)) {
                    return true;
                }
            }
            return false;
        }

        /** The verdicts the counts come from, by the id of the patient or the encounter. */
        public SortedMap<String, Verdict> verdicts() {
            SortedMap<String, Verdict> verdicts = new TreeMap<>();
            for (Judgement judgement : judgements) {
                verdicts.put(judgement.subject().id(), judgement.verdict());
            }
            return verdicts;
        }

        /** True when something is missing to tell, be it only whether one who is excluded belongs to the population at all. */
        public boolean isUnproven() {
            return open
                    || judgements.stream()
                            .anyMatch(judgement -> judgement.outcome() == Outcome.UNPROVEN || isOpen(judgement));
        }

        private static boolean isOpen(Judgement judgement) {
            return !judgement.says(Verb.OBSERVED) && (judgement.says(Verb.UNPROVEN) || judgement.maySay(Verb.OBSERVED));
        }
    }

    /** One patient's results, by group. */
    public record PatientResult(FhirRecord record, SortedMap<Group, GroupResult> groups) {

        /**
         * The patient's result in one group.
         *
         * @throws IllegalArgumentException when the group was not measured
         */
        public GroupResult group(Group group) {
            GroupResult result = groups.get(group);
            if (result == null) {
                throw new IllegalArgumentException(group + " was not measured");
            }
            return result;
        }
    }
}
