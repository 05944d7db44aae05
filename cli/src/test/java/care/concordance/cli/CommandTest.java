package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command, used the way its user would. */
class CommandTest {

    private static final String Y2025 = "../examples/data/riverbend-2025.json";
    private static final String Y2026 = "../examples/data/riverbend-2026.json";
    private static final String HARTFORD = "../examples/data/hartford-public-record.json";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void assessPrintsVerdictsDesignationPlanAndProvenance() {
        Run run = Run.command("assess", Y2025, "--all");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Concordance assessment of Riverbend Health as of 2025-06-30")
                .contains("SYNTHETIC DATA")
                .contains("not official")
                .contains("TB-05a  MSK surgery takes part in a tumor board of the site")
                .contains("to close: ")
                .contains("WAIVED  site millbrook-general")
                .contains("variance: in force until 2025-12-31")
                .contains("variance: expired on 2025-02-28")
                .contains("to reconcile: TB-01 site millbrook-general: partner 3, MSK 2")
                .containsPattern("CONCORDANT +region +Fairhaven Region")
                .containsPattern("ALIGNING +system +Riverbend Health")
                .containsPattern("NOT YET INCLUDED +site +Ashford Hospital")
                .contains("Alignment plan")
                .contains("Critical path: ")
                .containsPattern("rule pack +msk-care-partners .* sha256 [0-9a-f]{64}");
    }

    @Test
    void assessWritesAPageAndRefusesWhatAPageHasNoUseFor() {
        Run run = Run.command("assess", Y2025, "--format", "html");
        assertThat(run.exit()).isEqualTo(0);
        assertThat(run.out())
                .startsWith("<!doctype html>")
                .contains("Riverbend Health", "Synthetic data: every name and figure on this page is made up.");
        assertThat(Run.command("assess", Y2025, "--format", "html", "--all").exit())
                .isEqualTo(2);
        assertThat(Run.command("assess", Y2025, "--earlier", Y2025).err()).contains("--earlier is for --format html");
        Run same = Run.command("assess", Y2025, "--format", "html", "--earlier", Y2025);
        assertThat(same.exit()).isEqualTo(2);
        assertThat(same.err()).contains("is not earlier than");
    }

    @Test
    void assessFitsOnAScreen() {
        for (String facts : List.of(Y2025, Y2026, HARTFORD)) {
            Run run = Run.command("assess", facts);
            assertThat(run.exit()).isZero();
            assertThat(run.out().lines()).as(facts).hasSizeLessThan(56);
            assertThat(run.out().lines()).as(facts).allMatch(line -> line.length() <= 106);
        }
    }

