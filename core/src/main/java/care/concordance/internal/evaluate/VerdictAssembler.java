package care.concordance.internal.evaluate;

import care.concordance.evaluate.Failure;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.facts.derived.ScorePair;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From what rules said to verdicts: statements gathered by standard and subject, the outcome table, scores and variances.
 * Not thread-safe.
 */
final class VerdictAssembler {

    /** The sorted verdicts, which are valid only when there are no failures. */
    record Assembled(List<Verdict> verdicts, List<Failure> failures) {}

    /** The variances and scores of one standard: what changes its verdicts without a rule. */
    private record VerdictOverrides(Map<Subject, List<Variance>> variances, Map<Subject, ScorePair> unreconciled) {}

    private final TextsInForce edition;
    private final LocalDate asOf;
    private final Map<Subject.Kind, List<Subject>> listed = new EnumMap<>(Subject.Kind.class);
    /** The place of each listed subject among those of its kind. */
    private final Map<Subject, Integer> places = new HashMap<>();
    /** The statements of each standard, by its place in the edition; null until there are some. */
    private final @Nullable StandardStatements[] said;
    /** Rules tend to speak of one subject one after the other: its place is looked up once. */
    private @Nullable Subject lastSubject;

    private int lastPlace;
    /** By the id of the standard. */
    private final Map<String, VerdictOverrides> overridesOf = new HashMap<>();

    /** @param subjects the subjects listed in the facts, in any order */
    VerdictAssembler(
            TextsInForce edition, Collection<Subject> subjects, LocalDate asOf, Collection<? extends Fact> facts) {
        this.edition = edition;
        this.asOf = asOf;
        this.said = new StandardStatements[edition.standards().size()];
        subjects.forEach(subject -> listed.computeIfAbsent(subject.kind(), kind -> new ArrayList<>())
                .add(subject));
        for (List<Subject> each : listed.values()) {
            each.sort(null);
            for (int i = 0; i < each.size(); i++) {
                places.put(each.get(i), i);
            }
        }
        facts.forEach(this::add);
    }

    /** What was said of one standard: of each listed subject of its level by its place, and of any other. */
    private final class StandardStatements {
        private final Standard standard;
        private final List<Subject> subjects;
        private final List<List<Statement>> ofListed;
        private final Map<Subject, List<Statement>> ofOthers = new TreeMap<>();

        StandardStatements(Standard standard) {
            this.standard = standard;
            this.subjects = listed.getOrDefault(standard.level(), List.of());
            this.ofListed = new ArrayList<>(Collections.nCopies(subjects.size(), List.of()));
        }

        void add(Statement statement) {
            Subject subject = statement.subject();
            int place = place(subject);
            List<Statement> known = at(place, subject);
            // Of most there is one, or two.
            switch (known.size()) {
                case 0 -> put(place, subject, List.of(statement));
                case 1 -> put(place, subject, List.of(known.get(0), statement));
                case 2 -> {
                    List<Statement> several = new ArrayList<>(4);
                    several.addAll(known);
                    several.add(statement);
                    put(place, subject, several);
                }
                default -> known.add(statement);
            }
        }

        void remove(Statement statement) {
            Subject subject = statement.subject();
            int place = place(subject);
            List<Statement> known = at(place, subject);
            List<Statement> left = known.size() > 2 ? known : new ArrayList<>(known);
            left.remove(statement);
            if (left.size() <= 2) {
                put(place, subject, List.copyOf(left));
            }
        }

        private void put(int place, Subject subject, List<Statement> statements) {
            if (place >= 0) {
                ofListed.set(place, statements);
            } else if (statements.isEmpty()) {
                ofOthers.remove(subject);
            } else {
                ofOthers.put(subject, statements);
            }
        }

        List<Statement> of(Subject subject) {
            return at(place(subject), subject);
        }

        private List<Statement> at(int place, Subject subject) {
            return place < 0 ? ofOthers.getOrDefault(subject, List.of()) : ofListed.get(place);
        }

