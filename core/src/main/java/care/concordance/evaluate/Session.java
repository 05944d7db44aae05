package care.concordance.evaluate;

import care.concordance.facts.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.runtime.rule.Match;

/** Runs rules over facts: one Drools session an evaluation, disposed whatever happens. Thread-safe. */
final class Session {

    /** How both engines name the rules of a constraint that threw. */
    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("\\[Rule \"(.*?)\" in ");

    private final KieBase base;
    private final KieSessionConfiguration configuration;
    private final AtomicInteger live = new AtomicInteger();

    Session(KieBase base) {
        this.base = base;
        this.configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(KeepReferenceOption.NO);
    }

    /** Sessions opened and not yet disposed. */
    int live() {
        return live.get();
    }

    /**
     * Everything the rules say about the facts, in no particular order.
     *
     * @throws EvaluationException when a rule throws, with the rule and the fewest facts on which it does
     */
    List<Statement> run(Collection<? extends Fact> facts) {
        try {
            return fire(facts);
        } catch (RuntimeException e) {
            throw new EvaluationException(List.of(failure(e, new ArrayList<>(facts))));
        }
    }

    /**
     * As {@link #run}, but throws what the rules threw: for callers that set aside the fact they threw on.
     *
     * @throws RuntimeException whatever a rule threw
     */
    List<Statement> fire(Collection<? extends Fact> facts) {
        Verdicts verdicts = new Verdicts();
        KieSession session = base.newKieSession(configuration, null);
        live.incrementAndGet();
        try {
            session.addEventListener(new Announcer(verdicts));
            session.setGlobal("verdicts", verdicts);
            facts.forEach(session::insert);
            session.fireAllRules();
            return verdicts.statements();
        } finally {
            session.dispose();
            live.decrementAndGet();
        }
    }

    private static final class Announcer extends DefaultAgendaEventListener {
        private final Verdicts verdicts;

        Announcer(Verdicts verdicts) {
            this.verdicts = verdicts;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            verdicts.firing(event.getMatch().getRule().getName(), facts(event.getMatch()));
        }
    }

    private static List<Fact> facts(Match match) {
        return match.getObjects().stream().map(Fact.class::cast).toList();
    }

    private Failure failure(RuntimeException thrown, List<Fact> facts) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String problem = "threw " + root.getClass().getName()
                + (root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0]);
        if (thrown instanceof ConsequenceException consequence) {
            return new Failure(
                    List.of(consequence.getRule().getName()),
                    facts(consequence.getMatch()).stream().map(Fact::citation).toList(),
                    problem);
        }
        List<String> rules = new ArrayList<>();
        Matcher matcher = RULE_IN_MESSAGE.matcher(String.valueOf(thrown.getMessage()));
        while (matcher.find()) {
            rules.add(matcher.group(1));
        }
        return new Failure(rules, fewest(facts).stream().map(Fact::citation).toList(), problem);
    }

    /** Drools names no fact when a left side throws: leave out ever smaller parts for as long as it still does. */
    private List<Fact> fewest(List<Fact> facts) {
        List<Fact> failing = facts;
        for (int part = Math.max(1, failing.size() / 2); part >= 1; part = part == 1 ? 0 : part / 2) {
            for (int from = 0; from < failing.size(); ) {
                List<Fact> without = new ArrayList<>(failing.subList(0, from));
                without.addAll(failing.subList(Math.min(failing.size(), from + part), failing.size()));
                if (without.size() < failing.size() && throwsOn(without)) {
                    failing = without;
                } else {
                    from += part;
                }
            }
        }
        return failing;
    }

    private boolean throwsOn(List<Fact> facts) {
        try {
            fire(facts);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
