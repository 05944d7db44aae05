package care.concordance.internal.explain.search;

import care.concordance.explain.EvidenceRequest;
import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.explain.EvidenceRequest.Waiting;
import care.concordance.facts.Answer;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Region;
import care.concordance.facts.Score;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.facts.derived.ScorePair;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.ConstraintInterpreter;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.internal.evaluate.Statement;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.evaluate.WalkableRule.Step;
import care.concordance.internal.pack.Expr;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what unproven verdicts wait for. Of a rule that possibly speaks, what its constraints do not know; of one that says
 * that something is unproven, what it reads and is not on record; and where nothing is observed, the fact that an observing
 * rule got stuck without.
 */
public final class EvidenceSearch {

    /** Kinds of fact that say whom verdicts are about: rules never wait for one. */
    private static final Set<Class<?>> LISTED = Set.of(Partner.class, Region.class, Site.class, DiseaseProgram.class);

    private final List<PartnerFact> base;
    private final LocalDate day;
    private final HypotheticalFacts world;
    private final Map<Asked, Draft> drafts = new LinkedHashMap<>();
    private final List<Verdict> unasked = new ArrayList<>();

    /** What a question asks, by which the same question of several standards is known. */
    private record Asked(
            Class<? extends PartnerFact> kind,
            @Nullable PartnerFact fact,
            Map<String, Object> given,
            String property) {}

    /** A question as it comes together. */
    private record Draft(Set<String> properties, Map<Verdict, Evaluator> waiting) {}

    /**
     * A search for what is to be asked.
     *
     * @param base the facts on record, without derived ones
     * @param day the day assessed
     */
    public EvidenceSearch(List<PartnerFact> base, LocalDate day) {
        this.base = base;
        this.day = day;
        this.world = new HypotheticalFacts(base, day);
    }

    /**
     * Looks for what some verdicts wait for.
     *
     * @param verdicts unproven ones, of standards the evaluator judges by
     * @param facts what they were reached from: derived facts and the day included
     */
    public void ask(Evaluator evaluator, List<Verdict> verdicts, Collection<? extends Fact> facts) {
        Map<String, List<Statement>> said =
                evaluator.statements(facts).stream().collect(Collectors.groupingBy(Statement::rule));
        for (Verdict verdict : verdicts) {
            Found found = new Found(verdict, evaluator);
            found.look(said);
            if (!found.any) {
                unasked.add(verdict);
            }
        }
    }

    /** All that was found to be asked. */
    public EvidenceRequest request() {
        List<Question> questions = new ArrayList<>();
        drafts.forEach((asked, draft) -> questions.add(question(asked, draft)));
        return new EvidenceRequest(questions, unasked);
    }

    private Question question(Asked asked, Draft draft) {
        Map<Verdict, List<EvidenceRequest.Decision>> decisions = asked.fact() == null
                ? Map.of()
                : new Decisions(asked.fact(), asked.property(), draft.waiting(), world, day).found();
        List<Waiting> waiting = new ArrayList<>();
        draft.waiting()
                .forEach((verdict, evaluator) -> waiting.add(new Waiting(
                        verdict,
                        met(evaluator.walks(verdict.standard()), asked),
                        decisions.getOrDefault(verdict, List.of()))));
        List<String> properties = FactRecord.of(asked.kind()).components().keySet().stream()
                .filter(draft.properties()::contains)
                .toList();
        return new Question(asked.kind(), asked.fact(), asked.given(), properties, subject(asked, waiting), waiting);
    }

    /** What the rules that say met ask, in their authors' words: those that read the fact, when there are any. */
    private static List<String> met(List<WalkableRule> walks, Asked asked) {
        List<WalkableRule> all =
                walks.stream().filter(walk -> walk.text().verb() == Verb.MET).toList();
        List<WalkableRule> reading = all.stream()
                .filter(walk -> walk.steps().stream()
                        .anyMatch(step -> reads(step, asked.kind()) && !excludes(step, asked.given())))
                .toList();
        return (reading.isEmpty() ? all : reading)
                .stream().map(walk -> walk.text().sentence()).distinct().toList();
    }

    private static boolean reads(Step step, Class<?> kind) {
        return step.type() == kind
                || (DerivedFacts.TYPES.contains(step.type())
                        && DerivedFacts.bases(step.type()).contains(kind));
    }

