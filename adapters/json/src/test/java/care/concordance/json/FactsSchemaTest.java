package care.concordance.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import care.concordance.PartnerSnapshot;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FactsSchemaTest {

    private static final Path ROOT = Path.of("../..");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(FactsSchema.json());

    @Test
    void thePublishedSchemaIsCurrent() throws IOException {
        Path published = ROOT.resolve("docs/facts.schema.json");
        Path current = Path.of("target/facts.schema.json");
        Files.writeString(current, FactsSchema.json());

        assertThat(Files.mismatch(published, current))
                .as("copy adapters/json/target/facts.schema.json over docs/facts.schema.json: they differ at byte")
                .isEqualTo(-1);
        try (InputStream resource = requireNonNull(FactsSchema.class.getResourceAsStream("facts.schema.json"))) {
            assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(FactsSchema.json());
        }
    }

    /** Units and meaning stand in the description, what is possible in the range. */
    @Test
    void everyPropertyIsDescribedAndEveryNumberHasARange() {
        JsonNode schema = JsonMapper.shared().readTree(FactsSchema.json());
        List<JsonNode> objects = new ArrayList<>(List.of(schema));
        schema.get("$defs").forEach(objects::add);
        int properties = 0;
        for (JsonNode object : objects) {
            for (Map.Entry<String, JsonNode> property : object.get("properties").properties()) {
                properties++;
                String what = property.getKey();
                assertThat(property.getValue().path("description").asString())
                        .as(what)
                        .isNotBlank();
                if (property.getValue().path("type").toString().matches(".*(integer|number).*")) {
                    assertThat(property.getValue().has("minimum")).as(what).isTrue();
                    assertThat(property.getValue().has("maximum")).as(what).isTrue();
                }
            }
        }
        assertThat(properties).isGreaterThan(290);
    }

    @Test
    void isItselfValid() {
        Schema dialect = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(dialect.validate(FactsSchema.json(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void acceptsWhatIsWritten() {
        PartnerSnapshot snapshot = new PartnerSnapshot("Example", Samples.AS_OF, true, Samples.ofEveryType());

        assertThat(errors(FactsJson.write(snapshot))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> acceptsTheExamples() throws IOException {
        Path examples = ROOT.resolve("examples/data");
        if (!Files.isDirectory(examples)) {
            return Stream.empty();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(examples)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    assertThat(errors(Files.readString(file))).isEmpty();
                    assertThatCode(() -> FactsJson.read(file)).doesNotThrowAnyException();
                }));
    }

    /** Each line: a document's members with ` for ", and the place that reader and schema both refuse. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "`regions`: {} | /regions",
                "`agreement`: [] | /agreement",
                "`regions`: [{`id`: 7, `name`: `n`}] | /regions/0/id",
                "`regions`: [{`id`: `r`, `name`: ` `}] | /regions/0/name",
                "`regions`: [{`id`: `r`}] | /regions/0",
                "`regions`: [{`id`: `r`, `name`: null}] | /regions/0/name",
                "`agreement`: {`termsMutual`: `yes`} | /agreement/termsMutual",
                "`agreement`: {`signed`: `1.1.2025`} | /agreement/signed",
                "`agreement`: {`milestones`: 1.5} | /agreement/milestones",
                "`agreement`: {`milestones`: -1} | /agreement/milestones",
                "`agreement`: {`milestones`: 1001} | /agreement/milestones",
                "`partner`: {`name`: `n`, `programme`: `PARTNER`} | /partner/programme",
                "`committees`: [{`id`: `c`, `kind`: `QUALITY`, `disciplines`: [`NURSE`]}] |"
                        + " /committees/0/disciplines/0",
                "`scores`: [{`standard`: `s`, `about`: `main`, `by`: `MSK`, `points`: 1}] | /scores/0/about",
                "`synthetic`: `no` | /synthetic",
            })
    void refusesWhatTheReaderRefuses(String members, String pointer) {
        String document = "{\"asOf\": \"2026-06-30\", "
                + (members.contains("`partner`") ? "" : "\"partner\": {\"name\": \"n\"}, ")
                + members.replace('`', '"') + "}";

        assertThat(errors(document)).contains(pointer);
        assertThat(problems(document)).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}",
                "[]",
                "{`asOf`: `2026-06-30`, `partner`: {`name`: `n`}, `sight`: []}",
                "{`asOf`: `2026-06-30`, `partner`: {`name`: `n`}, `agreement`: {`sined`: `2025-01-01`}}",
                "{`asOf`: `2026-06-30`, `partner`: {`name`: `n`}, `committees`: [{`id`: `c`, `kind`: `QUALITY`,"
                        + " `disciplines`: [`NURSING`, `NURSING`]}]}",
            })
    void refusesWhatIsMissingUnknownOrTwice(String document) {
        assertThat(errors(document.replace('`', '"'))).isNotEmpty();
        assertThat(problems(document.replace('`', '"'))).isNotEmpty();
    }

    @Test
    void acceptsAReferenceToItselfAndNullForUnknown() {
        String document = "{\"$schema\": \"facts.schema.json\", \"asOf\": \"2026-06-30\","
                + " \"partner\": {\"name\": \"n\", \"programme\": null, \"annualNewCases\": null},"
                + " \"agreement\": {\"signed\": null, \"termsMutual\": null}}";

        assertThat(errors(document)).isEmpty();
        assertThatCode(() -> FactsJson.read(document)).doesNotThrowAnyException();
    }

    private static List<String> errors(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).stream()
                .map((Error error) -> error.getInstanceLocation().toString())
                .toList();
    }

    private static List<String> problems(String document) {
        try {
            FactsJson.read(document);
            return List.of();
        } catch (FactsJsonException e) {
            return e.problems().stream()
                    .map(FactsJsonException.Problem::pointer)
                    .toList();
        }
    }
}
