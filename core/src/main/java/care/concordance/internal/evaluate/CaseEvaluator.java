package care.concordance.internal.evaluate;

import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.EvaluationException;
import care.concordance.evaluate.Failure;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.CaseMatcher;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges cases by the case-level standards of packs. A case is judged by the text in force on its date of diagnosis.
 * When the date is not known well enough to say which text that is, the verdict stands only if all of them agree.
 *
 * <p>A rule that asks for one case and nothing else needs no session: the matcher its pack was built with finds it, if
 * there is one. Every other rule runs in Drools sessions, a thousand cases to each. That is sound because such a rule about
 * a case matches that case and nothing else; a pack with a rule that joins facts is run one case to a session. {@link
 * #reference} runs all rules in sessions, {@link #verify} both ways. Thread-safe.
 */
public final class CaseEvaluator {

    /** Cases in one session. */
    public static final int BATCH = 1000;

    /** A pack's part of the work. */
    private static final class Part {
        private final Session session;
        private final @Nullable CaseMatcher matcher;
        /** The number of each of its compiled rules that may speak of a case, by name. */
        private final Map<String, Integer> numbers;
        /** The number of each rule the matcher covers. */
        private final int[] matched;
        /** Whether it covers every rule. */
        private final boolean wholly;

        private final Set<Integer> covered;
        private final boolean joins;

        Part(PackRuntime runtime, Map<String, Integer> numbers, boolean joins) {
            this.session = runtime.session();
            this.matcher = runtime.pack().matcher();
            this.numbers = Map.copyOf(numbers);
            this.joins = joins;
            List<String> names = matcher == null ? List.of() : matcher.rules();
            if (!numbers.keySet().containsAll(names)) {
                throw new IllegalArgumentException(
                        runtime.pack().provenance() + " was built with a matcher of other rules");
            }
            this.matched = names.stream().mapToInt(numbers::get).toArray();
            this.covered = Arrays.stream(matched).boxed().collect(Collectors.toUnmodifiableSet());
            this.wholly = covered.size() == numbers.size();
        }
    }

    private final List<Part> parts;
    private final CaseEditions texts;
    private final boolean sessionless;
    private final int rules;

    /** Room to work in, one for each thread: plain integers, so that a thread's end is all it takes to let go of it. */
    @SuppressWarnings("ThreadLocalUsage") // Its size is this reviewer's own.
    private final ThreadLocal<int[]> rooms = new ThreadLocal<>();

    /** @param timeline of these packs */
    public CaseEvaluator(List<PackRuntime> packs, Timeline timeline) {
        List<Part> found = new ArrayList<>();
        List<CaseEditions.Rule> all = new ArrayList<>();
        for (PackRuntime runtime : packs) {
            Map<String, Integer> numbers = new HashMap<>();
            boolean joins = false;
            for (Standard text : runtime.pack().standards()) {
                if (text.level() == Subject.Kind.CASE) {
                    for (WalkableRule rule : runtime.rules(text)) {
                        for (WalkableRule.Compiled each : rule.compiled()) {
                            numbers.put(each.name(), all.size());
                            all.add(new CaseEditions.Rule(each, text));
                        }
                        joins |= rule.steps().size() != 1;
                    }
                }
            }
            if (!numbers.isEmpty()) {
                found.add(new Part(runtime, numbers, joins));
            }
        }
        parts = List.copyOf(found);
        texts = new CaseEditions(timeline, all);
        sessionless = parts.stream().allMatch(part -> part.wholly);
        rules = all.size();
    }

    /** A pack by itself. */
    public CaseEvaluator(CompiledPack pack) {
        this(List.of(new PackRuntime(pack)));
    }

    private CaseEvaluator(List<PackRuntime> packs) {
        this(packs, new Timeline(packs));
    }

    /** Drools sessions opened and not yet disposed. */
    public int liveSessions() {
        return parts.stream().mapToInt(part -> part.session.live()).sum();
    }

    /** Reviews one case; when a rule fails on it, it is set aside with its failure. */
    public CaseReview review(TumorCase tumor) {
        return sessionless
                ? withoutSession(tumor, room())
                : run(List.of(tumor), true).get(0);
    }

    /** Reviews cases, in their order; a case on which a rule fails is set aside with its failure. */
    public List<CaseReview> review(List<TumorCase> cases) {
        if (!sessionless) {
            return run(cases, true);
        }
        int[] room = room();
        List<CaseReview> reviews = new ArrayList<>(cases.size());
        for (TumorCase tumor : cases) {
            reviews.add(withoutSession(tumor, room));
        }
        return reviews;
    }

    /** As {@link #review}, with every rule in a session. */
    public List<CaseReview> reference(List<TumorCase> cases) {
        return run(cases, false);
    }

    /**
     * As {@link #review}, and as {@link #reference} too.
     *
     * @throws EvaluationException when the two differ, with each case and the standards on which they do
     */
    public List<CaseReview> verify(List<TumorCase> cases) {
        List<CaseReview> reviews = review(cases);
        List<CaseReview> expected = reference(cases);
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            Set<String> differing = differing(reviews.get(i), expected.get(i));
            if (!differing.isEmpty()) {
                failures.add(Failure.differing(
                        List.copyOf(differing), reviews.get(i).tumorCase().citation()));
            }
        }
        if (!failures.isEmpty()) {
            throw new EvaluationException(failures);
        }
        return reviews;
    }

    private Set<String> differing(CaseReview one, CaseReview other) {
        Set<String> differing = new TreeSet<>();
        if (one.isSetAside() != other.isSetAside()) {
            differing.add("whether it is set aside");
        }
        List<Verdict> all = new ArrayList<>(one.verdicts());
        List<Verdict> expected = new ArrayList<>(other.verdicts());
        all.stream()
                .filter(verdict -> !expected.contains(verdict))
                .forEach(verdict -> differing.add(verdict.standard().id()));
        expected.stream()
                .filter(verdict -> !all.contains(verdict))
                .forEach(verdict -> differing.add(verdict.standard().id()));
        if (one.failures().isEmpty()) {
            differing.addAll(texts.differing(((JudgedCase) one).spoke(), ((JudgedCase) other).spoke()));
        }
        return differing;
    }

    /** The scratch array of this thread, zero before and after each case: rule numbers a matcher finds, and room to judge in. */
    private int[] room() {
        int[] room = rooms.get();
        if (room == null) {
            room = new int[2 * rules + texts.room()];
            rooms.set(room);
        }
        return room;
    }

    private CaseReview withoutSession(TumorCase tumor, int[] room) {
        int count = 0;
        try {
            for (Part part : parts) {
                count = match(part, tumor, room, count);
            }
        } catch (Exception e) {
            // A session says which rule it was, and on what.
            return run(List.of(tumor), false).get(0);
        }
        return texts.judge(tumor, Arrays.copyOfRange(room, rules, rules + count), null, room, 2 * rules);
    }

    /** Adds the numbers of the rules that match to those found; returns how many there are then. */
    private int match(Part part, TumorCase tumor, int[] room, int found) throws Exception {
        CaseMatcher matcher = part.matcher;
        if (matcher == null) {
            return found;
        }
        int count = matcher.match(tumor, room);
        int[] numbers = part.matched;
        for (int i = 0; i < count; i++) {
            room[rules + found + i] = numbers[room[i]];
        }
        return found + count;
    }

    // ---- in sessions

    /** What becomes of one case. */
    private static final class Work {
        private final TumorCase tumorCase;
        private final List<Failure> failures = new ArrayList<>();
        private int[] rules = new int[16];
        private @Nullable Statement[] statements = new Statement[16];
        private int count;

        Work(TumorCase tumorCase) {
            this.tumorCase = tumorCase;
        }

        void add(int rule, @Nullable Statement statement) {
            if (count == rules.length) {
                rules = Arrays.copyOf(rules, 2 * count);
                statements = Arrays.copyOf(statements, 2 * count);
            }
            rules[count] = rule;
            statements[count++] = statement;
        }
    }

    private List<CaseReview> run(List<TumorCase> cases, boolean matchers) {
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
        int[] room = room();
        for (Part part : parts) {
            boolean covers = matchers && part.matcher != null;
            int batch = part.joins ? 1 : BATCH;
            for (int from = 0; from < distinct.size(); from += batch) {
                run(part, distinct.subList(from, Math.min(distinct.size(), from + batch)), works, covers);
            }
            if (covers) {
                distinct.forEach(work -> match(part, work, room));
            }
        }
        IdentityHashMap<TumorCase, CaseReview> reviews = new IdentityHashMap<>(cases.size());
        distinct.forEach(work -> reviews.put(work.tumorCase, review(work, room)));
        List<CaseReview> inOrder = new ArrayList<>(cases.size());
        cases.forEach(each -> inOrder.add(reviews.get(each)));
        return inOrder;
    }

    private void match(Part part, Work work, int[] room) {
        if (!work.failures.isEmpty()) {
            return;
        }
        try {
            int count = match(part, work.tumorCase, room, 0);
            for (int i = 0; i < count; i++) {
                work.add(room[rules + i], null);
            }
        } catch (Exception e) {
            work.failures.addAll(why(part, work.tumorCase, e));
        }
    }

    private CaseReview review(Work work, int[] room) {
        if (!work.failures.isEmpty()) {
            return new JudgedCase(
                    work.tumorCase, texts, new CaseReview.Result[0], new int[0], null, List.copyOf(work.failures));
        }
        return texts.judge(
                work.tumorCase,
                Arrays.copyOf(work.rules, work.count),
                Arrays.copyOf(work.statements, work.count),
                room,
                2 * rules);
    }

    /**
     * Halves the cases whenever a rule throws, until it throws on one; every try has a session of its own.
     *
     * @param uncovered whether to leave out what the rules say that the part's matcher covers
     */
    private static void run(Part part, List<Work> cases, IdentityHashMap<TumorCase, Work> works, boolean uncovered) {
        if (uncovered && part.wholly) {
            return;
        }
        List<Statement> statements;
        try {
            statements =
                    part.session.fire(cases.stream().map(work -> work.tumorCase).toList());
        } catch (RuntimeException e) {
            if (cases.size() > 1) {
                run(part, cases.subList(0, cases.size() / 2), works, uncovered);
                run(part, cases.subList(cases.size() / 2, cases.size()), works, uncovered);
            } else {
                cases.get(0).failures.addAll(why(part, cases.get(0).tumorCase, e));
            }
            return;
        }
        for (Statement statement : statements) {
            Integer rule = part.numbers.get(statement.rule());
            Work work = works.get(statement.facts().get(0));
            if (rule != null && work != null && !(uncovered && part.covered.contains(rule))) {
                work.add(rule, statement);
            }
        }
    }

    private static List<Failure> why(Part part, TumorCase tumor, Exception first) {
        List<Failure> failures = part.session.run(List.of(tumor)).failures();
        if (!failures.isEmpty()) {
            return failures;
        }
        return List.of(new Failure(
                List.of(),
                List.of(tumor.citation()),
                "threw " + first.getClass().getName() + " once and not again"));
    }
}
