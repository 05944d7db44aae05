package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.facts.TumorCaseBuilder;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a case-level standard is about, and from when to when: histology, stage, metastasis, sex, exceptions, dates. */
class CasePopulationsTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());

    /** A case that every standard of its site finds wanting, where it applies: nothing was given, and no test done. */
    private static TumorCaseBuilder wanting(String primarySite, int histology, int year) {
        LocalDate day = LocalDate.of(year, 3, 1);
        return TumorCase.builder("P-1", "main", primarySite)
                .diagnosis(PartialDate.of(day))
                .histology(histology)
                .behavior(3)
                .sex(TumorCase.Sex.FEMALE)
                .age(Between.exactly(60))
                .firstOrOnlyCancer(Answer.YES)
                .treatedHere(Answer.YES)
                .microscopicallyConfirmed(Answer.NO)
                .clinical(new Tnm("T3", "N1", "M0", "III"))
                .pathologic(new Tnm("T3", "N1", "", "III"))
                .tumorSizeInMillimetres(Between.exactly(50))
                .nodesExamined(Between.exactly(1))
                .nodesPositive(Between.exactly(1))
                .highGrade(Answer.YES)
                .estrogenReceptor(TestResult.NEGATIVE)
                .progesteroneReceptor(TestResult.NEGATIVE)
                .her2(TestResult.NEGATIVE)
                .kras(TestResult.NOT_DOCUMENTED)
                .nras(TestResult.NOT_DOCUMENTED)
                .mismatchRepair(TestResult.NOT_DOCUMENTED)
                .p16(TestResult.NOT_DOCUMENTED)
                .circumferentialMarginInTenths(Between.exactly(0))
                .surgeryCode(50)
                .surgeryDate(PartialDate.of(day.plusDays(100)))
                .primarySiteBiopsied(Answer.NO)
                .sentinelNodeBiopsy(Answer.NO)
                .neoadjuvantTherapy(Answer.NO)
                .chemotherapy(Therapy.NOT_PLANNED)
                .multiAgentChemotherapy(Answer.NO)
                .hormoneTherapy(Therapy.NOT_PLANNED)
                .immunotherapy(Therapy.NOT_PLANNED)
                .radiation(Therapy.NOT_PLANNED)
                .externalBeam(Answer.NO)
                .activeSurveillance(Answer.NO)
                .unplannedReadmission(Answer.NO)
                .vitalStatus(TumorCase.Vital.ALIVE)
                .lastContact(PartialDate.of(day.plusDays(1_000)));
    }

    private static Outcome outcome(String standard, TumorCaseBuilder of) {
        return ENGINE.review(of.build()).outcome(standard);
    }

    /** The same case, once as it is and once changed. */
    private static void only(
            String standard, TumorCaseBuilder of, Outcome as, UnaryOperator<TumorCaseBuilder> changed, Outcome then) {
        assertThat(outcome(standard, of)).as(standard + " as it is").isEqualTo(as);
        assertThat(outcome(standard, changed.apply(of.build().toBuilder())))
                .as(standard + " changed")
                .isEqualTo(then);
    }

    // ---- stage groups

    @ParameterizedTest
    @CsvSource({
        // What is left after treatment was there before it; what is not left may have been.
        "T2, N0, '', GAP",
        "T1C, N0, '', GAP",
        "T1A, N1, '', GAP",
        "'', '', IIA, GAP",
        "T1B, N0, '', UNPROVEN",
        "T0, N0, '', UNPROVEN",
        "TIS, N0, '0', UNPROVEN"
    })
    void whatIsLeftOfABreastCancerAfterTreatmentWasThere(String t, String n, String group, Outcome expected) {
        TumorCaseBuilder treated = wanting("C504", 8500, 2024)
                .clinical(new Tnm("", "", "M0", ""))
                .pathologic(Tnm.UNKNOWN)
                .postTherapy(new Tnm(t, n, "", group));
        assertThat(outcome("BREAST-02", treated)).isEqualTo(expected);
        // The clinical stage, where there is one, was found before.
        assertThat(outcome("BREAST-02", treated.clinical(new Tnm("T1B", "N0", "M0", "IB"))))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({
        // A prognostic group says IB of tumors too small to be asked, IA of some that are.
        "T1A, N0, IB, NOT_APPLICABLE",
        "T1B, N0, IB, NOT_APPLICABLE",
        "T1MI, N0, IB, NOT_APPLICABLE",
        "T1C, N0, IB, GAP",
        "T1C, N0, IA, GAP",
        "T2, N0, IA, GAP",
        "T1A, N1MI, IA, GAP",
        "T1B, N1, IA, GAP",
        "T1, N0, IB, UNPROVEN"
    })
    void breastCancerIsAskedByItsCategories(String t, String n, String group, Outcome expected) {
        for (Tnm pathologic : new Tnm[] {new Tnm(t, n, "", group), Tnm.UNKNOWN}) {
            Tnm clinical = new Tnm(t, n, "M0", group);
            assertThat(outcome(
                            "BREAST-02",
                            wanting("C504", 8500, 2024).clinical(clinical).pathologic(pathologic)))
                    .isEqualTo(expected);
            assertThat(outcome(
                            "BREAST-01",
                            wanting("C504", 8500, 2021)
                                    .estrogenReceptor(TestResult.POSITIVE)
                                    .clinical(clinical)
                                    .pathologic(pathologic)))
                    .isEqualTo(expected);
            for (int year : new int[] {2024, 2026}) {
                assertThat(outcome(
                                "BREAST-08",
                                wanting("C504", 8500, year)
                                        .her2(TestResult.POSITIVE)
                                        .chemotherapy(Therapy.GIVEN)
                                        .chemotherapyDate(PartialDate.of(LocalDate.of(year, 4, 1)))
                                        .clinical(clinical)
                                        .pathologic(pathologic)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void conservationIsAskedByAnatomicStage() {
        TumorCaseBuilder mastectomy = wanting("C504", 8500, 2024).clinical(new Tnm("T3", "N0", "M0", "IIIB"));
        only(
                "BREAST-06",
                mastectomy,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T3", "N1", "M0", "IIA")),
                Outcome.NOT_APPLICABLE);
        only("BREAST-06", mastectomy, Outcome.GAP, b -> b.histology(9020), Outcome.NOT_APPLICABLE);
        only("BREAST-06", mastectomy, Outcome.GAP, b -> b.surgeryCode(22), Outcome.CONCORDANT);
    }

    @Test
    void tenNodesAreAskedOfStageOneAndTwo() {
        for (String group : new String[] {"IA", "IIB"}) {
            assertThat(outcome("LUNG-02", wanting("C341", 8140, 2024).pathologic(new Tnm("T1", "N0", "", group))))
                    .isEqualTo(Outcome.GAP);
        }
        only(
                "LUNG-02",
                wanting("C341", 8140, 2024).pathologic(new Tnm("T2", "N1", "", "IIB")),
                Outcome.GAP,
                b -> b.pathologic(new Tnm("T3", "N1", "", "IIIA")),
                Outcome.NOT_APPLICABLE);
    }

    // ---- histology

    @ParameterizedTest
    @CsvSource({
        "LUNG-01, C341, 2024", "LUNG-01, C341, 2025", "COLON-01, C187, 2024", "COLON-02, C187, 2024",
                "COLON-03, C187, 2017",
        "COLON-04, C187, 2024", "RECTUM-01, C209, 2022", "RECTUM-01, C209, 2024", "RECTUM-02, C199, 2022",
                "RECTUM-02, C199, 2024",
        "RECTUM-03, C209, 2024", "RECTUM-04, C209, 2024", "GASTRIC-01, C160, 2025", "GASTRIC-01, C155, 2025",
                "GASTRIC-02, C162, 2025"
    })
    void neuroendocrineTumorsAreAnotherDisease(String standard, String site, int year) {
        for (int carcinoid : new int[] {8240, 8249, 8153}) {
            only(standard, wanting(site, 8140, year), Outcome.GAP, b -> b.histology(carcinoid), Outcome.NOT_APPLICABLE);
        }
        only(standard, wanting(site, 8246, year), Outcome.GAP, b -> b.histology(0), Outcome.UNPROVEN);
    }

    @Test
    void carcinoidsOfTheLungAreNotCountedAsMetEither() {
        only(
                "LUNG-03",
                wanting("C341", 8140, 2024)
                        .clinical(new Tnm("T2", "N2", "M0", "IIIA"))
                        .surgeryCode(0),
                Outcome.CONCORDANT,
                b -> b.histology(8240),
                Outcome.NOT_APPLICABLE);
        only(
                "LUNG-02",
                wanting("C341", 8140, 2024).pathologic(new Tnm("T1", "N0", "", "IA")),
                Outcome.GAP,
                b -> b.histology(8249),
                Outcome.NOT_APPLICABLE);
    }

    @Test
    void bcgIsForUrothelialCancerThatIsLocalizedAndKeepsItsBladder() {
        TumorCaseBuilder bladder = wanting("C672", 8130, 2024)
                .clinical(new Tnm("T1", "N0", "M0", "I"))
                .pathologic(Tnm.UNKNOWN)
                .surgeryCode(27);
        only("BLADDER-04", bladder, Outcome.GAP, b -> b.histology(8131), Outcome.NOT_APPLICABLE);
        only("BLADDER-04", bladder, Outcome.GAP, b -> b.histology(8010), Outcome.UNPROVEN);
        only("BLADDER-04", bladder, Outcome.GAP, b -> b.surgeryCode(71), Outcome.NOT_APPLICABLE);
        only(
                "BLADDER-04",
                bladder,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T1", "N2", "M0", "IIIB")),
                Outcome.NOT_APPLICABLE);
        only(
                "BLADDER-04",
                bladder,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T1", "N0", "M1A", "IVA")),
                Outcome.NOT_APPLICABLE);
        only("BLADDER-04", bladder, Outcome.GAP, b -> b.clinical(new Tnm("T1", "", "", "I")), Outcome.GAP);
        only("BLADDER-04", bladder, Outcome.GAP, b -> b.clinical(new Tnm("T1", "NX", "M0", "")), Outcome.UNPROVEN);
        TumorCaseBuilder ta =
                bladder.clinical(new Tnm("TA", "N0", "M0", "0A")).behavior(2).highGrade(Answer.NO);
        only("BLADDER-03", ta, Outcome.GAP, b -> b.histology(8070), Outcome.NOT_APPLICABLE);
    }

    @Test
    void hepatocellularCarcinomaIsDiagnosedByImaging() {
        only("ALL-02", wanting("C220", 8160, 2024), Outcome.GAP, b -> b.histology(8170), Outcome.NOT_APPLICABLE);
        only("ALL-02", wanting("C220", 8160, 2024), Outcome.GAP, b -> b.histology(0), Outcome.UNPROVEN);
        assertThat(outcome("ALL-02", wanting("C250", 8140, 2024))).isEqualTo(Outcome.GAP);
    }

    @Test
    void prostateStandardsAreAboutInvasiveCarcinoma() {
        TumorCaseBuilder prostatectomy = wanting("C619", 8140, 2024)
                .gleasonPathologicDocumented(Answer.NO)
                .marginsDocumented(Answer.YES);
        only("PROSTATE-03", prostatectomy, Outcome.GAP, b -> b.histology(8890), Outcome.NOT_APPLICABLE);
        only("PROSTATE-03", prostatectomy, Outcome.GAP, b -> b.behavior(2), Outcome.NOT_APPLICABLE);
        only("PROSTATE-03", prostatectomy, Outcome.GAP, b -> b.behavior(-1), Outcome.UNPROVEN);
    }

    // ---- distant disease

    private static TumorCaseBuilder metastatic(TumorCaseBuilder builder) {
        Tnm was = builder.build().clinical();
        return builder.clinical(new Tnm(was.t(), was.n(), "M1", "IV"));
    }

    @ParameterizedTest
    @CsvSource({
        "BREAST-03, C504, 8500, 2024, 22",
        "BREAST-04, C504, 8500, 2021, 50",
        "BREAST-05, C504, 8500, 2024, 50",
        "COLON-01, C187, 8140, 2024, 50",
        // Contradicted by the pathologic group all the same.
        "COLON-02, C187, 8140, 2024, 50",
        "COLON-03, C187, 8140, 2017, 50",
        "RECTUM-01, C209, 8140, 2021, 50",
        "RECTUM-01, C209, 8140, 2024, 50",
        "RECTUM-02, C209, 8140, 2021, 50",
        "RECTUM-02, C209, 8140, 2024, 50",
        "LUNG-01, C341, 8140, 2024, 30",
        "LUNG-01, C341, 8140, 2025, 30",
        "GASTRIC-01, C155, 8140, 2025, 50"
    })
    void whatIsAskedOfLocalizedDiseaseIsNotAskedOfDistantDisease(
            String standard, String site, int histology, int year, int surgery) {
        TumorCaseBuilder of =
                wanting(site, histology, year).surgeryCode(surgery).nodesPositive(Between.exactly(4));
        only(standard, of, Outcome.GAP, CasePopulationsTest::metastatic, Outcome.NOT_APPLICABLE);
    }

    @Test
    void surgeryIsNoQuestionInStageFour() {
        TumorCaseBuilder n2 = wanting("C341", 8140, 2025)
                .clinical(new Tnm("T2B", "N2", "M0", "IIIB"))
                .pathologic(Tnm.UNKNOWN)
                .surgeryCode(0);
        only("LUNG-03", n2, Outcome.CONCORDANT, CasePopulationsTest::metastatic, Outcome.NOT_APPLICABLE);
        only(
                "LUNG-03",
                n2,
                Outcome.CONCORDANT,
                b -> b.clinical(new Tnm("T2B", "N2", "M1C", "")),
                Outcome.NOT_APPLICABLE);
        only("LUNG-03", n2, Outcome.CONCORDANT, b -> b.clinical(new Tnm("T2B", "N2", "", "")), Outcome.UNPROVEN);
    }

    @Test
    void prostateRiskIsOfLocalizedDisease() {
        TumorCaseBuilder low = wanting("C619", 8140, 2024)
                .psaInTenths(Between.exactly(99))
                .gleasonClinical(Between.exactly(6))
                .clinical(new Tnm("T1C", "N0", "M0", "I"))
                .pathologic(Tnm.UNKNOWN)
                .surgeryCode(0);
        only("PROSTATE-02", low, Outcome.GAP, b -> b.clinical(new Tnm("T2A", "N0", "M1B", "")), Outcome.NOT_APPLICABLE);
        only("PROSTATE-02", low, Outcome.GAP, b -> b.clinical(new Tnm("T2A", "N1", "M0", "")), Outcome.NOT_APPLICABLE);
        only("PROSTATE-02", low, Outcome.GAP, b -> b.clinical(new Tnm("T2A", "", "", "IIA")), Outcome.GAP);
        only("PROSTATE-02", low, Outcome.GAP, b -> b.clinical(new Tnm("T2A", "", "", "")), Outcome.UNPROVEN);
        TumorCaseBuilder high =
                low.psaInTenths(Between.exactly(201)).radiation(Therapy.GIVEN).externalBeam(Answer.YES);
        only(
                "PROSTATE-01",
                high,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T1C", "N0", "M1B", "IVB")),
                Outcome.NOT_APPLICABLE);
        // A positive node is no distant metastasis, though its stage group is IV.
        only("PROSTATE-01", high, Outcome.GAP, b -> b.clinical(new Tnm("T1C", "N1", "M0", "IVA")), Outcome.GAP);
    }

    @Test
    void courseOfRadiationIsAskedWithoutDistantDisease() {
        LocalDate start = LocalDate.of(2024, 7, 1);
        TumorCaseBuilder cervix = wanting("C539", 8070, 2024)
                .clinical(new Tnm("T4", "N0", "M0", "IVA"))
                .pathologic(Tnm.UNKNOWN)
                .radiation(Therapy.GIVEN)
                .radiationDate(PartialDate.of(start))
                .radiationEndDate(PartialDate.of(start.plusDays(61)));
        only("CERVIX-01", cervix, Outcome.GAP, CasePopulationsTest::metastatic, Outcome.NOT_APPLICABLE);
        TumorCaseBuilder larynx = wanting("C320", 8070, 2024)
                .clinical(new Tnm("T4A", "N2", "M0", "IVA"))
                .radiation(Therapy.GIVEN)
                .radiationDate(PartialDate.of(LocalDate.of(2024, 3, 1).plusDays(143)));
        only("HEADNECK-02", larynx, Outcome.GAP, CasePopulationsTest::metastatic, Outcome.NOT_APPLICABLE);
    }

    @Test
    void theEsophagusIsAskedWhenLocallyAdvanced() {
        TumorCaseBuilder esophagus = wanting("C155", 8140, 2025).clinical(new Tnm("T3", "N0", "M0", "III"));
        only(
                "GASTRIC-01",
                esophagus,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T1B", "N0", "M0", "I")),
                Outcome.NOT_APPLICABLE);
        only(
                "GASTRIC-01",
                esophagus,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T2", "N0", "M0", "IIB")),
                Outcome.NOT_APPLICABLE);
        only("GASTRIC-01", esophagus, Outcome.GAP, b -> b.clinical(new Tnm("T1B", "N1", "M0", "IIA")), Outcome.GAP);
        only("GASTRIC-01", esophagus, Outcome.GAP, b -> b.clinical(new Tnm("T2", "NX", "M0", "")), Outcome.UNPROVEN);
        // T4b is stage IVA without metastasis.
        only(
                "GASTRIC-01",
                esophagus,
                Outcome.GAP,
                b -> b.clinical(new Tnm("T4B", "N0", "M0", "IVA")).pathologic(Tnm.UNKNOWN),
                Outcome.GAP);
    }

    // ---- sex

    @ParameterizedTest
    @ValueSource(strings = {"BREAST-04", "BREAST-05"})
    void womenAreAsked(String standard) {
        TumorCaseBuilder of = wanting("C504", 8500, 2021).nodesPositive(Between.exactly(4));
        only(standard, of, Outcome.GAP, b -> b.sex(TumorCase.Sex.MALE), Outcome.NOT_APPLICABLE);
        only(standard, of, Outcome.GAP, b -> b.sex(TumorCase.Sex.UNKNOWN), Outcome.UNPROVEN);
    }

    // ---- exceptions

    @Test
    void aSentinelNodeBiopsyThatIsNotRoutine() {
        UnaryOperator<TumorCaseBuilder> luminal =
                b -> b.estrogenReceptor(TestResult.POSITIVE).clinical(new Tnm("T1B", "N0", "M0", "IA"));
        TumorCaseBuilder of = luminal.apply(wanting("C504", 8500, 2024)).surgeryCode(22);
        only("BREAST-10", of, Outcome.GAP, b -> b.age(Between.exactly(70)), Outcome.NOT_APPLICABLE);
        only("BREAST-10", of, Outcome.GAP, b -> b.age(Between.exactly(69)), Outcome.GAP);
        only("BREAST-10", of, Outcome.GAP, b -> b.age(new Between(69, 70)), Outcome.UNPROVEN);
        only("BREAST-10", of, Outcome.GAP, b -> b.age(Between.exactly(82)).her2(TestResult.UNKNOWN), Outcome.UNPROVEN);
        // Where it was done it counts.
        only(
                "BREAST-10",
                of,
                Outcome.GAP,
                b -> b.age(Between.exactly(82)).sentinelNodeBiopsy(Answer.YES),
                Outcome.CONCORDANT);
        only("BREAST-10", of, Outcome.GAP, b -> b.sex(TumorCase.Sex.MALE), Outcome.GAP);
        // From 2025 on a woman of 60 may be one of those; with a mastectomy she is not.
        TumorCaseBuilder later = luminal.apply(wanting("C504", 8500, 2025)).surgeryCode(22);
        only("BREAST-10", later, Outcome.UNPROVEN, b -> b.surgeryCode(50), Outcome.GAP);
        only("BREAST-10", later, Outcome.UNPROVEN, b -> b.age(Between.exactly(49)), Outcome.GAP);
        only("BREAST-10", later, Outcome.UNPROVEN, b -> b.age(Between.exactly(70)), Outcome.NOT_APPLICABLE);
        only("BREAST-10", later, Outcome.UNPROVEN, b -> b.sentinelNodeBiopsy(Answer.YES), Outcome.CONCORDANT);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_PLANNED, GAP", "RECOMMENDED_NOT_GIVEN, GAP", "DIED_BEFORE, GAP", "REFUSED, NOT_APPLICABLE",
        "CONTRAINDICATED, NOT_APPLICABLE", "UNKNOWN, UNPROVEN", "RECOMMENDED, UNPROVEN", "GIVEN, GAP"
    })
    void anExceptionThatMayHoldLeavesItUnproven(Therapy her2Therapy, Outcome expected) {
        LocalDate day = LocalDate.of(2026, 3, 1);
        TumorCaseBuilder late = wanting("C504", 8500, 2026)
                .her2(TestResult.POSITIVE)
                .chemotherapy(Therapy.GIVEN)
                .chemotherapyDate(PartialDate.of(day.plusDays(231)))
                .immunotherapy(her2Therapy)
                .immunotherapyDate(PartialDate.of(day.plusDays(231)));
        assertThat(outcome("BREAST-08", late)).isEqualTo(expected);
        // The other way about.
        TumorCaseBuilder notPlanned = late.immunotherapy(Therapy.NOT_PLANNED).chemotherapy(her2Therapy);
        assertThat(outcome("BREAST-08", notPlanned)).isEqualTo(expected);
    }

    @Test
    void immunotherapyWhereMismatchRepairIsDeficientIsAReasonForNoChemotherapy() {
        TumorCaseBuilder rectum = wanting("C209", 8140, 2024);
        UnaryOperator<TumorCaseBuilder> treated =
                b -> b.immunotherapy(Therapy.GIVEN).neoadjuvantTherapy(Answer.YES);
        only(
                "RECTUM-02",
                rectum,
                Outcome.GAP,
                b -> treated.apply(b).mismatchRepair(TestResult.POSITIVE),
                Outcome.NOT_APPLICABLE);
        only("RECTUM-02", rectum, Outcome.GAP, b -> treated.apply(b).mismatchRepair(TestResult.NEGATIVE), Outcome.GAP);
        only("RECTUM-02", rectum, Outcome.GAP, treated, Outcome.UNPROVEN);
        only("RECTUM-01", rectum, Outcome.GAP, treated, Outcome.CONCORDANT);
    }

    @ParameterizedTest
    @CsvSource({
        "2022, REFUSED, NO, CONCORDANT",
        "2022, RECOMMENDED_NOT_GIVEN, NO, CONCORDANT",
        "2022, RECOMMENDED, NO, CONCORDANT",
        "2022, NOT_PLANNED, NO, GAP",
        "2022, NOT_PLANNED, YES, GAP",
        "2023, REFUSED, NO, CONCORDANT",
        "2023, NOT_PLANNED, NO, GAP",
        "2023, NOT_PLANNED, YES, CONCORDANT",
        "2023, NOT_PLANNED, UNKNOWN, UNPROVEN",
        "2023, CONTRAINDICATED, NO, NOT_APPLICABLE"
    })
    void radiationOfTheRectum(int year, Therapy radiation, Answer beforeSurgery, Outcome expected) {
        assertThat(outcome(
                        "RECTUM-01",
                        wanting("C209", 8140, year).radiation(radiation).neoadjuvantTherapy(beforeSurgery)))
                .isEqualTo(expected);
    }

    @Test
    void noRegistrySaysWhichAntibodyWasGiven() {
        TumorCaseBuilder given = metastatic(wanting("C187", 8140, 2024)).immunotherapy(Therapy.GIVEN);
        Verdict verdict = ENGINE.review(given.build()).verdict("COLON-05").orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(verdict.reasons())
                .extracting(Reason::sentence)
                .anyMatch(sentence -> sentence.contains("whether an antibody against EGFR was given is not known"));
        only("COLON-05", given, Outcome.UNPROVEN, b -> b.antiEgfrAntibody(Answer.YES), Outcome.GAP);
        only("COLON-05", given, Outcome.UNPROVEN, b -> b.antiEgfrAntibody(Answer.NO), Outcome.NOT_APPLICABLE);
        only("COLON-05", given, Outcome.UNPROVEN, b -> b.immunotherapy(Therapy.NOT_PLANNED), Outcome.NOT_APPLICABLE);
        only(
                "COLON-05",
                given,
                Outcome.UNPROVEN,
                b -> b.antiEgfrAntibody(Answer.YES).kras(TestResult.NEGATIVE).nras(TestResult.NEGATIVE),
                Outcome.CONCORDANT);
    }

    // ---- dates

    @ParameterizedTest
    @CsvSource({
        "BREAST-10, C504, 2017-12-31, 2018-01-01, 2025-12-31, 2026-01-01",
        "COLON-05, C187, 2020-12-31, 2021-01-01, 2026-01-01, ",
        "COLON-03, C187, 2009-12-31, 2010-01-01, 2017-12-31, 2018-01-01"
    })
    void aRetiredMeasureEnds(
            String standard, String site, LocalDate before, LocalDate first, LocalDate last, LocalDate after) {
        TumorCaseBuilder of = wanting(site, 8140, 2024).clinical(new Tnm("T2", "N0", "M0", "IIA"));
        if (standard.equals("COLON-05")) {
            metastatic(of).immunotherapy(Therapy.GIVEN).antiEgfrAntibody(Answer.YES);
        }
        for (LocalDate in : new LocalDate[] {first, last}) {
            assertThat(outcome(standard, of.diagnosis(PartialDate.of(in))))
                    .as(standard + " " + in)
                    .isEqualTo(Outcome.GAP);
        }
        assertThat(outcome(standard, of.diagnosis(PartialDate.of(before)))).isEqualTo(Outcome.NOT_APPLICABLE);
        if (after != null) {
            assertThat(outcome(standard, of.diagnosis(PartialDate.of(after)))).isEqualTo(Outcome.NOT_APPLICABLE);
        }
    }

    /** Whose source is retired, calls it surveillance, or accepts reasons no registry codes: nobody is held to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BREAST-05",
                "BREAST-06",
                "BREAST-10",
                "RECTUM-02",
                "RECTUM-03",
                "LUNG-02",
                "BLADDER-01",
                "BLADDER-02",
                "PROSTATE-01",
                "PROSTATE-02",
                "HEADNECK-01",
                "ALL-02"
            })
    void commendations(String standard) {
        assertThat(ENGINE.catalog(LocalDate.of(2025, 3, 1)))
                .filteredOn(text -> text.id().equals(standard))
                .singleElement()
                .matches(text -> !text.isRequired());
    }
}
