package care.concordance.fhir;

import care.concordance.evaluate.Judge.Judgement;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Judges a patient some of whose resources can be read in more than one way: by every reading of one with the others in the
 * middle of theirs, and by all of them together. A standard that says the same each time is decided. Of one that does not, only
 * what it says each time is counted, and the resources that make a difference are set aside, so that the rules say what is
 * missing.
 */
final class ImpreciseTimes {

    /** What a rule may say that is counted, in the order in which it counts: an exception only of what is not met. */
    private static final List<Verb> COUNTED = List.of(Verb.OBSERVED, Verb.EXCLUDED, Verb.MET, Verb.EXCEPTED);

    /** How many readings of all resources together are tried. */
    private static final int TOGETHER = 60;

    private record Saying(Subject subject, Verb verb) {}

    /** What is known of a standard so far. */
    private static final class Known {
        /** What it says of the middle of all readings. */
        private final Set<Saying> first;
        /** What it says of everything tried. */
        private final Set<Saying> certain;
        /** What it says of any reading. */
        private final Set<Saying> possible;
        /** Which resources make a difference, by their positions. */
        private final Set<Integer> open = new TreeSet<>();

        Known(Set<Saying> first) {
            this.first = first;
            this.certain = new HashSet<>(first);
            this.possible = new HashSet<>(first);
        }

        /**
         * Takes in what it says of other readings. What one resource leaves open by itself is not all that is open: several may
         * matter together.
         *
         * @param within whether the readings may be meant; beyond the edge more may be said and decides nothing, but where less
         *     is, the edge itself is open
         * @param changed whose readings they are, by their positions
         */
        void take(Set<Saying> said, boolean within, Set<Integer> changed) {
            boolean differs = within ? !said.equals(first) : !said.containsAll(first);
            boolean isNew = certain.retainAll(said);
            if (within) {
                isNew |= possible.addAll(said);
            }
            if (differs && (isNew || open.isEmpty() || changed.size() == 1)) {
                open.addAll(changed);
            }
        }

        /** What counts of a subject: nothing after what may or may not be said and would come before it. */
        Set<Verb> counts(Subject subject) {
            Set<Verb> counts = EnumSet.noneOf(Verb.class);
            for (Verb verb : COUNTED) {
                Saying saying = new Saying(subject, verb);
                if (certain.contains(saying)) {
                    counts.add(verb);
                } else if (possible.contains(saying) && verb != Verb.OBSERVED) {
                    break;
                }
            }
            return counts;
        }
    }

    private final List<ImpreciseResource> ambiguous;
    private final List<Fact> certain = new ArrayList<>();
    private final Function<Collection<Fact>, List<Judgement>> judge;
    /** By the id of the standard. */
    private final Map<String, Known> known = new HashMap<>();

    private ImpreciseTimes(FhirRecord record, Function<Collection<Fact>, List<Judgement>> judge) {
        this.ambiguous = record.ambiguous().stream()
                .filter(one -> !one.readings().isEmpty())
                .toList();
        this.judge = judge;
        Set<Fact> standIns = new HashSet<>();
        record.ambiguous().forEach(one -> standIns.add(one.standIn()));
        record.facts().stream().filter(fact -> !standIns.contains(fact)).forEach(certain::add);
    }

    /** What the rules say of the patient, whichever reading is right. */
    static List<Judgement> judge(FhirRecord record, Function<Collection<Fact>, List<Judgement>> judge) {
        return new ImpreciseTimes(record, judge).judge();
    }

