package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import care.concordance.ConcordanceEngine;
import care.concordance.RegistryRates;
import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.EvaluationException;
import care.concordance.explain.WhyNot;
import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.facts.TumorCaseBuilder;
import care.concordance.testing.SyntheticRegistry;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows to the day, texts by date of diagnosis, and the review of many cases. */
class CaseReviewTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());

    /** A case every standard of its disease applies to: known throughout, followed up for years. */
    private static TumorCaseBuilder complete(String primarySite, int histology, LocalDate diagnosis) {
        return TumorCase.builder("R-1", "main", primarySite)
                .diagnosis(PartialDate.of(diagnosis))
                .histology(histology)
                .behavior(3)
                .sex(TumorCase.Sex.FEMALE)
                .age(Between.exactly(60))
                .firstOrOnlyCancer(Answer.YES)
                .treatedHere(Answer.YES)
                .microscopicallyConfirmed(Answer.YES)
                .clinical(new Tnm("T2", "N0", "M0", "IIA"))
                .pathologic(new Tnm("T3", "N1", "M0", "IIIB"))
                .nodesExamined(Between.exactly(20))
                .nodesPositive(Between.exactly(5))
                .estrogenReceptor(TestResult.POSITIVE)
                .progesteroneReceptor(TestResult.NEGATIVE)
                .her2(TestResult.POSITIVE)
                .highGrade(Answer.YES)
                .surgeryCode(50)
                .surgeryDate(PartialDate.of(diagnosis.plusDays(20)))
                .neoadjuvantTherapy(Answer.NO)
                .chemotherapy(Therapy.NOT_PLANNED)
                .hormoneTherapy(Therapy.NOT_PLANNED)
                .immunotherapy(Therapy.NOT_PLANNED)
                .radiation(Therapy.NOT_PLANNED)
                .externalBeam(Answer.YES)
                .vitalStatus(TumorCase.Vital.ALIVE)
                .lastContact(PartialDate.of(diagnosis.plusDays(3000)));
    }

    private static Arguments window(
            String standard,
            int days,
            TumorCaseBuilder base,
            BiFunction<TumorCaseBuilder, PartialDate, TumorCaseBuilder> set) {
        return Arguments.of(standard, days, base.build(), set);
    }

    private static TumorCaseBuilder chemotherapy(TumorCaseBuilder builder, PartialDate date) {
        return builder.chemotherapy(Therapy.GIVEN).chemotherapyDate(date).multiAgentChemotherapy(Answer.YES);
    }

    private static TumorCaseBuilder radiation(TumorCaseBuilder builder, PartialDate date) {
        return builder.radiation(Therapy.GIVEN).radiationDate(date);
    }

    private static TumorCaseBuilder immunotherapy(TumorCaseBuilder builder, PartialDate date) {
        return builder.immunotherapy(Therapy.GIVEN).immunotherapyDate(date);
    }

    static Stream<Arguments> windows() {
        // From the day before a leap day, through one, and from one on.
        return Stream.of(LocalDate.of(2020, 2, 28), LocalDate.of(2022, 5, 17), LocalDate.of(2020, 2, 29))
                .flatMap(day -> Stream.of(
                        window(
                                "BREAST-01",
                                365,
                                complete("C509", 8500, day),
                                (b, date) -> b.hormoneTherapy(Therapy.GIVEN).hormoneTherapyDate(date)),
                        window(
                                "BREAST-02",
                                120,
                                complete("C509", 8500, day).estrogenReceptor(TestResult.NEGATIVE),
                                CaseReviewTest::chemotherapy),
                        window(
                                "BREAST-03",
                                365,
                                complete("C509", 8500, day).surgeryCode(22),
                                CaseReviewTest::radiation),
                        window("BREAST-04", 365, complete("C509", 8500, day), CaseReviewTest::radiation),
                        window(
                                "BREAST-08",
                                365,
                                chemotherapy(complete("C509", 8500, day), PartialDate.of(day.plusDays(30))),
                                CaseReviewTest::immunotherapy),
                        window(
                                "COLON-03",
                                365,
                                complete("C187", 8140, day.minusYears(8)),
                                CaseReviewTest::chemotherapy),
                        window(
                                "BREAST-08",
                                183,
                                immunotherapy(
                                        complete("C509", 8500, day.plusYears(8)), PartialDate.of(day.plusYears(9))),
                                CaseReviewTest::chemotherapy),
                        window("COLON-01", 120, complete("C187", 8140, day), CaseReviewTest::chemotherapy),
                        window("RECTUM-01", 180, complete("C209", 8140, day), CaseReviewTest::radiation),
                        window("RECTUM-02", 270, complete("C209", 8140, day), CaseReviewTest::chemotherapy),
                        window("BLADDER-02", 90, complete("C679", 8120, day), TumorCaseBuilder::surgeryDate),
                        window(
                                "BLADDER-04",
                                183,
                                complete("C679", 8120, day)
                                        .clinical(new Tnm("T1", "N0", "M0", "I"))
                                        .pathologic(Tnm.UNKNOWN)
                                        .surgeryCode(27),
                                CaseReviewTest::immunotherapy)));
    }

    @ParameterizedTest(name = "{0}: {1} days")
    @MethodSource("windows")
    void aWindowEndsOnItsLastDay(
            String standard,
            int days,
            TumorCase base,
            BiFunction<TumorCaseBuilder, PartialDate, TumorCaseBuilder> set) {
        LocalDate last = base.diagnosis().earliest().plusDays(days);
        assertThat(outcome(standard, base, set, PartialDate.of(base.diagnosis().earliest())))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(standard, base, set, PartialDate.of(last))).isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(standard, base, set, PartialDate.of(last.plusDays(1))))
                .isEqualTo(Outcome.GAP);
        assertThat(outcome(standard, base, set, PartialDate.UNKNOWN)).isEqualTo(Outcome.UNPROVEN);
        // A month is concordant when its last day is, a gap when its first day is late, and else unproven.
        PartialDate month = PartialDate.of(YearMonth.from(last));
        assertThat(outcome(standard, base, set, month))
                .isEqualTo(month.latest().isAfter(last) ? Outcome.UNPROVEN : Outcome.CONCORDANT);
        assertThat(outcome(
                        standard, base, set, PartialDate.of(YearMonth.from(last).minusMonths(1))))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(
                        standard, base, set, PartialDate.of(YearMonth.from(last).plusMonths(1))))
                .isEqualTo(Outcome.GAP);
    }

    private static Outcome outcome(
            String standard,
            TumorCase base,
            BiFunction<TumorCaseBuilder, PartialDate, TumorCaseBuilder> set,
            PartialDate date) {
        return ENGINE.review(set.apply(base.toBuilder(), date).build()).outcome(standard);
    }

    @Test
    void windowsBetweenTreatmentsEndOnTheirLastDay() {
        LocalDate day = LocalDate.of(2023, 11, 2);
        LocalDate surgery = day.plusDays(150);
        TumorCase lung =
                complete("C341", 8140, day).surgeryDate(PartialDate.of(surgery)).build();
        for (int[] each : new int[][] {{-121, 0}, {-120, 1}, {0, 1}, {180, 1}, {181, 0}}) {
            assertThat(ENGINE.review(chemotherapy(lung.toBuilder(), PartialDate.of(surgery.plusDays(each[0])))
                                    .build())
                            .outcome("LUNG-01"))
                    .as("day " + each[0])
                    .isEqualTo(each[1] == 1 ? Outcome.CONCORDANT : Outcome.GAP);
        }
        LocalDate later = LocalDate.of(2025, 1, 2);
        TumorCase lungOf2025 = complete("C341", 8140, later)
                .surgeryDate(PartialDate.of(later.plusDays(100)))
                .build();
        for (int[] each : new int[][] {{-93, 0}, {-92, 1}, {0, 1}, {400, 1}}) {
            assertThat(ENGINE.review(
                                    immunotherapy(lungOf2025.toBuilder(), PartialDate.of(later.plusDays(100 + each[0])))
                                            .build())
                            .outcome("LUNG-01"))
                    .as("day " + each[0])
                    .isEqualTo(each[1] == 1 ? Outcome.CONCORDANT : Outcome.GAP);
        }
        TumorCase neck = complete("C320", 8070, day).build();
        for (int days : new int[] {42, 43}) {
            assertThat(ENGINE.review(radiation(neck.toBuilder(), PartialDate.of(day.plusDays(20 + days)))
                                    .build())
                            .outcome("HEADNECK-02"))
                    .isEqualTo(days == 42 ? Outcome.CONCORDANT : Outcome.GAP);
        }
        TumorCase bladder = complete("C679", 8120, LocalDate.of(2024, 2, 28))
                .clinical(new Tnm("TA", "N0", "M0", "0A"))
                .highGrade(Answer.NO)
                .surgeryCode(27)
                .surgeryDate(PartialDate.of(LocalDate.of(2024, 2, 29)))
                .build();
        for (int days : new int[] {0, 1, 2}) {
            assertThat(ENGINE.review(chemotherapy(
                                            bladder.toBuilder(),
                                            PartialDate.of(
                                                    LocalDate.of(2024, 2, 29).plusDays(days)))
                                    .build())
                            .outcome("BLADDER-03"))
                    .isEqualTo(days < 2 ? Outcome.CONCORDANT : Outcome.GAP);
        }
        TumorCase cervix =
                radiation(complete("C539", 8070, day), PartialDate.of(surgery)).build();
        for (int days : new int[] {60, 61}) {
            assertThat(ENGINE.review(cervix.toBuilder()
                                    .radiationEndDate(PartialDate.of(surgery.plusDays(days)))
                                    .build())
                            .outcome("CERVIX-01"))
                    .isEqualTo(days == 60 ? Outcome.CONCORDANT : Outcome.GAP);
        }
        TumorCase breast = complete("C509", 8500, day).build();
        for (int days : new int[] {60, 61}) {
            assertThat(ENGINE.review(breast.toBuilder()
                                    .surgeryDate(PartialDate.of(day.plusDays(days)))
                                    .build())
                            .outcome("BREAST-07"))
                    .isEqualTo(days == 60 ? Outcome.CONCORDANT : Outcome.GAP);
        }
    }

    @Test
    void aCaseIsJudgedByTheTextInForceOnItsDateOfDiagnosis() {
        TumorCase untreated = complete("C509", 8500, LocalDate.of(2022, 12, 31)).build();
        assertThat(ENGINE.review(untreated).outcome("BREAST-01")).isEqualTo(Outcome.GAP);
        TumorCase retired = untreated.toBuilder()
                .diagnosis(PartialDate.of(LocalDate.of(2023, 1, 1)))
                .build();
        assertThat(ENGINE.review(retired).outcome("BREAST-01")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(ENGINE.review(retired).verdict("BREAST-01")).isEmpty();
        // The form of 2026 asks nothing of a case whose chemotherapy was not given but asks all HER2-positive cases.
        TumorCase june = complete("C509", 8500, LocalDate.of(2025, 6, 30)).build();
        assertThat(ENGINE.review(june).outcome("BREAST-08")).isEqualTo(Outcome.NOT_APPLICABLE);
        TumorCase july = complete("C509", 8500, LocalDate.of(2025, 7, 1)).build();
        Verdict verdict = ENGINE.review(july).verdict("BREAST-08").orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.GAP);
        assertThat(verdict.standard().effectiveFrom()).isEqualTo(LocalDate.of(2025, 7, 1));
    }

    @Test
    void aDateOfDiagnosisThatLeavesTwoTextsIsUnprovenUnlessTheyAgree() {
        TumorCase someDayOf2025 = complete("C509", 8500, LocalDate.of(2025, 6, 30))
                .diagnosis(PartialDate.ofYear(2025))
                .build();
        Verdict verdict = ENGINE.review(someDayOf2025).verdict("BREAST-08").orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(verdict.reasons()).extracting(Reason::sentence).anyMatch(s -> s.contains("which text"));
        TumorCase never = TumorCase.builder("x", "main", "C220").build();
        assertThat(ENGINE.review(never).results())
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNPROVEN));
    }

    @Test
    void theExplanationHasTheDecidingValuesAndNoMoreOfThePatientThanTheId() {
        LocalDate day = LocalDate.of(2023, 3, 3);
        TumorCase late = chemotherapy(complete("C187", 8140, day), PartialDate.of(day.plusDays(141)))
                .build();
        Verdict verdict = ENGINE.review(late).verdict("COLON-01").orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.GAP);
        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.sentence())
                    .isEqualTo("adjuvant chemotherapy started 141 days after diagnosis; the standard allows 120 days");
            assertThat(reason.facts()).containsExactly("TumorCase R-1");
        });
    }

    @Test
    void whyNotShowsTheValueFoundAndTheValueNeeded() {
        LocalDate day = LocalDate.of(2023, 3, 3);
        TumorCase late = chemotherapy(complete("C187", 8140, day), PartialDate.of(day.plusDays(141)))
                .build();
        WhyNot why = ENGINE.whyNot(late, "COLON-01");
        assertThat(why.outcome()).isEqualTo(Outcome.GAP);
        WhyNot.RuleAnswer met = why.rules().stream()
                .filter(rule -> rule.rule().equals("COLON-01 met: adjuvant chemotherapy started within 120 days"))
                .findFirst()
                .orElseThrow();
        assertThat(met.steps().get(0).shown().get(0).failed()).singleElement().satisfies(failed -> {
            assertThat(failed.text()).isEqualTo("daysToChemotherapy <= 120");
            assertThat(failed.words()).isEqualTo("days to chemotherapy is 141; the rule needs at most 120");
        });
        assertThat(why.text()).contains("TumorCase R-1").doesNotContain("2023");
        assertThat(why).hasToString("COLON-01 GAP for case R-1");
        WhyNot never =
                ENGINE.whyNot(late.toBuilder().chemotherapy(Therapy.NOT_PLANNED).build(), "COLON-01");
        assertThat(never.decisive().get(0).inShort())
                .isEqualTo("TumorCase R-1: days to chemotherapy: never; the rule needs at most 120");
        WhyNot old = ENGINE.whyNot(late.toBuilder().age(Between.exactly(80)).build(), "COLON-01");
        assertThat(old.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(old.decisive().get(0).inShort()).isEqualTo("TumorCase R-1: age is 80; the rule needs at most 79");
        // One to whom it does not apply has no verdict and still an answer.
        WhyNot other = ENGINE.whyNot(late, "BREAST-02");
        assertThat(other.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(other.text()).contains("disease");
        assertThatThrownBy(() -> ENGINE.whyNot(late, "BREAST-01"))
                .hasMessageContaining("no text of BREAST-01 is in force");
        assertThatThrownBy(() -> ENGINE.whyNot(broken(late), "COLON-01")).isInstanceOf(EvaluationException.class);
    }

    @Test
    void whatIsPrintedByAccidentNamesIdsOnly() {
        LocalDate day = LocalDate.of(2023, 3, 3);
        TumorCase late = chemotherapy(complete("C187", 8140, day), PartialDate.of(day.plusDays(141)))
                .build();
        CaseReview review = ENGINE.review(late);
        assertThat(review.toString())
                .startsWith("TumorCase R-1 [")
                .contains("COLON-01")
                .doesNotContain("GAP", "2023");
        Verdict verdict = review.verdict("COLON-01").orElseThrow();
        assertThat(verdict).hasToString("COLON-01 GAP for case R-1");
        assertThat(verdict.reasons().get(0).sentence()).contains("141 days");
        assertThat(verdict.reasons().toString()).contains("TumorCase R-1").doesNotContain("141");
    }

    @Test
    void whyNotExplainsEveryStandardOfAnyCase() {
        SyntheticRegistry.awkward(41).cases(150).forEach(tumor -> {
            LocalDate day = tumor.diagnosis().isBounded() ? tumor.diagnosis().latest() : LocalDate.of(2025, 8, 1);
            for (Standard standard : ENGINE.catalog(day)) {
                WhyNot why = ENGINE.whyNot(tumor, standard.id());
                assertThat(why.outcome()).isEqualTo(ENGINE.review(tumor).outcome(standard.id()));
                assertThat(why.rules()).isNotEmpty().allMatch(WhyNot.RuleAnswer::explained);
                if (why.outcome() == Outcome.CONCORDANT) {
                    assertThat(why.decisive()).isNotEmpty();
                }
            }
        });
    }

    @Test
    void deathInTheWindowExcludes() {
        LocalDate day = LocalDate.of(2022, 3, 3);
        TumorCaseBuilder died = complete("C187", 8140, day).vitalStatus(TumorCase.Vital.DEAD);
        CaseReview excluded = ENGINE.review(
                died.lastContact(PartialDate.of(day.plusDays(120))).build());
        assertThat(excluded.outcome("COLON-01")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(excluded.results())
                .anyMatch(result -> result.standard().id().equals("COLON-01") && result.excluded());
        assertThat(ENGINE.review(died.lastContact(PartialDate.of(day.plusDays(121)))
                                .build())
                        .outcome("COLON-01"))
                .isEqualTo(Outcome.GAP);
    }

    @ParameterizedTest
    @CsvSource({
        "C509, 8500, BREAST-01, 365, 50",
        "C509, 8500, BREAST-02, 120, 50",
        "C509, 8500, BREAST-03, 365, 22",
        "C509, 8500, BREAST-04, 365, 50",
        "C187, 8140, COLON-01, 120, 50",
        "C209, 8140, RECTUM-01, 180, 50",
        "C209, 8140, RECTUM-02, 270, 50",
    })
    void survivalIsAskedToItsLastDay(String primarySite, int histology, String standard, int days, int surgery) {
        for (LocalDate day : List.of(LocalDate.of(2020, 2, 28), LocalDate.of(2020, 2, 29), LocalDate.of(2021, 7, 1))) {
            TumorCaseBuilder base = complete(primarySite, histology, day).surgeryCode(surgery);
            if (standard.equals("BREAST-02")) {
                base.estrogenReceptor(TestResult.NEGATIVE);
            }
            BiFunction<TumorCase.Vital, Integer, CaseReview> review =
                    (vital, after) -> ENGINE.review(base.vitalStatus(vital)
                            .lastContact(PartialDate.of(day.plusDays(after)))
                            .build());
            assertThat(review.apply(TumorCase.Vital.DEAD, days).outcome(standard))
                    .isEqualTo(Outcome.NOT_APPLICABLE);
            assertThat(review.apply(TumorCase.Vital.DEAD, days + 1).outcome(standard))
                    .isEqualTo(Outcome.GAP);
            assertThat(review.apply(TumorCase.Vital.ALIVE, days - 1).outcome(standard))
                    .isEqualTo(Outcome.UNPROVEN);
            assertThat(review.apply(TumorCase.Vital.ALIVE, days).outcome(standard))
                    .isEqualTo(Outcome.GAP);
            // Of unknown status the patient may have died on the day of the last contact, and not before.
            assertThat(review.apply(TumorCase.Vital.UNKNOWN, days).outcome(standard))
                    .isEqualTo(Outcome.UNPROVEN);
            assertThat(review.apply(TumorCase.Vital.UNKNOWN, days + 1).outcome(standard))
                    .isEqualTo(Outcome.GAP);
        }
    }

    // ---- what registries say otherwise than by a value

    private static Outcome outcome(TumorCaseBuilder tumor, String standard) {
        return ENGINE.review(tumor.build()).outcome(standard);
    }

    @ParameterizedTest
    @CsvSource({"C509, 22, BREAST-03", "C509, 50, BREAST-04", "C209, 50, RECTUM-01"})
    void radiationNotGivenForNoKnownReasonIsUnproven(String primarySite, int surgery, String standard) {
        TumorCaseBuilder base =
                complete(primarySite, 8140, LocalDate.of(2021, 7, 1)).surgeryCode(surgery);
        assertThat(outcome(base.radiation(Therapy.NOT_PLANNED), standard)).isEqualTo(Outcome.GAP);
        Verdict verdict = ENGINE.review(base.radiation(Therapy.UNKNOWN)
                        .radiationGiven(Answer.NO)
                        .build())
                .verdict(standard)
                .orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(verdict.reasons())
                .extracting(Reason::sentence)
                .anyMatch(sentence -> sentence.contains("radiation was not given; why is not known"));
        assertThat(outcome(base.radiation(Therapy.UNKNOWN).radiationGiven(Answer.UNKNOWN), standard))
                .isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(base.radiation(Therapy.CONTRAINDICATED), standard)).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 15, 2023-04, CONCORDANT", // before or after, within the windows of both
        "2023, 1, 2023-04, CONCORDANT",
        "2023, 30, 2022-11, GAP", // 151 to 180 days before
        "2023, 30, 2022-12, UNPROVEN", // 120 days before is 31 December
        "2023, 30, 2023-01, CONCORDANT",
        "2023, 3, 2023-09, CONCORDANT", // 180 days after is 30 September
        "2023, 2, 2023-09, UNPROVEN",
        "2025, 15, 2025-04, CONCORDANT",
        "2025, 15, 2025-01, UNPROVEN", // 92 days before is 13 January
        "2025, 15, 2024-12, GAP",
        "2025, 15, 2026-12, CONCORDANT",
    })
    void systemicTherapyOfAMonthAroundSurgeryIsMetWhenItIsMetEitherWay(
            int year, int surgery, YearMonth chemotherapy, Outcome outcome) {
        TumorCaseBuilder lung = complete("C341", 8140, LocalDate.of(year, 1, 2))
                .surgeryDate(PartialDate.of(LocalDate.of(year, 4, surgery)));
        assertThat(outcome(chemotherapy(lung, PartialDate.of(chemotherapy)), "LUNG-01"))
                .isEqualTo(outcome);
    }

    @Test
    void radiationIsCountedFromTheMostDefinitiveSurgery() {
        LocalDate day = LocalDate.of(2023, 11, 2);
        TumorCaseBuilder neck = complete("C320", 8070, day).definitiveSurgeryDate(PartialDate.of(day.plusDays(50)));
        assertThat(outcome(radiation(neck, PartialDate.of(day.plusDays(92))), "HEADNECK-02"))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(radiation(neck, PartialDate.of(day.plusDays(93))), "HEADNECK-02"))
                .isEqualTo(Outcome.GAP);
        // Between the two operations is not after surgery.
        assertThat(outcome(radiation(neck, PartialDate.of(day.plusDays(49))), "HEADNECK-02"))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({"50, 60, CONCORDANT", "50, 61, UNPROVEN", "60, 80, UNPROVEN", "61, 80, GAP"})
    void theFirstSurgeryOfABreastMayLieBetweenTwoDays(int first, int last, Outcome outcome) {
        LocalDate day = LocalDate.of(2023, 11, 2);
        assertThat(outcome(
                        complete("C509", 8500, day)
                                .surgeryDate(new PartialDate(
                                        (int) day.plusDays(first).toEpochDay(),
                                        (int) day.plusDays(last).toEpochDay()))
                                .definitiveSurgeryDate(PartialDate.of(day.plusDays(last))),
                        "BREAST-07"))
                .isEqualTo(outcome);
    }

    @Test
    void aResectionThroughTheUrethraDoesNotBeginTheTreatmentOfMuscleInvasiveBladderCancer() {
        LocalDate day = LocalDate.of(2023, 11, 2);
        TumorCaseBuilder bladder = complete("C679", 8120, day).surgeryDate(PartialDate.of(day));
        assertThat(outcome(bladder.definitiveSurgeryDate(PartialDate.of(day.plusDays(90))), "BLADDER-02"))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(bladder.definitiveSurgeryDate(PartialDate.of(day.plusDays(91))), "BLADDER-02"))
                .isEqualTo(Outcome.GAP);
        // Chemotherapy before cystectomy does.
        assertThat(outcome(chemotherapy(bladder, PartialDate.of(day.plusDays(90))), "BLADDER-02"))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(chemotherapy(bladder, PartialDate.of(day.plusDays(91))), "BLADDER-02"))
                .isEqualTo(Outcome.GAP);
        TumorCaseBuilder kept = radiation(bladder.surgeryCode(27), PartialDate.of(day.plusDays(100)));
        assertThat(outcome(chemotherapy(kept, PartialDate.of(day.plusDays(90))), "BLADDER-02"))
                .isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(chemotherapy(kept, PartialDate.of(day.plusDays(91))), "BLADDER-02"))
                .isEqualTo(Outcome.GAP);
    }

    @Test
    void theStageAfterNeoadjuvantTherapyIsTheStageThereIs() {
        Tnm found = new Tnm("T3", "N1", "M0", "IIIA");
        TumorCaseBuilder lung = complete("C341", 8140, LocalDate.of(2025, 2, 3)).pathologic(Tnm.UNKNOWN);
        assertThat(outcome(lung, "LUNG-01")).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(lung.postTherapy(found), "LUNG-01")).isEqualTo(Outcome.GAP);
        assertThat(outcome(lung.postTherapy(new Tnm("T0", "N0", "M0", "")), "LUNG-01"))
                .isEqualTo(Outcome.NOT_APPLICABLE);
        TumorCaseBuilder lungOf2023 = complete("C341", 8140, LocalDate.of(2023, 2, 3))
                .pathologic(Tnm.UNKNOWN)
                .postTherapy(found);
        assertThat(outcome(lungOf2023, "LUNG-01")).isEqualTo(Outcome.GAP);
        TumorCaseBuilder prostate = complete("C619", 8140, LocalDate.of(2023, 2, 3))
                .gleasonPathologicDocumented(Answer.YES)
                .marginsDocumented(Answer.YES)
                .pathologic(Tnm.UNKNOWN);
        assertThat(outcome(prostate, "PROSTATE-03")).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(prostate.postTherapy(found), "PROSTATE-03")).isEqualTo(Outcome.CONCORDANT);
        TumorCaseBuilder melanoma = complete("C445", 8720, LocalDate.of(2023, 2, 3))
                .thicknessDocumented(Answer.YES)
                .ulcerationDocumented(Answer.YES)
                .mitoticRateDocumented(Answer.YES)
                .pathologic(Tnm.UNKNOWN);
        assertThat(outcome(melanoma, "MELANOMA-01")).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(melanoma.postTherapy(found), "MELANOMA-01")).isEqualTo(Outcome.CONCORDANT);
        TumorCaseBuilder rectum = complete("C209", 8140, LocalDate.of(2023, 2, 3))
                .pathologic(Tnm.UNKNOWN)
                .clinical(Tnm.UNKNOWN);
        assertThat(outcome(rectum, "RECTUM-01")).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(rectum.postTherapy(found), "RECTUM-01")).isEqualTo(Outcome.GAP);
    }

    @ParameterizedTest
    @CsvSource({"T2A, NOT_APPLICABLE", "T2B, GAP", "T2, UNPROVEN"})
    void theLetterOfT2SaysTheSizeOfALungCancer(String t, Outcome outcome) {
        TumorCaseBuilder lung = complete("C341", 8140, LocalDate.of(2025, 2, 3))
                .pathologic(new Tnm(t, "N0", "M0", ""))
                .nodesPositive(Between.exactly(0));
        assertThat(outcome(lung, "LUNG-01")).isEqualTo(outcome);
    }

    @Test
    void noPositiveNodeIsNodeNegativeOnlyWithoutTumorDeposits() {
        TumorCaseBuilder colon = complete("C187", 8140, LocalDate.of(2023, 2, 3))
                .pathologic(new Tnm("T3", "", "M0", ""))
                .nodesPositive(Between.exactly(0));
        assertThat(outcome(colon, "COLON-01")).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(colon.tumorDeposits(Answer.YES), "COLON-01")).isEqualTo(Outcome.GAP);
        assertThat(outcome(colon.tumorDeposits(Answer.NO), "COLON-01")).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9, GAP",
        "10, 10, GAP",
        "11, 11, CONCORDANT",
        "10, 2147483647, UNPROVEN",
        "11, 2147483647, CONCORDANT"
    })
    void aMarginMayBeKnownByItsLeast(int atLeast, int atMost, Outcome outcome) {
        TumorCaseBuilder rectum = complete("C209", 8140, LocalDate.of(2023, 2, 3))
                .circumferentialMarginInTenths(new Between(atLeast, atMost));
        assertThat(outcome(rectum, "RECTUM-03")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"C099, GAP", "C100, GAP", "C101, NOT_APPLICABLE", "C320, NOT_APPLICABLE"})
    void p16IsAskedOfTheOropharynxAndNotOfTheEpiglottis(String primarySite, Outcome outcome) {
        TumorCaseBuilder neck =
                complete(primarySite, 8070, LocalDate.of(2023, 2, 3)).p16(TestResult.NOT_DOCUMENTED);
        assertThat(outcome(neck, "HEADNECK-01")).isEqualTo(outcome);
    }

    // ---- many cases

    /** A case that no reader makes: a component is missing, so that the rules that read it throw. */
    @SuppressWarnings("NullAway")
    private static TumorCase broken(TumorCase of) {
        return of.toBuilder().clinical(null).build();
    }

    @Test
    void aCaseOnWhichARuleThrowsIsSetAsideAndTheRestGoesOn() {
        List<TumorCase> cases =
                new ArrayList<>(SyntheticRegistry.realistic(3).cases(2_500).toList());
        TumorCase breast = complete("C509", 8500, LocalDate.of(2023, 3, 3)).build();
        for (int at : new int[] {0, 700, 701, 2_499}) {
            cases.set(at, broken(breast));
        }
        List<CaseReview> reviews = ENGINE.review(cases.stream()).toList();
        assertThat(reviews).hasSize(2_500);
        for (int i = 0; i < cases.size(); i++) {
            CaseReview review = reviews.get(i);
            assertThat(review.tumorCase()).isSameAs(cases.get(i));
            if (cases.get(i).id().equals("R-1")) {
                assertThat(review.isSetAside()).isTrue();
                assertThat(review.results()).isEmpty();
                assertThat(review.failures().get(0).facts()).containsExactly("TumorCase R-1");
            } else {
                assertThat(review.failures()).isEmpty();
                assertThat(review.results())
                        .isEqualTo(ENGINE.review(cases.get(i)).results());
            }
        }
        assertThat(ENGINE.liveSessions()).isZero();
    }

    @Test
    void severalThreadsGiveTheSameInTheSameOrder() {
        List<TumorCase> cases = SyntheticRegistry.awkward(4).cases(5_500).toList();
        List<List<CaseReview.Result>> alone =
                ENGINE.review(cases.stream()).map(CaseReview::results).toList();
        List<CaseReview> several = ENGINE.review(cases.stream(), 4).toList();
        assertThat(several).extracting(CaseReview::tumorCase).isEqualTo(cases);
        assertThat(several).extracting(CaseReview::results).isEqualTo(alone);
        assertThat(ENGINE.liveSessions()).isZero();
    }

    @Test
    void readsNoFurtherAheadThanABatchForEachThreadAndItsSuccessor() {
        AtomicLong read = new AtomicLong();
        SyntheticRegistry endless = SyntheticRegistry.realistic(5);
        for (int threads : new int[] {1, 2}) {
            read.set(0);
            try (Stream<CaseReview> reviews =
                    ENGINE.review(endless.cases(Long.MAX_VALUE).peek(each -> read.incrementAndGet()), threads)) {
                assertThat(reviews.limit(10).toList()).hasSize(10);
            }
            assertThat(read.get()).isLessThanOrEqualTo(threads == 1 ? 1_000 : 4_000);
        }
    }

    @Test
    void casesWithOneIdOrOneObjectTwiceAreEachJudgedForThemselves() {
        TumorCase late = complete("C187", 8140, LocalDate.of(2023, 3, 3)).build();
        TumorCase inTime = chemotherapy(late.toBuilder(), PartialDate.of(LocalDate.of(2023, 4, 3)))
                .build();
        assertThat(ENGINE.review(Stream.of(late, inTime, late, late.toBuilder().build()))
                        .map(review -> review.outcome("COLON-01")))
                .containsExactly(Outcome.GAP, Outcome.CONCORDANT, Outcome.GAP, Outcome.GAP);
    }

    @Test
    void threadsMustBeAtLeastOne() {
        assertThatThrownBy(() -> ENGINE.review(Stream.empty(), 0)).hasMessageContaining("give 1 or more");
        assertThat(ENGINE.review(Stream.empty(), 2)).isEmpty();
    }

    // ---- rates

    @Test
    void ratesCountByWhatTheVerdictsSay() {
        LocalDate day = LocalDate.of(2023, 3, 3);
        TumorCase gap = complete("C187", 8140, day).build();
        TumorCase met =
                chemotherapy(gap.toBuilder(), PartialDate.of(day.plusDays(30))).build();
        TumorCase unproven = gap.toBuilder().chemotherapy(Therapy.UNKNOWN).build();
        TumorCase accepted =
                gap.toBuilder().chemotherapy(Therapy.CONTRAINDICATED).build();
        TumorCase other = gap.toBuilder().age(Between.exactly(80)).build();
        RegistryRates rates = new RegistryRates();
        ENGINE.review(Stream.of(gap, met, met, met, unproven, accepted, other, broken(gap)))
                .forEach(rates::add);
        RegistryRates.Rate rate = rates.rates().stream()
                .filter(each -> each.measure().equals("COLON-01"))
                .findFirst()
                .orElseThrow();
        assertThat(rate)
                .isEqualTo(new RegistryRates.Rate("main", "COLON-01", LocalDate.of(2018, 1, 1), 2023, 3, 4, 1, 1));
        assertThat(rate.percent()).isEqualTo(75);
        assertThat(rates.facts(CarePartnerStandards.measureNames()))
                .contains(new MeasureRate("main", "ACT", 2023, 3, 4, 1, null));
        assertThat(rates.reviewed()).isEqualTo(8);
        assertThat(rates.setAside()).isEqualTo(1);
        assertThat(rates.completeness().toString()).contains("chemotherapy unknown in 14 % of 7 analytic colon cases");
    }

    @Test
    void twoTextsOfOneYearAreTwoRates() {
        TumorCase june = chemotherapy(
                        complete("C509", 8500, LocalDate.of(2025, 6, 30)), PartialDate.of(LocalDate.of(2025, 8, 1)))
                .build();
        TumorCase july = june.toBuilder()
                .diagnosis(PartialDate.of(LocalDate.of(2025, 7, 1)))
                .build();
        RegistryRates rates = new RegistryRates();
        ENGINE.review(Stream.of(june, july, july)).forEach(rates::add);
        RegistryRates.Rate of2018 =
                new RegistryRates.Rate("main", "BREAST-08", LocalDate.of(2018, 1, 1), 2025, 0, 1, 0, 0);
        RegistryRates.Rate of2026 =
                new RegistryRates.Rate("main", "BREAST-08", LocalDate.of(2025, 7, 1), 2025, 0, 2, 0, 0);
        assertThat(rates.rates().stream().filter(rate -> rate.measure().equals("BREAST-08")))
                .containsExactly(of2018, of2026);
        // As facts they have two names, so that neither hides the other.
        assertThat(RegistryRates.facts(List.of(of2018, of2026), Map.of("BREAST-08", "HER2")))
                .containsExactly(
                        new MeasureRate("main", "HER2 of 2018-01-01", 2025, 0, 1, 0, null),
                        new MeasureRate("main", "HER2", 2025, 0, 2, 0, null));
        RegistryRates again = new RegistryRates();
        again.add(rates);
        again.add(rates);
        assertThat(again.rates().stream().filter(rate -> rate.measure().equals("BREAST-08")))
                .extracting(RegistryRates.Rate::denominator)
                .containsExactly(2, 4);
    }

    @Test
    void theIntervalIsWilsons() {
        LocalDate from = LocalDate.of(2018, 1, 1);
        RegistryRates.Rate rate = new RegistryRates.Rate("main", "X-1", from, 2023, 8, 10, 0, 0);
        assertThat(rate.lower()).isCloseTo(49.02, within(0.01));
        assertThat(rate.upper()).isCloseTo(94.33, within(0.01));
        RegistryRates.Rate none = new RegistryRates.Rate("main", "X-1", from, 2023, 0, 0, 0, 3);
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isEqualTo(100);
        assertThat(none.percent()).isNull();
    }

    @Test
    void partsOfARegistryAddUpToTheWhole() {
        RegistryRates whole = new RegistryRates();
        RegistryRates parts = new RegistryRates();
        List<TumorCase> cases = SyntheticRegistry.realistic(6).cases(2_000).toList();
        ENGINE.review(cases.stream()).forEach(whole::add);
        for (List<TumorCase> part : List.of(cases.subList(0, 700), cases.subList(700, 2_000))) {
            RegistryRates of = new RegistryRates();
            ENGINE.review(part.stream()).forEach(of::add);
            parts.add(of);
        }
        assertThat(parts.rates()).isEqualTo(whole.rates()).isNotEmpty();
        assertThat(parts.completeness()).isEqualTo(whole.completeness()).isNotEmpty();
    }
}
