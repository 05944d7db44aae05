package care.concordance.standards;

import care.concordance.authoring.CaseMatcherBuild;
import care.concordance.authoring.PackBuild;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;

/** A pack made up in memory and built into a directory as the build of its own module would: model, index and matcher. */
public final class BuiltPack {

    private BuiltPack() {}

    /**
     * Builds a pack.
     *
     * @param directory an empty one; a pack built into it before is read again
     */
    public static RulePack of(RulePack pack, Path directory) {
        try {
            if (!Files.exists(directory.resolve("built"))) {
                build(pack, directory);
                Files.createFile(directory.resolve("built"));
            }
            // The classes of a pack are loaded for as long as it is used.
            return RulePack.classpath(
                    pack.id(), new URLClassLoader(new URL[] {url(directory)}, BuiltPack.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path directory) throws MalformedURLException {
        return directory.toUri().toURL();
    }

    private static void build(RulePack pack, Path directory) throws IOException {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        for (var file : pack.files().entrySet()) {
            write(directory, "pack/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            if (file.getKey().endsWith(".drl")) {
                files.write(
                        "src/main/resources/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        KieBuilder builder = services.newKieBuilder(files);
        builder.buildAll(ExecutableModelProject.class);
        if (!builder.getResults().getMessages().isEmpty()) {
            throw new IllegalStateException(
                    "rules do not compile: " + builder.getResults().getMessages());
        }
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        String models = "";
        for (String file : module.getFileNames()) {
            write(directory, file, module.getBytes(file));
            models = file.endsWith("/drools-model") ? file : models;
        }
        services.getRepository().removeKieModule(module.getReleaseId());
        PackBuild.main(directory.toString(), models, pack.version(), pack.id() + "=pack");
        CaseMatcherBuild.main(directory.toString(), pack.id());
    }

    private static void write(Path directory, String file, byte[] bytes) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    /** Removes a directory and all in it. */
    public static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