    private List<Judgement> judge() {
        List<Fact> middle = at(0.5);
        List<Judgement> first = said(middle);
        sayings(first).forEach((standard, sayings) -> known.put(standard, new Known(sayings)));
        for (int i = 0; i < ambiguous.size(); i++) {
            tryOut(i, middle);
        }
        if (ambiguous.size() > 1) {
            tryTogether();
        }
        Map<Verdict.Key, Judgement> judged = new LinkedHashMap<>();
        for (Judgement judgement : first) {
            Known of = known.get(judgement.standard().id());
            if (of == null || of.open.isEmpty()) {
                put(judged, judgement);
            } else if (!of.counts(judgement.subject()).isEmpty()) {
                put(judged, judgement.only(of.counts(judgement.subject())));
            }
        }
        known.forEach((standard, of) -> {
            if (!of.open.isEmpty()) {
                unproven(standard, of, middle).forEach(judgement -> put(judged, judgement));
            }
        });
        return List.copyOf(judged.values());
    }

    private static void put(Map<Verdict.Key, Judgement> judged, Judgement judgement) {
        judged.merge(new Verdict.Key(judgement.standard().id(), judgement.subject()), judgement, Judgement::and);
    }

    /** What an undecided standard misses. */
    private List<Judgement> unproven(String standard, Known of, List<Fact> middle) {
        List<Fact> facts = new ArrayList<>(middle);
        of.open.forEach(i -> facts.add(ambiguous.get(i).aside()));
        return said(facts).stream()
                .filter(judgement -> judgement.standard().id().equals(standard) && judgement.says(Verb.UNPROVEN))
                .map(judgement -> judgement.only(EnumSet.of(Verb.UNPROVEN)))
                .toList();
    }

    /** The readings of all resources as far into what they could be. */
    private List<Fact> at(double part) {
        List<Fact> readings = new ArrayList<>();
        for (ImpreciseResource one : ambiguous) {
            readings.add(one.readings().get((int) (part * (one.readings().size() - 1))));
        }
        return readings;
    }

    /** All resources just before, or just after, what they could be. */
    private List<Fact> beyond(int side) {
        List<Fact> readings = at(side);
        for (int i = 0; i < ambiguous.size(); i++) {
            List<Fact> beyond = ambiguous.get(i).beyond();
            if (!beyond.isEmpty()) {
                readings.set(i, beyond.get(side * (beyond.size() - 1)));
            }
        }
        return readings;
    }

    private void tryOut(int position, List<Fact> others) {
        Set<Integer> alone = Set.of(position);
        List<Fact> readings = new ArrayList<>(others);
        ImpreciseResource one = ambiguous.get(position);
        for (Fact reading : one.readings()) {
            readings.set(position, reading);
            tryOut(readings, true, alone);
        }
        for (Fact reading : one.mixed()) {
            readings.set(position, reading);
            tryOut(readings, true, alone);
        }
        for (Fact beyond : one.beyond()) {
            readings.set(position, beyond);
            tryOut(readings, false, alone);
        }
    }

    private void tryTogether() {
        Set<Integer> all =
                Set.copyOf(IntStream.range(0, ambiguous.size()).boxed().toList());
        for (int i = 0; i <= TOGETHER; i++) {
            tryOut(at((double) i / TOGETHER), true, all);
        }
        tryOut(beyond(0), false, all);
        tryOut(beyond(1), false, all);
    }

    /** @param changed the positions of the readings that are not in the middle */
    private void tryOut(List<Fact> readings, boolean within, Set<Integer> changed) {
        Map<String, Set<Saying>> said = sayings(said(readings));
        said.keySet().forEach(standard -> known.computeIfAbsent(standard, id -> new Known(Set.of())));
        known.forEach((standard, of) -> of.take(said.getOrDefault(standard, Set.of()), within, changed));
    }

    private static Map<String, Set<Saying>> sayings(List<Judgement> said) {
        Map<String, Set<Saying>> sayings = new HashMap<>();
        for (Judgement judgement : said) {
            for (Verb verb : COUNTED) {
                if (judgement.says(verb)) {
                    sayings.computeIfAbsent(judgement.standard().id(), id -> new HashSet<>())
                            .add(new Saying(judgement.subject(), verb));
                }
            }
        }
        return sayings;
    }

    private List<Judgement> said(List<Fact> readings) {
        List<Fact> facts = new ArrayList<>(certain);
        facts.addAll(readings);
        return judge.apply(facts);
    }
}
