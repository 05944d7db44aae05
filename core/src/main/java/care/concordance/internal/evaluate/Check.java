package care.concordance.internal.evaluate;

import care.concordance.evaluate.ConstraintState;
import care.concordance.facts.Answer;
import care.concordance.facts.Fact;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.Form;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One constraint: what decides it, and the words for it. */
public final class Check {
    private final ConstraintText text;
    private final boolean twoValued;
    private final boolean underNot;
    private final @Nullable CompiledForm certain;
    private final @Nullable CompiledForm possible;
    private final String[] arguments;

    Check(
            ConstraintText text,
            boolean twoValued,
            boolean underNot,
            @Nullable CompiledForm certain,
            @Nullable CompiledForm possible,
            String[] arguments) {
        this.text = text;
        this.twoValued = twoValued;
        this.underNot = underNot;
        this.certain = certain;
        this.possible = possible;
        this.arguments = arguments;
    }

    public ConstraintText text() {
        return text;
    }

    /** Whether its two forms are one in this rule. */
    public boolean isTwoValued() {
        return twoValued;
    }

    /** What decides a form of it; null in a pack without a compiled model. */
    @Nullable
    CompiledForm compiled(Form form) {
        return form == Form.CERTAIN ? certain : possible;
    }

    /** Equal for constraints that are compiled alike in both forms. */
    Object key() {
        String possible = twoValued && underNot ? text.certain() : text.possible();
        return List.of(twoValued ? possible : text.certain(), possible);
    }

    /** Names of the facts it compares, in the order it takes them; empty for the fact it is asked of. */
    String[] arguments() {
        return arguments.clone();
    }

    /** True when it compares with an earlier fact. */
    public boolean isJoin() {
        return text.expr().leaves().stream().anyMatch(Expr::isJoin);
    }

    /**
     * The class Drools compiled a form of it to, an enum of one constant {@code INSTANCE}; equal constraints share one.
     *
     * @return null when it is not paired with the executable model
     */
    public @Nullable String compiledTo(Form form) {
        return compiled(form) instanceof CompiledForm.OfModel compiled ? compiled.predicate() : null;
    }

    /**
     * Where it can be looked up rather than tried: a text property that must equal a literal.
     *
     * @return null when it is anything else
     */
    public @Nullable Lookup lookup() {
        return twoValued && certain instanceof CompiledForm.OfModel compiled ? compiled.lookup() : null;
    }

    /** Whether a form of it holds. */
    public boolean test(Form form, Fact fact, Map<String, Fact> bound) {
        CompiledForm compiled = compiled(form);
        if (compiled == null) {
            Answer answer = read(fact, bound);
            return form == Form.CERTAIN ? answer == Answer.YES : answer != Answer.NO;
        }
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].isEmpty() ? fact : bound.get(arguments[i]);
        }
        try {
            return compiled.test(values);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a constraint threw: " + text.text(), e);
        }
    }

    /** What its text says. Where this rule takes what is not known for enough, that it is so: under not, that it is not. */
    private Answer read(Fact fact, Map<String, Fact> bound) {
        Answer answer = ConstraintInterpreter.answer(text.expr(), fact, bound);
        return twoValued && !text.isTwoValued() && answer == Answer.UNKNOWN ? Answer.of(!underNot) : answer;
    }

    /** What it answers, and whether its text says so too. */
    ConstraintState ask(Fact fact, Map<String, Fact> bound) {
        Answer answer = test(Form.CERTAIN, fact, bound)
                ? Answer.YES
                : test(Form.POSSIBLE, fact, bound) ? Answer.UNKNOWN : Answer.NO;
        boolean explained = answer == read(fact, bound);
        return switch (answer) {
            case YES -> explained ? ConstraintState.HOLDS : ConstraintState.HOLDS_UNEXPLAINED;
            case NO -> explained ? ConstraintState.FAILS : ConstraintState.FAILS_UNEXPLAINED;
            case UNKNOWN -> explained ? ConstraintState.NOT_KNOWN : ConstraintState.FAILS_UNEXPLAINED;
        };
    }

    /** The comparisons that leave it open. */
    List<Expr> unknown(Fact fact, Map<String, Fact> bound) {
        return text.expr().leaves().stream()
                .filter(leaf -> ConstraintInterpreter.answer(leaf, fact, bound) == Answer.UNKNOWN)
                .toList();
    }

    /**
     * A property's value that a constraint asks for.
     *
     * @param extractor the class Drools compiled the property to, an enum of one constant {@code INSTANCE}
     * @param literal the value
     */
    public record Lookup(String extractor, String literal) {}
}
