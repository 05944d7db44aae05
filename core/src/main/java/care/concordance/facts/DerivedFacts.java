package care.concordance.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Facts that follow from other facts: counts and comparisons rules read as properties instead of computing them. */
public final class DerivedFacts {

    private DerivedFacts() {}

    /** Everything that follows, in a fixed order for equal facts. */
    public static List<Fact> of(Collection<? extends Fact> facts) {
        List<DiseaseProgram> programs = select(facts, DiseaseProgram.class).stream()
                .sorted(Comparator.comparing(DiseaseProgram::id))
                .toList();
        Map<String, List<TumorBoard>> boards = bySite(facts, TumorBoard.class, TumorBoard::site);
        List<Fact> derived = new ArrayList<>();
        derived.addAll(programTeams(programs, bySite(facts, Physician.class, Physician::site)));
        derived.addAll(programConferences(programs, boards));
        derived.addAll(siteConferences(facts, boards));
        derived.addAll(siteTrials(bySite(facts, Trial.class, Trial::site)));
        derived.addAll(siteMeasures(bySite(facts, MeasureRate.class, MeasureRate::site)));
        derived.addAll(siteCoverage(facts));
        derived.addAll(scorePairs(facts));
        return derived;
    }

    private static List<Fact> programTeams(List<DiseaseProgram> programs, Map<String, List<Physician>> bySite) {
        List<Fact> teams = new ArrayList<>();
        for (DiseaseProgram program : programs) {
            List<Physician> physicians = bySite.getOrDefault(program.site(), List.of());
            if (!physicians.isEmpty()) {
                Disease disease = program.disease();
                teams.add(new ProgramTeam(
                        program.site(),
                        disease,
                        focused(physicians, disease, Physician.Specialty.SURGERY),
                        focused(physicians, disease, Physician.Specialty.MEDICAL_ONCOLOGY),
                        focused(physicians, disease, Physician.Specialty.RADIATION_ONCOLOGY),
                        ofUnknownFocus(physicians, Physician.Specialty.SURGERY),
                        ofUnknownFocus(physicians, Physician.Specialty.MEDICAL_ONCOLOGY),
                        ofUnknownFocus(physicians, Physician.Specialty.RADIATION_ONCOLOGY)));
            }
        }
        return teams;
    }

    private static int focused(List<Physician> physicians, Disease disease, Physician.Specialty specialty) {
        return count(physicians, physician -> physician.focus() == disease && physician.specialty() == specialty);
    }

    private static int ofUnknownFocus(List<Physician> physicians, Physician.Specialty specialty) {
        return count(physicians, physician -> physician.focusUnknown() && physician.specialty() == specialty);
    }

    private static List<Fact> programConferences(List<DiseaseProgram> programs, Map<String, List<TumorBoard>> bySite) {
        List<Fact> conferences = new ArrayList<>();
        for (DiseaseProgram program : programs) {
            List<TumorBoard> boards = bySite.getOrDefault(program.site(), List.of());
            if (!boards.isEmpty()) {
                List<TumorBoard> specific = boards.stream()
                        .filter(board -> board.disease() == program.disease())
                        .toList();
                List<TumorBoard> general =
                        boards.stream().filter(board -> board.disease() == null).toList();
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

    private static List<Fact> siteConferences(Collection<? extends Fact> facts, Map<String, List<TumorBoard>> bySite) {
        List<Fact> conferences = new ArrayList<>();
        bySite.forEach((site, boards) -> conferences.add(new SiteConferences(
                site,
                boards.size(),
                sum(boards, TumorBoard::casesPresented),
                sum(boards, TumorBoard::casesPresentedProspectively),
                analyticCases(facts, site))));
        return conferences;
    }

    private static @Nullable Integer analyticCases(Collection<? extends Fact> facts, String id) {
        for (Site site : select(facts, Site.class)) {
            if (site.id().equals(id)) {
                return site.analyticCases();
            }
        }
        return null;
    }

    private static List<Fact> siteTrials(Map<String, List<Trial>> bySite) {
        List<Fact> counts = new ArrayList<>();
        bySite.forEach((site, trials) -> counts.add(new SiteTrials(
                site,
                count(trials, trial -> trial.status() == Trial.Status.OPEN),
                count(trials, trial -> trial.status() == Trial.Status.OPEN && Boolean.TRUE.equals(trial.msk())),
                count(trials, DerivedFacts::mayBeOpenMsk),
                count(trials, trial -> trial.status() == null))));
        return counts;
    }

    private static List<Fact> siteMeasures(Map<String, List<MeasureRate>> bySite) {
        List<Fact> measures = new ArrayList<>();
        bySite.forEach((site, rates) -> {
            int year = rates.stream().mapToInt(MeasureRate::year).max().orElseThrow();
            List<MeasureRate> latest =
                    rates.stream().filter(rate -> rate.year() == year).toList();
            measures.add(new SiteMeasures(site, year, latest.size(), leastPercentProven(latest)));
        });
        return measures;
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

    private static List<Fact> siteCoverage(Collection<? extends Fact> facts) {
        Optional<RecordedDesignation> latest =
                select(facts, RecordedDesignation.class).stream().max(Comparator.comparing(RecordedDesignation::on));
        List<Fact> coverage = new ArrayList<>();
        latest.ifPresent(designation -> select(facts, Site.class)
                .forEach(site -> coverage.add(new SiteCoverage(
                        site.id(),
                        site.scope() == Site.Scope.NOT_YET_INCLUDED,
                        designation.notYetIncluded().contains(site.id())))));
        return coverage;
    }

    private static boolean mayBeOpenMsk(Trial trial) {
        boolean mayBeOpen = trial.status() == null || trial.status() == Trial.Status.OPEN;
        boolean mayBeMsk = trial.msk() == null || trial.msk();
        return mayBeOpen && mayBeMsk && (trial.status() == null || trial.msk() == null);
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
        return (int) facts.stream().filter(test).count();
    }

    private static <F extends Fact> Map<String, List<F>> bySite(
            Collection<? extends Fact> facts, Class<F> type, Function<F, String> site) {
        Map<String, List<F>> bySite = new TreeMap<>();
        select(facts, type)
                .forEach(fact -> bySite.computeIfAbsent(site.apply(fact), id -> new ArrayList<>())
                        .add(fact));
        return bySite;
    }

    private static List<Fact> scorePairs(Collection<? extends Fact> facts) {
        TreeMap<String, ScorePair> pairs = new TreeMap<>();
        for (Score score : select(facts, Score.class)) {
            String key = score.standard() + "/" + score.about();
            ScorePair known = pairs.getOrDefault(key, new ScorePair(score.standard(), score.about(), null, null));
            pairs.put(
                    key,
                    score.by() == Score.Scorer.PARTNER
                            ? new ScorePair(score.standard(), score.about(), score.points(), known.msk())
                            : new ScorePair(score.standard(), score.about(), known.partner(), score.points()));
        }
        return List.copyOf(pairs.values());
    }

    private static <F extends Fact> List<F> select(Collection<? extends Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
