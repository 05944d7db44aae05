package care.concordance.evaluate;

import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An evaluation by one pack that is kept up to date as facts change. Not thread-safe. */
public final class LiveEvaluation implements AutoCloseable {

    /**
     * One verdict that changed.
     *
     * @param before null when there was none
     * @param after null when there is none any more
     */
    public record Change(@Nullable Verdict before, @Nullable Verdict after) {}

    private final Evaluator evaluator;
    private final Judgement judgement;
    private final LiveSession session;
    private final Set<Fact> facts;
    private final Map<Judgement.Key, Verdict> verdicts = new LinkedHashMap<>();
    private boolean open = true;

    LiveEvaluation(Evaluator evaluator, Judgement judgement, Collection<? extends Fact> given, LocalDate asOf) {
        this.evaluator = evaluator;
        this.judgement = judgement;
        this.facts = new LinkedHashSet<>(given);
        facts.add(new AsOf(asOf));
        this.session = evaluator.liveSession();
        List<Verdict> first = guarded(() -> {
            session.replace(List.of(), facts).come().forEach(judgement::add);
            return evaluator.checked(judgement.verdicts());
        });
        first.forEach(verdict -> verdicts.put(new Judgement.Key(verdict.standard(), verdict.subject()), verdict));
    }

    private interface Step<T> {
        T take();
    }

    /** After anything was thrown the session holds who knows what: it is closed. */
    private <T> T guarded(Step<T> step) {
        try {
            return step.take();
        } catch (EvaluationException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw evaluator.failure(facts, e);
        }
    }

    /** The verdicts as they are now, sorted. */
    public List<Verdict> verdicts() {
        requireOpen();
        return verdicts.values().stream().sorted().toList();
    }

    /**
     * Takes facts out and others in.
     *
     * @param before facts given earlier
     * @return the verdicts that changed, sorted
     * @throws EvaluationException when a rule throws or says met without evidence; the evaluation is closed then
     */
    public List<Change> replace(Collection<? extends Fact> before, Collection<? extends Fact> after) {
        requireOpen();
        return guarded(() -> {
            before.forEach(facts::remove);
            facts.addAll(after);
            Set<Judgement.Key> touched = new LinkedHashSet<>();
            before.forEach(fact -> touch(touched, judgement.remove(fact)));
            after.forEach(fact -> touch(touched, judgement.add(fact)));
            LiveSession.Difference difference = session.replace(before, after);
            difference.come().forEach(statement -> touch(touched, judgement.add(statement)));
            difference.gone().forEach(statement -> touch(touched, judgement.remove(statement)));
            return changes(touched);
        });
    }

    private static void touch(Set<Judgement.Key> touched, Judgement.@Nullable Key key) {
        if (key != null) {
            touched.add(key);
        }
    }

    private List<Change> changes(Set<Judgement.Key> touched) {
        Map<Judgement.Key, Verdict> now = new LinkedHashMap<>();
        evaluator
                .checked(judgement.verdicts(touched))
                .forEach(verdict -> now.put(new Judgement.Key(verdict.standard(), verdict.subject()), verdict));
        List<Change> changes = new ArrayList<>();
        for (Judgement.Key key : touched.stream().sorted().toList()) {
            Verdict after = now.get(key);
            Verdict before = after == null ? verdicts.remove(key) : verdicts.put(key, after);
            if (!Objects.equals(before, after)) {
                changes.add(new Change(before, after));
            }
        }
        return changes;
    }

    /** True until it is closed or something was thrown. */
    public boolean isOpen() {
        return open;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("closed: evaluate anew");
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            session.close();
        }
    }
}
