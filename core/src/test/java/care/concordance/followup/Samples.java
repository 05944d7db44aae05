package care.concordance.followup;

import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Standards and verdicts by hand: what follows from verdicts needs no rules. */
final class Samples {

    static final LocalDate DAY = LocalDate.of(2026, 1, 28);

    /** By the letters of an id, the domains that are steps of the way. */
    private static final Map<String, String> DOMAINS = Map.of(
            "ENT", "entry",
            "DUE", "duediligence",
            "AGR", "agreement",
            "ASM", "assessment",
            "PLN", "alignment",
            "DSG", "designation",
            "REV", "review");

    private Samples() {}

    static Standard standard(String id, Subject.Kind level, String... dependsOn) {
        return standard(
                id, level, Standard.Component.RESOURCES_AND_CAPABILITIES, Standard.Requirement.REQUIRED, 30, dependsOn);
    }

    static Standard commendation(String id, Subject.Kind level) {
        return standard(
                id, level, Standard.Component.RESOURCES_AND_CAPABILITIES, Standard.Requirement.COMMENDATION, 30);
    }

    static Standard standard(
            String id,
            Subject.Kind level,
            Standard.Component component,
            Standard.Requirement requirement,
            int days,
            String... dependsOn) {
        return new Standard(
                id,
                "title of " + id,
                component,
                DOMAINS.getOrDefault(id.substring(0, id.indexOf('-')), "governance"),
                level,
                requirement,
                "evidence of " + id,
                "remedy of " + id,
                "owner of " + id,
                days,
                List.of(dependsOn),
                "source",
                Standard.Basis.PARAMETER,
                LocalDate.of(2025, 1, 1),
                null,
                null,
                List.of(),
                "page");
    }

    static Verdict verdict(Standard standard, Subject subject, Outcome outcome) {
        return new Verdict(standard, subject, outcome, List.of(), null);
    }
}
