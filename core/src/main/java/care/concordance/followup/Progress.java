package care.concordance.followup;

import java.util.concurrent.CancellationException;

/**
 * Is told how far long work has come, on the thread that works. Work that tells of its progress can be stopped between two
 * pieces of it: by interrupting the thread, or by throwing an exception from here.
 */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (done, known) -> {};

    /**
     * So much is done.
     *
     * @param done pieces of the work done, from 0
     * @param known pieces known by now, those done among them; may grow, and is {@code done} at the end
     */
    void at(int done, int known);

    /**
     * Tells, and stops the work when its thread was interrupted; it stays interrupted.
     *
     * @throws CancellationException then
     */
    default void tell(int done, int known) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted after " + done + " of " + known + ": ask again");
        }
        at(done, known);
    }
}