    @Test
    void assessSaysFirstWhoIsDesignatedThenWhatIsDue() {
        Run run = Run.command("assess", Y2025);
        assertThat(run.out())
                .contains("SYNTHETIC DATA")
                .contains("not official")
                .containsPattern("(?m)^ALIGNING +system +Riverbend Health +\\d+ +\\d+ +\\d+ +\\d+$")
                .containsPattern("(?m)^NOT YET INCLUDED site +Ashford Hospital")
                .containsPattern("(?m)^Standards of Care +\\d+")
                .containsSubsequence("Designation", "Most gaps", "Due next", "Evidence to bring", "More: --all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assess F",
                "assess F --standard TB-01",
                "designation F",
                "stages F",
                "plan F",
                "explain F --standard TB-01",
                "why-not F --standard TB-01 --subject site larkspur",
                "compare F F",
                "rates F --measure ACT --benchmark 90",
                "impact F --before 2025-06-30 --after 2026-06-30"
            })
    void everyOutputIsMarkedAsMadeUpAndNotOfficial(String line) {
        String[] arguments = line.split(" (?!larkspur)");
        Run run = Run.command(Arrays.stream(arguments)
                .map(argument -> argument.equals("F") ? Y2025 : argument)
                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains(Provenance.NOT_OFFICIAL, "SYNTHETIC DATA");
    }

    @Test
    void theCatalogIsNotOfficial() {
        assertThat(Run.command("catalog").out()).contains(Provenance.NOT_OFFICIAL);
    }

    @Test
    void aPageIsShownInTheBrowserOrSaidWhereItIs() throws IOException {
        Path file = folder.resolve("riverbend.html");
        for (String[] command : new String[][] {
            {"assess", Y2026}, {"review", "../examples/data/synthetic-registry-2025.xml.gz", "--worklist"}
        }) {
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--open", "--out", file.toString()));
            Run run = Run.command(words.toArray(String[]::new));
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("browser: " + file.toUri());
            assertThat(Files.readString(file)).startsWith("<!doctype html>");
        }
        Run run = Run.command("assess", Y2026, "--open");
        Path made = Path.of(URI.create(run.err().strip().replaceAll(".* ", "")));
        assertThat(made).content().startsWith("<!doctype html>");
        Files.delete(made);
        assertThat(Run.command("assess", Y2026, "--open", "--format", "json").err())
                .contains("leave out --format JSON");
    }

    @Test
    void ofThePublicRecordNoPlanIsMadeUp() {
        Run run = Run.command("plan", HARTFORD);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(Assessment.NO_PLAN).doesNotContain("due 20");
        assertThat(Run.command("assess", HARTFORD, "--all").out())
                .contains(Assessment.NO_PLAN, "to close: bring the evidence")
                .doesNotContain(", by 20");
        JsonNode json = JsonMapper.shared()
                .readTree(Run.command("assess", HARTFORD, "--format", "json").out());
        assertThat(json.at("/plan").toString()).isEqualTo("{\"notice\":\"" + Assessment.NO_PLAN + "\"}");
        assertThat(json.findValues("toClose")).isNotEmpty().allMatch(close -> close.size() == 1 && close.has("remedy"));
    }

    @Test
    void ofThePublicRecordNothingIsDue() {
        assertThat(Run.command("assess", HARTFORD).out())
                .doesNotContain("Due next", "SYNTHETIC")
                .contains("Recorded: designated on 2026-01-28, not yet included: Manchester, Rockville")
                .contains("Evidence to bring");
    }

    @Test
    void assessPrintsTheVerdictsAskedFor() {
        Run ashford = Run.command("assess", Y2026, "--site", "ashford", "--outcome", "gap");
        assertThat(ashford.exit()).isZero();
        assertThat(ashford.out())
                .contains("GAP  site ashford", "GAP  program ashford/BREAST", "to close: ")
                .doesNotContain("larkspur", "CONCORDANT  site");
        assertThat(Run.command("assess", Y2026, "--standard", "TB-01").out())
                .contains("CONCORDANT  9 of 9: site ashford, site cedar-falls")
                .doesNotContain("TB-05a");
        assertThat(Run.command("assess", Y2026, "--owner", "Nursing director").out())
                .contains("NUR-01")
                .doesNotContain("TB-01");
        assertThat(Run.command("assess", Y2026, "--component", "site-visits").out())
                .contains("SV-04")
                .doesNotContain("TB-01");
        assertThat(Run.command("assess", Y2026, "--due-before", "2026-09-01").out())
                .contains("SV-04", "by 2026-08-31")
                .doesNotContain("NUR-01");
    }

    @Test
    void whatNobodyKnowsIsNoAnswer() {
        assertThat(Run.command("assess", Y2026, "--site", "ashfort").err())
                .contains("no verdict is of the site \"ashfort\"")
                .contains("ashford, cedar-falls");
        assertThat(Run.command("assess", Y2026, "--outcome", "gaps").err())
                .contains("none of concordant, gap, unproven, not-applicable, waived");
        assertThat(Run.command("assess", Y2026, "--all", "--site", "ashford").exit())
                .isEqualTo(2);
        assertThat(Run.command("assess", Y2026, "--format", "json", "--site", "ashford")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void assessWritesJsonToAFile() throws IOException {
        Path out = folder.resolve("assessment.json");
        Run run = Run.command("assess", Y2026, "--format", "json", "--out", out.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        JsonNode assessment = JsonMapper.shared().readTree(Files.readString(out));
        assertThat(assessment.at("/synthetic").asBoolean()).isTrue();
        assertThat(assessment.at("/verdicts").size()).isGreaterThan(1_000);
        assertThat(assessment.at("/designation/system/standing").asString()).isEqualTo("CONCORDANT");
    }

    @Test
    void failOnAsksForWhatItSays() {
        assertThat(Run.command("assess", Y2025, "--fail-on", "gap").exit()).isEqualTo(1);
        assertThat(Run.command("assess", HARTFORD, "--fail-on", "gap").exit()).isZero();
        assertThat(Run.command("assess", HARTFORD, "--fail-on", "unproven").exit())
                .isEqualTo(1);
    }

    @Test
    void assessJudgesTwiceWhenAsked() {
        Run once = Run.command("assess", HARTFORD, "--all");
        Run twice = Run.command("assess", HARTFORD, "--all", "--verify");
        assertThat(twice.exit()).isZero();
        assertThat(twice.out()).isEqualTo(once.out());
        assertThat(twice.err()).contains("The partner was judged twice, each time with the same verdicts.");
        assertThat(once.err()).doesNotContain("judged twice");
        Run before = Run.command("assess", Y2026, "--standards-of", "2025-06-30", "--all", "--verify");
        assertThat(before.err()).contains("judged twice");
        assertThat(before.out())
                .isEqualTo(Run.command("assess", Y2026, "--all", "--standards-of", "2025-06-30")
                        .out());
    }

    @Test
    void thePublicRecordProvesWhatItSaysAndNoMore() {
        Run run = Run.command("assess", HARTFORD, "--all");
        assertThat(run.out())
                .doesNotContain("SYNTHETIC")
                .containsPattern("(?m)^  GAP +0$")
                .containsPattern("UNPROVEN +system +Hartford HealthCare")
                .contains("Recorded: designated on 2026-01-28, not yet included: Manchester, Rockville")
                .contains("CONCORDANT  system system: ");
    }

    @Test
    void anOwnStandardIsJudgedBesideTheShippedOnes() {
        Run run = Run.command("explain", Y2026, "--rules", "../examples/own-standards", "--standard", "OWN-01");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("OWN-01  An oncology nurse attends a tumor board of the site")
                .contains("CONCORDANT  site harbor-point")
                .contains("`general` is attended by ");
    }

    @Test
    void explainShowsOneVerdictInFull() {
        Run run = Run.command("explain", Y2025, "--standard", "VOL-02a", "--subject", "site millbrook-general");
        assertThat(run.out())
                .contains("VOL-02a")
                .contains("## Requirement")
                .contains("WAIVED  site millbrook-general")
                .contains("rule: VOL-02a observed")
                .contains("facts: ProcedureVolume millbrook-general/LUNG_RESECTION");
        Run wrong = Run.command("explain", Y2025, "--standard", "TB-01", "--subject", "site nowhere");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("TB-01 has no verdict about site nowhere; its subjects are site ashford");
        assertThat(Run.command("explain", Y2025, "--standard", "XX-99").err()).contains("there is no standard XX-99");
    }

    @Test
    void theCatalogListsSourcesAndThresholds() {
        Run run = Run.command("catalog");
        assertThat(run.out())
                .contains("TB-01  A multidisciplinary tumor board meets at least every 14 days")
                .contains("thresholds: TumorBoard: daysBetweenMeetings <= 14")
                .contains("(parameter: no source gives the number)");
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.matches("[A-Z]+-[0-9]+.*"))
                        .count())
                .isGreaterThan(80);
    }

    @Test
    void stagesTellWhatIsMissingAndWhatIsWithheld() {
        assertThat(Run.command("stages", "../examples/data/riverbend-2023.json").out())
                .contains("Days before 2025-01-01 are judged by the standards of that day.")
                .containsPattern("missing +Alignment");
        assertThat(Run.command("stages", Y2025).out())
                .contains("Now: Alignment")
                .containsPattern("done +Agreement")
                .containsPattern("withheld +Branded marketing")
                .containsPattern("released +MSK trials on site");
        assertThat(Run.command("stages", Y2026).out())
                .containsPattern("released +Branded marketing")
                .contains("Next annual review: 2027-03-31");
    }

    @Test
    void designationShowsSitesRegionsAndSystem() {
        assertThat(Run.command("designation", Y2026).out())
                .containsPattern("CONCORDANT +system +Riverbend Health")
                .containsPattern("NOT YET INCLUDED +site +Ashford Hospital")
                .containsPattern("Designation .* commended")
                .contains("Recorded: designated on 2026-03-31");
    }

    @Test
    void compareTellsTheFiveYears() {
        Run run = Run.command(
                "compare",
                "../examples/data/riverbend-2023.json",
                "../examples/data/riverbend-2024.json",
                Y2025,
                Y2026,
                "../examples/data/riverbend-2027.json");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("2023-06-30 +ALIGNING +0/7")
                .containsPattern("2025-06-30 +ALIGNING +2/7")
                .containsPattern("2026-06-30 +CONCORDANT +7/7")
                .containsPattern("2027-06-30 +CONCORDANT +7/7")
                .contains("Days before 2025-01-01 are judged by the standards of that day.")
                .containsPattern("standards newly in force: .*GOV-20")
                .containsPattern("standards retired: [A-Z]");
    }

    @Test
    void impactNamesTheVerdictsThatWouldChange() {
        Run run = Run.command("impact", Y2025, "--before", "2025-06-30", "--after", "2026-06-30");
        assertThat(run.out())
                .containsPattern("added: .*GOV-20")
                .containsPattern("changed: .*GOV-02")
                .containsPattern("retired: +[A-Z]")
                .contains("Verdicts that would change: 251")
                .containsPattern("(?m)^ +[0-9]+  - -> GAP$")
                .containsPattern("(?m)^Riverbend Health$")
                .containsPattern("(?m)^  GOV-20  - -> CONCORDANT: system system$");
    }

    @Test
    void ratesAreHeldToABenchmark() {
        Run run = Run.command("rates", Y2026, "--measure", "ACT", "--benchmark", "90");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("ACT held to 90 percent, at or above or upper limit crosses, 95 percent limits by wilson")
                .containsPattern("[0-9]+/[0-9]+ +[0-9.]+ +[0-9.]+ to [0-9.]+ +(CONCORDANT|GAP|UNPROVEN)");
        Run none = Run.command("rates", Y2026, "--measure", "XYZ", "--benchmark", "90");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("no site has a rate of XYZ; there are rates of [");
    }

    @Test
    void assessesAsKnownThenByTheStandardsOfAnotherDay() throws IOException {
        Path facts = folder.resolve("history.json");
        Files.writeString(facts, """
            {"partner": {"name": "X"}, "asOf": "2026-06-30",
             "sites": [{"id": "a", "name": "A", "scope": "IN_SCOPE"}],
             "tumorBoards": [
               {"id": "t", "name": "t", "site": "a", "daysBetweenMeetings": 30},
               {"id": "t", "name": "t", "site": "a", "daysBetweenMeetings": 7, "knownFrom": "2026-03-01"}]}
            """);
        String[] explain = {"explain", facts.toString(), "--standard", "TB-01", "--subject", "site a"};
        assertThat(Run.command(explain).out()).contains("CONCORDANT  site a");
        String[] then = {
            "explain", facts.toString(), "--standard", "TB-01", "--subject", "site a", "--known-on", "2026-02-28"
        };
        assertThat(Run.command(then).out()).contains("GAP  site a").contains("`t` meets every 30 days");
        assertThat(Run.command("assess", facts.toString(), "--all", "--standards-of", "2025-06-30")
                        .out())
                .contains("by the standards of 2025-06-30")
                .doesNotContain("GOV-20");
    }

    @Test
    void whyNotShowsWhatARuleLackedAndTheSmallestChange() {
        Run run = Run.command("why-not", Y2025, "--standard", "TB-04", "--subject", "site millbrook-general");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("the rule needs at least 75")
                .contains("cases presented prospectively from 262 to 302");
    }

    @Test
    void whyIsAnotherNameOfExplain() {
        String[] options = {Y2025, "--standard", "TB-01", "--subject", "site larkspur"};
        String why = Run.command(concat("why", options)).out();
        assertThat(why)
                .contains("GAP  site larkspur")
                .isEqualTo(Run.command(concat("explain", options)).out());
    }

    @Test
    void planShowsActionsPathAndTheEarliestDays() {
        Run run = Run.command("plan", Y2025, "--holidays", "2025-09-29");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("Alignment plan of Riverbend Health as of 2025-06-30\n")
                .containsPattern("[0-9]+ actions: [0-9]+ gaps to close, [0-9]+ to prove")
                .contains("due 2025-09-30, Tuesday")
                .doesNotContain("due 2025-09-29")
                .contains("TB-01 site larkspur  [gap; effort 5; ")
                .contains("Critical path: ")
                .containsPattern("2025-06-30 +region +Fairhaven Region")
                .containsPattern("2027-[0-9-]+ +site +Ashford Hospital  \\(not yet included\\)");
    }

    @Test
    void planAnswersWhatIfs() {
        String out = Run.command(
                        "plan",
                        Y2025,
                        "--what-if",
                        "drop RES-01 site ashford",
                        "--what-if",
                        "drop TB-01 site millbrook-general")
                .out();
        assertThat(out)
                .contains("what if: drop RES-01 site ashford")
                .contains("RES-01 site ashford  [gap]: dropped")
                .contains("RES-04 site ashford  [gap]: waits for RES-01 site ashford, which nobody will do")
                .containsPattern("never, by this plan +site +Millbrook General Hospital")
                .containsPattern("never, by this plan +system +Riverbend Health");
        Run circle = Run.command("plan", Y2025, "--what-if", "order RES-04 site ashford before RES-01 site ashford");
        assertThat(circle.exit()).isEqualTo(2);
        assertThat(circle.err())
                .contains("RES-01 site ashford waits for RES-04 site ashford waits for RES-01 site ashford");
        assertThat(Run.command("plan", Y2025, "--what-if", "hope").err()).contains("is no what-if; there are: drop ");
    }

    @Test
    void whatIfAPhysicianRetired() {
        String question = "retire fairhaven-medical-center-breast-radiation-oncology";
        assertThat(Run.command("plan", Y2025, "--what-if", question).out())
                .contains("what if: " + question)
                .contains("338 actions: 257 gaps to close")
                .contains("SUB-01c program fairhaven-medical-center/BREAST  [gap; effort ")
                .doesNotContainPattern("2025-06-30 +region +Fairhaven Region");
        assertThat(Run.command("plan", Y2025, "--simulate", "--what-if", question)
                        .out())
                .containsPattern("closed +SUB-01c program fairhaven-medical-center/BREAST\n +a new physician with ")
                .containsPattern("opened ACC-10 .*: .*site fairhaven-medical-center")
                .containsPattern("concordant from 20[0-9-]+ +region +Fairhaven Region");
    }

    @Test
    void whatIfASiteJoined() {
        String out = Run.command("plan", Y2025, "--simulate", "--what-if", "add-site newtown fairhaven")
                .out();
        assertThat(out)
                .contains("what if: add-site newtown fairhaven")
                .containsPattern("unproven +region +Fairhaven Region")
                .containsPattern("unproven +site +newtown")
                .containsPattern("concordant from 2025-06-30 +site +Fairhaven Medical Center")
                .contains(
                        "RAD-01 site newtown  [unproven, required]: no change was found that would do it: it would take"
                                + " a new radiation facility");
    }

    @Test
    void whatIfAnActionWerePutOffOrDropped() {
        String[] late = {"plan", Y2025, "--what-if", "delay TB-01 site larkspur until 2025-12-24"};
        // Three months later, on a Tuesday.
        assertThat(Run.command(late).out()).containsPattern("due 2026-03-24, Tuesday\n(.*\n)*?  TB-01 site larkspur ");
        String[] dropped = {"plan", Y2025, "--simulate", "--what-if", "drop TB-01 site millbrook-general"};
        assertThat(Run.command(dropped).out())
                .contains("TB-01 site millbrook-general  [unproven, required]: dropped")
                .containsPattern("aligning +site +Millbrook General Hospital");
    }

    @Test
    void aBadWhatIfIsToldWhatThereIs() {
        assertThat(whatIf("retire fairhaven-medical-center-breast-nobody"))
                .contains("there is no physician fairhaven-medical-center-breast-nobody to retire; there are "
                        + "fairhaven-medical-center-breast-")
                .contains(" more");
        assertThat(whatIf("add-site ashford"))
                .contains("there is a site ashford already: give the one to add another id");
        assertThat(whatIf("add-site newtown nowhere"))
                .contains("there is no region nowhere to add a site to; there are fairhaven, millbrook, stonebridge");
        assertThat(whatIf("delay TB-01 site larkspur until soon"))
                .contains("\"soon\" is no day; write it as in 2026-01-31");
        assertThat(whatIf("delay TB-01 site larkspur until 2025-01-01"))
                .contains("before the plan's own day, 2025-06-30: name a later one");
        assertThat(whatIf("drop TB-01 site nowhere"))
                .contains("nothing is open for TB-01 site nowhere: ")
                .contains("TB-01 is open for site larkspur, site millbrook-general");
        assertThat(whatIf("drop TB-99 site larkspur")).contains("open for site larkspur: TB-");
        assertThat(whatIf("drop TB-01 larkspur"))
                .contains("\"larkspur\" is not a subject; write a kind and an id, as in: site fairfield; the kinds are "
                        + "system, region, site, program");
        assertThat(whatIf("drop")).contains("\"drop\" is no what-if; there are: drop STANDARD SUBJECT, ");
    }

    /** What is said of a what-if that cannot be asked: nothing is planned then. */
    private static String whatIf(String question) {
        Run run = Run.command("plan", Y2025, "--what-if", question);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void whyNotOfWhatThereIsNotSaysWhatThereIs() {
        Run subject = Run.command("why-not", Y2025, "--standard", "TB-01", "--subject", "site mill");
        assertThat(subject.exit()).isEqualTo(2);
        assertThat(subject.err()).contains("TB-01 has no verdict about site mill; its subjects are site ashford, ");
        assertThat(Run.command("why-not", Y2025, "--standard", "TB-99", "--subject", "site larkspur")
                        .err())
                .contains("there is no standard TB-99 in force: the catalog lists those there are");
    }

    @Test
    void planSaysWhatALaterAssessmentVerifies() {
        String out = Run.command("plan", Y2025, "--later", Y2026, "--done", "TB-01 site larkspur=2025-09-01")
                .out();
        assertThat(out)
                .containsPattern("On 2026-06-30: .*[0-9]+ verified")
                .containsPattern("PRC-09 system system, due [0-9-]+; assessed concordant");
        assertThat(Run.command("plan", Y2025, "--today", "2025-09-30", "--done", "TB-01 site larkspur=2025-09-01")
                        .out())
                .containsPattern("On 2025-09-30: .*1 done.*overdue");
    }

    @Test
    void anAssessmentIsReplayed() throws IOException {
        Path file = folder.resolve("assessment.json");
        Run.command("assess", Y2025, "--format", "json", "--out", file.toString());
        Run same = Run.command("replay", file.toString());
        assertThat(same.exit()).isZero();
        assertThat(same.out())
                .contains("The same, byte for byte: ")
                .containsPattern("rule pack msk-care-partners .* sha256 [0-9a-f]{64}");
        Run other = Run.command("replay", file.toString(), "--rules", "../examples/own-standards");
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.out()).contains("causes before effects:").contains(": version: then none, now ");
        assertThat(other.out()).contains("replay it with those (--rules), or assess anew.");
        String text = Files.readString(file);
        Path facts = folder.resolve("facts-changed.json");
        Files.writeString(facts, text.replaceAll("\"daysBetweenMeetings\" ?: ?28", "\"daysBetweenMeetings\": 7"));
        Run changed = Run.command("replay", facts.toString());
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.out())
                .contains("factsSha256: then ")
                .contains("outcome: then GAP, now CONCORDANT")
                .contains("plan: then as written, now otherwise")
                .contains("The facts it holds are not those it was made from");
        Path verdict = folder.resolve("verdict-changed.json");
        Files.writeString(verdict, text.replaceFirst("\"outcome\" : \"GAP\"", "\"outcome\" : \"CONCORDANT\""));
        assertThat(Run.command("replay", verdict.toString()).out())
                .contains("outcome: then CONCORDANT, now GAP")
                .contains("the file was changed after it was written");
        Run none = Run.command("replay", Y2025);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("is no assessment");
    }

    private static String[] concat(String first, String... rest) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), java.util.Arrays.stream(rest))
                .toArray(String[]::new);
    }

    @Test
    void badFactsAreAllReportedAndNothingIsAssessed() throws IOException {
        Path facts = folder.resolve("facts.json");
        Files.writeString(facts, """
            {"partner": {"name": "X"}, "asOf": "2026-06-30",
             "sites": [{"id": "a", "name": "A", "scope": "SOMEWHERE"}, {"id": "b", "nam": "B", "scope": "IN_SCOPE"}],
             "tumorBoards": [{"id": "t", "name": "t", "site": "nowhere", "daysBetweenMeetings": 0}],
             "siteVisits": [{"id": "v", "site": "b", "on": "2027-01-01"}]}
            """);
        Run run = Run.command("assess", facts.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("/sites/0/scope")
                .contains("/sites/1/nam")
                .contains("/tumorBoards/0/site")
                .contains("/tumorBoards/0/daysBetweenMeetings")
                .contains("/siteVisits/0/on");
    }

    @Test
    void aMissingFileAndABadPackAreErrorsOfTheUser() throws IOException {
        assertThat(Run.command("assess", "../examples/data/nowhere.json").exit())
                .isEqualTo(2);
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("X-01-broken.drl"), "package x;\nrule broken when then end\n");
        Run run = Run.command("assess", Y2026, "--rules", rules.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("X-01-broken.drl:2:6: a rule's name is a quoted sentence");
        assertThat(Run.command("assess", Y2026, "--fail-on", "nothing").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assess", "assess --format html", "assess --format json", "designation"})
    void aReplacedStandardIsNamed(String command) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("local/tumorboards"));
        for (String ending : List.of(".drl", ".md")) {
            String name = "/standards/tumorboards/TB-01-meets-on-cadence" + ending;
            try (InputStream text =
                    Objects.requireNonNull(CarePartnerStandards.class.getResourceAsStream(name), name)) {
                Files.writeString(
                        rules.resolve("TB-01-meets-on-cadence" + ending),
                        new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                .replaceAll("\\b14\\b", "10")
                                .replace("basis:", "replaces: msk-care-partners\nbasis:"));
            }
        }
        Files.writeString(rules.resolveSibling("pack.properties"), "id=local\nversion=1\n");
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(1, List.of(Y2026, "--rules", folder.resolve("local").toString()));
        Run run = Run.command(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replace("&lt;", "<").replaceAll("\\s+", " "))
                .contains("TB-01 replaces that of rule pack msk-care-partners: `TumorBoard: daysBetweenMeetings <= 14`"
                        + " became `TumorBoard: daysBetweenMeetings <= 10`");
    }

    @Test
    void completionKnowsEveryCommandAndItsOptions() {
        Run run = Run.command("generate-completion");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("complete -F", "--standards-of");
        assertThat(Main.commandLine().getSubcommands().keySet())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(run.out()).contains(" " + name));
    }

    /** One command is made ready without the others, and says the same of itself. */
    @Test
    void aCommandAloneIsTheOneAmongAll() {
        Main.commandLine().getSubcommands().forEach((name, among) -> {
            assertThat(Main.commandLine(name).getSubcommands())
                    .hasEntrySatisfying(
                            name, alone -> assertThat(alone.getUsageMessage()).isEqualTo(among.getUsageMessage()));
        });
        assertThat(Main.commandLine("assess").getSubcommands()).containsOnlyKeys("assess");
        assertThat(Main.commandLine("ases").getSubcommands().keySet())
                .isEqualTo(Main.commandLine().getSubcommands().keySet());
    }
}
