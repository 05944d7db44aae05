package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmokeTest {

    @Test
    void assesses() {
        for (ConcordanceEngine engine : List.of(
                ConcordanceEngine.load(CarePartnerStandards.rulePack()),
                ConcordanceEngine.load(CarePartnerStandards.rulePack().fromSource()))) {
            Assessment assessment = engine.assess(PartnerSnapshot.of(
                    "Example",
                    LocalDate.of(2026, 1, 1),
                    List.of(
                            new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, null),
                            new TumorBoard(
                                    "t", "thoracic", "main", null, 14, null, null, null, null, null, null, null))));
            System.out.println(assessment.report());
            assertThat(assessment
                            .verdict("TB-01", Subject.site("main"))
                            .orElseThrow()
                            .outcome())
                    .isEqualTo(Outcome.CONCORDANT);
        }
    }
}
