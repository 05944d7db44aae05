package care.concordance.internal.pack;

import care.concordance.pack.CaseMatcher;
import care.concordance.pack.Finding;
import care.concordance.pack.RuleCode;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** A rule pack that has passed the gate and is ready to run. Immutable and thread-safe. */
public final class CompiledPack {

    private final Provenance.Pack provenance;
    private final List<Standard> standards;
    private final List<RuleText> rules;
    private final Map<String, Standard> standardOfRule;
    private final Map<String, Class<?>> types;
    private final Map<String, String> phrases;
    private final Supplier<KieBase> base;
    private final @Nullable Supplier<Model> model;
    private final @Nullable Code code;
    private final @Nullable CaseMatcher matcher;

    private CompiledPack(
            Provenance.Pack provenance,
            List<Standard> standards,
            List<RuleText> rules,
            Map<String, Standard> standardOfRule,
            Map<String, Class<?>> types,
            Map<String, String> phrases,
            Supplier<KieBase> base,
            @Nullable Supplier<Model> model,
            @Nullable Code code,
            @Nullable CaseMatcher matcher) {
        this.provenance = provenance;
        this.standards = standards;
        this.rules = rules;
        this.standardOfRule = standardOfRule;
        this.types = types;
        this.phrases = phrases;
        this.base = base;
        this.model = model;
        this.code = code;
        this.matcher = matcher;
    }

    /**
     * What the rules were compiled to, in one class, so that what is walked needs no executable model.
     *
     * @param index which of its methods is what of the rules
     */
    public record Code(RuleCode code, String index) {}

    /**
     * Reads, checks and compiles a pack.
     *
     * @param earlier the standards of the packs loaded before it, by id, with their pack's id
     * @throws RulePackException with everything that is wrong with it
     */
    public static CompiledPack of(RulePack pack, Map<String, String> earlier) {
        return of((WrittenPack) pack, earlier);
    }

    private static CompiledPack of(WrittenPack pack, Map<String, String> earlier) {
        Gate.Passed then = pack.passed();
        boolean stands =
                then != null && then.standards().stream().noneMatch(standard -> earlier.containsKey(standard.id()));
        Gate.Passed passed = stands ? Objects.requireNonNull(then) : DroolsThread.call(() -> Gate.check(pack, earlier));
        String modelClass = pack.model();
        Lazy<Model> model = modelClass == null ? null : new Lazy<>(() -> Compiler.model(pack, modelClass));
        Lazy<KieBase> base = new Lazy<>(() -> Compiler.compile(pack, passed, model == null ? null : model.get()));
        Code code = stands ? Compiler.code(pack) : null;
        if (modelClass != null && code != null) {
            Compiler.requireModel(pack, modelClass);
        }
        if (!stands) {
            // Whatever the gate could not foresee is to be said now.
            base.get();
        }
        return of(pack, passed, base, model, code, Compiler.matcher(pack));
    }

    /**
     * Refuses packs of which two have one id.
     *
     * @throws RulePackException when they do
     */
    public static void requireIdsOfTheirOwn(List<RulePack> packs) {
        Set<String> ids = new HashSet<>();
        for (RulePack pack : packs) {
            if (!ids.add(pack.id())) {
                throw new RulePackException(
                        pack.id(),
                        List.of(Finding.ofFile(
                                Finding.Kind.PACK_PROPERTIES,
                                "pack.properties",
                                "the id is another pack's already",
                                "give it one of its own")));
            }
        }
    }

    /** Which pack it is. */
    public Provenance.Pack provenance() {
        return provenance;
    }

    /** Its catalog: every text of every standard, sorted by id and effective date. */
    public List<Standard> standards() {
        return standards;
    }

    /** Its rules as written, folded; each is compiled to one or two that Drools runs. */
    public List<RuleText> rules() {
        return rules;
    }

    /** The standard's text each rule belongs to, by rule name. */
    public Map<String, Standard> standardOfRule() {
        return standardOfRule;
    }

    /** The fact types and enums its rules import, by simple name. */
    public Map<String, Class<?>> types() {
        return types;
    }

