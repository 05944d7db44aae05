package care.concordance.internal.pack;

import care.concordance.facts.Answer;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.Vocabulary.Property;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule asks if a value is known where it compares that value too, so that what is not known would decide; and
 * whether an {@code unproven} rule only says again what is worked out anyway. Which of the two a constraint does, {@link
 * Forms} says: where a value may be unknown, a comparison has a certain and a possible form, and a question whether it is
 * known has one.
 *
 * <p>Before rules had three values, packs wrote {@code p != null} beside each comparison of p, and an {@code unproven} rule
 * that asks {@code p == null} of the same facts. Such a pair decides rightly, each half because of the other, and is let pass.
 */
final class KnownTests {

    /** What names the subject that a fact is of. */
    private static final Set<String> SUBJECTS = Set.of("site", "program", "patient");

    private final Source source;
    private final List<RuleText> rules;
    private final Map<String, Class<?>> types;
    private final @Nullable Standard standard;
    private final Map<String, Map<String, Property>> properties = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private KnownTests(Source source, List<RuleText> rules, Map<String, Class<?>> types, @Nullable Standard standard) {
        this.source = source;
        this.rules = rules;
        this.types = types;
        this.standard = standard;
    }

    /**
     * What is asked to be known and compared, or unknown and said again.
     *
     * @param rules of one standard, folded
     * @param types the types their file imports, by simple name
     * @param standard as its page has it; null when the page cannot be read
     */
    static List<Finding> check(
            Source source, List<RuleText> rules, Map<String, Class<?>> types, @Nullable Standard standard) {
        KnownTests tests = new KnownTests(source, rules, types, standard);
        Set<RuleText> needed = new LinkedHashSet<>();
        for (RuleText rule : rules) {
            if (rule.verb() == Verb.MET || rule.verb() == Verb.EXCLUDED || rule.verb() == Verb.EXCEPTED) {
                rule.patterns().forEach(pattern -> tests.compared(rule, pattern, needed));
            }
        }
        rules.stream()
                .filter(rule -> rule.verb() == Verb.UNPROVEN && !needed.contains(rule))
                .forEach(tests::restated);
        return tests.findings;
    }

    // ---- asked to be known and compared

    /** @param needed unproven rules that make good for such a question, to which they are added */
    private void compared(RuleText rule, PatternText pattern, Set<RuleText> needed) {
        pattern.leaves().map(Expr::property).distinct().forEach(property -> {
            Answer decided = whereUnknown(rule, pattern, property);
            if (decided == Answer.UNKNOWN) {
                return;
            }
            boolean says = (decided == Answer.YES) != (pattern.quantifier() == Quantifier.NOT)
                    && !isRuledOut(rule, pattern, property);
            // What is excluded may be so only when it is on record; but not because it is not.
            if (!says && rule.verb() != Verb.MET) {
                return;
            }
            List<RuleText> saidUnproven = says ? List.of() : saidUnproven(rule, pattern, property);
            needed.addAll(saidUnproven);
            if (saidUnproven.isEmpty()) {
                note(rule, pattern, property, decided, says);
            }
        });
    }

    /** Whether the rule also asks that there is no fact of which the property is not known. */
    private boolean isRuledOut(RuleText rule, PatternText pattern, String property) {
        PatternText unknown = canonical(unknown(pattern, property));
        Map<String, String> names = names(rule);
        return rule.patterns().stream()
                .anyMatch(other -> !other.equals(pattern)
                        && other.quantifier() == Quantifier.NOT
                        && Overlaps.implies(unknown, names, canonical(other), names));
    }

    private void note(RuleText rule, PatternText pattern, String property, Answer decided, boolean says) {
        String outcome = rule.verb() != Verb.MET
                ? " would say " + rule.verb().word()
                : says ? " would say that the standard is met" : " would say that the standard is not met";
        List<ConstraintText> comparing = rule.own(pattern).stream()
                .filter(constraint -> parts(constraint).anyMatch(leaf -> compares(pattern, leaf, property)))
                .toList();
        for (ConstraintText constraint : pattern.constraints()) {
            parts(constraint)
                    .filter(leaf -> asksWhetherKnown(pattern, leaf, property) && whereUnknown(leaf) == decided)
                    .forEach(leaf -> {
                        boolean alone = !compares(pattern, leaf, property);
                        String remedy = alone ? "delete " + leaf : "leave UNKNOWN out: " + without(leaf);
                        if (!constraint.inherited()) {
                            findings.add(source.finding(
                                    Kind.AGREEMENT,
                                    constraint.at(),
                                    property + " is compared" + (alone ? " too" : "") + ": where it is not known, "
                                            + leaf + outcome,
                                    remedy));
                        } else {
                            comparing.forEach(own -> findings.add(source.finding(
                                    Kind.AGREEMENT,
                                    own.at(),
                                    property + " is compared, and the rule extended asks " + leaf
                                            + ": where it is not known, that" + outcome,
                                    remedy + " in the rule extended")));
                        }
                    });
        }
    }

