package care.concordance.benchmarks;

import care.concordance.benchmarks.Results.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what JMH measured into a Markdown file, between two markers: the targets, then a table for each benchmark class,
 * with ratios to the first of its kind in the same run ({@code handWritten} where there is one).
 */
public final class ResultTable {

    private static final String BEGIN = "<!-- results: written by make bench -->";
    private static final String END = "<!-- end of results -->";
    private static final String BASELINE = "handWritten";

    private ResultTable() {}

    /**
     * Writes the tables.
     *
     * @param args JMH's JSON, the Markdown file, which is made when there is none, and a line about the run
     */
    public static void main(String... args) throws IOException {
        Path page = Path.of(args[1]);
        String text = Files.exists(page) ? Files.readString(page) : BEGIN + "\n" + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    page + " has no place for results: put the lines " + BEGIN + " and " + END + " into it");
        }
        String tables = tables(Results.read(Path.of(args[0])), args.length > 2 ? args[2] : "");
        Files.writeString(page, text.substring(0, begin) + BEGIN + "\n" + tables + text.substring(end));
    }

    static String tables(Results results, String about) {
        StringBuilder tables = new StringBuilder("\n").append(about).append(about.isEmpty() ? "" : " ");
        tables.append(results.machine())
                .append(", ")
                .append(System.getProperty("os.arch"))
                .append(", ");
        tables.append(Runtime.getRuntime().availableProcessors()).append(" processors.\n\n### Targets\n\n");
        tables.append(Targets.table(results));
        Map<String, List<Result>> types = results.all().stream()
                .collect(Collectors.groupingBy(Result::type, LinkedHashMap::new, Collectors.toList()));
        types.forEach((type, of) -> tables.append(table(type, of, results)));
        if (results.find("ColdStartBenchmark", "firstVerdict", "JDK25_AOT").isEmpty()) {
            tables.append("\nThe AOT cache of JDK 25: not measured, for `JAVA25_HOME` named no such JDK.\n");
        }
        return tables.append('\n').toString();
    }

    private static String table(String type, List<Result> of, Results results) {
        StringBuilder table = new StringBuilder("\n### " + type + "\n\n");
        List<String> params = List.copyOf(of.get(0).params().keySet());
        table.append("| ").append(String.join(" | ", params)).append(params.isEmpty() ? "" : " | ");
        table.append("method | threads | ").append(of.get(0).unit()).append(" | ± | ratio | bytes |");
        List<String> counters = of.get(0).counters().keySet().stream()
                .filter(counter -> !counter.startsWith("gc."))
                .toList();
        counters.forEach(counter -> table.append(' ').append(counter).append(" |"));
        table.append("\n|")
                .append("---|".repeat(params.size() + 6 + counters.size()))
                .append('\n');
        for (Result each : of) {
            params.forEach(
                    param -> table.append("| ").append(each.params().get(param)).append(' '));
            table.append("| ")
                    .append(each.method())
                    .append(" | ")
                    .append(each.threads())
                    .append(" | ");
            table.append(Targets.number(each.score()))
                    .append(" | ")
                    .append(Targets.number(each.error()))
                    .append(" | ");
            table.append(Targets.number(
                            each.score() / baseline(each, of, results).score()))
                    .append(" | ");
            Double allocated = each.allocated();
            table.append(allocated == null ? "" : Targets.number(allocated)).append(" |");
            counters.forEach(counter -> table.append(' ')
                    .append(Targets.number(each.counters().getOrDefault(counter, Double.NaN)))
                    .append(" |"));
            table.append('\n');
        }
        return table.toString();
    }

    /** Hand-written Java on as many standards in the same run; else the first of the class. */
    private static Result baseline(Result of, List<Result> all, Results results) {
        String standards = of.params().get("standards");
        return all.stream()
                .filter(each -> each.method().equals(BASELINE) && each.params().equals(of.params()))
                .findFirst()
                .or(() -> standards == null
                        ? java.util.Optional.empty()
                        : results.find("CaseReviewBenchmark", BASELINE, standards))
                .orElse(all.get(0));
    }
}
