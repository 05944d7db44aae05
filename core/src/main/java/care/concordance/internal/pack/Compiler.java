package care.concordance.internal.pack;

import care.concordance.pack.CaseMatcher;
import care.concordance.pack.Finding;
import care.concordance.pack.RuleCode;
import care.concordance.pack.RulePackException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.CompositeKnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.builder.conf.PropertySpecificOption;
import org.kie.internal.concurrent.ExecutorProviderFactory;
import org.kie.internal.io.ResourceFactory;

/** Turns a pack that has passed the gate into a KieBase: from its compiled model, or in process from its DRL. */
final class Compiler {

    private static final String REPORT = "the gate should have said this better: please report it";

    /** One class of each of Drools' artifacts that read and compile rules. */
    private static final List<String> PARTS = List.of(
            "org.drools.drl.parser.DrlParser",
            "org.drools.drl.extensions.DecisionTableFactory",
            "org.drools.ecj.EclipseJavaCompiler",
            "org.drools.mvel.MVELConstraintBuilder");

    private Compiler() {}

    /** Refuses a pack whose rules would have to be read where there is nothing to read them with. */
    static void requirePresent(WrittenPack pack) {
        for (String part : PARTS) {
            try {
                Class.forName(part, false, Compiler.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw refused(
                        pack,
                        "its rules are given as text, and what reads and compiles rules is not there: there is no "
                                + part,
                        "add care.concordance:concordance-compiler, of the same version as concordance-core; or load a"
                                + " pack that was compiled when it was built");
            }
        }
    }

    /** @param model the pack's compiled model; null to compile its rules in process */
    static KieBase compile(WrittenPack pack, Gate.Passed passed, @Nullable Model model) {
        return DroolsThread.call(() -> {
            KieBase base = here(pack, passed, model);
            // The first session makes Drools look for the rest of its parts, but for what compiles constraints that are
            // asked often: that is looked for by the thread that happens to ask the twentieth time.
            base.newKieSession(KieServices.get().newKieSessionConfiguration(), null)
                    .dispose();
            ExecutorProviderFactory.getExecutorProvider();
            return base;
        });
    }

    private static KieBase here(WrittenPack pack, Gate.Passed passed, @Nullable Model model) {
        KieBase base = model == null ? fromSource(pack, CompiledText.of(passed)) : fromModel(pack, model);
        long packages = base.getKiePackages().stream()
                .filter(dslPackage -> !dslPackage.getRules().isEmpty())
                .count();
        if (packages != 1) {
            throw refused(
                    pack,
                    "it has " + packages + " DRL packages in one KieBase",
                    "use one DRL package: with two, Drools silently drops some exists");
        }
        return base;
    }

    private static KieBase fromModel(WrittenPack pack, Model model) {
        try {
            return KieBaseBuilder.createKieBaseFromModel(model);
        } catch (LinkageError | RuntimeException e) {
            throw unloadable(pack, "compiled model " + pack.model(), e);
        }
    }

    /** The model a pack was compiled to when it was built. */
    static Model model(WrittenPack pack, String model) {
        return made(pack, "compiled model", model, Model.class);
    }

    /** Refuses a pack whose compiled model is not there, without loading it. */
    static void requireModel(WrittenPack pack, String model) {
        try {
            Class.forName(model, false, pack.loader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw unloadable(pack, "compiled model " + model, e);
        }
    }

    /** The case matcher a pack was built with; null when it has none. */
    static @Nullable CaseMatcher matcher(WrittenPack pack) {
        String matcher = pack.matcher();
        return matcher == null ? null : made(pack, "case matcher", matcher, CaseMatcher.class);
    }

    /** The code a pack was built with; null when it has none. */
    static CompiledPack.@Nullable Code code(WrittenPack pack) {
        WrittenPack.Code code = pack.code();
        return code == null
                ? null
                : new CompiledPack.Code(made(pack, "code", code.className(), RuleCode.class), code.index());
    }

    private static <T> T made(WrittenPack pack, String what, String className, Class<T> type) {
        try {
            return Class.forName(className, true, pack.loader())
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw unloadable(pack, what + " " + className, e);
        }
    }

    private static RulePackException unloadable(WrittenPack pack, String what, Throwable e) {
        return refused(
                pack,
                "its " + what + " cannot be loaded: " + e,
                "build the pack's module again, from clean, with this version of the library: mvn clean package");
    }

    private static KieBase fromSource(WrittenPack pack, Map<String, String> texts) {
        KnowledgeBuilderConfiguration configuration =
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, pack.loader());
        // A host's system property would flip the level otherwise.
        configuration.setOption(LanguageLevelOption.DRL6);
        // No rule changes a fact: nothing need know which property a constraint reads.
        configuration.setOption(PropertySpecificOption.DISABLED);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        CompositeKnowledgeBuilder batch = builder.batch();
        texts.forEach((file, text) -> {
            Resource resource = ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
            batch.add(resource.setSourcePath(file), ResourceType.DRL);
        });
        try {
            batch.build();
        } catch (RuntimeException e) {
            throw refused(pack, "Drools' compiler fails on it: " + e, REPORT);
        }
        if (builder.hasErrors()) {
            List<Finding> findings = new ArrayList<>();
            for (KnowledgeBuilderError error : builder.getErrors()) {
                String file = error.getResource() == null
                        ? pack.id()
                        : error.getResource().getSourcePath();
                int line = error.getLines().length == 0 ? 1 : Math.max(1, error.getLines()[0]);
                findings.add(new Finding(
                        Finding.Kind.COMPILER,
                        file,
                        line,
                        1,
                        "Drools' compiler refuses it: " + error.getMessage(),
                        REPORT,
                        ""));
            }
            throw new RulePackException(pack.toString(), findings);
        }
        return builder.newKieBase();
    }

    private static RulePackException refused(WrittenPack pack, String problem, String remedy) {
        return new RulePackException(
                pack.toString(), List.of(Finding.ofFile(Finding.Kind.COMPILER, pack.id(), problem, remedy)));
    }
}
