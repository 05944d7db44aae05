package care.concordance.internal.pack;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A short-lived thread that knows Drools. Drools looks for its parts with the class loader of the thread it is called on,
 * and keeps what it found for good: a pool's thread that has none, or another's, would spoil every later load.
 */
final class DroolsThread {

    /** As much as a main thread has: what is nested deeply is read recursively. In bytes. */
    private static final long STACK = 8L << 20;

    private DroolsThread() {}

    /** What a task comes to; what it throws is thrown here. An interrupt is kept for the caller. */
    static <T> T call(Supplier<T> task) {
        FutureTask<T> running = new FutureTask<>(task::get);
        Thread thread = new Thread(null, running, "concordance-drools", STACK, false);
        thread.setContextClassLoader(DroolsThread.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(Objects.requireNonNull(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
