package care.concordance.evaluate;

import care.concordance.evaluate.CaseReview.Judged;
import care.concordance.evaluate.CaseReview.Result;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.RuleText;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges cases by the case-level standards of packs. A case is judged by the text in force on its date of diagnosis.
 * When the date is not known well enough to say which text that is, the verdict stands only if all of them agree.
 *
 * <p>Cases run a thousand to a session. That is sound because a rule about a case matches that case and nothing else; a
 * pack with a rule that joins facts is run one case to a session. Thread-safe.
 */
public final class Reviewer {

    /** Cases in one session. */
    public static final int BATCH = 1000;

    private record Part(
            Session session, Map<String, List<Standard>> texts, Map<String, Standard> ofRule, boolean joins) {}

    private final List<Part> parts;

    /**
     * A pack to review by.
     *
     * @param replaced ids of its standards that a later pack replaces
     */
    public record Pack(CompiledPack compiled, Set<String> replaced) {}

    public Reviewer(List<Pack> packs) {
        List<Part> found = new ArrayList<>();
        for (Pack pack : packs) {
            CompiledPack compiled = pack.compiled();
            Map<String, List<Standard>> texts = new TreeMap<>();
            for (Standard standard : compiled.standards()) {
                if (standard.level() == Subject.Kind.CASE && !pack.replaced().contains(standard.id())) {
                    texts.computeIfAbsent(standard.id(), id -> new ArrayList<>())
                            .add(standard);
                }
            }
            if (!texts.isEmpty()) {
                boolean joins = compiled.rules().stream()
                        .filter(rule -> texts.containsKey(rule.standard()))
                        .anyMatch(Reviewer::joins);
                found.add(new Part(new Session(compiled.base()), texts, compiled.standardOfRule(), joins));
            }
        }
        parts = List.copyOf(found);
    }

    private static boolean joins(RuleText rule) {
        return rule.patterns().size() != 1;
    }

    /** Drools sessions opened and not yet disposed. */
    public int liveSessions() {
        return parts.stream().mapToInt(part -> part.session().live()).sum();
    }

