package care.concordance.spark;

import care.concordance.ConcordanceEngine;
import care.concordance.RegistryRates;
import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.Failure;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Judges a data set of cases on any cluster: what {@link ConcordanceEngine#review(Stream)} says of each, partition by
 * partition. The engine is loaded once in each executor.
 *
 * <pre>{@code
 * public final class CaseEngine implements Supplier<ConcordanceEngine> {
 *     public ConcordanceEngine get() {
 *         return ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
 *     }
 * }
 *
 * SparkReview review = SparkReview.by(CaseEngine.class);
 * Dataset<TumorCase> cases = spark.createDataset(rdd.rdd(), SparkReview.caseEncoder());
 * review.verdicts(cases).write().parquet(...);
 * RegistryRates rates = review.rates(cases);
 * }</pre>
 *
 * <p>Cases come from wherever the cluster keeps them; from files, {@code binaryFiles} and a reader of the format in each
 * partition. Immutable and thread-safe.
 */
public final class SparkReview implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The outcome of a row of a case on which a rule failed: nothing is said about that case. */
    public static final String SET_ASIDE = "SET_ASIDE";

    private static final StructType VERDICT = new StructType()
            .add("case", DataTypes.StringType, false)
            .add("site", DataTypes.StringType, false)
            .add("standard", DataTypes.StringType, true)
            .add("effectiveFrom", DataTypes.DateType, true)
            .add("outcome", DataTypes.StringType, false)
            .add("reasons", DataTypes.createArrayType(DataTypes.StringType, false), false);

    /** One engine for each kind in this process: an executor runs many tasks. */
    private static final Map<Class<?>, ConcordanceEngine> ENGINES = new ConcurrentHashMap<>();

    private final Class<? extends Supplier<ConcordanceEngine>> source;

    private SparkReview(Class<? extends Supplier<ConcordanceEngine>> source) {
        this.source = source;
    }

    /**
     * A review by the engine a class supplies.
     *
     * @param source public, with a public constructor without parameters, and on the executors' class path
     * @throws IllegalArgumentException when it cannot be made
     */
    public static SparkReview by(Class<? extends Supplier<ConcordanceEngine>> source) {
        if (!Modifier.isPublic(source.getModifiers()) || source.getConstructors().length == 0) {
            throw new IllegalArgumentException(
                    source.getName() + " must be public and have a public constructor without parameters");
        }
        return new SparkReview(source);
    }

    /** For data sets of cases. */
    public static Encoder<TumorCase> caseEncoder() {
        return Encoders.javaSerialization(TumorCase.class);
    }

    /**
     * A row for each case and standard that has something to say, in the columns {@code case, site, standard, effectiveFrom}
     * (of its text), {@code outcome, reasons} (in words). A case on which a rule failed has one
     * row, {@link #SET_ASIDE}, without a standard and with what failed as reasons.
     */
    public Dataset<Row> verdicts(Dataset<TumorCase> cases) {
        MapPartitionsFunction<TumorCase, Row> judge =
                each -> review(each).flatMap(SparkReview::rows).iterator();
        return cases.mapPartitions(judge, Encoders.row(VERDICT));
    }

    /** Rates and completeness of all cases; the cluster counts, the driver gets the counts. */
    public RegistryRates rates(Dataset<TumorCase> cases) {
        return rates(cases.toJavaRDD());
    }

    /** As {@link #rates(Dataset)}. */
    public RegistryRates rates(JavaRDD<TumorCase> cases) {
        return cases.mapPartitions(each -> {
                    RegistryRates counts = new RegistryRates();
                    review(each).forEach(counts::add);
                    return List.of(counts).iterator();
                })
                .treeAggregate(new RegistryRates(), SparkReview::sum, SparkReview::sum);
    }

    private static RegistryRates sum(RegistryRates a, RegistryRates b) {
        a.add(b);
        return a;
    }

    private Stream<CaseReview> review(Iterator<TumorCase> cases) {
        return ENGINES.computeIfAbsent(source, SparkReview::load)
                .review(StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(cases, Spliterator.ORDERED | Spliterator.NONNULL), false));
    }

    private static ConcordanceEngine load(Class<?> source) {
        try {
            return (ConcordanceEngine) ((Supplier<?>) source.getConstructor().newInstance()).get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + source.getName() + " on the executor", e);
        }
    }

    private static Stream<Row> rows(CaseReview review) {
        String id = review.tumorCase().id();
        String site = review.tumorCase().site();
        if (review.isSetAside()) {
            String[] problems =
                    review.failures().stream().map(Failure::toString).toArray(String[]::new);
            return Stream.of(RowFactory.create(id, site, null, null, SET_ASIDE, problems));
        }
        List<Row> rows = new ArrayList<>();
        for (Verdict verdict : review.verdicts()) {
            rows.add(RowFactory.create(
                    id,
                    site,
                    verdict.standard().id(),
                    java.sql.Date.valueOf(verdict.standard().effectiveFrom()),
                    verdict.outcome().name(),
                    verdict.reasons().stream().map(Reason::sentence).toArray(String[]::new)));
        }
        return rows.stream();
    }
}
