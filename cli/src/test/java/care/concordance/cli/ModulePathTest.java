package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with a module descriptor of its own, on the module path and with nothing on the class path. */
class ModulePathTest {

    /** What an application gets that depends on {@code concordance-rules}; the other entries are of the tests. */
    private static final String RUNTIME =
            ".*([/\\\\](core|rules)[/\\\\]target[/\\\\]classes|concordance-(core|rules)-[^/\\\\]*(?<!-tests)\\.jar"
                    + "|[/\\\\](kie|drools|mvel2|antlr|antlr4|ecj|commons-codec|slf4j-api|jspecify)-[^/\\\\]*\\.jar)";

    private static final String DESCRIPTOR = """
            module org.example.application {
                requires care.concordance.core;
                requires care.concordance.rules;
            }
            """;

    private static final String APPLICATION = """
            package org.example.application;

            import care.concordance.ConcordanceEngine;
            import care.concordance.PartnerSnapshot;
            import care.concordance.facts.Site;
            import care.concordance.facts.SiteBuilder;
            import care.concordance.pack.RulePack;
            import care.concordance.standards.CarePartnerStandards;
            import java.nio.file.Path;
            import java.time.LocalDate;
            import java.util.List;

            public final class Application {
                public static void main(String... args) {
                    ConcordanceEngine engine = ConcordanceEngine.load(
                            CarePartnerStandards.rulePack(), RulePack.directory(Path.of(args[0])));
                    PartnerSnapshot snapshot = PartnerSnapshot.synthetic("X", LocalDate.of(2026, 6, 30), List.of(
                            SiteBuilder.builder().id("s").name("S").scope(Site.Scope.IN_SCOPE).build()));
                    System.out.println(engine.assess(snapshot).verdicts().size() > 100);
                    System.out.println(engine.assess(snapshot).verdicts().equals(engine.verify(snapshot).verdicts()));
                    System.out.println(Application.class.getModule().getName());
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anApplicationWithADescriptorAssesses() throws IOException, InterruptedException {
        String modules = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(RUNTIME))
                .map(this::module)
                .collect(Collectors.joining(File.pathSeparator));
        Path source = folder.resolve("org/example/application/Application.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, APPLICATION);
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
        Path classes = folder.resolve("classes");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--module-path",
                                modules,
                                "-d",
                                classes.toString(),
                                descriptor.toString(),
                                source.toString()))
                .isZero();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modules + File.pathSeparator + classes,
                        "-m",
                        "org.example.application/org.example.application.Application",
                        Path.of("../examples/own-standards").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines()).endsWith("true", "true", "org.example.application");
    }

    /** A folder of classes without a descriptor is no module; its jar is one, by the name it has in the manifest or here. */
    private String module(String entry) {
        Path classes = Path.of(entry);
        if (!Files.isDirectory(classes) || Files.exists(classes.resolve("module-info.class"))) {
            return entry;
        }
        String jar = folder.resolve("care.concordance.rules.jar").toString();
        int done = java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", entry, ".");
        assertThat(done).isZero();
        return jar;
    }
}
