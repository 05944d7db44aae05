package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.pack.CompiledPack;
import care.concordance.pack.Expr;
import care.concordance.pack.RulePack;
import care.concordance.pack.RuleText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A number that decides stands once in a standard's rules: whoever changes it cannot forget a place. */
class ThresholdsOnceTest {

    /**
     * Numbers written twice, on purpose. A sample that is too small is unproven and says so, which is the complement of a
     * full one; counts that contradict one another are neither met nor a gap; and a skin cancer of unknown histology may be
     * a melanoma, of whose population it is then asked again.
     */
    private static final Set<String> TWICE = Set.of(
            "PATH-01 reviewed 7",
            "PATH-02 reviewed 7",
            "PATH-03 reviewed 7",
            "PATH-04 reviewed 7",
            "PATH-05 reviewed 7",
            "PATH-06 reviewed 7",
            "PATH-07 reviewed 7",
            "NUR-01 withoutPath 0",
            "MELANOMA-01 age 18");

    @Test
    void eachStandsOnce() {
        Map<String, Integer> written = new TreeMap<>();
        for (RulePack pack : List.of(CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures())) {
            CompiledPack compiled = CompiledPack.of(pack, Map.of());
            for (RuleText rule : compiled.rules()) {
                String text = rule.standard() + " "
                        + Objects.requireNonNull(compiled.standardOfRule().get(rule.name()))
                                .effectiveFrom() + " ";
                numbers(rule).forEach(number -> written.merge(text + number, 1, Integer::sum));
            }
        }
        Set<String> twice = new TreeSet<>();
        written.forEach((number, times) -> {
            if (times > 1) {
                twice.add(number.replaceFirst(" \\S+", ""));
            }
        });
        assertThat(written).hasSizeGreaterThan(150);
        assertThat(twice).isEqualTo(new TreeSet<>(TWICE));
    }

    /** Each property and the number it is compared with, of what stands in the rule itself. */
    private static List<String> numbers(RuleText rule) {
        return rule.patterns().stream()
                .flatMap(pattern -> rule.own(pattern).stream())
                .flatMap(constraint -> constraint.expr().leaves().stream())
                .filter(leaf -> leaf instanceof Expr.Compare compare
                        && compare.operand() instanceof Expr.Literal literal
                        && literal.value() instanceof Number)
                .map(leaf -> leaf.property() + " " + ((Expr.Compare) leaf).operand())
                .toList();
    }
}
