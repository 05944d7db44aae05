package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.SetAside;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Input as it lies about. A patient who is screened is cut into files in many ways; each is read as the whole, or what of it was not
 * is named, and nothing is certain beside it.
 */
class DeckTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());
    private static final Group SCREENING = new Group("CMS130", 1);

    /** Whoever has a visit and a colonoscopy meets the measure; whoever lacks one of them does not. */
    private static final String PATIENT = Samples.patient("p", "1966-03-05");

    private static final String VISIT = Samples.encounter("e", "p", "Office Visit", "2026-05-04", "2026-05-04");
    private static final String COLONOSCOPY = Samples.procedure("c", "p", "Colonoscopy", "2020-06-01");
    private static final List<String> ALL = List.of(PATIENT, VISIT, COLONOSCOPY);

    @TempDir
    Path folder;

    private Path data = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private ValueSets valueSets;

    @BeforeEach
    void valueSets() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        valueSets = Samples.valueSets(folder);
    }

    private void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path path = data.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String bundle(String more, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\"" + more + ",\"entry\":["
                + String.join(",", entries) + "]}";
    }

    private static String entry(String resource) {
        return "{\"resource\":" + resource + "}";
    }

    private static String entry(String url, String resource) {
        return "{\"fullUrl\":\"" + url + "\",\"resource\":" + resource + "}";
    }

    private static String bundleOf(List<String> resources) {
        return bundle("", resources.stream().map(DeckTest::entry).toArray(String[]::new));
    }

    private static String lines(List<String> resources) {
        return String.join("\n", resources) + "\n";
    }

    private MeasureRun run() {
        return run("CMS130");
    }

    private MeasureRun run(String measure) {
        return MeasureRun.of(
                Measurement.of(ENGINE, valueSets, MeasurementPeriod.year(2026), Set.of(measure)), valueSets, data);
    }

    private List<FhirRecord> records() {
        List<FhirRecord> records = new ArrayList<>();
        new FhirReader(valueSets).read(data, records::add);
        return records;
    }

    /** One patient, who meets the measure, and nothing that was not read. */
    private void isWhole() {
        MeasureRun run = run();
        assertThat(run.setAside()).isEmpty();
        assertThat(run.patients()).isOne();
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isOne();
        assertThat(run.unproven(SCREENING)).isZero();
        assertThat(run.isComplete()).isTrue();
    }

    /** One patient, of whom nothing is certain because of one thing that was not read. */
    private Unread isOpen(String place) {
        MeasureRun run = run();
        assertThat(run.unproven(SCREENING)).isOne();
        return onlyUnread(run, place);
    }

    /** One patient, who had a visit and certainly nothing else, and one thing that is of nobody here. */
    private Unread isOfNobody(String place) {
        MeasureRun run = run();
        assertThat(run.count(SCREENING, Population.DENOMINATOR)).isOne();
        assertThat(run.unproven(SCREENING)).isZero();
        return onlyUnread(run, place);
    }

    /** One patient, who is not known to have been screened, and the one thing that was not read. */
    private static Unread onlyUnread(MeasureRun run, String place) {
        assertThat(run.patients()).isOne();
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isZero();
        assertThat(run.isComplete()).isFalse();
        assertThat(run.setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.place()).isEqualTo(place));
        return run.setAside().get(0);
    }

    // ---- files

    @Test
    void aPathThatIsNotThereIsAnError() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> new FhirReader(valueSets).read(nowhere, record -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere: there is no such file or folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.ndjson", "all.jsonl", "ALL.NDJSON", "all.json", "all.txt", "all", "all.data"})
    void linesAreReadWhateverTheirFileIsCalled(String name) throws IOException {
        write(name, lines(ALL));
        isWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.json", "all.JSON", "all.txt", "all", "all.ndjson"})
    void aBundleIsReadWhateverItsFileIsCalled(String name) throws IOException {
        write(name, bundleOf(ALL).replace("\"entry\":[", "\n\"entry\":\n["));
        if (name.endsWith("ndjson")) {
            // What stands in the lines of such a file is not one resource each.
            assertThat(run().isComplete()).isFalse();
        } else {
            isWhole();
        }
    }

    @Test
    void aBundleWrittenOverManyLinesIsReadFromAFileOfLines() throws IOException {
        write("all.ndjson", bundleOf(ALL).replace("{\"resourceType\":\"Bundle\"", "{\n\"resourceType\":\"Bundle\""));
        isWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.ndjson.gz", "all.json.gz", "all.gz", "all.ndjson"})
    void gzippedFilesAreRead(String name) throws IOException {
        write(name, zipped(lines(ALL)));
        isWhole();
    }

    @Test
    void endingsInCapitalsAndMarksAreRead() throws IOException {
        write("p.JSON", "\uFEFF" + PATIENT);
        write("e.Json", VISIT);
        write("c.JSONL", "\uFEFF" + COLONOSCOPY);
        isWhole();
    }

    @Test
    void aFileOfNothingButLinesMayBeEmpty() throws IOException {
        write("all.ndjson", lines(ALL));
        write("Observation.ndjson", "\n");
        write("Condition.ndjson.gz", zipped(""));
        isWhole();
    }

    @ParameterizedTest
    @CsvSource({
        "x.xml, '<Patient xmlns=\"http://hl7.org/fhir\"/>', XML",
        "x.zip, 'PK\u0003\u0004', unpack it",
        "x.bin, a\u0001\u0002, no FHIR JSON",
        "x.json, '', empty",
        "x, resourceType: Patient, no FHIR JSON"
    })
    void aFileThatIsNotReadIsNamedAndMayHoldAnything(String name, String content, String why) throws IOException {
        write("all.ndjson", lines(ALL));
        write(name, content);
        Unread unread = isOpen(name);
        assertThat(unread.problem()).contains(why);
        assertThat(unread.toString()).startsWith(name + ": was not read: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "codes.csv", ".DS_Store", "LICENSE", "notes.txt", "Makefile"})
    void filesThatHoldNoFhirArePassedOverWithANote(String name) throws IOException {
        write("all.ndjson", lines(ALL));
        write(name, "nothing that is JSON");
        isWhole();
        assertThat(run().notes())
                .singleElement()
                .satisfies(note -> assertThat(note).startsWith(name + " was passed over"));
    }

    @Test
    void damagedGzipLosesTheRestAndNotWhatStandsBefore() throws IOException {
        byte[] whole = zipped(lines(ALL) + COLONOSCOPY.repeat(200).replace("}{", "}\n{"));
        write("all.ndjson.gz", Arrays.copyOf(whole, whole.length / 2));
        write("more.ndjson", lines(ALL));
        MeasureRun run = run();
        assertThat(run.patients()).isOne();
        assertThat(run.unproven(SCREENING)).isOne();
        assertThat(run.setAside())
                .isNotEmpty()
                .allSatisfy(unread -> assertThat(unread.place()).startsWith("all.ndjson.gz"));
        write("all.ndjson.gz", new byte[] {0x1f, (byte) 0x8b});
        isOpen("all.ndjson.gz");
    }

    @Test
    void linksAreFollowedAndWhatLeadsNowhereIsNamed() throws IOException {
        write("p/all.ndjson", lines(ALL));
        link("p/nowhere.json", Path.of("gone.json"));
        isOpen("p/nowhere.json");
        Files.delete(data.resolve("p/nowhere.json"));
        link("p/again", data);
        isWhole();
        assertThat(run().notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("p/again leads back"));
    }

    private void link(String name, Path to) throws IOException {
        try {
            Files.createSymbolicLink(data.resolve(name), to);
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, "skipped: there are no symbolic links here");
        }
    }

    @Test
    void oneBadFileAmongManyLeavesTheOthers() throws IOException {
        write("a/all.ndjson", lines(ALL));
        write("b/x.json", "{\"resourceType\":");
        write("b/p.json", PATIENT.replace("\"p\"", "\"q\""));
        write("b/e.json", VISIT.replace("Patient/p", "Patient/q"));
        MeasureRun run = run();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isOne();
        // What lies in a folder of one patient concerns that patient.
        assertThat(run.unproven(SCREENING)).isOne();
        assertThat(run.setAside()).extracting(Unread::place).containsExactly("b/x.json");
    }

    // ---- containers

    @Test
    void containersAreReadToAnyDepth() throws IOException {
        List<UnaryOperator<String>> around = List.of(
                inner -> inner,
                inner -> bundle("", entry(inner)),
                inner -> "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"return\",\"resource\":" + inner
                        + "}]}",
                inner ->
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"a\",\"part\":[{\"name\":\"b\",\"resource\":"
                                + inner + "}]}]}",
                inner -> "[" + inner + "]");
        for (UnaryOperator<String> outer : around) {
            for (UnaryOperator<String> middle : around.subList(0, 4)) {
                write("all.json", outer.apply(middle.apply(bundleOf(ALL))));
                isWhole();
            }
        }
        write("all.json", "[" + String.join(",", ALL) + "]");
        isWhole();
    }

    @Test
    void bundlesOneALineAreDifferentPatientsWithTheSameIds() throws IOException {
        String other = bundleOf(ALL).replace("Patient/p", "Patient/q").replace("\"id\":\"p\"", "\"id\":\"q\"");
        write("all.ndjson", bundleOf(ALL) + "\n" + other + "\n");
        MeasureRun run = run();
        assertThat(run.setAside()).isEmpty();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"text\"", "7", "[]", "[{\"resource\":{}}]", "{\"resource\":null}", "{\"resource\":[]}"
            })
    void whatIsNoEntryIsNamedAndTheRestIsRead(String what) throws IOException {
        write("b.json", bundle("", entry(VISIT), what, entry(PATIENT), entry(COLONOSCOPY)));
        assertThat(isOpen("b.json#/entry/1").problem()).startsWith("is no resource, but ");
        write("b.json", bundle("", entry(bundle("", entry(VISIT), what, entry(PATIENT), entry(COLONOSCOPY)))));
        isOpen("b.json#/entry/0/entry/1");
    }

    @Test
    void entriesThatAreNoListAreNamed() throws IOException {
        write("a.ndjson", lines(ALL));
        write("b.json", "{\"resourceType\":\"Bundle\",\"entry\":{\"0\":" + entry(COLONOSCOPY) + "}}");
        assertThat(isOpen("b.json").problem()).isEqualTo("its entry is no list");
    }

    @Test
    void whatAServerCouldNotDoIsMissing() throws IOException {
        write("a.ndjson", lines(ALL));
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"%s\",\"code\":\"login\"}]}";
        write("b.json", String.format(outcome, "information"));
        isWhole();
        write("b.json", String.format(outcome, "error"));
        assertThat(isOpen("b.json").problem()).contains("(login)");
        write("b.json", bundle("", "{\"response\":{\"status\":\"404 Not Found\"}}"));
        isOpen("b.json#/entry/0");
        write("b.json", bundle("", "{\"response\":{\"status\":\"204\"}}"));
        isWhole();
    }

    @Test
    void aBundleThatEndsEarlyLeavesItsPatientOpen() throws IOException {
        write("b.json", bundleOf(ALL).substring(0, bundleOf(ALL).length() - 30));
        assertThat(isOpen("b.json").problem()).contains("after entry 2");
        // Others are as they were.
        write("a.ndjson", lines(ALL).replace("Patient/p", "Patient/q").replace("\"id\":\"p\"", "\"id\":\"q\""));
        assertThat(run().patients()).isEqualTo(2);
        assertThat(run().count(SCREENING, Population.NUMERATOR)).isOne();
        assertThat(run().unproven(SCREENING)).isOne();
    }

    @Test
    void aBundleThatEndsInItsFirstEntryConcernsEverybody() throws IOException {
        write("a.ndjson", lines(ALL));
        write("b.json", "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resource");
        isOpen("b.json");
    }

    // ---- pages

    @Test
    void pagesOfOneSearchAreOneRecord() throws IOException {
        String next =
                ",\"link\":[{\"relation\":\"self\",\"url\":\"https://x/1\"},{\"relation\":\"next\",\"url\":\"https://x/2\"}]";
        write("1.json", bundle(next, entry(PATIENT), entry(VISIT)));
        assertThat(isOpen("1.json").problem()).contains("next page that was not given");
        write("2.json", bundle(",\"link\":[{\"relation\":\"self\",\"url\":\"https://x/2\"}]", entry(COLONOSCOPY)));
        isWhole();
        write("2.json", bundle(",\"link\":[{\"relation\":\"previous\",\"url\":\"https://x/1\"}]", entry(COLONOSCOPY)));
        isWhole();
        write("2.json", bundle(",\"link\":[{\"relation\":\"self\",\"url\":\"https://x/3\"}]", entry(COLONOSCOPY)));
        isOpen("1.json");
    }

    @Test
    void onePatientOverManyFilesIsOne() throws IOException {
        write("a/1.json", bundleOf(List.of(PATIENT)));
        write("b/Encounter/e.json", VISIT);
        write("c/c.ndjson", COLONOSCOPY);
        isWhole();
        // And twice is not two.
        write("d/all.json", bundleOf(ALL));
        isWhole();
    }

    // ---- versions

    private static String version(String resource, String meta) {
        return resource.replaceFirst("\\{", "{\"meta\":{" + meta.replace('\'', '"') + "},");
    }

    @ParameterizedTest
    @CsvSource({
        "'''versionId'':''1''', '''versionId'':''2'''",
        "'''versionId'':''9''', '''versionId'':''10'''",
        "'''lastUpdated'':''2026-06-01T00:00:00Z''', '''lastUpdated'':''2026-05-31T23:30:00-01:00'''",
        "'''versionId'':''2'',''lastUpdated'':''2026-06-01T00:00:00Z''', '''versionId'':''1'',''lastUpdated'':''2026-07-01T00:00:00Z'''"
    })
    void theLastVersionHolds(String earlier, String later) throws IOException {
        String wrong = COLONOSCOPY.replace("completed", "entered-in-error");
        write("a.ndjson", lines(List.of(PATIENT, VISIT, version(COLONOSCOPY, earlier))));
        isWhole();
        for (String order : List.of("0.ndjson", "z.ndjson")) {
            write(order, version(wrong, later));
            assertThat(run().setAside()).isEmpty();
            assertThat(run().count(SCREENING, Population.NUMERATOR)).isZero();
            assertThat(run().unproven(SCREENING)).isZero();
            Files.delete(data.resolve(order));
            write(order, version(wrong, earlier) + "\n" + version(COLONOSCOPY, later));
            assertThat(run().count(SCREENING, Population.NUMERATOR)).isOne();
            Files.delete(data.resolve(order));
        }
    }

    @Test
    void versionsOfWhichNoneIsTheLastLeaveItOpen() throws IOException {
        write("a.ndjson", lines(ALL));
        write("b.ndjson", COLONOSCOPY.replace("\"status\"", "\"language\":\"en\",\"status\""));
        isWhole();
        write("b.ndjson", COLONOSCOPY.replace("completed", "entered-in-error"));
        assertThat(isOpen("a.ndjson:3").problem())
                .isEqualTo(
                        "is given with other content at b.ndjson:1, and no versionId or lastUpdated says which of them holds");
    }

    @Test
    void aPatientGivenTwiceWithDifferentBirthDatesIsOpen() throws IOException {
        write("a.ndjson", lines(ALL));
        write("b.ndjson", PATIENT.replace("1966", "1999"));
        isOpen("a.ndjson:1");
        write("b.ndjson", version(PATIENT.replace("1966", "1999"), "'lastUpdated':'2026-01-01T00:00:00Z'"));
        write("a.ndjson", lines(List.of(version(PATIENT, "'lastUpdated':'2026-01-02T00:00:00Z'"), VISIT, COLONOSCOPY)));
        isWhole();
    }

    @Test
    void whatWasMovedToAnotherPatientIsTheirs() throws IOException {
        write("a.ndjson", lines(List.of(PATIENT, VISIT, version(COLONOSCOPY, "'versionId':'2'"))));
        write("b.ndjson", version(COLONOSCOPY, "'versionId':'1'").replace("Patient/p", "Patient/q"));
        isWhole();
    }

    @Test
    void whatWasDeletedIsGone() throws IOException {
        String deletion = "{\"request\":{\"method\":\"DELETE\",\"url\":\"Procedure/c\"}%s}";
        write("a.ndjson", lines(List.of(PATIENT, VISIT, version(COLONOSCOPY, "'lastUpdated':'2026-06-01T00:00:00Z'"))));
        for (String when : List.of("", ",\"response\":{\"lastModified\":\"2026-06-02T00:00:00Z\"}")) {
            write("b.json", bundle("", String.format(deletion, when)));
            assertThat(run().setAside()).isEmpty();
            assertThat(run().count(SCREENING, Population.NUMERATOR)).isZero();
            assertThat(run().unproven(SCREENING)).isZero();
        }
        // And what was written after it is there again.
        write(
                "b.json",
                bundle("", String.format(deletion, ",\"response\":{\"lastModified\":\"2026-05-31T00:00:00Z\"}")));
        isWhole();
        write("b.json", bundle("", String.format(deletion, "").replace("Procedure/c", "Procedure?code=c")));
        isOpen("b.json#/entry/0");
        // A change is not the resource.
        write(
                "b.json",
                bundle(
                        "",
                        "{\"request\":{\"method\":\"PATCH\",\"url\":\"Procedure/c\"},\"resource\":{\"resourceType\":\"Binary\"}}"));
        isOpen("b.json#/entry/0");
    }

    // ---- whose it is

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p",
                "Patient/p/_history/3",
                "Patient/p/",
                "https://ehr.example.org/r4/Patient/p",
                "https://ehr.example.org/r4/Patient/p/_history/2",
                "patient/p",
                "Patient?identifier=urn:mrn|77",
                "Patient?identifier=urn:mrn%7C77",
                "https://ehr.example.org/r4/Patient?identifier=urn:mrn|77"
            })
    void referencesAreResolved(String reference) throws IOException {
        write(
                "p.json",
                PATIENT.replace(
                        "\"birthDate\"", "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}],\"birthDate\""));
        write("r.ndjson", lines(List.of(VISIT, COLONOSCOPY)).replace("Patient/p", reference));
        isWhole();
    }

    @Test
    void identifiersAndContainedPatientsWithOneAreResolved() throws IOException {
        write(
                "p.json",
                PATIENT.replace(
                        "\"birthDate\"", "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}],\"birthDate\""));
        write(
                "e.json",
                VISIT.replace(
                        "\"reference\":\"Patient/p\"", "\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"77\"}"));
        write(
                "c.json",
                COLONOSCOPY
                        .replace("Patient/p", "#p")
                        .replace(
                                "\"status\"",
                                "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}]}],"
                                        + "\"status\""));
        isWhole();
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/q, there is no such Patient",
        "Group/p, which is no patient",
        "Device/p, which is no patient",
        "https://ehr.example.org/Group/p, which is no patient",
        "urn:uuid:0d7b7c5e-0000-4000-8000-00000000000f, which is no patient here",
        "Group?identifier=1, which is no patient"
    })
    void whatIsOfSomebodyElseIsListedAndNobodysHere(String reference, String problem) throws IOException {
        write("a.ndjson", lines(List.of(PATIENT, VISIT)));
        write("c.json", COLONOSCOPY.replace("Patient/p", reference));
        write(
                "g.json",
                bundle(
                        "",
                        entry(
                                "urn:uuid:0d7b7c5e-0000-4000-8000-00000000000f",
                                "{\"resourceType\":\"Procedure\",\"id\":\"g\",\"status\":\"completed\",\"code\":"
                                        + Samples.concept("x") + "," + Samples.subject("p") + "}")));
        assertThat(isOfNobody("c.json").problem()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "'{''reference'':''Patient?identifier=urn:mrn|78''}', by a search for an identifier that no Patient here has",
        "'{''reference'':''Patient?name=x''}', which is not carried out here",
        "'{''identifier'':{''system'':''urn:mrn'',''value'':''78''}}', by an identifier that no Patient here has",
        "'{''reference'':''#p''}', contained in it",
        "'{''reference'':''p''}', no reference to a patient",
        "'{''reference'':''Patient/P''}', there is no such Patient",
        "'{''reference'':''Patient p''}', no reference to a patient",
        "'{''display'':''somebody''}', names no patient",
        "'{}', names no patient"
    })
    void whatMayBeOfAnybodyIsListedAndLeavesThemOpen(String subject, String problem) throws IOException {
        write("a.ndjson", lines(ALL));
        write(
                "x.json",
                COLONOSCOPY
                        .replace("\"c\"", "\"x\"")
                        .replaceFirst("\"subject\":\\{[^}]*}", "\"subject\":" + subject.replace('\'', '"')));
        assertThat(isOpen("x.json").problem()).contains(problem);
        assertThat(run().text()).contains("Procedure x may be of this patient");
        // One that could not matter is listed, and leaves verdicts alone.
        write("x.json", Files.readString(data.resolve("x.json")).replace("Colonoscopy", "in no value set"));
        MeasureRun run = run();
        assertThat(run.setAside()).hasSize(1);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isOne();
    }

    @Test
    void anIdentifierThatEverybodyElseHasIsOfSomebodyElse() throws IOException {
        write(
                "a.ndjson",
                lines(List.of(
                        PATIENT.replace(
                                "\"birthDate\"",
                                "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}],\"birthDate\""),
                        VISIT)));
        write(
                "c.json",
                COLONOSCOPY.replace(
                        "\"reference\":\"Patient/p\"", "\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"78\"}"));
        isOfNobody("c.json");
    }

    @Test
    void patientsOfTwoServersAreTwo() throws IOException {
        String here = "https://a.example.org/fhir/";
        String there = "https://b.example.org/fhir/";
        write(
                "a.json",
                bundle(
                        "",
                        entry(here + "Patient/p", PATIENT),
                        entry(here + "Encounter/e", VISIT),
                        entry(here + "Procedure/c", COLONOSCOPY)));
        isWhole();
        write(
                "b.json",
                bundle(
                        "",
                        entry(there + "Encounter/e", VISIT),
                        entry(there + "Procedure/c", COLONOSCOPY.replace("completed", "not-done"))));
        MeasureRun run = run();
        assertThat(run.setAside())
                .extracting(Unread::place, Unread::problem)
                .containsExactly(
                        tuple(
                                "b.json#/entry/0",
                                "is about Patient/p, a patient of another server than the one of that id here"),
                        tuple(
                                "b.json#/entry/1",
                                "is about Patient/p, a patient of another server than the one of that id here"));
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isOne();
        write("c.json", bundle("", entry(there + "Patient/p", PATIENT)));
        run = run();
        assertThat(run.setAside()).isEmpty();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isOne();
        assertThat(records()).extracting(FhirRecord::patient).containsExactly(here + "Patient/p", there + "Patient/p");
        // A reference that names neither may be to both.
        write("d.json", COLONOSCOPY.replace("\"c\"", "\"d\""));
        assertThat(run().setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem()).contains("several servers"));
        assertThat(run().unproven(SCREENING)).isEqualTo(2);
    }

    @Test
    void urlsOfABundleAreItsOwn() throws IOException {
        String patient = "urn:uuid:0d7b7c5e-0000-4000-8000-000000000001";
        String of = ALL.get(1).replace("Patient/p", patient).replace("\"id\":\"e\",", "");
        write(
                "a.json",
                bundle(
                        "",
                        entry(patient, PATIENT.replace("\"id\":\"p\",", "")),
                        entry("urn:uuid:0d7b7c5e-0000-4000-8000-000000000002", of)));
        write(
                "b.json",
                bundle(
                        "",
                        entry(
                                "urn:uuid:0d7b7c5e-0000-4000-8000-000000000003",
                                COLONOSCOPY.replace("Patient/p", patient).replace("\"id\":\"c\",", ""))));
        isWhole();
        // Another Bundle may use the same URL for somebody else.
        write(
                "b.json",
                bundle(
                        "",
                        entry(patient, PATIENT.replace("\"p\"", "\"q\"")),
                        entry(
                                "urn:uuid:0d7b7c5e-0000-4000-8000-000000000003",
                                COLONOSCOPY.replace("Patient/p", patient).replace("\"id\":\"c\",", ""))));
        MeasureRun run = run();
        assertThat(run.setAside()).isEmpty();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isZero();
    }

    @Test
    void medicationsAreOfTheLastVersionToo() throws IOException {
        String request =
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"status\":\"active\",\"intent\":\"order\","
                        + Samples.subject("p")
                        + ",\"medicationReference\":{\"reference\":\"Medication/one/_history/4\"}}";
        String medication = "{\"resourceType\":\"Medication\",\"id\":\"one\",\"code\":"
                + Samples.concept("Dementia Medications") + "}";
        write(
                "a.ndjson",
                lines(List.of(
                        PATIENT,
                        request,
                        version(medication, "'versionId':'4'"),
                        version(medication.replace("Dementia", "no"), "'versionId':'3'"))));
        assertThat(records().get(0).facts()).hasAtLeastOneElementOfType(MedicationOrder.class);
        assertThat(records().get(0).setAside()).isEmpty();
        write(
                "a.ndjson",
                lines(List.of(
                        PATIENT,
                        request,
                        medication.replace(
                                "\"code\"",
                                "\"modifierExtension\":[{\"url\":\"urn:x\",\"valueBoolean\":true}],\"code\""))));
        assertThat(records().get(0).setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem()).contains("Medication/one"));
    }

    // ---- who has become whom

    private static String linked(String id, String type, String to) {
        return PATIENT.replace("\"p\"", "\"" + id + "\"")
                .replace(
                        "\"birthDate\"",
                        "\"link\":[{\"other\":{\"reference\":\"Patient/" + to + "\"},\"type\":\"" + type
                                + "\"}],\"birthDate\"");
    }

    @Test
    void whoWasReplacedIsWhoTheyAreNow() throws IOException {
        write(
                "a.ndjson",
                lines(List.of(
                        linked("old", "replaced-by", "p"),
                        PATIENT,
                        VISIT.replace("Patient/p", "Patient/old"),
                        COLONOSCOPY)));
        isWhole();
        write(
                "a.ndjson",
                lines(List.of(
                        linked("p", "replaces", "old"),
                        PATIENT.replace("\"p\"", "\"old\""),
                        VISIT.replace("Patient/p", "Patient/old"),
                        COLONOSCOPY)));
        isWhole();
        write(
                "a.ndjson",
                lines(List.of(
                        linked("older", "replaced-by", "old"),
                        linked("old", "replaced-by", "p"),
                        PATIENT,
                        VISIT,
                        COLONOSCOPY.replace("Patient/p", "Patient/older"))));
        isWhole();
        // One who is another in other data is not replaced.
        write("a.ndjson", lines(List.of(linked("old", "seealso", "p"), PATIENT, VISIT, COLONOSCOPY)));
        assertThat(run().patients()).isEqualTo(2);
    }

    @Test
    void linksThatLeadRoundOrNowhereLeaveItOpen() throws IOException {
        write(
                "a.ndjson",
                lines(List.of(linked("p", "replaced-by", "q"), linked("q", "replaced-by", "p"), VISIT, COLONOSCOPY)));
        MeasureRun run = run();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isZero();
        assertThat(run.unproven(SCREENING)).isEqualTo(2);
        assertThat(run.setAside()).hasSize(2);
        write("a.ndjson", lines(List.of(linked("p", "replaced-by", "q"), VISIT, COLONOSCOPY)));
        assertThat(isOpen("a.ndjson:1").problem()).contains("Patient/q, which is not there");
        write("a.ndjson", lines(List.of(linked("p", "replaced-by", "p"), VISIT, COLONOSCOPY)));
        isOpen("a.ndjson:1");
    }

    // ---- what cannot be read

    private static final String SPOILT = "2026-13-45";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"x\",\"status\":\"completed\",SUBJECT}",
                "{\"resourceType\":\"procedure\",\"id\":\"x\",SUBJECT}",
                "{\"resourceType\":\"Proceedure\",\"id\":\"x\",SUBJECT}",
                "{\"resourceType\":7,\"id\":\"x\",SUBJECT}",
                "{\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"d\"}],\"id\":\"x\",\"resourceType\":\"Procedure\",\"status\":\"completed\",SUBJECT,\"performedDateTime\":\"2026-13-45\"}",
                "{\"contained\":[{\"resourceType\":\"Practitioner\"}],SUBJECT,\"id\":\"x\",\"meta\":{{}},\"resourceType\":\"Procedure\"}",
                "{\"id\":\"x\",SUBJECT,\"resourceType\":\"Proc",
                "{{\"id\":\"x\",SUBJECT}",
                "{\"resourceType\":\"Procedure\",\"id\":\"x\",\"meta\":{},\"meta\":{},SUBJECT}",
            })
    void whatCannotBeReadCountsAgainstItsPatient(String broken) throws IOException {
        write("a.ndjson", lines(ALL));
        write("x.ndjson", broken.replace("SUBJECT", Samples.subject("p")));
        write("b.ndjson", lines(ALL).replace("Patient/p", "Patient/q").replace("\"id\":\"p\"", "\"id\":\"q\""));
        MeasureRun run = run();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isOne();
        assertThat(run.unproven(SCREENING)).isOne();
        assertThat(run.setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.place()).isEqualTo("x.ndjson:1"));
        // And when it does not say whose it is, against everybody.
        write("x.ndjson", broken.replace("SUBJECT", "\"note\":[]"));
        run = run();
        assertThat(run.count(SCREENING, Population.NUMERATOR)).isZero();
        assertThat(run.unproven(SCREENING)).isEqualTo(2);
    }

    @Test
    void inABundleOfUrlsToo() throws IOException {
        String patient = "urn:uuid:0d7b7c5e-0000-4000-8000-000000000001";
        String lost = COLONOSCOPY
                .replace("\"resourceType\":\"Procedure\",", "")
                .replace("\"c\"", "\"x\"")
                .replace("Patient/p", patient);
        write(
                "a.json",
                bundle(
                        "",
                        entry(patient, PATIENT),
                        entry(VISIT.replace("Patient/p", patient)),
                        entry(COLONOSCOPY),
                        entry("urn:uuid:0d7b7c5e-0000-4000-8000-000000000009", lost)));
        isOpen("a.json#/entry/3");
        // The Patient itself is the one that cannot be read.
        write(
                "a.json",
                bundle(
                        "",
                        entry(patient, PATIENT.replace("Patient", "patient").replace("\"id\":\"p\",", "")),
                        entry(VISIT.replace("Patient/p", patient)),
                        entry(COLONOSCOPY.replace("Patient/p", patient))));
        isOpen("a.json#/entry/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"birthDate\":\"1966-03-05\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"no id\",\"birthDate\":\"1966-03-05\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"2026-13-45\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"p\",\"extension\":[null],\"birthDate\":\"1966-03-05\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"p\",\"modifierExtension\":[{\"url\":\"urn:x\",\"valueBoolean\":true}],\"birthDate\":\"1966-03-05\"}",
                "{\"resourceType\":\"Pa",
                "{\"id\":\"p\",\"birthDate\":\"1966-03-05\"}"
            })
    void aPatientWhoCannotBeReadIsSomebody(String patient) throws IOException {
        write("p.ndjson", patient);
        write("r.ndjson", lines(List.of(VISIT, COLONOSCOPY)));
        isOpen("p.ndjson:1");
        // Also where no measure asks for more of them than that they are.
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.patient()).isEqualTo("p");
            assertThat(record.facts()).hasAtLeastOneElementOfType(Patient.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":{\"coding\":[[]]}",
                "\"code\":[null]",
                "\"code\":{\"coding\":[null]}",
                "\"code\":{\"coding\":{\"code\":\"x\"}}",
                "\"code\":\"x\"",
                "\"code\":{\"coding\":[{\"system\":\"urn:made-up\",\"code\":{\"x\":1}}]}",
                "\"status\":{\"x\":\"completed\"}",
                "\"performedPeriod\":{\"start\":{\"x\":1}}",
                "\"extension\":[null]",
                "\"extension\":[\"x\"]",
                "\"extension\":[[]]",
                "\"extension\":{\"url\":\"urn:x\"}",
                "\"modifierExtension\":[null]",
                "\"modifierExtension\":[{\"url\":\"http://example.org/did-not-happen\",\"valueBoolean\":true}]",
                "\"implicitRules\":\"urn:x\"",
                "\"performedAge\":{\"value\":1e999999999,\"unit\":\"a\"}",
                "\"performedDateTime\":\"2026-13-45\"",
                "\"_status\":[7]"
            })
    void everyResourceFailsAlone(String element) throws IOException {
        String broken = "{\"resourceType\":\"Procedure\",\"id\":\"x\"," + Samples.subject("p")
                + (element.startsWith("\"status") ? "" : ",\"status\":\"completed\"")
                + (element.startsWith("\"code") ? "" : ",\"code\":" + Samples.concept("Colonoscopy"))
                + (element.startsWith("\"performed") ? "" : ",\"performedDateTime\":\"2026-01-01\"") + "," + element
                + "}";
        write("b.json", bundle("", entry(PATIENT), entry(VISIT), entry(broken), entry(COLONOSCOPY)));
        assertThat(isOpen("b.json#/entry/2").problem()).doesNotContain(SPOILT);
        Files.delete(data.resolve("b.json"));
        write("b.ndjson", lines(List.of(PATIENT, VISIT, broken, COLONOSCOPY)));
        isOpen("b.ndjson:3");
    }

    @Test
    void whatIsBeyondAllBoundsFailsAlone() throws IOException {
        String deep = "{\"url\":\"urn:x\",\"extension\":[".repeat(600) + "]}".repeat(600);
        String number = "9".repeat(3000);
        for (String element : List.of(
                "\"extension\":[" + deep + "]",
                "\"note\":[" + "[".repeat(1500) + "]".repeat(1500) + "]",
                "\"performedRange\":{\"low\":{\"value\":" + number + "}}",
                "\"performedRange\":{\"low\":{\"value\":1e-99999999}}")) {
            String broken =
                    COLONOSCOPY.replace("\"c\"", "\"x\"").replace("\"performedDateTime\":\"2020-06-01\"", element);
            write("b.json", bundle("", entry(PATIENT), entry(VISIT), entry(broken), entry(COLONOSCOPY)));
            isOpen("b.json#/entry/2");
            write("b.json", "[" + String.join(",", PATIENT, VISIT, broken, COLONOSCOPY) + "]");
            isOpen("b.json#/2");
            Files.delete(data.resolve("b.json"));
            write("b.ndjson", lines(List.of(PATIENT, VISIT, broken, COLONOSCOPY)));
            isOpen("b.ndjson:3");
            Files.delete(data.resolve("b.ndjson"));
        }
    }

    @Test
    void bytesThatAreNoTextSpoilTheirEntryOnly() throws IOException {
        String broken = COLONOSCOPY.replace("\"c\"", "\"x\"").replace("Colonoscopy", "Colonoscopy?");
        byte[] bytes = bundle("", entry(PATIENT), entry(broken), entry(VISIT), entry(COLONOSCOPY))
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
        }
        write("b.json", bytes);
        assertThat(isOpen("b.json#/entry/1").problem()).isEqualTo("is not written in UTF-8");
    }

    @Test
    void whatNoMeasureReadsMayBeAsItLikes() throws IOException {
        write("a.ndjson", lines(ALL));
        write(
                "b.ndjson",
                lines(
                        List.of(
                                "{\"resourceType\":\"Claim\",\"id\":7,\"patient\":[[]],\"total\":{\"value\":1e999999999}}",
                                "{\"resourceType\":\"Practitioner\",\"name\":[null]}",
                                "{\"resourceType\":\"List\",\"id\":\"l\",\"entry\":[{\"item\":{\"reference\":\"Procedure/c\"}}]}")));
        write(
                "l.json",
                "{\"resourceType\":\"List\",\"id\":\"l\",\"entry\":[{\"item\":{\"reference\":\"Procedure/c\"}}]}");
        isWhole();
    }

    @Test
    void aSystemThatNoValueSetUsesIsNoted() throws IOException {
        write("a.ndjson", lines(ALL));
        write("b.ndjson", COLONOSCOPY.replace("\"c\"", "\"d\"").replace("urn:made-up", "urn:local"));
        isWhole();
        assertThat(run().notes())
                .containsExactly("1 resource has a code of urn:local, which no value set at hand uses");
    }

    // ---- test cases

    private static String report(String more) {
        return "{\"resourceType\":\"MeasureReport\",\"id\":\"r\",\"status\":\"complete\",\"type\":\"individual\","
                + more
                + ",\"measure\":\"https://example.org/Measure/CMS130Screening\",\"group\":[{\"id\":\"Group_1\",\"population\":["
                + "{\"code\":{\"coding\":[{\"code\":\"numerator\"}]},\"count\":1}]}]}";
    }

    private static final String MARK =
            "\"modifierExtension\":[{\"url\":\"http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-isTestCase\",\"valueBoolean\":true}],";
    private static final String PERIOD = "\"period\":{\"start\":\"2026-01-01\",\"end\":\"2026-12-31T23:59:59Z\"}";

    @Test
    void aTestCaseIsKnownByItsMarkAndAllInItIsItsPatients() throws IOException {
        write("case/p.json", PATIENT);
        write("case/e.json", VISIT);
        write("case/c.json", COLONOSCOPY.replace("Patient/p", "https://elsewhere.example.org/Patient/9"));
        write("case/r.json", report(MARK + PERIOD));
        MeasureRun run = run();
        assertThat(run.text()).endsWith("\n1/1 checks\n").doesNotContain("worklist");
        assertThat(run.isComplete()).isTrue();
        // The same ids in another case are another patient.
        write("other/case.json", bundle("", entry(PATIENT), entry(VISIT), entry(report(MARK + PERIOD))));
        run = run();
        assertThat(run.patients()).isEqualTo(2);
        assertThat(run.total()).isEqualTo(new MeasureRun.Agreement(1, 2));
        assertThat(run.disagreements())
                .extracting(MeasureRun.Disagreement::place)
                .containsExactly("other/case.json");
    }

    @Test
    void aCaseMayBeCutIntoFoldersByType() throws IOException {
        write("case/Patient/p.json", PATIENT);
        write("case/Encounter/e.json", VISIT);
        write("case/Procedure/c.json", COLONOSCOPY);
        write("case/MeasureReport/r.json", report(MARK + PERIOD));
        assertThat(run().total()).isEqualTo(new MeasureRun.Agreement(1, 1));
    }

    @Test
    void aReportBesideAPatientIsNoTestCase() throws IOException {
        write("p/all.ndjson", lines(ALL));
        for (String report : List.of(
                report(PERIOD),
                report(PERIOD).replace("CMS130", "CMS999"),
                report(MARK.replace("true", "false") + PERIOD))) {
            write("p/r.json", report);
            isWhole();
            assertThat(run().agreement()).isEmpty();
        }
    }

    @Test
    void aTestCaseOfAnotherPeriodOrMeasureIsSaid() throws IOException {
        write("p/all.ndjson", lines(ALL));
        write("p/r.json", report(MARK + PERIOD.replace("2026", "2025")));
        isWhole();
        assertThat(run().agreement()).isEmpty();
        assertThat(run().notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("CMS130 for 2025-01-01 to 2025-12-31 is not compared"));
        write("p/r.json", report(MARK + PERIOD).replace("CMS130", "CMS122"));
        MeasureRun run = run();
        assertThat(run.patients()).isZero();
        assertThat(run.notes()).containsExactly("1 test case of CMS122, which is not measured, left out");
        write("p/r.json", report(MARK + PERIOD).replace("Group_1", "Group_2"));
        assertThat(run().notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("no group 2 of CMS130"));
        write("p/r.json", report(MARK + "\"language\":\"en\""));
        assertThat(run().setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem()).contains("has no period"));
    }

    @Test
    void ofSeveralPatientsATestCaseIsOfTheOneItNames() throws IOException {
        write(
                "all.ndjson",
                lines(ALL) + lines(ALL).replace("Patient/p", "Patient/q").replace("\"id\":\"p\"", "\"id\":\"q\""));
        write("r.json", report(MARK + PERIOD + ",\"subject\":{\"reference\":\"Patient/q\"}"));
        MeasureRun run = run();
        assertThat(run.total()).isEqualTo(new MeasureRun.Agreement(1, 1));
        // Who is none is counted beside it.
        assertThat(run.text()).contains("2 patients").endsWith("1/1 checks\n");
        write("r.json", report(MARK + PERIOD));
        assertThat(run().setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem()).contains("cannot be told of which patient"));
    }

    // ---- what is not known

    @Test
    void whoHasNoRecordedSexIsOpen() throws IOException {
        String gendered = PATIENT.replace("\"birthDate\"", "\"gender\":\"female\",EXT\"birthDate\"");
        for (String extension : List.of(
                "",
                "\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex\",\"valueCode\":\"F\"}],",
                "\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex\",\"valueCode\":\"asked-declined\"}],")) {
            write("a.ndjson", lines(List.of(gendered.replace("EXT", extension), VISIT)));
            MeasureRun run = run("CMS124");
            assertThat(run.count(new Group("CMS124", 1), Population.INITIAL_POPULATION))
                    .isZero();
            assertThat(run.unproven(new Group("CMS124", 1))).isOne();
            assertThat(run.text()).contains("the sex is not known").contains("note  1 patient has no recorded sex");
        }
        write(
                "a.ndjson",
                lines(List.of(
                        gendered.replace(
                                "EXT",
                                "\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex\",\"valueCode\":\"12345009\"}],"),
                        VISIT)));
        assertThat(run("CMS124").unproven(new Group("CMS124", 1))).isZero();
        assertThat(run("CMS124").notes()).isEmpty();
        // Who is asked of no sex is not told of any.
        write("a.ndjson", lines(ALL));
        assertThat(run().notes()).isEmpty();
    }

    private static List<Fact> asides(FhirRecord record) {
        return record.facts().stream().filter(SetAside.class::isInstance).toList();
    }

    @Test
    void aResourceOfUnknownTypeIsNamedAsWhatItIs() throws IOException {
        write("a.ndjson", lines(ALL));
        write("x.json", Map.of("id", "x").toString());
        assertThat(asides(records().get(0)))
                .containsExactly(new SetAside("x.json", "p", SetAside.UNKNOWN_TYPE, "could not be read"));
    }
}
