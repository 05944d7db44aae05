package care.concordance.evaluate;

import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.ScorePair;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.RuleText;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates one compiled pack. Thread-safe; holds nothing between evaluations. */
public final class Evaluator {

    private final CompiledPack pack;
    private final Session session;
    private final Map<Standard, List<RuleWalk>> walksOf;
    private final List<Standard> later;
    private final Map<String, RuleText> rules;

    /**
     * @param later the standards of the packs loaded after this one; one that has an id of this pack replaces it for as
     *     long as it is in force
     */
    public Evaluator(CompiledPack pack, Collection<Standard> later) {
        this.pack = pack;
        this.session = new Session(pack);
        Map<Standard, List<RuleWalk>> ofStandard = new HashMap<>();
        for (RuleWalk walk : RuleWalk.of(pack)) {
            Standard standard = Objects.requireNonNull(
                    pack.standardOfRule().get(walk.text().name()), walk.text().name());
            ofStandard.computeIfAbsent(standard, each -> new ArrayList<>()).add(walk);
        }
        this.walksOf = Map.copyOf(ofStandard);
        this.later = List.copyOf(later);
        this.rules = pack.rules().stream().collect(Collectors.toUnmodifiableMap(RuleText::name, rule -> rule));
    }

    /** The texts in force on a day, sorted by id. */
    public List<Standard> standards(LocalDate day) {
        return pack.standards().stream()
                .filter(standard -> standard.inForce(day) && !isReplaced(standard, day))
                .toList();
    }

    /** True when this evaluator judges by this text of a standard on a day. */
    public boolean has(Standard standard, LocalDate day) {
        return !isReplaced(standard, day) && pack.standards().contains(standard);
    }

    /** The rules of a text of a standard, to be walked, in the order written. */
    public List<RuleWalk> walks(Standard standard) {
        return walksOf.getOrDefault(standard, List.of());
    }

    /**
     * Everything the rules of a text of a standard say.
     *
     * @param facts everything known: derived facts and the day included
     * @throws EvaluationException when a rule throws
     */
    public List<Statement> said(Standard standard, Collection<? extends Fact> facts) {
        return statements(facts).stream()
                .filter(statement -> standard.equals(pack.standardOfRule().get(statement.rule())))
                .toList();
    }

