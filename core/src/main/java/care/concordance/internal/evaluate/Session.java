package care.concordance.internal.evaluate;

import care.concordance.evaluate.Failure;
import care.concordance.facts.Fact;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.runtime.rule.Match;

/** Runs rules over facts: one Drools session an evaluation, disposed whatever happens. Thread-safe. */
public final class Session {

    /** How both engines name the rules of a constraint that threw: {@code [Rule "A", "B" in x.drl]}, for each file. */
    private static final Pattern RULES_IN_MESSAGE = Pattern.compile("\\[Rule ((?:\"[^\"]*\"(?:, )?)+) in ");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** Failures looked for in one evaluation: each costs a search for its facts. */
    private static final int MOST_FAILURES = 10;

    private final CompiledPack pack;
    /** What Drools runs, by the names it was compiled under. */
    private final Map<String, WalkableRule.Compiled> compiled = new HashMap<>();

    private final AtomicInteger live = new AtomicInteger();

    /** @param rules the pack's rules */
    public Session(CompiledPack pack, List<WalkableRule> rules) {
        this.pack = pack;
        rules.forEach(rule -> rule.compiled().forEach(each -> compiled.put(each.name(), each)));
    }

    /** Only who needs a session pays for what Drools loads. */
    private static final class Configuration {
        private static final KieSessionConfiguration KEEPS_NOTHING =
                KieServices.get().newKieSessionConfiguration();

        static {
            KEEPS_NOTHING.setOption(KeepReferenceOption.NO);
        }
    }

    private KieSession session() {
        return pack.unwrap(KieBase.class).newKieSession(Configuration.KEEPS_NOTHING, null);
    }

    /** Sessions opened and not yet disposed. */
    int live() {
        return live.get();
    }

    /** What one evaluation came to; the statements count only when nothing failed. */
    public record Run(List<Statement> statements, List<Failure> failures) {}

    /**
     * Everything the rules say about the facts, in no particular order; or, when rules throw, each failure found with
     * the fewest facts it happens on. After a failure its facts are left out and the rules run again, so that one bad
     * fact does not hide the next.
     */
    public Run run(Collection<? extends Fact> facts) {
        List<Fact> left = new ArrayList<>(facts);
        List<Failure> failures = new ArrayList<>();
        while (failures.size() < MOST_FAILURES) {
            try {
                List<Statement> statements = fire(left);
                return new Run(failures.isEmpty() ? stated(statements, left) : List.of(), failures);
            } catch (RuntimeException e) {
                Thrown thrown = fewest(new Thrown(e, left));
                failures.add(failure(thrown));
                if (thrown.facts().isEmpty()) {
                    break;
                }
                left = without(left, thrown.facts());
            }
        }
        return new Run(List.of(), failures);
    }

    /**
     * What authors' rules state, from what the rules stated that they were compiled to: whatever is stated for certain is not
     * stated possibly too.
     */
    private List<Statement> stated(List<Statement> fired, List<Fact> facts) {
        Set<List<Object>> certain = new HashSet<>();
        for (Statement statement : fired) {
            WalkableRule.Compiled rule = rule(statement);
            if (rule.form() == Form.CERTAIN && !rule.walk().text().isTwoValued()) {
                certain.add(match(rule, statement));
            }
        }
        Function<Class<?>, List<Fact>> byType = WalkableRule.byType(facts);
        List<Statement> statements = new ArrayList<>(fired.size());
        for (Statement statement : fired) {
            WalkableRule.Compiled rule = rule(statement);
            if (rule.form() == Form.CERTAIN) {
                statements.add(statement);
            } else if (!certain.contains(match(rule, statement))) {
                statements.add(new Statement(
                        rule.walk().text().name(),
                        statement.verb(),
                        statement.subject(),
                        statement.template(),
                        statement.values(),
                        statement.facts(),
                        rule.walk().doubt(statement.facts(), byType)));
            }
        }
        return statements;
    }

