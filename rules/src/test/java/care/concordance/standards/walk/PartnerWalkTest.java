package care.concordance.standards.walk;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.RuleNetwork;
import care.concordance.internal.evaluate.Statement;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.oracle.Snapshots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Walked over a partner's facts, the rules of every text say what they say in a Drools session. */
class PartnerWalkTest {

    private static final CompiledPack PACK = CompiledPack.of(CarePartnerStandards.rulePack(), Map.of());
    private static final Evaluator EVALUATOR = new Evaluator(PACK);
    private static final List<WalkableRule> RULES = PACK.standards().stream()
            .flatMap(standard -> EVALUATOR.walks(standard).stream())
            .toList();

    @Test
    void aWalkSaysWhatASessionSays() {
        assertThat(compare(500)).as("rules that spoke").isGreaterThan(640);
    }

    @Test
    @Tag("long")
    void aWalkSaysWhatASessionSaysOfMany() {
        compare(50_000);
    }

    /** How many rules spoke. */
    private static int compare(int snapshots) {
        RuleNetwork tryingAll = new RuleNetwork(RULES, Integer.MAX_VALUE);
        RuleNetwork lookingUp = new RuleNetwork(RULES, 0);
        Snapshots made = new Snapshots(PACK.standards());
        TreeSet<String> spoke = new TreeSet<>();
        for (int seed = 0; seed < snapshots; seed++) {
            PartnerSnapshot snapshot = made.of(seed);
            AsOf day = new AsOf(snapshot.asOf());
            List<Fact> facts = new ArrayList<>(snapshot.facts());
            facts.addAll(DerivedFacts.of(snapshot.facts()));
            Collections.shuffle(facts, new Random(seed));
            List<Fact> inSession = new ArrayList<>(facts);
            inSession.add(day);
            Map<Statement, Integer> expected = counted(EVALUATOR.statements(inSession));
            assertThat(counted(tryingAll.run(facts, day)))
                    .as("seed " + seed + ", fact by fact")
                    .isEqualTo(expected);
            assertThat(counted(lookingUp.run(facts, day)))
                    .as("seed " + seed + ", looked up")
                    .isEqualTo(expected);
            expected.keySet().forEach(statement -> spoke.add(statement.rule()));
        }
        return spoke.size();
    }

    private static Map<Statement, Integer> counted(List<Statement> statements) {
        Map<Statement, Integer> counts = new HashMap<>();
        statements.forEach(statement -> counts.merge(statement, 1, Integer::sum));
        return counts;
    }
}
