package care.concordance;

/**
 * What was given cannot be used: facts, standards, value sets, or a rule that fails on them. The parent of every exception
 * of this library, in all its modules. Its message says what is wrong, where, and what to do, all of it at once, and holds
 * no patient data but ids. A call that is a mistake in a program throws an {@link IllegalArgumentException} or {@link
 * IllegalStateException}, a file that cannot be opened an {@link java.io.UncheckedIOException}.
 */
public abstract class ConcordanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do */
    protected ConcordanceException(String message) {
        super(message);
    }
}
