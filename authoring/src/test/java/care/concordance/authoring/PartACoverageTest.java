package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Subject;
import care.concordance.verdict.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartACoverageTest {

    @Test
    void aCoveredListHasNoProblems() {
        assertThat(problems("""
            # a comment
            # A1 Who
            A1-site | a site | standard; fact: Site
            A1-way | the way | computed: Lifecycle
            A1-data | an example | data: pom.xml
            A1-age | how old | none: said of nobody; nothing is asked
            """, standard("TB-01", "A1-site"))).isEmpty();
    }

    @Test
    void aRowWithoutAStandardIsAProblem() {
        assertThat(problems("A1-site | a site | standard\nA1-trial | a trial | standard", standard("TB-01", "A1-site")))
                .containsExactly("A1-trial: no standard's page names it");
    }

    @Test
    void aPageThatNamesAnUnknownRowIsAProblem() {
        assertThat(problems("A1-site | a site | standard", standard("TB-01", "A1-site", "A1-sight")))
                .containsExactly("TB-01: its page names row A1-sight, which there is not");
    }

    @Test
    void aPageThatNamesNoRowIsAProblem() {
        assertThat(problems("", standard("TB-01"))).containsExactly("TB-01: its page has no line \"Part A rows: …\"");
    }

    @Test
    void aRowEncodedOtherwiseMayNotBeNamedByAPage() {
        assertThat(problems("A1-age | how old | none: said of nobody", standard("TB-01", "A1-age")))
                .containsExactly("A1-age: TB-01 name it, but the row does not say \"standard\"");
    }

    @Test
    void whatEncodesARowMustStand() {
        assertThat(problems("""
            A1-a | a | fact: Nobody
            A1-b | b | computed: Nothing
            A1-c | c | data: nowhere.json
            A1-d | d | none
            A1-e | e | hope: much
            A1-f | f
            A1-g | g | fact: Site
            A1-g | g | fact: Site
            A1-h | h | fact: Site; none: said of nobody
            """))
                .containsExactly(
                        "A1-a: \"fact: Nobody\" names nothing there is",
                        "A1-b: \"computed: Nothing\" names nothing there is",
                        "A1-c: \"data: nowhere.json\" names nothing there is",
                        "A1-d: \"none\" names nothing there is",
                        "A1-e: \"hope: much\" names nothing there is",
                        "not \"id | text | encodings\": A1-f | f",
                        "A1-g stands twice",
                        "A1-h: \"none: said of nobody\" names nothing there is");
    }

    private static List<String> problems(String rows, Standard... standards) {
        return PartACoverage.of(rows, List.of(standards), Path.of("..")).problems();
    }

    private static Standard standard(String id, String... rows) {
        return new Standard(
                id,
                "Title",
                Standard.Component.PROCESS,
                "domain",
                Subject.Kind.SYSTEM,
                Standard.Requirement.REQUIRED,
                "evidence",
                "remedy",
                "owner",
                30,
                List.of(),
                "source",
                Standard.Basis.PARAMETER,
                LocalDate.of(2025, 1, 1),
                null,
                null,
                List.of(),
                rows.length == 0
                        ? "## Requirement"
                        : "## Requirement\n\nPart A rows: " + String.join("; ", Arrays.asList(rows)));
    }
}