    /** {@code p in (A, UNKNOWN)} without the second. */
    private static String without(Expr leaf) {
        if (leaf instanceof Expr.In in) {
            List<Expr.Operand> known = in.literals().stream()
                    .filter(literal -> !isUnknown(literal))
                    .toList();
            return new Expr.In(in.property(), in.negated(), known).toString();
        }
        return leaf.toString();
    }

    /**
     * What a pattern comes to where a property that it compares is not known, whatever else is: that the fact is taken, that it
     * is not, or, as it should be, neither. Also neither where nothing is compared, or all of it in the rule extended: whoever
     * only asks that a value is on record asks for evidence.
     */
    private Answer whereUnknown(RuleText rule, PatternText pattern, String property) {
        List<ConstraintText> asking = pattern.constraints().stream()
                .filter(constraint ->
                        parts(constraint).anyMatch(leaf -> leaf.property().equals(property)))
                .toList();
        boolean joined = isJoinedLater(rule, pattern, property);
        if (!joined
                && (asking.stream().noneMatch(constraint -> isOpen(pattern, constraint, property))
                        || asking.stream().allMatch(ConstraintText::inherited))) {
            return Answer.UNKNOWN;
        }
        boolean surely = true;
        boolean comparedSurely = false;
        for (ConstraintText constraint : asking) {
            boolean any = constraint.expr() instanceof Expr.AnyOf;
            List<Answer> answers = parts(constraint)
                    .filter(leaf -> leaf.property().equals(property))
                    .map(leaf -> asksWhetherKnown(pattern, leaf, property) ? whereUnknown(leaf) : Answer.UNKNOWN)
                    .toList();
            Answer strong = any ? Answer.YES : Answer.NO;
            Answer all = answers.contains(strong)
                    ? strong
                    : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : strong.not();
            if (all == Answer.NO) {
                return Answer.NO;
            }
            // An alternative of something else is asked only where that does not hold.
            surely &= any || all == Answer.YES;
            comparedSurely |= all == Answer.YES && isOpen(pattern, constraint, property);
        }
        return surely && comparedSurely ? Answer.YES : Answer.UNKNOWN;
    }

    private boolean isOpen(PatternText pattern, ConstraintText constraint, String property) {
        return parts(constraint).anyMatch(leaf -> compares(pattern, leaf, property));
    }

    /** What a question whether a value is known says where it is not. */
    private static Answer whereUnknown(Expr leaf) {
        return Answer.of(
                leaf instanceof Expr.In in
                        ? !in.negated()
                        : ((Expr.Compare) leaf).operator().equals("=="));
    }

    private boolean asksWhetherKnown(PatternText pattern, Expr leaf, String property) {
        return leaf.property().equals(property) && Forms.asksWhetherKnown(leaf, properties(pattern));
    }

    /** Whether a leaf tells known values of a property that may be unknown from each other. */
    private boolean compares(PatternText pattern, Expr leaf, String property) {
        Property of = properties(pattern).get(property);
        return leaf.property().equals(property)
                && of != null
                && of.unknown() != Property.Unknown.NEVER
                && (!Forms.asksWhetherKnown(leaf, properties(pattern))
                        || (leaf instanceof Expr.In in
                                && !in.literals().stream().allMatch(KnownTests::isUnknown)));
    }

    /** Whether a later fact of the rule is compared with a property of this one that may be unknown. */
    private boolean isJoinedLater(RuleText rule, PatternText pattern, String property) {
        Property of = properties(pattern).get(property);
        return pattern.binding() != null
                && of != null
                && of.unknown() == Property.Unknown.NULL
                && rule.patterns().stream()
                        .flatMap(later -> rule.own(later).stream())
                        .flatMap(KnownTests::parts)
                        .anyMatch(leaf -> leaf instanceof Expr.Compare compare
                                && compare.operand() instanceof Expr.Reference reference
                                && reference.binding().equals(pattern.binding())
                                && reference.property().equals(property));
    }

    private static boolean isUnknown(Expr.Operand operand) {
        return operand instanceof Expr.Constant constant && constant.name().equals(Forms.UNKNOWN);
    }

