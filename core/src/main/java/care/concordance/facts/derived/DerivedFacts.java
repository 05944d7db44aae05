package care.concordance.facts.derived;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Fact;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.Percent;
import care.concordance.facts.Physician;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Score;
import care.concordance.facts.Site;
import care.concordance.facts.Trial;
import care.concordance.facts.TumorBoard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Facts that follow from other facts: counts and comparisons rules read as properties instead of computing them. What
 * follows is derived group by group, mostly site by site, so that a fact that changes is derived from anew only where it
 * counts. Not thread-safe.
 */
public final class DerivedFacts {

    /**
     * One kind of derived fact.
     *
     * @param type of what follows
     * @param group the key of the group a derived fact follows from
     * @param reads the facts it follows from, each with the key of the group it counts in
     * @param of what follows from one group; the same for the same facts in any order
     */
    private record Derivation(
            Class<? extends Fact> type,
            Function<Fact, String> group,
            Map<Class<? extends Fact>, Function<Fact, String>> reads,
            BiFunction<String, List<Fact>, List<? extends Fact>> of) {}

    private static final String EVERYWHERE = "";

    private static final List<Derivation> DERIVATIONS = List.of(
            new Derivation(
                    ProgramTeam.class,
                    by(ProgramTeam.class, ProgramTeam::site),
                    Map.of(
                            DiseaseProgram.class, by(DiseaseProgram.class, DiseaseProgram::site),
                            Physician.class, by(Physician.class, Physician::site)),
                    (site, group) -> programTeams(programs(group), Fact.select(group, Physician.class))),
            new Derivation(
                    ProgramConference.class,
                    by(ProgramConference.class, ProgramConference::site),
                    Map.of(
                            DiseaseProgram.class, by(DiseaseProgram.class, DiseaseProgram::site),
                            TumorBoard.class, by(TumorBoard.class, TumorBoard::site)),
                    (site, group) -> programConferences(programs(group), Fact.select(group, TumorBoard.class))),
            new Derivation(
                    SiteConferences.class,
                    by(SiteConferences.class, SiteConferences::site),
                    Map.of(
                            Site.class, by(Site.class, Site::id),
                            TumorBoard.class, by(TumorBoard.class, TumorBoard::site)),
                    (site, group) -> siteConferences(
                            site, Fact.select(group, Site.class), Fact.select(group, TumorBoard.class))),
            new Derivation(
                    SiteTrials.class,
                    by(SiteTrials.class, SiteTrials::site),
                    Map.of(Trial.class, by(Trial.class, Trial::site)),
                    (site, group) -> List.of(siteTrials(site, Fact.select(group, Trial.class)))),
            new Derivation(
                    SiteMeasures.class,
                    by(SiteMeasures.class, SiteMeasures::site),
                    Map.of(MeasureRate.class, by(MeasureRate.class, MeasureRate::site)),
                    (site, group) -> List.of(siteMeasures(site, Fact.select(group, MeasureRate.class)))),
            new Derivation(
                    SiteCoverage.class,
                    fact -> EVERYWHERE,
                    Map.of(Site.class, fact -> EVERYWHERE, RecordedDesignation.class, fact -> EVERYWHERE),
                    (all, group) -> siteCoverage(
                            Fact.select(group, Site.class), Fact.select(group, RecordedDesignation.class))),
            new Derivation(
                    ScorePair.class,
                    by(ScorePair.class, pair -> pair.standard() + "/" + pair.about()),
                    Map.of(Score.class, by(Score.class, score -> score.standard() + "/" + score.about())),
                    (pair, group) -> List.of(scorePair(Fact.select(group, Score.class)))));

    private static final Map<Class<?>, Derivation> BY_TYPE = DERIVATIONS.stream()
            .collect(Collectors.toMap(Derivation::type, derivation -> derivation, (a, b) -> a, LinkedHashMap::new));

    /** The types of facts that follow, in a fixed order. */
    public static final Set<Class<?>> TYPES = Collections.unmodifiableSet(BY_TYPE.keySet());

    /** What changed: facts that no longer follow, and facts that follow now and did not before. */
    public record Difference(List<Fact> gone, List<Fact> come) {}

