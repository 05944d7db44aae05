package care.concordance.naaccr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.TumorCase;
import care.concordance.standards.CarePartnerStandards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples published with the format; they are not part of this repository. */
class SamplesTest {

    private static Path samples = Path.of("");

    @BeforeAll
    static void find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("../shared/data/naaccr/samples").normalize();
            if (Files.isDirectory(candidate)) {
                samples = candidate;
                return;
            }
        }
        assumeTrue(false, "no NAACCR samples beside the repository (../shared/data/naaccr/samples): skipped");
    }

    @ParameterizedTest
    @CsvSource({
        "naaccr-xml-sample-v180-abstract-100.xml.gz, 18, 93, 100",
        "naaccr-xml-sample-v230-abstract-100.xml.gz, 23, 94, 100",
        "naaccr-xml-sample-v250-abstract-100.xml.gz, 25, 90, 100",
        "naaccr-xml-sample-v250-incidence-100.xml.gz, 25, 93, 100",
    })
    void readsEverySampleToTheExactNumberOfPatientsAndTumors(String name, int version, int patients, int tumors) {
        try (NaaccrFile file = NaaccrFile.open(samples.resolve(name))) {
            List<TumorCase> cases = file.cases().toList();
            ReadReport report = file.report();
            assertThat(report.stopped()).isEmpty();
            assertThat(report.version()).isEqualTo(version);
            assertThat(report.patients()).isEqualTo(patients);
            assertThat(report.tumors()).isEqualTo(tumors);
            assertThat(report.setAside()).isEmpty();
            assertThat(cases).hasSize(tumors).doesNotHaveDuplicates();
            assertThat(cases)
                    .allSatisfy(
                            tumor -> assertThat(tumor.diagnosis().isBounded()).isTrue());
            ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
            assertThat(engine.review(cases.stream()))
                    .allSatisfy(review -> assertThat(review.failures()).isEmpty());
        }
    }

    @Test
    void acceptsTheValidDocumentsAndRefusesOrReportsTheInvalidOnes() throws IOException {
        Map<String, ReadReport> reports = new TreeMap<>();
        Map<String, Integer> cases = new TreeMap<>();
        try (InputStream in = Files.newInputStream(samples.resolve("naaccr-xml-samples-v250.zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    try (NaaccrFile file = NaaccrFile.of(new ByteArrayInputStream(zip.readAllBytes()))) {
                        cases.put(entry.getName(), file.cases().toList().size());
                        reports.put(entry.getName(), file.report());
                    }
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        int valid = 0;
        int invalid = 0;
        for (Map.Entry<String, ReadReport> each : reports.entrySet()) {
            ReadReport report = each.getValue();
            boolean clean = report.isComplete()
                    && report.setAside().isEmpty()
                    && report.notices().isEmpty()
                    && report.tumors() == cases.getOrDefault(each.getKey(), -1);
            boolean good = each.getKey().contains("invalid") ? !clean : clean;
            valid += each.getKey().contains("invalid") ? 0 : 1;
            invalid += each.getKey().contains("invalid") ? 1 : 0;
            if (!good) {
                wrong.add(each.getKey() + ": " + report);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(valid).isEqualTo(10);
        assertThat(invalid).isEqualTo(22);
    }
}
