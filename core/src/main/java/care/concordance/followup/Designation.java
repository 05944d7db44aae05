package care.concordance.followup;

import care.concordance.facts.AnnualReview;
import care.concordance.facts.AsOf;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.followup.Lifecycle.Stage;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is concordant: each site, each region, then the system, computed from required standards alone and shown beside
 * what MSK has recorded.
 *
 * @param system the system's standing over the sites in scope and the standards of the system itself
 * @param regions each region's standing over its sites in scope and its own standards, by id
 * @param sites each site's standing over its own standards and its programs', by id
 * @param notYetIncluded names of the sites the designation does not cover yet
 * @param recorded designations as recorded, oldest first
 * @param reviewDue the last day on which the next annual review is in time, a year after the latest designation on record
 *     or the latest annual review since; null when no designation is recorded
 */
public record Designation(
        Row system,
        List<Row> regions,
        List<Row> sites,
        List<String> notYetIncluded,
        List<RecordedDesignation> recorded,
        @Nullable LocalDate reviewDue) {

    /** Where a subject stands. */
    public enum Standing {
        /** Every required standard is concordant, waived or not applicable, and at least one is concordant. */
        CONCORDANT,
        /** At least one required standard is a gap. */
        ALIGNING,
        /** No gap is known, but proof is missing, also proof that the recorded designation still holds: never concordant. */
        UNPROVEN,
        /**
         * All of CONCORDANT, but the recorded designation has lapsed: a required standard of the agreement or of the annual
         * review is a gap.
         */
        LAPSED,
        /** Not in the scope of the designation: pending, not failed. */
        NOT_YET_INCLUDED
    }

    /**
     * One subject's standing.
     *
     * @param subject whom
     * @param name its name
     * @param standing where it stands
     * @param concordant required standards concordant
     * @param gaps required standards with a gap
     * @param unproven required standards unproven
     * @param waived required standards waived
     * @param commendations commendation standards concordant
     */
    public record Row(
            Subject subject,
            String name,
            Standing standing,
            int concordant,
            int gaps,
            int unproven,
            int waived,
            int commendations) {}

    /**
     * What a designation on record rests on, by the verdicts of the agreement and the annual review.
     *
     * @param covered the sites the latest designation covers; empty when none is recorded
     * @param standing CONCORDANT while it holds or when none is recorded, LAPSED when one of the verdicts is a gap,
     *     UNPROVEN when one is unproven
     */
    private record Upkeep(Set<String> covered, Standing standing) {

        static final Upkeep NONE = new Upkeep(Set.of(), Standing.CONCORDANT);

        static boolean isOf(Verdict verdict) {
            Stage stage = Stage.of(verdict.standard());
            return stage == Stage.AGREEMENT || stage == Stage.ANNUAL_REVIEW;
        }

        static Upkeep of(Collection<Verdict> verdicts, List<Site> sites, RecordedDesignation latest) {
            Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
            verdicts.stream()
                    .filter(verdict -> verdict.isRequired() && isOf(verdict))
                    .forEach(verdict -> outcomes.add(verdict.outcome()));
            Set<String> covered = new TreeSet<>();
            sites.forEach(site -> covered.add(site.id()));
            covered.removeAll(latest.notYetIncluded());
            return new Upkeep(
                    covered,
                    outcomes.contains(Outcome.GAP)
                            ? Standing.LAPSED
                            : outcomes.contains(Outcome.UNPROVEN) ? Standing.UNPROVEN : Standing.CONCORDANT);
        }

        Standing of(Site site) {
            return covered.contains(site.id()) ? standing : Standing.CONCORDANT;
        }
    }

    /** Every row: the system, the regions, the sites. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(system));
        rows.addAll(regions);
        rows.addAll(sites);
        return rows;
    }

    /** Computes it. */
    public static Designation of(Collection<Verdict> verdicts, Collection<? extends Fact> facts, String systemName) {
        List<RecordedDesignation> recorded = Fact.select(facts, RecordedDesignation.class).stream()
                .sorted(Comparator.comparing(RecordedDesignation::on))
                .toList();
        RecordedDesignation latest = recorded.isEmpty() ? null : recorded.get(recorded.size() - 1);
        List<Site> sites = Fact.select(facts, Site.class).stream()
                .sorted(Comparator.comparing(Site::id))
                .toList();
        Upkeep upkeep = latest == null ? Upkeep.NONE : Upkeep.of(verdicts, sites, latest);
        // Once for all sites: of a thousand of them each would otherwise read every verdict.
        Map<String, List<Verdict>> bySite = new HashMap<>();
        for (Verdict verdict : verdicts) {
            String site = verdict.subject().site();
            if (site != null) {
                bySite.computeIfAbsent(site, each -> new ArrayList<>()).add(verdict);
            }
        }
        List<Row> siteRows = sites.stream()
                .map(site -> row(
                        Subject.site(site.id()),
                        site.name(),
                        bySite.getOrDefault(site.id(), List.of()),
                        site.scope() == Site.Scope.NOT_YET_INCLUDED,
                        upkeep.of(site),
                        List.of()))
                .toList();
        List<Row> inScope = siteRows.stream()
                .filter(row -> row.standing() != Standing.NOT_YET_INCLUDED)
                .toList();
        List<Row> regionRows = Fact.select(facts, Region.class).stream()
                .sorted(Comparator.comparing(Region::id))
                .map(region -> {
                    List<Row> own = inScope.stream()
                            .filter(row -> sites.stream()
                                    .anyMatch(site ->
                                            site.id().equals(row.subject().id())
                                                    && region.id().equals(site.region())))
                            .toList();
                    return row(
                            Subject.region(region.id()),
                            region.name(),
                            only(verdicts, subject -> subject.equals(Subject.region(region.id()))),
                            own.isEmpty()
                                    && sites.stream()
                                            .anyMatch(site -> region.id().equals(site.region())),
                            Standing.CONCORDANT,
                            own);
                })
                .toList();
        List<Row> below = new ArrayList<>(inScope);
        regionRows.stream()
                .filter(row -> row.standing() != Standing.NOT_YET_INCLUDED)
                .forEach(below::add);
        Row system = row(
                Subject.system(Partner.ID),
                systemName,
                only(verdicts, subject -> subject.kind() == Subject.Kind.SYSTEM),
                false,
                upkeep.standing(),
                below);
        return new Designation(
                system,
                regionRows,
                siteRows,
                sites.stream()
                        .filter(site -> site.scope() == Site.Scope.NOT_YET_INCLUDED)
                        .map(Site::name)
                        .toList(),
                recorded,
                latest == null ? null : AsOf.lastDayWithinYear(lastReview(latest, facts)));
    }

    private static Row row(
            Subject subject,
            String name,
            List<Verdict> mine,
            boolean notYetIncluded,
            Standing upkeep,
            List<Row> below) {
        return new Row(
                subject,
                name,
                notYetIncluded ? Standing.NOT_YET_INCLUDED : standing(mine, upkeep, below),
                count(mine, true, Outcome.CONCORDANT),
                count(mine, true, Outcome.GAP),
                count(mine, true, Outcome.UNPROVEN),
                count(mine, true, Outcome.WAIVED),
                count(mine, false, Outcome.CONCORDANT));
    }

    private static List<Verdict> only(Collection<Verdict> verdicts, Predicate<Subject> about) {
        return verdicts.stream()
                .filter(verdict -> about.test(verdict.subject()))
                .toList();
    }

    /** @param upkeep LAPSED or UNPROVEN when the designation on record is, and then in place of the verdicts that say so */
    private static Standing standing(List<Verdict> mine, Standing upkeep, List<Row> below) {
        List<Verdict> deciding = upkeep == Standing.CONCORDANT
                ? mine
                : mine.stream().filter(verdict -> !Upkeep.isOf(verdict)).toList();
        Set<Standing> standings = EnumSet.of(upkeep);
        below.forEach(row -> standings.add(row.standing()));
        if (count(deciding, true, Outcome.GAP) > 0 || standings.contains(Standing.ALIGNING)) {
            return Standing.ALIGNING;
        }
        boolean anything =
                count(mine, true, Outcome.CONCORDANT) > 0 || below.stream().anyMatch(row -> row.concordant() > 0);
        if (count(deciding, true, Outcome.UNPROVEN) > 0 || standings.contains(Standing.UNPROVEN) || !anything) {
            return Standing.UNPROVEN;
        }
        return standings.contains(Standing.LAPSED) ? Standing.LAPSED : Standing.CONCORDANT;
    }

    /** The last annual review, or the designation itself when it is younger. */
    private static LocalDate lastReview(RecordedDesignation designated, Collection<? extends Fact> facts) {
        return Fact.select(facts, AnnualReview.class).stream()
                .map(AnnualReview::on)
                .filter(review -> review.isAfter(designated.on()))
                .max(Comparator.naturalOrder())
                .orElse(designated.on());
    }

    private static int count(List<Verdict> verdicts, boolean required, Outcome outcome) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.isRequired() == required && Objects.equals(verdict.outcome(), outcome))
                .count();
    }
}