        /** Below zero when the subject is not listed for the standard's level. */
        @SuppressWarnings("ReferenceEquality") // a short cut
        private int place(Subject subject) {
            if (subject.kind() != standard.level()) {
                return -1;
            }
            if (subject != lastSubject) {
                lastSubject = subject;
                lastPlace = places.getOrDefault(subject, -1);
            }
            return lastPlace;
        }
    }

    private StandardStatements said(int place) {
        StandardStatements known = said[place];
        if (known == null) {
            known = new StandardStatements(edition.standards().get(place));
            said[place] = known;
        }
        return known;
    }

    /** Adds a statement, unless its text is not in force. */
    Verdict.@Nullable Key add(Statement statement) {
        Integer place = edition.placeOfRule().get(statement.rule());
        if (place == null) {
            return null;
        }
        StandardStatements of = said(place);
        of.add(statement);
        return new Verdict.Key(of.standard.id(), statement.subject());
    }

    /** Removes a statement that was added. */
    Verdict.@Nullable Key remove(Statement statement) {
        Integer place = edition.placeOfRule().get(statement.rule());
        if (place == null) {
            return null;
        }
        StandardStatements of = said(place);
        of.remove(statement);
        return new Verdict.Key(of.standard.id(), statement.subject());
    }

    /** Adds a variance or a pair of scores. */
    Verdict.@Nullable Key add(Fact fact) {
        if (fact instanceof Variance variance) {
            overrides(variance.standard())
                    .variances()
                    .computeIfAbsent(variance.about(), about -> new ArrayList<>())
                    .add(variance);
            return key(variance.standard(), variance.about());
        }
        if (fact instanceof ScorePair pair && !pair.isReconciled()) {
            overrides(pair.standard()).unreconciled().put(pair.about(), pair);
            return key(pair.standard(), pair.about());
        }
        return null;
    }

    /** Removes a variance or a pair of scores. */
    Verdict.@Nullable Key remove(Fact fact) {
        if (fact instanceof Variance variance) {
            overrides(variance.standard())
                    .variances()
                    .getOrDefault(variance.about(), new ArrayList<>())
                    .remove(variance);
            return key(variance.standard(), variance.about());
        }
        if (fact instanceof ScorePair pair) {
            overrides(pair.standard()).unreconciled().remove(pair.about(), pair);
            return key(pair.standard(), pair.about());
        }
        return null;
    }

    private VerdictOverrides overrides(String standard) {
        return overridesOf.computeIfAbsent(standard, id -> new VerdictOverrides(new HashMap<>(), new HashMap<>()));
    }

    private Verdict.@Nullable Key key(String id, Subject subject) {
        return edition.place(id) < 0 ? null : new Verdict.Key(id, subject);
    }

    /** One verdict for each standard in force and each subject of its level, and for any further one rules speak of. */
    Assembled verdicts() {
        List<Verdict> verdicts = new ArrayList<>(edition.standards().size() * places.size() / 2);
        List<Failure> failures = new ArrayList<>();
        for (int place = 0; place < said.length; place++) {
            StandardStatements of = said(place);
            if (!of.ofOthers.isEmpty()) {
                Set<Subject> all = new TreeSet<>(of.subjects);
                all.addAll(of.ofOthers.keySet());
                all.forEach(subject -> decide(of.standard, subject, of.of(subject), verdicts, failures));
                continue;
            }
            for (int i = 0; i < of.subjects.size(); i++) {
                decide(of.standard, of.subjects.get(i), of.ofListed.get(i), verdicts, failures);
            }
        }
        return new Assembled(verdicts, failures);
    }