    /**
     * The unproven rules that say so wherever a rule takes no fact only because one of its properties is not known, and the
     * subject is observed.
     */
    private List<RuleText> saidUnproven(RuleText rule, PatternText pattern, String property) {
        List<PatternText> unknown = new ArrayList<>(List.of(unknown(pattern, property)));
        // That no fact fails the rule stays asked of those of which the property is known.
        rule.patterns().stream()
                .filter(each -> !each.equals(pattern) || each.quantifier() == Quantifier.NOT)
                .forEach(unknown::add);
        Map<String, String> names = names(rule);
        List<RuleText> observed =
                rules.stream().filter(other -> other.verb() == Verb.OBSERVED).toList();
        return rules.stream()
                .filter(other -> other.verb() == Verb.UNPROVEN)
                .filter(other -> other.patterns().stream()
                        .allMatch(wanted -> isTaken(unknown, names, wanted, names(other))
                                || observed.stream()
                                        .allMatch(seen -> isTaken(seen.patterns(), names(seen), wanted, names(other)))))
                .toList();
    }

    /** A pattern as it takes a fact of which a property is not known. */
    private PatternText unknown(PatternText pattern, String property) {
        List<ConstraintText> constraints = new ArrayList<>(besides(pattern, property));
        pattern.leaves()
                .filter(leaf -> asksWhetherKnown(pattern, leaf, property))
                .map(KnownTests::unknownValue)
                .distinct()
                .map(value -> new Expr.Compare(property, "==", value))
                .forEach(test -> constraints.add(new ConstraintText(pattern.at(), test.toString(), test)));
        return some(pattern, constraints);
    }

    private static Expr.Operand unknownValue(Expr leaf) {
        return leaf instanceof Expr.In in
                ? in.literals().stream()
                        .filter(KnownTests::isUnknown)
                        .findFirst()
                        .orElseThrow()
                : ((Expr.Compare) leaf).operand();
    }

    /** The constraints of a pattern that ask nothing of a property; of an {@code &&} the parts. */
    private static List<ConstraintText> besides(PatternText pattern, String property) {
        List<ConstraintText> besides = new ArrayList<>();
        for (ConstraintText constraint : pattern.constraints()) {
            if (constraint.expr() instanceof Expr.AnyOf) {
                if (parts(constraint).noneMatch(leaf -> leaf.property().equals(property))) {
                    besides.add(constraint);
                }
            } else {
                parts(constraint)
                        .filter(leaf -> !leaf.property().equals(property))
                        .forEach(leaf -> besides.add(new ConstraintText(constraint.at(), leaf.toString(), leaf)));
            }
        }
        return besides;
    }

    private static PatternText some(PatternText pattern, List<ConstraintText> constraints) {
        Quantifier quantifier = pattern.quantifier() == Quantifier.NOT ? Quantifier.EXISTS : pattern.quantifier();
        return new PatternText(
                pattern.at(),
                quantifier,
                pattern.binding(),
                pattern.type(),
                pattern.refines(),
                List.copyOf(constraints));
    }

    // ---- unknown and said again

    private void restated(RuleText rule) {
        for (PatternText pattern : rule.patterns()) {
            boolean none = pattern.quantifier() == Quantifier.NOT;
            if (none && !isUnprovenWithout(pattern.type())) {
                continue;
            }
            for (ConstraintText constraint : pattern.constraints()) {
                List<Expr> leaves = parts(constraint).toList();
                List<RuleText> others = new ArrayList<>();
                List<String> properties = new ArrayList<>();
                for (Expr leaf : leaves) {
                    boolean unknown = asksWhetherKnown(pattern, leaf, leaf.property())
                            && !compares(pattern, leaf, leaf.property())
                            && whereUnknown(leaf) == Answer.of(!none);
                    RuleText other = unknown ? comparing(rule, pattern, leaf.property()) : null;
                    if (other != null) {
                        others.add(other);
                        properties.add(leaf.property());
                    }
                }
                // Of alternatives each has to be said again.
                boolean all = !(constraint.expr() instanceof Expr.AnyOf) || others.size() == leaves.size();
                if (all && !others.isEmpty()) {
                    findings.add(source.finding(
                            Kind.AGREEMENT,
                            constraint.at(),
                            "the rule only says what is not known: where " + String.join(" or ", properties)
                                    + " is not, \"" + others.get(0).name() + "\" leaves the standard unproven",
                            "delete the rule"));
                }
            }
        }
    }

    /** Whether a subject without any fact of a type is unproven anyway, because nothing is observed of it. */
    private boolean isUnprovenWithout(String type) {
        return standard != null
                && standard.level().isListed()
                && rules.stream()
                        .filter(rule -> rule.verb() == Verb.OBSERVED)
                        .allMatch(rule -> rule.patterns().stream()
                                .anyMatch(pattern -> pattern.quantifier() != Quantifier.NOT
                                        && pattern.type().equals(type)));
    }

