package care.concordance.internal.evaluate;

import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.CaseReview.Result;
import care.concordance.evaluate.Failure;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of every case-level standard, of all packs together and by number, with everything worked out once that no
 * case changes: when each is in force, and what each set of verbs comes to. A case is judged by the text in force on its
 * date of diagnosis. When that date leaves several, the verdict stands only if all of them agree. Immutable.
 */
final class CaseEditions {

    /** A compiled rule and the edition of the standard it belongs to. */
    record Rule(WalkableRule.Compiled compiled, Standard text) {}

    private static final int STATED = OutcomeTable.STATED;

    private static final int NO_TEXT = -1;

    private final WalkableRule.Compiled[] rules;
    private final int[] textOfRule;
    /** The verb it states, as a bit. */
    private final int[] statedByRule;

    private final Standard[] texts;
    private final Spans[] spansOf;
    /** By edition, the first day on which it is in force; see {@link #lastDay}. */
    private final int[] firstDay;

    /** By edition, the last day. An edition in force twice has the least integer in both; then the spans are asked. */
    private final int[] lastDay;
    /** By edition and by what its rules stated, the shared result; null where something is met and nothing was observed. */
    private final @Nullable Result[] results;

    private final Result[] undecided;
    /** The edition a shared result belongs to; its complement when editions of a standard disagree. */
    private final IdentityHashMap<Result, Integer> textOf = new IdentityHashMap<>();

    /** Which edition of one standard is in force from which day on. */
    private static final class Spans {
        private final int[] from;
        private final int[] text;

        Spans(int[] from, int[] text) {
            this.from = from;
            this.text = text;
        }

        /** The last day of a span. */
        int until(int span) {
            return span + 1 == from.length ? Integer.MAX_VALUE : from[span + 1] - 1;
        }
    }

    /** @param rules every rule that may speak of a case */
    CaseEditions(Timeline timeline, List<Rule> rules) {
        texts = timeline.texts().values().stream()
                .filter(ofId -> ofId.stream().anyMatch(text -> text.level() == Subject.Kind.CASE))
                .flatMap(List::stream)
                .toArray(Standard[]::new);
        int count = texts.length;
        spansOf = new Spans[count];
        firstDay = new int[count];
        lastDay = new int[count];
        results = new Result[count * STATED];
        undecided = new Result[count];
        for (int first = 0; first < count; ) {
            int last = first;
            while (last + 1 < count && texts[last + 1].id().equals(texts[first].id())) {
                last++;
            }
            Spans spans = spans(timeline.spans(texts[first].id()), first, last);
            for (int text = first; text <= last; text++) {
                spansOf[text] = spans;
                decide(text);
            }
            first = last + 1;
        }
        this.rules = new WalkableRule.Compiled[rules.size()];
        textOfRule = new int[rules.size()];
        statedByRule = new int[rules.size()];
        Map<Standard, Integer> numbers = new HashMap<>();
        for (int text = 0; text < count; text++) {
            numbers.put(texts[text], text);
        }
        for (int i = 0; i < rules.size(); i++) {
            WalkableRule.Compiled rule = rules.get(i).compiled();
            this.rules[i] = rule;
            textOfRule[i] = numbers.getOrDefault(rules.get(i).text(), NO_TEXT);
            statedByRule[i] = OutcomeTable.stated(rule.walk().text().verb(), rule.form() == Form.CERTAIN);
        }
    }

    private Spans spans(List<Timeline.Span> ofId, int first, int last) {
        int[] from = ofId.stream().mapToInt(span -> day(span.from())).toArray();
        int[] inForce = ofId.stream()
                .mapToInt(span -> Arrays.asList(texts).indexOf(span.text()))
                .toArray();
        for (int text = first; text <= last; text++) {
            firstDay[text] = Integer.MAX_VALUE;
            lastDay[text] = Integer.MIN_VALUE;
            int pieces = 0;
            for (int i = 0; i < from.length; i++) {
                if (inForce[i] == text) {
                    pieces++;
                    firstDay[text] = from[i];
                    lastDay[text] = i + 1 == from.length ? Integer.MAX_VALUE : from[i + 1] - 1;
                }
            }
            if (pieces > 1) {
                firstDay[text] = Integer.MIN_VALUE;
                lastDay[text] = Integer.MIN_VALUE;
            }
        }
        return new Spans(from, inForce);
    }

