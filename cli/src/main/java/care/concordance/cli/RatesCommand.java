package care.concordance.cli;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.RiskAdjustedOutcome;
import care.concordance.statistics.FunnelPlot;
import care.concordance.statistics.IntervalMethod;
import care.concordance.statistics.Limits;
import care.concordance.statistics.ObservedExpected;
import care.concordance.statistics.Rate;
import care.concordance.statistics.RatePolicy;
import care.concordance.statistics.RateRule;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rates}: one measure of every site, held to a benchmark. */
@Command(
        name = "rates",
        mixinStandardHelpOptions = true,
        description =
                "Hold the sites' latest rates of a measure to a benchmark: limits, verdict, further cases that would"
                        + " decide, place in the funnel; and observed to expected events.")
final class RatesCommand implements Callable<Integer> {

    @Mixin
    private final Facts facts = new Facts();

    @Option(names = "--measure", paramLabel = "ID", required = true, description = "For example ACT.")
    private String measure = "";

    @Option(names = "--benchmark", paramLabel = "PERCENT", required = true, description = "Above 0 and below 100.")
    private BigDecimal benchmark = BigDecimal.ONE;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "When a rate is good enough: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private RatePolicy policy = RatePolicy.AT_OR_ABOVE_OR_UPPER_LIMIT_CROSSES;

    @Option(
            names = "--limits",
            paramLabel = "METHOD",
            description = "How limits are computed: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private IntervalMethod method = IntervalMethod.WILSON;

    @Option(
            names = "--least-cases",
            paramLabel = "N",
            description = "Cases from which the policy decides; default ${DEFAULT-VALUE}.")
    private int leastCases = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PartnerSnapshot snapshot = facts.snapshot();
        Map<String, MeasureRate> latest = latest(snapshot.facts(MeasureRate.class));
        RateRule rule = new RateRule(policy, benchmark, method, leastCases);
        PrintWriter out = spec.commandLine().getOut();
        out.println(snapshot.name() + " as of " + snapshot.asOf());
        Words.marks(out, snapshot.synthetic());
        out.println(measure + " held to " + benchmark.toPlainString() + " percent, "
                + Words.lower(policy) + ", 95 percent limits by " + Words.lower(method) + ", from " + leastCases
                + " cases");
        out.printf(
                Locale.ROOT,
                "  %-24s %4s %11s %7s %15s  %-11s %-14s %s%n",
                "site",
                "year",
                "cases",
                "percent",
                "limits",
                "verdict",
                "funnel",
                "further cases that would decide");
        Map<String, Rate> rates = new TreeMap<>();
        latest.forEach((site, fact) -> Rate.of(fact).ifPresent(rate -> rates.put(site, rate)));
        Map<String, FunnelPlot.Zone> zones =
                FunnelPlot.of(benchmark.doubleValue(), rates, new TreeSet<>()).points().stream()
                        .collect(Collectors.toMap(FunnelPlot.Point::name, FunnelPlot.Point::zone));
        latest.forEach((site, fact) -> row(out, fact, rates.get(site), zones.get(site), rule));
        events(out, snapshot.facts(RiskAdjustedOutcome.class));
        out.flush();
        return 0;
    }

    /** @throws IllegalArgumentException when no site has a rate of the measure */
    private Map<String, MeasureRate> latest(Collection<MeasureRate> all) {
        Map<String, MeasureRate> latest = new TreeMap<>();
        for (MeasureRate rate : all) {
            if (rate.measure().equals(measure)) {
                latest.merge(rate.site(), rate, (one, other) -> one.year() > other.year() ? one : other);
            }
        }
        if (latest.isEmpty()) {
            throw new IllegalArgumentException("no site has a rate of " + measure + "; there are rates of "
                    + all.stream().map(MeasureRate::measure).distinct().sorted().toList());
        }
        return latest;
    }

    private static void row(
            PrintWriter out, MeasureRate fact, @Nullable Rate rate, FunnelPlot.@Nullable Zone zone, RateRule rule) {
        if (rate == null) {
            out.printf(Locale.ROOT, "  %-24s %4d  a count is not known%n", fact.site(), fact.year());
            return;
        }
        RateRule.Judgement judged = rule.judge(rate);
        RateRule.FurtherCases further = judged.further();
        out.printf(
                Locale.ROOT,
                "  %-24s %4d %5d/%-5d %7s %15s  %-11s %-14s %s%n",
                fact.site(),
                fact.year(),
                rate.numerator(),
                rate.denominator(),
                rate.percent() == null ? "-" : String.format(Locale.ROOT, "%.1f", rate.percent()),
                limits(judged.limits(), "%.1f"),
                judged.outcome(),
                zone == null ? "-" : Words.lower(zone),
                further == null ? "-" : further.ifConcordant() + " if all concordant, " + further.ifNot() + " if none");
    }

    private static void events(PrintWriter out, List<RiskAdjustedOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        out.println("Observed to expected events, exact 95 percent limits");
        for (RiskAdjustedOutcome outcome : outcomes) {
            Integer observed = outcome.observed();
            Double expected = outcome.expected();
            out.println("  " + outcome.id() + ": "
                    + (observed == null || expected == null || expected <= 0
                            ? "a count is not known, or none was expected"
                            : ratio(new ObservedExpected(observed, expected))));
        }
    }

    private static String ratio(ObservedExpected events) {
        return String.format(
                Locale.ROOT,
                "%d observed, %.1f expected, ratio %.2f, limits %s",
                events.observed(),
                events.expected(),
                events.ratio(),
                limits(events.limits(), "%.2f"));
    }

    private static String limits(Limits limits, String format) {
        return String.format(Locale.ROOT, format + " to " + format, limits.lower(), limits.upper());
    }
}
