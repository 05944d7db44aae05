package care.concordance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            days <= 14           | days <= 7            | `days <= 14` became `days <= 7`
            A: d <= 14; B: d > 1 | A: d <= 14; B: d > 2 | `B: d > 1` became `B: d > 2`
            days <= 14           | days <= 14           | its thresholds are the same
            days <= 14; size > 1 | size > 1             | `days <= 14` is no longer asked
            days <= 14           | size > 1; days <= 14 | `size > 1` is asked too
            a >= 1; a < 5; b > 2 | a >= 2; a < 5; c > 2 | `a >= 1` became `a >= 2`, `b > 2` is no longer asked, `c > 2` is asked too
            isThere              | isGone               | `isThere` is no longer asked, `isGone` is asked too
            """)
    void saysWhichComparisonsDiffer(String before, String after, String words) {
        assertThat(new Replacement(text(after, "main"), "main", text(before, null)).words())
                .isEqualTo("TB-01 replaces that of rule pack main: " + words);
    }

    private static Standard text(String thresholds, @Nullable String replaces) {
        return new Standard(
                "TB-01",
                "A board meets",
                Standard.Component.STANDARDS_OF_CARE,
                "tumorboards",
                Subject.Kind.SITE,
                Standard.Requirement.REQUIRED,
                "the calendar",
                "meet",
                "director",
                90,
                List.of(),
                "none",
                Standard.Basis.PARAMETER,
                LocalDate.of(2025, 1, 1),
                null,
                replaces,
                List.of(thresholds.split("; ")),
                "");
    }
}
