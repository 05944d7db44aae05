package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.followup.Designation;
import care.concordance.json.FactsSchema;
import care.concordance.pack.Finding;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints as JSON is what its published schema says. */
class SchemasTest {

    private static final Path SCHEMAS = Path.of("../docs/schemas");
    private static final String Y2026 = "../examples/data/riverbend-2026.json";
    private static final String REGISTRY = "../examples/data/synthetic-registry-2025.xml.gz";
    private static final String CASES = "../rules/src/test/resources/scenarios";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTERED = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Stream.concat(
                            Stream.of(Map.entry("urn:care.concordance:facts", FactsSchema.json())),
                            Stream.of(
                                            "verdict",
                                            "why-not",
                                            "smallest-change",
                                            "plan",
                                            "simulation",
                                            "changes",
                                            "impact")
                                    .map(name -> Map.entry("urn:care.concordance:" + name, text(name))))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyFormOfEveryCommand() {
        return Stream.of(
                holds("assessment", "assess", Y2026),
                holds("assessment", "assess", Y2026, "--short"),
                holds("assessment", "assess", "../examples/data/hartford-public-record.json"),
                holds("assessment", "assess", "../examples/data/riverbend-2025.json", "--standards-of", "2026-06-30"),
                holds("answer", "why-not", Y2026, "--standard", "TB-01", "--subject", "site ashford"),
                holds("answer", "why-not", Y2026, "--standard", "TB-01", "--subject", "site fairhaven-medical-center"),
                holds("answer", "plan", Y2026),
                holds("answer", "plan", Y2026, "--simulate", "--what-if", "drop TB-04 site ashford"),
                holds("answer", "plan", "../examples/data/hartford-public-record.json"),
                holds("answer", "compare", "../examples/data/riverbend-2025.json", Y2026),
                holds("answer", "impact", Y2026, "--before", "2025-06-30"),
                holds("request", "request", "../examples/data/riverbend-2025.json"),
                holds("request", "request", "../examples/data/hartford-public-record.json", "--for", "Quality officer"),
                holds("review", "review", REGISTRY),
                holds("review", "review", REGISTRY, "--worklist", "--rates"),
                holds("check", "check", "../rules/src/main/resources/standards", "--alone"),
                holds(
                        "test",
                        "test",
                        "../rules/src/main/resources/standards",
                        "--alone",
                        "--scenarios",
                        CASES,
                        "--coverage"),
                holds("test", "test", "../examples/own-standards", "--mutate", "--complete"));
    }

    @Test
    void aReviewThatFailsInPart() throws IOException {
        Path registry = Files.writeString(folder.resolve("cut.xml"), """
            <?xml version="1.0"?>
            <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-250.xml" recordType="I"
             specificationVersion="1.6" xmlns="http://naaccr.org/naaccrxml">
            <Patient><Item naaccrId="patientIdNumber">77</Item><Tumor>
            <Item naaccrId="primarySite">C509</Item><Item naaccrId="rxSummChemo">04</Item></Tumor></Patient>
            <Patient>\
            """);
        String printed =
                Run.command("review", registry.toString(), "--format", "json").out();
        assertThat(JSON.readTree(printed).at("/files/0/stopped").asString()).isNotEmpty();
        assertThat(JSON.readTree(printed).at("/files/0/rejections/0/item").asString())
                .isEqualTo("rxSummChemo");
        assertHolds("review", printed);
    }

    @Test
    void mistakesOfAPack() throws IOException {
        Files.writeString(folder.resolve("LOCAL-01.drl"), "rule one when then end");
        Files.writeString(folder.resolve("LOCAL-01.md"), "no page");
        Run run = Run.command("check", folder.toString(), "--format", "json");
        assertThat(JSON.readTree(run.out()).at("/findings").size()).isGreaterThan(1);
        assertHolds("check", run.out());
    }

    @Test
    void ratesAreFacts() throws IOException {
        Path rates = folder.resolve("rates.json");
        Run.command("review", REGISTRY, "--rates-out", rates.toString());
        assertHolds("rates", Files.readString(rates));
    }

    @Test
    void measuresOfPatients() {
        Path deck = Path.of("../../shared/data/ecqm");
        Assumptions.assumeTrue(Files.isDirectory(deck), "skipped: the official test deck is not beside the project");
        for (String measure : new String[] {"CMS130", "CMS645"}) {
            String cases = deck.resolve(measure).toString();
            Run run = Run.command(
                    "measure", "--deck", cases, "--valuesets", cases, "--measure", measure, "--format", "json");
            assertThat(run.out()).as(run.err()).contains("\"agreement\"");
            assertHolds("measure", run.out());
        }
    }

    /** A schema that lets anything pass would hold too: an unknown member anywhere is refused. */
    @ParameterizedTest
    @MethodSource("names")
    void isItselfValidAndStrict(String name) throws IOException {
        String schema = Files.readString(file(name));
        Schema dialect = REGISTERED.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(dialect.validate(schema, InputFormat.JSON)).isEmpty();
        assertThat(loose(JSON.readTree(schema), name)).isEmpty();
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".schema.json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void itsWordsAreThoseOfTheLibrary() throws IOException {
        JsonNode assessment = JSON.readTree(Files.readString(file("assessment")));
        assertWords(assessment.at("/$defs/Verdict/properties/outcome"), Outcome.values());
        assertWords(assessment.at("/$defs/Row/properties/standing"), Designation.Standing.values());
        assertWords(assessment.at("/$defs/Standard/properties/component"), Standard.Component.values());
        JsonNode check = JSON.readTree(Files.readString(file("check")));
        assertThat(check.at("/properties/findings/items/properties/id/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Finding.Kind.values()).map(Finding.Kind::id).toList());
    }

    private static void assertWords(JsonNode property, Enum<?>... words) {
        assertThat(property.at("/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(words).map(Enum::name).toList());
    }

    /** Where an object may have members that are not named. */
    private static Stream<String> loose(JsonNode schema, String where) {
        Stream<String> here =
                schema.has("properties") && !schema.path("additionalProperties").isBoolean()
                        ? Stream.of(where)
                        : Stream.empty();
        Stream<String> below = Stream.concat(
                Stream.of("properties", "$defs")
                        .flatMap(name -> schema.path(name)
                                .propertyStream()
                                .flatMap(each -> loose(each.getValue(), where + "/" + each.getKey()))),
                schema.has("items") ? loose(schema.get("items"), where + "/items") : Stream.empty());
        return Stream.concat(here, below);
    }

    private static DynamicTest holds(String schema, String... command) {
        return DynamicTest.dynamicTest(String.join(" ", command), () -> {
            String[] json = Stream.concat(Stream.of(command), Stream.of("--format", "json"))
                    .toArray(String[]::new);
            Run run = Run.command(json);
            assertThat(run.out()).as(run.err()).startsWith("{");
            assertHolds(schema, run.out());
        });
    }

    static void assertHolds(String schema, String json) {
        assertThat(REGISTERED.getSchema(text(schema)).validate(json, InputFormat.JSON))
                .isEmpty();
    }

    private static String text(String schema) {
        try {
            return Files.readString(file(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String schema) {
        return SCHEMAS.resolve(schema + ".schema.json");
    }
}
