package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.explain.EvidenceRequest.Question;
import care.concordance.facts.NullMeans;
import care.concordance.facts.PartnerFact;
import care.concordance.verdict.Outcome;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts of which some is not known, and answers to what is asked of them. */
final class Evidence {

    private Evidence() {}

    /** The facts without some of the values that may be unknown, each left out with a probability. */
    static PartnerSnapshot blurred(PartnerSnapshot snapshot, double share, Random random) {
        return with(
                snapshot,
                snapshot.facts().stream()
                        .map(fact -> blurred(fact, share, random))
                        .toList());
    }

    private static PartnerFact blurred(PartnerFact fact, double share, Random random) {
        Map<String, @Nullable Object> unknown = new HashMap<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !component.isAnnotationPresent(NullMeans.class)
                    && random.nextDouble() < share) {
                unknown.put(component.getName(), null);
            }
        }
        return changed(fact, unknown);
    }

    /** The facts with every question answered by what other facts say; those they do not answer stay open. */
    static PartnerSnapshot answered(PartnerSnapshot blurred, List<Question> questions, PartnerSnapshot truth) {
        Map<String, PartnerFact> facts = new LinkedHashMap<>();
        blurred.facts().forEach(fact -> facts.put(fact.citation(), fact));
        Map<String, PartnerFact> known = new HashMap<>();
        truth.facts().forEach(fact -> known.put(fact.citation(), fact));
        for (Question question : questions) {
            if (question.fact() != null) {
                String citation = question.fact().citation();
                String property = question.properties().get(0);
                PartnerFact answer = known.get(citation);
                if (answer != null && value(answer, property) != null) {
                    facts.compute(
                            citation,
                            (key, fact) -> changed(
                                    java.util.Objects.requireNonNull(fact), Map.of(property, value(answer, property))));
                }
            } else {
                for (PartnerFact fact : truth.facts()) {
                    if (fact.getClass() == question.kind()
                            && question.given().entrySet().stream()
                                    .allMatch(each -> each.getValue().equals(value(fact, each.getKey())))) {
                        facts.putIfAbsent(fact.citation(), fact);
                    }
                }
            }
        }
        return with(blurred, List.copyOf(facts.values()));
    }

    static PartnerSnapshot with(PartnerSnapshot like, List<PartnerFact> facts) {
        return new PartnerSnapshot(like.name(), like.asOf(), like.synthetic(), facts);
    }

    /** Outcomes by standard and subject. */
    static Map<String, Outcome> outcomes(Assessment assessment) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        assessment
                .verdicts()
                .forEach(verdict -> outcomes.put(verdict.standard().id() + " " + verdict.subject(), verdict.outcome()));
        return outcomes;
    }

    /**
     * Asks, answers and judges until there is nothing to answer.
     *
     * @return the facts after each round, the first as they were
     */
    static List<PartnerSnapshot> rounds(ConcordanceEngine engine, PartnerSnapshot start, PartnerSnapshot truth) {
        List<PartnerSnapshot> rounds = new ArrayList<>(List.of(start));
        while (true) {
            PartnerSnapshot now = rounds.get(rounds.size() - 1);
            PartnerSnapshot next = answered(
                    now, engine.explain(engine.assess(now)).evidenceRequest().questions(), truth);
            if (next.facts().equals(now.facts())) {
                return rounds;
            }
            rounds.add(next);
        }
    }

    static @Nullable Object value(PartnerFact fact, String property) {
        try {
            return fact.getClass().getMethod(property).invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static PartnerFact changed(PartnerFact fact, Map<String, ? extends @Nullable Object> values) {
        RecordComponent[] components = fact.getClass().getRecordComponents();
        try {
            return (PartnerFact) fact.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(each -> values.containsKey(each.getName())
                                    ? values.get(each.getName())
                                    : value(fact, each.getName()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
