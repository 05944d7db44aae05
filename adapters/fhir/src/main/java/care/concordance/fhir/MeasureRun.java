package care.concordance.fhir;

import care.concordance.evaluate.EvaluationException;
import care.concordance.facts.patient.Patient;
import care.concordance.fhir.Measurement.GroupResult;
import care.concordance.fhir.Measurement.PatientResult;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All patients of a folder judged by measures: counts, rates and a worklist; and where patients are test cases with expected counts,
 * how far the counts agree.
 */
public final class MeasureRun {

    /**
     * A population counted otherwise than a test case expects.
     *
     * @param place the case
     * @param counted what the rules counted, with the rules that spoke and the facts they spoke on
     */
    public record Disagreement(
            String place, Group group, Population population, int expected, int counted, List<Reason> reasons) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(
                    place + ": " + group + " " + population.code() + " expected " + expected + ", counted " + counted);
            reasons.forEach(reason ->
                    text.append("\n      ").append(reason.rule()).append("  ").append(reason.facts()));
            return text.toString();
        }
    }

    /**
     * A subject that does not meet a measure, or of whom that cannot be told.
     *
     * @param place where the patient was read from
     */
    public record WorkItem(String place, Verdict verdict) {

        /** Why, in a sentence: what was seen, or what is missing. */
        public String why() {
            Verb verb = verdict.outcome() == Outcome.UNPROVEN ? Verb.UNPROVEN : Verb.OBSERVED;
            return String.join(
                    "; ",
                    verdict.reasons().stream()
                            .filter(reason -> reason.verb() == verb)
                            .map(Reason::sentence)
                            .distinct()
                            .toList());
        }
    }

    /** Agreement with the test cases of one measure: a check is one case in one group, all its counts equal. */
    public record Agreement(int passed, int checks) {}

    /** A part of a group. */
    private record Part(Group group, Stratum stratum) {}

    private static final Set<String> OF_WOMEN = Set.of("CMS124", "CMS125");

    private final Measurement measurement;
    private final SortedMap<Group, Map<Population, Integer>> counts = new TreeMap<>();
    private final Map<Part, Map<Population, Integer>> strata = new LinkedHashMap<>();
    private final SortedMap<Group, Integer> ageless = new TreeMap<>();
    private final SortedMap<Group, Integer> unproven = new TreeMap<>();
    private final SortedMap<String, Agreement> agreement = new TreeMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final List<WorkItem> worklist = new ArrayList<>();
    private final List<Unread> setAside = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();
    private int patients;
    private int cases;
    private int withoutSex;

    private MeasureRun(Measurement measurement) {
        this.measurement = measurement;
        measurement.groups().keySet().forEach(group -> {
            counts.put(group, new EnumMap<>(Population.class));
            Stratum.of(group).forEach(stratum -> strata.put(new Part(group, stratum), new EnumMap<>(Population.class)));
        });
    }

    /**
     * Reads and judges all patients at and below a path, one after the other.
     *
     * @param measurement the measures
     * @param valueSets the value sets to read the patients by
     * @param patients a folder or file as {@link FhirReader#read} takes it
     * @throws java.io.UncheckedIOException when there is no such file or folder
     */
    public static MeasureRun of(Measurement measurement, ValueSets valueSets, Path patients) {
        return of(measurement, valueSets, patients, result -> {});
    }

    /**
     * The same, handing on each patient's results as they come, so that nothing need be kept of them.
     *
     * @param results receives the results of every patient judged
     */
    public static MeasureRun of(
            Measurement measurement, ValueSets valueSets, Path patients, Consumer<PatientResult> results) {
        MeasureRun run = new MeasureRun(measurement);
        // What no measure asked for could need makes nothing unproven.
        FhirReader reader = new FhirReader(valueSets.only(measurement.valueSets()));
        Leftover leftover = reader.read(patients, record -> run.judge(record, results));
        run.setAside.addAll(leftover.unread());
        run.notes.addAll(0, leftover.notes());
        run.leftOut.forEach((measure, count) -> run.notes.add(count
                + (count == 1 ? " test case of " : " test cases of ") + measure + ", which is not measured, left out"));
        if (run.withoutSex > 0) {
            run.notes.add(run.withoutSex + (run.withoutSex == 1 ? " patient has" : " patients have")
                    + " no recorded sex (US Core's extension us-core-sex; gender is another thing): CMS124 and CMS125 cannot"
                    + " tell who is a woman");
        }
        return run;
    }

    private void judge(FhirRecord record, Consumer<PatientResult> results) {
        List<Expectation> ofPeriod = record.expected().stream()
                .filter(expected -> expected.period().equals(measurement.period()))
                .toList();
        record.expected().stream()
                .filter(expected -> !ofPeriod.contains(expected))
                .forEach(expected -> notes.add(expected.place() + ": what is expected of " + expected.measure()
                        + " for "
                        + expected.period().first() + " to " + expected.period().last()
                        + " is not compared: another period is measured"));
        boolean isCase = !ofPeriod.isEmpty();
        if (isCase && ofPeriod.stream().allMatch(expected -> isOther(expected.measure()))) {
            ofPeriod.forEach(expected -> leftOut.merge(expected.measure(), 1, Integer::sum));
            setAside.addAll(record.setAside());
            return;
        }
        patients++;
        cases += isCase ? 1 : 0;
        setAside.addAll(record.setAside());
        PatientResult result;
        try {
            result = measurement.judge(record);
        } catch (EvaluationException e) {
            setAside.add(new Unread(
                    record.patient(),
                    "Patient",
                    record.patient(),
                    record.place(),
                    "could not be judged: a rule failed"));
            return;
        }
        add(result, ofPeriod);
        results.accept(result);
    }

    private boolean isOther(String measure) {
        return measurement.groups().keySet().stream()
                .noneMatch(group -> group.measure().equals(measure));
    }

    private void add(PatientResult result, List<Expectation> expected) {
        FhirRecord record = result.record();
        boolean isOpen =
                record.facts().stream().anyMatch(fact -> fact instanceof Patient patient && patient.sex() == null);
        boolean asksSex = result.groups().keySet().stream().anyMatch(group -> OF_WOMEN.contains(group.measure()));
        withoutSex += isOpen && asksSex && expected.isEmpty() ? 1 : 0;
        result.groups().forEach((group, counted) -> {
            Expectation expectation = expected.stream()
                    .filter(one -> one.counts().containsKey(group))
                    .findFirst()
                    .orElse(null);
            // A test case is about its own measure only.
            if (expected.isEmpty() || expectation != null) {
                count(record, group, counted);
            }
            if (expectation != null) {
                check(record, group, expectation.counts().getOrDefault(group, Map.of()), counted);
            }
        });
        for (Expectation one : expected) {
            one.counts().keySet().stream()
                    .filter(group -> !isOther(one.measure()) && !result.groups().containsKey(group))
                    .forEach(group -> notes.add(one.place() + ": there is no group " + group.number() + " of "
                            + group.measure() + "; what is expected of it is not compared"));
        }
    }

    private void count(FhirRecord record, Group group, GroupResult counted) {
        add(counts.computeIfAbsent(group, key -> new EnumMap<>(Population.class)), counted);
        if (!Stratum.of(group).isEmpty()) {
            List<Stratum> of = measurement.strata(group, record);
            if (of == null) {
                ageless.merge(group, counted.count(Population.INITIAL_POPULATION), Integer::sum);
            } else {
                of.forEach(stratum -> add(
                        strata.computeIfAbsent(new Part(group, stratum), key -> new EnumMap<>(Population.class)),
                        counted));
            }
        }
        counted.verdicts().values().stream()
                .filter(verdict -> verdict.outcome() == Outcome.GAP || verdict.outcome() == Outcome.UNPROVEN)
                .forEach(verdict -> worklist.add(new WorkItem(record.place(), verdict)));
        unproven.merge(group, counted.isUnproven() ? 1 : 0, Integer::sum);
    }

    private static void add(Map<Population, Integer> counts, GroupResult counted) {
        for (Population population : Population.values()) {
            counts.merge(population, counted.count(population), Integer::sum);
        }
    }

    private void check(FhirRecord record, Group group, Map<Population, Integer> expected, GroupResult counted) {
        boolean agrees = true;
        for (Map.Entry<Population, Integer> one : expected.entrySet()) {
            int count = counted.count(one.getKey());
            if (count != one.getValue()) {
                agrees = false;
                disagreements.add(new Disagreement(
                        record.place(),
                        group,
                        one.getKey(),
                        one.getValue(),
                        count,
                        counted.verdicts().values().stream()
                                .flatMap(verdict -> verdict.reasons().stream())
                                .toList()));
            }
        }
        Agreement before = agreement.getOrDefault(group.measure(), new Agreement(0, 0));
        agreement.put(group.measure(), new Agreement(before.passed() + (agrees ? 1 : 0), before.checks() + 1));
    }

    /** The measures. */
    public Measurement measurement() {
        return measurement;
    }

    /** Patients judged. */
    public int patients() {
        return patients;
    }

    /** Members of each population, by group. */
    public SortedMap<Group, Map<Population, Integer>> counts() {
        return counts;
    }

    /** How many belong to a population of a group. */
    public int count(Group group, Population population) {
        return counts.getOrDefault(group, Map.of()).getOrDefault(population, 0);
    }

    /** Patients with something missing to tell, in a group. */
    public int unproven(Group group) {
        return unproven.getOrDefault(group, 0);
    }

    /** Agreement with test cases, by measure; empty when no patient is one. */
    public SortedMap<String, Agreement> agreement() {
        return agreement;
    }

    /** Checks passed and made, over all measures. */
    public Agreement total() {
        return new Agreement(
                agreement.values().stream().mapToInt(Agreement::passed).sum(),
                agreement.values().stream().mapToInt(Agreement::checks).sum());
    }

    /** Every count that differs from what a test case expects. */
    public List<Disagreement> disagreements() {
        return disagreements;
    }

    /** Gaps and what is unproven. */
    public List<WorkItem> worklist() {
        return worklist;
    }

    /** Everything given that could not be read, or only in part: with any of it, {@link #isComplete} is false. */
    public List<Unread> setAside() {
        return setAside;
    }

    /** What else is worth knowing of what was given, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /** Whether everything given was read, and there was a patient in it. */
    public boolean isComplete() {
        return setAside.isEmpty() && patients > 0;
    }

    /** Whether anybody belongs to a population, or may. */
    public boolean hasJudged() {
        return measurement.groups().keySet().stream()
                .anyMatch(group -> count(group, Population.INITIAL_POPULATION) > 0 || unproven(group) > 0);
    }

    /**
     * The measure's rate: the numerator by the denominator without exclusions and exceptions. Null when nobody is left in
     * the denominator.
     */
    public @Nullable Double rate(Group group) {
        return Population.rate(population -> count(group, population));
    }

    /** How many of a stratum belong to a population of a group. */
    public int count(Group group, Stratum stratum, Population population) {
        return strata.getOrDefault(new Part(group, stratum), Map.of()).getOrDefault(population, 0);
    }

    /**
     * For people. With test cases: a line for each measure with its checks, the disagreements, and as the last line the
     * total, {@code 217/217 checks}. Of others: counts, rates and the worklist.
     */
    public String text() {
        return new MeasureRunText(this).text();
    }

    /** Whether there were patients of whom no test case says what is right. */
    boolean hasPatientsWithoutCase() {
        return patients > cases;
    }

    /** Patients of a group in no stratum, because the age is not known. */
    int ageless(Group group) {
        return ageless.getOrDefault(group, 0);
    }

    /** The same as JSON: {@code notice}, {@code patients}, {@code groups}, {@code agreement}, {@code worklist}, {@code setAside}, {@code notes}. */
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("notice", Provenance.NOT_OFFICIAL);
        root.put("periodStart", measurement.period().first().toString());
        root.put("periodEnd", measurement.period().last().toString());
        root.put("patients", patients);
        if (!measurement.replacements().isEmpty()) {
            root.put(
                    "replacements",
                    measurement.replacements().stream().map(Replacement::words).toList());
        }
        List<Object> groups = new ArrayList<>();
        measurement.groups().forEach((group, standard) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("measure", group.measure());
            one.put("group", group.number());
            one.put("title", standard.title());
            one.put("populations", populations(population -> count(group, population)));
            one.put("rate", rate(group));
            one.put("unproven", unproven(group));
            if (!Stratum.of(group).isEmpty()) {
                one.put(
                        "strata",
                        Stratum.of(group).stream()
                                .map(stratum -> strata(group, stratum))
                                .toList());
                one.put("inNoStratum", ageless(group));
            }
            groups.add(one);
        });
        root.put("groups", groups);
        if (!agreement.isEmpty()) {
            Map<String, Object> agreed = new LinkedHashMap<>(agreement);
            agreed.put("total", total());
            root.put("agreement", agreed);
            root.put(
                    "disagreements",
                    disagreements.stream().map(Disagreement::toString).toList());
        }
        root.put(
                "worklist",
                worklist.stream()
                        .map(item -> Map.of(
                                "standard",
                                item.verdict().standard().id(),
                                "subject",
                                item.verdict().subject().toString(),
                                "outcome",
                                item.verdict().outcome().name(),
                                "why",
                                item.why()))
                        .map(item -> (Object) new TreeMap<>(item))
                        .toList());
        root.put("setAside", setAside);
        root.put("notes", notes);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(root);
    }

    private static Map<String, Integer> populations(ToIntFunction<Population> count) {
        Map<String, Integer> populations = new LinkedHashMap<>();
        for (Population population : Population.values()) {
            populations.put(population.code(), count.applyAsInt(population));
        }
        return populations;
    }

    private Map<String, Object> strata(Group group, Stratum stratum) {
        ToIntFunction<Population> count = population -> count(group, stratum, population);
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("stratum", stratum.number());
        one.put("title", stratum.title());
        one.put("populations", populations(count));
        one.put("rate", Population.rate(count));
        return one;
    }

    /** The same as a FHIR Bundle with a summary {@code MeasureReport} for each measure. */
    public String fhir(MeasureReports.Heading heading) {
        return MeasureReports.json(MeasureReports.summaries(this, heading));
    }
}
