package care.concordance.internal.pack;

import care.concordance.facts.Answer;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.Vocabulary.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The two forms of a constraint whose value may be unknown: what is compiled for when it holds for certain, and for when it
 * is not known not to hold. Together they are Kleene's three-valued logic, which no author has to write. No compiled form
 * ever compares a null.
 *
 * <table>
 * <caption>By how a value may be unknown</caption>
 * <tr><th>value</th><th>constraint</th><th>certain</th><th>possible</th></tr>
 * <tr><td>null</td><td>{@code p <= 14}</td><td>{@code p != null && p <= 14}</td><td>{@code p == null || p <= 14}</td></tr>
 * <tr><td>an {@link Answer}</td><td>{@code p}; {@code !p}</td><td>{@code == YES}; {@code == NO}</td>
 * <td>{@code != NO}; {@code != YES}</td></tr>
 * <tr><td>a constant {@code UNKNOWN}</td><td>{@code p == A}; {@code p != A}</td><td>{@code p == A}; {@code p not in (A,
 * UNKNOWN)}</td><td>{@code p in (A, UNKNOWN)}; {@code p != A}</td></tr>
 * <tr><td>bounds</td><td>{@code p >= n}; {@code p <= n}</td><td>{@code p.atLeast >= n}; {@code p.atMost <= n}</td>
 * <td>{@code p.atMost >= n}; {@code p.atLeast <= n}</td></tr>
 * </table>
 *
 * {@code p != null} asks whether the value is on record, which is never unknown; what follows in the pattern takes it as
 * known.
 */
final class Forms {

    /** The constant of an enum that says the value is not known. */
    static final String UNKNOWN = "UNKNOWN";

    private record Pair(String certain, String possible) {

        static Pair same(String text) {
            return new Pair(text, text);
        }
    }

    private final Map<String, Property> properties;
    private final Predicate<Expr.Reference> mayBeUnknown;
    /** Properties an earlier constraint of the pattern found on record. */
    private final Set<String> known = new TreeSet<>();

    private Forms(Map<String, Property> properties, Predicate<Expr.Reference> mayBeUnknown) {
        this.properties = properties;
        this.mayBeUnknown = mayBeUnknown;
    }

    /**
     * A rule with the forms of its constraints.
     *
     * @param types the types its file imports, by simple name
     */
    static RuleText of(RuleText rule, Map<String, Class<?>> types) {
        Map<String, Set<String>> unknown = new HashMap<>();
        List<PatternText> patterns = new ArrayList<>();
        for (PatternText pattern : rule.patterns()) {
            Class<?> type = types.get(pattern.type());
            Map<String, Property> properties = type == null ? Map.of() : Vocabulary.properties(type);
            Forms forms = new Forms(
                    properties,
                    reference ->
                            unknown.getOrDefault(reference.binding(), Set.of()).contains(reference.property()));
            patterns.add(pattern.with(forms.of(pattern.constraints())));
            if (pattern.binding() != null) {
                Set<String> left = new TreeSet<>();
                properties.values().stream()
                        .filter(property ->
                                property.unknown() == Property.Unknown.NULL && !forms.known.contains(property.name()))
                        .forEach(property -> left.add(property.name()));
                unknown.put(pattern.binding(), left);
            }
        }
        return rule.with(rule.parent(), patterns);
    }

    private List<ConstraintText> of(List<ConstraintText> constraints) {
        List<ConstraintText> compiled = new ArrayList<>();
        for (ConstraintText each : constraints) {
            Pair pair = pair(each.expr());
            compiled.add(each.compiled(pair.certain(), pair.possible()));
            if (!(each.expr() instanceof Expr.AnyOf)) {
                each.expr().leaves().forEach(leaf -> recorded(leaf, known));
            }
        }
        return compiled;
    }

    /** Takes note of {@code p != null}. */
    private static void recorded(Expr leaf, Set<String> known) {
        if (leaf instanceof Expr.Compare compare && compare.isNullTest("!=")) {
            known.add(compare.property());
        }
    }

    private Pair pair(Expr expr) {
        if (expr instanceof Expr.AnyOf any) {
            return joined(any.parts().stream().map(part -> leaf(part, known)).toList(), " || ");
        }
        if (expr instanceof Expr.AllOf all) {
            Set<String> inside = new TreeSet<>(known);
            List<Pair> parts = new ArrayList<>();
            for (Expr part : all.parts()) {
                parts.add(leaf(part, inside));
                recorded(part, inside);
            }
            return joined(parts, " && ");
        }
        return leaf(expr, known);
    }

    /**
     * Whether a leaf asks if its value is known: the value may be unknown, and the leaf's two forms are one nevertheless. So
     * do {@code p != null} and {@code p in (A, UNKNOWN)}.
     */
    static boolean asksWhetherKnown(Expr leaf, Map<String, Property> properties) {
        Property property = properties.get(leaf.property());
        if (property == null || property.unknown() == Property.Unknown.NEVER) {
            return false;
        }
        Pair pair = new Forms(properties, reference -> false).leaf(leaf, Set.of());
        return pair.certain().equals(pair.possible());
    }

