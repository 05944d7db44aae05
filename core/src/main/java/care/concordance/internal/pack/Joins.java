package care.concordance.internal.pack;

import care.concordance.facts.AsOf;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the patterns of a rule about a region, site or program are joined to the fact the rule speaks of: one that is not
 * takes the facts of any site for every site.
 */
final class Joins {

    /** Subjects of which there are several in one assessment; a case or a patient is judged by itself. */
    private static final Set<Subject.Kind> SEVERAL =
            EnumSet.of(Subject.Kind.REGION, Subject.Kind.SITE, Subject.Kind.PROGRAM);

    private Joins() {}

    /** @param types the types its file imports, by simple name */
    static List<Finding> check(Source source, RuleText rule, Map<String, Class<?>> types) {
        List<PatternText> patterns = rule.patterns();
        int subject = -1;
        for (int i = 0; i < patterns.size(); i++) {
            if (rule.call().subject().equals(patterns.get(i).binding())) {
                subject = i;
            }
        }
        if (subject < 0 || !isOfSeveral(patterns.get(subject), types)) {
            return List.of();
        }
        boolean[] joined = new boolean[patterns.size()];
        joined[subject] = true;
        // Each turn reaches one pattern further, along a join or back along it.
        for (int turn = 0; turn < patterns.size(); turn++) {
            for (int i = 0; i < patterns.size(); i++) {
                for (int k = 0; k < i; k++) {
                    if (isJoin(patterns.get(i), patterns.get(k).binding()) && (joined[i] || joined[k])) {
                        joined[i] = true;
                        joined[k] = true;
                    }
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            PatternText pattern = patterns.get(i);
            if (!joined[i] && isOfSeveral(pattern, types)) {
                findings.add(source.finding(
                        Kind.UNJOINED,
                        pattern.at(),
                        "nothing joins " + pattern.type() + " to " + rule.call().subject() + ": "
                                + (pattern.quantifier() == Quantifier.NOT
                                        ? "one anywhere would stand in the way of all"
                                        : "one anywhere would do for all"),
                        "join it, as in site == $site.id"));
            }
        }
        return findings;
    }

    private static boolean isOfSeveral(PatternText pattern, Map<String, Class<?>> types) {
        Class<?> type = types.get(pattern.type());
        Subject.Kind about = type == null || type == AsOf.class ? null : Vocabulary.about(type);
        return about != null && SEVERAL.contains(about);
    }

    /** Whether a pattern takes only facts that have something of another's in common. */
    private static boolean isJoin(PatternText pattern, @Nullable String binding) {
        return binding != null
                && pattern.leaves()
                        .anyMatch(leaf -> leaf instanceof Expr.Compare compare
                                && compare.operator().equals("==")
                                && compare.operand() instanceof Expr.Reference reference
                                && reference.window() == null
                                && reference.binding().equals(binding));
    }
}