    /** The base facts of one derivation by group, and what follows from each. */
    private static final class Groups {
        private final Derivation derivation;
        private final SortedMap<String, List<Fact>> members = new TreeMap<>();
        private final Map<String, List<? extends Fact>> derived = new HashMap<>();

        Groups(Derivation derivation) {
            this.derivation = derivation;
        }

        /** The key of the group of a fact that counts here. */
        String key(Fact fact) {
            return Objects.requireNonNull(derivation.reads().get(fact.getClass()))
                    .apply(fact);
        }

        void add(String key, Fact fact) {
            members.computeIfAbsent(key, group -> new ArrayList<>()).add(fact);
        }

        List<? extends Fact> of(String key) {
            return derived.getOrDefault(key, List.of());
        }

        List<Fact> facts() {
            List<Fact> all = new ArrayList<>();
            members.keySet().forEach(key -> all.addAll(of(key)));
            return all;
        }

        /** Derives a group anew. */
        void derive(String key) {
            List<Fact> group = members.getOrDefault(key, List.of());
            if (group.isEmpty()) {
                members.remove(key);
                derived.remove(key);
            } else {
                derived.put(key, derivation.of().apply(key, group));
            }
        }
    }

    /** By the type of fact, the places of the derivations that read it. */
    private static final Map<Class<?>, List<Integer>> READING = reading();

    private final List<Groups> groups = DERIVATIONS.stream().map(Groups::new).toList();

    private static Map<Class<?>, List<Integer>> reading() {
        Map<Class<?>, List<Integer>> reading = new HashMap<>();
        for (int i = 0; i < DERIVATIONS.size(); i++) {
            for (Class<?> type : DERIVATIONS.get(i).reads().keySet()) {
                reading.computeIfAbsent(type, read -> new ArrayList<>()).add(i);
            }
        }
        return reading;
    }

    /** Derives everything that follows. */
    public DerivedFacts(Collection<? extends Fact> facts) {
        for (Fact fact : facts) {
            for (int place : reading(fact)) {
                Groups each = groups.get(place);
                each.add(each.key(fact), fact);
            }
        }
        for (Groups each : groups) {
            each.members.keySet().forEach(each::derive);
        }
    }

    /** The types of what follows from facts of a type. */
    public static List<? extends Class<?>> from(Class<?> type) {
        return READING.getOrDefault(type, List.of()).stream()
                .map(place -> DERIVATIONS.get(place).type())
                .toList();
    }

    /** The types of facts that facts of a derived type follow from. */
    public static Set<Class<? extends Fact>> bases(Class<?> derived) {
        return derivation(derived).reads().keySet();
    }

    /**
     * What follows of one type, in a fixed order for equal facts.
     *
     * @param derived one of {@link #TYPES}
     * @param facts the facts of a type
     */
    public static List<Fact> of(Class<?> derived, Function<Class<?>, List<Fact>> facts) {
        Groups groups = new Groups(derivation(derived));
        for (Class<?> type : groups.derivation.reads().keySet()) {
            facts.apply(type).forEach(fact -> groups.add(groups.key(fact), fact));
        }
        groups.members.keySet().forEach(groups::derive);
        return groups.facts();
    }

    /** Whether a derived fact follows from a group a fact counts in. */
    public static boolean follows(Fact derived, Fact from) {
        Derivation derivation = derivation(derived.getClass());
        Function<Fact, String> keyOf = derivation.reads().get(from.getClass());
        return keyOf != null && keyOf.apply(from).equals(derivation.group().apply(derived));
    }

    /** What follows of the type of a derived fact from its group. */
    public static List<Fact> besides(Fact derived, Function<Class<?>, List<Fact>> facts) {
        Derivation derivation = derivation(derived.getClass());
        List<Fact> group = derivation.reads().keySet().stream()
                .flatMap(type -> facts.apply(type).stream())
                .filter(fact -> follows(derived, fact))
                .toList();
        return group.isEmpty()
                ? List.of()
                : new ArrayList<>(derivation.of().apply(derivation.group().apply(derived), group));
    }

    private static Derivation derivation(Class<?> derived) {
        return Objects.requireNonNull(BY_TYPE.get(derived), () -> derived + " is not derived");
    }

    private static List<Integer> reading(Fact fact) {
        return READING.getOrDefault(fact.getClass(), List.of());
    }

