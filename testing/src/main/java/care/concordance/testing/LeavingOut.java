package care.concordance.testing;

import static java.util.Objects.requireNonNullElse;

import care.concordance.ConcordanceEngine;
import care.concordance.LiveAssessment;
import care.concordance.PartnerSnapshot;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.Between;
import care.concordance.facts.NullMeans;
import care.concordance.facts.PartialDate;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The law that nothing is decided by leaving something out (decision 84): where less is known, a verdict stays what it was or
 * becomes UNPROVEN. Values are left out one at a time, and one after the other until nothing is known any more.
 *
 * <p>What the law leaves open: a stage that is left blank was not given. A measure that then reads the clinical one reads
 * another thing, so of stages only this is asked, that no gap becomes concordant and nothing concordant a gap.
 */
public final class LeavingOut {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };
    /** A case of which nothing is known. */
    private static final Shape CASE = SHAPES.get(TumorCase.class);

    private static final @Nullable Object[] UNKNOWN_CASE =
            CASE.values(TumorCase.builder("x", "x", "C509").build());

    private LeavingOut() {}

    /** A record and its components; the platform makes them anew each time it is asked. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Shape(Class<?> type, RecordComponent[] components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                return new Shape(
                        type,
                        components,
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has its constructor", e);
            }
        }

        String name(int component) {
            return type.getSimpleName() + "." + components[component].getName();
        }

        boolean mayBeUnknown(int component) {
            return components[component].getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !components[component].isAnnotationPresent(NullMeans.class);
        }

        @Nullable
        Object[] values(Record of) {
            @Nullable Object[] values = new Object[components.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    values[i] = components[i].getAccessor().invoke(of);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("fact records are public", e);
            }
            return values;
        }

        Object with(@Nullable Object[] values, int component, @Nullable Object value) {
            @Nullable Object[] changed = values.clone();
            changed[component] = value;
            try {
                return constructor.newInstance(changed);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a fact of which less is known is a fact", e);
            }
        }
    }

    /**
     * A fact or a case of which less is known.
     *
     * @param value what is less known
     */
    private record Less<T>(T of, String value) {

        boolean isStage() {
            return value.equals("TumorCase.clinical")
                    || value.equals("TumorCase.pathologic")
                    || value.equals("TumorCase.postTherapy");
        }
    }

    /** A fact without each value that may be unknown. */
    private static List<Less<PartnerFact>> less(PartnerFact fact) {
        Shape shape = SHAPES.get(fact.getClass());
        @Nullable Object[] values = shape.values((Record) fact);
        List<Less<PartnerFact>> less = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && shape.mayBeUnknown(i)) {
                less.add(new Less<>((PartnerFact) shape.with(values, i, null), shape.name(i)));
            }
        }
        return less;
    }

    /** A case without each item, and with each known less exactly. */
    private static List<Less<TumorCase>> less(TumorCase tumor) {
        @Nullable Object[] values = CASE.values(tumor);
        List<Less<TumorCase>> less = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            List<Object> vague = vague(values[i]);
            if (!Set.of("id", "site", "primarySite").contains(CASE.components()[i].getName())) {
                vague.add(requireNonNullElse(UNKNOWN_CASE[i], ""));
            }
            for (Object value : vague) {
                TumorCase without = (TumorCase) CASE.with(values, i, value);
                // What another item says stays said.
                if (!without.equals(tumor)) {
                    less.add(new Less<>(without, CASE.name(i)));
                }
            }
        }
        return less;
    }

    /** What says less than a value does, without being silent. */
    private static List<Object> vague(@Nullable Object value) {
        List<Object> vague = new ArrayList<>();
        if (value instanceof Between number && !number.equals(Between.NEVER)) {
            vague.add(Between.atLeast(number.atLeast()));
            vague.add(new Between(0, number.atMost()));
        } else if (value instanceof PartialDate date && date.isExact()) {
            vague.add(PartialDate.of(YearMonth.from(date.earliest())));
            vague.add(PartialDate.ofYear(date.earliest().getYear()));
        } else if (value instanceof Tnm stage) {
            vague.add(new Tnm("", stage.n(), stage.m(), stage.group()));
            vague.add(new Tnm(stage.t(), "", stage.m(), stage.group()));
            vague.add(new Tnm(stage.t(), stage.n(), "", stage.group()));
            vague.add(new Tnm(stage.t(), stage.n(), stage.m(), ""));
            // T1C, or stage group IB, without its letter.
            vague.add(new Tnm(stage.t().replaceFirst("(?<=T\\d).*", ""), stage.n(), stage.m(), stage.group()));
            vague.add(new Tnm(stage.t(), stage.n(), stage.m(), stage.group().replaceFirst("(?<=I|V)[A-D].*", "")));
        }
        return vague;
    }

    /** Every breach of the law by the standards of a partner; each says what was left out. */
    public static List<String> breaches(ConcordanceEngine engine, PartnerSnapshot partner, SplittableRandom random) {
        List<String> breaches = new ArrayList<>();
        List<PartnerFact> facts = new ArrayList<>(partner.facts());
        try (LiveAssessment live = engine.live(partner)) {
            for (PartnerFact fact : facts) {
                for (Less<PartnerFact> less : less(fact)) {
                    check(live.replace(fact, less.of()), fact, less, breaches);
                    live.replace(less.of(), fact);
                }
            }
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < facts.size(); i++) {
                places.add(i);
            }
            while (!places.isEmpty()) {
                int at = random.nextInt(places.size());
                PartnerFact fact = facts.get(places.get(at));
                List<Less<PartnerFact>> all = less(fact);
                if (all.isEmpty()) {
                    places.remove(at);
                } else {
                    Less<PartnerFact> less = all.get(random.nextInt(all.size()));
                    check(live.replace(fact, less.of()), fact, less, breaches);
                    facts.set(places.get(at), less.of());
                }
            }
        }
        return breaches;
    }

    private static void check(
            List<VerdictChange> changes, PartnerFact fact, Less<PartnerFact> less, List<String> breaches) {
        for (VerdictChange change : changes) {
            Verdict before = change.before();
            Verdict after = change.after();
            if (!isLawful(outcome(before), outcome(after), false)) {
                breaches.add(words(less.value(), before, after) + "\n  " + fact.citation());
            }
        }
    }

    /** Every breach of the law by the standards of a case; each says what was left out. */
    public static List<String> breaches(ConcordanceEngine engine, TumorCase tumor, SplittableRandom random) {
        List<String> breaches = new ArrayList<>();
        CaseReview review = engine.review(tumor);
        less(tumor).forEach(less -> check(review, engine.review(less.of()), less, breaches));
        CaseReview now = review;
        for (List<Less<TumorCase>> all = less(tumor); !all.isEmpty(); all = less(now.tumorCase())) {
            Less<TumorCase> less = all.get(random.nextInt(all.size()));
            CaseReview next = engine.review(less.of());
            check(now, next, less, breaches);
            now = next;
        }
        return breaches;
    }

    private static void check(CaseReview before, CaseReview after, Less<TumorCase> less, List<String> breaches) {
        Set<String> standards = new TreeSet<>();
        before.results().forEach(result -> standards.add(result.standard().id()));
        after.results().forEach(result -> standards.add(result.standard().id()));
        for (String standard : standards) {
            Outcome then = before.outcome(standard);
            Outcome now = after.outcome(standard);
            if (then != now && !isLawful(then, now, less.isStage())) {
                breaches.add(words(
                                less.value(),
                                before.verdict(standard).orElse(null),
                                after.verdict(standard).orElse(null))
                        + "\n  " + before.tumorCase());
            }
        }
    }

    private static Outcome outcome(@Nullable Verdict verdict) {
        return verdict == null ? Outcome.NOT_APPLICABLE : verdict.outcome();
    }

    /** Whether knowing less may make one outcome of another. */
    private static boolean isLawful(Outcome before, Outcome after, boolean stage) {
        return before == after
                || after == Outcome.UNPROVEN
                || (stage && !Set.of(before, after).equals(Set.of(Outcome.CONCORDANT, Outcome.GAP)));
    }

    private static String words(String left, @Nullable Verdict before, @Nullable Verdict after) {
        Verdict verdict = before == null ? after : before;
        return (verdict == null ? "" : verdict.standard().id() + " of " + verdict.subject()) + ": without " + left + " "
                + outcome(before) + " becomes " + outcome(after) + "\n  before: " + reasons(before) + "\n  after:  "
                + reasons(after);
    }

    private static List<String> reasons(@Nullable Verdict verdict) {
        return verdict == null
                ? List.of()
                : verdict.reasons().stream().map(Reason::sentence).toList();
    }
}
