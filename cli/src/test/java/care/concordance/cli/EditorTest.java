package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the extension for VS Code says of the server is so. */
class EditorTest {

    private static final Path EXTENSION = Path.of("../editors/vscode");

    @Test
    void theExtensionStartsACommandThereIs() throws IOException {
        String script = Files.readString(EXTENSION.resolve("extension.js"));
        assertThat(script).contains("args: ['-jar', jar, 'language-server']");
        assertThat(Main.commandLine().getSubcommands()).containsKey("language-server");
    }

    @Test
    void itContributesWhatTheScriptUses() throws IOException {
        JsonNode contributes = JsonMapper.shared()
                .readTree(Files.readString(EXTENSION.resolve("package.json")))
                .get("contributes");
        String script = Files.readString(EXTENSION.resolve("extension.js"));
        Matcher settings = Pattern.compile("settings\\.get\\('(\\w+)'\\)").matcher(script);
        int count = 0;
        for (; settings.find(); count++) {
            assertThat(contributes.at("/configuration/properties").has("concordance." + settings.group(1)))
                    .as(settings.group(1))
                    .isTrue();
        }
        assertThat(count).isEqualTo(contributes.at("/configuration/properties").size());
        assertThat(script)
                .contains("language: '" + contributes.at("/languages/0/id").asString() + "'");
        assertThat(contributes.at("/languages/0/extensions/0").asString()).isEqualTo(".drl");
        assertThat(EXTENSION.resolve(
                        contributes.at("/languages/0/configuration").asString()))
                .isRegularFile();
        assertThat(Files.readString(EXTENSION.resolve("README.md")))
                .contains("docs/schemas/scenario.schema.json", "language-server");
        assertThat(Path.of("../docs/schemas/scenario.schema.json")).isRegularFile();
    }
}
