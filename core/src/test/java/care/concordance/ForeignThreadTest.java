package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.internal.pack.SamplePack;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thread whose context class loader is null or knows nothing of this library judges as any other, as the first of its
 * process too: in a process of its own, because Drools keeps what it finds.
 */
class ForeignThreadTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "another"})
    void judgesAsAnyOther(String loader) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        ForeignThreadTest.class.getName(),
                        loader)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("there CONCORDANT").contains("then on the main thread CONCORDANT");
    }

    /**
     * Judges on a thread with another context class loader, then on this one.
     *
     * @param arguments which class loader the thread has
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        Thread thread = new Thread(() -> System.out.println("there " + judged()));
        thread.setContextClassLoader(arguments[0].equals("null") ? null : new URLClassLoader(new URL[0], null));
        thread.start();
        thread.join();
        System.out.println("then on the main thread " + judged());
    }

    private static String judged() {
        ConcordanceEngine engine = ConcordanceEngine.load(SamplePack.with(drl -> drl));
        List<PartnerFact> facts = List.of(
                new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, null),
                TumorBoardBuilder.builder()
                        .id("t")
                        .name("t")
                        .site("main")
                        .daysBetweenMeetings(14)
                        .build());
        PartnerSnapshot snapshot = PartnerSnapshot.real("Example", LocalDate.of(2026, 6, 30), facts);
        Assessment assessment = engine.verify(snapshot);
        return assessment
                .verdict("TB-01", Subject.site("main"))
                .orElseThrow()
                .outcome()
                .name();
    }
}
