package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.testing.FactGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pack as built: its model is there, is what gets loaded, and belongs to the texts beside it. */
class BuiltPackTest {

    private static final String ID = "msk-care-partners";
    private static final String INDEX = "META-INF/concordance/" + ID + ".pack";
    private static final String TEXT = "standards/tumorboards/TB-01-meets-on-cadence.drl";

    private static final ClassLoader LOADER = CarePartnerStandards.class.getClassLoader();

    @Test
    void theCompiledModelIsInTheBuiltOutput() throws IOException {
        assertThat(text(INDEX).lines().filter(line -> line.startsWith("model=")))
                .singleElement()
                .satisfies(line -> assertThat(LOADER.getResource(
                                line.substring("model=".length()).replace('.', '/') + ".class"))
                        .isNotNull());
    }

    /** A pack whose model is not there is refused when it is loaded, and not when a session first asks for it. */
    @Test
    void loadingUsesTheModel() throws IOException {
        String gone = text(INDEX).replaceAll("Rules(?=[0-9A-F])", "Gone");
        RulePack pack = RulePack.classpath(ID, with(Map.of(INDEX, gone)));
        assertThatThrownBy(() -> ConcordanceEngine.load(pack))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("cannot be loaded")
                .hasMessageContaining("mvn clean package");
    }

    /** What is walked comes from one class, and not from the model's thousand. */
    @Test
    void loadingUsesTheCode() throws IOException {
        String gone = text(INDEX).replaceAll("RuleCode(?=[0-9a-f])", "GoneCode");
        RulePack pack = RulePack.classpath(ID, with(Map.of(INDEX, gone)));
        assertThatThrownBy(() -> ConcordanceEngine.load(pack))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("its code care.concordance.standards.GoneCode")
                .hasMessageContaining("cannot be loaded")
                .hasMessageContaining("mvn clean package");
    }

    /** A pack that an earlier version of the library built has none, and is judged by its model. */
    @Test
    void aPackWithoutItsCodeIsJudgedAlike() throws IOException {
        String without = text(INDEX).replaceAll("(?m)^code=.*$", "");
        RulePack pack = RulePack.classpath(ID, with(Map.of(INDEX, without)));
        CompiledPack compiled = CompiledPack.of(pack, Map.of());
        assertThat(compiled.code()).isNull();
        PartnerSnapshot snapshot = new FactGenerator(new Random(11), compiled.rules()).snapshot();
        assertThat(ConcordanceEngine.load(pack).assess(snapshot).verdicts())
                .isNotEmpty()
                .isEqualTo(ConcordanceEngine.load(CarePartnerStandards.rulePack())
                        .assess(snapshot)
                        .verdicts());
    }

    @Test
    void textsOtherThanThoseCompiledAreRefused() throws IOException {
        String edited = text(TEXT).replace("<= 14", "<= 21");
        assertThatThrownBy(() -> RulePack.classpath(ID, with(Map.of(TEXT, edited))))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("the texts are not those the rules were compiled from")
                .hasMessageContaining("mvn clean package");
    }

    @Test
    void aPackThatIsNotThereSaysWhatToDo() {
        assertThatThrownBy(() -> RulePack.classpath("nobody", LOADER))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("no rule pack nobody on the class path")
                .hasMessageContaining("put the pack's jar on the class path");
    }

    @Test
    void anIncompleteIndexNamesEverythingItLacks() {
        assertThatThrownBy(() -> RulePack.classpath(ID, with(Map.of(INDEX, "version=1\nfolder=standards\n"))))
                .isInstanceOfSatisfying(
                        RulePackException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(finding -> finding.problem())
                                .containsExactly(
                                        "the index has no files", "the index has no model", "the index has no sha256"));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        String more = text(INDEX).replace("files=", "files=x/Y-01-gone.drl,");
        assertThatThrownBy(() -> RulePack.classpath(ID, with(Map.of(INDEX, more))))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("the index names x/Y-01-gone.drl");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = LOADER.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The class path with some resources changed. */
    private static ClassLoader with(Map<String, String> changed) {
        return new ClassLoader(LOADER) {
            @Override
            public @Nullable URL getResource(String name) {
                String text = changed.get(name);
                return text == null ? super.getResource(name) : url(text);
            }
        };
    }

    private static URL url(String text) {
        URLStreamHandler handler = new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() {
                        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                    }
                };
            }
        };
        try {
            return new URL(null, "memory:text", handler);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
