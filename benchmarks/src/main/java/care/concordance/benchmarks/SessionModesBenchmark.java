package care.concordance.benchmarks;

import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.StatementSink;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Claim: how a session is used matters more than how its rules were compiled. Drools alone: facts in, rules
 * fired, what they said thrown away; no verdicts. Never with {@code ThreadSafeOption.NO}: it gave wrong verdicts.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SessionModesBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SessionModesBenchmark {

    /** How the rules were compiled. */
    public enum Rules {
        EXECUTABLE_MODEL,
        CLASSIC
    }

    /** How they are run. */
    public enum Use {
        BATCH,
        FRESH,
        POOLED,
        STATELESS
    }

    /** Standards of the pack, three rules each. */
    @Param("50")
    public int standards;

    /** How the rules were compiled. */
    @Param
    public Rules rules = Rules.EXECUTABLE_MODEL;

    /** How they are run. */
    @Param
    public Use use = Use.BATCH;

    private List<TumorCase> cases;
    private KieBase base;
    private KieSessionsPool pool;

    /** Builds the pack, and compares how much is said with what the executable model says in a batch. */
    @Setup
    public void setUp() {
        Contest contest = new Contest(standards);
        cases = contest.cases();
        base = (rules == Rules.CLASSIC ? contest.classic() : contest.built()).unwrap(KieBase.class);
        pool = base.newKieSessionsPool(1);
        int expected = said(contest.built().unwrap(KieBase.class).newKieSession(), cases);
        if (said() != expected) {
            throw new IllegalStateException(rules + " " + use + " says " + said() + " things, not " + expected);
        }
    }

    /** Closes the pool. */
    @TearDown
    public void tearDown() {
        pool.shutdown();
    }

    /** 1,000 cases, in one session or in one each. */
    @Benchmark
    public int said() {
        return switch (use) {
            case BATCH -> said(base.newKieSession(), cases);
            case FRESH ->
                cases.stream()
                        .mapToInt(each -> said(base.newKieSession(), List.of(each)))
                        .sum();
            case POOLED ->
                cases.stream()
                        .mapToInt(each -> said(pool.newKieSession(), List.of(each)))
                        .sum();
            case STATELESS -> {
                StatementSink verdicts = new StatementSink();
                var session = base.newStatelessKieSession();
                session.setGlobal("verdicts", verdicts);
                for (TumorCase each : cases) {
                    session.execute(each);
                }
                yield verdicts.statements().size();
            }
        };
    }

    private static int said(KieSession session, List<TumorCase> cases) {
        StatementSink verdicts = new StatementSink();
        try {
            session.setGlobal("verdicts", verdicts);
            cases.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return verdicts.statements().size();
    }
}
