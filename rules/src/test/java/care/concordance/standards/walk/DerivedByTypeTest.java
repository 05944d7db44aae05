package care.concordance.standards.walk;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Fact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.oracle.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What follows of one type, or from one group, is that part of everything that follows. */
class DerivedByTypeTest {

    @Test
    void theParts() {
        Snapshots made = new Snapshots(
                CompiledPack.of(CarePartnerStandards.rulePack(), Map.of()).standards());
        int several = 0;
        for (long seed = 0; seed < 60; seed++) {
            List<? extends Fact> facts = made.of(seed).facts();
            List<Fact> all = DerivedFacts.of(facts);
            Function<Class<?>, List<Fact>> byType = WalkableRule.byType(facts);
            List<Fact> typeByType = new ArrayList<>();
            DerivedFacts.TYPES.forEach(type -> typeByType.addAll(DerivedFacts.of(type, byType)));
            assertThat(typeByType).as("seed " + seed).isEqualTo(all);
            for (Fact derived : all) {
                List<Fact> besides = DerivedFacts.besides(derived, byType);
                assertThat(besides).contains(derived);
                assertThat(all).containsSubsequence(besides);
                several += besides.size() > 1 ? 1 : 0;
                List<Fact> without = new ArrayList<>(facts);
                without.removeIf(fact -> DerivedFacts.follows(derived, fact));
                assertThat(DerivedFacts.of(without)).doesNotContainAnyElementsOf(besides);
                assertThat(without).hasSizeLessThan(facts.size());
            }
        }
        assertThat(several).isPositive();
    }
}
