package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.isShare;
import static care.concordance.standards.oracle.Evidence.outcome;

import care.concordance.facts.ReportAudit;
import care.concordance.facts.ReportAudit.Topic;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the pages of the reporting standards say, read from the base facts. */
final class PathologyOracle {

    private PathologyOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("PATH-01", compliant(Topic.SYNOPTIC_PATHOLOGY, 90));
        oracle.put("PATH-02", compliant(Topic.BREAST_SENTINEL_NODES, 80));
        oracle.put("PATH-03", compliant(Topic.BREAST_AXILLARY_DISSECTION, 80));
        oracle.put("PATH-04", compliant(Topic.MELANOMA_EXCISION, 80));
        oracle.put("PATH-05", compliant(Topic.COLON_RESECTION, 80));
        oracle.put("PATH-06", compliant(Topic.RECTAL_MESORECTAL_EXCISION, 80));
        oracle.put("PATH-07", compliant(Topic.LUNG_NODAL_STATIONS, 80));
    }

    private static BiFunction<World, Subject, Outcome> compliant(Topic topic, int percent) {
        return (world, site) -> {
            int thisYear = world.asOf().getYear();
            Optional<ReportAudit> latest = world.of(site, ReportAudit.class).stream()
                    .filter(audit -> audit.topic() == topic)
                    .max(Comparator.comparingInt(ReportAudit::year))
                    .filter(audit -> audit.year() == thisYear || audit.year() == thisYear - 1);
            return latest.map(audit -> judge(audit, percent)).orElse(Outcome.UNPROVEN);
        };
    }

    private static Outcome judge(ReportAudit audit, int percent) {
        Integer eligible = audit.eligible();
        Integer reviewed = audit.reviewed();
        if (eligible != null && eligible == 0) {
            return Outcome.NOT_APPLICABLE;
        }
        boolean enough = reviewed != null && (reviewed >= 7 || (eligible != null && reviewed >= eligible));
        return outcome(enough ? isShare(audit.compliant(), reviewed, percent) : null);
    }
}
