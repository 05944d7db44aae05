package care.concordance.internal.evaluate;

import care.concordance.evaluate.EvaluationException;
import care.concordance.evaluate.Judge;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the rules of a few standards over the facts of one patient after another. Immutable and thread-safe. */
public final class MeasureEvaluator implements Judge {

    private record Part(
            Evaluator evaluator,
            Map<String, Standard> ofRule,
            @Nullable RuleNetwork walk) {}

    private final List<Part> parts;
    private final Set<Class<?>> types;
    private final AsOf day;

    /**
     * @param evaluators the packs, in order
     * @param standards ids of the standards to judge by
     * @param day the day whose texts apply
     */
    public MeasureEvaluator(List<Evaluator> evaluators, Collection<String> standards, LocalDate day) {
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
            types.addAll(part.walk().types().keySet());
        }
        return Set.copyOf(types);
    }

    @Override
    public Set<Class<?>> asksFor() {
        return types;
    }

    @Override
    public List<Judgement> judge(Collection<? extends Fact> facts) {
        List<Said> said = new ArrayList<>(4);
        for (Part part : parts) {
            for (Statement statement : part.evaluator().statements(part.walk(), facts, day)) {
                Standard standard = part.ofRule().get(statement.rule());
                if (standard != null) {
                    of(said, standard, statement.subject()).add(statement);
                }
            }
        }
        for (Said judgement : said) {
            judgement.check();
        }
        return Collections.unmodifiableList(said);
    }

    private static Said of(List<Said> judgements, Standard standard, Subject subject) {
        for (Said judgement : judgements) {
            if (judgement.standard.equals(standard) && judgement.subject.equals(subject)) {
                return judgement;
            }
        }
        Said judgement = new Said(standard, subject);
        judgements.add(judgement);
        return judgement;
    }

    /** What the rules of one standard say of one subject. */
    public static final class Said implements Judgement {
        private final Standard standard;
        private final Subject subject;
        private int stated;
        private final List<Statement> statements = new ArrayList<>(4);

        private Said(Standard standard, Subject subject) {
            this.standard = standard;
            this.subject = subject;
        }

        private void add(Statement statement) {
            statements.add(statement);
            stated |= OutcomeTable.stated(statement.verb(), statement.isCertain());
        }

        private void check() {
            if (OutcomeTable.decide(stated, subject.kind()).isEmpty()) {
                throw new EvaluationException(List.of(VerdictAssembler.metWithoutEvidence(subject, statements)));
            }
        }

        @Override
        public Standard standard() {
            return standard;
        }

        @Override
        public Subject subject() {
            return subject;
        }

        @Override
        public boolean says(Verb verb) {
            return OutcomeTable.says(stated, verb) == Answer.YES;
        }

        @Override
        public boolean maySay(Verb verb) {
            return OutcomeTable.says(stated, verb) != Answer.NO;
        }

        @Override
        public Said only(Set<Verb> ways) {
            Said part = new Said(standard, subject);
            for (Statement statement : statements) {
                if (ways.contains(statement.verb())) {
                    part.add(statement);
                }
            }
            part.check();
            return part;
        }

        @Override
        public Said and(Judgement other) {
            Said both = new Said(standard, subject);
            statements.forEach(both::add);
            ((Said) other).statements.forEach(both::add);
            both.check();
            return both;
        }

        @Override
        public Outcome outcome() {
            return OutcomeTable.decide(stated, subject.kind()).orElseThrow();
        }

        @Override
        public Verdict verdict() {
            return new Verdict(standard, subject, outcome(), Statement.reasons(statements, outcome()), null);
        }
    }
}