    private static Subject subject(Asked asked, List<Waiting> waiting) {
        if (asked.fact() != null) {
            return asked.fact().subject();
        }
        Object about = asked.given().get("about");
        if (about instanceof Subject subject) {
            return subject;
        }
        Object site = asked.given().get("site");
        Object disease = asked.given().get("disease");
        if (site != null) {
            return disease instanceof Disease of ? Subject.program(site.toString(), of) : Subject.site(site.toString());
        }
        return waiting.stream()
                .map(each -> each.verdict().subject())
                .filter(each -> each.kind() == Subject.Kind.SYSTEM)
                .findFirst()
                .orElse(Subject.system(Partner.ID));
    }

    /** The search for what one verdict waits for. */
    private final class Found {
        private final Verdict verdict;
        private final Evaluator evaluator;
        private final List<WalkableRule> walks;
        /** The facts on record that something is asked of. */
        private final Set<PartnerFact> incomplete = new HashSet<>();

        private boolean any;

        Found(Verdict verdict, Evaluator evaluator) {
            this.verdict = verdict;
            this.evaluator = evaluator;
            this.walks = evaluator.walks(verdict.standard());
        }

        void look(Map<String, List<Statement>> said) {
            List<Statement> statements = walks.stream()
                    .flatMap(walk -> said.getOrDefault(walk.text().name(), List.of()).stream())
                    .filter(statement -> statement.subject().equals(verdict.subject()))
                    .toList();
            for (Statement statement : Statement.undecided(statements)) {
                statement.unknown().forEach(unknown -> missing(unknown.fact(), unknown.property()));
            }
            for (Statement statement : statements) {
                if (statement.verb() == Verb.UNPROVEN) {
                    lacking(walk(statement), statement);
                }
            }
            if (statements.stream().noneMatch(statement -> statement.verb() == Verb.OBSERVED)) {
                walks.stream()
                        .filter(walk -> walk.text().verb() == Verb.OBSERVED)
                        .forEach(this::unobserved);
            }
            scores();
        }

        private WalkableRule walk(Statement statement) {
            return walks.stream()
                    .filter(walk -> walk.text().name().equals(statement.rule()))
                    .findFirst()
                    .orElseThrow();
        }

        /** Asks for what a property waits for. */
        private void missing(Fact fact, String property) {
            Sources.of(fact, property, base, day).forEach(source -> ask(source.fact(), source.component()));
        }

        private void ask(PartnerFact fact, String component) {
            any = true;
            incomplete.add(fact);
            draft(new Asked(fact.getClass(), fact, Map.of(), component))
                    .properties()
                    .add(component);
        }

        private Draft draft(Asked asked) {
            Draft draft = drafts.computeIfAbsent(asked, key -> new Draft(new LinkedHashSet<>(), new LinkedHashMap<>()));
            draft.waiting().put(verdict, evaluator);
            return draft;
        }

        /** Asks for what a rule reads that says that something is unproven; else for the facts it misses. */
        private void lacking(WalkableRule walk, Statement statement) {
            boolean before = any;
            any = false;
            Map<String, Fact> bound = walk.bound(statement.facts());
            for (int i = 0; i < walk.steps().size(); i++) {
                Step step = walk.steps().get(i);
                for (Fact fact : read(step, i, bound)) {
                    step.checks().stream()
                            .flatMap(check -> ConstraintInterpreter.properties(
                                    check.text().expr())
                                    .stream())
                            .distinct()
                            .forEach(property -> missing(fact, property));
                }
            }
            if (!any) {
                walk.steps().stream()
                        .filter(step -> step.text().quantifier() == Quantifier.NOT)
                        .forEach(step -> absent(step, bound, false));
            }
            any |= before;
        }

        private List<Fact> read(Step step, int at, Map<String, Fact> bound) {
            return switch (step.text().quantifier()) {
                case EACH -> List.of(Objects.requireNonNull(bound.get(WalkableRule.name(step.text(), at))));
                case EXISTS ->
                    world.of(step.type()).stream()
                            .filter(fact -> step.answer(fact, bound) != Answer.NO)
                            .toList();
                case NOT -> List.of();
            };
        }

        /** Asks for the fact that an observing rule got stuck without, where it got farthest. */
        private void unobserved(WalkableRule walk) {
            List<End> ends = new ArrayList<>();
            go(walk, 0, Map.of(), ends);
            int farthest = ends.stream().mapToInt(End::step).max().orElse(-1);
            ends.stream().filter(end -> end.step() == farthest).forEach(end -> {
                Step step = walk.steps().get(end.step());
                absent(step, end.bound(), isAbout(walk, step));
            });
        }

        /** How far a rule gets with some facts. */
        private record End(int step, Map<String, Fact> bound) {}

