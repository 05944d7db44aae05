package care.concordance.internal.evaluate;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText;
import care.concordance.verdict.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A compiled pack made ready to judge by: its rules, each paired with what Drools compiled, and its sessions. Thread-safe. */
public final class PackRuntime {

    private final CompiledPack pack;
    private final List<WalkableRule> rules;
    private final Map<String, WalkableRule> byName;
    private final Map<Standard, List<WalkableRule>> ofStandard = new HashMap<>();
    private final Session session;

    /** @throws care.concordance.pack.RulePackException when the compiled model is not what the texts say */
    public PackRuntime(CompiledPack pack) {
        this.pack = pack;
        this.rules = WalkableRule.of(pack);
        this.byName = rules.stream()
                .collect(Collectors.toUnmodifiableMap(rule -> rule.text().name(), rule -> rule));
        this.session = new Session(pack, rules);
        for (WalkableRule rule : rules) {
            Standard standard = standardOf(rule.text().name());
            if (standard != null) {
                ofStandard.computeIfAbsent(standard, each -> new ArrayList<>()).add(rule);
            }
        }
    }

    CompiledPack pack() {
        return pack;
    }

    /** Its rules, in the order written. */
    List<WalkableRule> rules() {
        return rules;
    }

    /** The rules of a text of a standard, in the order written. */
    List<WalkableRule> rules(Standard text) {
        return ofStandard.getOrDefault(text, List.of());
    }

    /** A rule as its author wrote it; null when there is none of the name. */
    @Nullable
    RuleText text(String name) {
        WalkableRule rule = byName.get(name);
        return rule == null ? null : rule.text();
    }

    /** The text of a standard that a rule belongs to; null when there is no such rule. */
    @Nullable
    Standard standardOf(String rule) {
        return pack.standardOfRule().get(rule);
    }

    Session session() {
        return session;
    }

    /** Drools sessions opened and not yet disposed: 0 whenever nothing is judged. */
    public int liveSessions() {
        return session.live();
    }
}
