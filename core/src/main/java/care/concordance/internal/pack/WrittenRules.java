package care.concordance.internal.pack;

import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of one text of a standard as its author wrote them, before what they extend is folded into them, so that small
 * changes of them can be tried without a compiler. Immutable and thread-safe.
 */
public final class WrittenRules {

    private final Source source;
    private final Standard standard;
    private final List<RuleText> rules;
    private final Map<String, Class<?>> types;

    private WrittenRules(Source source, Standard standard, List<RuleText> rules, Map<String, Class<?>> types) {
        this.source = source;
        this.standard = standard;
        this.rules = rules;
        this.types = types;
    }

    /**
     * The rules of every text of a pack, in the order of its standards. A row of a table is a text of its own.
     *
     * @param pack the texts
     * @param compiled the same pack, which has passed the gate
     */
    public static List<WrittenRules> of(RulePack pack, CompiledPack compiled) {
        List<WrittenRules> all = new ArrayList<>();
        pack.files().forEach((file, text) -> {
            if (file.endsWith(".drl")) {
                Source source = Source.of(file, text);
                for (RuleReader.ReadRules read : readings(pack, source)) {
                    Standard standard =
                            compiled.standardOfRule().get(read.rules().get(0).name());
                    all.add(new WrittenRules(source, Objects.requireNonNull(standard), read.rules(), compiled.types()));
                }
            }
        });
        all.sort(Gate.by(WrittenRules::standard));
        return List.copyOf(all);
    }

    private static List<RuleReader.ReadRules> readings(RulePack pack, Source source) {
        String page = Gate.pageOf(source.file());
        Source written = Source.of(page, Objects.requireNonNull(pack.files().get(page), page));
        return Row.isIn(written)
                ? Row.of(written, new ArrayList<>()).stream()
                        .map(row -> RuleReader.read(source, row))
                        .toList()
                : List.of(RuleReader.read(source));
    }

    /** The text of the standard they belong to. */
    public Standard standard() {
        return standard;
    }

    /** The rules, in the order written. */
    public List<RuleText> rules() {
        return rules;
    }

    /** The fact types and enums the pack imports, by simple name. */
    public Map<String, Class<?>> types() {
        return types;
    }

    /**
     * Changed rules in the place of these, folded and ready to be judged by; empty when the gate would refuse them. That a
     * name or a title says another number than the rule is no reason here: who writes a wrong number writes it twice.
     */
    public Optional<List<RuleText>> passed(List<RuleText> changed) {
        List<Finding> findings = new ArrayList<>();
        List<RuleText> passed = new ArrayList<>();
        Gate.requireVerbs(source, changed, findings);
        for (RuleText rule : Folding.fold(source, changed, findings)) {
            findings.addAll(RuleCheck.check(source, rule, types, standard));
            if (findings.isEmpty()) {
                passed.add(Forms.of(rule, types));
            }
        }
        return findings.isEmpty() ? Optional.of(List.copyOf(passed)) : Optional.empty();
    }
}