        private boolean isAbout(WalkableRule walk, Step step) {
            return walk.text().call().subject().equals(step.text().binding());
        }

        private void go(WalkableRule walk, int at, Map<String, Fact> bound, List<End> ends) {
            if (at == walk.steps().size()) {
                return;
            }
            Step step = walk.steps().get(at);
            boolean about = isAbout(walk, step);
            List<Fact> possible = world.of(step.type()).stream()
                    .filter(fact -> !about || fact.subject().equals(verdict.subject()))
                    .filter(fact -> step.answer(fact, bound) != Answer.NO)
                    .toList();
            if (step.text().quantifier() == Quantifier.NOT) {
                if (possible.isEmpty()) {
                    go(walk, at + 1, bound, ends);
                }
            } else if (possible.isEmpty()) {
                ends.add(new End(at, bound));
            } else if (step.text().quantifier() == Quantifier.EXISTS) {
                go(walk, at + 1, bound, ends);
            } else {
                for (Fact fact : possible) {
                    Map<String, Fact> more = new HashMap<>(bound);
                    more.put(WalkableRule.name(step.text(), at), fact);
                    go(walk, at + 1, more, ends);
                }
            }
        }

        /** Asks for a fact a step would take. */
        private void absent(Step step, Map<String, Fact> bound, boolean about) {
            boolean before = any;
            any = false;
            for (Expr.Reference reference : references(step)) {
                Fact other = bound.get(reference.binding());
                if (other != null) {
                    missing(other, reference.property());
                }
            }
            if (!any) {
                if (DerivedFacts.TYPES.contains(step.type())) {
                    bases(step.type(), given(step, step.type(), bound, about));
                } else if (PartnerFact.class.isAssignableFrom(step.type())) {
                    Class<? extends PartnerFact> kind = step.type().asSubclass(PartnerFact.class);
                    added(kind, given(step, kind, bound, about));
                }
            }
            any |= before;
        }

        private List<Expr.Reference> references(Step step) {
            return step.checks().stream()
                    .flatMap(check -> check.text().expr().leaves().stream())
                    .flatMap(leaf -> leaf instanceof Expr.Compare compare
                                    && compare.operand() instanceof Expr.Reference reference
                            ? Stream.of(reference)
                            : Stream.empty())
                    .toList();
        }

        /** Asks for a fact of which a derived one would follow: of the kinds there is none of, else of those it counts. */
        private void bases(Class<? extends Fact> derived, Map<String, Object> given) {
            List<Class<? extends PartnerFact>> kinds = DerivedFacts.bases(derived).stream()
                    .filter(kind -> !LISTED.contains(kind))
                    .sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .<Class<? extends PartnerFact>>map(kind -> kind.asSubclass(PartnerFact.class))
                    .toList();
            for (Class<? extends PartnerFact> kind : kinds) {
                Map<String, Object> own = new LinkedHashMap<>(given);
                own.keySet().retainAll(FactRecord.of(kind).components().keySet());
                own.keySet().removeIf(name -> FactRecord.of(kind).isOptional(name) && !name.equals("site"));
                added(kind, own);
            }
        }

        /** What a step's equal signs say of a fact, and whom it must be about. */
        private Map<String, Object> given(
                Step step, Class<? extends Fact> type, Map<String, Fact> bound, boolean about) {
            Map<String, Object> given = new LinkedHashMap<>();
            Subject subject = verdict.subject();
            FactRecord.of(type).components().forEach((name, component) -> {
                Object value = null;
                if (about && name.equals("site")) {
                    value = subject.site();
                } else if (about && component.getType() == Disease.class && subject.kind() == Subject.Kind.PROGRAM) {
                    value = Disease.valueOf(subject.id().substring(subject.id().lastIndexOf('/') + 1));
                } else if (about && component.getType() == Subject.class) {
                    value = subject;
                }
                for (Check check : step.checks()) {
                    if (check.text().expr() instanceof Expr.Compare compare
                            && compare.property().equals(name)
                            && compare.operator().equals("==")) {
                        value = constant(component, ConstraintInterpreter.value(compare.operand(), bound));
                    }
                }
                if (value != null) {
                    given.put(name, value);
                }
            });
            return given;
        }

