package care.concordance.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.ReportAudit;
import care.concordance.facts.Site;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One text, one page, a table of rows: each row a standard of its own. */
class RowTest {

    private static final String RULES = "pathology/P-01-to-03-reports.drl";
    private static final String PAGE = "pathology/P-01-to-03-reports.md";

    private static final String DRL = """
            package example.standards;

            import care.concordance.facts.ReportAudit;

            global care.concordance.evaluate.Verdicts verdicts;

            rule "Row.ID ({form}) observed: an audit of {reports}"
              @Standard("Row.ID")
            when
              $audit : ReportAudit( topic == Row.TOPIC )
            then
              verdicts.observed($audit, "{} of {} {reports} met the standard", $audit.compliant(), $audit.reviewed());
            end

            rule "Row.ID ({form}) met: at least {percent} % of {reports} met the standard" extends "Row.ID ({form}) observed"
              @Standard("Row.ID")
            when
              ReportAudit( this == $audit, percentCompliant >= Row.PERCENT )
            then
              verdicts.met($audit);
            end
            """;

    private static final String MARKDOWN = """
            ---
            id: {id}
            title: At least {percent} % of {reports} meet the standard
            component: resources-and-capabilities
            domain: pathology
            level: site
            requirement: required
            evidence: the audit
            remedy: Audit again
            owner: {owner}
            close-within: 90 days
            source: made up for a test
            basis: parameter
            effective-from: {from}
            effective-to: {to}
            ---
            ## Rows

            | id | form | reports | topic | percent | owner | from | to |
            |----|------|---------|-------|--------:|-------|------|----|
            | P-01 | from 2024 | sentinel nodes | ReportAudit.Topic.BREAST_SENTINEL_NODES | 70 | Surgeon | 2024-01-01 | 2024-12-31 |
            | P-01 | from 2025 | sentinel nodes | ReportAudit.Topic.BREAST_SENTINEL_NODES | 80 | Surgeon | 2025-01-01 | |
            | P-02 | any year | colon resections | ReportAudit.Topic.COLON_RESECTION | 90 | Pathologist | 2024-01-01 | |

            ## Requirement

            At least {percent} % of {reports}.

            ## Why

            It is a test.

            ## Met, gap, not applicable

            - Met: {percent} % or more.

            ## Not covered

            Anything else.
            """;

    private static CompiledPack compiled(String drl, String page) {
        return CompiledPack.of(RulePack.of("rows", "1", Map.of(RULES, drl, PAGE, page)), Map.of());
    }

    private static List<Finding> refused(String drl, String page) {
        return catchThrowableOfType(RulePackException.class, () -> compiled(drl, page))
                .findings();
    }

