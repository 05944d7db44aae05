package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Subject;
import care.concordance.verdict.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceCoverageTest {

    @Test
    void readsDocumentsSentencesAndWhatStandsAroundThem() {
        SentenceCoverage coverage = read("""
            What the file is.
            # not yet a document

            # A page
            A site | there are sites | TB-01, TB-02a; fact: Site; computed: Lifecycle; data: pom.xml
            It is old | how old it is | none: said of nobody; nothing is asked
            Both | half of it | TB-01; none: the other half has no measure
            ~ Back to top

            # Another page
            A site | there are sites | TB-02a
            """, "TB-01", "TB-02a");
        assertThat(coverage.problems()).isEmpty();
        assertThat(coverage.documents())
                .extracting(SentenceCoverage.Document::title)
                .containsExactly("A page", "Another page");
        assertThat(coverage.documents().get(0).around()).containsExactly("Back to top");
        assertThat(coverage.documents().get(0).sentences())
                .containsExactly(
                        new SentenceCoverage.Sentence(
                                "A site",
                                "there are sites",
                                List.of("TB-01", "TB-02a"),
                                List.of("fact: Site", "computed: Lifecycle", "data: pom.xml"),
                                ""),
                        new SentenceCoverage.Sentence(
                                "It is old", "how old it is", List.of(), List.of(), "said of nobody; nothing is asked"),
                        new SentenceCoverage.Sentence(
                                "Both", "half of it", List.of("TB-01"), List.of(), "the other half has no measure"));
        assertThat(coverage.standards()).containsExactlyInAnyOrder("TB-01", "TB-02a");
    }

    @Test
    void whatEncodesASentenceMustStand() {
        assertThat(read("""

            Nowhere | stands nowhere | TB-01
            # A page
            One | one | TB-99, TB-01
            Two | two | fact: Nobody
            Three | three | computed: Nothing
            Four | four | data: nowhere.json
            Five | five | hope: much
            Six | six | none:\s
            Seven | seven
            One | one again | TB-01
            """, "TB-01").problems())
                .containsExactly(
                        "stands below no document: Nowhere | stands nowhere | TB-01",
                        "One: there is no standard TB-99",
                        "Two: \"fact: Nobody\" names nothing there is",
                        "Three: \"computed: Nothing\" names nothing there is",
                        "Four: \"data: nowhere.json\" names nothing there is",
                        "Five: \"hope: much\" names nothing there is",
                        "Six: nothing encodes it, and it does not say why",
                        "not \"opening words | what it says | what encodes it\": Seven | seven",
                        "stands twice: One");
    }

    private static SentenceCoverage read(String text, String... ids) {
        List<Standard> standards =
                List.of(ids).stream().map(SentenceCoverageTest::standard).toList();
        return SentenceCoverage.of(text, standards, Path.of(".."));
    }

    private static Standard standard(String id) {
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
                "## Requirement");
    }
}