    /** The verdicts of some standards and subjects only; none for a subject that is not listed and not spoken of. */
    Assembled verdicts(Collection<Verdict.Key> keys) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Verdict.Key key : keys) {
            StandardStatements of = said(edition.place(key.standard()));
            List<Statement> statements = of.of(key.subject());
            if (of.place(key.subject()) >= 0 || !statements.isEmpty()) {
                decide(of.standard, key.subject(), statements, verdicts, failures);
            }
        }
        return new Assembled(verdicts, failures);
    }

    private void decide(
            Standard standard,
            Subject subject,
            List<Statement> statements,
            List<Verdict> verdicts,
            List<Failure> failures) {
        Optional<Outcome> outcome = OutcomeTable.decide(Statement.stated(statements), subject.kind());
        if (outcome.isEmpty()) {
            failures.add(metWithoutEvidence(subject, statements));
        } else {
            verdicts.add(verdict(standard, subject, outcome.get(), statements));
        }
    }

    static Failure metWithoutEvidence(Subject subject, List<Statement> statements) {
        List<Statement> met = statements.stream()
                .filter(statement -> statement.verb() == Verb.MET && statement.isCertain())
                .toList();
        return new Failure(
                met.stream().map(Statement::rule).distinct().sorted().toList(),
                met.stream()
                        .flatMap(statement -> statement.facts().stream())
                        .map(Fact::citation)
                        .distinct()
                        .sorted()
                        .toList(),
                "says met about " + subject + ", but no rule of the standard observed anything: met without evidence");
    }

    private Verdict verdict(Standard standard, Subject subject, Outcome said, List<Statement> statements) {
        ScorePair pair = null;
        Variance variance = null;
        VerdictOverrides overrides = overridesOf.get(standard.id());
        if (overrides != null) {
            pair = overrides.unreconciled().get(subject);
            variance = counting(overrides.variances().getOrDefault(subject, List.of()));
        }
        Outcome outcome = OutcomeTable.counting(said, pair == null, variance != null && variance.inForce(asOf));
        Reason differ = pair != null && outcome != said ? differ(standard, pair) : null;
        return new Verdict(standard, subject, outcome, new Wording(List.copyOf(statements), said, differ), variance);
    }

    /**
     * The reasons of a verdict, not yet in words. Two are equal exactly when their reasons are, of which few words need be
     * made to tell.
     *
     * @param outcome what the statements come to
     * @param last said after all others; null when nothing is
     */
    private record Wording(
            List<Statement> statements,
            Outcome outcome,
            @Nullable Reason last) implements Supplier<List<Reason>> {

        @Override
        public List<Reason> get() {
            List<Reason> reasons = Statement.reasons(statements, outcome);
            if (last != null) {
                reasons.add(last);
            }
            return reasons;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wording wording
                    && outcome == wording.outcome
                    && Objects.equals(last, wording.last)
                    && allSaid(statements, wording.statements)
                    && allSaid(wording.statements, statements);
        }

        @SuppressWarnings("ReferenceEquality") // a short cut
        private static boolean allSaid(List<Statement> some, List<Statement> others) {
            int size = others.size();
            int after = 0;
            for (int k = 0; k < some.size(); k++) {
                Statement statement = some.get(k);
                // Most are the very same, kept in their order from one change of facts to the next.
                boolean said = false;
                for (int i = 0; i < size && !said; i++) {
                    int at = after + i < size ? after + i : after + i - size;
                    said = statement == others.get(at);
                    after = said ? at + 1 : after;
                }
                for (int i = 0; i < size && !said; i++) {
                    said = statement.saysTheSame(others.get(i));
                }
                if (!said) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(last);
        }
    }

    private static Reason differ(Standard standard, ScorePair pair) {
        return new Reason(
                standard.id() + " unproven: partner and MSK score alike",
                Verb.UNPROVEN,
                "the partner scored " + points(pair.partner()) + ", MSK " + points(pair.msk())
                        + ": unproven until reconciled",
                List.of(pair.citation()));
    }

    private static String points(@Nullable Integer points) {
        return points == null ? "not yet" : points.toString();
    }

    /** The variance that counts: one in force before one that is not, then the one that lasts longest. */
    private @Nullable Variance counting(List<Variance> several) {
        if (several.isEmpty()) {
            return null;
        }
        return several.stream()
                .max(Comparator.comparing((Variance variance) -> variance.inForce(asOf))
                        .thenComparing(Variance::expires)
                        .thenComparing(Variance::granted)
                        .thenComparing(Variance::reason))
                .orElse(null);
    }
}
