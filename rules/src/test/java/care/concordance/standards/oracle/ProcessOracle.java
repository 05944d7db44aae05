package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.outcome;

import care.concordance.facts.AgreedPlan;
import care.concordance.facts.Agreement;
import care.concordance.facts.AnnualReview;
import care.concordance.facts.ConcordanceAssessment;
import care.concordance.facts.ConcordanceAssessment.Covered;
import care.concordance.facts.DueDiligence;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Site;
import care.concordance.facts.SiteDesignation;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The process, by its pages. */
final class ProcessOracle {

    private ProcessOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("PRC-01", beforeAgreement(DueDiligence::marketAnalysis));
        oracle.put("PRC-02", beforeAgreement(DueDiligence::financialEvaluation));
        oracle.put("PRC-03", agreement((world, agreement) -> agreement.termsMutual()));
        oracle.put(
                "PRC-04",
                agreement((world, agreement) ->
                        agreement.milestones() == null ? null : Boolean.valueOf(agreement.milestones() > 0)));
        oracle.put("PRC-05", agreement((world, agreement) -> {
            LocalDate expires = agreement.expires();
            return (agreement.signed() == null || expires == null)
                    ? null
                    : Boolean.valueOf(!world.asOf().isAfter(expires));
        }));
        oracle.put(
                "PRC-06",
                (world, system) -> outcome(notBefore(
                        day(world, ConcordanceAssessment.class, ConcordanceAssessment::started),
                        day(world, Agreement.class, Agreement::signed))));
        oracle.put("PRC-07a", covers(Covered.STANDARDS_OF_CARE));
        oracle.put("PRC-07b", covers(Covered.RESOURCES_AND_CAPABILITIES));
        oracle.put("PRC-07c", covers(Covered.CLINICAL_OUTCOMES));
        oracle.put("PRC-07d", covers(Covered.SITE_VISITS));
        oracle.put("PRC-08", only(ConcordanceAssessment.class, ConcordanceAssessment::scoredByBoth));
        oracle.put("PRC-09", only(ConcordanceAssessment.class, ConcordanceAssessment::mutuallySatisfactory));
        oracle.put("PRC-10", only(ConcordanceAssessment.class, assessment -> {
            LocalDate started = assessment.started();
            LocalDate completed = assessment.completed();
            return (started == null || completed == null)
                    ? null
                    : Boolean.valueOf(ChronoUnit.DAYS.between(started, completed) <= 365);
        }));
        oracle.put("PRC-18", only(ConcordanceAssessment.class, ConcordanceAssessment::areasOfFocus));
        oracle.put("PRC-11", only(AgreedPlan.class, AgreedPlan::timeline));
        oracle.put("PRC-12", only(AgreedPlan.class, AgreedPlan::developedJointly));
        oracle.put(
                "PRC-13",
                (world, system) -> outcome(notBefore(
                        day(world, AgreedPlan.class, AgreedPlan::agreed),
                        day(world, ConcordanceAssessment.class, ConcordanceAssessment::completed))));
        oracle.put("PRC-14", (world, system) -> annualReview(world));
        oracle.put(
                "PRC-15",
                (world, system) -> world.facts(AnnualReview.class).stream()
                        .max(Comparator.comparing(AnnualReview::on))
                        .map(review -> outcome(review.newStandardsIntroduced()))
                        .orElse(Outcome.NOT_APPLICABLE));
        oracle.put("PRC-16", (world, system) -> siteBeforeSystem(world));
        oracle.put("PRC-17", ProcessOracle::scopeAsDesignated);
    }

    static boolean isDesignated(World world) {
        return !world.facts(RecordedDesignation.class).isEmpty();
    }

    /** True when the day is the same day of the year before the assessment's, or later. */
    static boolean withinTheYear(World world, LocalDate day) {
        return !day.isBefore(world.asOf().minusYears(1));
    }

    static boolean reviewedWithinTheYear(World world) {
        return world.facts(AnnualReview.class).stream().anyMatch(review -> withinTheYear(world, review.on()));
    }

    static boolean designatedWithinTheYear(World world) {
        return world.facts(RecordedDesignation.class).stream()
                .anyMatch(designation -> withinTheYear(world, designation.on()));
    }

    private static Outcome annualReview(World world) {
        if (!isDesignated(world)) {
            return Outcome.NOT_APPLICABLE;
        }
        if (reviewedWithinTheYear(world)) {
            return Outcome.CONCORDANT;
        }
        if (designatedWithinTheYear(world)) {
            return Outcome.NOT_APPLICABLE;
        }
        return world.facts(AnnualReview.class).isEmpty() ? Outcome.UNPROVEN : Outcome.GAP;
    }

    private static Outcome siteBeforeSystem(World world) {
        Optional<LocalDate> first = world.facts(RecordedDesignation.class).stream()
                .map(RecordedDesignation::on)
                .min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        List<SiteDesignation> sites = world.facts(SiteDesignation.class);
        if (sites.stream().anyMatch(site -> !site.on().isAfter(first.get()))) {
            return Outcome.CONCORDANT;
        }
        return sites.isEmpty() ? Outcome.UNPROVEN : Outcome.GAP;
    }

    private static Outcome scopeAsDesignated(World world, Subject subject) {
        Optional<RecordedDesignation> latest =
                world.facts(RecordedDesignation.class).stream().max(Comparator.comparing(RecordedDesignation::on));
        if (latest.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        Site site = world.of(subject, Site.class).get(0);
        boolean named = latest.get().notYetIncluded().contains(site.id());
        return named == (site.scope() == Site.Scope.NOT_YET_INCLUDED) ? Outcome.CONCORDANT : Outcome.GAP;
    }

    private static BiFunction<World, Subject, Outcome> beforeAgreement(
            Function<DueDiligence, @Nullable LocalDate> examined) {
        return (world, system) -> {
            LocalDate day = day(world, DueDiligence.class, examined);
            if (day == null) {
                return Outcome.UNPROVEN;
            }
            return world.facts(Agreement.class).isEmpty()
                    ? Outcome.CONCORDANT
                    : outcome(notBefore(day(world, Agreement.class, Agreement::signed), day));
        };
    }

    private static BiFunction<World, Subject, Outcome> agreement(BiFunction<World, Agreement, @Nullable Boolean> so) {
        return (world, system) -> {
            List<Agreement> agreements = world.facts(Agreement.class);
            return agreements.isEmpty() ? Outcome.UNPROVEN : outcome(so.apply(world, agreements.get(0)));
        };
    }

    private static BiFunction<World, Subject, Outcome> covers(Covered part) {
        return only(
                ConcordanceAssessment.class,
                assessment -> assessment.covers() == null
                        ? null
                        : Boolean.valueOf(assessment.covers().contains(part)));
    }

    /** Of the one fact of the type; unproven when it is not on record. */
    private static <F extends PartnerFact> BiFunction<World, Subject, Outcome> only(
            Class<F> type, Function<F, @Nullable Boolean> so) {
        return (world, system) -> {
            List<F> facts = world.facts(type);
            return facts.isEmpty() ? Outcome.UNPROVEN : outcome(so.apply(facts.get(0)));
        };
    }

    /** A day of the one fact of the type; null when it is not on record or the day is not known. */
    private static <F extends PartnerFact> @Nullable LocalDate day(
            World world, Class<F> type, Function<F, @Nullable LocalDate> day) {
        List<F> facts = world.facts(type);
        return facts.isEmpty() ? null : day.apply(facts.get(0));
    }

    private static @Nullable Boolean notBefore(@Nullable LocalDate later, @Nullable LocalDate earlier) {
        return (later == null || earlier == null) ? null : Boolean.valueOf(!later.isBefore(earlier));
    }
}
