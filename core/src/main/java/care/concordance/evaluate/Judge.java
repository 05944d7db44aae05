package care.concordance.evaluate;

import care.concordance.facts.Answer;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges one patient after another by a few standards. It runs the rules of these standards only, walks them over the few
 * facts of one patient instead of opening a session, and words its verdicts when they are asked for. What it says is what
 * {@link Evaluator} says of the same facts. Immutable and thread-safe.
 */
public final class Judge {

    private record Part(
            Evaluator evaluator,
            Map<String, Standard> ofRule,
            @Nullable SharedWalk walk) {}

    private final List<Part> parts;
    private final Set<Class<?>> types;
    private final AsOf day;

    /**
     * @param evaluators the packs, in order
     * @param standards ids of the standards to judge by
     * @param day the day whose texts apply
     */
    public Judge(List<Evaluator> evaluators, Collection<String> standards, LocalDate day) {
        this.day = new AsOf(day);
        List<Part> found = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            Map<String, Standard> ofRule = evaluator.rulesOf(standards, day);
            if (!ofRule.isEmpty()) {
                found.add(new Part(evaluator, ofRule, evaluator.shared(ofRule.keySet())));
            }
        }
        parts = List.copyOf(found);
        types = types(parts);
    }

    private static Set<Class<?>> types(List<Part> parts) {
        Set<Class<?>> types = new HashSet<>();
        for (Part part : parts) {
            if (part.walk() == null) {
                return Set.of();
            }
            types.addAll(part.walk().types());
        }
        return Set.copyOf(types);
    }

    /** The types of the facts its rules ask for; empty when a pack has no compiled model to read them from. */
    public Set<Class<?>> asksFor() {
        return types;
    }

    /**
     * What the rules say of the facts: one judgement for each standard and subject they speak of, in no particular order.
     *
     * @param facts everything known about one patient, derived facts included
     * @throws EvaluationException when a rule fails, or says met where none observed; no judgement is given out then
     */
    public List<Judgement> judge(Collection<? extends Fact> facts) {
        List<Judgement> judgements = new ArrayList<>(4);
        for (Part part : parts) {
            for (Statement statement : part.evaluator().statements(part.walk(), facts, day)) {
                Standard standard = part.ofRule().get(statement.rule());
                if (standard != null) {
                    of(judgements, standard, statement.subject()).add(statement);
                }
            }
        }
        for (Judgement judgement : judgements) {
            judgement.check();
        }
        return judgements;
    }

    private static Judgement of(List<Judgement> judgements, Standard standard, Subject subject) {
        for (Judgement judgement : judgements) {
            if (judgement.standard.equals(standard) && judgement.subject.equals(subject)) {
                return judgement;
            }
        }
        Judgement judgement = new Judgement(standard, subject);
        judgements.add(judgement);
        return judgement;
    }

    /** What the rules of one standard say of one subject. */
    public static final class Judgement {
        private final Standard standard;
        private final Subject subject;
        private int stated;
        private final List<Statement> statements = new ArrayList<>(4);

        private Judgement(Standard standard, Subject subject) {
            this.standard = standard;
            this.subject = subject;
        }

        private void add(Statement statement) {
            statements.add(statement);
            stated |= OutcomeTable.stated(statement.verb(), statement.isCertain());
        }

        private void check() {
            if (OutcomeTable.decide(stated, subject.kind()).isEmpty()) {
                throw new EvaluationException(List.of(Tally.metWithoutEvidence(subject, statements)));
            }
        }

        public Standard standard() {
            return standard;
        }

        public Subject subject() {
            return subject;
        }

        /** Whether any rule said this for certain. */
        public boolean says(Verb verb) {
            return OutcomeTable.says(stated, verb) == Answer.YES;
        }

        /** What was said in these ways alone. */
        public Judgement only(Set<Verb> ways) {
            Judgement part = new Judgement(standard, subject);
            for (Statement statement : statements) {
                if (ways.contains(statement.verb())) {
                    part.add(statement);
                }
            }
            part.check();
            return part;
        }

        /** This with what another judgement of the same subject by the same standard says. */
        public Judgement and(Judgement other) {
            Judgement both = new Judgement(standard, subject);
            statements.forEach(both::add);
            other.statements.forEach(both::add);
            both.check();
            return both;
        }

        public Outcome outcome() {
            return OutcomeTable.decide(stated, subject.kind()).orElseThrow();
        }

        /** The verdict, with its reasons in words. */
        public Verdict verdict() {
            return new Verdict(standard, subject, outcome(), Statement.reasons(statements, outcome()), null);
        }
    }
}
