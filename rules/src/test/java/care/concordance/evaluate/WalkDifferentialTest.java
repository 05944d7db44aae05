package care.concordance.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.AsOf;
import care.concordance.facts.DerivedFacts;
import care.concordance.facts.Fact;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.FactGenerator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kproject.models.KieBaseModelImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;

/**
 * Walking a rule says what PHREAK makes it say: over the shipped rules and over generated ones, from the compiled model
 * and from the text. Two mistakes once hid from thousands of generated facts and showed only when the rules varied too.
 */
class WalkDifferentialTest {

    @Test
    void walksTheShippedRulesAsPhreakDoes() {
        assertThat(shipped(1, 40)).isGreaterThan(200);
    }

    @Test
    @Tag("long")
    void walksTheShippedRulesAsPhreakDoesForLong() {
        assertThat(shipped(2, 20_000)).isGreaterThan(100_000);
    }

    @Test
    void walksGeneratedRulesAsPhreakDoes() {
        assertThat(generated(3, 2, 60, 60)).isGreaterThan(1_000);
    }

    @Test
    @Tag("long")
    void walksGeneratedRulesAsPhreakDoesForLong() {
        assertThat(generated(4, 40, 150, 300)).isGreaterThan(100_000);
    }

    private static long shipped(long seed, int snapshots) {
        CompiledPack model = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
        CompiledPack classic = CompiledPack.of(CarePartnerStandards.rulePack().fromSource(), Map.of());
        assertThat(model.model()).isNotNull();
        assertThat(classic.model()).isNull();
        return compare(new Random(seed), List.of(model, classic), snapshots);
    }

    private static long generated(long seed, int packs, int rules, int snapshots) {
        Random random = new Random(seed);
        long statements = 0;
        for (int i = 0; i < packs; i++) {
            RulePack text = RulePack.of("generated", "1", new GeneratedRules(random).pack(rules));
            CompiledPack classic = CompiledPack.of(text, Map.of());
            Model model = model(text);
            KieBase base = KieBaseBuilder.createKieBaseFromModel(model);
            CompiledPack executable = new CompiledPack(
                    classic.provenance(),
                    classic.standards(),
                    classic.rules(),
                    classic.standardOfRule(),
                    classic.types(),
                    () -> base,
                    model,
                    null);
            statements += compare(random, List.of(executable, classic), snapshots);
        }
        return statements;
    }

    /** Every pack by PHREAK and by walking: all must say the same. Returns how much was said. */
    private static long compare(Random random, List<CompiledPack> packs, int snapshots) {
        FactGenerator generator = new FactGenerator(random, packs.get(0).rules());
        List<Session> sessions = packs.stream().map(pack -> new Session(pack)).toList();
        List<List<RuleWalk>> walks = packs.stream().map(RuleWalk::of).toList();
        List<Live> live = new ArrayList<>(List.of(sessions.get(0).open()));
        for (List<RuleWalk> rules : walks) {
            if (rules.get(0).consequence() != null) {
                live.add(new LiveWalk(new SharedWalk(rules, 0)));
                live.add(new LiveWalk(new SharedWalk(rules, Integer.MAX_VALUE)));
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
            for (int k = 0; k < packs.size(); k++) {
                assertThat(sorted(sessions.get(k).run(facts).statements()))
                        .as("PHREAK, pack %s, snapshot %s", k, i)
                        .isEqualTo(expected);
                List<Statement> walked = new ArrayList<>();
                Map<Class<?>, List<Fact>> byType = RuleWalk.byType(facts);
                walks.get(k).forEach(walk -> walked.addAll(walk.run(byType)));
                assertThat(sorted(walked))
                        .as("walk, pack %s, snapshot %s", k, i)
                        .isEqualTo(expected);
            }
            assertTextAgrees(walks.get(0), facts, i);
            changing.some(facts);
            changing.assertSays(sorted(sessions.get(0).run(changing.facts).statements()), i);
        }
        live.forEach(Live::close);
        return said;
    }

    /** Facts of which some go and others come, and what rules that stay on them have said and not taken back. */
    private static final class Changing {
        private final Random random;
        private final Map<Live, List<String>> said = new LinkedHashMap<>();
        private final List<Fact> facts = new ArrayList<>();

        Changing(Random random, List<Live> live) {
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
                Live.Difference difference = live.replace(gone, come);
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
    private static void assertTextAgrees(List<RuleWalk> walks, List<Fact> facts, int snapshot) {
        for (RuleWalk walk : walks) {
            if (walk.steps().stream().flatMap(step -> step.checks().stream()).anyMatch(RuleWalk.Check::isJoin)) {
                continue;
            }
            for (RuleWalk.Step step : walk.steps()) {
                facts.stream()
                        .filter(step.type()::isInstance)
                        .forEach(fact -> assertThat(step.ask(fact, Map.of()))
                                .as("%s, snapshot %s", walk.text().name(), snapshot)
                                .doesNotContain(RuleWalk.Answer.HOLDS_UNEXPLAINED, RuleWalk.Answer.FAILS_UNEXPLAINED));
            }
        }
    }

    private static List<String> sorted(Collection<Statement> statements) {
        return statements.stream().map(Statement::toString).sorted().toList();
    }

    private static Model model(RulePack pack) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        new TreeMap<>(pack.files()).forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                files.write("src/main/resources/" + path, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        KieBuilder builder = services.newKieBuilder(files);
        builder.buildAll(ExecutableModelProject.class);
        assertThat(builder.getResults().getMessages()).isEmpty();
        CanonicalKieModule module = (CanonicalKieModule) (InternalKieModule) builder.getKieModule();
        return module.getModelForKBase(new KieBaseModelImpl()).stream()
                .filter(model -> !model.getRules().isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
