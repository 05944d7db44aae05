package care.concordance.benchmarks;

import care.concordance.benchmarks.Results.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two runs: what changed beyond noise, that is by more than a share and with intervals that do not meet. What was
 * measured once has no interval and is judged by the share alone.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar care.concordance.benchmarks.ResultComparison BEFORE.json AFTER.json
 * [PERCENT]}; exits with 1 when something became slower.
 */
public final class ResultComparison {

    private static final double PERCENT = 10;

    private ResultComparison() {}

    /**
     * Prints what changed.
     *
     * @param args the earlier JSON, the later, and the least change in percent that counts: 10 when not given
     */
    public static void main(String... args) {
        double percent = args.length > 2 ? Double.parseDouble(args[2]) : PERCENT;
        List<String> changes = changes(Results.read(Path.of(args[0])), Results.read(Path.of(args[1])), percent);
        changes.forEach(System.out::println);
        if (changes.stream().anyMatch(change -> change.startsWith("slower"))) {
            System.exit(1);
        }
    }

    /** One line for each change, and for each benchmark that only one run has. */
    static List<String> changes(Results before, Results after, double percent) {
        Map<String, Result> later = after.all().stream().collect(Collectors.toMap(Result::key, Function.identity()));
        List<String> changes = new ArrayList<>();
        for (Result old : before.all()) {
            Result now = later.remove(old.key());
            if (now == null) {
                changes.add("gone    " + old.key());
                continue;
            }
            double change = 100 * (now.score() - old.score()) / old.score();
            boolean apart = now.low() > old.high() || now.high() < old.low();
            if (apart && Math.abs(change) > percent) {
                changes.add(String.format(
                        Locale.ROOT,
                        "%-7s %+.0f %% %s: %s -> %s %s",
                        change > 0 ? "slower" : "faster",
                        change,
                        old.key(),
                        Targets.number(old.score()),
                        Targets.number(now.score()),
                        now.unit()));
            }
        }
        after.all().stream().map(Result::key).filter(later::containsKey).forEach(key -> changes.add("new     " + key));
        return changes;
    }
}
