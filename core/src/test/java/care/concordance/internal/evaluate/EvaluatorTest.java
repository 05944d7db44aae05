package care.concordance.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.evaluate.EvaluationException;
import care.concordance.evaluate.Failure;
import care.concordance.facts.Fact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.ExecutableModel;
import care.concordance.internal.pack.SamplePack;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Rules that fail, in both of Drools' engines. */
class EvaluatorTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static final String HEAD = """
        package example.standards;
        import care.concordance.facts.Site;
        import care.concordance.internal.evaluate.Tripwire;
        global care.concordance.evaluate.Verdicts verdicts;
        """;

    private static final String OBSERVED = """
        rule "T-01 observed: the wires on record"
          @Standard("T-01")
        when
          $wire : Tripwire( )
        then
          verdicts.observed($wire, "wire {}", $wire.id());
        end
        """;

    private static final String MET = """
        rule "T-01 met: a wire trips"
          @Standard("T-01")
        when
          $site : Site( )
          exists Tripwire( site == $site.id, trips == true )
        then
          verdicts.met($site);
        end
        """;

    private static final String ALSO_MET = MET.replace("met: a wire trips", "met: a wire trips, said again")
            .replace("$site : Site( )", "$site : Site( name != \"none\" )");

    private static final String SPEAKS = """
        rule "T-01 excepted: a wire says so"
          @Standard("T-01")
        when
          $wire : Tripwire( )
        then
          verdicts.excepted($wire, "it says {}", $wire.words());
        end
        """;

    enum Engine {
        CLASSIC,
        EXECUTABLE_MODEL;

        CompiledPack compile(String... rules) {
            RulePack pack = SamplePack.pack(
                    "wires/T-01-wires.drl",
                    HEAD + String.join("", rules),
                    "wires/T-01-wires.md",
                    SamplePack.page("T-01", "site", "wires"));
            return this == CLASSIC ? CompiledPack.of(pack, Map.of()) : ExecutableModel.of(pack);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLeftSideThatThrowsNamesItsRulesAndTheFewestFacts(Engine engine) {
        CompiledPack pack = engine.compile(OBSERVED, MET, ALSO_MET);
        EvaluationException failed = failed(pack, facts(40, 17));
        assertThat(failed.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.rules())
                    .containsExactly(
                            "wires/T-01-wires.drl:12:6 \"T-01 met: a wire trips\"",
                            "wires/T-01-wires.drl:20:6 \"T-01 met: a wire trips, said again\"");
            assertThat(failure.facts()).contains("Tripwire w17").hasSizeLessThanOrEqualTo(2);
            assertThat(failure.problem()).contains("IllegalStateException").contains("Tripwire.trip");
        });
        assertThat(failed).hasMessageNotContaining("secret is").hasMessageNotContaining("4711");
        assertNothingIsLeft(pack);
    }

    @ParameterizedTest
    @EnumSource
    void patternsJoinedToNothingAreRefusedBeforeTheyFillTheMemory(Engine engine) {
        CompiledPack pack = engine.compile(OBSERVED, MET, """
            rule "T-01 met: wires are wires"
            when
              $site : Site( )
              $w0 : Tripwire( )
              $w1 : Tripwire( site != $w0.site )
              $w2 : Tripwire( )
              $w3 : Tripwire( id == $w2.id )
              exists Tripwire( id == $w0.id, site == $site.id )
              exists Tripwire( id == $w1.id, site == $site.id )
              exists Tripwire( id == $w2.id, site == $site.id )
            then
              verdicts.met($site);
            end
            """);
        assertThat(evaluate(new Evaluator(pack), facts(100))).hasSize(1);
        EvaluationException failed = failed(pack, facts(101));
        assertThat(failed.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.rules()).containsExactly("wires/T-01-wires.drl:20:6 \"T-01 met: wires are wires\"");
            assertThat(failure.problem())
                    .contains("1.03e+06 combinations of facts")
                    .contains("join its patterns");
        });
        assertNothingIsLeft(pack);
    }

    @ParameterizedTest
    @EnumSource
    void aConsequenceThatThrowsNamesItsRuleAndTheFact(Engine engine) {
        CompiledPack pack = engine.compile(OBSERVED, MET, SPEAKS);
        List<Fact> facts = new ArrayList<>(facts(40, 17));
        facts.removeIf(Site.class::isInstance);
        EvaluationException failed = failed(pack, facts);
        assertThat(failed.failures()).anySatisfy(failure -> {
            assertThat(failure.rules()).allSatisfy(rule -> assertThat(rule).startsWith("wires/T-01-wires.drl:"));
            assertThat(failure.facts()).containsExactly("Tripwire w17");
        });
        assertThat(failed).hasMessageNotContaining("4711");
        assertNothingIsLeft(pack);
    }

    @ParameterizedTest
    @EnumSource
    void everyBadFactIsFound(Engine engine) {
        CompiledPack pack = engine.compile(
                OBSERVED,
                MET.replace(
                        "$site : Site( )\n  exists Tripwire( site == $site.id, trips == true )",
                        "$site : Tripwire( trips == true )"),
                SPEAKS);
        EvaluationException failed = failed(pack, facts(30, 3, 9, 27));
        assertThat(failed.failures())
                .flatExtracting(Failure::facts)
                .containsExactlyInAnyOrder("Tripwire w3", "Tripwire w9", "Tripwire w27");
    }

    @ParameterizedTest
    @EnumSource
    void aPoisonedEvaluationLeavesNothingBehind(Engine engine) {
        CompiledPack pack = engine.compile(OBSERVED, MET);
        PackRuntime runtime = new PackRuntime(pack);
        Evaluator evaluator = new Evaluator(runtime, new Timeline(List.of(runtime)));
        List<Verdict> before = evaluate(evaluator, facts(5));
        for (int i = 0; i < 50; i++) {
            assertThat(catchThrowableOfType(EvaluationException.class, () -> evaluate(evaluator, facts(5, 2))))
                    .isNotNull();
            assertThat(evaluate(evaluator, facts(5))).isEqualTo(before);
        }
        assertThat(before).extracting(Verdict::outcome).containsExactly(Outcome.CONCORDANT);
        assertThat(runtime.liveSessions()).isZero();
        assertNothingIsLeft(pack);
    }

    @ParameterizedTest
    @EnumSource
    void metWithoutEvidenceIsAnErrorForEachSubject(Engine engine) {
        String onlyMet = MET.replace("  exists Tripwire( site == $site.id, trips == true )\n", "");
        CompiledPack pack = engine.compile(OBSERVED, onlyMet);
        List<Fact> sites = List.of(site("a"), site("b"));
        EvaluationException failed = failed(pack, sites);
        assertThat(failed.failures())
                .extracting(Failure::rules, Failure::facts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                List.of("wires/T-01-wires.drl:12:6 \"T-01 met: a wire trips\""), List.of("Site a")),
                        org.assertj.core.groups.Tuple.tuple(
                                List.of("wires/T-01-wires.drl:12:6 \"T-01 met: a wire trips\""), List.of("Site b")));
        assertThat(failed)
                .hasMessageContaining("met without evidence")
                .hasMessageContaining("site a")
                .hasMessageContaining("site b");
    }

    @ParameterizedTest
    @EnumSource
    void aLiveEvaluationOnWhichARuleThrowsIsClosed(Engine engine) {
        CompiledPack pack = engine.compile(OBSERVED, MET);
        PackRuntime runtime = new PackRuntime(pack);
        Evaluator evaluator = new Evaluator(runtime, new Timeline(List.of(runtime)));
        List<Fact> facts = facts(5);
        Fact sound = facts.get(3);
        Fact armed = facts(5, 2).get(3);
        LiveEvaluation live = evaluator.live(facts, List.of(Subject.site("s")), DAY, DAY);
        assertThat(live.verdicts()).isEqualTo(evaluate(evaluator, facts));
        EvaluationException failed =
                catchThrowableOfType(EvaluationException.class, () -> live.replace(List.of(sound), List.of(armed)));
        assertThat(failed).hasMessageContaining("Tripwire w2").hasMessageNotContaining("4711");
        assertThat(live.isOpen()).isFalse();
        assertThat(catchThrowableOfType(IllegalStateException.class, live::verdicts))
                .hasMessageContaining("closed");
        assertThat(runtime.liveSessions()).isZero();
        assertNothingIsLeft(pack);
        assertThat(catchThrowableOfType(
                        EvaluationException.class,
                        () -> evaluator.live(facts(5, 2), List.of(Subject.site("s")), DAY, DAY)))
                .isNotNull();
        assertNothingIsLeft(pack);
    }

    /** The count used above does see a session that is still open. */
    @ParameterizedTest
    @EnumSource
    void anOpenSessionWouldBeCounted(Engine engine) {
        CompiledPack pack = engine.compile(OBSERVED, MET);
        KieSession open = pack.unwrap(KieBase.class).newKieSession();
        assertThat(pack.unwrap(KieBase.class).getKieSessions()).hasSize(1);
        open.dispose();
        assertNothingIsLeft(pack);
        assertThatCode(() -> evaluate(new Evaluator(pack), facts(3))).doesNotThrowAnyException();
        assertNothingIsLeft(pack);
    }

    private static void assertNothingIsLeft(CompiledPack pack) {
        assertThat(pack.unwrap(KieBase.class).getKieSessions())
                .as("Drools sessions still open")
                .isEmpty();
    }

    private static EvaluationException failed(CompiledPack pack, Collection<Fact> facts) {
        EvaluationException failed =
                catchThrowableOfType(EvaluationException.class, () -> evaluate(new Evaluator(pack), facts));
        assertThat(failed).isNotNull();
        return failed;
    }

    private static List<Verdict> evaluate(Evaluator evaluator, Collection<Fact> facts) {
        return evaluator.evaluate(facts, List.of(Subject.site("s")), DAY, DAY);
    }

    private static Site site(String id) {
        return new Site(id, id, null, null, Site.Scope.IN_SCOPE, null);
    }

    private static List<Fact> facts(int wires, int... armed) {
        List<Fact> facts = new ArrayList<>(List.of(site("s")));
        for (int i = 0; i < wires; i++) {
            int wire = i;
            facts.add(new Tripwire("w" + i, "s", 4711, IntStream.of(armed).anyMatch(bad -> bad == wire)));
        }
        return facts;
    }
}
