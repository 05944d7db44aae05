package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.ProcessOracle.designatedWithinTheYear;
import static care.concordance.standards.oracle.ProcessOracle.isDesignated;
import static care.concordance.standards.oracle.ProcessOracle.reviewedWithinTheYear;

import care.concordance.facts.BenefitUse;
import care.concordance.facts.Partner;
import care.concordance.facts.Subject;
import care.concordance.facts.Trial;
import care.concordance.facts.TrialsOffice;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Benefits, by their pages. */
final class BenefitsOracle {

    private BenefitsOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("BEN-01@2025-01-01", branding(ProcessOracle::isDesignated));
        oracle.put(
                "BEN-01@2026-01-01",
                branding(world ->
                        isDesignated(world) && (designatedWithinTheYear(world) || reviewedWithinTheYear(world))));
        oracle.put("BEN-02", onlyDesignated(BenefitUse.Kind.FACILITY_COBRANDING));
        oracle.put("BEN-03", onlyDesignated(BenefitUse.Kind.PATIENT_MATERIALS));
        oracle.put("BEN-04", onceDesignated(BenefitUse.Kind.GUIDELINES_AND_PROTOCOLS));
        oracle.put("BEN-05", onceDesignated(BenefitUse.Kind.EDUCATION_SUPPORT));
        oracle.put("BEN-06", onceDesignated(BenefitUse.Kind.RESEARCH_SUPPORT));
        oracle.put("BEN-07", onceDesignated(BenefitUse.Kind.PROGRAM_ADVICE));
        oracle.put("BEN-08", onceDesignated(BenefitUse.Kind.RECRUITMENT_SUPPORT));
        oracle.put("BEN-09", onceDesignated(BenefitUse.Kind.CARE_DELIVERY_INCUBATOR));
        oracle.put("BEN-10", BenefitsOracle::trialsAfterAssessment);
    }

    private static BiFunction<World, Subject, Outcome> branding(Predicate<World> allowed) {
        return (world, system) -> {
            Boolean inUse = world.facts(Partner.class).get(0).cobrandedMaterialsInUse();
            return outcome(inUse == null ? null : Boolean.valueOf(!inUse || allowed.test(world)));
        };
    }

    private static BiFunction<World, Subject, Outcome> onlyDesignated(BenefitUse.Kind kind) {
        return (world, system) -> {
            Boolean inUse = inUse(world, kind);
            return outcome(inUse == null ? null : Boolean.valueOf(!inUse || isDesignated(world)));
        };
    }

    private static BiFunction<World, Subject, Outcome> onceDesignated(BenefitUse.Kind kind) {
        return (world, system) -> isDesignated(world) ? outcome(inUse(world, kind)) : Outcome.NOT_APPLICABLE;
    }

    /** Null when nothing is recorded of it or it is not known. */
    private static @Nullable Boolean inUse(World world, BenefitUse.Kind kind) {
        for (BenefitUse use : world.facts(BenefitUse.class)) {
            if (use.kind() == kind) {
                return use.inUse();
            }
        }
        return null;
    }

    private static Outcome trialsAfterAssessment(World world, Subject site) {
        List<Trial> trials = world.of(site, Trial.class);
        boolean anyOpen = false;
        boolean anyUnknown = false;
        for (Trial trial : trials) {
            boolean notMsk = Boolean.FALSE.equals(trial.msk());
            boolean notOpen = trial.status() != null && trial.status() != Trial.Status.OPEN;
            if (Boolean.TRUE.equals(trial.msk()) && trial.status() == Trial.Status.OPEN) {
                anyOpen = true;
            } else if (!notMsk && !notOpen) {
                anyUnknown = true;
            }
        }
        if (!anyOpen && !anyUnknown) {
            return Outcome.NOT_APPLICABLE;
        }
        List<TrialsOffice> offices = world.of(site, TrialsOffice.class);
        Boolean assessed = offices.isEmpty() ? null : offices.get(0).mskAssessed();
        if (anyOpen && Boolean.TRUE.equals(assessed)) {
            return Outcome.CONCORDANT;
        }
        return anyOpen && assessed != null ? Outcome.GAP : Outcome.UNPROVEN;
    }
}
