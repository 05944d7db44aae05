package care.concordance.benchmarks;

import care.concordance.benchmarks.CaseStandards.Test;
import care.concordance.benchmarks.CaseStandards.Text;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Verb;
import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/** The same rules in Evrete: one rule for each of ours, a condition for each constraint, the site first. */
final class EvretePeer implements AutoCloseable {

    private final KnowledgeService service = new KnowledgeService();
    private final Knowledge knowledge;
    private final StatefulSession session;
    private final Said said;

    EvretePeer(List<Text> texts) {
        said = new Said(texts);
        knowledge = service.newKnowledge();
        RuleSetBuilder<Knowledge> rules = knowledge.builder();
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            rule(rules, text, "observed", i, Verb.OBSERVED, text.possibleBase());
            rule(rules, text, "met", i, Verb.MET, text.with(text.met()));
            rule(rules, text, "unproven", i, Verb.UNPROVEN, text.with(text.unproven()));
            int way = 0;
            for (List<Test> unknown : text.unknownBase()) {
                rule(rules, text, "unknown " + ++way, i, Verb.UNPROVEN, unknown);
            }
        }
        rules.build();
        session = knowledge.newStatefulSession();
    }

    private void rule(
            RuleSetBuilder<Knowledge> rules, Text text, String name, int number, Verb verb, List<Test> tests) {
        LhsBuilder<Knowledge> left = rules.newRule(text.id() + " " + name)
                .forEach("$c", TumorCase.class)
                .where("$c.primarySite.equals(\"" + text.site() + "\")");
        for (Test test : tests) {
            left = left.where(test.java()
                    .replaceAll("c\\.(\\w+)\\(\\)", "\\$c.$1")
                    .replaceAll("(Answer|Therapy)\\.", "care.concordance.facts.$1."));
        }
        int bit = CaseVerdict.bit(verb);
        left.execute(match -> {
            TumorCase tumorCase = match.get("$c");
            said.add(tumorCase, number, bit);
        });
    }

    /** In one session that lasts: a case is inserted, and taken out when the rules have fired. */
    HandWritten.Review review(TumorCase tumorCase) {
        session.insert(tumorCase);
        session.fire();
        session.clear();
        return said.reviews(List.of(tumorCase)).get(0);
    }

    /** All in one session of their own. */
    List<HandWritten.Review> review(List<TumorCase> cases) {
        StatelessSession once = knowledge.newStatelessSession();
        cases.forEach(once::insert);
        once.fire();
        return said.reviews(cases);
    }

    @Override
    public void close() {
        session.close();
        service.shutdown();
    }
}
