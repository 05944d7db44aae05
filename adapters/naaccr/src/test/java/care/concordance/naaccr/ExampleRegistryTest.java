package care.concordance.naaccr;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.TumorCase;
import care.concordance.testing.NaaccrWriter;
import care.concordance.testing.SyntheticRegistry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The registry the examples read is the generator's and nobody's patients. */
class ExampleRegistryTest {

    private static final Path FILE = Path.of("../../examples/data/synthetic-registry-2025.xml.gz");

    private static Stream<TumorCase> cases() {
        return SyntheticRegistry.realistic(2025)
                .cases(12_000)
                .filter(tumor -> tumor.diagnosis().isBounded()
                        && tumor.diagnosis().earliest().getYear() == 2025
                        && tumor.diagnosis().latest().getYear() == 2025);
    }

    @Test
    void theExampleIsWhatTheGeneratorWrites() throws IOException {
        StringBuilder expected = new StringBuilder();
        NaaccrWriter.write(cases(), expected);
        if (Boolean.getBoolean("concordance.rewrite")) {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(FILE)), StandardCharsets.UTF_8))) {
                out.append(expected);
            }
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FILE))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .as("run this test with -Dconcordance.rewrite=true to write it anew")
                    .isEqualTo(expected.toString());
        }
        assertThat(expected).contains("<!-- Synthetic").contains("<Item naaccrId=\"registryId\">SYNTHETIC</Item>");
    }
}
