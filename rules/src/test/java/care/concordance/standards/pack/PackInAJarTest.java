package care.concordance.standards.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.WrittenPack;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.standards.CarePartnerStandards;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shipped pack in a jar: its texts are read only when they are asked for, and a changed one is still refused. */
class PackInAJarTest {

    private static final String ID = "case-measures";
    private static final String TEXT = "cases/colon/COLON-02-twelve-nodes.drl";

    @TempDir
    Path directory;

    @Test
    void textsAreReadWhenTheyAreAskedFor() throws IOException {
        try (Jar jar = new Jar(jar(Map.of()))) {
            RulePack pack = RulePack.classpath(ID, jar);
            RulePack unpacked = CarePartnerStandards.caseMeasures();
            assertThat(CompiledPack.of(pack, Map.of()).rules())
                    .isEqualTo(CompiledPack.of(unpacked, Map.of()).rules());
            assertThat(pack.sha256()).isEqualTo(unpacked.sha256());
            assertThat(jar.asked).isNotEmpty().noneMatch(name -> name.startsWith("cases/"));

            assertThat(pack.files()).isEqualTo(unpacked.files());
            assertThat(jar.asked).contains(TEXT);
            assertThat(RulePack.of(ID, pack.version(), pack.files()).sha256()).isEqualTo(pack.sha256());
        }
    }

    @Test
    void aChangedTextIsRefused() throws IOException {
        try (Jar jar = new Jar(jar(Map.of(TEXT, "rule nothing")))) {
            assertThatThrownBy(() -> RulePack.classpath(ID, jar))
                    .isInstanceOf(RulePackException.class)
                    .hasMessageContaining("the texts are not those the rules were compiled from");
        }
    }

    @Test
    void aMissingTextIsRefused() throws IOException {
        try (Jar jar = new Jar(jar(Map.of(TEXT, "")))) {
            assertThatThrownBy(() -> RulePack.classpath(ID, jar))
                    .isInstanceOf(RulePackException.class)
                    .hasMessageContaining("the index names " + TEXT.substring("cases/".length()));
        }
    }

    /** What was written at the build is no more than a shortcut. */
    @Test
    void withoutWhatTheGateReadTheTextsAreReadAndCheckedAgain() throws IOException {
        try (Jar jar = new Jar(jar(Map.of("META-INF/concordance/" + ID + ".passed", "of another library")))) {
            RulePack pack = RulePack.classpath(ID, jar);
            assertThat(((WrittenPack) pack).passed()).isNull();
            assertThat(jar.asked).contains(TEXT);
            assertThat(CompiledPack.of(pack, Map.of()).rules())
                    .isEqualTo(CompiledPack.of(CarePartnerStandards.caseMeasures(), Map.of())
                            .rules());
        }
    }

    /** @param instead texts to put in the place of others; an empty one leaves the file out */
    private Path jar(Map<String, String> instead) throws IOException {
        Path classes = Path.of(URI.create(CarePartnerStandards.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        Path jar = directory.resolve("pack.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.startsWith("META-INF/") || name.startsWith("cases/")) {
                    byte[] bytes = instead.containsKey(name)
                            ? instead.get(name).getBytes(StandardCharsets.UTF_8)
                            : Files.readAllBytes(file);
                    if (bytes.length > 0) {
                        zip.putNextEntry(new ZipEntry(name));
                        zip.write(bytes);
                    }
                }
            }
        }
        return jar;
    }

    /** The pack's texts and index from the jar alone, its classes from where they are; notes which texts it is asked for. */
    private static final class Jar extends URLClassLoader {

        private final List<String> asked = new ArrayList<>();

        Jar(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, CarePartnerStandards.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            asked.add(name);
            return name.startsWith("META-INF/") || name.startsWith("cases/")
                    ? findResource(name)
                    : Objects.requireNonNull(getParent()).getResource(name);
        }
    }
}
