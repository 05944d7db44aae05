package care.concordance.authoring;

import care.concordance.evaluate.RuleWalk;
import care.concordance.pack.CompiledPack;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the build of a rule pack runs after kie-maven-plugin has compiled its rules: for each pack with case-level rules,
 * writes and compiles its case matcher and names it in the pack's index.
 */
public final class CaseMatcherBuild {

    private CaseMatcherBuild() {}

    /**
     * Writes the matchers.
     *
     * @param args the output directory, then the id of each pack
     */
    public static void main(String... args) throws IOException {
        Path output = Path.of(args[0]);
        for (String id : Arrays.asList(args).subList(1, args.length)) {
            write(output, id);
        }
    }

    private static void write(Path output, String id) throws IOException {
        Path index = output.resolve("META-INF/concordance/" + id + ".pack");
        List<String> lines = new ArrayList<>(Files.readAllLines(index, StandardCharsets.UTF_8));
        lines.removeIf(line -> line.startsWith("matcher="));
        Files.write(index, lines, StandardCharsets.UTF_8);
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {output.toUri().toURL()}, CaseMatcherBuild.class.getClassLoader())) {
            RulePack pack = RulePack.classpath(id, classes);
            List<RuleWalk> rules = RuleWalk.of(CompiledPack.of(pack, Map.of()));
            if (CaseMatcherSource.covered(rules).isEmpty()) {
                return;
            }
            String inPackage = lines.stream()
                    .filter(line -> line.startsWith("package="))
                    .map(line -> line.substring("package=".length()))
                    .findFirst()
                    .orElseThrow();
            // Named after the texts, so that a matcher of other texts is never taken for it.
            String name = "CaseMatcher" + pack.sha256().substring(0, 16);
            compile(inPackage + "." + name, CaseMatcherSource.of(inPackage, name, rules), output, List.of(output));
            lines.add("matcher=" + inPackage + "." + name);
            Files.write(index, lines, StandardCharsets.UTF_8);
        }
    }

    /**
     * Compiles one source for Java 17.
     *
     * @param classPath where the classes are that it calls, besides this library
     * @throws IllegalStateException when it does not compile, or when this Java has no compiler
     */
    public static void compile(String className, String source, Path output, List<Path> classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler: build with a JDK");
        }
        List<String> paths = new ArrayList<>();
        classPath.forEach(path -> paths.add(path.toString()));
        for (Class<?> needed : List.of(CompiledPack.class, org.drools.model.Model.class)) {
            paths.add(Path.of(URI.create(needed.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString()))
                    .toString());
        }
        SimpleJavaFileObject unit =
                new SimpleJavaFileObject(
                        URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "--release",
                                    "17",
                                    "-proc:none",
                                    "-d",
                                    output.toString(),
                                    "-cp",
                                    String.join(java.io.File.pathSeparator, paths)),
                            null,
                            List.of(unit))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the case matcher does not compile: " + messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
