package care.concordance.internal.evaluate;

import care.concordance.evaluate.EvaluationException;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
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
public final class LiveEvaluation {

    private final Evaluator evaluator;
    private final VerdictAssembler tally;
    /** Null when the rules cannot be walked: then all of them run at every change. */
    private final @Nullable IncrementalRun rules;
    /** What they said last, when they cannot be walked. */
    private List<Statement> said = List.of();
    /** The facts as they are now, each by itself. */
    private final Map<Fact, Fact> facts = new LinkedHashMap<>();

    private final Map<Verdict.Key, Verdict> verdicts = new LinkedHashMap<>();
    private boolean open = true;

    LiveEvaluation(
            Evaluator evaluator,
            @Nullable IncrementalRun rules,
            VerdictAssembler tally,
            Collection<? extends Fact> given,
            LocalDate asOf) {
        this.evaluator = evaluator;
        this.tally = tally;
        this.rules = rules;
        given.forEach(fact -> facts.put(fact, fact));
        AsOf day = new AsOf(asOf);
        facts.put(day, day);
        List<Verdict> first = guarded(() -> {
            difference(List.of(), facts.values()).come().forEach(tally::add);
            return evaluator.checked(tally.verdicts());
        });
        first.forEach(verdict -> verdicts.put(verdict.key(), verdict));
    }

    private interface Step<T> {
        T take();
    }

    /** After anything was thrown the rules hold who knows what: nothing more is evaluated. */
    private <T> T guarded(Step<T> step) {
        try {
            return step.take();
        } catch (EvaluationException e) {
            open = false;
            throw e;
        } catch (RuntimeException e) {
            open = false;
            throw evaluator.failure(facts.values(), e);
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
    public List<VerdictChange> replace(Collection<? extends Fact> before, Collection<? extends Fact> after) {
        requireOpen();
        return guarded(() -> {
            List<Fact> out = before.stream().map(this::takeOut).toList();
            after.forEach(fact -> facts.put(fact, fact));
            Set<Verdict.Key> touched = new LinkedHashSet<>();
            before.forEach(fact -> touch(touched, tally.remove(fact)));
            after.forEach(fact -> touch(touched, tally.add(fact)));
            IncrementalRun.Difference difference = difference(out, after);
            difference.come().forEach(statement -> touch(touched, tally.add(statement)));
            difference.gone().forEach(statement -> touch(touched, tally.remove(statement)));
            return changes(touched);
        });
    }

    private IncrementalRun.Difference difference(Collection<? extends Fact> out, Collection<? extends Fact> in) {
        if (rules != null) {
            return rules.replace(out, in);
        }
        List<Statement> now = evaluator.statements(facts.values());
        List<Statement> gone = new ArrayList<>(said);
        List<Statement> come = new ArrayList<>();
        for (Statement statement : now) {
            if (!gone.remove(statement)) {
                come.add(statement);
            }
        }
        said = now;
        return new IncrementalRun.Difference(gone, come);
    }

    private Fact takeOut(Fact fact) {
        Fact known = facts.remove(fact);
        if (known == null) {
            throw new IllegalStateException("not among the facts: " + fact.citation());
        }
        return known;
    }

    private static void touch(Set<Verdict.Key> touched, Verdict.@Nullable Key key) {
        if (key != null) {
            touched.add(key);
        }
    }

    private List<VerdictChange> changes(Set<Verdict.Key> touched) {
        Map<Verdict.Key, Verdict> now = new LinkedHashMap<>();
        evaluator.checked(tally.verdicts(touched)).forEach(verdict -> now.put(verdict.key(), verdict));
        List<VerdictChange> changes = new ArrayList<>();
        for (Verdict.Key key : touched.stream().sorted().toList()) {
            Verdict after = now.get(key);
            Verdict before = after == null ? verdicts.remove(key) : verdicts.put(key, after);
            if (!Objects.equals(before, after)) {
                changes.add(new VerdictChange(before, after));
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

    /** Ends it. */
    public void close() {
        open = false;
    }
}
