package care.concordance.standards.oracle;

import care.concordance.facts.Score;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What every standard says of every subject, by the pages. */
final class Oracle {

    /** By the standard's id or, where a standard has several texts, by {@code id@effectiveFrom}. */
    private final Map<String, BiFunction<World, Subject, Outcome>> texts = new TreeMap<>();

    Oracle() {
        GovernanceOracle.add(texts);
        EntryOracle.add(texts);
        ProcessOracle.add(texts);
        BenefitsOracle.add(texts);
        OutcomesOracle.add(texts);
        QualityMeasuresOracle.add(texts);
        SiteVisitsOracle.add(texts);
        AccreditationOracle.add(texts);
        BreastOracle.add(texts);
        RectalOracle.add(texts);
        TumorBoardsOracle.add(texts);
        PathwaysOracle.add(texts);
        SubspecializationOracle.add(texts);
        ServicesOracle.add(texts);
        NursingOracle.add(texts);
        VolumesOracle.add(texts);
        CellularOracle.add(texts);
        RadiationOracle.add(texts);
        PathologyOracle.add(texts);
        ResearchOracle.add(texts);
        EducationOracle.add(texts);
        ReferralOracle.add(texts);
    }

    /** How this text of a standard is named here; null when the oracle has none for it. */
    @Nullable
    String key(Standard standard) {
        String edition = standard.id() + "@" + standard.effectiveFrom();
        return texts.containsKey(edition) ? edition : texts.containsKey(standard.id()) ? standard.id() : null;
    }

    Iterable<String> keys() {
        return texts.keySet();
    }

    /** The expected outcome, scores and variances included. */
    Outcome expected(World world, Standard standard, Subject subject) {
        BiFunction<World, Subject, Outcome> text = texts.get(String.valueOf(key(standard)));
        if (text == null) {
            throw new IllegalArgumentException("no oracle of " + standard.id() + "@" + standard.effectiveFrom());
        }
        Outcome outcome = text.apply(world, subject);
        boolean decided = outcome == Outcome.CONCORDANT || outcome == Outcome.GAP;
        if (decided && !isReconciled(world, standard, subject)) {
            return Outcome.UNPROVEN;
        }
        return outcome == Outcome.GAP && isWaived(world, standard, subject) ? Outcome.WAIVED : outcome;
    }

    /** Nobody scored, or both sides did and gave the same points. */
    private static boolean isReconciled(World world, Standard standard, Subject subject) {
        List<Score> scores = world.facts(Score.class).stream()
                .filter(score ->
                        score.standard().equals(standard.id()) && score.about().equals(subject))
                .toList();
        return scores.isEmpty()
                || (scores.size() == Score.Scorer.values().length
                        && scores.stream().map(Score::points).distinct().count() == 1);
    }

    private static boolean isWaived(World world, Standard standard, Subject subject) {
        return world.facts(Variance.class).stream()
                .anyMatch(variance -> variance.standard().equals(standard.id())
                        && variance.about().equals(subject)
                        && !world.asOf().isBefore(variance.granted())
                        && !world.asOf().isAfter(variance.expires()));
    }
}
