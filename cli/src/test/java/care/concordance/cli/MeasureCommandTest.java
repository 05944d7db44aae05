package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The measure command over a few patients of any origin, with made-up codes: no test case, no expectation. */
class MeasureCommandTest {

    private static final List<String> SETS = List.of(
            "Cancer",
            "Office Visit",
            "Audio Visual Telehealth Encounter",
            "Chemotherapy Administration",
            "Radiation Treatment Management",
            "direct:radiation-management-weekly",
            "Standardized Pain Assessment Tool");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String patients = "";
    private String valueSets = "";

    @BeforeEach
    void twoPatientsOfABulkExport() throws IOException {
        patients = Files.createDirectory(folder.resolve("patients")).toString();
        valueSets = Files.createDirectory(folder.resolve("valuesets")).toString();
        valueSets(SETS);
        write(
                "Patient.ndjson",
                "{'resourceType':'Patient','id':'ada','birthDate':'1960-01-31'}",
                "{'resourceType':'Patient','id':'ben','birthDate':'1970-01-31'}");
        write(
                "Condition.ndjson",
                "{'resourceType':'Condition','id':'c1','subject':{'reference':'Patient/ada'},'code':CODE Cancer,"
                        + "'onsetDateTime':'2025-01-01','abatementDateTime':'2027-01-01'}",
                "{'resourceType':'Condition','id':'c2','subject':{'reference':'Patient/ben'},'code':CODE Cancer,"
                        + "'onsetDateTime':'2025-01-01','abatementDateTime':'2027-01-01'}");
        write(
                "Encounter.ndjson",
                encounter("e1", "ada"),
                encounter("e2", "ben"),
                encounter("e3", "ben").replace("2026-03-01", "2026-99-99"));
        write(
                "Observation.ndjson",
                "{'resourceType':'Observation','id':'o1','status':'final','subject':{'reference':'Patient/ada'},'code':CODE"
                        + " Standardized Pain Assessment Tool,'effectiveDateTime':'2026-03-01','valueInteger':3}");
    }

    private static String encounter(String id, String patient) {
        return "{'resourceType':'Encounter','id':'" + id + "','status':'finished','class':{'code':'AMB'},"
                + "'type':[CODE Radiation Treatment Management],'subject':{'reference':'Patient/" + patient
                + "'},'period':{'start':'2026-03-01','end':'2026-03-01'}}";
    }

    private void valueSets(List<String> names) throws IOException {
        List<String> lines = new ArrayList<>(List.of("valueset_name,system,code"));
        names.forEach(name -> lines.add(name + ",urn:made-up," + name));
        Files.write(Path.of(valueSets, "codes.csv"), lines);
    }

    private void write(String file, String... lines) throws IOException {
        List<String> written = new ArrayList<>();
        for (String line : lines) {
            written.add(line.replaceAll("CODE ([^],}]+)", "{'coding':[{'system':'urn:made-up','code':'$1'}]}")
                    .replace('\'', '"'));
        }
        Files.write(Path.of(patients, file), written);
    }

