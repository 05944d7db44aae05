package care.concordance.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.pack.Finding;
import org.junit.jupiter.api.Test;

/** How a mistake is shown. */
class FindingTest {

    private static String shown(int column, String line) {
        return new Finding(Finding.Kind.RULE, "a.drl", 7, column, "is wrong", "do right", line).toString();
    }

    @Test
    void theCaretStandsBelowTheColumn() {
        assertThat(shown(3, "\tab c")).isEqualTo("a.drl:7:3: is wrong\n    \tab c\n    \t ^\n    do right");
        assertThat(shown(1, "")).isEqualTo("a.drl:7:1: is wrong\n    do right");
    }

    @Test
    void ofALongLineOnlyWhatIsAroundTheColumnIsShown() {
        String line = "x".repeat(1_000) + "HERE" + "y".repeat(1_000);
        String[] shown = shown(1_001, line).split("\n");
        assertThat(shown[1]).isEqualTo("    …" + "x".repeat(80) + "HERE" + "y".repeat(76) + "…");
        assertThat(shown[1].substring(shown[2].indexOf('^'))).startsWith("HERE");
        assertThat(shown(2, line).split("\n")[1]).isEqualTo("    " + "x".repeat(160) + "…");
        assertThat(shown(5_000, line).split("\n")[1]).isEqualTo("    …" + "y".repeat(80));
    }

    @Test
    void aNameDoesNothingToTheTerminal() {
        assertThat(Finding.ofFile(Finding.Kind.FOLDER, "a\u001b[2J\n.drl", "is wrong", "do right"))
                .hasToString("a\\u001B[2J\\u000A.drl:1:1: is wrong\n    do right");
        assertThat(Finding.Kind.SECOND_READING.id()).isEqualTo("second-reading");
    }
}
