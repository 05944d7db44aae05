package care.concordance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    Path directory;

    private Path file(String name, double hand, double matcher, double error) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                "[" + result("handWritten", hand, error) + "," + result("matcherBatch", matcher, error) + "]");
    }

    private static String result(String method, double score, double error) {
        return """
            {"benchmark": "care.concordance.benchmarks.CaseReviewBenchmark.%s", "threads": 1, "vmName": "A VM",
             "vmVersion": "17", "params": {"standards": "50"},
             "primaryMetric": {"score": %s, "scoreError": %s, "scoreConfidence": [%s, %s], "scoreUnit": "us/op"},
             "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 240.0}}}
            """.formatted(method, score, error, score - error, score + error);
    }

    @Test
    void theTableHasRatiosTargetsAndWhatWasNotMeasured() throws IOException {
        String tables = ResultTable.tables(Results.read(file("a.json", 0.1, 0.25, 0.01)), "");
        assertThat(tables)
                .contains("| 50 | matcherBatch | 1 | 0.250 | 0.010 | 2.50 | 240 |")
                .contains("| matcher to hand-written Java, 50 standards | 3.00 times | 2.50 | met |")
                .contains("| allocation, matcher, 50 standards | 1024 B a case | 240 | met |")
                .contains("| matcher to hand-written Java, 200 standards | 6.00 times |  | not measured in this run |");
        assertThat(ResultTable.tables(Results.read(file("b.json", 0.1, 0.31, 0.01)), ""))
                .contains("| matcher to hand-written Java, 50 standards | 3.00 times | 3.10 | **not met** |");
    }

    @Test
    void theTableIsWrittenBetweenItsMarkers() throws IOException {
        Path page = Files.writeString(
                directory.resolve("page.md"),
                "before\n<!-- results: written by make bench -->\nof yesterday\n<!-- end of results -->\nafter\n");
        ResultTable.main(file("a.json", 0.1, 0.2, 0.01).toString(), page.toString());
        assertThat(Files.readString(page)).startsWith("before\n").endsWith("<!-- end of results -->\nafter\n");
        assertThat(Files.readString(page)).contains("matcherBatch").doesNotContain("of yesterday");
    }

    @Test
    void aPageThatIsNotThereIsMade() throws IOException {
        Path page = directory.resolve("new.md");
        ResultTable.main(file("a.json", 0.1, 0.2, 0.01).toString(), page.toString());
        ResultTable.main(file("a.json", 0.1, 0.4, 0.01).toString(), page.toString());
        assertThat(Files.readString(page))
                .containsOnlyOnce("<!-- end of results -->")
                .contains("| 50 | matcherBatch | 1 | 0.400");
    }

    @Test
    void onlyChangesBeyondNoiseAreFlagged() throws IOException {
        Results before = Results.read(file("before.json", 1.00, 2.00, 0.05));
        assertThat(ResultComparison.changes(before, Results.read(file("same.json", 1.09, 1.92, 0.05)), 10))
                .isEmpty();
        // Far, but within the intervals.
        assertThat(ResultComparison.changes(before, Results.read(file("noisy.json", 1.30, 2.00, 0.40)), 10))
                .isEmpty();
        // Certain, but small.
        assertThat(ResultComparison.changes(before, Results.read(file("small.json", 1.09, 2.00, 0.01)), 10))
                .isEmpty();
        assertThat(ResultComparison.changes(before, Results.read(file("slower.json", 1.00, 2.50, 0.05)), 10))
                .singleElement()
                .asString()
                .startsWith("slower  +25 % CaseReviewBenchmark.matcherBatch");
        assertThat(ResultComparison.changes(before, Results.read(file("faster.json", 0.50, 2.00, 0.05)), 10))
                .singleElement()
                .asString()
                .startsWith("faster  -50 %");
    }
}
