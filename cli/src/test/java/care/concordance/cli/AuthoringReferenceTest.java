package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.AuthoringReference;
import care.concordance.authoring.FactTypes;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published reference is the code's. {@code -Dgolden.write=true} writes it anew for review. */
class AuthoringReferenceTest {

    private static final Path PUBLISHED = Path.of("../docs/authoring-reference.md");

    @Test
    void isCurrent() throws IOException {
        String text = AuthoringReference.text(FactTypes.of(ConcordanceEngine.load(
                CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures(), CmsOncologyMeasures.rulePack())));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PUBLISHED, text);
        }
        assertThat(PUBLISHED).content().isEqualTo(text);
    }
}
