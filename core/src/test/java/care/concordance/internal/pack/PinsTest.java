package care.concordance.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page that takes another pack's place notices when the original has changed. */
class PinsTest {

    private static final String PAGE = SamplePack.page("TB-01", "site", "tumorboards");

    private static RulePack original(String from, String to) {
        return RulePack.of(
                "sample",
                "1",
                Map.of(SamplePack.RULES, SamplePack.DRL.replace(from, to), SamplePack.PAGE, PAGE.replace(from, to)));
    }

    private static RulePack overlay(String replaces) {
        return RulePack.of(
                "partner",
                "1",
                Map.of(
                        SamplePack.RULES,
                        SamplePack.DRL.replace("14", "7"),
                        SamplePack.PAGE,
                        PAGE.replace("14", "7").replace("basis:", "replaces: " + replaces + "\nbasis:")));
    }

    private static List<Finding> findings(RulePack original, String replaces) {
        RulePackException refused = catchThrowableOfType(
                RulePackException.class, () -> ConcordanceEngine.load(original, overlay(replaces)));
        return refused.findings();
    }

    private static String pinned() {
        return Pins.line(CompiledPack.of(original("", ""), Map.of()), "TB-01").substring("replaces: ".length());
    }

    @Test
    void aPinHoldsAsLongAsTheOriginalSaysTheSame() {
        String pin = pinned();
        assertThat(pin).matches("sample TB-01 sha256-[0-9a-f]{12}");
        assertThatCode(() -> ConcordanceEngine.load(original("", ""), overlay(pin)))
                .doesNotThrowAnyException();
        // A comment moves the rules, and says nothing else.
        assertThatCode(() -> ConcordanceEngine.load(
                        original("// The cadence of every board on record.", "// The cadence\n// of every board."),
                        overlay(pin)))
                .doesNotThrowAnyException();
        assertThatCode(() -> ConcordanceEngine.load(original("14", "21"), overlay("sample")))
                .as("what is not pinned is not checked")
                .doesNotThrowAnyException();
    }

    @Test
    void aChangedOriginalIsNoticed() {
        for (RulePack changed : List.of(
                original("14", "21"),
                original("Meet more often", "Meet weekly"),
                original("AMBULATORY", "COMMUNITY"))) {
            assertThat(findings(changed, pinned())).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Finding.Kind.REPLACES);
                assertThat(finding.excerpt()).startsWith("replaces: sample TB-01 sha256-");
                assertThat(finding.problem()).contains("no longer the text this page was written for");
                assertThat(finding.remedy()).contains("then write: replaces: sample TB-01 sha256-");
            });
        }
    }

    @Test
    void aPinIsOfTheSameStandardAndLongEnough() {
        assertThat(findings(original("", ""), "sample TB-02"))
                .extracting(Finding::problem)
                .contains("the page is of TB-01, and replaces TB-02");
        assertThat(findings(original("", ""), "sample TB-01 sha256-12"))
                .extracting(Finding::problem)
                .anyMatch(problem -> problem.contains("pins nothing"));
    }

    /** A page of rows pins each of them in its cell. */
    @Test
    void aPinInACellIsCheckedForItsRow() {
        String pin = pinned();
        String wrong = pin.substring(0, pin.length() - 12) + "0".repeat(12);

        assertThatCode(() -> ConcordanceEngine.load(original("", ""), rows(pin)))
                .doesNotThrowAnyException();
        RulePackException refused = catchThrowableOfType(
                RulePackException.class, () -> ConcordanceEngine.load(original("", ""), rows(wrong)));
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.REPLACES);
            assertThat(finding.excerpt()).startsWith("| TB-01 | 7 | " + wrong);
            assertThat(finding.excerpt().substring(finding.column() - 1)).startsWith("sha256-");
            assertThat(finding.problem())
                    .contains("no longer the text this page was written for")
                    .contains("(row TB-01, ");
            assertThat(finding.remedy()).endsWith("then write: replaces: " + pin);
        });
    }

    private static RulePack rows(String pin) {
        return RulePack.of(
                "partner",
                "1",
                Map.of(
                        SamplePack.RULES,
                        SamplePack.DRL
                                .replace("  @Standard(\"TB-01\")\n", "")
                                .replace("\"TB-01 ", "\"Row.ID ")
                                .replace("14 days", "{days} days")
                                .replace("14", "Row.DAYS"),
                        SamplePack.PAGE,
                        PAGE.replace("id: TB-01", "id: {id}")
                                        .replace("14", "{days}")
                                        .replace("basis:", "replaces: {original}\nbasis:")
                                + "\n\n## Rows\n\n| id | days | original |\n|---|---|---|\n| TB-01 | 7 | " + pin
                                + " |\n"));
    }
}
