package care.concordance.evaluate;

import java.util.List;

/**
 * A rule that could not be believed: it threw, or it said something that makes no sense. Holds names and ids, never
 * values.
 *
 * @param rules the rules it may be, each as {@code file:line:column "name"}; several when they share the constraint that
 *     failed
 * @param facts the facts it happened on, as cited
 * @param problem what went wrong
 */
public record Failure(List<String> rules, List<String> facts, String problem) {

    public Failure {
        rules = List.copyOf(rules);
        facts = List.copyOf(facts);
    }

    @Override
    public String toString() {
        return String.join(" | ", rules) + ": " + problem
                + (facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")");
    }

    /**
     * What is judged differently with and without a session.
     *
     * @param standards ids of the standards, or what else differs
     * @param of whom or what is judged
     */
    public static Failure differing(List<String> standards, String of) {
        return new Failure(
                standards,
                List.of(of),
                "without a session it comes out differently than in one: build the pack's module again, from clean, and"
                        + " report it if that does not help");
    }
}