    private static Pair joined(List<Pair> parts, String connective) {
        return new Pair(
                String.join(
                        connective,
                        parts.stream()
                                .map(part -> inside(part.certain(), connective))
                                .toList()),
                String.join(
                        connective,
                        parts.stream()
                                .map(part -> inside(part.possible(), connective))
                                .toList()));
    }

    /** In parentheses where the other connective stands in it. */
    private static String inside(String part, String connective) {
        return part.contains(connective.equals(" || ") ? " && " : " || ") ? "(" + part + ")" : part;
    }

    private Pair leaf(Expr leaf, Set<String> known) {
        Property property = properties.get(leaf.property());
        if (property == null || leaf.isKnownTest()) {
            return Pair.same(leaf.toString());
        }
        boolean unknown = property.unknown() == Property.Unknown.NULL && !known.contains(property.name());
        if (leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Reference reference) {
            List<String> either = new ArrayList<>();
            if (unknown) {
                either.add(property.name());
            }
            if (mayBeUnknown.test(reference)) {
                either.add(reference.plain());
            }
            Pair pair = ofNull(either, leaf.toString());
            // What is never null does not equal null: without a test for null the certain form can be looked up.
            return !property.nullable() && compare.operator().equals("==")
                    ? new Pair(leaf.toString(), pair.possible())
                    : pair;
        }
        return switch (property.unknown()) {
            case NEVER -> Pair.same(onKnown(leaf));
            case NULL -> ofNull(unknown ? List.of(property.name()) : List.of(), onKnown(leaf));
            case ANSWER -> leaf instanceof Expr.Bare bare ? answer(bare) : constant(leaf);
            case CONSTANT -> constant(leaf);
            case BOUNDS -> leaf instanceof Expr.Compare compare ? bounds(compare) : Pair.same(leaf.toString());
        };
    }

    /** A comparison of values of which some may be null. */
    private static Pair ofNull(List<String> unknown, String comparison) {
        StringBuilder certain = new StringBuilder();
        StringBuilder possible = new StringBuilder();
        for (String value : unknown) {
            certain.append(value).append(" != null && ");
            possible.append(value).append(" == null || ");
        }
        return new Pair(certain + comparison, possible + comparison);
    }

    /** The leaf of a value that is there: a bare Boolean both engines compile only as a comparison. */
    private static String onKnown(Expr leaf) {
        return leaf instanceof Expr.Bare bare ? bare.property() + " == " + !bare.negated() : leaf.toString();
    }

    private static Pair answer(Expr.Bare bare) {
        Answer wanted = Answer.of(!bare.negated());
        return new Pair(bare.property() + " == Answer." + wanted, bare.property() + " != Answer." + wanted.not());
    }

    /** A comparison with constants; one that names UNKNOWN itself is never unknown. */
    private static Pair constant(Expr leaf) {
        List<Expr.Constant> named = new ArrayList<>();
        if (leaf instanceof Expr.Compare compare && compare.operand() instanceof Expr.Constant constant) {
            named.add(constant);
        } else if (leaf instanceof Expr.In in) {
            in.literals().forEach(literal -> named.add((Expr.Constant) literal));
        }
        if (named.isEmpty()
                || named.stream().anyMatch(constant -> constant.name().equals(UNKNOWN))) {
            return Pair.same(leaf.toString());
        }
        List<Expr.Operand> orUnknown = new ArrayList<>(named);
        orUnknown.add(new Expr.Constant(named.get(0).type(), UNKNOWN));
        boolean negated = leaf instanceof Expr.In in
                ? in.negated()
                : ((Expr.Compare) leaf).operator().equals("!=");
        String wider = new Expr.In(leaf.property(), negated, orUnknown).toString();
        return negated ? new Pair(wider, leaf.toString()) : new Pair(leaf.toString(), wider);
    }

    private static Pair bounds(Expr.Compare compare) {
        String least = compare.property() + ".atLeast ";
        String most = compare.property() + ".atMost ";
        String operator = compare.operator();
        String end = " " + compare.operand();
        return switch (operator) {
            case ">", ">=" -> new Pair(least + operator + end, most + operator + end);
            case "<", "<=" -> new Pair(most + operator + end, least + operator + end);
            case "==" ->
                new Pair(
                        least + "==" + end + " && " + most + "==" + end,
                        least + "<=" + end + " && " + most + ">=" + end);
            default ->
                new Pair(
                        most + "<" + end + " || " + least + ">" + end, least + "!=" + end + " || " + most + "!=" + end);
        };
    }

    /** Whether it is an enum with a constant that says the value is not known. */
    static boolean saysUnknown(Class<?> type) {
        return type.isEnum()
                && Arrays.stream(type.getEnumConstants())
                        .anyMatch(constant -> ((Enum<?>) constant).name().equals(UNKNOWN));
    }
}
