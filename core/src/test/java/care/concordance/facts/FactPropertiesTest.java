package care.concordance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactPropertiesTest {

    @Test
    void allEligibleReportsReviewed() {
        assertThat(audit(5, 5).allEligibleReviewed()).isTrue();
        assertThat(audit(4, 5).allEligibleReviewed()).isFalse();
        assertThat(audit(null, 5).allEligibleReviewed()).isNull();
        assertThat(audit(5, null).allEligibleReviewed()).isNull();
    }

    @Test
    void sharesAreNullWithoutAWhole() {
        assertThat(new TrialAccrual("main", 2025, 80, null, 24).percentMinorityOrRural())
                .isEqualTo(30.0);
        assertThat(new TrialAccrual("main", 2025, 0, null, 0).percentMinorityOrRural())
                .isNull();
        assertThat(new NursingStaff("main", 40, 10, null).percentCertified()).isEqualTo(25.0);
        assertThat(new NursingStaff("main", 0, 0, 0).percentCertified()).isNull();
    }

    @Test
    void blood() {
        assertThat(Disease.LYMPHOMA.isSolid()).isFalse();
        assertThat(Disease.LEUKEMIA.isSolid()).isFalse();
        assertThat(Disease.MYELOMA.isSolid()).isFalse();
        assertThat(Disease.BRAIN.isSolid()).isTrue();
        assertThat(DiseaseProgramBuilder.builder()
                        .site("main")
                        .disease(Disease.LYMPHOMA)
                        .build()
                        .treatsSolidTumors())
                .isFalse();
    }

    @Test
    void aBoardForAllCancersReviewsSolidTumors() {
        assertThat(board(null).reviewsSolidTumors()).isTrue();
        assertThat(board(Disease.LUNG).reviewsSolidTumors()).isTrue();
        assertThat(board(Disease.MYELOMA).reviewsSolidTumors()).isFalse();
    }

    private static TumorBoard board(@Nullable Disease disease) {
        return TumorBoardBuilder.builder()
                .id("b")
                .name("b")
                .site("main")
                .disease(disease)
                .build();
    }

    private static ReportAudit audit(@Nullable Integer reviewed, @Nullable Integer eligible) {
        return new ReportAudit("main", ReportAudit.Topic.COLON_RESECTION, 2025, reviewed, reviewed, eligible);
    }
}
