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
            new Target("matcher to Evrete, worst size", 1, "times", worst("matcherBatch", "EVRETE_BATCH")),
            new Target("matcher to CEL, worst size", 1, "times", worst("matcherBatch", "CEL")),
            new Target("session to Evrete in batches, worst size", 1, "times", worst("sessionBatch", "EVRETE_BATCH")),
            new Target(
                    "session to Evrete, single case, worst size", 1, "times", worst("sessionSingle", "EVRETE_SINGLE")),
            new Target("session to CEL, worst size", 1, "times", worst("sessionBatch", "CEL")),
            new Target("allocation, matcher, 50 standards", 1024, "B a case", allocated(CASES, "matcherBatch", "50")),
            new Target(
                    "allocation, matcher, shipped pack",
                    1024,
                    "B a case",
                    allocated("ShippedPackBenchmark", "results")),
            new Target(
                    "slowdown by a second thread, matcher to hand-written Java",
                    1.0,
                    "times",
                    results -> quotient(slowdown(results, "matcherBatch"), slowdown(results, "handWritten"))));

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

    private static Optional<Double> slowdown(Results results, String method) {
        return quotient(
                score("TwoThreadsBenchmark", method).apply(results),
                score(CASES, method, "50").apply(results));
    }

    private static Optional<Double> quotient(Optional<Double> of, Optional<Double> by) {
        return of.flatMap(above -> by.map(below -> above / below));
    }
}
