package care.concordance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.RegistryRates;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.TumorCase;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.testing.SyntheticRegistry;
import care.concordance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In local mode, on two threads: the same as in a single process. */
class SparkReviewTest {

    private static final AtomicInteger LOADED = new AtomicInteger();
    private static @Nullable SparkSession spark;

    /** What executors load. */
    public static final class CaseEngine implements Supplier<ConcordanceEngine> {
        @Override
        public ConcordanceEngine get() {
            LOADED.incrementAndGet();
            return ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        }
    }

    /** Not to be had: its constructor is not public. */
    static final class Hidden implements Supplier<ConcordanceEngine> {
        private Hidden() {}

        @Override
        public ConcordanceEngine get() {
            throw new AssertionError("never made");
        }
    }

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    private static SparkSession spark() {
        if (spark == null) {
            throw new IllegalStateException("Spark has not started");
        }
        return spark;
    }

    private static Dataset<TumorCase> dataset(List<TumorCase> cases) {
        return spark().createDataset(
                        JavaSparkContext.fromSparkContext(spark().sparkContext())
                                .parallelize(cases, 5)
                                .rdd(),
                        SparkReview.caseEncoder());
    }

    /** A case that no reader makes: a component is missing, so that the rules that read it throw. */
    @SuppressWarnings("NullAway")
    private static TumorCase broken(TumorCase of) {
        return of.toBuilder().id("broken").primarySite("C509").clinical(null).build();
    }

    @Test
    void aClusterSaysWhatASingleProcessSays() {
        List<TumorCase> cases =
                new ArrayList<>(SyntheticRegistry.awkward(51).cases(1_500).toList());
        cases.set(734, broken(cases.get(734)));
        List<String> expected = new ArrayList<>();
        RegistryRates counts = new RegistryRates();
        ConcordanceEngine.load(CarePartnerStandards.caseMeasures())
                .review(cases.stream())
                .forEach(review -> {
                    counts.add(review);
                    expected.addAll(words(review));
                });

        SparkReview review = SparkReview.by(CaseEngine.class);
        Dataset<TumorCase> dataset = dataset(cases);
        List<String> verdicts = review.verdicts(dataset).collectAsList().stream()
                .map(row -> words(row))
                .toList();
        assertThat(verdicts).containsExactlyElementsOf(expected);
        assertThat(verdicts)
                .filteredOn(row -> row.startsWith("broken"))
                .singleElement()
                .asString()
                .contains("SET_ASIDE");

        RegistryRates rates = review.rates(dataset);
        assertThat(rates.rates()).isEqualTo(counts.rates()).isNotEmpty();
        assertThat(rates.completeness()).isEqualTo(counts.completeness()).isNotEmpty();
        assertThat(rates.reviewed()).isEqualTo(1_500);
        assertThat(rates.setAside()).isEqualTo(1);
        assertThat(LOADED.get()).as("engines loaded in this process").isEqualTo(1);

        // Rows are columns of SQL.
        long gaps = review.verdicts(dataset)
                .where("outcome = 'GAP' and standard = 'COLON-02'")
                .count();
        assertThat(gaps)
                .isEqualTo(expected.stream()
                        .filter(row -> row.contains("COLON-02 GAP"))
                        .count())
                .isPositive();
    }

    @Test
    void nothingIsNothing() {
        assertThat(SparkReview.by(CaseEngine.class).rates(dataset(List.of())).rates())
                .isEmpty();
        assertThat(SparkReview.by(CaseEngine.class).verdicts(dataset(List.of())).count())
                .isZero();
    }

    @Test
    void anEngineThatCannotBeMadeIsAnErrorThatSaysWhy() {
        assertThatThrownBy(() -> SparkReview.by(Hidden.class))
                .hasMessageContaining("must be public and have a public constructor without parameters");
    }

    private static List<String> words(CaseReview review) {
        if (review.isSetAside()) {
            return List.of("broken SET_ASIDE " + review.failures());
        }
        return review.verdicts().stream()
                .map(verdict -> review.tumorCase().id() + " "
                        + review.tumorCase().site() + " "
                        + verdict.standard().id() + " " + verdict.outcome() + " "
                        + verdict.standard().effectiveFrom() + " "
                        + verdict.reasons().stream().map(Reason::sentence).toList())
                .toList();
    }

    private static String words(Row row) {
        if (row.isNullAt(2)) {
            return row.getString(0) + " " + row.getString(4) + " " + row.getList(5);
        }
        return row.getString(0) + " " + row.getString(1) + " " + row.getString(2) + " " + row.getString(4) + " "
                + row.getDate(3) + " " + row.getList(5);
    }
}