    /**
     * Whether the rules of one text would call a subject concordant, found by walking them: quick, for trying many facts.
     * What {@link #evaluate} says is the verdict.
     *
     * @param facts everything known, derived facts and the day included, by type
     */
    public boolean isConcordant(Standard standard, Subject subject, Map<Class<?>, List<Fact>> facts) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (RuleWalk walk : walks(standard)) {
            if (!verbs.contains(walk.text().verb()) && walk.speaksOf(subject, facts)) {
                verbs.add(walk.text().verb());
            }
        }
        boolean reconciled = facts.getOrDefault(ScorePair.class, List.of()).stream()
                .map(ScorePair.class::cast)
                .noneMatch(pair -> !pair.isReconciled()
                        && pair.standard().equals(standard.id())
                        && pair.about().equals(subject));
        return reconciled
                && OutcomeTable.decide(verbs, subject.kind())
                        .filter(outcome -> outcome == Outcome.CONCORDANT)
                        .isPresent();
    }

    private List<Statement> statements(Collection<? extends Fact> facts) {
        Session.Result run = session.run(facts);
        if (!run.failures().isEmpty()) {
            throw new EvaluationException(
                    run.failures().stream().map(this::located).toList());
        }
        return run.statements();
    }

    private boolean isReplaced(Standard standard, LocalDate day) {
        return later.stream().anyMatch(other -> other.id().equals(standard.id()) && other.inForce(day));
    }

    /** Drools sessions opened and not yet disposed: 0 whenever no evaluation is running. */
    public int liveSessions() {
        return session.live();
    }

    /**
     * One verdict for each standard in force and each subject of its level, and for any further subject its rules speak
     * of.
     *
     * @param facts everything known, derived facts included
     * @param subjects the subjects listed in the facts
     * @param asOf the day to assess
     * @param standardsOf the day whose standards apply
     * @return verdicts, sorted
     * @throws EvaluationException when a rule throws or says met without evidence
     */
    public List<Verdict> evaluate(
            Collection<? extends Fact> facts, Collection<Subject> subjects, LocalDate asOf, LocalDate standardsOf) {
        List<Fact> inserted = new ArrayList<>(facts);
        inserted.add(new AsOf(asOf));
        Map<String, Standard> inForce = new TreeMap<>();
        standards(standardsOf).forEach(standard -> inForce.put(standard.id(), standard));

        Map<String, Map<Subject, List<Statement>>> said = new TreeMap<>();
        for (Statement statement : statements(inserted)) {
            Standard standard = pack.standardOfRule().get(statement.rule());
            if (standard != null && isText(standard, inForce.get(standard.id()))) {
                said.computeIfAbsent(standard.id(), id -> new TreeMap<>())
                        .computeIfAbsent(statement.subject(), subject -> new ArrayList<>())
                        .add(statement);
            }
        }
        List<Variance> variances = facts.stream()
                .filter(Variance.class::isInstance)
                .map(Variance.class::cast)
                .toList();
        List<ScorePair> unreconciled = facts.stream()
                .filter(ScorePair.class::isInstance)
                .map(ScorePair.class::cast)
                .filter(pair -> !pair.isReconciled())
                .toList();
        List<Verdict> verdicts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        inForce.values().forEach(standard -> {
            Map<Subject, List<Statement>> ofStandard = said.getOrDefault(standard.id(), Map.of());
            Set<Subject> about = new TreeSet<>(ofStandard.keySet());
            subjects.stream()
                    .filter(subject -> subject.kind() == standard.level())
                    .forEach(about::add);
            for (Subject subject : about) {
                List<Statement> statements = ofStandard.getOrDefault(subject, List.of());
                Set<Verb> verbs = EnumSet.noneOf(Verb.class);
                statements.forEach(statement -> verbs.add(statement.verb()));
                Optional<Outcome> outcome = OutcomeTable.decide(verbs, subject.kind());
                if (outcome.isEmpty()) {
                    failures.add(located(metWithoutEvidence(subject, statements)));
                } else {
                    verdicts.add(verdict(standard, subject, outcome.get(), statements, variances, unreconciled, asOf));
                }
            }
        });
        if (!failures.isEmpty()) {
            throw new EvaluationException(failures);
        }
        return verdicts;
    }

    /** The failure with each rule's place in its pack. */
    private Failure located(Failure failure) {
        List<String> places = failure.rules().stream()
                .map(name -> {
                    RuleText rule = rules.get(name);
                    String quoted = "\"" + name + "\"";
                    return rule == null
                            ? quoted
                            : rule.file() + ":" + rule.at().line() + ":"
                                    + rule.at().column() + " " + quoted;
                })
                .toList();
        return new Failure(places, failure.facts(), failure.problem());
    }

    private static boolean isText(Standard standard, @Nullable Standard inForce) {
        return inForce != null && standard.effectiveFrom().equals(inForce.effectiveFrom());
    }

    private static Failure metWithoutEvidence(Subject subject, List<Statement> statements) {
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

    private static Verdict verdict(
            Standard standard,
            Subject subject,
            Outcome said,
            List<Statement> statements,
            List<Variance> variances,
            List<ScorePair> unreconciled,
            LocalDate asOf) {
        List<Reason> reasons = new ArrayList<>(
                statements.stream().map(Statement::reason).sorted().distinct().toList());
        Outcome outcome = said;
        if (said == Outcome.CONCORDANT || said == Outcome.GAP) {
            for (ScorePair pair : unreconciled) {
                if (pair.standard().equals(standard.id()) && pair.about().equals(subject)) {
                    outcome = Outcome.UNPROVEN;
                    reasons.add(new Reason(
                            standard.id() + " unproven: partner and MSK score alike",
                            Verb.UNPROVEN,
                            "the partner scored " + points(pair.partner()) + ", MSK " + points(pair.msk())
                                    + ": unproven until reconciled",
                            List.of(pair.citation())));
                }
            }
        }
        Variance variance = variance(standard, subject, variances, asOf);
        if (outcome == Outcome.GAP && variance != null && variance.inForce(asOf)) {
            outcome = Outcome.WAIVED;
        }
        return new Verdict(standard, subject, outcome, reasons, variance);
    }

    private static String points(@Nullable Integer points) {
        return points == null ? "not yet" : points.toString();
    }

    /** The variance that counts: one in force before one that is not, then the one that lasts longest. */
    private static @Nullable Variance variance(
            Standard standard, Subject subject, List<Variance> variances, LocalDate asOf) {
        return variances.stream()
                .filter(variance -> variance.standard().equals(standard.id())
                        && variance.about().equals(subject))
                .max(Comparator.comparing((Variance variance) -> variance.inForce(asOf))
                        .thenComparing(Variance::expires)
                        .thenComparing(Variance::granted)
                        .thenComparing(Variance::reason))
                .orElse(null);
    }
}
