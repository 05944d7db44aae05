package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.both;
import static care.concordance.standards.oracle.Evidence.every;
import static care.concordance.standards.oracle.Evidence.holds;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;

import care.concordance.facts.ConcordanceAssessment;
import care.concordance.facts.Discipline;
import care.concordance.facts.SiteVisit;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Site visits, by their pages. */
final class SiteVisitsOracle {

    private SiteVisitsOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("SV-01@2025-01-01", visitedSince(world -> world.asOf().minusYears(3)));
        oracle.put("SV-01@2026-01-01", visitedSince(world -> world.asOf().minusYears(2)));
        oracle.put("SV-02", reviewers(Discipline.SURGERY, Discipline.MEDICAL_ONCOLOGY, Discipline.RADIATION_ONCOLOGY));
        oracle.put("SV-03", latest(visit -> {
            LocalDate issued = visit.reportIssued();
            return (issued == null || visit.on() == null)
                    ? null
                    : Boolean.valueOf(ChronoUnit.DAYS.between(visit.on(), issued) <= 30);
        }));
        oracle.put("SV-04", (world, site) -> oldFindingsClosed(world, site));
        oracle.put("SV-05", (world, site) -> noOpenFinding(world, site));
        oracle.put(
                "SV-06",
                visitedSince(world -> world.facts(ConcordanceAssessment.class).isEmpty()
                        ? null
                        : world.facts(ConcordanceAssessment.class).get(0).started()));
        oracle.put("SV-07", reviewers(Discipline.PATHOLOGY, Discipline.RADIOLOGY));
    }

    private static BiFunction<World, Subject, Outcome> visitedSince(Function<World, @Nullable LocalDate> since) {
        return (world, site) -> {
            LocalDate day = since.apply(world);
            return outcome(any(
                    world.of(site, SiteVisit.class),
                    visit -> (day == null || visit.on() == null)
                            ? null
                            : Boolean.valueOf(!visit.on().isBefore(day))));
        };
    }

    private static BiFunction<World, Subject, Outcome> reviewers(Discipline... disciplines) {
        Set<Discipline> all = Set.of(disciplines);
        return latest(visit -> holds(visit.disciplines(), all));
    }

    /** Of some visit of the latest day; open as long as the day of a visit is not known, since it may be the latest. */
    private static BiFunction<World, Subject, Outcome> latest(Function<SiteVisit, @Nullable Boolean> so) {
        return (world, site) -> {
            List<SiteVisit> visits = world.of(site, SiteVisit.class);
            if (visits.isEmpty() || visits.stream().anyMatch(visit -> visit.on() == null)) {
                return Outcome.UNPROVEN;
            }
            LocalDate day = visits.stream()
                    .map(SiteVisit::on)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return outcome(
                    any(visits.stream().filter(visit -> day.equals(visit.on())).toList(), so));
        };
    }

    private static Outcome oldFindingsClosed(World world, Subject site) {
        LocalDate since = world.asOf().minusMonths(6);
        return outcome(every(
                world.of(site, SiteVisit.class),
                visit -> not(both(
                        passes(visit.openFindings(), open -> open > 0),
                        passes(visit.on(), on -> on.isBefore(since))))));
    }

    private static Outcome noOpenFinding(World world, Subject site) {
        return outcome(every(
                world.of(site, SiteVisit.class), visit -> not(passes(visit.openFindings(), open -> open > 0))));
    }

    private static @Nullable Boolean not(@Nullable Boolean holds) {
        return holds == null ? null : Boolean.valueOf(!holds);
    }
}
