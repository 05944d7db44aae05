package care.concordance;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.internal.pack.SamplePack;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An application that is deployed again and again in one container, always by the same thread, leaves nothing behind: each
 * deployment has a class loader of its own with the library and Drools, compiles a pack, judges, and is let go. In a process
 * of its own, whose class loaders nobody else holds.
 */
class RedeployTest {

    @Test
    void aDeploymentLetGoIsGone() throws IOException, InterruptedException {
        assertNothingIsLeftOf(3);
    }

    @Tag("long")
    @Test
    void twentyDeploymentsAreGone() throws IOException, InterruptedException {
        assertNothingIsLeftOf(20);
    }

    private static void assertNothingIsLeftOf(int deployments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        RedeployTest.class.getName(),
                        Integer.toString(deployments))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("of " + deployments + " deployments before the last 0 are left");
    }

    /**
     * Deploys, judges and lets go.
     *
     * @param arguments how often
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        List<WeakReference<ClassLoader>> deployments = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            deployments.add(new WeakReference<>(deployed()));
        }
        // What remembers a deployment's last class until it sees another is this process's, and no growth.
        deployed();
        long left = deployments.size();
        // Collecting is asked for, not promised; what Drools' last threads hold goes when they end.
        for (int i = 0; i < 50 && left > 0; i++) {
            System.gc();
            Thread.sleep(100);
            left = deployments.stream().filter(each -> each.get() != null).count();
        }
        System.out.println("of " + deployments.size() + " deployments before the last " + left + " are left");
    }

    private static ClassLoader deployed() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(url(entry));
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass(Application.class.getName()).getMethod("run").invoke(null);
            return loader;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }

    /** What is deployed. */
    public static final class Application {

        /** Compiles a pack and judges a partner, walked and in a session. */
        public static void run() {
            ConcordanceEngine engine = ConcordanceEngine.load(SamplePack.with(drl -> drl));
            PartnerSnapshot snapshot = PartnerSnapshot.real(
                    "Example",
                    LocalDate.of(2026, 6, 30),
                    List.of(SiteBuilder.builder()
                            .id("main")
                            .name("Main")
                            .scope(Site.Scope.IN_SCOPE)
                            .build()));
            if (!engine.assess(snapshot)
                    .verdicts()
                    .equals(engine.verify(snapshot).verdicts())) {
                throw new IllegalStateException("a session says something else");
            }
        }

        private Application() {}
    }
}
