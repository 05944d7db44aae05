package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registry files as they lie about: broken ones beside good ones, folders, archives, the same twice. */
class RegistryAsItLiesTest {

    private static final String ROOT = "<NaaccrData xmlns=\"http://naaccr.org/naaccrxml\" recordType=\"A\""
            + " specificationVersion=\"1.7\" baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-250.xml\">\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String patient(String id, String facility, String more) {
        return "<Patient><Item naaccrId=\"patientIdNumber\">" + id
                + "</Item><Tumor><Item naaccrId=\"reportingFacility\">" + facility
                + "</Item><Item naaccrId=\"primarySite\">C509</Item>" + more + "</Tumor></Patient>\n";
    }

    private Path document(String name, String... patients) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, ROOT + String.join("", patients) + "</NaaccrData>\n");
    }

    @Test
    void oneBadDocumentLosesNoOther() throws IOException {
        Path good = document("good.xml", patient("1", "a", ""));
        Path later = document("later.xml", patient("2", "a", ""));
        Path damaged = Files.write(folder.resolve("damaged.xml.gz"), new byte[] {0x1f, (byte) 0x8b, 9, 9});
        Path flat = Files.writeString(folder.resolve("flat.txt"), "I" + "8".repeat(100));
        Path json = Files.writeString(folder.resolve("facts.json"), "{}");
        Run run = Run.command(
                "review",
                good.toString(),
                damaged.toString(),
                flat.toString(),
                json.toString(),
                folder.resolve("none").toString(),
                later.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .contains("good.xml: 1 patients")
                .contains("later.xml: 1 patients")
                .contains("Measures of 2 cases");
        assertThat(run.err())
                .contains("damaged.xml.gz: line 1, column 1: the file ends early or is damaged")
                .contains("it is a flat file")
                .contains("it is not XML")
                .contains("none: line 1, column 1: there is no such file");
    }

    @Test
    void foldersAndArchivesAreRead() throws IOException {
        document("many/a.xml", patient("1", "a", ""));
        document("many/deeper/b.xml", patient("2", "a", ""));
        Path zip = folder.resolve("c.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("in/c.xml"));
            out.write((ROOT + patient("3", "a", "") + "</NaaccrData>").getBytes(StandardCharsets.UTF_8));
        }
        Run run = Run.command("review", folder.resolve("many").toString(), zip.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("many/a.xml: 1 patients")
                .contains("many/deeper/b.xml: 1 patients")
                .contains("c.zip!in/c.xml: 1 patients")
                .contains("Measures of 3 cases");
    }

    @Test
    void aCaseMetAgainCountsOnceAndAnotherOfItsIdIsNoted() throws IOException {
        String other = patient("1", "a", "<Item naaccrId=\"dateOfDiagnosis\">20250101</Item>");
        Path file = document("r.xml", patient("1", "a", ""), patient("1", "a", ""), other, patient("1", "b", ""));
        Run run = Run.command("review", file.toString(), file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("met before, value for value, and counted once: 1 cases")
                .contains("with the id of another case of the site, and counted each: 1 cases")
                .contains("Measures of 4 cases");
    }

    @Test
    void aFacilityIsOneHoweverItsIdIsPadded() throws IOException {
        Path file = document("r.xml", patient("1", "0000000042", ""), patient("2", "42", ""));
        Run run = Run.command("review", file.toString(), "--site", "042=main", "--site", "43=north", "--worklist");
        assertThat(run.err()).contains("--site 43").doesNotContain("--site 42");
        assertThat(run.out()).doesNotContain("0000000042");
    }

    @Test
    void aRejectedOrCutCaseIsNotSaidToBeMissing() throws IOException {
        String bad = patient(
                "1", "a", "<Item naaccrId=\"behaviorCodeIcdO3\">7</Item><Item naaccrId=\"rxSummChemo\">04</Item>");
        Path rejected = document("rejected.xml", bad, patient("2", "a", ""));
        Run run = Run.command("review", rejected.toString(), "--case", "1/1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("behaviorCodeIcdO3")
                .contains("rxSummChemo")
                .doesNotContain("there is no case");
        Path cut = Files.writeString(folder.resolve("cut.xml"), ROOT + patient("2", "a", "") + "<Patient>");
        assertThat(Run.command("review", cut.toString(), "--case", "2/1").exit())
                .isEqualTo(2);
        assertThat(Run.command("review", cut.toString(), "--case", "3/1").err())
                .contains("there is no case 3/1 in what can be read");
        assertThat(Run.command("review", rejected.toString(), "--case", "2/1").exit())
                .isZero();
    }

    @Test
    void failOnAsksForWhatItSays() throws IOException {
        Path nothing = document("nothing.xml");
        assertThat(Run.command("review", nothing.toString(), "--fail-on", "gap").exit())
                .isEqualTo(2);
        assertThat(Run.command("review", "../examples/data/synthetic-registry-2025.xml.gz", "--fail-on", "gap")
                        .exit())
                .isEqualTo(1);
    }
}