        /** Asks whether there is a fact that is not on record, and for all that the rules of the standard read of it. */
        private void added(Class<? extends PartnerFact> kind, Map<String, Object> given) {
            Fact blank = LISTED.contains(kind) ? null : blank(kind, given);
            if (!(blank instanceof PartnerFact fact)) {
                return;
            }
            FactRecord record = FactRecord.of(kind);
            Set<String> asked = record.components().keySet().stream()
                    .filter(name -> !record.isOptional(name) && !given.containsKey(name))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (asked.isEmpty() && world.has(kind, fact.id())) {
                // It is on record, and known to be no fact that helps.
                return;
            }
            if (incomplete.stream().anyMatch(each -> is(each, kind, given))) {
                // One is on record that lacks something: that comes first.
                return;
            }
            List<PartnerFact> facts = new ArrayList<>(base);
            facts.add(fact);
            HypotheticalFacts with = world.with(facts);
            for (WalkableRule walk : walks) {
                for (Step step : walk.steps()) {
                    if (reads(step, kind) && !excludes(step, given)) {
                        read(step, fact, with, given, asked);
                    }
                }
            }
            any = true;
            draft(new Asked(kind, null, given, "")).properties().addAll(asked);
        }

        private void read(
                Step step, PartnerFact blank, HypotheticalFacts with, Map<String, Object> given, Set<String> asked) {
            List<Fact> read = step.type() == blank.getClass()
                    ? List.of(blank)
                    : with.of(step.type()).stream()
                            .filter(derived -> DerivedFacts.follows(derived, blank))
                            .toList();
            for (Fact fact : read) {
                for (Check check : step.checks()) {
                    for (String property :
                            ConstraintInterpreter.properties(check.text().expr())) {
                        Sources.of(fact, property, with.base(), day).stream()
                                .filter(source -> source.fact().equals(blank))
                                .map(Sources.Source::component)
                                .forEach(asked::add);
                        boolean own = fact instanceof PartnerFact
                                && FactRecord.of(fact.getClass()).components().containsKey(property);
                        if (own && !given.containsKey(property)) {
                            asked.add(property);
                        }
                    }
                }
            }
        }

        /** Where partner and MSK score differently: asks for the score that is not on record. */
        private void scores() {
            for (Fact fact : world.of(ScorePair.class)) {
                ScorePair pair = (ScorePair) fact;
                if (pair.isReconciled()
                        || !pair.standard().equals(verdict.standard().id())
                        || !pair.about().equals(verdict.subject())
                        || (pair.partner() != null && pair.msk() != null)) {
                    continue;
                }
                Score.Scorer by = pair.partner() == null ? Score.Scorer.PARTNER : Score.Scorer.MSK;
                Map<String, Object> given = new LinkedHashMap<>();
                given.put("standard", pair.standard());
                given.put("about", pair.about());
                given.put("by", by);
                added(Score.class, given);
            }
        }
    }

    /** Whether a fact is one of a kind of which some properties are given. */
    private static boolean is(PartnerFact fact, Class<? extends PartnerFact> kind, Map<String, Object> given) {
        return fact.getClass() == kind
                && given.entrySet().stream()
                        .allMatch(each ->
                                each.getValue().equals(FactRecord.of(kind).value(fact, each.getKey())));
    }

    /** Whether a step asks for another fact than the one given. */
    private static boolean excludes(Step step, Map<String, Object> given) {
        return step.checks().stream()
                .map(check -> check.text().expr())
                .anyMatch(expr -> expr instanceof Expr.Compare compare
                        && compare.operator().equals("==")
                        && given.get(compare.property()) instanceof Enum<?> known
                        && compare.operand() instanceof Expr.Constant constant
                        && !constant.name().equals(known.name()));
    }

    private static @Nullable Object constant(RecordComponent component, @Nullable Object value) {
        return component.getType().isEnum() && value instanceof String name
                ? Candidates.constant(component.getType(), name)
                : value;
    }

    /** A fact of which nothing is known but what is given, with placeholders where it must say something; null for none. */
    private @Nullable Fact blank(Class<? extends PartnerFact> kind, Map<String, Object> given) {
        FactRecord record = FactRecord.of(kind);
        Map<String, @Nullable Object> values = new HashMap<>(given);
        record.components().forEach((name, component) -> {
            if (!record.isOptional(name) && !values.containsKey(name)) {
                values.put(
                        name,
                        name.equals("site")
                                ? world.of(Site.class).stream()
                                        .map(Fact::id)
                                        .findFirst()
                                        .orElse(null)
                                : component.getType() == Subject.class
                                        ? Subject.system(Partner.ID)
                                        : name.equals("id") ? "?" : Candidates.placeholder(component, day));
            }
        });
        return FactRecord.tryBuild(kind, values);
    }
}
