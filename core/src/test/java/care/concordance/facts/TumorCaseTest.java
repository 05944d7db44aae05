package care.concordance.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TumorCaseTest {

    private static TumorCaseBuilder at(String primarySite) {
        return TumorCase.builder("1", "main", primarySite);
    }

    @ParameterizedTest
    @CsvSource({
        "C500, 8500, BREAST",
        "C509, 9680, HEMATOLOGIC",
        "C180, 8140, COLON",
        "C181, 8140, OTHER",
        "C189, 8140, COLON",
        "C199, 8140, RECTUM",
        "C209, 8140, RECTUM",
        "C210, 8140, OTHER",
        "C340, 8140, LUNG",
        "C349, 9050, OTHER",
        "C160, 8140, GASTRIC_ESOPHAGEAL",
        "C159, 8070, GASTRIC_ESOPHAGEAL",
        "C670, 8120, BLADDER",
        "C619, 8140, PROSTATE",
        "C539, 8070, CERVIX",
        "C649, 8312, KIDNEY",
        "C659, 8120, OTHER",
        "C445, 8720, MELANOMA",
        "C445, 8790, MELANOMA",
        "C445, 8090, OTHER",
        "C445, 0, OTHER",
        "C000, 8070, HEAD_AND_NECK",
        "C148, 8070, HEAD_AND_NECK",
        "C300, 8070, HEAD_AND_NECK",
        "C329, 8070, HEAD_AND_NECK",
        "C339, 8070, OTHER",
        "C809, 8000, OTHER"
    })
    void theDiseaseFollowsFromTopographyAndMorphology(String site, int histology, String disease) {
        assertThat(at(site).histology(histology).build().disease()).isEqualTo(disease);
    }

    @ParameterizedTest
    @CsvSource({
        // The categories decide: a prognostic group says I of what is IIA by anatomy, and IB of a T1a N0.
        "T1C, N0, M0, IA, YES",
        "T1B, N0, M0, IA, NO",
        "T1A, N0, M0, IB, NO",
        "T1B, N0, M0, IB, NO",
        "T1MI, N0, M0, IB, NO",
        "T1C, N0, M0, IB, YES",
        "T2, N0, M0, IA, YES",
        "T1A, N1, M0, IA, YES",
        "T1A, N1MI, M0, I, YES",
        "T1A, N1MI, M0, IB, YES",
        "T1, N0, M0, IA, UNKNOWN",
        "T1, N0, M0, IB, UNKNOWN",
        "T1A, NX, M0, IA, UNKNOWN",
        "T1A, NX, M0, IIA, YES",
        "T1C, NX, M0, '', YES",
        "T0, N1, M0, '', YES",
        "T1C, N0, M0, '', YES",
        "T1A, N0, M0, '', NO",
        "T1MI, N0, M0, '', NO",
        "T2, N0, M0, '', YES",
        "T1A, N1, M0, '', YES",
        "TX, N0, M0, '', UNKNOWN",
        "TIS, N0, M0, '', NO",
        // M1 leaves it out; M is also what a group says.
        "T2, N0, M1, '', NO",
        "T2, N0, M1, IIA, NO",
        "T2, N0, '', '', UNKNOWN",
        "T2, N0, '', IIA, YES",
        "T1A, N0, '', '', NO",
        // Without categories a group of II or III is as much, a group of I is open.
        "'', '', '', 0, NO",
        "'', '', '', IA, UNKNOWN",
        "'', '', '', IB, UNKNOWN",
        "'', '', '', IIA, YES",
        "'', '', '', IIIC, YES",
        "'', '', '', IV, NO",
        "'', '', '', '', UNKNOWN"
    })
    void t1cN0M0OrStageIbToIiic(String t, String n, String m, String group, Answer answer) {
        assertThat(at("C509").clinical(new Tnm(t, n, m, group)).build().t1cN0M0OrStageIbToIiic())
                .isEqualTo(answer);
    }

    @Test
    void thePathologicCategoryIsReadFirstAndTheClinicalWhereThereIsNone() {
        TumorCaseBuilder breast = at("C509").clinical(new Tnm("T2", "N0", "M0", "IIA"));
        assertThat(breast.pathologic(new Tnm("T1B", "N0", "", "IA")).build().t1cN0M0OrStageIbToIiic())
                .isEqualTo(Answer.NO);
        // No node was examined: N is the clinical one.
        assertThat(breast.pathologic(new Tnm("T1B", "NX", "", "")).build().t1cN0M0OrStageIbToIiic())
                .isEqualTo(Answer.NO);
        assertThat(breast.pathologic(new Tnm("", "N1A", "", "")).build().t1cN0M0OrStageIbToIiic())
                .isEqualTo(Answer.YES);
        assertThat(breast.pathologic(Tnm.UNKNOWN).build().t1cN0M0OrStageIbToIiic())
                .isEqualTo(Answer.YES);
        // Metastasis found by the clinician is metastasis.
        assertThat(breast.clinical(new Tnm("T2", "N0", "M1", "IV"))
                        .pathologic(new Tnm("T2", "N0", "", "IIA"))
                        .build()
                        .t1cN0M0OrStageIbToIiic())
                .isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "C187, M0, IVA, YES", // one of the two is enough
        "C187, '', IVA, YES",
        "C509, '', IV, YES",
        "C341, '', IVB, YES",
        "C209, '', IVA, YES",
        "C187, M1A, IIA, YES",
        "C187, '', IIA, NO",
        "C187, '', 0, NO",
        "C187, M0, '', NO",
        "C187, '', '', UNKNOWN",
        // Stage IV without metastasis: N1 of the prostate, T4b of bladder, stomach, esophagus, cervix, larynx.
        "C619, M0, IVA, NO",
        "C619, '', IVA, UNKNOWN",
        "C619, '', IVB, UNKNOWN",
        "C619, M1B, IVB, YES",
        "C679, M0, IVA, NO",
        "C679, M1A, IVA, YES",
        "C155, M0, IVA, NO",
        "C155, '', IVA, UNKNOWN",
        "C539, M0, IVA, NO",
        "C329, M0, IVB, NO",
        "C619, '', IIC, NO"
    })
    void metastaticByMOrByAGroupThatIsOnlyGivenWithIt(String site, String m, String group, Answer answer) {
        Tnm stage = new Tnm("", "", m, group);
        assertThat(at(site).histology(8140).clinical(stage).build().metastatic())
                .isEqualTo(answer);
        assertThat(at(site).histology(8140).pathologic(stage).build().metastatic())
                .isEqualTo(answer);
        assertThat(at(site).histology(8140).postTherapy(stage).build().metastatic())
                .isEqualTo(answer);
    }

    @Test
    void aStageGroupIsNoneOfTheLowerOnesBesideDistantMetastasis() {
        TumorCaseBuilder colon = at("C187").histology(8140).pathologic(new Tnm("T3", "N0", "", "IIA"));
        assertThat(colon.build().stageOneToThree()).isEqualTo(Answer.YES);
        assertThat(colon.build().stageOneOrTwo()).isEqualTo(Answer.YES);
        TumorCase metastatic = colon.clinical(new Tnm("T3", "N0", "M1A", "IVA")).build();
        assertThat(metastatic.stageOneToThree()).isEqualTo(Answer.NO);
        assertThat(metastatic.stageOneOrTwo()).isEqualTo(Answer.NO);
        assertThat(metastatic.stageTwoOrThree()).isEqualTo(Answer.NO);
        TumorCase three = at("C209")
                .histology(8140)
                .pathologic(new Tnm("", "", "", "IIIB"))
                .clinical(new Tnm("", "", "M1", ""))
                .build();
        assertThat(three.stageThree()).isEqualTo(Answer.NO);
        assertThat(at("C341").pathologic(new Tnm("", "", "", "IIIA")).build().stageOneOrTwo())
                .isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "8149, NO", "8150, YES", "8153, YES", "8154, NO", "8155, YES", "8156, YES", "8157, NO", "8158, YES", "8239, NO",
        "8240, YES", "8242, YES", "8243, NO", "8246, NO", "8248, NO", "8249, YES", "8250, NO", "8683, YES", "8013, NO",
        "8041, NO", "8140, NO", "0, UNKNOWN"
    })
    void neuroendocrineTumorsAreStagedApart(int histology, Answer answer) {
        assertThat(at("C187").histology(histology).build().neuroendocrineTumor())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "8040, YES",
        "8041, NO",
        "8045, NO",
        "8046, YES",
        "8240, NO",
        "8249, NO",
        "8246, YES",
        "8013, YES",
        "0, UNKNOWN"
    })
    void carcinoidsAreNoNonSmallCellCancer(int histology, Answer answer) {
        assertThat(at("C341").histology(histology).build().nonSmallCell()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "8120, YES",
        "8130, YES",
        "8119, NO",
        "8131, NO",
        "8122, NO",
        "8070, NO",
        "8140, NO",
        "8011, NO",
        "8010, UNKNOWN",
        "8000, UNKNOWN",
        "0, UNKNOWN"
    })
    void aCarcinomaNotFurtherSpecifiedMayBeUrothelial(int histology, Answer answer) {
        assertThat(at("C679").histology(histology).build().urothelial()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "C220, 8170, YES",
        "C220, 8175, YES",
        "C220, 8169, NO",
        "C220, 8176, NO",
        "C220, 0, UNKNOWN",
        "C221, 8170, NO",
        "C509, 0, NO"
    })
    void hepatocellular(String site, int histology, Answer answer) {
        assertThat(at(site).histology(histology).build().hepatocellular()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "TIS, N0, M0, 0, YES",
        "T2, N1, M0, IIB, YES",
        "T2, N1, M0, IIIB, YES", // prognostic, of grade 3 without receptors
        "T3, N0, M0, IIIB, YES",
        "T3, N1, M0, IIA, NO", // prognostic, with every receptor
        "T1C, N2, M0, IIA, NO",
        "T4B, N0, M0, IIIB, NO",
        "T2, N0, M1, IV, NO",
        "T2, N0, '', '', UNKNOWN",
        "T2, N0, '', IB, YES",
        "TX, N0, M0, '', UNKNOWN",
        "TX, N0, M0, IA, YES",
        "TX, N0, M0, IIA, UNKNOWN",
        "'', '', '', 0, YES",
        "'', '', '', IIIA, UNKNOWN",
        "'', '', '', IV, NO"
    })
    void anatomicStageZeroToTwoOfTheBreast(String t, String n, String m, String group, Answer answer) {
        assertThat(at("C509").clinical(new Tnm(t, n, m, group)).build().clinicalStageZeroToTwo())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "T1C, N0, M0, IA, YES",
        "TIS, N0, M0, 0, NO",
        "T2, N0, M1, IIA, NO",
        "T2, N0, M0, IV, NO",
        "T1C, N0, M0, '', YES",
        "T0, N1, M0, '', YES",
        "TIS, N0, M0, '', NO",
        "T1C, N0, '', '', UNKNOWN",
        "'', N0, M0, '', UNKNOWN",
        "'', '', '', '', UNKNOWN"
    })
    void clinicalStageOneToThreeOfTheBreast(String t, String n, String m, String group, Answer answer) {
        assertThat(at("C509").clinical(new Tnm(t, n, m, group)).build().clinicalStageOneToThree())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "N0, M0, '', YES, NO",
        "N1, M0, '', NO, YES",
        "NX, M0, '', UNKNOWN, UNKNOWN",
        "'', '', IIB, YES, UNKNOWN",
        "'', M0, IIIB, UNKNOWN, UNKNOWN",
        "N0, M1B, IVB, NO, NO",
        "N0, '', '', UNKNOWN, NO",
        "N1, '', IVA, NO, YES"
    })
    void localizedAndLocallyAdvanced(String n, String m, String group, Answer localized, Answer advanced) {
        TumorCase prostate = at("C619").clinical(new Tnm("T1C", n, m, group)).build();
        assertThat(prostate.clinicallyLocalized()).isEqualTo(localized);
        assertThat(prostate.clinicallyLocallyAdvanced()).isEqualTo(advanced);
        assertThat(at("C155").clinical(new Tnm("T3", n, m, group)).build().clinicallyLocallyAdvanced())
                .isEqualTo(Answer.YES);
        assertThat(at("C155").clinical(new Tnm("T2", "N0", "M0", "IIA")).build().clinicallyLocallyAdvanced())
                .isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "C443, 0, 3, UNKNOWN",
        "C443, 0, 2, NO",
        "C443, 0, -1, UNKNOWN",
        "C443, 8720, 3, YES",
        "C443, 8720, 2, YES",
        "C443, 8070, 3, NO",
        "C509, 0, 3, NO"
    })
    void aTumorOfTheSkinWithoutHistologyMayBeAMelanoma(String site, int histology, int behavior, Answer answer) {
        assertThat(at(site).histology(histology).behavior(behavior).build().melanoma())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GIVEN, NO",
        "NOT_PLANNED, NO",
        "DIED_BEFORE, NO",
        "RECOMMENDED_NOT_GIVEN, NO",
        "CONTRAINDICATED, YES",
        "REFUSED, YES",
        "RECOMMENDED, UNKNOWN",
        "UNKNOWN, UNKNOWN"
    })
    void whatMayHaveBeenRefusedIsOpen(Therapy therapy, Answer answer) {
        assertThat(at("C509").chemotherapy(therapy).build().chemotherapyContraindicatedOrRefused())
                .isEqualTo(answer);
        assertThat(at("C509").immunotherapy(therapy).build().immunotherapyContraindicatedOrRefused())
                .isEqualTo(answer);
    }

    @Test
    void anAntibodyIsOfOneKindOnlyWhereSomebodySaysSo() {
        TumorCaseBuilder colon = at("C187").immunotherapy(Therapy.GIVEN);
        assertThat(colon.build().antiEgfrAntibodyGiven()).isEqualTo(Answer.UNKNOWN);
        assertThat(colon.antiEgfrAntibody(Answer.YES).build().antiEgfrAntibodyGiven())
                .isEqualTo(Answer.YES);
        assertThat(colon.antiEgfrAntibody(Answer.NO).build().antiEgfrAntibodyGiven())
                .isEqualTo(Answer.NO);
        assertThat(colon.immunotherapy(Therapy.NOT_PLANNED)
                        .antiEgfrAntibody(Answer.UNKNOWN)
                        .build()
                        .antiEgfrAntibodyGiven())
                .isEqualTo(Answer.NO);
        assertThat(colon.build().toBuilder().build()).isEqualTo(colon.build());
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', UNKNOWN",
        "0, N0, NO",
        "0, N1C, YES",
        "0, NX, NO",
        "1, '', YES",
        "1, N0, YES",
        "-1, N2A, YES",
        "-1, N0, NO",
        "-1, NX, UNKNOWN",
        "-1, '', UNKNOWN"
    })
    void nodePositiveByCountOrByCategory(int count, String n, Answer answer) {
        TumorCase tumor = at("C187")
                .nodesPositive(count < 0 ? Between.UNKNOWN : Between.exactly(count))
                .pathologic(new Tnm("T3", n, "", ""))
                .build();
        assertThat(tumor.nodePositive()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        // count, examined, deposits, pathologic N, N after neoadjuvant therapy
        "0, 12, NO, '', '', NO",
        "0, 12, YES, '', '', YES", // N1c
        "0, 12, UNKNOWN, '', '', UNKNOWN",
        "0, 0, UNKNOWN, '', '', NO", // nothing was dissected
        "0, 12, YES, N0, '', NO",
        "0, 12, YES, NX, '', NO",
        "-1, 12, YES, '', '', YES",
        "-1, 12, NO, '', '', UNKNOWN",
        "0, 12, UNKNOWN, '', N0, NO",
        "0, 12, UNKNOWN, '', N1C, YES",
        "0, 12, UNKNOWN, NX, N1, YES",
        "0, 12, UNKNOWN, N0, N1, NO" // the resection is staged once
    })
    void withoutACategoryTumorDepositsTellWhetherNoPositiveNodeIsNodeNegative(
            int count, int examined, Answer deposits, String n, String afterTherapy, Answer answer) {
        TumorCase tumor = at("C187")
                .nodesPositive(count < 0 ? Between.UNKNOWN : Between.exactly(count))
                .nodesExamined(Between.exactly(examined))
                .tumorDeposits(deposits)
                .pathologic(new Tnm("", n, "", ""))
                .postTherapy(new Tnm("", afterTherapy, "", ""))
                .build();
        assertThat(tumor.nodePositive()).isEqualTo(answer);
    }

    @Test
    void afterNeoadjuvantTherapyTheStageFoundThenIsTheOneAResectionStates() {
        TumorCaseBuilder lung = at("C341").postTherapy(new Tnm("T3", "N1", "M0", "IIIA"));
        TumorCase after = lung.build();
        assertThat(after.pathologicN1OrN2()).isEqualTo(Answer.YES);
        assertThat(after.pathologicT3OrT4()).isEqualTo(Answer.YES);
        assertThat(after.pathologicN1ToN3()).isEqualTo(Answer.YES);
        assertThat(after.sizeAtPathologicT2()).isEqualTo(Between.exactly(0));
        assertThat(after.pathologicTnStated()).isEqualTo(Answer.YES);
        assertThat(after.pathologicTStated()).isEqualTo(Answer.YES);
        assertThat(after.metastatic()).isEqualTo(Answer.NO);
        assertThat(after.stageThree()).isEqualTo(Answer.YES);
        // Who should have been treated is told by the stage before treatment.
        assertThat(lung.clinical(new Tnm("T2", "N0", "M0", "IIA")).build().stageThree())
                .isEqualTo(Answer.NO);
        assertThat(lung.pathologic(new Tnm("T1A", "N0", "", "")).build().pathologicN1OrN2())
                .isEqualTo(Answer.NO);
        assertThat(at("C187").postTherapy(new Tnm("", "", "M1A", "")).build().metastatic())
                .isEqualTo(Answer.YES);
        assertThat(at("C187").postTherapy(new Tnm("", "", "", "IVA")).build().metastatic())
                .isEqualTo(Answer.YES);
        assertThat(at("C619").pathologic(new Tnm("T2", "", "", "")).build().pathologicTnStated())
                .isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "T2A, -1, 0, 40",
        "T2A, 45, 0, 40",
        "T2B, -1, 41, 2147483647",
        "T2B, 12, 41, 2147483647",
        "T2, 40, 40, 40",
        "T2, 41, 41, 41",
        "T2, -1, 0, 2147483647",
        "T1C, 41, 0, 0",
        "T3, -1, 0, 0",
        "TX, 41, 0, 41",
        "'', -1, 0, 2147483647"
    })
    void theLetterOfT2StatesASize(String t, int size, int atLeast, int atMost) {
        assertThat(at("C341")
                        .pathologic(new Tnm(t, "N0", "", ""))
                        .tumorSizeInMillimetres(size < 0 ? Between.UNKNOWN : Between.exactly(size))
                        .build()
                        .sizeAtPathologicT2())
                .isEqualTo(new Between(atLeast, atMost));
    }

    @ParameterizedTest
    @CsvSource({
        "TA, YES, UNKNOWN",
        "TX, UNKNOWN, UNKNOWN",
        "'', UNKNOWN, UNKNOWN",
        "T1, NO, YES",
        "TIS, NO, YES",
        "T2, NO, NO",
        "T0, NO, NO"
    })
    void aTCategoryThatWasNotAssessedIsNotAnother(String t, Answer ta, Answer highRisk) {
        TumorCase bladder = at("C679").clinical(new Tnm(t, "N0", "M0", "")).build();
        assertThat(bladder.clinicalTa()).isEqualTo(ta);
        assertThat(bladder.highRiskNonMuscleInvasive()).isEqualTo(highRisk);
    }

    @ParameterizedTest
    @CsvSource({
        "cT1c, cN0, cM0, 1A, T1C, N0, M0, IA",
        "pT2, pN1mi(sn), '', IIB, T2, N1MI, '', IIB",
        "ypTX, ypN0(i+), cM0(i+), 99, TX, N0, M0, ''",
        "cTis(DCIS), 88, '', 0, TIS, '', '', 0",
        "cTa, '', '', 3C, TA, '', '', IIIC"
    })
    void readsStagesAsWritten(
            String t, String n, String m, String group, String readT, String readN, String readM, String readGroup) {
        assertThat(Tnm.of(t, n, m, group)).isEqualTo(new Tnm(readT, readN, readM, readGroup));
    }

    @ParameterizedTest
    @CsvSource({
        "C509, -1, UNKNOWN",
        "C509, 0, NONE",
        "C509, 22, LOCAL",
        "C509, 29, LOCAL",
        "C509, 30, RESECTION",
        "C349, 19, LOCAL",
        "C349, 20, RESECTION",
        "C189, 80, RESECTION",
        "C189, 90, UNSPECIFIED",
        "C189, 98, UNKNOWN",
        "C189, 99, UNKNOWN",
        "C679, 14, LOCAL",
        "C679, 15, NONE",
        "C679, 16, NONE",
        "C679, 17, LOCAL",
        "C619, 15, LOCAL",
        "C421, 98, NONE",
        "C424, 98, NONE",
        "C422, 98, UNKNOWN",
        "C809, 98, UNKNOWN",
        "C421, 99, UNKNOWN"
    })
    void surgeryFollowsFromTheCode(String site, int code, TumorCase.Surgery surgery) {
        assertThat(at(site).surgeryCode(code).build().surgery()).isEqualTo(surgery);
    }

    @ParameterizedTest
    @CsvSource({
        "0, NO",
        "30, NO",
        "49, NO",
        "50, YES",
        "70, YES",
        "80, UNKNOWN",
        "90, UNKNOWN",
        "99, UNKNOWN",
        "-1, UNKNOWN"
    })
    void aProstatectomyThatIsNotSpecifiedMayBeRadical(int code, Answer radical) {
        assertThat(at("C619").surgeryCode(code).build().radicalProstatectomy()).isEqualTo(radical);
    }

    @ParameterizedTest
    @CsvSource({
        // last contact, least and greatest days to death
        "2024-03-01, 366, 2147483647",
        "2024-02, 337, 2147483647",
        "2023-03-01, 0, 2147483647",
        "2023-02-28, 0, 2147483647", // before the diagnosis: one of the dates is wrong
        "unknown, 0, 2147483647"
    })
    void aPatientOfUnknownVitalStatusDidNotDieBeforeTheLastContact(String last, int least, int most) {
        TumorCase seen = at("C509")
                .diagnosis(PartialDate.of(LocalDate.of(2023, 3, 1)))
                .lastContact(date(last))
                .build();
        assertThat(seen.daysToDeath().atLeast()).isEqualTo(least);
        assertThat(seen.daysToDeath().atMost()).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        // radiation, whether it was given; what both say together
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, is not known to have been given",
        "UNKNOWN, NO, UNKNOWN, NO, was not given; why is not known",
        "UNKNOWN, YES, GIVEN, YES, started an unknown number of days after diagnosis",
        "RECOMMENDED, UNKNOWN, RECOMMENDED, UNKNOWN, was recommended; whether it was given is not known",
        "RECOMMENDED, NO, RECOMMENDED_NOT_GIVEN, NO, was recommended and not given",
        "RECOMMENDED, YES, GIVEN, YES, started an unknown number of days after diagnosis",
        "GIVEN, NO, GIVEN, YES, started an unknown number of days after diagnosis",
        "REFUSED, YES, REFUSED, NO, was recommended and refused",
        "NOT_PLANNED, UNKNOWN, NOT_PLANNED, NO, was not part of the first course"
    })
    void whetherRadiationWasGivenMayBeKnownWithoutTheReason(
            Therapy radiation, Answer given, Therapy both, Answer bothGiven, String words) {
        TumorCase tumor = at("C504").radiation(radiation).radiationGiven(given).build();
        assertThat(tumor.radiation()).isEqualTo(both);
        assertThat(tumor.radiationGiven()).isEqualTo(bothGiven);
        assertThat(tumor.radiationInWords()).isEqualTo(words);
        assertThat(tumor.toBuilder().build()).isEqualTo(tumor);
        assertThat(tumor.toBuilder().radiation(Therapy.UNKNOWN).build().radiationGiven())
                .as("what followed from radiation is taken back with it")
                .isEqualTo(both == Therapy.UNKNOWN ? bothGiven : Answer.UNKNOWN);
    }

    @Test
    void theFirstSurgeryOfThePrimarySiteIsNotTheMostDefinitive() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        TumorCaseBuilder twice = at("C504")
                .diagnosis(PartialDate.of(day))
                .surgeryCode(30)
                .surgeryDate(PartialDate.of(day.plusDays(50)))
                .definitiveSurgeryDate(PartialDate.of(day.plusDays(80)))
                .radiation(Therapy.GIVEN)
                .radiationDate(PartialDate.of(day.plusDays(120)))
                .primarySiteBiopsied(Answer.YES)
                .biopsyDate(PartialDate.of(day.plusDays(60)));
        TumorCase both = twice.build();
        assertThat(both.daysToSurgery().atMost()).isEqualTo(50);
        assertThat(both.daysFromSurgeryToRadiation().atMost()).isEqualTo(40);
        assertThat(both.biopsiedBeforeSurgery()).isEqualTo(Answer.NO);
        assertThat(both.surgeryInWords()).isEqualTo("surgery 50 days after diagnosis");
        assertThat(both.radiationAroundSurgeryInWords()).isEqualTo("radiation started 40 days after surgery");
        // Between the two there is no radiation after surgery.
        TumorCase between =
                twice.radiationDate(PartialDate.of(day.plusDays(79))).build();
        assertThat(between.radiationAfterSurgery()).isEqualTo(Answer.NO);
        // Of one date only, that is the day of the operation.
        TumorCase first = twice.definitiveSurgeryDate(PartialDate.UNKNOWN).build();
        assertThat(first.daysFromSurgeryToRadiation().atMost()).isEqualTo(29);
        TumorCase definitive = twice.surgeryDate(PartialDate.UNKNOWN)
                .definitiveSurgeryDate(PartialDate.of(day.plusDays(70)))
                .build();
        assertThat(definitive.daysToSurgery().atMost()).isEqualTo(70);
        assertThat(definitive.biopsiedBeforeSurgery()).isEqualTo(Answer.YES);
        // A first surgery after the definitive one contradicts it.
        TumorCase wrong = twice.surgeryDate(PartialDate.of(day.plusDays(71))).build();
        assertThat(wrong.daysToSurgery().atMost()).isEqualTo(Integer.MAX_VALUE);
        assertThat(wrong.daysToSurgery().atLeast()).isZero();
        assertThat(wrong.radiationAfterSurgery()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aBiopsyNotBeforeSurgeryIsNoneWhetherItWasOfThePrimarySiteOrNot() {
        TumorCaseBuilder builder = at("C504")
                .surgeryCode(22)
                .surgeryDate(PartialDate.of(LocalDate.of(2024, 3, 1)))
                .biopsyDate(PartialDate.of(LocalDate.of(2024, 3, 1)));
        assertThat(builder.build().biopsiedBeforeSurgery()).isEqualTo(Answer.NO);
        assertThat(builder.biopsyDate(PartialDate.of(LocalDate.of(2024, 2, 29)))
                        .build()
                        .biopsiedBeforeSurgery())
                .isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        // chemotherapy; days before surgery on 15 March, least and most; days after it
        "2024-03-14, 1, 1, 0, 0",
        "2024-03-15, 0, 0, 0, 0",
        "2024-03-16, 0, 0, 1, 1",
        "2024-03, 0, 14, 0, 16",
        "2024-02, 15, 43, 0, 0",
        "2024-04, 0, 0, 17, 46",
        "unknown, 0, 2147483647, 0, 2147483647"
    })
    void aMonthAroundSurgeryIsSoManyDaysBeforeItAndSoManyAfter(
            String given, int beforeLeast, int beforeMost, int afterLeast, int afterMost) {
        TumorCase tumor = at("C341")
                .surgeryCode(30)
                .surgeryDate(PartialDate.of(LocalDate.of(2024, 3, 15)))
                .chemotherapy(Therapy.GIVEN)
                .chemotherapyDate(date(given))
                .immunotherapy(Therapy.GIVEN)
                .immunotherapyDate(date(given))
                .build();
        assertThat(tumor.chemotherapyPrecedesSurgeryBy().atLeast()).isEqualTo(beforeLeast);
        assertThat(tumor.chemotherapyPrecedesSurgeryBy().atMost()).isEqualTo(beforeMost);
        assertThat(tumor.chemotherapyFollowsSurgeryBy().atLeast()).isEqualTo(afterLeast);
        assertThat(tumor.chemotherapyFollowsSurgeryBy().atMost()).isEqualTo(afterMost);
        assertThat(tumor.immunotherapyPrecedesSurgeryBy().atLeast()).isEqualTo(beforeLeast);
        assertThat(tumor.immunotherapyPrecedesSurgeryBy().atMost()).isEqualTo(beforeMost);
        TumorCase none = tumor.toBuilder().chemotherapy(Therapy.NOT_PLANNED).build();
        assertThat(none.chemotherapyPrecedesSurgeryBy().atLeast()).isEqualTo(Integer.MAX_VALUE);
        assertThat(none.chemotherapyFollowsSurgeryBy().atLeast()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theFirstTreatmentIsWhatCameFirstBeyondALocalExcision() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        TumorCaseBuilder bladder = at("C679")
                .diagnosis(PartialDate.of(day))
                .surgeryCode(61)
                .surgeryDate(PartialDate.of(day))
                .definitiveSurgeryDate(PartialDate.of(day.plusDays(300)))
                .chemotherapy(Therapy.NOT_PLANNED)
                .immunotherapy(Therapy.NOT_PLANNED)
                .radiation(Therapy.NOT_PLANNED);
        assertThat(bladder.build().daysToFirstTreatment().atLeast()).isEqualTo(300);
        assertThat(bladder.build().firstTreatmentInWords())
                .isEqualTo("the first treatment beyond a local excision came 300 days after diagnosis");
        TumorCase before = bladder.chemotherapy(Therapy.GIVEN)
                .chemotherapyDate(PartialDate.of(YearMonth.of(2024, 3)))
                .build();
        assertThat(before.daysToFirstTreatment().atLeast()).isEqualTo(60);
        assertThat(before.daysToFirstTreatment().atMost()).isEqualTo(90);
        TumorCase irradiated = bladder.radiation(Therapy.UNKNOWN).build();
        assertThat(irradiated.daysToFirstTreatment().atLeast()).isZero();
        assertThat(irradiated.daysToFirstTreatment().atMost()).isEqualTo(90);
        TumorCase excised = bladder.radiation(Therapy.NOT_PLANNED)
                .chemotherapy(Therapy.NOT_PLANNED)
                .surgeryCode(27)
                .build();
        assertThat(excised.daysToFirstTreatment().atLeast()).isEqualTo(Integer.MAX_VALUE);
        assertThat(excised.firstTreatmentInWords()).isEqualTo("no treatment beyond a local excision was given");
    }

    @ParameterizedTest
    @CsvSource({
        "C019, true",
        "C024, true",
        "C023, false",
        "C051, true",
        "C052, true",
        "C050, false",
        "C090, true",
        "C099, true",
        "C100, true",
        "C101, false",
        "C102, true",
        "C109, true",
        "C110, false",
        "C320, false"
    })
    void theOropharynxIsWhatIsStagedAsSuch(String site, boolean oropharynx) {
        assertThat(at(site).build().oropharynx()).isEqualTo(oropharynx);
    }

    @Test
    void deathIsNotInTheWindowWhenThePatientWasSeenAliveOnItsLastDay() {
        LocalDate diagnosis = LocalDate.of(2023, 3, 1);
        TumorCaseBuilder known = at("C509").diagnosis(PartialDate.of(diagnosis));
        TumorCase seen = known.vitalStatus(TumorCase.Vital.ALIVE)
                .lastContact(PartialDate.of(diagnosis.plusDays(365)))
                .build();
        assertThat(seen.daysToDeath().atLeast()).isEqualTo(366);
        assertThat(seen.daysToDeath().atMost()).isEqualTo(Integer.MAX_VALUE);
        TumorCase died = known.vitalStatus(TumorCase.Vital.DEAD).build();
        assertThat(died.daysToDeath().atLeast()).isEqualTo(365);
        assertThat(died.daysToDeath().atMost()).isEqualTo(365);
    }

    @Test
    void treatmentNotGivenIsNeverAndUnknownIsOpen() {
        for (Therapy therapy : Therapy.values()) {
            TumorCase tumor = at("C509")
                    .diagnosis(PartialDate.of(LocalDate.of(2024, 1, 1)))
                    .chemotherapy(therapy)
                    .chemotherapyDate(PartialDate.of(LocalDate.of(2024, 1, 11)))
                    .build();
            Between days = new Between(
                    tumor.daysToChemotherapy().atLeast(),
                    tumor.daysToChemotherapy().atMost());
            assertThat(days)
                    .isEqualTo(
                            switch (therapy) {
                                case GIVEN -> Between.exactly(10);
                                case UNKNOWN, RECOMMENDED -> Between.UNKNOWN;
                                default -> Between.NEVER;
                            });
        }
    }

    @Test
    void answersAreCertainOnlyWhenEveryWayAgrees() {
        for (Answer a : Answer.values()) {
            for (Answer b : Answer.values()) {
                assertThat(Answer.all(a, b)).isEqualTo(overAllWorlds(a, b, true));
                assertThat(Answer.any(a, b)).isEqualTo(overAllWorlds(a, b, false));
            }
        }
    }

    private static Answer overAllWorlds(Answer a, Answer b, boolean all) {
        List<Boolean> results = worlds(a).stream()
                .flatMap(one -> worlds(b).stream().map(two -> all ? one && two : one || two))
                .distinct()
                .toList();
        return results.size() == 2 ? Answer.UNKNOWN : Answer.of(results.get(0));
    }

    private static List<Boolean> worlds(Answer answer) {
        return answer == Answer.UNKNOWN ? Arrays.asList(true, false) : List.of(answer == Answer.YES);
    }

    @Test
    void sentencesHoldDaysAndNoDates() {
        TumorCase tumor = at("C189")
                .diagnosis(PartialDate.of(LocalDate.of(2024, 1, 1)))
                .chemotherapy(Therapy.GIVEN)
                .chemotherapyDate(PartialDate.of(LocalDate.of(2024, 5, 21)))
                .build();
        assertThat(tumor.chemotherapyInWords()).isEqualTo("started 141 days after diagnosis");
        assertThat(tumor.citation()).isEqualTo("TumorCase 1");
    }

    @Test
    void sentencesSayWhyThereIsNoInterval() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        TumorCaseBuilder none = at("C679").diagnosis(PartialDate.of(day)).surgeryCode(0);
        assertThat(none.build().surgeryInWords()).isEqualTo("the primary site was not operated on");
        assertThat(none.chemotherapy(Therapy.REFUSED).build().chemotherapyAroundSurgeryInWords())
                .isEqualTo("chemotherapy was recommended and refused");
        assertThat(none.chemotherapy(Therapy.GIVEN).build().chemotherapyAroundSurgeryInWords())
                .isEqualTo("chemotherapy was given; the primary site was not operated on");
        assertThat(at("C679").build().biopsyAroundSurgeryInWords())
                .isEqualTo("whether the primary site was biopsied is not known");
        assertThat(at("C679").build().firstTreatmentInWords())
                .isEqualTo(
                        "the first treatment beyond a local excision came an unknown number of days after diagnosis");
        assertThat(at("C679").build().lengthOfRadiationInWords())
                .isEqualTo("radiation is not known to have been given");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-09, chemotherapy started 1 day before surgery",
        "2024-02-10, chemotherapy started on the day of surgery",
        "2024-02-11, chemotherapy started 1 day after surgery",
        "2024-02, chemotherapy started between 9 days before and 19 days after surgery",
        "2024-03, chemotherapy started 20 to 50 days after surgery",
        "2024-01, chemotherapy started 10 to 40 days before surgery",
        "unknown, chemotherapy started an unknown number of days from surgery"
    })
    void sentencesSayWhatCameFirst(String given, String words) {
        TumorCase tumor = at("C679")
                .surgeryCode(30)
                .surgeryDate(PartialDate.of(LocalDate.of(2024, 2, 10)))
                .chemotherapy(Therapy.GIVEN)
                .chemotherapyDate(date(given))
                .build();
        assertThat(tumor.chemotherapyAroundSurgeryInWords()).isEqualTo(words);
    }

    private static PartialDate date(String words) {
        return switch (words.length()) {
            case 10 -> PartialDate.of(LocalDate.parse(words));
            case 7 -> words.equals("unknown") ? PartialDate.UNKNOWN : PartialDate.of(YearMonth.parse(words));
            default -> throw new IllegalArgumentException(words);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-10, 2024-04-10, 60, 60, 60 days",
        "2024-02-10, 2024-02-10, 0, 0, 0 days",
        "2024-02, 2024-02, 0, 28, 0 to 28 days",
        "2024-02-10, 2024-02-09, 0, 2147483647, an unknown number of days"
    })
    void radiationThatEndsBeforeItStartsTookNobodyKnowsHowLong(
            String from, String to, int least, int most, String words) {
        TumorCase tumor = at("C539")
                .radiation(Therapy.GIVEN)
                .radiationDate(date(from))
                .radiationEndDate(date(to))
                .build();
        assertThat(tumor.daysOfRadiation().atLeast()).isEqualTo(least);
        assertThat(tumor.daysOfRadiation().atMost()).isEqualTo(most);
        assertThat(tumor.lengthOfRadiationInWords()).isEqualTo("radiation took " + words);
    }

    @Test
    void aCaseNeedsAnIdAndATopography() {
        assertThatThrownBy(() -> TumorCase.builder("", "main", "C509").build())
                .isInstanceOf(IllegalArgumentException.class);
        for (String wrong : List.of("", "509", "C50.9", "c509", "C5099")) {
            assertThatThrownBy(() -> at(wrong).build()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> at("C509").histology(12).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at("C509").surgeryCode(100).build()).isInstanceOf(IllegalArgumentException.class);
    }
}
