package care.concordance.pack;

import care.concordance.verdict.Verb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its author wrote it, with the place of everything.
 *
 * @param file path inside the pack
 * @param at where the rule's name stands
 * @param name the whole name
 * @param standard the id in {@code @Standard}
 * @param verb the verb in its name
 * @param sentence the rest of its name, after the colon
 * @param patterns the left side, in order
 * @param call the right side
 */
public record RuleText(
        String file,
        Position at,
        String name,
        String standard,
        Verb verb,
        String sentence,
        List<PatternText> patterns,
        CallText call) {

    /** A place in a file, both 1-based. */
    public record Position(int line, int column) {}

    /** How a pattern asks for facts. */
    public enum Quantifier {
        EACH,
        EXISTS,
        NOT
    }

    /**
     * One pattern.
     *
     * @param binding the name it binds, with its dollar sign; null when it binds none
     * @param type the fact type's simple name
     */
    public record PatternText(
            Position at,
            Quantifier quantifier,
            @Nullable String binding,
            String type,
            List<ConstraintText> constraints) {}

    /** One constraint: its words as written, white space folded, and what they say. */
    public record ConstraintText(Position at, String text, Expr expr) {}

    /**
     * The one call of a verb.
     *
     * @param method the verb called, as written
     * @param subject the binding of the fact whose subject is spoken of
     * @param template the sentence, each {@code {}} standing for an argument; null when the rule's name says it all
     * @param arguments the values, properties of bound facts
     */
    public record CallText(
            Position at,
            String method,
            String subject,
            @Nullable String template,
            List<ArgumentText> arguments) {}

    /** One argument of the call, with its place. */
    public record ArgumentText(Position at, Expr.Reference reference) {}
}
