package care.concordance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Between;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasingTest {

    @ParameterizedTest
    @CsvSource({
        "daysBetweenMeetings, days between meetings",
        "onMskTeam, on msk team",
        "MSKTeam, msk team",
        "her2Positive, her2 positive",
        "p16, p16",
        "sizeAtPathologicT2, size at pathologic t2",
        "upperLimit95, upper limit 95"
    })
    void aPropertysNameReadsAsWords(String property, String words) {
        assertThat(Phrasing.ofName(property)).isEqualTo(words);
    }

    @Test
    void tenthsOfAUnitAreSaidInTheUnit() {
        assertThat(Phrasing.ofName(TumorCase.class, "psaInTenths")).isEqualTo("psa");
        assertThat(psa(Between.exactly(99))).isEqualTo("9.9 ng/mL");
        assertThat(psa(Between.exactly(100))).isEqualTo("10 ng/mL");
        assertThat(psa(new Between(95, 105))).isEqualTo("9.5 to 10.5 ng/mL");
        assertThat(psa(new Between(0, 1))).isEqualTo("0 to 0.1 ng/mL");
        assertThat(psa(Between.atLeast(10_000))).isEqualTo("at least 1000 ng/mL");
        assertThat(psa(Between.UNKNOWN)).isEqualTo("unknown");
        assertThat(psa(100)).isEqualTo("10 ng/mL");
        assertThat(psa(null)).isEqualTo("unknown");
        assertThat(Phrasing.of(TumorCase.class, "age", Between.exactly(60))).isEqualTo("60");
        assertThat(Phrasing.ofName(TumorCase.class, "daysToDeath")).isEqualTo("days to death");
    }

    private static String psa(@Nullable Object value) {
        return Phrasing.of(TumorCase.class, "psaInTenths", value);
    }

    @Test
    void aStageReadsAsRegistriesWriteIt() {
        assertThat(Phrasing.of(Tnm.of("cT2a", "cN0", "", ""))).isEqualTo("T2A N0");
        assertThat(Phrasing.of(Tnm.UNKNOWN)).isEqualTo("unknown");
    }
}