    /** Everything that follows from facts, in a fixed order for equal facts. */
    public static List<Fact> of(Collection<? extends Fact> facts) {
        return new DerivedFacts(facts).facts();
    }

    /** Everything that follows, in a fixed order for equal facts. */
    public List<Fact> facts() {
        List<Fact> all = new ArrayList<>();
        groups.forEach(each -> all.addAll(each.facts()));
        return all;
    }

    /**
     * Takes one fact out, another of its type in, and derives the groups they count in anew.
     *
     * @param before a fact given earlier
     */
    public Difference replace(Fact before, Fact after) {
        Difference change = new Difference(new ArrayList<>(), new ArrayList<>());
        for (int place : reading(before)) {
            Groups each = groups.get(place);
            String left = each.key(before);
            String joined = each.key(after);
            each.members.getOrDefault(left, new ArrayList<>()).remove(before);
            each.add(joined, after);
            for (String key : left.equals(joined) ? List.of(left) : List.of(left, joined)) {
                List<? extends Fact> then = each.of(key);
                each.derive(key);
                List<? extends Fact> now = each.of(key);
                change.gone().addAll(without(then, now));
                change.come().addAll(without(now, then));
            }
        }
        return change;
    }

    /** Those that are not among others, which mostly stand in the same places. */
    private static List<Fact> without(List<? extends Fact> facts, List<? extends Fact> others) {
        List<Fact> left = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            boolean same = i < others.size() && fact.equals(others.get(i));
            if (!same && !others.contains(fact)) {
                left.add(fact);
            }
        }
        return left;
    }

    private static <F extends Fact> Function<Fact, String> by(Class<F> type, Function<F, String> key) {
        return fact -> key.apply(type.cast(fact));
    }

    private static List<DiseaseProgram> programs(List<Fact> group) {
        // All are of one site: this is the order of their ids.
        return Fact.select(group, DiseaseProgram.class).stream()
                .sorted(Comparator.comparing(program -> program.disease().name()))
                .toList();
    }

    private static List<ProgramTeam> programTeams(List<DiseaseProgram> programs, List<Physician> physicians) {
        Map<Disease, List<Physician>> byFocus = new EnumMap<>(Disease.class);
        List<Physician> ofUnknownFocus = new ArrayList<>();
        for (Physician physician : physicians) {
            if (physician.focus() != null) {
                byFocus.computeIfAbsent(physician.focus(), focus -> new ArrayList<>())
                        .add(physician);
            } else if (physician.focusUnknown()) {
                ofUnknownFocus.add(physician);
            }
        }
        List<ProgramTeam> teams = new ArrayList<>();
        for (DiseaseProgram program : physicians.isEmpty() ? List.<DiseaseProgram>of() : programs) {
            List<Physician> focused = byFocus.getOrDefault(program.disease(), List.of());
            teams.add(new ProgramTeam(
                    program.site(),
                    program.disease(),
                    of(focused, Physician.Specialty.SURGERY),
                    of(focused, Physician.Specialty.MEDICAL_ONCOLOGY),
                    of(focused, Physician.Specialty.RADIATION_ONCOLOGY),
                    of(ofUnknownFocus, Physician.Specialty.SURGERY),
                    of(ofUnknownFocus, Physician.Specialty.MEDICAL_ONCOLOGY),
                    of(ofUnknownFocus, Physician.Specialty.RADIATION_ONCOLOGY)));
        }
        return teams;
    }

    private static int of(List<Physician> physicians, Physician.Specialty specialty) {
        return count(physicians, physician -> physician.specialty() == specialty);
    }

    private static List<ProgramConference> programConferences(List<DiseaseProgram> programs, List<TumorBoard> boards) {
        Map<Disease, List<TumorBoard>> byDisease = new EnumMap<>(Disease.class);
        List<TumorBoard> general = new ArrayList<>();
        for (TumorBoard board : boards) {
            (board.disease() == null
                            ? general
                            : byDisease.computeIfAbsent(board.disease(), disease -> new ArrayList<>()))
                    .add(board);
        }
        List<ProgramConference> conferences = new ArrayList<>();
        for (DiseaseProgram program : boards.isEmpty() ? List.<DiseaseProgram>of() : programs) {
            List<TumorBoard> specific = byDisease.getOrDefault(program.disease(), List.of());
            List<TumorBoard> reviewing = specific.isEmpty() ? general : specific;
            conferences.add(new ProgramConference(
                    program.site(),
                    program.disease(),
                    specific.size(),
                    general.size(),
                    fewestDays(specific),
                    Percent.of(
                            sum(reviewing, TumorBoard::casesPresentedProspectively),
                            sum(reviewing, TumorBoard::casesPresented))));
        }
        return conferences;
    }

    private static @Nullable Integer fewestDays(List<TumorBoard> boards) {
        Integer fewest = null;
        for (TumorBoard board : boards) {
            Integer days = board.daysBetweenMeetings();
            if (days == null) {
                return null;
            }
            fewest = fewest == null || days < fewest ? days : fewest;
        }
        return fewest;
    }

    private static List<SiteConferences> siteConferences(String id, List<Site> sites, List<TumorBoard> boards) {
        return boards.isEmpty()
                ? List.of()
                : List.of(new SiteConferences(
                        id,
                        boards.size(),
                        sum(boards, TumorBoard::casesPresented),
                        sum(boards, TumorBoard::casesPresentedProspectively),
                        sites.isEmpty() ? null : sites.get(0).analyticCases()));
    }

    private static SiteTrials siteTrials(String site, List<Trial> trials) {
        return new SiteTrials(
                site,
                between(trials, DerivedFacts::open),
                between(
                        trials,
                        trial -> Answer.all(
                                open(trial), trial.msk() == null ? Answer.UNKNOWN : Answer.of(trial.msk()))));
    }

    private static Answer open(Trial trial) {
        return trial.status() == null ? Answer.UNKNOWN : Answer.of(trial.status() == Trial.Status.OPEN);
    }

    private static <T> Between between(List<T> facts, Function<T, Answer> counts) {
        int certain = count(facts, fact -> counts.apply(fact) == Answer.YES);
        int possible = count(facts, fact -> counts.apply(fact) != Answer.NO);
        return new Between(certain, possible);
    }

    private static SiteMeasures siteMeasures(String site, List<MeasureRate> rates) {
        int year = rates.stream().mapToInt(MeasureRate::year).max().orElseThrow();
        List<MeasureRate> latest =
                rates.stream().filter(rate -> rate.year() == year).toList();
        return new SiteMeasures(site, year, latest.size(), leastPercentProven(latest));
    }

    private static @Nullable Double leastPercentProven(List<MeasureRate> rates) {
        Double least = null;
        for (MeasureRate rate : rates) {
            if (rate.denominator() == null || rate.unproven() == null) {
                return null;
            }
            Double percent = rate.percentProven();
            least = percent == null || (least != null && least <= percent) ? least : percent;
        }
        return least;
    }

    private static List<SiteCoverage> siteCoverage(List<Site> sites, List<RecordedDesignation> designations) {
        Optional<RecordedDesignation> latest = designations.stream().max(Comparator.comparing(RecordedDesignation::on));
        return latest.map(designation -> sites.stream()
                        .sorted(Comparator.comparing(Site::id))
                        .map(site -> new SiteCoverage(
                                site.id(),
                                site.scope() == Site.Scope.NOT_YET_INCLUDED,
                                designation.notYetIncluded().contains(site.id())))
                        .toList())
                .orElse(List.of());
    }

    /** The sum of a count; null when one is unknown. */
    private static <F> @Nullable Integer sum(List<F> facts, Count<F> count) {
        int sum = 0;
        for (F fact : facts) {
            Integer part = count.of(fact);
            if (part == null) {
                return null;
            }
            sum += part;
        }
        return sum;
    }

    private interface Count<F> {
        @Nullable
        Integer of(F fact);
    }

    private static <F> int count(List<F> facts, Predicate<F> test) {
        int count = 0;
        for (F fact : facts) {
            count += test.test(fact) ? 1 : 0;
        }
        return count;
    }

    private static ScorePair scorePair(List<Score> scores) {
        Integer partner = null;
        Integer msk = null;
        for (Score score : scores) {
            if (score.by() == Score.Scorer.PARTNER) {
                partner = score.points();
            } else {
                msk = score.points();
            }
        }
        return new ScorePair(scores.get(0).standard(), scores.get(0).about(), partner, msk);
    }
}
