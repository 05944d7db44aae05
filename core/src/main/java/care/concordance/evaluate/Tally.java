package care.concordance.evaluate;

import care.concordance.facts.Fact;
import care.concordance.facts.ScorePair;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From what rules said to verdicts: statements gathered by standard and subject, the outcome table, scores and variances.
 * Not thread-safe.
 */
final class Tally {

    /** Verdicts, sorted; they count only when nothing failed. */
    record Result(List<Verdict> verdicts, List<Failure> failures) {}

    /** Whom one text of a standard is judged for. */
    record Key(Standard standard, Subject subject) implements Comparable<Key> {

        // One text of a standard is in force; its own hash would read its whole page.
        @Override
        public int hashCode() {
            return 31 * standard.id().hashCode() + subject.hashCode();
        }

        @Override
        public int compareTo(Key other) {
            int by = standard.id().compareTo(other.standard.id());
            return by != 0 ? by : subject.compareTo(other.subject);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && standard.id().equals(key.standard.id()) && subject.equals(key.subject);
        }
    }

    /** What facts other than rules' say about a standard and subject, by its id. */
    private record About(String standard, Subject subject) {}

    private final Edition edition;
    private final LocalDate asOf;
    private final Map<Subject.Kind, List<Subject>> listed = new EnumMap<>(Subject.Kind.class);
    private final Map<String, Map<Subject, List<Statement>>> said = new HashMap<>();
    private final Map<About, List<Variance>> variances = new HashMap<>();
    private final Map<About, ScorePair> unreconciled = new HashMap<>();

    /** @param subjects the subjects listed in the facts, in any order */
    Tally(Edition edition, Collection<Subject> subjects, LocalDate asOf, Collection<? extends Fact> facts) {
        this.edition = edition;
        this.asOf = asOf;
        subjects.forEach(subject -> listed.computeIfAbsent(subject.kind(), kind -> new ArrayList<>())
                .add(subject));
        listed.values().forEach(each -> each.sort(null));
        facts.forEach(this::add);
    }

    /** Takes a statement in; one of a text that is not in force is left out. */
    @Nullable
    Key add(Statement statement) {
        Standard standard = edition.ofRule(statement.rule());
        if (standard == null) {
            return null;
        }
        said.computeIfAbsent(standard.id(), id -> new HashMap<>())
                .computeIfAbsent(statement.subject(), subject -> new ArrayList<>(4))
                .add(statement);
        return new Key(standard, statement.subject());
    }

    /** Takes a statement back. */
    @Nullable
    Key remove(Statement statement) {
        Standard standard = edition.ofRule(statement.rule());
        Map<Subject, List<Statement>> ofStandard = standard == null ? null : said.get(standard.id());
        List<Statement> statements = ofStandard == null ? null : ofStandard.get(statement.subject());
        if (standard == null || ofStandard == null || statements == null) {
            return null;
        }
        statements.remove(statement);
        if (statements.isEmpty()) {
            ofStandard.remove(statement.subject());
        }
        return new Key(standard, statement.subject());
    }

    /** Takes in a fact that bears on verdicts without a rule: a variance, or two scores. */
    @Nullable
    Key add(Fact fact) {
        if (fact instanceof Variance variance) {
            About about = new About(variance.standard(), variance.about());
            variances.computeIfAbsent(about, key -> new ArrayList<>()).add(variance);
            return key(about);
        }
        if (fact instanceof ScorePair pair && !pair.isReconciled()) {
            About about = new About(pair.standard(), pair.about());
            unreconciled.put(about, pair);
            return key(about);
        }
        return null;
    }

    /** Takes such a fact back. */
    @Nullable
    Key remove(Fact fact) {
        if (fact instanceof Variance variance) {
            About about = new About(variance.standard(), variance.about());
            variances.getOrDefault(about, new ArrayList<>()).remove(variance);
            return key(about);
        }
        if (fact instanceof ScorePair pair) {
            About about = new About(pair.standard(), pair.about());
            unreconciled.remove(about, pair);
            return key(about);
        }
        return null;
    }

    private @Nullable Key key(About about) {
        for (Standard standard : edition.standards()) {
            if (standard.id().equals(about.standard())) {
                return new Key(standard, about.subject());
            }
        }
        return null;
    }

