package care.concordance.standards.walk;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.PartnerSnapshot;
import care.concordance.evaluate.ConstraintState;
import care.concordance.facts.Answer;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.IncrementalRun;
import care.concordance.internal.evaluate.RuleNetwork;
import care.concordance.internal.evaluate.Session;
import care.concordance.internal.evaluate.Statement;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.testing.BuiltPack;
import care.concordance.testing.FactGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walking a rule says what PHREAK makes it say: over the shipped rules and over generated ones, from the compiled model
 * and from the text. Two mistakes once hid from thousands of generated facts and showed only when the rules varied too.
 */
class WalkDifferentialTest {

    /** Every so many snapshots the plain interpreter is asked too: it tries all combinations of facts. */
    private static final int KLEENE = 4;

    @Test
    void walksTheShippedRulesAsPhreakDoes() {
        assertThat(shipped(1, 20)).isGreaterThan(100);
    }

    @Test
    @Tag("long")
    void walksTheShippedRulesAsPhreakDoesForLong() {
        assertThat(shipped(2, 20_000)).isGreaterThan(100_000);
    }

    @Test
    void walksGeneratedRulesAsPhreakDoes(@TempDir Path directory) {
        assertThat(generated(3, 1, 90, 100, directory)).isGreaterThan(500);
    }

    @Test
    @Tag("long")
    void walksGeneratedRulesAsPhreakDoesForLong(@TempDir Path directory) {
        assertThat(generated(4, 40, 150, 300, directory)).isGreaterThan(100_000);
    }

    private static long shipped(long seed, int snapshots) {
        CompiledPack model = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
        CompiledPack classic = CompiledPack.of(CarePartnerStandards.rulePack().fromSource(), Map.of());
        assertThat(model.code()).as("built with its code").isNotNull();
        assertThat(classic.isWalkable()).isFalse();
        return compare(new Random(seed), List.of(model, classic), snapshots);
    }

    private static long generated(long seed, int packs, int rules, int snapshots, Path directory) {
        Random random = new Random(seed);
        long statements = 0;
        for (int i = 0; i < packs; i++) {
            RulePack text = RulePack.of("generated", "1", new GeneratedRules(random).pack(rules));
            CompiledPack classic = CompiledPack.of(text, Map.of());
            CompiledPack built = CompiledPack.of(BuiltPack.of(text, directory.resolve("pack" + i)), Map.of());
            assertThat(built.code()).as("built with its code").isNotNull();
            statements += compare(random, List.of(built, classic), snapshots);
        }
        return statements;
    }

    /** Every pack by PHREAK and by walking: all must say the same. Returns how much was said. */
    private static long compare(Random random, List<CompiledPack> packs, int snapshots) {
        FactGenerator generator = new FactGenerator(random, packs.get(0).rules());
        List<List<WalkableRule>> walks = packs.stream().map(WalkableRule::of).toList();
        List<Session> sessions = packs.stream()
                .map(pack -> new Session(pack, walks.get(packs.indexOf(pack))))
                .toList();
        List<IncrementalRun> live = new ArrayList<>();
        for (List<WalkableRule> rules : walks) {
            if (rules.get(0).isCompiled()) {
                live.add(new IncrementalRun(new RuleNetwork(rules, 0)));
                live.add(new IncrementalRun(new RuleNetwork(rules, Integer.MAX_VALUE)));
            }
        }
        Changing changing = new Changing(random, live);
        long said = 0;
        for (int i = 0; i < snapshots; i++) {
            PartnerSnapshot snapshot = generator.snapshot();
            List<Fact> facts = new ArrayList<>(snapshot.facts());
            facts.addAll(DerivedFacts.of(snapshot.facts()));
            facts.add(new AsOf(snapshot.asOf()));
            List<String> expected = sorted(sessions.get(0).run(facts).statements());
            said += expected.size();
            if (i % KLEENE == 0) {
                assertThat(sessions.get(0).run(facts).statements().stream()
                                .map(WalkDifferentialTest::stated)
                                .sorted()
                                .distinct()
                                .toList())
                        .as("by Kleene's logic, snapshot %s", i)
                        .containsExactlyElementsOf(Kleene.stated(packs.get(0).rules(), facts));
            }
            for (int k = 0; k < packs.size(); k++) {
                assertThat(sorted(sessions.get(k).run(facts).statements()))
                        .as("PHREAK, pack %s, snapshot %s", k, i)
                        .isEqualTo(expected);
                List<Statement> walked = new ArrayList<>();
                Function<Class<?>, List<Fact>> byType = WalkableRule.byType(facts);
                walks.get(k).forEach(walk -> walk.matches(byType).forEach(match -> walked.add(walk.statement(match))));
                assertThat(sorted(walked))
                        .as("walk, pack %s, snapshot %s", k, i)
                        .isEqualTo(expected);
            }
            assertTextAgrees(walks.get(0), facts, i);
            changing.some(facts);
            changing.assertSays(sorted(sessions.get(0).run(changing.facts).statements()), i);
        }
        return said;
    }

    /** Facts of which some go and others come, and what rules that stay on them have said and not taken back. */
    private static final class Changing {
        private final Random random;
        private final Map<IncrementalRun, List<String>> said = new LinkedHashMap<>();
        private final List<Fact> facts = new ArrayList<>();

        Changing(Random random, List<IncrementalRun> live) {
            this.random = random;
            live.forEach(each -> said.put(each, new ArrayList<>()));
        }

        void some(List<Fact> others) {
            List<Fact> gone =
                    facts.stream().filter(fact -> random.nextInt(4) == 0).toList();
            List<Fact> come =
                    others.stream().filter(fact -> random.nextInt(2) == 0).toList();
            // Equal facts may stay: each is itself.
            facts.removeIf(fact -> gone.stream().anyMatch(each -> each == fact));
            facts.addAll(come);
            said.forEach((live, statements) -> {
                IncrementalRun.Difference difference = live.replace(gone, come);
                statements.addAll(sorted(difference.come()));
                for (String statement : sorted(difference.gone())) {
                    assertThat(statements.remove(statement)).as(statement).isTrue();
                }
                Collections.sort(statements);
            });
        }

        void assertSays(List<String> expected, int snapshot) {
            said.forEach((live, statements) -> assertThat(statements)
                    .as("%s, snapshot %s", live.getClass().getSimpleName(), snapshot)
                    .isEqualTo(expected));
        }
    }

    /** No constraint's text says anything else than its predicate, whatever fact it is asked about. */
    private static void assertTextAgrees(List<WalkableRule> walks, List<Fact> facts, int snapshot) {
        for (WalkableRule walk : walks) {
            if (walk.steps().stream().flatMap(step -> step.checks().stream()).anyMatch(Check::isJoin)) {
                continue;
            }
            for (WalkableRule.Step step : walk.steps()) {
                facts.stream()
                        .filter(step.type()::isInstance)
                        .forEach(fact -> assertThat(step.ask(fact, Map.of()))
                                .as("%s, snapshot %s", walk.text().name(), snapshot)
                                .doesNotContain(ConstraintState.HOLDS_UNEXPLAINED, ConstraintState.FAILS_UNEXPLAINED));
            }
        }
    }

    private static String stated(Statement statement) {
        return statement.rule() + " " + statement.facts() + " " + (statement.isCertain() ? Answer.YES : Answer.UNKNOWN);
    }

    private static List<String> sorted(Collection<Statement> statements) {
        return statements.stream().map(Statement::toString).sorted().toList();
    }
}