    /** What becomes of one case. */
    private record Work(
            TumorCase tumorCase, Map<String, List<Statement>> said, List<Judged> judged, List<Failure> failures) {
        Work(TumorCase tumorCase) {
            this(tumorCase, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        }

        CaseReview review() {
            judged.sort(Comparator.comparing(one -> one.result().standard().id()));
            return new CaseReview(tumorCase, failures.isEmpty() ? judged : List.of(), failures);
        }
    }

    /** Reviews cases, in their order; a case on which a rule fails is set aside with its failure. */
    public List<CaseReview> review(List<TumorCase> cases) {
        // By identity: two tumors may be equal in everything the registry sent, its id among it.
        IdentityHashMap<TumorCase, Work> works = new IdentityHashMap<>(cases.size());
        List<Work> distinct = new ArrayList<>(cases.size());
        for (TumorCase each : cases) {
            if (!works.containsKey(each)) {
                Work work = new Work(each);
                works.put(each, work);
                distinct.add(work);
            }
        }
        for (Part part : parts) {
            int batch = part.joins() ? 1 : BATCH;
            for (int from = 0; from < distinct.size(); from += batch) {
                run(part, distinct.subList(from, Math.min(distinct.size(), from + batch)), works);
            }
        }
        IdentityHashMap<TumorCase, CaseReview> reviews = new IdentityHashMap<>(cases.size());
        distinct.forEach(work -> reviews.put(work.tumorCase(), work.review()));
        List<CaseReview> inOrder = new ArrayList<>(cases.size());
        cases.forEach(each -> inOrder.add(reviews.get(each)));
        return inOrder;
    }

    /** Halves the cases whenever a rule throws, until it throws on one; every try has a session of its own. */
    private static void run(Part part, List<Work> cases, IdentityHashMap<TumorCase, Work> works) {
        List<Statement> statements;
        try {
            statements = part.session().fire(cases.stream().map(Work::tumorCase).toList());
        } catch (RuntimeException e) {
            if (cases.size() > 1) {
                run(part, cases.subList(0, cases.size() / 2), works);
                run(part, cases.subList(cases.size() / 2, cases.size()), works);
            } else {
                cases.get(0).failures().addAll(why(part, cases.get(0).tumorCase(), e));
            }
            return;
        }
        for (Statement statement : statements) {
            Standard standard = part.ofRule().get(statement.rule());
            Work work = works.get(statement.facts().get(0));
            if (standard != null && work != null && part.texts().containsKey(standard.id())) {
                work.said()
                        .computeIfAbsent(standard.id(), id -> new ArrayList<>())
                        .add(statement);
            }
        }
        for (Work work : cases) {
            work.said()
                    .forEach((id, said) -> judge(
                            part.texts().getOrDefault(id, List.of()),
                            part.ofRule(),
                            work.tumorCase(),
                            said,
                            work.judged(),
                            work.failures()));
            work.said().clear();
        }
    }

    private static List<Failure> why(Part part, TumorCase tumor, RuntimeException first) {
        try {
            part.session().run(List.of(tumor));
        } catch (EvaluationException e) {
            return e.failures();
        }
        return List.of(new Failure(
                List.of(),
                List.of(tumor.citation()),
                "threw " + first.getClass().getName() + " once and not again"));
    }

    /** Judges a case by each text its date of diagnosis allows; more than one verdict is none. */
    private static void judge(
            List<Standard> texts,
            Map<String, Standard> ofRule,
            TumorCase tumor,
            List<Statement> statements,
            List<Judged> judged,
            List<Failure> failures) {
        PartialDate diagnosis = tumor.diagnosis();
        List<Judged> possible = new ArrayList<>();
        int days = 0;
        boolean always = false;
        for (Standard text : texts) {
            if (!overlaps(text, diagnosis)) {
                continue;
            }
            always |= covers(text, diagnosis);
            days++;
            List<Statement> ofText = new ArrayList<>();
            Set<Verb> verbs = EnumSet.noneOf(Verb.class);
            for (Statement statement : statements) {
                if (text.equals(ofRule.get(statement.rule()))) {
                    ofText.add(statement);
                    verbs.add(statement.verb());
                }
            }
            if (ofText.isEmpty()) {
                continue;
            }
            Optional<Outcome> outcome = OutcomeTable.decide(verbs, Subject.Kind.CASE);
            if (outcome.isEmpty()) {
                failures.add(new Failure(
                        ofText.stream().map(Statement::rule).distinct().sorted().toList(),
                        List.of(tumor.citation()),
                        "says met, but no rule of the standard observed anything: met without evidence"));
                return;
            }
            possible.add(new Judged(
                    new Result(
                            text,
                            outcome.get(),
                            outcome.get() == Outcome.NOT_APPLICABLE && CaseReview.excluded(ofText)),
                    ofText,
                    List.of()));
        }
        Judged one = agreed(possible, possible.size() == days && (always || contiguous(texts, diagnosis)), tumor);
        if (one != null) {
            judged.add(one);
        }
    }

    /** The one verdict all possible texts give, the latest text's words; unproven when they differ. */
    private static @Nullable Judged agreed(List<Judged> possible, boolean everyDayJudged, TumorCase tumor) {
        if (possible.isEmpty()) {
            return null;
        }
        Judged last = possible.get(possible.size() - 1);
        Outcome outcome = last.result().outcome();
        boolean same = possible.stream().allMatch(each -> each.result().outcome() == outcome)
                // A day without a text, or with one that says nothing, is a day on which nothing applies.
                && (everyDayJudged || outcome == Outcome.NOT_APPLICABLE);
        if (same) {
            return last;
        }
        Standard standard = last.result().standard();
        List<Statement> statements = new ArrayList<>();
        possible.forEach(each -> statements.addAll(each.statements()));
        return new Judged(
                new Result(standard, Outcome.UNPROVEN, false),
                statements,
                List.of(new Reason(
                        standard.id() + " unproven: the text in force on the day of diagnosis is not known",
                        Verb.UNPROVEN,
                        "the date of diagnosis is not known well enough to tell which text of " + standard.id()
                                + " was in force, and they do not agree",
                        List.of(tumor.citation()))));
    }

    private static boolean overlaps(Standard text, PartialDate date) {
        return text.effectiveFrom().toEpochDay() <= date.latestDay()
                && (text.effectiveTo() == null || text.effectiveTo().toEpochDay() >= date.earliestDay());
    }

    private static boolean covers(Standard text, PartialDate date) {
        return text.effectiveFrom().toEpochDay() <= date.earliestDay()
                && (text.effectiveTo() == null || text.effectiveTo().toEpochDay() >= date.latestDay());
    }

    /** True when some text is in force on every day the date could be; texts are sorted by their first day. */
    private static boolean contiguous(List<Standard> texts, PartialDate date) {
        if (!date.isBounded()) {
            return false;
        }
        long day = date.earliestDay();
        for (Standard text : texts) {
            if (text.effectiveFrom().toEpochDay() <= day
                    && (text.effectiveTo() == null || text.effectiveTo().toEpochDay() >= day)) {
                day = text.effectiveTo() == null
                        ? Long.MAX_VALUE
                        : text.effectiveTo().toEpochDay() + 1;
                if (day > date.latestDay()) {
                    return true;
                }
            }
        }
        return false;
    }
}
