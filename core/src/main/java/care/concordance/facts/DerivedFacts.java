package care.concordance.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Facts that follow from other facts: counts and comparisons rules read as properties instead of computing them. */
public final class DerivedFacts {

    private DerivedFacts() {}

    /** Everything that follows, in a fixed order for equal facts. */
    public static List<Fact> of(Collection<? extends Fact> facts) {
        List<Fact> derived = new ArrayList<>();
        derived.addAll(programTeams(facts));
        derived.addAll(siteTrials(facts));
        derived.addAll(scorePairs(facts));
        return derived;
    }

    private static List<Fact> programTeams(Collection<? extends Fact> facts) {
        TreeMap<String, List<Physician>> bySite = new TreeMap<>();
        select(facts, Physician.class)
                .forEach(physician -> bySite.computeIfAbsent(physician.site(), site -> new ArrayList<>())
                        .add(physician));
        List<Fact> teams = new ArrayList<>();
        for (DiseaseProgram program : select(facts, DiseaseProgram.class)) {
            List<Physician> physicians = bySite.getOrDefault(program.site(), List.of());
            if (!physicians.isEmpty()) {
                teams.add(new ProgramTeam(
                        program.site(),
                        program.disease(),
                        focused(physicians, program.disease(), Physician.Specialty.SURGERY),
                        focused(physicians, program.disease(), Physician.Specialty.MEDICAL_ONCOLOGY),
                        focused(physicians, program.disease(), Physician.Specialty.RADIATION_ONCOLOGY)));
            }
        }
        return teams;
    }

    private static int focused(List<Physician> physicians, Disease disease, Physician.Specialty specialty) {
        return (int) physicians.stream()
                .filter(physician -> physician.focus() == disease && physician.specialty() == specialty)
                .count();
    }

    private static List<Fact> siteTrials(Collection<? extends Fact> facts) {
        TreeMap<String, List<Trial>> bySite = new TreeMap<>();
        select(facts, Trial.class)
                .forEach(trial -> bySite.computeIfAbsent(trial.site(), site -> new ArrayList<>())
                        .add(trial));
        List<Fact> counts = new ArrayList<>();
        bySite.forEach((site, trials) -> counts.add(new SiteTrials(
                site,
                (int) trials.stream()
                        .filter(trial -> trial.status() == Trial.Status.OPEN)
                        .count(),
                (int) trials.stream()
                        .filter(trial -> trial.status() == Trial.Status.OPEN && Boolean.TRUE.equals(trial.msk()))
                        .count())));
        return counts;
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
