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
import java.time.LocalDate;
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
            Session session,
            Map<String, List<Standard>> texts,
            Map<String, Standard> ofRule,
            Map<String, List<Standard>> later,
            boolean joins) {}

    private final List<Part> parts;

    /**
     * A pack to review by.
     *
     * @param later the standards of the packs loaded after it; one that has an id of this pack replaces it for as long as
     *     it is in force
     */
    public record Pack(CompiledPack compiled, List<Standard> later) {}

    public Reviewer(List<Pack> packs) {
        List<Part> found = new ArrayList<>();
        for (Pack pack : packs) {
            CompiledPack compiled = pack.compiled();
            Map<String, List<Standard>> texts = new TreeMap<>();
            for (Standard standard : compiled.standards()) {
                if (standard.level() == Subject.Kind.CASE) {
                    texts.computeIfAbsent(standard.id(), id -> new ArrayList<>())
                            .add(standard);
                }
            }
            if (!texts.isEmpty()) {
                boolean joins = compiled.rules().stream()
                        .filter(rule -> texts.containsKey(rule.standard()))
                        .anyMatch(Reviewer::joins);
                found.add(new Part(new Session(compiled), texts, compiled.standardOfRule(), later(pack, texts), joins));
            }
        }
        parts = List.copyOf(found);
    }

    private static Map<String, List<Standard>> later(Pack pack, Map<String, List<Standard>> texts) {
        Map<String, List<Standard>> later = new TreeMap<>();
        pack.later().stream()
                .filter(standard -> texts.containsKey(standard.id()))
                .forEach(standard -> later.computeIfAbsent(standard.id(), id -> new ArrayList<>())
                        .add(standard));
        return later;
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
            work.said().forEach((id, said) -> judge(part, id, said, work));
            work.said().clear();
        }
    }

    private static List<Failure> why(Part part, TumorCase tumor, RuntimeException first) {
        List<Failure> failures = part.session().run(List.of(tumor)).failures();
        if (!failures.isEmpty()) {
            return failures;
        }
        return List.of(new Failure(
                List.of(),
                List.of(tumor.citation()),
                "threw " + first.getClass().getName() + " once and not again"));
    }

    /**
     * Judges a case as if it were diagnosed on each day that could make a difference. One verdict on all of them is the
     * verdict; on a day without a text, or with one that says nothing, nothing applies.
     */
    private static void judge(Part part, String id, List<Statement> said, Work work) {
        List<Standard> texts = part.texts().getOrDefault(id, List.of());
        List<Standard> later = part.later().getOrDefault(id, List.of());
        Judged last = null;
        Outcome outcome = null;
        boolean agreed = true;
        for (LocalDate day : days(texts, later, work.tumorCase().diagnosis())) {
            Judged judged = null;
            Standard text = inForce(texts, day);
            if (text != null && inForce(later, day) == null) {
                List<Statement> ofText = new ArrayList<>(said.size());
                Set<Verb> verbs = EnumSet.noneOf(Verb.class);
                for (Statement statement : said) {
                    if (text.equals(part.ofRule().get(statement.rule()))) {
                        ofText.add(statement);
                        verbs.add(statement.verb());
                    }
                }
                Optional<Outcome> decided = OutcomeTable.decide(verbs, Subject.Kind.CASE);
                if (decided.isEmpty()) {
                    work.failures().add(metWithoutEvidence(ofText, work.tumorCase()));
                    return;
                }
                if (!ofText.isEmpty()) {
                    boolean excluded = decided.get() == Outcome.NOT_APPLICABLE;
                    judged = new Judged(new Result(text, decided.get(), excluded), ofText, List.of());
                }
            }
            Outcome ofDay =
                    judged == null ? Outcome.NOT_APPLICABLE : judged.result().outcome();
            agreed &= outcome == null || outcome == ofDay;
            outcome = ofDay;
            last = judged == null ? last : judged;
        }
        if (last != null) {
            work.judged().add(agreed ? last : undecided(last, said, work.tumorCase()));
        }
    }

    private static Judged undecided(Judged last, List<Statement> said, TumorCase tumor) {
        Standard standard = last.result().standard();
        return new Judged(
                new Result(standard, Outcome.UNPROVEN, false),
                said,
                List.of(new Reason(
                        standard.id() + " unproven: the text in force on the day of diagnosis is not known",
                        Verb.UNPROVEN,
                        "the date of diagnosis is not known well enough to tell which text of " + standard.id()
                                + " was in force, and they do not agree",
                        List.of(tumor.citation()))));
    }

    private static Failure metWithoutEvidence(List<Statement> statements, TumorCase tumor) {
        return new Failure(
                statements.stream().map(Statement::rule).distinct().sorted().toList(),
                List.of(tumor.citation()),
                "says met, but no rule of the standard observed anything: met without evidence");
    }

    private static @Nullable Standard inForce(List<Standard> texts, LocalDate day) {
        for (Standard text : texts) {
            if (text.inForce(day)) {
                return text;
            }
        }
        return null;
    }

    /** The first day the diagnosis could be of, and each later one on which the text in force changes. */
    private static List<LocalDate> days(List<Standard> texts, List<Standard> later, PartialDate diagnosis) {
        List<LocalDate> days = new ArrayList<>(1);
        days.add(diagnosis.earliest());
        if (!diagnosis.isExact()) {
            for (List<Standard> each : List.of(texts, later)) {
                for (Standard text : each) {
                    days.add(text.effectiveFrom());
                    if (text.effectiveTo() != null) {
                        days.add(text.effectiveTo().plusDays(1));
                    }
                }
            }
            days.removeIf(day -> day.isBefore(diagnosis.earliest()) || day.isAfter(diagnosis.latest()));
            days.sort(null);
        }
        return days;
    }
}
