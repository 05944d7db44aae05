package care.concordance.examples;

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
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("2 patients, 2026-01-01 to 2026-12-31")
                .contains("initial-population 2 denominator 2 denominator-exclusion 0 numerator 1 denominator-exception"
                        + " 0; rate 50.0 %")
                .contains("GAP  CMS157-2  encounter e2")
                .contains("Encounter.ndjson:3: Encounter e3 was set aside")
                .contains("UNPROVEN  CMS157-2  encounter e3");
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
