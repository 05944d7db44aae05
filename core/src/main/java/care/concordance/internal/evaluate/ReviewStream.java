package care.concordance.internal.evaluate;

import care.concordance.evaluate.CaseReview;
import care.concordance.facts.TumorCase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reviews a stream of cases lazily and in its order: it reads a batch ahead for each thread and no more, so that memory
 * stays the same however long the stream is.
 */
public final class ReviewStream {

    /** How a batch is reviewed. */
    public interface Review {
        /** One review for each case, in their order. */
        List<CaseReview> of(List<TumorCase> cases);
    }

    private ReviewStream() {}

    /**
     * Reviews of the cases, in the order of the cases.
     *
     * @param cases read as the result is read, by the thread that reads it; closed when the result is closed
     * @param threads how many batches to review at once; 1 uses the reading thread alone
     */
    public static Stream<CaseReview> of(Review review, Stream<TumorCase> cases, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": give 1 or more");
        }
        Iterator<TumorCase> source = cases.iterator();
        Batches batches = threads == 1 ? new Alone(review, source) : new Several(review, source, threads);
        return StreamSupport.stream(new Reviews(batches), false)
                .onClose(batches::stop)
                .onClose(cases::close);
    }

    private static List<TumorCase> next(Iterator<TumorCase> source) {
        List<TumorCase> batch = new ArrayList<>(CaseEvaluator.BATCH);
        while (batch.size() < CaseEvaluator.BATCH && source.hasNext()) {
            batch.add(source.next());
        }
        return batch;
    }

    private interface Batches {
        /** The next reviews; empty at the end. */
        List<CaseReview> next();

        default void stop() {}
    }

    private record Alone(Review review, Iterator<TumorCase> source) implements Batches {
        @Override
        public List<CaseReview> next() {
            return review.of(ReviewStream.next(source));
        }
    }

    private static final class Several implements Batches {
        private final Review review;
        private final Iterator<TumorCase> source;
        private final int ahead;
        private final ThreadPoolExecutor threads;
        private final Deque<Future<List<CaseReview>>> running = new ArrayDeque<>();

        Several(Review review, Iterator<TumorCase> source, int count) {
            this.review = review;
            this.source = source;
            this.ahead = 2 * count;
            this.threads =
                    new ThreadPoolExecutor(count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                        Thread thread = new Thread(work, "concordance-review");
                        thread.setDaemon(true);
                        return thread;
                    });
            // A reader that walks away without closing the stream leaves no threads behind.
            threads.allowCoreThreadTimeOut(true);
        }

        @Override
        public List<CaseReview> next() {
            while (running.size() < ahead) {
                List<TumorCase> batch = ReviewStream.next(source);
                if (batch.isEmpty()) {
                    break;
                }
                running.add(threads.submit(() -> review.of(batch)));
            }
            Future<List<CaseReview>> first = running.poll();
            if (first == null) {
                stop();
                return List.of();
            }
            try {
                return first.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
                throw new IllegalStateException("the review was interrupted", e);
            } catch (ExecutionException e) {
                stop();
                if (e.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                if (e.getCause() instanceof Error thrown) {
                    throw thrown;
                }
                throw new IllegalStateException(e.getCause());
            }
        }

        @Override
        public void stop() {
            running.forEach(batch -> batch.cancel(true));
            threads.shutdownNow();
        }
    }

    private static final class Reviews extends Spliterators.AbstractSpliterator<CaseReview> {
        private final Batches batches;
        private Iterator<CaseReview> current = java.util.Collections.emptyIterator();

        Reviews(Batches batches) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.batches = batches;
        }

        @Override
        public boolean tryAdvance(Consumer<? super CaseReview> action) {
            if (!current.hasNext()) {
                current = batches.next().iterator();
                if (!current.hasNext()) {
                    return false;
                }
            }
            action.accept(current.next());
            return true;
        }
    }
}
