package care.concordance.evaluate;

import care.concordance.facts.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;
import org.kie.internal.event.rule.RuleEventListener;
import org.kie.internal.event.rule.RuleEventManager;

/** One Drools session that stays open. What a rule said is taken back when the facts no longer match it. */
final class LiveSession implements Live {

    private final KieSession session;
    private final Runnable closed;
    private final Verdicts verdicts = new Verdicts();
    private final IdentityHashMap<Fact, FactHandle> handles = new IdentityHashMap<>();
    private final IdentityHashMap<Match, List<Statement>> said = new IdentityHashMap<>();
    private List<Statement> gone = new ArrayList<>();
    private List<Statement> come = new ArrayList<>();

    /** @param closed told when the session is closed */
    LiveSession(KieSession session, Runnable closed) {
        this.session = session;
        this.closed = closed;
        session.setGlobal("verdicts", verdicts);
        session.addEventListener(new Hearing());
        ((RuleEventManager) session).addEventListener(new TakingBack());
    }

    @Override
    public Difference replace(Collection<? extends Fact> before, Collection<? extends Fact> after) {
        for (Fact fact : before) {
            session.delete(handles.remove(fact));
        }
        for (Fact fact : after) {
            handles.put(fact, session.insert(fact));
        }
        session.fireAllRules();
        Difference difference = new Difference(gone, come);
        gone = new ArrayList<>();
        come = new ArrayList<>();
        return difference;
    }

    @Override
    public void close() {
        session.dispose();
        closed.run();
    }

    private final class Hearing extends DefaultAgendaEventListener {

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            verdicts.firing(event.getMatch().getRule().getName(), Session.facts(event.getMatch()));
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            List<Statement> statements = List.copyOf(verdicts.statements());
            verdicts.statements().clear();
            come.addAll(statements);
            takeBack(said.put(event.getMatch(), statements));
        }
    }

    private final class TakingBack implements RuleEventListener {

        @Override
        public void onDeleteMatch(Match match) {
            takeBack(said.remove(match));
        }
    }

    private void takeBack(@Nullable List<Statement> statements) {
        if (statements != null) {
            gone.addAll(statements);
        }
    }
}