    /** What the pack's reasons say of a property that is not known, by {@code Type.property}, where it says it in its own words. */
    public Map<String, String> phrases() {
        return phrases;
    }

    /** Finds the case-level rules that match a case without a session; null when the pack was built without one. */
    public @Nullable CaseMatcher matcher() {
        return matcher;
    }

    /** What its rules were compiled to, in one class; null when the pack was built without it, or is not what was built. */
    public @Nullable Code code() {
        return code;
    }

    /** True when its rules can be walked without a session; false of those compiled in process. */
    public boolean isWalkable() {
        return model != null;
    }

    /**
     * The compiled rules as Drools has them. This library's own evaluator asks; what it is given is Drools' and may change
     * with it.
     *
     * @param type Drools' type of a knowledge base, made ready when it is first asked for, or of an executable model, which
     *     a {@link #isWalkable walkable} pack has
     * @throws IllegalArgumentException when it has no such form
     */
    public <T> T unwrap(Class<T> type) {
        Object form = type == KieBase.class ? base.get() : model == null ? null : model.get();
        if (!type.isInstance(form)) {
            throw new IllegalArgumentException("rule pack " + provenance.id() + " is not compiled to a "
                    + type.getName() + ": ask for the form it has");
        }
        return type.cast(form);
    }

    /** The same rules with Drools' executable model of them: what is walked and what sessions run come from it. */
    public CompiledPack withModel(Object executable) {
        Model given = (Model) executable;
        return new CompiledPack(
                provenance,
                standards,
                rules,
                standardOfRule,
                types,
                phrases,
                new Lazy<>(() -> KieBaseBuilder.createKieBaseFromModel(given)),
                () -> given,
                null,
                matcher);
    }

    /** The same rules for sessions alone, without what makes sessions dispensable. */
    public CompiledPack inSessions() {
        return new CompiledPack(provenance, standards, rules, standardOfRule, types, phrases, base, null, null, null);
    }

    /** The same rules with another matcher. */
    public CompiledPack withMatcher(CaseMatcher other) {
        return new CompiledPack(provenance, standards, rules, standardOfRule, types, phrases, base, model, code, other);
    }

    /** Only reads and checks a pack. */
    public static List<Standard> check(RulePack pack) {
        return DroolsThread.call(() -> Gate.check(((WrittenPack) pack).fromSource(), Map.of()))
                .standards();
    }

    /**
     * What a pack's build needs of it.
     *
     * @param dslPackage the DRL package of its rules
     * @param passed what the gate read, to be kept beside the pack: this library takes it for the check when the pack is
     *     loaded
     * @param compiled the DRL to be compiled to the executable model, by the path of the author's file
     * @param pack the pack itself, to be paired with that model
     */
    public record Built(String dslPackage, String passed, Map<String, String> compiled, CompiledPack pack) {}

    /**
     * Reads and checks a pack; what a pack's build runs before its rules are compiled.
     *
     * @throws RulePackException with everything that is wrong with it
     */
    public static Built build(RulePack pack) {
        WrittenPack texts = ((WrittenPack) pack).fromSource();
        Gate.Passed passed = DroolsThread.call(() -> Gate.check(texts, Map.of()));
        Lazy<KieBase> base = new Lazy<>(() -> Compiler.compile(texts, passed, null));
        return new Built(
                passed.dslPackage(),
                ValidationCache.write(pack, passed),
                CompiledText.of(passed),
                of(texts, passed, base, null, null, null));
    }

    private static CompiledPack of(
            WrittenPack pack,
            Gate.Passed passed,
            Supplier<KieBase> base,
            @Nullable Supplier<Model> model,
            @Nullable Code code,
            @Nullable CaseMatcher matcher) {
        return new CompiledPack(
                new Provenance.Pack(pack.id(), pack.version(), pack.sha256()),
                passed.standards(),
                passed.rules(),
                Map.copyOf(passed.standardOfRule()),
                Map.copyOf(passed.types()),
                Map.copyOf(passed.phrases()),
                base,
                model,
                code,
                matcher);
    }
}
