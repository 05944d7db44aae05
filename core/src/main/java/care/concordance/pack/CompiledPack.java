package care.concordance.pack;

import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * A rule pack that has passed the gate and is ready to run. Immutable and thread-safe.
 *
 * @param provenance which pack it is
 * @param standards its catalog: every text of every standard, sorted by id and effective date
 * @param rules its rules as written
 * @param standardOfRule the standard's text each rule belongs to, by rule name
 * @param types the fact types and enums its rules import, by simple name
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
        Gate.Passed passed = stands ? Objects.requireNonNull(then) : Gate.check(pack, earlier);
        Model model = pack.model() == null ? null : Compiler.model(pack, pack.model());
        Once<KieBase> base = new Once<>(() -> Compiler.compile(pack, model));
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
                base,
                model,
                Compiler.matcher(pack));
    }

    /** The compiled rules, ready for sessions. */
    public KieBase base() {
        return bases.get();
    }

    /** Only reads and checks a pack. */
    public static List<Standard> check(RulePack pack) {
        return Gate.check(pack.fromSource(), Map.of()).standards();
    }

    /**
     * Reads and checks a pack; what a pack's build runs before its rules are compiled.
     *
     * @return what was read, to be kept beside the pack: this library takes it for the check when the pack is loaded
     * @throws RulePackException with everything that is wrong with it
     */
    public static String written(RulePack pack) {
        return PassedText.write(pack, Gate.check(pack.fromSource(), Map.of()));
    }
}
