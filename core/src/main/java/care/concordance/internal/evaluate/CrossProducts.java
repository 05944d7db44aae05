package care.concordance.internal.evaluate;

import care.concordance.evaluate.Failure;
import care.concordance.facts.Fact;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of a pack that take facts in every combination, because nothing joins one to another: on many facts such a rule
 * runs out of memory, so it is refused before it runs.
 */
final class CrossProducts {

    /** So many combinations of facts a rule may take. */
    static final long MOST = 1_000_000;

    /** A rule, and the types of facts it takes that nothing joins to an earlier one. */
    private record Product(String rule, List<Class<?>> types) {}

    private final List<Product> products;

    CrossProducts(CompiledPack pack) {
        List<Product> found = new ArrayList<>();
        for (RuleText rule : pack.rules()) {
            List<Class<?>> types = new ArrayList<>();
            for (PatternText pattern : rule.patterns()) {
                if (pattern.quantifier() == Quantifier.EACH && !isJoined(pattern)) {
                    types.add(Objects.requireNonNull(pack.types().get(pattern.type()), pattern.type()));
                }
            }
            if (types.size() > 1) {
                found.add(new Product(rule.name(), types));
            }
        }
        this.products = List.copyOf(found);
    }

    /** Whether at most some facts match for one that was taken before: it equals, or is of, something of that. */
    private static boolean isJoined(PatternText pattern) {
        for (ConstraintText constraint : pattern.constraints()) {
            for (Expr leaf : constraint.expr().leaves()) {
                if (leaf instanceof Expr.Compare compare
                        && leaf.isJoin()
                        && compare.operator().equals("==")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rules that would take more than {@link #MOST} combinations of these facts. */
    List<Failure> tooMany(Collection<? extends Fact> facts) {
        if (products.isEmpty()) {
            return List.of();
        }
        Map<Class<?>, Long> counts = new HashMap<>();
        facts.forEach(fact -> counts.merge(fact.getClass(), 1L, Long::sum));
        List<Failure> failures = new ArrayList<>();
        for (Product product : products) {
            double combinations = 1;
            for (Class<?> type : product.types()) {
                combinations *= counts.getOrDefault(type, 0L);
            }
            if (combinations > MOST) {
                failures.add(new Failure(
                        List.of(product.rule()),
                        List.of(),
                        String.format(
                                Locale.ROOT,
                                "takes up to %.3g combinations of facts, of which at most %,d are tried: join its patterns,"
                                        + " as in site == $site.id, or ask with exists",
                                combinations,
                                MOST)));
            }
        }
        return failures;
    }
}
