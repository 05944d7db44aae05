package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.facts.Variance;
import care.concordance.json.FactsJsonException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsJsonTest {

    private static final String HEAD = "{\"asOf\": \"2026-06-30\", \"partner\": {\"name\": \"Example\"}, "
            + "\"sites\": [{\"id\": \"main\", \"name\": \"Main\", \"scope\": \"IN_SCOPE\"}]";

    @Test
    void readsEveryKindOfValue() {
        PartnerSnapshot snapshot = FactsJson.read(HEAD + """
                , "synthetic": true,
                "diseasePrograms": [{"site": "main", "disease": "BREAST", "managementTeam": true}],
                "tumorBoards": [{"id": "t", "name": "Thoracic", "site": "main", "daysBetweenMeetings": 14,
                  "disciplines": ["SURGERY", "PATHOLOGY"], "recordsStage": null}],
                "outcomeMeasures": [{"site": "main", "disease": "BREAST", "dimension": "SURVIVAL", "year": 2025,
                  "value": 91.5, "lower": 90}],
                "committees": [{"id": "c", "kind": "ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL"}],
                "variances": [{"standard": "TB-01", "about": "program main/BREAST", "reason": "r", "approvedBy": "c",
                  "granted": "2026-01-01", "expires": "2026-12-31"}],
                "agreement": {"signed": "2025-01-01"}}
                """);

        assertThat(snapshot.name()).isEqualTo("Example");
        assertThat(snapshot.asOf()).isEqualTo("2026-06-30");
        assertThat(snapshot.synthetic()).isTrue();
        assertThat(snapshot.facts(TumorBoard.class))
                .containsExactly(TumorBoardBuilder.builder()
                        .id("t")
                        .name("Thoracic")
                        .site("main")
                        .daysBetweenMeetings(14)
                        .disciplines(Set.of(Discipline.SURGERY, Discipline.PATHOLOGY))
                        .build());
        assertThat(snapshot.facts(Variance.class).get(0).about()).isEqualTo(Subject.program("main", Disease.BREAST));
        assertThat(snapshot.facts()).hasSize(8);
    }

    @Test
    void readsFromFileAndStreamAndForAnotherDay(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("facts.json");
        Files.writeString(file, "\uFEFF" + HEAD + "}");

        assertThat(FactsJson.read(file)).isEqualTo(FactsJson.read(HEAD + "}"));
        assertThat(FactsJson.read(new ByteArrayInputStream((HEAD + "}").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FactsJson.read(HEAD + "}"));
        assertThat(FactsJson.read(file, LocalDate.of(2027, 1, 1)).asOf()).isEqualTo("2027-01-01");
        assertThat(FactsJson.read(file).synthetic()).isFalse();
        assertThat(catchThrowableOfType(
                        UncheckedIOException.class, () -> FactsJson.read(directory.resolve("missing.json"))))
                .hasMessageContaining("missing.json");
    }

    /** Each line: what follows the head, ` for ", then the pointer of the one problem, words of it, words of its remedy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // Wrong type.
                "`tumorBoards`: {}} | /tumorBoards | is an object, not an array | for each TumorBoard",
                "`regions`: [7]} | /regions/0 | is a number, not an object | { … }",
                "`agreement`: []} | /agreement | is an array, not an object | { … }",
                "`regions`: [{`id`: 7, `name`: `n`}]} | /regions/0/id | is a number, not a text | in quotes",
                "`nursingStaff`: [{`site`: `main`, `nurses`: `7`}]} | /nursingStaff/0/nurses | is a text, not a whole number | without quotes",
                "`services`: [{`site`: `main`, `kind`: `IMAGING`, `policyInPlace`: `yes`}]} | /services/0/policyInPlace | not true or false | write true or false",
                "`agreement`: {`signed`: `1.1.2025`}} | /agreement/signed | is \"1.1.2025\", not a day | 2026-06-30",
                "`agreement`: {`signed`: `2025-02-30`}} | /agreement/signed | not a day | 2026-06-30",
                "`committees`: [{`id`: `c`, `kind`: `QUALITY`, `disciplines`: `NURSING`}]} | /committees/0/disciplines | is a text, not an array | of each, write one of SURGERY",
                "`scores`: [{`standard`: `X`, `about`: `main`, `by`: `MSK`, `points`: 1}]} | /scores/0/about | is \"main\", not a subject | site fairfield",
                "`synthetic`: 1} | /synthetic | is a number, not true or false | write true or false",
                // Unknown field, unknown enum.
                "`tumourBoards`: []} | /tumourBoards | no part of a facts document (did you mean \"tumorBoards\"?) | regions",
                "`agreement`: {`milestone`: 3}} | /agreement/milestone | (did you mean \"milestones\"?) | signed",
                "`services`: [{`site`: `main`, `kind`: `IMAGIN`}]} | /services/0/kind | no Kind (did you mean \"IMAGING\"?) | GENETIC_COUNSELING, PALLIATIVE_CARE",
                "`committees`: [{`id`: `c`, `kind`: `QUALITY`, `disciplines`: [`NURSING`, `NURSE`]}]} | /committees/0/disciplines/1 | is no Discipline | SURGERY",
                // Missing, blank, null where required.
                "`regions`: [{`id`: `r`}]} | /regions/0 | has no name | write a text",
                "`regions`: [{`id`: `r`, `name`: ` `}]} | /regions/0/name | is blank | unknown",
                "`regions`: [{`id`: `r`, `name`: null}]} | /regions/0/name | is null, not a text | in quotes",
                // Numbers.
                "`scores`: [{`standard`: `X`, `about`: `system system`, `by`: `MSK`, `points`: 4}]} | /scores/0/points | is out of range | from 0 to 3",
                "`nursingStaff`: [{`site`: `main`, `nurses`: -1}]} | /nursingStaff/0/nurses | is out of range | from 0 to 20000",
                "`nursingStaff`: [{`site`: `main`, `nurses`: 1.5}]} | /nursingStaff/0/nurses | is not a whole number | round it",
                "`nursingStaff`: [{`site`: `main`, `nurses`: 99999999999999999999}]} | /nursingStaff/0/nurses | is out of range | correct",
                "`outcomeMeasures`: [{`site`: `main`, `disease`: `LUNG`, `dimension`: `SURVIVAL`, `year`: 2025, `value`: 1e999}], `diseasePrograms`: [{`site`: `main`, `disease`: `LUNG`}]} | /outcomeMeasures/0/value | is out of range | from 0",
                // What facts say of each other and of the day.
                "`nursingStaff`: [{`site`: `main`, `nurses`: 5, `certified`: 6}]} | /nursingStaff/0/certified | is more than nurses | correct one of the two",
                "`siteVisits`: [{`id`: `v`, `site`: `main`, `on`: `2025-03-02`, `reportIssued`: `2025-03-01`}]} | /siteVisits/0/on | is later than reportIssued | correct one of the two",
                "`nursingStaff`: [{`site`: `mian`}]} | /nursingStaff/0/site | there is no Site \"mian\" | correct the id",
                "`pathways`: [{`site`: `main`, `disease`: `LUNG`}]} | /pathways/0/disease | there is no DiseaseProgram main/LUNG | state the program",
                "`scores`: [{`standard`: `X`, `about`: `site mian`, `by`: `MSK`, `points`: 1}]} | /scores/0/about | there is no site mian | correct the subject",
                "`regions`: [{`id`: `r`, `name`: `a`}, {`id`: `r`, `name`: `b`}]} | /regions/1 | gives Region r again, which is given at /regions/0 | different ids",
                "`agreement`: {`signed`: `2026-07-01`}} | /agreement/signed | lies after the day of the assessment, 2026-06-30 | later day",
                "`outcomesReports`: [{`year`: 2027}]} | /outcomesReports/0/year | lies after the day of the assessment, 2026-06-30 | later day",
                "`recordedDesignations`: [{`on`: `2026-01-28`, `source`: `s`, `notYetIncluded`: [`main`, `x`]}]} | /recordedDesignations/0/notYetIncluded | there is no Site \"x\" | state it",
                "`committees`: [{`id`: `c`, `kind`: `QUALITY`, `disciplines`: [`NURSING`, `NURSING`]}]} | /committees/0/disciplines/1 | is listed twice | keep one",
                // Text that is not JSON.
                "`agreement`: {}, `agreement`: {}} | /agreement | is given twice | keep one",
                "`agreement`: {}} {} | ~~ | goes on after its end | delete",
                "`agreement`: {} | ~~ | is not JSON | correct it",
                "`agreement`: {,}} | ~~ | is not JSON | correct it",
                "`agreement`: NaN} | ~~ | is not JSON | correct it",
            })
    void saysWhatIsWrongWhereAndWhatToDo(String rest, String pointer, String problem, String remedy) {
        FactsJsonException refused = refused(HEAD + ", " + rest.replace('`', '"'));

        assertThat(refused.problems()).singleElement().satisfies(only -> {
            assertThat(only.pointer()).isEqualTo(pointer);
            assertThat(only.problem()).contains(problem);
            assertThat(only.remedy()).contains(remedy);
        });
    }

    @Test
    void reportsAllProblemsInTheOrderOfTheDocument() {
        FactsJsonException refused = refused("""
                {
                  "asOf": "2026-06-30",
                  "partner": {"name": "Example", "programme": "PARTNER"},
                  "sites": [
                    {"id": "main", "name": "Main", "scope": "INSIDE"},
                    {"id": "west", "name": "West", "scope": "IN_SCOPE", "beds": 3}
                  ],
                  "tumorBoards": [
                    {"id": "t", "site": "main", "daysBetweenMeetings": 0},
                    {"id": "u", "name": "U", "site": "north"}
                  ],
                  "agreement": {"signed": "2027-01-01"}
                }
                """);

        assertThat(refused.problems())
                .extracting(Problem::pointer)
                .containsExactly(
                        "/partner/programme",
                        "/sites/0/scope",
                        "/sites/1/beds",
                        "/tumorBoards/0",
                        "/tumorBoards/0/daysBetweenMeetings",
                        "/tumorBoards/1/site",
                        "/agreement/signed");
        assertThat(refused)
                .hasMessageStartingWith("facts: nothing was read, there are 7 problems.\n  /partner/programme (line 3,"
                        + " column 47) is \"PARTNER\", which is no Programme")
                .hasMessageContaining("/tumorBoards/1/site (line 10, column 38) there is no Site \"north\"; state it");
    }

    @Test
    void aFactThatCannotBeReadIsNotHeldAgainstOthers() {
        FactsJsonException refused = refused(HEAD + """
                , "procedureVolumes": [
                  {"site": "main", "procedure": "LUNG"},
                  {"site": "main", "procedure": "LIVER"},
                  {"site": "main", "procedure": "ESOPHAGEAL_RESECTION"}],
                  "diseasePrograms": [{"site": "main", "disease": "BREASTS"}],
                  "outcomeMeasures": [{"disease": "BREAST", "dimension": "SURVIVAL", "year": 2025}]}
                """);

        assertThat(refused.problems())
                .extracting(Problem::pointer)
                .containsExactly(
                        "/procedureVolumes/0/procedure",
                        "/procedureVolumes/1/procedure",
                        "/diseasePrograms/0/disease",
                        "/outcomeMeasures/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | has no asOf; has no partner",
                "[] | is an array, not an object",
                "null | is null, not an object",
                "`` | is empty",
                "{\"asOf\": \"2026-06-30\", \"partner\": null} | is null, not an object",
            })
    void wantsAPartnerAndADay(String json, String problems) {
        assertThat(refused(json).problems().stream().map(Problem::problem).toList())
                .containsExactlyInAnyOrder(problems.split("; "));
    }

    @Test
    void refusesOtherEncodingsAndEndlessNesting(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("facts.json");
        Files.write(file, (HEAD + ", \"x\": \"é\"}").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(FactsJsonException.class, () -> FactsJson.read(file)))
                .hasMessageContaining("is not text in UTF-8");
        assertThat(refused("[".repeat(100_000)).problems()).isNotEmpty();
    }

    @Test
    void writesWhatItReadsWhateverTheOrder() {
        PartnerFact partner = PartnerBuilder.builder()
                .name("Example")
                .annualNewCases(900)
                .interestedInTrials(true)
                .build();
        List<PartnerFact> facts = Samples.ofEveryType();
        PartnerSnapshot one = new PartnerSnapshot("Example", Samples.AS_OF, true, facts);
        List<PartnerFact> reversed = new java.util.ArrayList<>(facts);
        java.util.Collections.reverse(reversed);
        String written = FactsJson.write(one);

        PartnerSnapshot again = FactsJson.read(written);

        assertThat(facts).contains(partner);
        assertThat(again.facts()).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(again.synthetic()).isTrue();
        assertThat(again.asOf()).isEqualTo(Samples.AS_OF);
        assertThat(FactsJson.write(again)).isEqualTo(written);
        assertThat(FactsJson.write(new PartnerSnapshot("Example", Samples.AS_OF, true, reversed)))
                .isEqualTo(written);
        assertThat(again.facts(Site.class)).hasSize(2);
    }

    @Test
    void namesEverySectionAsDocumented() {
        assertThat(Section.ALL.stream().map(Section::name))
                .containsExactly(
                        "partner",
                        "regions",
                        "sites",
                        "diseasePrograms",
                        "physicians",
                        "tumorBoards",
                        "complexCaseReviews",
                        "pathways",
                        "committees",
                        "liaisonRoles",
                        "services",
                        "accreditations",
                        "nursingStaff",
                        "procedureVolumes",
                        "radiationFacilities",
                        "rectalPrograms",
                        "cellularTherapyPrograms",
                        "trialsOffices",
                        "trials",
                        "trialAccruals",
                        "educationActivities",
                        "referralPathways",
                        "reportAudits",
                        "outcomeMeasures",
                        "riskAdjustedOutcomes",
                        "measureRates",
                        "siteVisits",
                        "scores",
                        "variances",
                        "dueDiligence",
                        "agreement",
                        "concordanceAssessment",
                        "agreedPlan",
                        "annualReviews",
                        "recordedDesignations",
                        "siteDesignations",
                        "entryReviews",
                        "benefitUses",
                        "jointEfforts",
                        "outcomesReports");
    }

    private static FactsJsonException refused(String json) {
        return catchThrowableOfType(FactsJsonException.class, () -> FactsJson.read(json));
    }

    @Test
    void refusesWhatWouldForgeALineAndYearsOfMoreThanFourDigits() {
        for (String name : new String[] {"\\u001b[2J", "two\\nlines", "\\u202eback", "a\\u2028b"}) {
            String json = "{\"asOf\": \"2026-06-30\", \"partner\": {\"name\": \"" + name + "\"}}";
            assertThatThrownBy(() -> FactsJson.read(json))
                    .isInstanceOf(FactsJsonException.class)
                    .hasMessageContaining("/partner/name")
                    .hasMessageContaining("cannot be printed");
        }
        for (String day : new String[] {"+999999999-12-31", "-999999999-01-01", "0000-01-01"}) {
            String json = "{\"asOf\": \"" + day + "\", \"partner\": {\"name\": \"X\"}}";
            assertThatThrownBy(() -> FactsJson.read(json))
                    .isInstanceOf(FactsJsonException.class)
                    .hasMessageContaining("/asOf");
        }
    }

    @Test
    void manyUnknownMembersAreCounted() {
        StringBuilder many = new StringBuilder("{\"asOf\": \"2026-06-30\", \"partner\": {\"name\": \"X\"}");
        for (int i = 0; i < 1_500; i++) {
            many.append(", \"unknown").append(i).append("\": 1");
        }
        FactsJsonException refused = refused(many.append('}').toString());
        assertThat(refused.problems()).hasSize(1_001);
        assertThat(refused.problems().get(1_000).problem()).contains("nor are 499 more");
    }

    @Test
    void factsOfOneTypeAreReadAsStrictlyAsAll(@TempDir Path directory) throws IOException {
        String rate = "{\"site\": \"a\", \"measure\": \"ACT\", \"year\": 2025, \"numerator\": 9, \"denominator\": 10}";
        Path file = directory.resolve("rates.json");
        Files.writeString(file, "{\"measureRates\": [" + rate + "]}");
        assertThat(FactsJson.facts(file, MeasureRate.class))
                .singleElement()
                .satisfies(read -> assertThat(read.numerator()).isEqualTo(9));
        for (String wrong : new String[] {
            rate.replace("9,", "9.99,"),
            rate.replace("\"a\"", "null"),
            rate.replace("{", "{\"numerator\": 3, "),
            rate + ", " + rate,
            "null"
        }) {
            Files.writeString(file, "{\"measureRates\": [" + wrong + "]}");
            assertThatThrownBy(() -> FactsJson.facts(file, MeasureRate.class))
                    .as(wrong)
                    .isInstanceOf(FactsJsonException.class)
                    .hasMessageContaining("/measureRates/");
        }
    }

    @Test
    void aPartnerKnownOnlyLaterIsRefusedInWords() {
        String json = "{\"asOf\": \"2026-06-30\", \"partner\": {\"name\": \"P\", \"knownFrom\": \"2026-07-01\"},"
                + " \"sites\": [{\"id\": \"main\", \"name\": \"M\", \"scope\": \"IN_SCOPE\"}]}";

        assertThatThrownBy(() -> FactsJson.read(json))
                .isInstanceOf(FactsJsonException.class)
                .hasMessageContaining("/partner (line 1, column 35) is known only from a later day");
        assertThat(FactsJson.read(json, null, LocalDate.of(2026, 7, 1)).facts()).hasSize(2);
        assertThat(FactsJson.print(json)).startsWith("{\n  \"asOf\" : \"2026-06-30\",\n");
    }
}