    @Test
    void eachRowIsAStandard() {
        CompiledPack pack = compiled(DRL, MARKDOWN);
        assertThat(pack.standards())
                .extracting(Standard::id, Standard::title, Standard::owner, Standard::effectiveTo)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "P-01",
                                "At least 70 % of sentinel nodes meet the standard",
                                "Surgeon",
                                LocalDate.of(2024, 12, 31)),
                        org.assertj.core.groups.Tuple.tuple(
                                "P-01", "At least 80 % of sentinel nodes meet the standard", "Surgeon", null),
                        org.assertj.core.groups.Tuple.tuple(
                                "P-02", "At least 90 % of colon resections meet the standard", "Pathologist", null));
        assertThat(pack.standards())
                .allSatisfy(standard ->
                        assertThat(standard.page()).doesNotContain("|").doesNotContain("{"));
        assertThat(pack.standards().get(1).thresholds()).containsExactly("ReportAudit: percentCompliant >= 80");
        assertThat(pack.rules())
                .extracting(RuleText::name)
                .contains(
                        "P-01 (from 2025) met: at least 80 % of sentinel nodes met the standard",
                        "P-02 (any year) met: at least 90 % of colon resections met the standard");
    }

    /** Both sides of each row's number, and the edition of the day. */
    @ParameterizedTest
    @CsvSource({
        "2024-06-30, BREAST_SENTINEL_NODES, 7, P-01, CONCORDANT",
        "2024-06-30, BREAST_SENTINEL_NODES, 6, P-01, GAP",
        "2025-06-30, BREAST_SENTINEL_NODES, 8, P-01, CONCORDANT",
        "2025-06-30, BREAST_SENTINEL_NODES, 7, P-01, GAP",
        "2025-06-30, BREAST_SENTINEL_NODES, , P-01, UNPROVEN",
        "2025-06-30, COLON_RESECTION, 9, P-02, CONCORDANT",
        "2025-06-30, COLON_RESECTION, 8, P-02, GAP"
    })
    void aRowHasItsOwnNumber(LocalDate day, ReportAudit.Topic topic, Integer compliant, String id, Outcome outcome) {
        ConcordanceEngine engine = ConcordanceEngine.load(RulePack.of("rows", "1", Map.of(RULES, DRL, PAGE, MARKDOWN)));
        PartnerSnapshot snapshot = PartnerSnapshot.real(
                "Example",
                day,
                List.of(
                        new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, null),
                        new ReportAudit("main", topic, day.getYear(), 10, compliant, 10)));
        assertThat(engine.assess(snapshot).verdicts())
                .filteredOn(verdict -> verdict.standard().id().equals(id))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.outcome()).isEqualTo(outcome));
    }

    @Test
    void aCellOfTheWrongTypeNamesRuleAndRow() {
        assertThat(refused(DRL, MARKDOWN.replace("| 90 |", "| ninety |")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains(RULES + ":18:")
                        .contains("\"ninety\" is not a value a rule may compare with")
                        .contains("(row P-02, " + PAGE + ":23)"));
        assertThat(refused(DRL, MARKDOWN.replace("Topic.COLON_RESECTION", "Topic.COLON_RESECTIONS")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains(RULES + ":10:")
                        .contains("has no COLON_RESECTIONS")
                        .contains("did you mean COLON_RESECTION")
                        .contains("(row P-02, " + PAGE + ":23)"));
        assertThat(refused(DRL, MARKDOWN.replace("| 90 |", "| |"))).isNotEmpty();
    }

    @Test
    void whatNoColumnHasIsSaidOnce() {
        assertThat(refused(DRL.replace("Row.PERCENT", "Row.PERCENTAGE"), MARKDOWN))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem())
                        .contains("no column percentage")
                        .doesNotContain("(row"));
        assertThat(refused(DRL, MARKDOWN.replace("title: At least {percent}", "title: At least {number}")))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.problem()).contains("no column number"));
        assertThat(refused(DRL.replace("$audit : ReportAudit( topic", "$audit : ReportAudit( topik"), MARKDOWN))
                .allSatisfy(finding -> assertThat(finding.problem()).contains("has no property topik"));
    }

    @Test
    void aTableThatIsNotOne() {
        assertThat(refused(DRL, MARKDOWN.replace("| id | form", "| name | form")))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("first column is not id"));
        assertThat(refused(DRL, MARKDOWN.replace("| 90 | Pathologist |", "| 90 |")))
                .anySatisfy(finding -> assertThat(finding.toString())
                        .contains(PAGE + ":23:")
                        .contains("the row has 7 cells, the table 8 columns"));
        assertThat(refused(DRL, MARKDOWN.replaceAll("(?m)^\\|.*\n", "")))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("no row"));
        assertThat(refused(DRL, MARKDOWN.replace("| Pathologist |", "| {percent} |")))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("brace"));
        assertThat(refused(DRL, MARKDOWN.replace("colon resections", "\"colon\" resections")))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("quote"));
    }

    @Test
    void rowsOfOneStandardDoNotOverlap() {
        assertThat(refused(DRL, MARKDOWN.replace("2024-12-31", "2025-12-31")))
                .anySatisfy(
                        finding -> assertThat(finding.problem()).contains("has another text in force on 2025-01-01"));
        assertThat(refused(DRL, MARKDOWN.replace("from 2025 |", "from 2024 |")))
                .anySatisfy(finding -> assertThat(finding.problem())
                        .contains("two rules have this name")
                        .contains("(row P-01, " + PAGE + ":22)"));
    }
}
