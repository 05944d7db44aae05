package care.concordance.verdict;

import java.util.List;

/**
 * Why an outcome was reached: the statement of one rule.
 *
 * @param rule the rule's name, as written
 * @param verb what the rule stated
 * @param sentence what it saw, in words, with the values it saw
 * @param facts the facts it matched, as cited by {@link care.concordance.facts.Fact#citation}
 */
public record Reason(String rule, Verb verb, String sentence, List<String> facts) implements Comparable<Reason> {

    public Reason {
        facts = List.copyOf(facts);
    }

    @Override
    public int compareTo(Reason other) {
        int by = rule.compareTo(other.rule);
        if (by == 0) {
            by = sentence.compareTo(other.sentence);
        }
        return by == 0 ? facts.toString().compareTo(other.facts.toString()) : by;
    }

    /** Holds no sentence: it may say what a patient's record says. */
    @Override
    public String toString() {
        return rule + " " + facts;
    }
}
