package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.Explanation;
import care.concordance.RegistryRates;
import care.concordance.explain.WhyNot;
import care.concordance.followup.PlanTerms;
import care.concordance.json.AssessmentJson;
import care.concordance.json.FactsJson;
import care.concordance.json.JsonDocument;
import care.concordance.naaccr.NaaccrFile;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the library writes as JSON besides assessments is what its published schema says, and what was read is written alike. */
class DocumentSchemasTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final Assessment THEN = assess("2025");
    private static final Assessment NOW = assess("2026");

    private static Assessment assess(String year) {
        return ENGINE.assess(FactsJson.read(Path.of("../examples/data/riverbend-" + year + ".json")));
    }

    @Test
    void verdictsAndWhyTheyAreNotOthers() {
        for (Verdict verdict : NOW.verdicts()) {
            SchemasTest.assertHolds("verdict", JsonDocument.of(verdict).text());
        }
        Explanation explanation = ENGINE.explain(NOW);
        for (WhyNot why : explanation.whyNot()) {
            SchemasTest.assertHolds("why-not", JsonDocument.of(why).text());
        }
        NOW.gaps().stream()
                .limit(10)
                .forEach(gap -> SchemasTest.assertHolds(
                        "smallest-change",
                        JsonDocument.of(explanation.smallestChange(
                                        gap.standard().id(), gap.subject()))
                                .text()));
    }

    @Test
    void plansAndWhatComesOfThem() {
        Explanation explanation = ENGINE.explain(NOW);
        SchemasTest.assertHolds("plan", JsonDocument.of(NOW.alignmentPlan()).text());
        var plan = explanation.plan(PlanTerms.PLAIN);
        SchemasTest.assertHolds("plan", JsonDocument.of(plan).text());
        SchemasTest.assertHolds(
                "simulation", JsonDocument.of(explanation.simulate(plan)).text());
    }

    @Test
    void changesAndImpact() {
        assertThat(NOW.since(THEN).closed()).isNotEmpty();
        SchemasTest.assertHolds("changes", JsonDocument.of(NOW.since(THEN)).text());
        String impact = JsonDocument.of(
                        ENGINE.impact(THEN.snapshot().asOf(), NOW.snapshot().asOf(), List.of(THEN.snapshot())))
                .text();
        assertThat(impact).contains("GOV-20");
        SchemasTest.assertHolds("impact", impact);
    }

    @Test
    void reviewsAndRates() {
        ConcordanceEngine cases = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        RegistryRates rates = new RegistryRates();
        try (var reader = NaaccrFile.open(Path.of("../examples/data/synthetic-registry-2025.xml.gz"))) {
            cases.review(reader.cases().limit(100)).forEach(review -> {
                rates.add(review);
                SchemasTest.assertHolds("case-review", JsonDocument.of(review).text());
            });
        }
        assertThat(rates.rates()).isNotEmpty();
        rates.rates()
                .forEach(rate ->
                        SchemasTest.assertHolds("rate", JsonDocument.of(rate).text()));
        SchemasTest.assertHolds(
                "rates",
                JsonDocument.of(rates.facts(CarePartnerStandards.measureNames()))
                        .text());
    }

    @Test
    void anAssessmentOfEverythingIsReadAsItWasWritten() {
        for (Assessment each : List.of(THEN, NOW)) {
            String written = AssessmentJson.write(each);
            assertThat(AssessmentJson.write(AssessmentJson.read(written))).isEqualTo(written);
            assertThat(JsonDocument.inShort(each).text()).hasSizeLessThan(written.length() * 5 / 6);
        }
    }
}
