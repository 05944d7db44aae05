package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.FactType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

    private static final Path FACTS = Path.of("../../core/src/main/java/care/concordance/facts");
    private static final Path KEPT = Path.of("src/main/resources/care/concordance/json/descriptions.properties");

    private static final Pattern LINK = Pattern.compile("\\{@(?:code|link|linkplain) +([^}]*)}");

    @Test
    void areWhatTheRecordsSayOfThemselves() throws IOException {
        StringBuilder said = new StringBuilder();
        for (Section section : Section.ALL) {
            String type = section.type().getSimpleName();
            String source = Files.readString(FACTS.resolve(type + ".java"));
            String comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                    .replaceAll("(?m)^ *\\*", "")
                    .replaceAll("\\s+", " ");
            String[] parts = comment.split("@param ");
            said.append(type)
                    .append('=')
                    .append(sentence(firstSentence(parts[0])))
                    .append('\n');
            assertThat(parts)
                    .as(type)
                    .hasSize(FactType.of(section.type()).components().size() + 1);
            for (int i = 1; i < parts.length; i++) {
                String[] words = parts[i].strip().split(" ", 2);
                said.append(type).append('.').append(words[0]).append('=');
                said.append(sentence(withoutNull(words[1]))).append('\n');
            }
        }
        Path current = Path.of("target/descriptions.properties");
        Files.writeString(current, said);

        assertThat(Files.mismatch(KEPT, current))
                .as("copy adapters/json/%s over adapters/json/%s: they differ at byte", current, KEPT)
                .isEqualTo(-1);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end);
    }

    /** What null means is said of each component in the words of its form: left out, or blank. */
    private static String withoutNull(String text) {
        return text.replaceAll("[;,] null (when|if) [^;]*", "");
    }

    private static String sentence(String text) {
        Matcher link = LINK.matcher(text.strip());
        String plain = link.replaceAll(match -> {
            String[] target = match.group(1).split(" ", 2);
            return Matcher.quoteReplacement(target.length == 2 ? target[1] : target[0].replaceAll(".*#|\\(.*", ""));
        });
        String sentence = plain.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + plain.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