    /** A rule that compares a property of the facts of which an unproven rule says that it is not known; null without one. */
    private @Nullable RuleText comparing(RuleText unproven, PatternText unknown, String property) {
        for (RuleText rule : rules) {
            if (rule.verb() != Verb.UNPROVEN) {
                for (PatternText pattern : rule.patterns()) {
                    boolean open = pattern.type().equals(unknown.type())
                            && (pattern.constraints().stream().anyMatch(each -> isOpen(pattern, each, property))
                                    || isJoinedLater(rule, pattern, property))
                            && pattern.leaves().noneMatch(leaf -> asksWhetherKnown(pattern, leaf, property));
                    if (open
                            && (isAskedOfThese(unproven, unknown, rule, pattern)
                                    || isAskedOfAll(unproven, unknown, rule, pattern, property))) {
                        return rule;
                    }
                }
            }
        }
        return null;
    }

    /** Whether what is met asks of a fact all that the unproven rule does but that something is not known. */
    private boolean isAskedOfThese(RuleText unproven, PatternText unknown, RuleText rule, PatternText pattern) {
        return rule.verb() == Verb.MET
                && pattern.quantifier() != Quantifier.NOT
                && Overlaps.implies(
                        canonical(pattern),
                        names(rule),
                        canonical(some(unknown, questionsLeftOut(unknown))),
                        names(unproven));
    }

    /** Whether a rule takes every fact the unproven rule does as soon as the property fits. */
    private boolean isAskedOfAll(
            RuleText unproven, PatternText unknown, RuleText rule, PatternText pattern, String property) {
        List<PatternText> said = new ArrayList<>();
        for (PatternText each : unproven.patterns()) {
            said.add(each.equals(unknown) ? some(unknown, questionsLeftOut(unknown)) : each);
        }
        for (PatternText each : rule.patterns()) {
            // Any fact of the subject will do.
            List<ConstraintText> asked = each.equals(pattern)
                    ? besides(pattern, property).stream()
                            .filter(constraint -> !(isOfSubject(constraint.expr())
                                    && constraint.text().endsWith(".id")))
                            .toList()
                    : each.constraints();
            PatternText wanted = each.equals(pattern) ? some(each, asked) : each;
            boolean free = asked.isEmpty() && each.quantifier() == Quantifier.EACH;
            if (!free && !isTaken(said, names(unproven), wanted, names(rule))) {
                return false;
            }
        }
        return true;
    }

    private List<ConstraintText> questionsLeftOut(PatternText pattern) {
        return pattern.constraints().stream()
                .filter(constraint ->
                        parts(constraint).noneMatch(leaf -> asksWhetherKnown(pattern, leaf, leaf.property())))
                .toList();
    }

    // ---- both

    /** Whether a pattern matches wherever others of another rule do. */
    private static boolean isTaken(
            List<PatternText> given, Map<String, String> names, PatternText wanted, Map<String, String> wantedNames) {
        PatternText asked = canonical(wanted);
        return wanted.type().equals(Overlaps.AS_OF)
                || given.stream()
                        .map(KnownTests::canonical)
                        .anyMatch(had -> Overlaps.matches(had, names, asked, wantedNames));
    }

    /** A pattern with {@code site == $board.site} as {@code site == $site.id}: whatever a rule is about, it joins its facts. */
    private static PatternText canonical(PatternText pattern) {
        return pattern.with(pattern.constraints().stream()
                .map(constraint -> isOfSubject(constraint.expr()) ? canonical(constraint) : constraint)
                .toList());
    }

    private static ConstraintText canonical(ConstraintText constraint) {
        String property = constraint.expr().property();
        Expr joined = new Expr.Compare(property, "==", new Expr.Reference("the " + property, "id"));
        return new ConstraintText(constraint.at(), joined.toString(), joined);
    }

    private static boolean isOfSubject(Expr expr) {
        return expr instanceof Expr.Compare compare
                && compare.operator().equals("==")
                && SUBJECTS.contains(compare.property())
                && compare.operand() instanceof Expr.Reference reference
                && (reference.property().equals("id") || reference.property().equals(compare.property()));
    }

    /** What facts are called whatever their names: by their types, and those of one type by their order. */
    private static Map<String, String> names(RuleText rule) {
        Map<String, String> names = new HashMap<>();
        Map<String, Integer> ofType = new TreeMap<>();
        for (PatternText pattern : rule.patterns()) {
            if (pattern.binding() != null) {
                names.put(pattern.binding(), "$" + pattern.type() + ofType.merge(pattern.type(), 1, Integer::sum));
            }
        }
        return names;
    }

    private static Stream<Expr> parts(ConstraintText constraint) {
        return constraint.expr().leaves().stream();
    }

    private Map<String, Property> properties(PatternText pattern) {
        return properties.computeIfAbsent(pattern.type(), name -> {
            Class<?> type = types.get(name);
            return type == null ? Map.of() : Vocabulary.properties(type);
        });
    }
}
