package care.concordance.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What JMH wrote with {@code -rf json}.
 *
 * @param all in the order of the file
 * @param machine the Java that ran them
 */
record Results(List<Result> all, String machine) {

    /**
     * One measurement.
     *
     * @param type the benchmark's class, simple name
     * @param method its method
     * @param params its parameters, sorted by name
     * @param score the mean
     * @param low lower end of its 99.9 % interval; the score itself when it was measured once
     * @param high upper end
     * @param counters what else was counted, by name
     */
    record Result(
            String type,
            String method,
            Map<String, String> params,
            int threads,
            double score,
            double low,
            double high,
            String unit,
            Map<String, Double> counters) {

        /** What it is, to be found again in another run. */
        String key() {
            return type + "." + method + (params.isEmpty() ? "" : " " + params) + " t=" + threads;
        }

        double error() {
            return (high - low) / 2;
        }

        /** Bytes for one operation; null without {@code -prof gc}. */
        @Nullable
        Double allocated() {
            return counters.get("gc.alloc.rate.norm");
        }
    }

    static Results read(Path file) {
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            List<Result> all = new ArrayList<>();
            String machine = "";
            for (JsonNode each : root) {
                all.add(result(each));
                machine = each.path("vmName").asString() + " "
                        + each.path("vmVersion").asString();
            }
            return new Results(List.copyOf(all), machine);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Result result(JsonNode each) {
        String[] name = each.path("benchmark").asString().split("\\.");
        Map<String, String> params = new TreeMap<>();
        each.path("params")
                .properties()
                .forEach(param -> params.put(param.getKey(), param.getValue().asString()));
        JsonNode metric = each.path("primaryMetric");
        double score = metric.path("score").asDouble();
        // JMH writes NaN, as text, where there is no interval.
        double low = metric.path("scoreConfidence").path(0).asDouble(score);
        double high = metric.path("scoreConfidence").path(1).asDouble(score);
        Map<String, Double> counters = new TreeMap<>();
        each.path("secondaryMetrics")
                .properties()
                .forEach(counter -> counters.put(
                        counter.getKey(), counter.getValue().path("score").asDouble()));
        return new Result(
                name[name.length - 2],
                name[name.length - 1],
                params,
                each.path("threads").asInt(),
                score,
                Double.isNaN(low) ? score : low,
                Double.isNaN(high) ? score : high,
                metric.path("scoreUnit").asString(),
                counters);
    }

    /** One by class, method and the values of its parameters. */
    Optional<Result> find(String type, String method, String... values) {
        return all.stream()
                .filter(result -> result.type().equals(type)
                        && result.method().equals(method)
                        && result.params().values().containsAll(List.of(values)))
                .findFirst();
    }
}
