package care.concordance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

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
}
