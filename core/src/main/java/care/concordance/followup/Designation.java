package care.concordance.followup;

import care.concordance.facts.Agreement;
import care.concordance.facts.AnnualReview;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who is concordant: each site, each region, then the system, computed from required standards alone and shown beside
 * what MSK has recorded.
 *
 * @param system the system's standing over the sites in scope and the standards of the system itself
 * @param regions each region's standing over its sites in scope and its own standards, by id
 * @param sites each site's standing over its own standards and its programs', by id
 * @param notYetIncluded names of the sites the designation does not cover yet
 * @param recorded designations as recorded, oldest first
 */
public record Designation(
        Row system,
        List<Row> regions,
        List<Row> sites,
        List<String> notYetIncluded,
        List<RecordedDesignation> recorded) {

    /** Where a subject stands. */
    public enum Standing {
        /** Every required standard is concordant, waived or not applicable, and at least one is concordant. */
        CONCORDANT,
        /** At least one required standard is a gap. */
        ALIGNING,
        /** No gap is known, but proof is missing: never concordant. */
        UNPROVEN,
        /** All of CONCORDANT, but the recorded designation has lapsed: its annual review is overdue, or its agreement over. */
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

    /** Computes it. */
    public static Designation of(
            Collection<Verdict> verdicts, Collection<? extends Fact> facts, String systemName, LocalDate asOf) {
        List<RecordedDesignation> recorded = select(facts, RecordedDesignation.class).stream()
                .sorted(Comparator.comparing(RecordedDesignation::on))
                .toList();
        boolean lapsed = !recorded.isEmpty() && hasLapsed(recorded.get(recorded.size() - 1), facts, asOf);
        Set<String> covered = new TreeSet<>();
        if (lapsed) {
            select(facts, Site.class).forEach(site -> covered.add(site.id()));
            covered.removeAll(recorded.get(recorded.size() - 1).notYetIncluded());
        }
        List<Site> sites = select(facts, Site.class).stream()
                .sorted(Comparator.comparing(Site::id))
                .toList();
        List<Row> siteRows = sites.stream()
                .map(site -> row(
                        Subject.site(site.id()),
                        site.name(),
                        verdicts,
                        subject -> site.id().equals(subject.site()),
                        site.scope() == Site.Scope.NOT_YET_INCLUDED,
                        covered.contains(site.id()),
                        List.of()))
                .toList();
        List<Row> inScope = siteRows.stream()
                .filter(row -> row.standing() != Standing.NOT_YET_INCLUDED)
                .toList();
        List<Row> regionRows = select(facts, Region.class).stream()
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
                            verdicts,
                            subject -> subject.equals(Subject.region(region.id())),
                            own.isEmpty()
                                    && sites.stream()
                                            .anyMatch(site -> region.id().equals(site.region())),
                            false,
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
                verdicts,
                subject -> subject.kind() == Subject.Kind.SYSTEM,
                false,
                lapsed,
                below);
        return new Designation(
                system,
                regionRows,
                siteRows,
                sites.stream()
                        .filter(site -> site.scope() == Site.Scope.NOT_YET_INCLUDED)
                        .map(Site::name)
                        .toList(),
                recorded);
    }

    private static Row row(
            Subject subject,
            String name,
            Collection<Verdict> verdicts,
            Predicate<Subject> own,
            boolean notYetIncluded,
            boolean lapsed,
            List<Row> below) {
        List<Verdict> mine =
                verdicts.stream().filter(verdict -> own.test(verdict.subject())).toList();
        int concordant = count(mine, true, Outcome.CONCORDANT);
        int gaps = count(mine, true, Outcome.GAP);
        int unproven = count(mine, true, Outcome.UNPROVEN);
        return new Row(
                subject,
                name,
                notYetIncluded ? Standing.NOT_YET_INCLUDED : standing(concordant, gaps, unproven, lapsed, below),
                concordant,
                gaps,
                unproven,
                count(mine, true, Outcome.WAIVED),
                count(mine, false, Outcome.CONCORDANT));
    }

    private static Standing standing(int concordant, int gaps, int unproven, boolean lapsed, List<Row> below) {
        if (gaps > 0 || below.stream().anyMatch(row -> row.standing() == Standing.ALIGNING)) {
            return Standing.ALIGNING;
        }
        boolean lacksProof = unproven > 0 || below.stream().anyMatch(row -> row.standing() == Standing.UNPROVEN);
        boolean anything = concordant > 0 || below.stream().anyMatch(row -> row.concordant() > 0);
        if (lacksProof || !anything) {
            return Standing.UNPROVEN;
        }
        return lapsed || below.stream().anyMatch(row -> row.standing() == Standing.LAPSED)
                ? Standing.LAPSED
                : Standing.CONCORDANT;
    }

    /** A designation holds for a year from the later of itself and the last annual review, while the agreement does. */
    private static boolean hasLapsed(RecordedDesignation designated, Collection<? extends Fact> facts, LocalDate asOf) {
        LocalDate reviewed = select(facts, AnnualReview.class).stream()
                .map(AnnualReview::on)
                .filter(review -> review.isAfter(designated.on()))
                .max(Comparator.naturalOrder())
                .orElse(designated.on());
        boolean agreementOver = select(facts, Agreement.class).stream()
                .map(Agreement::expires)
                .anyMatch(expires -> expires != null && expires.isBefore(asOf));
        return agreementOver || reviewed.plusYears(1).isBefore(asOf);
    }

    private static int count(List<Verdict> verdicts, boolean required, Outcome outcome) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.isRequired() == required && Objects.equals(verdict.outcome(), outcome))
                .count();
    }

    private static <F extends Fact> List<F> select(Collection<? extends Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
