/**
 * What is known about a partner: immutable records, one per kind of fact, and the figures that follow from a single fact.
 *
 * <p>Unknown is written {@code null} and nothing else; a component that may be unknown is annotated {@link
 * org.jspecify.annotations.Nullable}. Rules compare such a property only behind a {@code property != null} test, which
 * the gate enforces. This package depends on nothing.
 *
 * <p>A fact with much to say is written by its builder, which asks for what is always known, in order, and leaves unknown
 * what is not given: {@code TumorBoardBuilder.builder().id("thoracic").name("Thoracic").site("main")
 * .daysBetweenMeetings(14).build()}. {@code TumorBoardBuilder.like(board)} begins with what another board has. Builders are
 * generated when the library is built, from the list below.
 */
@NullMarked
@RecordBuilder.Include({
    Partner.class,
    Site.class,
    DiseaseProgram.class,
    Physician.class,
    TumorBoard.class,
    ComplexCaseReview.class,
    Pathway.class,
    Committee.class,
    LiaisonRole.class,
    Service.class,
    Accreditation.class,
    NursingStaff.class,
    ProcedureVolume.class,
    RadiationFacility.class,
    RectalProgram.class,
    CellularTherapyProgram.class,
    TrialsOffice.class,
    Trial.class,
    TrialAccrual.class,
    EducationActivity.class,
    ReferralPathway.class,
    ReportAudit.class,
    OutcomeMeasure.class,
    RiskAdjustedOutcome.class,
    MeasureRate.class,
    SiteVisit.class,
    Variance.class,
    DueDiligence.class,
    Agreement.class,
    ConcordanceAssessment.class,
    AgreedPlan.class,
    AnnualReview.class,
    EntryReview.class,
    BenefitUse.class,
    JointEffort.class,
    OutcomesReport.class,
    TumorCase.class
})
@RecordBuilder.Options(
        builderMode = RecordBuilder.BuilderMode.STAGED_REQUIRED_ONLY,
        nullablePattern = "Nullable",
        stagedBuilderMethodName = "builder",
        copyMethodName = "like",
        enableWither = false,
        enableGetters = false,
        addStaticBuilder = false,
        componentsMethodName = "components",
        fileComment = "")
package care.concordance.facts;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.NullMarked;
