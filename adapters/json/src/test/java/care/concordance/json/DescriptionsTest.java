package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.FactType;
import care.concordance.facts.TumorCase;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.facts.measure.MeasureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DescriptionsTest {

    private static final Path FACTS = Path.of("../../core/src/main/java/care/concordance/facts");
    private static final Path KEPT = Path.of("src/main/resources/care/concordance/json/descriptions.properties");

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/", Pattern.DOTALL);

    /** A comment, annotations, and a method without parameters. */
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[A-Z]\\w*(?:\\((?:\"[^\"]*\"|[^\")])*\\))?\\s*)*public (?:@Nullable )?[\\w.<>]+ (\\w+)\\(\\) \\{",
            Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\{@(?:code|link|linkplain) +([^}]*)}");

    @Test
    void areWhatTheRecordsSayOfThemselves() throws IOException {
        StringBuilder said = new StringBuilder();
        for (Class<? extends Record> each : types()) {
            String type = Descriptions.name(each);
            String source = Files.readString(FACTS.resolve(type.replace('.', '/') + ".java"));
            Matcher first = COMMENT.matcher(source);
            // Of the type: the last comment before its declaration.
            String comment = "";
            while (first.find() && first.start() < source.indexOf(" record " + each.getSimpleName())) {
                comment = plain(first.group(1));
            }
            String[] parts = comment.split("@param ");
            said.append(type)
                    .append('=')
                    .append(sentence(firstSentence(parts[0])))
                    .append('\n');
            assertThat(parts).as(type).hasSize(FactType.of(each).components().size() + 1);
            for (int i = 1; i < parts.length; i++) {
                String[] words = parts[i].strip().split(" ", 2);
                said.append(type).append('.').append(words[0]).append('=');
                said.append(sentence(withoutNull(words[1]))).append('\n');
            }
            derived(source, each)
                    .forEach((name, words) -> said.append(type)
                            .append('.')
                            .append(name)
                            .append('=')
                            .append(sentence(words))
                            .append('\n'));
        }
        Path current = Path.of("target/descriptions.properties");
        Files.writeString(current, said);

        assertThat(Files.mismatch(KEPT, current))
                .as("copy adapters/json/%s over adapters/json/%s: they differ at byte", current, KEPT)
                .isEqualTo(-1);
    }

    /** Every record that a document states, a registry or a patient's record gives, or that follows from others. */
    private static List<Class<? extends Record>> types() {
        List<Class<? extends Record>> types = new ArrayList<>();
        Section.ALL.forEach(section -> types.add(section.type()));
        types.add(TumorCase.class);
        types.addAll(MeasureFacts.TYPES);
        DerivedFacts.TYPES.forEach(type -> types.add(type.asSubclass(Record.class)));
        return types.stream().distinct().toList();
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^ *\\*", "").replaceAll("\\s+", " ");
    }

    /** What its methods without parameters say that they are, by name. */
    private static Map<String, String> derived(String source, Class<?> type) {
        Map<String, String> derived = new LinkedHashMap<>();
        Matcher methods = METHOD.matcher(source);
        while (methods.find()) {
            if (FactType.of(type).component(methods.group(2)) == null) {
                derived.put(
                        methods.group(2),
                        plain(methods.group(1)).split(" @(return|param)")[0].strip());
            }
        }
        return derived;
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
