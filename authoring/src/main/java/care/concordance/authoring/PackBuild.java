package care.concordance.authoring;

import care.concordance.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the build of a rule pack runs between copying resources and compiling rules: the gate, so that no builder sees a
 * text it has not passed, the index by which {@link RulePack#classpath} finds the pack again, and what the gate read, so
 * that loading the pack need not read it again.
 */
public final class PackBuild {

    private PackBuild() {}

    /**
     * Checks and indexes packs.
     *
     * @param args the output directory, the path at which kie-maven-plugin writes the models' names, the version, then
     *     {@code id=folder} for each pack
     * @throws RulePackException when a pack cannot be used, with everything that is wrong with it
     */
    public static void main(String... args) throws IOException {
        Path output = Path.of(args[0]);
        for (String named : Arrays.asList(args).subList(3, args.length)) {
            String id = named.substring(0, named.indexOf('='));
            String folder = named.substring(named.indexOf('=') + 1);
            write(output, folder, id, args[2], args[1]);
        }
    }

    private static void write(Path output, String folder, String id, String version, String models) throws IOException {
        Map<String, String> files = RulePack.directory(output.resolve(folder)).files();
        RulePack pack = RulePack.of(id, version, files);
        String passed = CompiledPack.written(pack);
        List<String> index = List.of(
                "version=" + version,
                "folder=" + folder,
                "package=" + dslPackage(files),
                "models=" + models,
                "sha256=" + pack.sha256(),
                "files=" + String.join(",", files.keySet()));
        Path file = output.resolve("META-INF/concordance/" + id + ".pack");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", index) + "\n", StandardCharsets.UTF_8);
        Files.writeString(file.resolveSibling(id + ".passed"), passed, StandardCharsets.UTF_8);
    }

    /** The one DRL package of the pack, which the gate has seen to. */
    private static String dslPackage(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .flatMap(file -> file.getValue().lines())
                .filter(line -> line.startsWith("package "))
                .map(line ->
                        line.substring("package ".length()).replace(";", "").strip())
                .findFirst()
                .orElseThrow();
    }
}
