package care.concordance.authoring;

import care.concordance.internal.pack.CompiledPack;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the case matcher of a pack. */
public final class CaseMatcherBuild {

    private CaseMatcherBuild() {}

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
            // Beside its module's descriptor, where an earlier build has left one, it would be compiled for the module
            // path.
            Path apart = Files.createTempDirectory("matcher");
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "--release",
                                    "17",
                                    "-proc:none",
                                    "-d",
                                    apart.toString(),
                                    "-cp",
                                    String.join(java.io.File.pathSeparator, paths)),
                            null,
                            List.of(unit))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the case matcher does not compile: " + messages);
            }
            move(apart, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path each : all) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }
}
