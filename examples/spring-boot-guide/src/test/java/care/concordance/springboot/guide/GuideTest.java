package care.concordance.springboot.guide;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.json.FactsJson;
import care.concordance.json.JsonDocument;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks through docs/spring-boot.md: its files are the sample's, and the sample's jar answers as printed. */
class GuideTest {

    private static final Path PROJECT = Path.of("../spring-boot");
    private static final Path BUILT = Path.of("../../consumers/target/it/spring-boot");
    private static final String RIVERBEND = "../data/riverbend-2026.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path pack;

    @SuppressWarnings("NullAway.Init")
    private static String guide;

    @SuppressWarnings("NullAway.Init")
    private static Application application;

    /** What the very first request was answered: it opened the process's first sessions, in the common pool. */
    @SuppressWarnings("NullAway.Init")
    private static HttpResponse<String> first;

    @BeforeAll
    static void start() throws IOException {
        guide = Files.readString(Path.of("../../docs/spring-boot.md"));
        Path own = Path.of("../own-standards");
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(drl|md|properties)"))
                    .toList()) {
                Path copy = pack.resolve(own.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Matcher jar = Pattern.compile("(?m)^java -jar (\\S+)$").matcher(guide);
        assertThat(jar.find()).isTrue();
        application = new Application(BUILT.resolve(jar.group(1)), "--concordance.directory=" + pack);
        String facts = Files.readString(Path.of(RIVERBEND));
        first = application.post("/designations", Collections.nCopies(16, facts).toString());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void everyFilePrintedIsTheSamples() throws IOException {
        Matcher printed = Pattern.compile("(?m)^`([^`\\n]+)`[^\\n]*\\n\\n```\\w+\\n(?s:(.*?))^```$")
                .matcher(guide);
        List<String> files = new ArrayList<>();
        while (printed.find()) {
            files.add(printed.group(1));
            assertThat(printed.group(2))
                    .as(printed.group(1))
                    .isEqualTo(Files.readString(PROJECT.resolve(printed.group(1))));
        }
        assertThat(files)
                .containsExactly(
                        "pom.xml",
                        "src/main/java/com/example/Endpoint.java",
                        "src/main/resources/application.properties",
                        "facts.json");
    }

    @Test
    void versionsPrintedAreThoseBuiltWith() {
        assertThat(guide)
                .contains("<version>" + System.getProperty("spring-boot.version") + "</version>")
                .contains("<version>" + System.getProperty("project.version") + "</version>");
    }

    @Test
    void theRequestPrintedIsAnsweredAsPrinted() throws IOException {
        Matcher sent = Pattern.compile(
                        "(?m)^curl -s -H 'Content-Type: application/json' --data @(\\S+) localhost:8080(/\\S+)$")
                .matcher(guide);
        assertThat(sent.find()).isTrue();
        Matcher answer = Pattern.compile("(?s)answers[^`]*```json\\n(.*?)```").matcher(guide.substring(sent.end()));
        assertThat(answer.find()).isTrue();
        // Without the standard of one's own that this test adds.
        List<JsonNode> shipped = JSON.readTree(application
                        .post(sent.group(2), Files.readString(PROJECT.resolve(sent.group(1))))
                        .body())
                .valueStream()
                .filter(verdict -> !verdict.get("standard").asString().startsWith("OWN-"))
                .toList();
        assertThat(JSON.readTree(answer.group(1)).valueStream()).containsExactlyElementsOf(shipped);
    }

    @Test
    void fiftyClientsAtOnceGetWhatOneGets() throws Exception {
        String facts = Files.readString(Path.of(RIVERBEND));
        String expected = JsonDocument.inShort(ConcordanceEngine.load(
                                CarePartnerStandards.rulePack(), RulePack.directory(Path.of("../own-standards")))
                        .assess(FactsJson.read(facts)))
                .text();
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(clients.submit(() -> application.post("/assessment", facts)));
            }
            for (Future<HttpResponse<String>> each : answers) {
                assertThat(each.get().statusCode()).isEqualTo(200);
                assertThat(FactsJson.print(each.get().body())).isEqualTo(expected);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(JSON.readTree(application
                                .get("/actuator/metrics/concordance.sessions")
                                .body())
                        .at("/measurements/0/value")
                        .asDouble())
                .isZero();
    }

    @Test
    void theCommonPoolJudgesLikeAnyThread() throws IOException {
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        JsonNode designations = JSON.readTree(first.body());
        assertThat(designations.size()).isEqualTo(16);
        String expected = JsonDocument.of(ConcordanceEngine.load(CarePartnerStandards.rulePack())
                        .assess(FactsJson.read(Path.of(RIVERBEND)))
                        .designation())
                .text();
        assertThat(designations.valueStream())
                .allSatisfy(each -> assertThat(each.at("/system/standing"))
                        .isEqualTo(JSON.readTree(expected).at("/system/standing")));
        assertThat(designations.valueStream().distinct()).hasSize(1);
    }

    @Test
    void factsThatCannotBeUsedAreAnsweredWithAllThatIsWrong() {
        HttpResponse<String> refused =
                application.post("/gaps", "{\"asOf\": \"yesterday\", \"partner\": {\"name\": \"x\"}, \"sights\": []}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(refused.body()).get("problems").valueStream())
                .extracting(problem -> problem.get("pointer").asString())
                .containsExactlyInAnyOrder("/asOf", "/sights");
        assertThat(application.post("/gaps", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void aReloadThatIsRefusedLeavesTheOldPackServing() throws IOException {
        String facts = Files.readString(PROJECT.resolve("facts.json"));
        String before = application.post("/gaps", facts).body();
        Path broken = Files.writeString(pack.resolve("BROKEN-01.drl"), "rule");
        HttpResponse<String> refused = application.post("/actuator/concordance", "{}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("BROKEN-01.drl:1:1");
        assertThat(application.post("/gaps", facts).body()).isEqualTo(before);
        JsonNode health = JSON.readTree(application.get("/actuator/health").body());
        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/concordance/details/reloadRefused").asString())
                .contains("BROKEN-01.drl");
        Files.delete(broken);
        assertThat(application.post("/actuator/concordance", "{}").statusCode()).isEqualTo(200);
        JsonNode mended =
                JSON.readTree(application.get("/actuator/health").body()).at("/components/concordance/details");
        assertThat(mended.has("reloadRefused")).isFalse();
        assertThat(mended.at("/editions/0/pack/id").asString()).isEqualTo("msk-care-partners");
        assertThat(mended.at("/editions/0/pack/sha256").asString()).hasSize(64);
        assertThat(mended.at("/editions/1/pack/id").asString()).isEqualTo("example-standards");
    }

    @Test
    void metersAreThoseNamed() {
        String names = application.get("/actuator/metrics").body();
        Matcher named = Pattern.compile("(?m)^\\| `(concordance\\.(?!packs|directory)\\w+)` \\|")
                .matcher(guide);
        List<String> meters = new ArrayList<>();
        while (named.find()) {
            meters.add(named.group(1));
            assertThat(names).contains("\"" + named.group(1) + "\"");
        }
        assertThat(meters).hasSize(3);
        assertThat(JSON.readTree(application
                                .get("/actuator/metrics/concordance.assessments?tag=result:made")
                                .body())
                        .at("/measurements/0/value")
                        .asDouble())
                .isGreaterThanOrEqualTo(16);
    }
}
