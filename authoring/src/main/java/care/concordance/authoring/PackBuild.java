package care.concordance.authoring;

import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;

/**
 * Builds rule packs: has the gate read their texts, so that no builder sees a text it has not passed; compiles their rules
 * to Drools' executable model, gathers what a start needs of it in one class and, for case-level rules, in a matcher; and writes the index
 * by which {@link RulePack#classpath} finds the pack again. A pack's build runs it after its resources are copied.
 */
public final class PackBuild {

    private PackBuild() {}

    /**
     * Checks, compiles and indexes packs.
     *
     * @param args the output directory, the version, then {@code id=folder} for each pack
     * @throws RulePackException when a pack cannot be used, with everything that is wrong with it
     */
    public static void main(String... args) throws IOException {
        Path output = Path.of(args[0]);
        for (String named : Arrays.asList(args).subList(2, args.length)) {
            String id = named.substring(0, named.indexOf('='));
            String folder = named.substring(named.indexOf('=') + 1);
            build(output, folder, id, args[1]);
        }
    }

    private static void build(Path output, String folder, String id, String version) throws IOException {
        Map<String, String> files = RulePack.directory(output.resolve(folder)).files();
        RulePack pack = RulePack.of(id, version, files);
        CompiledPack.Built built = CompiledPack.build(pack);
        Model model = ModelBuild.compile(built, output);
        List<WalkableRule> rules = WalkableRule.of(built.pack().withModel(model));
        // Named after the texts, so that what was built of other texts is never taken for it.
        String texts = pack.sha256().substring(0, 16);
        String code = built.dslPackage() + ".RuleCode" + texts;
        String codeIndex = RuleCodeBuild.compile(rules, output, code);
        List<String> index = new ArrayList<>(List.of(
                "version=" + version,
                "folder=" + folder,
                "model=" + model.getClass().getName(),
                "code=" + code,
                "sha256=" + pack.sha256(),
                "files=" + String.join(",", files.keySet())));
        if (!CaseMatcherSource.covered(rules).isEmpty()) {
            String matcher = "CaseMatcher" + texts;
            CaseMatcherBuild.compile(
                    built.dslPackage() + "." + matcher,
                    CaseMatcherSource.of(built.dslPackage(), matcher, rules),
                    output,
                    List.of(output));
            index.add("matcher=" + built.dslPackage() + "." + matcher);
        }
        Path file = output.resolve("META-INF/concordance/" + id + ".pack");
        Files.createDirectories(file.getParent());
        Files.writeString(file.resolveSibling(id + ".passed"), built.passed(), StandardCharsets.UTF_8);
        Files.writeString(file.resolveSibling(id + ".code"), codeIndex, StandardCharsets.UTF_8);
        Files.write(file, index, StandardCharsets.UTF_8);
    }
}