    private WalkableRule.Compiled rule(Statement statement) {
        return Objects.requireNonNull(compiled.get(statement.rule()), statement.rule());
    }

    private static List<Object> match(WalkableRule.Compiled rule, Statement statement) {
        List<Object> match = new ArrayList<>(List.of(rule.walk()));
        statement.facts().forEach(fact -> match.add(new Same(fact)));
        return match;
    }

    /** A fact, equal to itself alone: two may be equal in all they say. */
    private record Same(Fact fact) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && fact == same.fact;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(fact);
        }
    }

    /**
     * What the rules state that the authors' rules were compiled to, each by its own name. Throws what they throw: for
     * callers that set aside the fact they threw on.
     *
     * @throws RuntimeException whatever a rule threw
     */
    List<Statement> fire(Collection<? extends Fact> facts) {
        StatementSink verdicts = new StatementSink();
        KieSession session = session();
        live.incrementAndGet();
        try {
            session.setGlobal("verdicts", verdicts);
            facts.forEach(session::insert);
            // A filter hears of every match just before it fires, for less than a listener costs.
            session.fireAllRules(match -> {
                verdicts.firing(match.getRule().getName(), facts(match), null);
                return true;
            });
            return verdicts.statements();
        } finally {
            session.dispose();
            live.decrementAndGet();
        }
    }

    static List<Fact> facts(Match match) {
        List<Object> objects = match.getObjects();
        if (objects.size() == 1) {
            return List.of((Fact) objects.get(0));
        }
        return objects.stream().map(Fact.class::cast).toList();
    }

    /** What was thrown on which facts. */
    private record Thrown(RuntimeException exception, List<Fact> facts) {}

    /** The author's rule a compiled one comes from. */
    private String authored(String name) {
        WalkableRule.Compiled rule = compiled.get(name);
        return rule == null ? name : rule.walk().text().name();
    }

    private Failure failure(Thrown thrown) {
        Throwable root = thrown.exception();
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        // Never the message: it may hold values.
        String problem = "threw " + root.getClass().getName()
                + (root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0]);
        List<String> rules = new ArrayList<>();
        if (thrown.exception() instanceof ConsequenceException consequence) {
            rules.add(authored(consequence.getRule().getName()));
        } else {
            Matcher files =
                    RULES_IN_MESSAGE.matcher(String.valueOf(thrown.exception().getMessage()));
            while (files.find()) {
                Matcher names = QUOTED.matcher(files.group(1));
                while (names.find()) {
                    rules.add(authored(names.group(1)));
                }
            }
        }
        return new Failure(
                rules.stream().distinct().sorted().toList(),
                thrown.facts().stream().map(Fact::citation).toList(),
                problem);
    }

    /** Drools names no fact when a left side throws: leave out ever smaller parts for as long as it still does. */
    private Thrown fewest(Thrown thrown) {
        Thrown failing = thrown;
        for (int part = Math.max(1, failing.facts().size() / 2); part >= 1; part = part == 1 ? 0 : part / 2) {
            for (int from = 0; from < failing.facts().size(); ) {
                List<Fact> facts = failing.facts();
                List<Fact> rest = new ArrayList<>(facts.subList(0, from));
                rest.addAll(facts.subList(Math.min(facts.size(), from + part), facts.size()));
                Thrown again = thrownOn(rest);
                if (again == null) {
                    from += part;
                } else {
                    failing = again;
                }
            }
        }
        return failing;
    }

    private @Nullable Thrown thrownOn(List<Fact> facts) {
        try {
            fire(facts);
            return null;
        } catch (RuntimeException e) {
            return new Thrown(e, facts);
        }
    }

    private static List<Fact> without(List<Fact> facts, List<Fact> bad) {
        Set<Fact> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        dropped.addAll(bad);
        return facts.stream().filter(fact -> !dropped.contains(fact)).toList();
    }
}
