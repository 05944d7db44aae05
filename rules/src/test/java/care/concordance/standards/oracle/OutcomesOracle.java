package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.GovernanceOracle.partner;

import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.OutcomeMeasure;
import care.concordance.facts.OutcomeMeasure.Dimension;
import care.concordance.facts.OutcomesReport;
import care.concordance.facts.ProcedureVolume.Procedure;
import care.concordance.facts.RiskAdjustedOutcome;
import care.concordance.facts.RiskAdjustedOutcome.Event;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Outcomes, by their pages. */
final class OutcomesOracle {

    private OutcomesOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("OUT-01", measured(Dimension.SURVIVAL));
        oracle.put("OUT-02", atBenchmark(Dimension.SURVIVAL, false));
        oracle.put("OUT-03", measured(Dimension.QUALITY_OF_LIFE));
        oracle.put("OUT-04", atBenchmark(Dimension.QUALITY_OF_LIFE, false));
        oracle.put("OUT-05", measured(Dimension.TOTAL_COST_OF_CARE));
        oracle.put("OUT-06", atBenchmark(Dimension.TOTAL_COST_OF_CARE, true));
        oracle.put(
                "OUT-07",
                (world, program) ->
                        outcome(any(world.of(program, DiseaseProgram.class), DiseaseProgram::patientReportedOutcomes)));
        oracle.put("OUT-08", partner((world, partner) -> partner.sharesOutcomes()));
        oracle.put("OUT-09", latestReport(OutcomesReport::published));
        oracle.put("OUT-10", latestReport(OutcomesReport::improvementReviewed));
        oracle.put("OUT-11", operativeMortality(Disease.LUNG, Procedure.LUNG_RESECTION));
        oracle.put("OUT-12", operativeMortality(Disease.GASTRIC_ESOPHAGEAL, Procedure.ESOPHAGEAL_RESECTION));
        oracle.put("OUT-13a", changeMeasured(Dimension.SURVIVAL));
        oracle.put("OUT-13b", changeMeasured(Dimension.QUALITY_OF_LIFE));
        oracle.put("OUT-13c", changeMeasured(Dimension.TOTAL_COST_OF_CARE));
    }

    private static BiFunction<World, Subject, Outcome> changeMeasured(Dimension dimension) {
        return (world, program) -> {
            List<OutcomeMeasure> measures = measures(world, program, dimension);
            long known =
                    measures.stream().filter(measure -> measure.value() != null).count();
            if (known >= 2) {
                return Outcome.CONCORDANT;
            }
            return known == 1 && measures.size() == 1 ? Outcome.GAP : Outcome.UNPROVEN;
        };
    }

    private static BiFunction<World, Subject, Outcome> operativeMortality(Disease disease, Procedure procedure) {
        return (world, program) -> {
            if (!program.equals(Subject.program(String.valueOf(program.site()), disease))) {
                return Outcome.NOT_APPLICABLE;
            }
            Boolean performsNone = VolumesOracle.performsNone(VolumesOracle.volumes(world, program, procedure));
            Outcome latestYear = world.of(program, RiskAdjustedOutcome.class).stream()
                    .filter(outcome -> outcome.event() == Event.OPERATIVE_MORTALITY)
                    .max(Comparator.comparing(RiskAdjustedOutcome::year))
                    .map(latest -> {
                        Double expected = latest.expected();
                        Double lower = latest.lower();
                        if (latest.observed() == null || expected == null || lower == null) {
                            return Outcome.UNPROVEN;
                        }
                        return expected > 0 ? outcome(lower <= 1) : Outcome.UNPROVEN;
                    })
                    .orElse(Outcome.UNPROVEN);
            return Evidence.unless(performsNone, latestYear);
        };
    }

    private static BiFunction<World, Subject, Outcome> measured(Dimension dimension) {
        return (world, program) -> {
            int since = world.asOf().getYear() - 3;
            List<OutcomeMeasure> measures = measures(world, program, dimension);
            if (measures.stream().anyMatch(measure -> measure.value() != null && measure.year() >= since)) {
                return Outcome.CONCORDANT;
            }
            boolean unproven = measures.stream().noneMatch(measure -> measure.value() != null)
                    || measures.stream().anyMatch(measure -> measure.value() == null && measure.year() >= since);
            return unproven ? Outcome.UNPROVEN : Outcome.GAP;
        };
    }

    private static BiFunction<World, Subject, Outcome> atBenchmark(Dimension dimension, boolean lowerIsBetter) {
        return (world, program) -> measures(world, program, dimension).stream()
                .max(Comparator.comparing(OutcomeMeasure::year))
                .map(measure -> {
                    Double limit = lowerIsBetter ? measure.lower() : measure.upper();
                    Double benchmark = measure.benchmark();
                    if (measure.value() == null || limit == null || benchmark == null) {
                        return Outcome.UNPROVEN;
                    }
                    return outcome(lowerIsBetter ? limit <= benchmark : limit >= benchmark);
                })
                .orElse(Outcome.UNPROVEN);
    }

    private static List<OutcomeMeasure> measures(World world, Subject program, Dimension dimension) {
        return world.of(program, OutcomeMeasure.class).stream()
                .filter(measure -> measure.dimension() == dimension)
                .toList();
    }

    private static BiFunction<World, Subject, Outcome> latestReport(Function<OutcomesReport, @Nullable Boolean> so) {
        return (world, system) -> world.facts(OutcomesReport.class).stream()
                .max(Comparator.comparing(OutcomesReport::year))
                .map(report -> outcome(so.apply(report)))
                .orElse(Outcome.UNPROVEN);
    }
}
