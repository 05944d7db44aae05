package care.concordance.report;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.print.PrintOptions;

/** A headless Chromium with a page in it, and a folder for what comes out of it. */
final class Browser implements AutoCloseable {

    private static final List<Path> BINARIES = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
            .map(Path::of)
            .toList();
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Path folder;
    private final ChromeDriver driver;

    private Browser(Path binary, Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion");
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", this.folder.toString(), "download.prompt_for_download", false));
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        driver = new ChromeDriver(options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    }

    /** Null where there is no browser. */
    private static @Nullable Browser start(Path folder) throws IOException {
        Path binary = BINARIES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        return binary == null || !Files.isExecutable(DRIVER) ? null : new Browser(binary, folder);
    }

    /** Skips the test where there is no browser; in CI, where there has to be one, it fails. */
    static Browser startOrSkip(Path folder) throws IOException {
        String lacks =
                "no browser: install chromium and chromium-driver to test what pages look like and how they answer";
        Browser started = start(folder);
        if (started == null && System.getenv("CI") != null) {
            fail(lacks);
        }
        Assumptions.assumeTrue(started != null, lacks);
        return Objects.requireNonNull(started);
    }

    /** Writes a page into the folder and opens it from there. */
    void open(String name, String page, String fragment) throws IOException {
        Path file = Files.writeString(folder.resolve(name), page);
        // Another fragment of the page that is open already would not load it anew.
        driver.get("about:blank");
        driver.get(file.toUri() + fragment);
    }

    /** How wide and high the window is, by day or by night, on screen or on paper. */
    void look(int width, int height, String scheme, String media) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @Nullable
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    long number(String script, Object... arguments) {
        return ((Number) Objects.requireNonNull(run("return " + script, arguments))).longValue();
    }

    String text(String script, Object... arguments) {
        return String.valueOf(run("return " + script, arguments));
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    Path folder() {
        return folder;
    }

    void screenshot(String name) throws IOException {
        Files.write(folder.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** The page on paper, as PDF, in a file of the folder. */
    Path print(String name) throws IOException {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        byte[] pdf = Base64.getDecoder().decode(driver.print(new PrintOptions()).getContent());
        return Files.write(folder.resolve(name), pdf);
    }

    /**
     * What axe finds that hinders somebody seriously, one a line.
     *
     * @param rules the rules to look by; all when none is named
     */
    @SuppressWarnings("unchecked")
    List<String> barriers(String... rules) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Browser.class.getResourceAsStream("/axe.min.js"), "axe-core is on the test's class path")) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
            var done = arguments[arguments.length - 1];
            var options = { resultTypes: ['violations'] };
            if (arguments[0].length) { options.runOnly = arguments[0]; }
            axe.run(document, options).then(function (found) {
              done(found.violations.filter(function (v) { return v.impact === 'serious' || v.impact === 'critical'; })
                .map(function (v) { return v.id + ': ' + v.nodes.slice(0, 5).map(function (n) { return n.html.slice(0, 200) + ' ' + n.failureSummary; }).join(' | '); }));
            }, function (e) { done(['axe failed: ' + e]); });
            """, (Object) List.of(rules)));
    }

    /** What the browser complained of since it was last asked: scripts that fail, and all that the policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
