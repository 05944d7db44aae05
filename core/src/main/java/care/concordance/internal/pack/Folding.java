package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.ParentText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds the rules of one file: a rule that extends another gets that rule's patterns before its own, and what it asks more
 * of a fact, {@code T( this == $x, … )}, goes into the pattern of that fact. So a rule about one case stays one pattern, and
 * Drools never has to join a fact with itself.
 */
final class Folding {

    /** A reader follows no longer way to what a rule asks. */
    private static final int DEEPEST = 10;

    private final Source source;
    private final List<RuleText> rules;
    private final List<Finding> findings;
    /** How many rules each folded one extends, one through the other. */
    private final Map<String, Integer> depths = new HashMap<>();
    /** Folded rules by the name as written; a rule on its way is there with null. */
    private final Map<String, @Nullable RuleText> folded = new HashMap<>();

    private Folding(Source source, List<RuleText> rules, List<Finding> findings) {
        this.source = source;
        this.rules = rules;
        this.findings = findings;
    }

    /** The rules folded, in their order; one whose parent cannot be told is noted and left out. */
    static List<RuleText> fold(Source source, List<RuleText> rules, List<Finding> findings) {
        Folding folding = new Folding(source, rules, findings);
        List<RuleText> all = new ArrayList<>();
        for (RuleText rule : rules) {
            RuleText one = folding.fold(rule, 0);
            if (one != null) {
                all.add(one);
            }
        }
        return List.copyOf(all);
    }

    /** @param on how many rules are on their way that extend this one */
    private @Nullable RuleText fold(RuleText rule, int on) {
        if (folded.containsKey(rule.name())) {
            return folded.get(rule.name());
        }
        folded.put(rule.name(), null);
        List<PatternText> patterns = new ArrayList<>();
        ParentText parent = rule.parent();
        ParentText named = null;
        if (parent != null) {
            RuleText extended = extended(rule, parent);
            // Twice as deep nobody writes by hand: what lies further is not asked, so that no stack runs over.
            boolean tooDeep = on > 2 * DEEPEST;
            RuleText base = extended == null || tooDeep ? null : fold(extended, on + 1);
            int depth = tooDeep ? DEEPEST + 1 : extended == null ? 0 : depths.getOrDefault(extended.name(), 0) + 1;
            depths.put(rule.name(), depth);
            if (extended != null && (tooDeep || (base != null && depth == DEEPEST + 1))) {
                findings.add(source.finding(
                        Kind.TOO_LARGE,
                        parent.at(),
                        "a rule that extends through more than " + DEEPEST + " others",
                        "extend the rule that binds what this one asks more of"));
                return null;
            }
            if (base == null) {
                if (extended != null && folded.get(extended.name()) == null && !isTooDeep(extended)) {
                    note(
                            parent.at(),
                            "the rule extends itself, in a circle or through a rule that cannot be read",
                            "break it");
                }
                return null;
            }
            named = new ParentText(parent.at(), base.name());
            base.patterns().forEach(pattern -> patterns.add(inherited(pattern)));
        }
        int before = patterns.size();
        boolean sound = true;
        for (PatternText pattern : rule.patterns()) {
            if (pattern.refines() == null) {
                patterns.add(pattern);
            } else {
                sound &= refine(patterns.subList(0, before), pattern, rule);
            }
        }
        RuleText result = sound ? rule.with(named, patterns) : null;
        folded.put(rule.name(), result);
        return result;
    }

    /** Whether a rule was left out because it, or one that it extends, extends through too many. */
    private boolean isTooDeep(RuleText rule) {
        return depths.getOrDefault(rule.name(), 0) > DEEPEST;
    }

    /** The one rule a name means: the whole name, or the part before its colon. */
    private @Nullable RuleText extended(RuleText rule, ParentText parent) {
        List<RuleText> meant = rules.stream()
                .filter(each -> each.name().equals(parent.name()) || each.name().startsWith(parent.name() + ": "))
                .toList();
        if (meant.isEmpty()) {
            note(
                    parent.at(),
                    "no rule of this file is named \"" + parent.name() + "\"",
                    Vocabulary.suggestion(
                            parent.name(),
                            rules.stream().map(RuleText::name).toList(),
                            "extend a rule of this file, by its whole name or by its id and verb"));
        } else if (meant.size() > 1) {
            note(
                    parent.at(),
                    meant.size() + " rules of this file are \"" + parent.name() + "\"",
                    "write the whole name of the one that is meant");
        } else if (meant.get(0).equals(rule)) {
            note(parent.at(), "the rule extends itself", "extend another rule of this file");
            return null;
        }
        return meant.size() == 1 ? meant.get(0) : null;
    }

    private static PatternText inherited(PatternText pattern) {
        return pattern.with(
                pattern.constraints().stream().map(ConstraintText::asInherited).toList());
    }

    private boolean refine(List<PatternText> patterns, PatternText more, RuleText rule) {
        for (int i = 0; i < patterns.size(); i++) {
            PatternText pattern = patterns.get(i);
            if (pattern.quantifier() == Quantifier.EACH
                    && String.valueOf(more.refines()).equals(pattern.binding())) {
                if (!pattern.type().equals(more.type())) {
                    note(
                            more.at(),
                            more.refines() + " is a " + pattern.type() + ", not a " + more.type(),
                            "write " + pattern.type() + "( this == " + more.refines() + ", … )");
                    return false;
                }
                List<ConstraintText> constraints = new ArrayList<>(pattern.constraints());
                constraints.addAll(more.constraints());
                patterns.set(i, pattern.with(constraints));
                return true;
            }
        }
        note(
                more.at(),
                rule.parent() == null
                        ? "the rule extends no other, so there is no " + more.refines() + " to ask more of"
                        : "the rule extended binds no " + more.refines(),
                rule.parent() == null
                        ? "extend the rule that binds it, or write " + more.refines() + " : " + more.type() + "( … )"
                        : Vocabulary.suggestion(
                                String.valueOf(more.refines()),
                                patterns.stream()
                                        .map(PatternText::binding)
                                        .map(String::valueOf)
                                        .filter(binding -> !binding.equals("null"))
                                        .toList(),
                                "bind it there"));
        return false;
    }

    private void note(RuleText.Position at, String problem, String remedy) {
        findings.add(source.finding(Kind.EXTENDS, at, problem, remedy));
    }
}
