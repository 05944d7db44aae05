package care.concordance.internal.evaluate;

import care.concordance.facts.Answer;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verb;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one standard stated about one subject, turned into an outcome. A rule states its verb for certain, or
 * possibly, when something it asks is not known. Where nothing is unknown the first row of {@link #decide(Set,
 * Subject.Kind)} that fits decides; where something is, the outcome is the one every way it could turn out comes to, and
 * UNPROVEN when they do not agree. So more knowledge never turns one definite verdict into another.
 */
public final class OutcomeTable {

    /** How many sets of statements there are. */
    static final int STATED = 1 << (2 * Verb.values().length);

    private static final int CERTAIN = Verb.values().length;

    /** Each is worked out when it is first asked for: a start asks for few. Two threads that ask at once work out the same. */
    private static final @Nullable Optional<?>[] LISTED = new Optional<?>[STATED];

    private static final @Nullable Optional<?>[] OTHERS = new Optional<?>[STATED];

    private OutcomeTable() {}

    private static int bit(Verb verb) {
        return switch (verb) {
            case OBSERVED -> 1;
            case MET -> 2;
            case EXCLUDED -> 4;
            case EXCEPTED -> 8;
            case UNPROVEN -> 16;
        };
    }

    /** A set with one statement; sets are joined by {@code |}. What is stated for certain is stated possibly too. */
    static int stated(Verb verb, boolean certain) {
        int possible = bit(verb);
        return certain ? possible | possible << CERTAIN : possible;
    }

    /** Whether a verb is stated for certain (yes), possibly (unknown) or not at all. */
    static Answer says(int stated, Verb verb) {
        if ((stated & (bit(verb) << CERTAIN)) != 0) {
            return Answer.YES;
        }
        return (stated & bit(verb)) != 0 ? Answer.UNKNOWN : Answer.NO;
    }

    /**
     * The outcome of a set of statements; empty when the rules said met without having observed anything, which is a mistake
     * in the rules.
     */
    @SuppressWarnings("unchecked") // only what is worked out here is in the tables
    static Optional<Outcome> decide(int stated, Subject.Kind kind) {
        @Nullable Optional<?>[] table = kind.isListed() ? LISTED : OTHERS;
        Optional<?> known = table[stated];
        if (known == null) {
            known = Optional.ofNullable(ofEveryWay(stated, kind));
            table[stated] = known;
        }
        return (Optional<Outcome>) known;
    }

    /**
     * What an outcome comes to beside what is not a rule's to say.
     *
     * @param reconciled false when the partner's and MSK's scores differ: then it is neither shown to be so nor not
     * @param waived whether a variance is in force
     */
    static Outcome counting(Outcome said, boolean reconciled, boolean waived) {
        if (!reconciled && (said == Outcome.CONCORDANT || said == Outcome.GAP)) {
            return Outcome.UNPROVEN;
        }
        return waived && said == Outcome.GAP ? Outcome.WAIVED : said;
    }

    /** Where nothing is unknown. Empty when the rules said met without having observed anything. */
    public static Optional<Outcome> decide(Set<Verb> stated, Subject.Kind kind) {
        boolean observed = stated.contains(Verb.OBSERVED);
        boolean met = stated.contains(Verb.MET);
        if (met && !observed) {
            return Optional.empty();
        }
        if (stated.contains(Verb.EXCLUDED)) {
            return Optional.of(Outcome.NOT_APPLICABLE);
        }
        if (observed && met) {
            return Optional.of(Outcome.CONCORDANT);
        }
        if (stated.contains(Verb.EXCEPTED)) {
            return Optional.of(Outcome.NOT_APPLICABLE);
        }
        if (stated.contains(Verb.UNPROVEN)) {
            return Optional.of(Outcome.UNPROVEN);
        }
        if (observed) {
            return Optional.of(Outcome.GAP);
        }
        return Optional.of(kind.isListed() ? Outcome.UNPROVEN : Outcome.NOT_APPLICABLE);
    }

    /** What every way the possible statements could turn out comes to; null when not one of them is sound. */
    private static @Nullable Outcome ofEveryWay(int stated, Subject.Kind kind) {
        Outcome all = null;
        for (int way = 0; way < 1 << CERTAIN; way++) {
            Set<Verb> verbs = EnumSet.noneOf(Verb.class);
            boolean possible = true;
            for (Verb verb : Verb.values()) {
                boolean said = (way & bit(verb)) != 0;
                Answer answer = says(stated, verb);
                possible &= answer == Answer.UNKNOWN || said == (answer == Answer.YES);
                if (said) {
                    verbs.add(verb);
                }
            }
            if (possible) {
                Outcome outcome = decide(verbs, kind).orElse(null);
                // Met is met within what is observed. What is certainly met and may not be observed is not believed.
                if (outcome == null
                        && says(stated, Verb.MET) == Answer.YES
                        && says(stated, Verb.OBSERVED) == Answer.UNKNOWN) {
                    outcome = Outcome.UNPROVEN;
                }
                if (outcome != null) {
                    all = all == null || all == outcome ? outcome : Outcome.UNPROVEN;
                }
            }
        }
        return all;
    }
}