    private static int day(LocalDate day) {
        return day.equals(LocalDate.MIN)
                ? Integer.MIN_VALUE
                : (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, day.toEpochDay()));
    }

    private void decide(int text) {
        for (int stated = 1; stated < STATED; stated++) {
            results[text * STATED + stated] = OutcomeTable.decide(stated, Subject.Kind.CASE)
                    .map(outcome -> shared(text, new Result(texts[text], outcome, outcome == Outcome.NOT_APPLICABLE)))
                    .orElse(null);
        }
        undecided[text] = new Result(texts[text], Outcome.UNPROVEN, false);
        textOf.put(undecided[text], ~text);
    }

    private Result shared(int text, Result result) {
        for (int said = 0; said < STATED; said++) {
            Result other = results[text * STATED + said];
            if (other != null && other.outcome() == result.outcome()) {
                return other;
            }
        }
        textOf.put(result, text);
        return result;
    }

    /** The size of the scratch array that {@link #judge} works in; it is zero before and after. */
    int room() {
        return texts.length + (texts.length + Integer.SIZE - 1) / Integer.SIZE;
    }

    /**
     * Judges a case by the rules that spoke of it.
     *
     * @param rules their numbers, kept
     * @param statements what they said, kept; an entry is null when its words are to be made when asked for
     * @param room zeros in, zeros out
     * @param at where the room begins
     */
    CaseReview judge(TumorCase tumor, int[] rules, @Nullable Statement @Nullable [] statements, int[] room, int at) {
        int touched = at + texts.length;
        int words = (texts.length + Integer.SIZE - 1) / Integer.SIZE;
        for (int rule : rules) {
            int text = textOfRule[rule];
            if (text != NO_TEXT) {
                room[at + text] |= statedByRule[rule];
                room[touched + text / Integer.SIZE] |= 1 << text;
            }
        }
        int count = 0;
        for (int word = 0; word < words; word++) {
            count += Integer.bitCount(room[touched + word]);
        }
        Result[] found = new Result[count];
        count = 0;
        boolean sound = true;
        PartialDate diagnosis = tumor.diagnosis();
        int earliest = diagnosis.earliestDay();
        int latest = diagnosis.latestDay();
        Spans done = null;
        for (int word = 0; word < words; word++) {
            int bits = room[touched + word];
            while (bits != 0) {
                int text = word * Integer.SIZE + Integer.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                Spans spans = spansOf[text];
                Result result = null;
                if (spans == done) {
                    continue;
                }
                if (earliest >= firstDay[text] && latest <= lastDay[text]) {
                    result = results[text * STATED + room[at + text]];
                    sound &= result != null;
                    done = spans;
                } else if ((latest >= firstDay[text] && earliest <= lastDay[text])
                        || lastDay[text] == Integer.MIN_VALUE) {
                    int verdict = acrossTexts(spans, earliest, latest, room, at);
                    sound &= verdict != UNSOUND;
                    if (verdict < 0) {
                        result = undecided[~verdict];
                    } else if (verdict < UNSOUND) {
                        result = results[verdict];
                    }
                    done = spans;
                }
                if (result != null) {
                    found[count++] = result;
                }
            }
        }
        if (!sound) {
            List<Failure> failures = unsound(tumor, rules, earliest, latest, room, at);
            Arrays.fill(room, at, at + room(), 0);
            return new JudgedCase(tumor, this, new Result[0], rules, statements, failures);
        }
        for (int rule : rules) {
            int text = textOfRule[rule];
            if (text != NO_TEXT) {
                room[at + text] = 0;
            }
        }
        for (int word = 0; word < words; word++) {
            room[touched + word] = 0;
        }
        return new JudgedCase(
                tumor, this, count == found.length ? found : Arrays.copyOf(found, count), rules, statements, List.of());
    }

    private static final int NOTHING = Integer.MAX_VALUE;
    private static final int UNSOUND = Integer.MAX_VALUE - 1;

    /**
     * Judges as if the diagnosis were on each day it could be of. One outcome on all of them is the outcome; on a day
     * without a text, or with one that says nothing, nothing applies.
     *
     * @return the place of the result; the complement of the last text that spoke when the days do not agree
     */
    private int acrossTexts(Spans spans, int earliest, int latest, int[] room, int at) {
        int last = NOTHING;
        Outcome outcome = null;
        boolean agreed = true;
        for (int i = 0; i < spans.from.length; i++) {
            if (spans.until(i) < earliest || spans.from[i] > latest) {
                continue;
            }
            int text = spans.text[i];
            Outcome ofDays = Outcome.NOT_APPLICABLE;
            if (text != NO_TEXT && room[at + text] != 0) {
                Result result = results[text * STATED + room[at + text]];
                if (result == null) {
                    return UNSOUND;
                }
                ofDays = result.outcome();
                last = text * STATED + room[at + text];
            }
            agreed &= outcome == null || outcome == ofDays;
            outcome = ofDays;
        }
        return agreed || last == NOTHING ? last : ~(last / STATED);
    }

    /** The texts whose rules say met where none of them observed anything. */
    private List<Failure> unsound(TumorCase tumor, int[] rules, int earliest, int latest, int[] room, int at) {
        List<Failure> failures = new ArrayList<>();
        for (int text = 0; text < texts.length; text++) {
            int number = text;
            if (room[at + text] != 0
                    && results[text * STATED + room[at + text]] == null
                    && possible(text, earliest, latest)) {
                failures.add(new Failure(
                        Arrays.stream(rules)
                                .filter(rule -> textOfRule[rule] == number)
                                .mapToObj(rule -> this.rules[rule].walk().text().name())
                                .distinct()
                                .sorted()
                                .toList(),
                        List.of(tumor.citation()),
                        "says met, but no rule of the standard observed anything: met without evidence"));
            }
        }
        return failures;
    }

    private boolean possible(int text, int earliest, int latest) {
        Spans spans = spansOf[text];
        for (int i = 0; i < spans.from.length; i++) {
            if (spans.text[i] == text && spans.until(i) >= earliest && spans.from[i] <= latest) {
                return true;
            }
        }
        return false;
    }

    // ---- reasons, when someone asks

    /** Why a result came out as it did, sorted. */
    List<Reason> reasons(Result result, TumorCase tumor, int[] rules, @Nullable Statement @Nullable [] statements) {
        int number = textOf.getOrDefault(result, 0);
        boolean several = number < 0;
        int text = several ? ~number : number;
        List<Reason> reasons = new ArrayList<>();
        if (several) {
            String id = result.standard().id();
            reasons.add(new Reason(
                    id + " unproven: the text in force on the day of diagnosis is not known",
                    Verb.UNPROVEN,
                    "the date of diagnosis is not known well enough to tell which text of " + id
                            + " was in force, and they do not agree",
                    List.of(tumor.citation())));
        }
        List<Statement> stated = new ArrayList<>();
        Set<WalkableRule> certain = new HashSet<>();
        // What is stated for certain comes before what is stated possibly.
        for (Form form : Form.values()) {
            for (int i = 0; i < rules.length; i++) {
                int of = textOfRule[rules[i]];
                WalkableRule.Compiled rule = this.rules[rules[i]];
                if (rule.form() == form
                        && (of == text || (several && of != NO_TEXT && spansOf[of] == spansOf[text]))
                        && (form == Form.CERTAIN ? certain.add(rule.walk()) : !certain.contains(rule.walk()))) {
                    Statement said = statements == null || form == Form.POSSIBLE ? null : statements[i];
                    stated.add(said == null ? statement(rule, tumor) : said);
                }
            }
        }
        reasons.addAll(Statement.reasons(stated, result.outcome()));
        reasons.sort(null);
        return reasons.stream().distinct().toList();
    }

    /** The standards of which different rules spoke in two runs. */
    Set<String> differing(int[] some, int[] others) {
        Set<String> ids = new TreeSet<>();
        Set<Integer> one = Arrays.stream(some).boxed().collect(Collectors.toSet());
        Set<Integer> other = Arrays.stream(others).boxed().collect(Collectors.toSet());
        Stream.concat(
                        one.stream().filter(rule -> !other.contains(rule)),
                        other.stream().filter(rule -> !one.contains(rule)))
                .forEach(rule -> ids.add(rules[rule].walk().text().standard()));
        return ids;
    }

    /** What a rule says in words; a sentence that cannot be made does not undo what the conditions found. */
    private static Statement statement(WalkableRule.Compiled rule, TumorCase tumor) {
        RuleText text = rule.walk().text();
        try {
            return rule.walk().say(tumor, rule.form());
        } catch (RuntimeException e) {
            String sentence = text.sentence() + "; its values cannot be read: {}";
            return new Statement(
                    text.name(),
                    text.verb(),
                    tumor.subject(),
                    sentence,
                    List.of(e.getClass().getName()),
                    List.of(tumor),
                    null);
        }
    }
}
