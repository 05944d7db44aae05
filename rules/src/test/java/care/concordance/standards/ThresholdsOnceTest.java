package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.pack.RulePack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A number that decides stands once in a standard's rules: whoever changes it cannot forget a place. */
class ThresholdsOnceTest {

    @Test
    void eachStandsOnce() {
        Map<String, Integer> written = new TreeMap<>();
        for (RulePack pack : List.of(CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures())) {
            CompiledPack compiled = CompiledPack.of(pack, Map.of());
            for (RuleText rule : compiled.rules()) {
                String text = rule.standard() + " "
                        + Objects.requireNonNull(compiled.standardOfRule().get(rule.name()))
                                .effectiveFrom() + " ";
                numbers(rule, lines(pack, rule))
                        .forEach((number, times) -> written.merge(text + number, times, Integer::sum));
            }
        }
        Set<String> twice = new TreeSet<>();
        written.forEach((number, times) -> {
            if (times > 1) {
                twice.add(number.replaceFirst(" \\S+", ""));
            }
        });
        assertThat(written).hasSizeGreaterThan(150);
        assertThat(twice).isEmpty();
    }

    private static List<String> lines(RulePack pack, RuleText rule) {
        return Objects.requireNonNull(pack.files().get(rule.file()), rule.file())
                .lines()
                .toList();
    }

    /**
     * How often each property is compared with a number, or with a window ({@code $asOf.day.minusYears(3).year}), in what stands
     * in the rule itself. The day of a visit and the day of a review are two properties. A cell of the page's table of rows
     * ({@code reviewed >= Row.SAMPLE}) stands once, in the table, however often it is named.
     */
    private static Map<String, Integer> numbers(RuleText rule, List<String> lines) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (RuleText.PatternText pattern : rule.patterns()) {
            for (RuleText.ConstraintText constraint : rule.own(pattern)) {
                String line = lines.get(constraint.at().line() - 1);
                for (Expr leaf : constraint.expr().leaves()) {
                    if (!(leaf instanceof Expr.Compare compare)) {
                        continue;
                    }
                    boolean window = compare.operand() instanceof Expr.Reference reference
                            && reference.window() != null
                            && reference.window().move() != null;
                    if (window
                            || (compare.operand() instanceof Expr.Literal literal
                                    && literal.value() instanceof Number)) {
                        boolean cell = Pattern.matches(
                                ".*\\b" + leaf.property() + " *" + compare.operator()
                                        + (window ? " *\\$\\w+\\.\\w+\\.\\w+\\(" : " *") + "Row\\..*",
                                line);
                        String property = (window ? pattern.type() + "." : "") + leaf.property();
                        numbers.merge(property + " " + compare.operand(), cell ? 0 : 1, Integer::sum);
                    }
                }
            }
        }
        return numbers;
    }
}
