package care.concordance.pack;

import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * A rule pack that has passed the gate and is ready to run. Immutable and thread-safe.
 *
 * @param provenance which pack it is
 * @param standards its catalog: every text of every standard, sorted by id and effective date
 * @param rules its rules as written, folded; each is compiled to one or two of the model's
 * @param standardOfRule the standard's text each rule belongs to, by rule name
 * @param types the fact types and enums its rules import, by simple name
 * @param phrases what the pack's reasons say of a property that is not known, by {@code Type.property}, where it says it in
 *     its own words
 * @param bases the compiled rules, made ready for sessions when the first is asked for
 * @param model the executable model the rules were compiled from; null when they were compiled in process
 * @param matcher finds the case-level rules that match a case without a session; null when the pack was built without one
 */
public record CompiledPack(
        Provenance.Pack provenance,
        List<Standard> standards,
        List<RuleText> rules,
        Map<String, Standard> standardOfRule,
        Map<String, Class<?>> types,
        Map<String, String> phrases,
        Supplier<KieBase> bases,
        @Nullable Model model,
        @Nullable CaseMatcher matcher) {

    /**
     * Reads, checks and compiles a pack.
     *
     * @param earlier the standards of the packs loaded before it, by id, with their pack's id
     * @throws RulePackException with everything that is wrong with it
     */
    public static CompiledPack of(RulePack pack, Map<String, String> earlier) {
        Gate.Passed then = pack.passed();
        boolean stands =
                then != null && then.standards().stream().noneMatch(standard -> earlier.containsKey(standard.id()));
        Gate.Passed passed = stands ? Objects.requireNonNull(then) : DroolsThread.call(() -> Gate.check(pack, earlier));
        Model model = pack.model() == null ? null : Compiler.model(pack, pack.model());
        Once<KieBase> base = new Once<>(() -> Compiler.compile(pack, passed, model));
        if (!stands) {
            // Whatever the gate could not foresee is to be said now.
            base.get();
        }
        return new CompiledPack(
                new Provenance.Pack(pack.id(), pack.version(), pack.sha256()),
                passed.standards(),
                passed.rules(),
                Map.copyOf(passed.standardOfRule()),
                Map.copyOf(passed.types()),
                Map.copyOf(passed.phrases()),
                base,
                model,
                Compiler.matcher(pack));
    }

    /** The same rules compiled to the executable model: what is walked and what sessions run come from it. */
    public CompiledPack with(Model executable) {
        Once<KieBase> base = new Once<>(() -> KieBaseBuilder.createKieBaseFromModel(executable));
        return new CompiledPack(
                provenance, standards, rules, standardOfRule, types, phrases, base, executable, matcher);
    }

    /** The compiled rules, ready for sessions. */
    public KieBase base() {
        return bases.get();
    }

    /** Only reads and checks a pack. */
    public static List<Standard> check(RulePack pack) {
        return DroolsThread.call(() -> Gate.check(pack.fromSource(), Map.of())).standards();
    }

    /**
     * What a pack's build needs of it.
     *
     * @param dslPackage the DRL package of its rules
     * @param passed what the gate read, to be kept beside the pack: this library takes it for the check when the pack is
     *     loaded
     * @param compiled the DRL to be compiled to the executable model, by the path of the author's file
     */
    public record Built(String dslPackage, String passed, Map<String, String> compiled) {}

    /**
     * Reads and checks a pack; what a pack's build runs before its rules are compiled.
     *
     * @throws RulePackException with everything that is wrong with it
     */
    public static Built build(RulePack pack) {
        Gate.Passed passed = DroolsThread.call(() -> Gate.check(pack.fromSource(), Map.of()));
        return new Built(passed.dslPackage(), PassedText.write(pack, passed), CompiledText.of(passed));
    }
}
