package care.concordance.standards.measures;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.Judge;
import care.concordance.evaluate.Judge.Judgement;
import care.concordance.facts.Fact;
import care.concordance.facts.measure.MeasureFacts;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.DiagnosticReport;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.MedicationAdministration;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.SetAside;
import care.concordance.facts.patient.Span;
import care.concordance.facts.patient.Standing;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.standards.ExplanationCheck;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A made-up patient {@code p}, written by hand, for the measurement period 2026. Times are days ({@code 2026-01-31}),
 * moments ({@code 2026-01-31T10:00:00Z}) or stretches of them ({@code 2026-01-31/2026-02-02}; {@code 2026-01-31/} goes on
 * for ever, {@code 2026-01-31/?} has an unknown end, {@code /2026-02-02} an unknown start).
 */
final class Chart {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());

    private static final Map<String, Judge> ONE = ENGINE.catalog(LocalDate.of(2026, 12, 31)).stream()
            .map(Standard::id)
            .collect(Collectors.toMap(id -> id, id -> ENGINE.judge(Set.of(id), LocalDate.of(2026, 12, 31))));

    private static final Judge ALL = ENGINE.judge(ONE.keySet(), LocalDate.of(2026, 12, 31));

    private static final ExplanationCheck CHECK =
            new ExplanationCheck(CompiledPack.of(CmsOncologyMeasures.rulePack(), Map.of()));

    /** An order in force. */
    static final Standing ORDERED = new Standing(true, false, true, true);

    static final MeasurementPeriod PERIOD = MeasurementPeriod.year(2026);

    private final List<Fact> facts = new ArrayList<>();
    private int next;

    static Chart of(String born, String... sex) {
        Chart chart = new Chart();
        chart.facts.add(new Patient("p", born.isEmpty() ? null : LocalDate.parse(born), Set.of(sex)));
        return chart;
    }

    /** A patient of whom no sex is recorded. */
    static Chart ofUnknownSex(String born) {
        Chart chart = new Chart();
        chart.facts.add(new Patient("p", born.isEmpty() ? null : LocalDate.parse(born), null));
        return chart;
    }

    Chart add(Fact fact) {
        facts.add(fact);
        return this;
    }

    Chart condition(String code, String when) {
        return condition(code, when, true);
    }

    Chart condition(String code, String when, boolean verified, String... bodySites) {
        return add(new Condition(id(), "p", Set.of(code), Set.of(bodySites), true, verified, span(when)));
    }

    /** A verified condition that is only the diagnosis of an encounter. */
    Chart encounterDiagnosis(String code, String when) {
        return add(new Condition(id(), "p", Set.of(code), Set.of(), false, true, span(when)));
    }

    Chart encounter(String type, String when) {
        return encounter(type, when, true, "");
    }

    Chart encounter(String type, String when, boolean finished, String disposition) {
        return add(new Encounter(
                id(),
                "p",
                Set.of(type),
                Set.of(),
                disposition.isEmpty() ? Set.of() : Set.of(disposition),
                finished,
                span(when)));
    }

    Chart procedure(String code, String when) {
        return procedure(code, when, Procedure.Status.COMPLETED);
    }

    Chart procedure(String code, String when, Procedure.Status status) {
        return add(new Procedure(id(), "p", Set.of(code), status, span(when)));
    }

    /** A result that stands, with a value. */
    Chart result(String code, String when) {
        return observation(code, when, Observation.Status.RESULTED, true, null, null, Set.of());
    }

    Chart coded(String code, String when, String... values) {
        return observation(code, when, Observation.Status.RESULTED, true, null, null, Set.of(values));
    }

    Chart number(String code, String when, int value) {
        return observation(code, when, Observation.Status.RESULTED, true, value, null, Set.of());
    }

    Chart concentration(String code, String when, double value) {
        return observation(code, when, Observation.Status.RESULTED, true, null, value, Set.of());
    }

    Chart observation(
            String code,
            String when,
            Observation.Status status,
            boolean valued,
            @Nullable Integer integer,
            @Nullable Double concentration,
            Set<String> values) {
        return add(new Observation(
                id(),
                "p",
                Set.of(code),
                Set.of("direct:observation-category-imaging"),
                status,
                span(when),
                null,
                valued,
                values,
                integer,
                concentration,
                true,
                Set.of()));
    }

    Chart report(String code, String when, boolean issued) {
        return add(new DiagnosticReport(id(), "p", Set.of(code), issued, span(when)));
    }

    Chart order(Order.What what, String code, String authored) {
        return order(what, code, authored, ORDERED, false);
    }

    Chart order(Order.What what, String code, String authored, Standing standing, boolean refused, String... reasons) {
        return add(new Order(
                id(), "p", what, Set.of(code), standing, refused, span(authored).start(), Set.of(reasons)));
    }

    Chart medication(String code, @Nullable String authored, @Nullable String event, String... bounds) {
        return add(new MedicationOrder(
                id(),
                "p",
                Set.of(code),
                ORDERED,
                false,
                start(authored),
                start(event),
                List.of(bounds).stream().map(Chart::span).toList(),
                null,
                null,
                0));
    }

    Chart supply(String code, String authored, @Nullable String days, int refills, Standing standing) {
        return add(new MedicationOrder(
                id(),
                "p",
                Set.of(code),
                standing,
                false,
                start(authored),
                null,
                List.of(),
                null,
                days == null ? null : new BigDecimal(days),
                refills));
    }

    Chart given(
            String code,
            String when,
            MedicationAdministration.Status status,
            @Nullable String recorded,
            String... why) {
        return add(new MedicationAdministration(
                id(), "p", Set.of(code), status, span(when), start(recorded), Set.of(why)));
    }

    Chart setAside(String type) {
        return add(new SetAside(id(), "p", type, "could not be read"));
    }

    /** Where the patient, or their first encounter, ends up: outside, denominator, exclusion, numerator or exception. */
    String place(String standard) {
        Verdict verdict = verdict(standard);
        if (verdict == null) {
            return "outside";
        }
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        verdict.reasons().stream().map(Reason::verb).forEach(verbs::add);
        if (!verbs.contains(Verb.OBSERVED)) {
            return "outside";
        }
        return verbs.contains(Verb.EXCLUDED)
                ? "exclusion"
                : verbs.contains(Verb.MET) ? "numerator" : verbs.contains(Verb.EXCEPTED) ? "exception" : "denominator";
    }

    @Nullable
    Outcome outcome(String standard) {
        Verdict verdict = verdict(standard);
        return verdict == null ? null : verdict.outcome();
    }

    private @Nullable Verdict verdict(String standard) {
        return verdicts().stream()
                .filter(verdict -> verdict.standard().id().equals(standard))
                .findFirst()
                .orElse(null);
    }

    /** What a session says, each sentence with values of facts; the walk says the same of every chart any test draws, by all measures and by one. */
    List<Verdict> verdicts() {
        List<Fact> known = MeasureFacts.of(facts, PERIOD);
        List<Verdict> verdicts = ENGINE.judge(known, PERIOD.last());
        verdicts.forEach(verdict -> CHECK.why(verdict, new ExplanationCheck.Facts(known)));
        assertThat(walked(ALL)).isEqualTo(verdicts);
        ONE.forEach((id, judge) -> assertThat(walked(judge))
                .isEqualTo(verdicts.stream()
                        .filter(verdict -> verdict.standard().id().equals(id))
                        .toList()));
        return verdicts;
    }

    private List<Verdict> walked(Judge judge) {
        return judge.judge(new MeasureFacts(PERIOD, judge.asksFor()).of(facts)).stream()
                .map(Judgement::verdict)
                .sorted()
                .toList();
    }

    static Span span(String when) {
        int slash = when.indexOf('/');
        if (slash < 0) {
            return when.contains("T") ? Span.at(Instant.parse(when)) : Span.on(LocalDate.parse(when));
        }
        String from = when.substring(0, slash);
        String to = when.substring(slash + 1);
        Instant end = to.isEmpty() ? Span.OPEN : to.equals("?") ? null : span(to).end();
        return new Span(from.isEmpty() ? null : span(from).start(), end);
    }

    private static @Nullable Instant start(@Nullable String when) {
        return when == null ? null : Objects.requireNonNull(span(when).start());
    }

    /** The same facts in another order. */
    Chart shuffled(Random random) {
        Chart chart = new Chart();
        chart.facts.addAll(facts);
        Collections.shuffle(chart.facts, random);
        return chart;
    }

    private String id() {
        return "r" + next++;
    }
}