    private Run measure(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("measure", "--deck", patients, "--valuesets", valueSets, "--measure", "CMS157"));
        arguments.addAll(List.of(more));
        return Run.command(arguments.toArray(String[]::new));
    }

    @Test
    void printsCountsRatesAndWorklist() {
        Run run = measure();
        assertThat(run.err()).contains("Not everything given was read: 1 set aside.");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .contains("2 patients, 2026-01-01 to 2026-12-31")
                .contains("initial-population 2 denominator 2 denominator-exclusion 0 numerator 1 denominator-exception"
                        + " 0; rate 50.0 %")
                .contains("GAP  CMS157-2  encounter e2")
                .contains("Encounter.ndjson:3: Encounter e3 was set aside")
                .contains("UNPROVEN  CMS157-2  encounter e3");
    }

    @Test
    void aTextOfOnesOwnTakesThePlaceOfAMeasureAndIsNamedInEveryOutput() throws IOException {
        readable();
        Path own = Files.createDirectory(folder.resolve("own"));
        for (String ending : List.of(".drl", ".md")) {
            String text = Files.readString(
                    Path.of("../rules/src/main/resources/measures/cms157/CMS157-2-pain-during-radiation" + ending));
            Files.writeString(
                    own.resolve("CMS157-2-pain" + ending),
                    text.replace("source: ", "replaces: cms-oncology\nsource: ")
                            .replace(
                                    "duringCancer, types contains \"Radiation Treatment Management\" )",
                                    "types contains \"Radiation Treatment Management\" )"));
        }
        String words = "CMS157-2 replaces that of rule pack cms-oncology: ";
        Run run = measure("--rules", own.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(words);
        assertThat(JsonMapper.shared()
                        .readTree(measure("--rules", own.toString(), "--format", "json")
                                .out())
                        .at("/replacements/0")
                        .asString())
                .contains(words);
        assertThat(measure("--rules", own.toString(), "--format", "fhir").err()).contains(words);
        assertThat(measure().out()).doesNotContain("replaces");
        assertThat(measure("--rules", folder.resolve("none").toString()).exit()).isEqualTo(2);
    }

    /** The same without the visit that cannot be read. */
    private void readable() throws IOException {
        write("Encounter.ndjson", encounter("e1", "ada"), encounter("e2", "ben"));
    }

    @Test
    void whatIsReadInFullEndsWithZero() throws IOException {
        readable();
        Run run = measure();
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void failsOnWhatItIsAskedTo() throws IOException {
        readable();
        assertThat(measure("--fail-on", "gap").exit()).isEqualTo(1);
        assertThat(measure("--fail-on", "unproven").exit()).isEqualTo(1);
        assertThat(measure("--fail-on", "disagreement").exit()).isZero();
        // Both meet it.
        write("Encounter.ndjson", encounter("e1", "ada"));
        assertThat(measure("--fail-on", "gap").exit()).isZero();
        assertThat(measure("--fail-on", "unproven").exit()).isZero();
        // Of one it is not known when the cancer began.
        write(
                "Condition.ndjson",
                "{'resourceType':'Condition','id':'c1','subject':{'reference':'Patient/ada'},'code':CODE Cancer,"
                        + "'onsetString':'long ago'}");
        assertThat(measure("--fail-on", "gap").exit()).isEqualTo(0);
        assertThat(measure("--fail-on", "unproven").exit()).isEqualTo(1);
    }

    @Test
    void nothingPassesThatWasNotReadOrJudged() throws IOException {
        for (String[] more : new String[][] {{}, {"--fail-on", "gap"}, {"--format", "json"}, {"--format", "fhir"}}) {
            assertThat(measure(more).exit()).isEqualTo(2);
        }
        assertThat(measure("--format", "fhir").err()).contains("set aside  Encounter.ndjson:3");
        // Patients without a visit belong to no population: that is an answer, and nothing to pass.
        write("Encounter.ndjson", "");
        assertThat(measure().exit()).isZero();
        Run run = measure("--fail-on", "gap");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was judged");
    }

    @Test
    void aDeckWithoutPatientsIsNone() throws IOException {
        String empty = Files.createDirectory(folder.resolve("empty")).toString();
        Run run = Run.command("measure", "--deck", empty, "--valuesets", valueSets, "--measure", "CMS157");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("There is no patient to judge");
        Run nowhere = Run.command("measure", "--deck", empty + "/x", "--valuesets", valueSets, "--measure", "CMS157");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no such file or folder");
    }

    @Test
    void theRestOfAGoodDeckIsReadBesideABadFile() throws IOException {
        readable();
        write("Procedure.ndjson", "{'resourceType':", "{'resourceType':'Procedure'}");
        Files.write(Path.of(patients, "Scan.ndjson.gz"), new byte[] {0x1f, (byte) 0x8b});
        Run run = measure();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .contains("2 patients")
                .contains("Procedure.ndjson:1")
                .contains("Scan.ndjson.gz: was not read");
    }

    @Test
    void aPeriodIsAYearOrTwoDays() throws IOException {
        readable();
        assertThat(measure("--period", "2026-01-01/2026-02-28").out())
                .contains("2026-01-01 to 2026-02-28")
                .contains("initial-population 0");
        for (String wrong : List.of("2026-01-01", "2026-02-28/2026-01-01", "2026-02-30/2026-12-31", "a/b")) {
            Run run = measure("--period", wrong);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
        }
        Run run = measure("--year", "2019");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there are measures for 2026");
    }

    @Test
    void headsReports() throws IOException {
        readable();
        JsonNode report = JsonMapper.shared()
                .readTree(measure(
                                "--format",
                                "fhir",
                                "--date",
                                "2027-01-15",
                                "--reporter",
                                "Organization/1",
                                "--canonical",
                                "CMS157=https://example.org/Measure/pain|2")
                        .out())
                .at("/entry/0/resource");
        assertThat(report.at("/date").asString()).isEqualTo("2027-01-15");
        assertThat(report.at("/reporter/reference").asString()).isEqualTo("Organization/1");
        assertThat(report.at("/measure").asString()).isEqualTo("https://example.org/Measure/pain|2");
        JsonNode plain =
                JsonMapper.shared().readTree(measure("--format", "fhir").out()).at("/entry/0/resource");
        assertThat(plain.at("/date").asString()).matches("20\\d\\d-\\d\\d-\\d\\d");
        assertThat(plain.at("/reporter/display").asString()).isEqualTo("not named");
        assertThat(plain.at("/id").asString()).isEqualTo(report.at("/id").asString());
    }

    @Test
    void writesJson() {
        JsonNode json = JsonMapper.shared().readTree(measure("--format", "json").out());
        assertThat(json.at("/patients").asInt()).isEqualTo(2);
        assertThat(json.at("/groups/1/rate").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/setAside/0/id").asString()).isEqualTo("e3");
    }

    @Test
    void writesReportsInSummaryAndForEachPatient() {
        JsonNode summary =
                JsonMapper.shared().readTree(measure("--format", "fhir").out());
        assertThat(summary.at("/entry").size()).isEqualTo(1);
        assertThat(summary.at("/entry/0/resource/type").asString()).isEqualTo("summary");
        assertThat(summary.at("/entry/0/resource/status").asString()).isEqualTo("pending");
        JsonNode all = JsonMapper.shared()
                .readTree(measure("--format", "fhir", "--individual").out());
        assertThat(all.at("/entry").size()).isEqualTo(3);
        assertThat(all.at("/entry/1/resource/subject/reference").asString()).isEqualTo("Patient/ada");
        assertThat(all.at("/entry/1/resource/evaluatedResource").size()).isEqualTo(4);
    }

    @Test
    void aMissingValueSetIsAnErrorThatNamesIt() throws IOException {
        valueSets(SETS.subList(1, SETS.size()));
        Run run = measure();
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Cancer");
    }
}
