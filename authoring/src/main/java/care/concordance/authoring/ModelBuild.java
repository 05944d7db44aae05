package care.concordance.authoring;

import care.concordance.internal.pack.CompiledPack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kproject.models.KieBaseModelImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;

/** Compiles DRL to the classes of Drools' executable model. */
public final class ModelBuild {

    /** Named after its content, a class is the same in every build. */
    private static final Map<String, String> SETTINGS = Map.of(
            "drools.reproducibleExecutableModelGeneration", "true",
            "drools.lang.level", "DRL6",
            "drools.dialect.java.compiler.lnglevel", "17");

    private static final Pattern EARLIER = Pattern.compile("P[0-9A-F]{2}/Lambda[A-Za-z]+[0-9A-F]{32}\\.class"
            + "|(Rules|DomainClassesMetadata)[0-9A-F]{32}.*\\.class"
            + "|(RuleCode|CaseMatcher)[0-9a-f]{16}\\.class");

    private ModelBuild() {}

    /**
     * Compiles a pack's rules.
     *
     * @param output where the classes go
     * @return the model
     * @throws IllegalStateException when Drools refuses a text
     */
    public static Model compile(CompiledPack.Built pack, Path output) throws IOException {
        CanonicalKieModule module = module(pack);
        removeEarlier(output.resolve(pack.dslPackage().replace('.', '/')));
        for (String name : module.getFileNames()) {
            if (name.endsWith(".class")) {
                Path file = output.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, module.getBytes(name));
            }
        }
        return model(module);
    }

    /** Removes what an earlier build compiled in a package: a class named after content that is gone would stay for ever. */
    private static void removeEarlier(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> compiled;
        try (Stream<Path> all = Files.walk(folder, 2)) {
            compiled = all.filter(file -> EARLIER.matcher(
                                    folder.relativize(file).toString().replace('\\', '/'))
                            .matches())
                    .toList();
        }
        for (Path file : compiled) {
            Files.delete(file);
        }
    }

    private static Model model(CanonicalKieModule module) {
        List<Model> models = module.getModelForKBase(new KieBaseModelImpl()).stream()
                .filter(model -> !model.getRules().isEmpty())
                .toList();
        if (models.size() != 1) {
            throw new IllegalStateException("a pack has one model, not " + models.size());
        }
        return models.get(0);
    }

    private static CanonicalKieModule module(CompiledPack.Built pack) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("pack", pack.dslPackage(), "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        // Drools likes a file to lie in the folder of its package.
        String folder = "src/main/resources/" + pack.dslPackage().replace('.', '/') + "/";
        pack.compiled()
                .forEach((path, text) ->
                        files.write(folder + path.replace('/', '-'), text.getBytes(StandardCharsets.UTF_8)));
        SETTINGS.forEach(System::setProperty);
        try {
            KieBuilder builder = services.newKieBuilder(files, ModelBuild.class.getClassLoader())
                    .buildAll(ExecutableModelProject.class);
            if (!builder.getResults().getMessages().isEmpty()) {
                throw new IllegalStateException("Drools refuses what the rules were compiled to: "
                        + builder.getResults().getMessages());
            }
            return (CanonicalKieModule) (InternalKieModule) builder.getKieModule();
        } finally {
            SETTINGS.keySet().forEach(System::clearProperty);
            services.getRepository().removeKieModule(release);
        }
    }
}
