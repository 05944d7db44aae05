package care.concordance.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.facts.Partner;
import care.concordance.facts.Site;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvProblemsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @BeforeEach
    void facts() throws IOException {
        write("assessment.csv", "asOf,synthetic\n2026-06-30,yes\n");
        write("partner.csv", "name\nExample\n");
        write(
                "sites.csv",
                "id,name,scope,analyticCases\nmain,Main,IN_SCOPE,900\n\nnorth,\"North, Hospital\",IN_SCOPE,\n");
    }

    @Test
    void theFolderItselfHasNone() {
        assertThat(FactsFile.read(folder, null, null).facts(Site.class))
                .containsExactly(
                        new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, 900),
                        new Site("north", "North, Hospital", null, null, Site.Scope.IN_SCOPE, null));
    }

    @Test
    void marksAndSeparatorsOfSpreadsheetsAreRead() throws IOException {
        write("assessment.csv", "\uFEFFasOf;synthetic\r\n2026-06-30;FALSE\r\n");
        write("partner.csv", "sep=;\nname;memberSinceYear\n'=1+1;2022\n");
        write("sites.csv", "id\tname\tscope\nmain\tMain\tIN_SCOPE\n");

        var snapshot = FactsFile.read(folder, null, null);
        assertThat(snapshot.synthetic()).isFalse();
        assertThat(snapshot.facts(Partner.class)).extracting(Partner::name).containsExactly("=1+1");
        assertThat(snapshot.facts(Site.class)).hasSize(1);
    }

    @Test
    void everyProblemNamesFileLineAndColumn() throws IOException {
        write("partner.csv", "sep=,\nname,memberSinceYear\nExample,2012\n");
        write("sites.csv", """
                id,name,scope,analyticCases,beds
                4.28E+14,Main,IN_SCOP,"1,200",

                north,North,IN_SCOPE,9.99,,extra
                south,South
                north,"two
                lines",IN_SCOPE,,
                east,East,in_scope,TRUE,
                """);

        assertThat(problems())
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "partner.csv line 3, column memberSinceYear, is out of range; it lies from 2013 to 2100"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sites.csv line 1, column beds, is \"beds\", which is no column of sites; "),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sites.csv line 2, column id, is 4.28E+14, which looks like a number a spreadsheet has shortened; "),
                        problem -> assertThat(problem)
                                .startsWith("sites.csv line 2, column scope, is \"IN_SCOP\", which is no Scope"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sites.csv line 2, column analyticCases, is \"1,200\", not a whole number; write a whole number from 0 to 200,000"),
                        problem -> assertThat(problem)
                                .startsWith("sites.csv line 4, column analyticCases, is not a whole number; "),
                        problem -> assertThat(problem)
                                .startsWith("sites.csv line 4, column 6, stands in a column without a header; "),
                        problem -> assertThat(problem)
                                .startsWith("sites.csv line 5 has 2 values, and the first line names 5 columns; "),
                        problem -> assertThat(problem)
                                .startsWith("sites.csv line 5, column scope, is blank; choose one of"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sites.csv line 6, column name, holds a character that cannot be printed; "),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sites.csv line 8, column scope, is \"in_scope\", which is no Scope (did you mean"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "sites.csv line 8, column analyticCases, is \"TRUE\", not a whole number; "));
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        write("sites.csv", "id,name,scope\nmain,\"Main\" Hospital,IN_SCOPE\n");
        write("regions.csv", "");
        write("sitez.csv", "id\n");
        write("scores.xlsx", "");
        write("notes.txt", "not a table");
        Files.write(
                folder.resolve("services.csv"),
                "site,kind\nK\u00F6ln,IMAGING\n".getBytes(Charset.forName("ISO-8859-1")));

        assertThat(problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("sites.csv line 2 is not CSV from here on; "),
                        problem -> assertThat(problem).startsWith("regions.csv is empty; "),
                        problem -> assertThat(problem).startsWith("sitez.csv is no kind of fact; "),
                        problem ->
                                assertThat(problem).startsWith("\"scores.xlsx\" is no CSV file; save it as scores.csv"),
                        problem -> assertThat(problem)
                                .isEqualTo("services.csv is not text in UTF-8; save it as \"CSV UTF-8\""));
    }

    @Test
    void anEmptyFolderSaysWhatItLacks() throws IOException {
        for (String name : List.of("assessment.csv", "partner.csv", "sites.csv")) {
            Files.delete(folder.resolve(name));
        }
        assertThat(problems())
                .containsExactly(
                        "the folder has no table assessment; write a row, with asOf and synthetic",
                        "the folder has no table partner; write a row, with name");
    }

    @Test
    void aTextThatWouldNotComeBackIsRefusedBeforeItIsWritten() {
        String json = "{\"asOf\": \"2026-06-30\", \"partner\": {\"name\": \"4.28E+14\"}}";

        assertThatThrownBy(() -> FactsFolder.write(json, folder))
                .isInstanceOf(WorkbookException.class)
                .hasMessageContaining("/partner/name");
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> problems() {
        return catchThrowableOfType(WorkbookException.class, () -> FactsFile.read(folder, null, null))
                .problems()
                .stream()
                .map(WorkbookException.Problem::toString)
                .toList();
    }
}
