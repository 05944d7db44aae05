package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.json.ScenarioSchema;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published schemas of what authors write are those of the code, and hold of everything shipped. {@code
 * -Dgolden.write=true} writes them anew for review.
 */
class AuthorSchemasTest {

    private static final Path ROOT = Path.of("..");
    private static final Schema PAGE = schema(PageSchema.json());
    private static final Schema SCENARIO = schema(ScenarioSchema.json());
    private static final String FACTS =
            "{\"sites\": [{\"id\": \"main\", \"name\": \"Main\", \"scope\": \"IN_SCOPE\"}]}";

    private static Schema schema(String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    @Test
    void thePublishedOnesAreCurrent() throws IOException {
        assertCurrent("page", PageSchema.json());
        assertCurrent("scenario", ScenarioSchema.json());
    }

    private static void assertCurrent(String name, String json) throws IOException {
        Path file = ROOT.resolve("docs/schemas/" + name + ".schema.json");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, json);
        }
        assertThat(file).content().isEqualTo(json);
    }

    @Test
    void everyPageHolds() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (Path page : files("rules/src/main/resources", ".md")) {
            count++;
            PAGE.validate(frontMatter(Files.readString(page)), InputFormat.JSON)
                    .forEach(error -> wrong.add(page + " " + error));
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(200);
    }

    @Test
    void everyScenarioHolds() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String directory : List.of("scenarios", "case-scenarios", "measure-scenarios")) {
            for (Path file : files("rules/src/test/resources/" + directory, ".json")) {
                count++;
                SCENARIO.validate(Files.readString(file), InputFormat.JSON)
                        .forEach(error -> wrong.add(file + " " + error));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(270);
    }

    private static List<Path> files(String directory, String ending) {
        return List.copyOf(RulePack.files(ROOT.resolve(directory), ending).values());
    }

    /** Front matter as the gate reads it, as JSON. */
    private static String frontMatter(String page) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines =
                page.lines().skip(1).takeWhile(line -> !line.equals("---")).toList();
        lines.forEach(line -> values.put(
                line.substring(0, line.indexOf(':')),
                line.substring(line.indexOf(':') + 1).strip()));
        return JsonMapper.shared().writeValueAsString(values);
    }

    /** Each line: what is written in the place of what; the gate refuses each too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: | titel:",
                "level: site | level: Site",
                "level: site | level: sites",
                "basis: parameter | basis: guess",
                "id: CASES-01 | id: cases-01",
                "close-within: 90 days | close-within: 90",
                "close-within: 90 days | close-within: 0 days",
                "effective-from: 2025-01-01 | effective-from: 1.1.2025",
                "owner: Registrar | owner:",
            })
    void aWrongPageDoesNot(String right, String wrong) {
        assertThat(PAGE.validate(frontMatter(ScenariosTest.PAGE), InputFormat.JSON))
                .isEmpty();
        assertThat(ScenariosTest.PAGE).contains(right);
        String page = ScenariosTest.PAGE.replace(right, wrong);
        assertThat(PAGE.validate(frontMatter(page), InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> CompiledPack.check(pack(page))).isInstanceOf(RulePackException.class);
    }

    private static RulePack pack(String page) {
        return RulePack.of(
                "mine", "1", Map.of("cases/CASES-01-x.drl", ScenariosTest.RULES, "cases/CASES-01-x.md", page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'says': 'x'",
                "'asOf': '30.6.2026'",
                "'outcome': 'CONFORMING'",
                "'subject': 'hospital main'",
                "'facts': {'sites': [{'id': 'main', 'name': 'Main', 'scope': 'IN_SCOPE', 'beds': 3}]}",
                "'facts': {'hospitals': []}",
                "'facts': {'tumorBoards': [{'id': 't', 'name': 't', 'site': 'main', 'daysBetweenMeetings': -1}]}",
                "'partner': {'name': 'x'}",
            })
    void aWrongScenarioDoesNot(String member) {
        Map<String, String> right = new LinkedHashMap<>();
        right.put("say", "\"x\"");
        right.put("asOf", "\"2026-06-30\"");
        right.put("subject", "\"site main\"");
        right.put("outcome", "\"GAP\"");
        right.put("facts", FACTS);
        assertThat(SCENARIO.validate(json(right), InputFormat.JSON)).isEmpty();
        for (String name : List.copyOf(right.keySet())) {
            Map<String, String> less = new LinkedHashMap<>(right);
            less.remove(name);
            assertThat(SCENARIO.validate(json(less), InputFormat.JSON)).as(name).isNotEmpty();
        }
        Map<String, String> wrong = new LinkedHashMap<>(right);
        String quoted = member.replace('\'', '"');
        wrong.put(quoted.substring(1, quoted.indexOf('"', 1)), quoted.substring(quoted.indexOf(": ") + 2));
        assertThat(SCENARIO.validate(json(wrong), InputFormat.JSON)).isNotEmpty();
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", ", "[{", "}]"));
    }
}