    /** One verdict for each standard in force and each subject of its level, and for any further one rules speak of. */
    Result verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Standard standard : edition.standards()) {
            Map<Subject, List<Statement>> ofStandard = said.getOrDefault(standard.id(), Map.of());
            List<Subject> subjects = listed.getOrDefault(standard.level(), List.of());
            for (Subject subject : isAllOf(subjects, ofStandard.keySet()) ? subjects : all(subjects, ofStandard)) {
                decide(standard, subject, ofStandard.getOrDefault(subject, List.of()), verdicts, failures);
            }
        }
        return new Result(verdicts, failures);
    }

    private static boolean isAllOf(List<Subject> sorted, Set<Subject> spokenOf) {
        int found = 0;
        for (Subject subject : sorted) {
            found += spokenOf.contains(subject) ? 1 : 0;
        }
        return found == spokenOf.size();
    }

    private static Set<Subject> all(List<Subject> subjects, Map<Subject, List<Statement>> ofStandard) {
        Set<Subject> all = new TreeSet<>(subjects);
        all.addAll(ofStandard.keySet());
        return all;
    }

    /** The verdicts of some standards and subjects only; none for a subject that is not listed and not spoken of. */
    Result verdicts(Collection<Key> keys) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (Key key : keys) {
            List<Statement> statements =
                    said.getOrDefault(key.standard().id(), Map.of()).get(key.subject());
            boolean expected =
                    listed.getOrDefault(key.standard().level(), List.of()).contains(key.subject());
            if (expected || statements != null) {
                decide(key.standard(), key.subject(), statements == null ? List.of() : statements, verdicts, failures);
            }
        }
        return new Result(verdicts, failures);
    }

    private void decide(
            Standard standard,
            Subject subject,
            List<Statement> statements,
            List<Verdict> verdicts,
            List<Failure> failures) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (Statement statement : statements) {
            verbs.add(statement.verb());
        }
        Optional<Outcome> outcome = OutcomeTable.decide(verbs, subject.kind());
        if (outcome.isEmpty()) {
            failures.add(metWithoutEvidence(subject, statements));
        } else {
            verdicts.add(verdict(standard, subject, outcome.get(), statements));
        }
    }

    static Failure metWithoutEvidence(Subject subject, List<Statement> statements) {
        List<Statement> met = statements.stream()
                .filter(statement -> statement.verb() == Verb.MET)
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
        List<Reason> reasons = reasons(statements);
        Outcome outcome = said;
        ScorePair pair = null;
        Variance variance = null;
        if (!unreconciled.isEmpty() || !variances.isEmpty()) {
            About about = new About(standard.id(), subject);
            pair = unreconciled.get(about);
            variance = counting(variances.getOrDefault(about, List.of()));
        }
        if (pair != null && (said == Outcome.CONCORDANT || said == Outcome.GAP)) {
            outcome = Outcome.UNPROVEN;
            reasons.add(new Reason(
                    standard.id() + " unproven: partner and MSK score alike",
                    Verb.UNPROVEN,
                    "the partner scored " + points(pair.partner()) + ", MSK " + points(pair.msk())
                            + ": unproven until reconciled",
                    List.of(pair.citation())));
        }
        if (outcome == Outcome.GAP && variance != null && variance.inForce(asOf)) {
            outcome = Outcome.WAIVED;
        }
        return new Verdict(standard, subject, outcome, reasons, variance);
    }

    private static List<Reason> reasons(List<Statement> statements) {
        List<Reason> reasons = new ArrayList<>(statements.size() + 1);
        for (Statement statement : statements) {
            reasons.add(statement.reason());
        }
        if (reasons.size() > 1) {
            reasons.sort(null);
            for (int i = reasons.size() - 1; i > 0; i--) {
                if (reasons.get(i).equals(reasons.get(i - 1))) {
                    reasons.remove(i);
                }
            }
        }
        return reasons;
    }

    private static String points(@Nullable Integer points) {
        return points == null ? "not yet" : points.toString();
    }

    /** The variance that counts: one in force before one that is not, then the one that lasts longest. */
    private @Nullable Variance counting(List<Variance> several) {
        return several.stream()
                .max(Comparator.comparing((Variance variance) -> variance.inForce(asOf))
                        .thenComparing(Variance::expires)
                        .thenComparing(Variance::granted)
                        .thenComparing(Variance::reason))
                .orElse(null);
    }
}
