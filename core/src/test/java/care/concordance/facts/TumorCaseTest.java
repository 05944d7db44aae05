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

    private static TumorCase.Builder at(String primarySite) {
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
        "'', '', '', 0, NO",
        "'', '', '', IA, UNKNOWN",
        "T1C, N0, M0, IA, YES",
        "T1B, N0, M0, IA, NO",
        "T1, N0, M0, IA, UNKNOWN",
        "T1A, N1MI, M0, I, UNKNOWN",
        "T1A, N1MI, M0, IB, YES",
        "T1A, NX, M0, IA, NO",
        "'', '', '', IB, YES",
        "'', '', '', IIIC, YES",
        "'', '', '', IV, NO",
        "T1C, N0, M0, '', YES",
        "T1A, N0, M0, '', NO",
        "T1MI, N0, M0, '', NO",
        "T2, N0, M0, '', YES",
        "T1A, N1, M0, '', YES",
        "T2, N0, M1, '', NO",
        "T2, N0, '', '', UNKNOWN",
        "T1C, NX, M0, '', UNKNOWN",
        "TIS, N0, M0, '', NO",
        "TX, N0, M0, '', UNKNOWN",
        "'', '', '', '', UNKNOWN"
    })
    void t1cN0M0OrStageIbToIiic(String t, String n, String m, String group, Answer answer) {
        assertThat(at("C509").clinical(new Tnm(t, n, m, group)).build().t1cN0M0OrStageIbToIiic())
                .isEqualTo(answer);
        // The pathologic stage is read first.
        assertThat(at("C509")
                        .clinical(new Tnm("", "", "", "IV"))
                        .pathologic(new Tnm(t, n, m, group.isEmpty() ? "" : group))
                        .build()
                        .t1cN0M0OrStageIbToIiic())
                .isEqualTo(group.isEmpty() ? Answer.NO : answer);
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', NO",
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
        "C509, -1, UNKNOWN", "C509, 0, NONE", "C509, 22, LOCAL", "C509, 29, LOCAL", "C509, 30, RESECTION",
        "C349, 19, LOCAL", "C349, 20, RESECTION", "C189, 80, RESECTION", "C189, 90, UNSPECIFIED", "C189, 98, UNKNOWN",
        "C189, 99, UNKNOWN"
    })
    void surgeryFollowsFromTheCode(String site, int code, TumorCase.Surgery surgery) {
        assertThat(at(site).surgeryCode(code).build().surgery()).isEqualTo(surgery);
    }

    @Test
    void deathIsNotInTheWindowWhenThePatientWasSeenAliveOnItsLastDay() {
        LocalDate diagnosis = LocalDate.of(2023, 3, 1);
        TumorCase.Builder known = at("C509").diagnosis(PartialDate.of(diagnosis));
        TumorCase seen = known.vitalStatus(TumorCase.Vital.ALIVE)
                .lastContact(PartialDate.of(diagnosis.plusDays(365)))
                .build();
        assertThat(seen.daysToDeathAtLeast()).isEqualTo(366);
        assertThat(seen.daysToDeathAtMost()).isEqualTo(Integer.MAX_VALUE);
        TumorCase died = known.vitalStatus(TumorCase.Vital.DEAD).build();
        assertThat(died.daysToDeathAtLeast()).isEqualTo(365);
        assertThat(died.daysToDeathAtMost()).isEqualTo(365);
    }

    @Test
    void treatmentNotGivenIsNeverAndUnknownIsOpen() {
        for (Therapy therapy : Therapy.values()) {
            TumorCase tumor = at("C509")
                    .diagnosis(PartialDate.of(LocalDate.of(2024, 1, 1)))
                    .chemotherapy(therapy)
                    .chemotherapyDate(PartialDate.of(LocalDate.of(2024, 1, 11)))
                    .build();
            Between days = new Between(tumor.daysToChemotherapyAtLeast(), tumor.daysToChemotherapyAtMost());
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
        TumorCase.Builder none = at("C679").diagnosis(PartialDate.of(day)).surgeryCode(0);
        assertThat(none.build().surgeryInWords()).isEqualTo("the primary site was not operated on");
        assertThat(none.chemotherapy(Therapy.REFUSED).build().chemotherapyAroundSurgeryInWords())
                .isEqualTo("chemotherapy was recommended and refused");
        assertThat(none.chemotherapy(Therapy.GIVEN).build().chemotherapyAroundSurgeryInWords())
                .isEqualTo("chemotherapy was given; the primary site was not operated on");
        assertThat(at("C679").build().biopsyAroundSurgeryInWords())
                .isEqualTo("whether the primary site was biopsied is not known");
        assertThat(at("C679").build().firstTreatmentInWords())
                .isEqualTo("whether any treatment was given is not known");
        assertThat(at("C679").build().lengthOfRadiationInWords())
                .isEqualTo("radiation is not known to have been given");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-09, chemotherapy started 1 day before surgery",
        "2024-02-10, chemotherapy started on the day of surgery",
        "2024-02-11, chemotherapy started 1 day after surgery",
        "2024-02, chemotherapy started an unknown number of days from surgery",
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
        assertThat(tumor.daysOfRadiationAtLeast()).isEqualTo(least);
        assertThat(tumor.daysOfRadiationAtMost()).isEqualTo(most);
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
