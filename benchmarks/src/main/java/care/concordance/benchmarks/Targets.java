package care.concordance.benchmarks;

import care.concordance.benchmarks.Results.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the project set out to reach, each with what was measured beside it: met, not met, or not measured in this run. */
final class Targets {

    private static final String CASES = "CaseReviewBenchmark";
    private static final String GROWTH = "GrowthBenchmark";
    private static final String PEERS = "PeerBenchmark";
    private static final String ASSESS = "AssessBenchmark";

    /** Linear is what costs no more than this for each of many than for each of few. */
    private static final double LINEAR = 1.25;

    /** Flat is what has not grown by more than this; a collection leaves a few percent more or less. */
    private static final double FLAT = 1.05;

    /**
     * One target.
     *
     * @param most the most it may be
     * @param measured what it is; empty when the run lacks a part
     */
    private record Target(String what, double most, String unit, Function<Results, Optional<Double>> measured) {}

    private static final List<Target> ALL = List.of(
            new Target("session, batch of 1,000, 50 standards", 2.0, "µs a case", score(CASES, "sessionBatch", "50")),
            new Target("session, single case, 50 standards", 4.0, "µs a case", score(CASES, "sessionSingle", "50")),
            new Target("session to Evrete in batches, worst size", 1, "times", worst("sessionBatch", "EVRETE_BATCH")),
            new Target(
                    "session to Evrete, single case, worst size", 1, "times", worst("sessionSingle", "EVRETE_SINGLE")),
            new Target("session to CEL, worst size", 1, "times", worst("sessionBatch", "CEL")),
            new Target("matcher to Evrete in batches, worst size", 1, "times", worst("matcherBatch", "EVRETE_BATCH")),
            new Target(
                    "matcher to Evrete, single case, worst size", 1, "times", worst("matcherSingle", "EVRETE_SINGLE")),
            new Target("matcher to CEL, worst size", 1, "times", worst("matcherBatch", "CEL")),
            new Target("matcher to hand-written Java, 50 standards", 3, "times", toHand("matcherBatch", "50")),
            new Target("matcher to hand-written Java, 200 standards", 6, "times", toHand("matcherBatch", "200")),
            new Target(
                    "matcher, one case at a time, to hand-written Java, 50", 3, "times", toHand("matcherSingle", "50")),
            new Target(
                    "matcher, one case at a time, to hand-written Java, 200",
                    6,
                    "times",
                    toHand("matcherSingle", "200")),
            new Target("matcher, 800 standards to 50, same cases", 2, "times", growth("matcherBatch")),
            new Target("session, 800 standards to 50, same cases", 2, "times", growth("sessionBatch")),
            new Target("time a site, 100 sites to 12, all standards", LINEAR, "times", aSite("100")),
            new Target("time a site, 1,000 sites to 12, all standards", LINEAR, "times", aSite("1000")),
            new Target(
                    "partner of 12 sites × 10 programs, 80 standards", 2000, "µs", score(ASSESS, "assess", "12", "80")),
            new Target(
                    "partner of 12 sites × 10 programs, all standards",
                    2000,
                    "µs",
                    score(ASSESS, "assess", "12", "all")),
            new Target("one changed procedure volume of it", 20, "µs", changed("ProcedureVolume")),
            new Target("one changed tumor board of it", 20, "µs", changed("TumorBoard")),
            new Target("one changed physician of it", 20, "µs", changed("Physician")),
            new Target("cold JVM to first verdict, shipped pack", 500, "ms", cold("MODEL")),
            new Target("the same with a CDS archive", 250, "ms", cold("MODEL_CDS")),
            new Target("command line, cold JVM to its first line", 500, "ms", cold("COMMAND")),
            new Target("the same with a CDS archive (`make cds`)", 250, "ms", cold("COMMAND_CDS")),
            new Target("allocation, matcher, 50 standards", 1024, "B a case", allocated(CASES, "matcherBatch", "50")),
            new Target(
                    "allocation, matcher, shipped pack",
                    1024,
                    "B a case",
                    allocated("ShippedPackBenchmark", "results")),
            new Target(
                    "live heap after 10 million cases to after the first million",
                    FLAT,
                    "times",
                    results -> quotient(heap(results, "end"), heap(results, "afterFirstTenth"))),
            new Target(
                    "slowdown by a second thread, matcher to hand-written Java, 50",
                    1.0,
                    "times",
                    results -> quotient(slowdown(results, "matcherBatch"), slowdown(results, "handWritten"))),
            new Target(
                    "2.3 million cases in memory, 2 threads",
                    10_000,
                    "ms",
                    score("RegistryRunBenchmark", "reviewed", "2")));

    private Targets() {}

    /** The table, as Markdown. */
    static String table(Results results) {
        StringBuilder table = new StringBuilder("| target | at most | measured | |\n|---|---|---|---|\n");
        for (Target target : ALL) {
            Optional<Double> measured = target.measured().apply(results);
            String verdict = measured.map(value -> value <= target.most() ? "met" : "**not met**")
                    .orElse("not measured in this run");
            table.append("| ").append(target.what()).append(" | ");
            table.append(number(target.most()))
                    .append(' ')
                    .append(target.unit())
                    .append(" | ");
            table.append(measured.map(Targets::number).orElse(""))
                    .append(" | ")
                    .append(verdict)
                    .append(" |\n");
        }
        return table.toString();
    }

    /** Three digits that count. */
    static String number(double value) {
        return String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    private static Function<Results, Optional<Double>> score(String type, String method, String... values) {
        return results -> results.find(type, method, values).map(Result::score);
    }

    private static Function<Results, Optional<Double>> allocated(String type, String method, String... values) {
        return results -> results.find(type, method, values).map(Result::allocated);
    }

    private static Function<Results, Optional<Double>> toHand(String method, String standards) {
        return results -> quotient(
                score(CASES, method, standards).apply(results),
                score(CASES, "handWritten", standards).apply(results));
    }

    private static Function<Results, Optional<Double>> growth(String method) {
        return results -> quotient(
                score(GROWTH, method, "800").apply(results),
                score(GROWTH, method, "50").apply(results));
    }

    private static Function<Results, Optional<Double>> worst(String method, String peer) {
        return results -> List.of("20", "50", "200", "800").stream()
                .map(size -> quotient(
                        score(CASES, method, size).apply(results),
                        score(PEERS, "reviewed", size, peer).apply(results)))
                .flatMap(Optional::stream)
                .max(Double::compare);
    }

    /** The time a site of many to the time a site of twelve. */
    private static Function<Results, Optional<Double>> aSite(String sites) {
        return results -> quotient(
                        score(ASSESS, "assess", sites, "all").apply(results),
                        score(ASSESS, "assess", "12", "all").apply(results))
                .map(times -> times * 12 / Integer.parseInt(sites));
    }

    private static Function<Results, Optional<Double>> changed(String kind) {
        return score("LiveBenchmark", "replaceOneFact", "12", kind);
    }

    private static Function<Results, Optional<Double>> cold(String start) {
        return score("ColdStartBenchmark", "firstVerdict", start);
    }

    private static Optional<Double> heap(Results results, String when) {
        return results.find("LiveHeapBenchmark", "tenMillion")
                .map(result -> result.counters().get(when));
    }

    private static Optional<Double> slowdown(Results results, String method) {
        return quotient(
                score("TwoThreadsBenchmark", method, "50").apply(results),
                score(CASES, method, "50").apply(results));
    }

    private static Optional<Double> quotient(Optional<Double> of, Optional<Double> by) {
        return of.flatMap(above -> by.map(below -> above / below));
    }
}
