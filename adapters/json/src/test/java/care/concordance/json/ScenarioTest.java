package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Partner;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.facts.measure.MeasuredPatient;
import care.concordance.facts.measure.TestReport;
import care.concordance.json.FactsJsonException.Problem;
import care.concordance.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void readsFactsAndWhatIsExpectedOfThem() throws IOException {
        Path file = write("""
                [{"say": "all is well", "asOf": "2026-06-30",
                  "facts": {"sites": [{"id": "main", "name": "Main", "scope": "IN_SCOPE"}]},
                  "subject": "site main", "outcome": "CONCORDANT", "sentence": "every 7 days"},
                 {"say": "nothing is known", "asOf": "2026-06-30", "facts": {},
                  "subject": "system system", "outcome": "UNPROVEN"}]
                """);

        assertThat(Scenario.read(file)).hasSize(2).first().satisfies(scenario -> {
            assertThat(scenario.standard()).isEqualTo("TB-01");
            assertThat(scenario.index()).isZero();
            assertThat(scenario.subject()).isEqualTo(Subject.site("main"));
            assertThat(scenario.outcome()).isEqualTo(Outcome.CONCORDANT);
            assertThat(scenario.sentence()).isEqualTo("every 7 days");
            assertThat(scenario.snapshot().synthetic()).isTrue();
            assertThat(scenario.snapshot().facts(Site.class)).hasSize(1);
            assertThat(scenario.snapshot().facts(Partner.class)).hasSize(1);
        });
    }

    @Test
    void reportsTheProblemsOfAllScenarios() throws IOException {
        Path file = write("""
                [{"say": "s", "asOf": "2026-06-30", "facts": {"tumorBoards": [{"id": "t", "name": "n", "site": "x"}]},
                  "subject": "site", "outcome": "PASSED", "sentences": "?"},
                 {"asOf": "soon", "facts": {"agreement": {"signed": "2026-06-30"}}, "subject": "system system"},
                 7]
                """);

        assertThat(catchThrowableOfType(FactsJsonException.class, () -> Scenario.read(file))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly(
                        "/0/facts/tumorBoards/0/site",
                        "/0/subject",
                        "/0/outcome",
                        "/0/sentences",
                        "/1",
                        "/1",
                        "/1/asOf",
                        "/2");
    }

    @Test
    void readsWhatACaseChanges() throws IOException {
        Path file = write("""
                {"case": {"primarySite": "C182", "diagnosis": "2024-02-28", "age": 60, "pathologic": "T3 N1 M0 IIIB",
                          "chemotherapy": "GIVEN", "chemotherapyDate": "+120"},
                 "scenarios": [
                  {"say": "as it is", "outcome": "CONCORDANT"},
                  {"say": "changed", "outcome": "UNPROVEN", "unsaid": "x", "with": {"diagnosis": "2024-02-29", "age": "17..18",
                   "nodesPositive": "4..", "chemotherapyDate": "2024-06", "biopsyDate": "-3", "pathologic": "N0", "clinical": "IIA"}},
                  {"say": "known no more", "outcome": "UNPROVEN", "with": {"age": null}}]}
                """);

        List<TumorCase> cases = Scenario.read(file).stream()
                .map(scenario -> ((Given.OfCase) scenario.given()).tumorCase())
                .toList();

        assertThat(cases.get(0)).satisfies(tumor -> {
            assertThat(tumor.age()).isEqualTo(Between.exactly(60));
            assertThat(tumor.pathologic()).isEqualTo(new Tnm("T3", "N1", "M0", "IIIB"));
            assertThat(tumor.chemotherapyDate()).isEqualTo(PartialDate.of(LocalDate.of(2024, 6, 27)));
            assertThat(tumor.histology()).isZero();
        });
        assertThat(cases.get(1)).satisfies(tumor -> {
            assertThat(tumor.age()).isEqualTo(new Between(17, 18));
            assertThat(tumor.nodesPositive()).isEqualTo(Between.atLeast(4));
            assertThat(tumor.chemotherapyDate()).isEqualTo(PartialDate.of(YearMonth.of(2024, 6)));
            assertThat(tumor.biopsyDate()).isEqualTo(PartialDate.of(LocalDate.of(2024, 2, 26)));
            assertThat(tumor.pathologic()).isEqualTo(new Tnm("", "N0", "", ""));
            assertThat(tumor.clinical()).isEqualTo(new Tnm("", "", "", "IIA"));
        });
        assertThat(cases.get(2).age()).isEqualTo(Between.UNKNOWN);
        assertThat(Scenario.read(file).get(1).text())
                .isEqualTo("{\"say\": \"changed\", \"with\": {\"diagnosis\": \"2024-02-29\", \"age\": \"17..18\","
                        + " \"clinical\": \"IIA\", \"pathologic\": \"N0\", \"nodesPositive\": \"4..\","
                        + " \"biopsyDate\": \"-3\", \"chemotherapyDate\": \"2024-06-01..2024-06-30\"},"
                        + " \"outcome\": \"UNPROVEN\", \"unsaid\": \"x\"}");
    }

    @Test
    void whatIsPrintedOfAScenarioReadsAsTheSame() throws IOException {
        Path file = write("""
                {"subject": "patient p", "asOf": "2026-12-31",
                 "patient": {"MeasuredPatient": [{"id": "p", "age": 50}], "Visit": [{"types": ["A"], "virtual": false}]},
                 "scenarios": [
                  {"say": "a", "outcome": "GAP", "with": {"MeasuredPatient": {"age": 51, "female": true}}},
                  {"say": "b", "outcome": "GAP", "with": {"Visit": [], "TestReport": [{"patient": "q", "codes": [], "endMonthsBack": -1}]}}]}
                """);

        List<Scenario> scenarios = Scenario.read(file);

        assertThat(scenarios.get(0).given().facts()).contains(new MeasuredPatient("p", 51, true));
        assertThat(scenarios.get(1).given().facts())
                .containsExactly(new MeasuredPatient("p", 50, null), new TestReport("TestReport 1", "q", Set.of(), -1));
        String again = Files.readString(file).replaceAll("(?s)\"scenarios\".*", "") + "\"scenarios\": ["
                + scenarios.stream().map(Scenario::text).collect(Collectors.joining(", ")) + "]}";
        assertThat(Scenario.read(write(again)))
                .extracting(Scenario::given)
                .isEqualTo(scenarios.stream().map(Scenario::given).toList());
    }

    @Test
    void reportsTheProblemsOfACaseOnceAndOfEachScenario() throws IOException {
        Path file = write("""
                {"case": {"diagnosis": "2024-02", "histology": 7999, "age": 151, "stage": "II"},
                 "scenarios": [
                  {"say": "s", "outcome": "GAP", "with": {"surgeryDate": "+20", "clinical": "stage two", "psaInTenths": "7..4", "lastContact": "soon"}},
                  {"say": "s", "with": {"chemotherapy": "MAYBE", "diagnosis": "+3"}}]}
                """);

        assertThat(catchThrowableOfType(FactsJsonException.class, () -> Scenario.read(file))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/case",
                        "/case/age",
                        "/case/stage",
                        "/scenarios/0",
                        "/scenarios/0/with/surgeryDate",
                        "/scenarios/0/with/clinical",
                        "/scenarios/0/with/psaInTenths",
                        "/scenarios/0/with/lastContact",
                        "/scenarios/1",
                        "/scenarios/1",
                        "/scenarios/1/with/chemotherapy",
                        "/scenarios/1/with/diagnosis");
    }

    @Test
    void reportsTheProblemsOfAPatient() throws IOException {
        Path file = write("""
                {"subject": "patient p", "asOf": "2026-12-31",
                 "patient": {"Visits": [], "Visit": [{"types": "A"}, 3]},
                 "scenarios": [{"say": "s", "outcome": "GAP", "with": {"MeasuredPatient": {"age": 5}, "Visit": {"virtual": true}}}]}
                """);

        assertThat(catchThrowableOfType(FactsJsonException.class, () -> Scenario.read(file))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "/patient/Visits",
                        "/patient/Visit/0",
                        "/patient/Visit/0/types",
                        "/patient/Visit/1",
                        "/scenarios/0/with/MeasuredPatient",
                        "/scenarios/0/with/Visit");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(directory.resolve("TB-01.json"), json);
    }
}
