package care.concordance.benchmarks;

import care.concordance.evaluate.Sinks;
import care.concordance.evaluate.Verdicts;
import care.concordance.facts.TumorCase;
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
 * Claim: how a session is used matters more than how its rules were compiled. 50 standards, Drools alone: facts in, rules
 * fired, what they said thrown away; no verdicts. Never with {@code ThreadSafeOption.NO}: it gave wrong verdicts.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SessionModesBenchmark -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Contest.CASES)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 1)
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

    /** How the rules were compiled. */
    @Param
    public Rules rules = Rules.EXECUTABLE_MODEL;

    /** How they are run. */
    @Param
    public Use use = Use.BATCH;

    private List<TumorCase> cases;
    private KieBase base;
    private KieSessionsPool pool;

    /** Builds the pack. */
    @Setup
    public void setUp() {
        Contest contest = new Contest(50);
        cases = contest.cases();
        base = (rules == Rules.CLASSIC ? contest.classic() : contest.built()).base();
        pool = base.newKieSessionsPool(1);
    }

    /** Closes the pool. */
    @TearDown
    public void tearDown() {
        pool.shutdown();
    }

    /** 1,000 cases, in one session or in one each. */
    @Benchmark
    public int fired() {
        return switch (use) {
            case BATCH -> fired(base.newKieSession(), cases);
            case FRESH -> {
                int fired = 0;
                for (TumorCase each : cases) {
                    fired += fired(base.newKieSession(), List.of(each));
                }
                yield fired;
            }
            case POOLED -> {
                int fired = 0;
                for (TumorCase each : cases) {
                    fired += fired(pool.newKieSession(), List.of(each));
                }
                yield fired;
            }
            case STATELESS -> {
                Verdicts verdicts = Sinks.sink();
                var session = base.newStatelessKieSession();
                session.setGlobal("verdicts", verdicts);
                for (TumorCase each : cases) {
                    session.execute(each);
                }
                yield cases.size();
            }
        };
    }

    private static int fired(KieSession session, List<TumorCase> cases) {
        try {
            session.setGlobal("verdicts", Sinks.sink());
            cases.forEach(session::insert);
            return session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
