package care.concordance.fhir;

import care.concordance.fhir.Measurement.GroupResult;
import care.concordance.fhir.Measurement.PatientResult;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All patients of a folder judged by measures: counts, rates and a worklist; and where the patients are test cases with
 * expected counts, how far the counts agree.
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
    public record WorkItem(String place, Verdict verdict) {}

    /** Agreement with the test cases of one measure: a check is one case in one group, all its counts equal. */
    public record Agreement(int passed, int checks) {}

    private final Measurement measurement;
    private final SortedMap<Group, Map<Population, Integer>> counts = new TreeMap<>();
    private final SortedMap<Group, Integer> unproven = new TreeMap<>();
    private final SortedMap<String, Agreement> agreement = new TreeMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final List<WorkItem> worklist = new ArrayList<>();
    private final List<BadResource> setAside = new ArrayList<>();
    private int patients;

    private MeasureRun(Measurement measurement) {
        this.measurement = measurement;
        measurement.groups().keySet().forEach(group -> counts.put(group, new EnumMap<>(Population.class)));
    }

    /**
     * Reads and judges all patients at and below a path, one after the other.
     *
     * @param measurement the measures
     * @param valueSets the value sets to read the patients by
     * @param patients a folder or file as {@link FhirReader#read} takes it
     * @throws java.io.UncheckedIOException when a file cannot be read
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
        run.setAside.addAll(new FhirReader(valueSets).read(patients, record -> {
            if (record.expected().isEmpty()
                    || record.expected().keySet().stream().anyMatch(measurement.groups()::containsKey)) {
                PatientResult result = measurement.judge(record);
                run.add(result);
                results.accept(result);
            }
        }));
        return run;
    }

    private void add(PatientResult result) {
        FhirRecord record = result.record();
        patients++;
        setAside.addAll(record.setAside());
        result.groups().forEach((group, counted) -> {
            // A test case is about its own measure only.
            Map<Population, Integer> expected = record.expected().get(group);
            if (record.expected().isEmpty() || expected != null) {
                for (Population population : Population.values()) {
                    counts.computeIfAbsent(group, key -> new EnumMap<>(Population.class))
                            .merge(population, counted.count(population), Integer::sum);
                }
                counted.verdicts().values().stream()
                        .filter(verdict -> verdict.outcome() == Outcome.GAP || verdict.outcome() == Outcome.UNPROVEN)
                        .forEach(verdict -> worklist.add(new WorkItem(record.place(), verdict)));
                unproven.merge(group, counted.isUnproven() ? 1 : 0, Integer::sum);
            }
            if (expected != null) {
                check(record, group, expected, counted);
            }
        });
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

    /** All resources that could not be read. */
    public List<BadResource> setAside() {
        return setAside;
    }

    /**
     * The measure's rate: the numerator by the denominator without exclusions and exceptions. Null when nobody is left in
     * the denominator.
     */
    public @Nullable Double rate(Group group) {
        int denominator = count(group, Population.DENOMINATOR)
                - count(group, Population.DENOMINATOR_EXCLUSION)
                - count(group, Population.DENOMINATOR_EXCEPTION);
        return denominator == 0 ? null : (double) count(group, Population.NUMERATOR) / denominator;
    }

    /**
     * For people. With test cases: a line for each measure with its checks, the disagreements, and as the last line the
     * total, {@code 217/217 checks}. Without: counts, rates and the worklist.
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        setAside.forEach(bad -> text.append("set aside  ").append(bad).append('\n'));
        if (!agreement.isEmpty()) {
            disagreements.forEach(disagreement ->
                    text.append("disagrees  ").append(disagreement).append('\n'));
            agreement.forEach((measure, checks) -> text.append(measure)
                    .append("  ")
                    .append(checks.passed())
                    .append('/')
                    .append(checks.checks())
                    .append(" checks\n"));
            return text.append(total().passed())
                    .append('/')
                    .append(total().checks())
                    .append(" checks\n")
                    .toString();
        }
        text.append(patients)
                .append(" patients, ")
                .append(measurement.period().first())
                .append(" to ")
                .append(measurement.period().last())
                .append('\n');
        measurement.groups().forEach((group, standard) -> {
            text.append(group).append("  ").append(standard.title()).append("\n   ");
            for (Population population : Population.values()) {
                text.append(' ').append(population.code()).append(' ').append(count(group, population));
            }
            Double rate = rate(group);
            text.append(rate == null ? "; no rate" : String.format(Locale.ROOT, "; rate %.1f %%", 100 * rate));
            text.append(unproven(group) == 0 ? "\n" : "; " + unproven(group) + " unproven\n");
        });
        text.append("worklist: ").append(worklist.size()).append('\n');
        worklist.forEach(item -> text.append("  ")
                .append(item.verdict().outcome())
                .append("  ")
                .append(item.verdict().standard().id())
                .append("  ")
                .append(item.verdict().subject())
                .append("  ")
                .append(why(item.verdict()))
                .append('\n'));
        return text.toString();
    }

    private static String why(Verdict verdict) {
        Verb verb = verdict.outcome() == Outcome.UNPROVEN ? Verb.UNPROVEN : Verb.OBSERVED;
        return String.join(
                "; ",
                verdict.reasons().stream()
                        .filter(reason -> reason.verb() == verb)
                        .map(Reason::sentence)
                        .distinct()
                        .toList());
    }

    /** The same as JSON: {@code patients}, {@code groups}, {@code agreement}, {@code worklist}, {@code setAside}. */
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("periodStart", measurement.period().first().toString());
        root.put("periodEnd", measurement.period().last().toString());
        root.put("patients", patients);
        List<Object> groups = new ArrayList<>();
        measurement.groups().forEach((group, standard) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("measure", group.measure());
            one.put("group", group.number());
            one.put("title", standard.title());
            Map<String, Integer> populations = new LinkedHashMap<>();
            for (Population population : Population.values()) {
                populations.put(population.code(), count(group, population));
            }
            one.put("populations", populations);
            one.put("rate", rate(group));
            one.put("unproven", unproven(group));
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
                                why(item.verdict())))
                        .map(item -> (Object) new TreeMap<>(item))
                        .toList());
        root.put("setAside", setAside);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(root);
    }

    /** The same as a FHIR Bundle with a summary {@code MeasureReport} for each measure. */
    public String fhir() {
        return MeasureReports.json(MeasureReports.summaries(this));
    }
}
