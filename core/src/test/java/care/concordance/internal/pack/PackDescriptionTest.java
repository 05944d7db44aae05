package care.concordance.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a directory's pack.properties says is read, or refused. */
class PackDescriptionTest {

    @TempDir
    private Path directory;

    private RulePack described(String properties) throws IOException {
        Files.write(directory.resolve("pack.properties"), properties.getBytes(StandardCharsets.UTF_8));
        return RulePack.directory(directory);
    }

    @Test
    void idAndVersion() throws IOException {
        assertThat(described("id=lakeside\nversion = 2").toString()).isEqualTo("lakeside 2");
        assertThat(described("\uFEFFid=lakeside\nversion=2").toString())
                .as("a byte order mark")
                .isEqualTo("lakeside 2");
        assertThat(described("id=Süd (neu)").toString()).isEqualTo("Süd (neu) 0");
        assertThat(described("").toString()).isEqualTo(directory.getFileName() + " 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=\\u001b[2J",
                "id=a\\nb",
                "id=a\u202Eb",
                "id=",
                "version=\\u0020",
                "ID=lakeside",
                "name=lakeside",
                "id=a\\u00zz",
                "id=a\uFFFD"
            })
    void whatCannotBeUsedIsRefused(String properties) {
        assertThatThrownBy(() -> described(properties)).isInstanceOfSatisfying(RulePackException.class, refused -> {
            assertThat(refused.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.file()).isEqualTo("pack.properties"));
            assertThat(refused.getMessage()).doesNotContain("\u001b", "\u202E");
        });
    }

    @Test
    void twoPacksHaveTwoIds() {
        RulePack one = RulePack.of("sample", "1", Map.of());
        assertThatThrownBy(() -> ConcordanceEngine.load(one, RulePack.of("sample", "2", Map.of())))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("another pack's");
    }
}
