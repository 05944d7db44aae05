package care.concordance.internal.pack;

import care.concordance.pack.RulePack;
import java.util.Map;
import org.drools.compiler.kproject.models.KieBaseModelImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;

/** Compiles packs to Drools' executable model in process: the way of a pack's build, for packs made up in a test. */
public final class ExecutableModel {

    private ExecutableModel() {}

    /** The pack with its rules compiled to the executable model, for sessions alone. */
    public static CompiledPack of(RulePack pack) {
        return walked(pack).inSessions();
    }

    /** The pack with its rules compiled to the executable model, to be walked too. */
    public static CompiledPack walked(RulePack pack) {
        return CompiledPack.of(pack, Map.of()).withModel(model(pack));
    }

    private static Model model(RulePack pack) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        CompiledPack.Built built = CompiledPack.build(pack);
        String folder = "src/main/resources/" + built.dslPackage().replace('.', '/') + "/";
        built.compiled().forEach((path, text) -> files.write(folder + path.replace('/', '-'), text));
        KieBuilder builder =
                services.newKieBuilder(files, ((WrittenPack) pack).loader()).buildAll(ExecutableModelProject.class);
        if (!builder.getResults().getMessages().isEmpty()) {
            throw new AssertionError(builder.getResults().getMessages());
        }
        return ((CanonicalKieModule) builder.getKieModule())
                .getModelForKBase(new KieBaseModelImpl()).stream()
                        .filter(each -> !each.getRules().isEmpty())
                        .findFirst()
                        .orElseThrow();
    }
}
