package care.concordance.pack;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;

/** Compiles packs to Drools' executable model in process: the way of a pack's build, for packs made up in a test. */
public final class ExecutableModel {

    private static final AtomicInteger BUILDS = new AtomicInteger();

    private ExecutableModel() {}

    /** The pack with its rules compiled to the executable model. */
    public static CompiledPack of(RulePack pack) {
        Gate.Passed passed = Gate.check(pack, Map.of());
        CompiledPack classic = CompiledPack.of(pack, Map.of());
        KieBase base = compile(pack);
        return new CompiledPack(
                classic.provenance(),
                passed.standards(),
                passed.rules(),
                passed.standardOfRule(),
                passed.types(),
                () -> base,
                null,
                null);
    }

    private static KieBase compile(RulePack pack) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("example", "pack-" + BUILDS.incrementAndGet(), "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        pack.files().forEach((path, text) -> {
            if (path.endsWith(".drl")) {
                files.write("src/main/resources/example/standards/" + path.substring(path.lastIndexOf('/') + 1), text);
            }
        });
        KieBuilder builder = services.newKieBuilder(files, pack.loader()).buildAll(ExecutableModelProject.class);
        if (!builder.getResults().getMessages().isEmpty()) {
            throw new AssertionError(builder.getResults().getMessages());
        }
        try {
            return services.newKieContainer(release, pack.loader()).getKieBase();
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }
}
