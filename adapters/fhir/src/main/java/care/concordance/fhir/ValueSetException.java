package care.concordance.fhir;

import care.concordance.ConcordanceException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Value sets cannot be trusted: a code looked up in them could silently be missed. Carries every problem found. */
public final class ValueSetException extends ConcordanceException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with a value set. */
    public enum Kind {
        /** A measure needs it, and none of the files holds it. */
        MISSING,
        /** It holds no code. */
        EMPTY,
        /** It is composed of itself. */
        CYCLIC,
        /** Its expansion holds less codes than there are, or does not say how many there are. */
        TRUNCATED,
        /** It is composed of something that is not there: another value set, a whole code system, or a filter. */
        UNRESOLVED,
        /** Two files hold it with different codes. */
        CONTRADICTORY,
        /** Its file, a row of it or a code cannot be read. */
        UNREADABLE
    }

    /**
     * One problem.
     *
     * @param kind what is wrong
     * @param valueSet the name of the value set; the file's where it could not be read
     * @param place the file; empty when there is none
     * @param detail what was found, and what to do
     */
    public record Problem(Kind kind, String valueSet, String place, String detail) {

        @Override
        public String toString() {
            return (place.isEmpty() ? "" : place + ": ") + "value set \"" + valueSet + "\" is "
                    + kind.name().toLowerCase(java.util.Locale.ROOT) + ": " + detail;
        }
    }

    /** Whoever has more of them has one mistake many times. */
    private static final int SHOWN = 200;

    private final transient List<Problem> problems;

    /** @param notes what else may explain them, in sentences */
    ValueSetException(List<Problem> problems, List<String> notes) {
        super(Stream.concat(
                        problems.stream().distinct().limit(SHOWN).map(Problem::toString),
                        Stream.concat(
                                problems.size() > SHOWN
                                        ? Stream.of("and " + (problems.size() - SHOWN) + " more")
                                        : Stream.empty(),
                                notes.stream()))
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
