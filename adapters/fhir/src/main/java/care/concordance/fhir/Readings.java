package care.concordance.fhir;

import care.concordance.evaluate.Judge.Judgement;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Judges a patient some of whose resources can be read in more than one way: by every reading of one with the others in the
 * middle of theirs, and by all of them together. A standard that says the same each time is decided. Where it does not, the
 * reading it says least of is taken and the resource set aside beside it, so that nothing uncertain is counted and the rules
 * say what is missing.
 */
final class Readings {

    /** What a rule may say that is counted. */
    private static final Set<Verb> COUNTED = Set.of(Verb.OBSERVED, Verb.EXCLUDED, Verb.MET, Verb.EXCEPTED);

    /** How many readings of all resources together are tried. */
    private static final int TOGETHER = 60;

    private record Saying(Subject subject, Verb verb) {}

    private final List<Ambiguous> ambiguous;
    private final List<Fact> certain = new ArrayList<>();
    private final Function<Collection<Fact>, List<Judgement>> judge;

    /** By the id of a standard that is undecided: the reading of each resource that it says least of, by its position. */
    private final Map<String, Map<Integer, Fact>> undecided = new TreeMap<>();

    private Readings(FhirRecord record, Function<Collection<Fact>, List<Judgement>> judge) {
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
        return new Readings(record, judge).judge();
    }

    private List<Judgement> judge() {
        List<Fact> middle = at(0.5);
        for (int i = 0; i < ambiguous.size(); i++) {
            tryOut(i, middle);
        }
        if (ambiguous.size() > 1) {
            tryTogether();
        }
        List<Judgement> said = new ArrayList<>(said(middle));
        said.removeIf(judgement -> undecided.containsKey(judgement.standard().id()));
        undecided.forEach((standard, least) -> {
            List<Fact> facts = new ArrayList<>(middle);
            least.forEach(facts::set);
            least.keySet().forEach(i -> facts.add(ambiguous.get(i).aside()));
            said(facts).stream()
                    .filter(judgement -> judgement.standard().id().equals(standard))
                    .forEach(said::add);
        });
        return said;
    }

    /** The readings of all resources as far into what they could be. */
    private List<Fact> at(double part) {
        List<Fact> readings = new ArrayList<>();
        for (Ambiguous one : ambiguous) {
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
        Ambiguous one = ambiguous.get(position);
        leasts(with(position, one.readings(), others), with(position, one.beyond(), others))
                .forEach((standard, least) -> undecided
                        .computeIfAbsent(standard, id -> new TreeMap<>())
                        .put(position, open(position, least)));
    }

    /** What is taken where a resource's readings make a difference. */
    private Fact open(int position, List<Fact> least) {
        Ambiguous one = ambiguous.get(position);
        return one.mistaken() ? one.readings().get(0) : least.get(position);
    }

    private static List<List<Fact>> with(int position, List<Fact> readings, List<Fact> others) {
        List<List<Fact>> choices = new ArrayList<>();
        for (Fact reading : readings) {
            List<Fact> choice = new ArrayList<>(others);
            choice.set(position, reading);
            choices.add(choice);
        }
        return choices;
    }

    private void tryTogether() {
        List<List<Fact>> choices = new ArrayList<>();
        for (int i = 0; i <= TOGETHER; i++) {
            choices.add(at((double) i / TOGETHER));
        }
        leasts(choices, List.of(beyond(0), beyond(1)))
                .forEach((standard, least) -> undecided.computeIfAbsent(standard, id -> {
                    Map<Integer, Fact> all = new TreeMap<>();
                    for (int i = 0; i < least.size(); i++) {
                        all.put(i, open(i, least));
                    }
                    return all;
                }));
    }

    /** For each standard the choices do not decide, the one it says least of. */
    private Map<String, List<Fact>> leasts(List<List<Fact>> within, List<List<Fact>> beyond) {
        List<List<Fact>> choices = new ArrayList<>(within);
        choices.addAll(beyond);
        List<Map<String, Set<Saying>>> said = new ArrayList<>();
        Set<String> standards = new TreeSet<>();
        for (List<Fact> choice : choices) {
            Map<String, Set<Saying>> sayings = sayings(said(choice));
            standards.addAll(sayings.keySet());
            said.add(sayings);
        }
        Map<String, List<Fact>> leasts = new HashMap<>();
        for (String standard : standards) {
            Set<Saying> first = said.get(0).getOrDefault(standard, Set.of());
            boolean decided = true;
            int least = 0;
            for (int i = 0; i < said.size(); i++) {
                Set<Saying> other = said.get(i).getOrDefault(standard, Set.of());
                // Beyond the edge more may be said: that is decided; less, and the edge itself is not.
                decided &= i < within.size() ? other.equals(first) : other.containsAll(first);
                if (other.size()
                        < said.get(least).getOrDefault(standard, Set.of()).size()) {
                    least = i;
                }
            }
            if (!decided) {
                leasts.put(standard, choices.get(least));
            }
        }
        return leasts;
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
