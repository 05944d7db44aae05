package care.concordance;

import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a person asks of an assessment first: who is designated, where the gaps are, what is due next, and who has evidence
 * to bring. Immutable.
 *
 * @param designation who is concordant
 * @param components how many verdicts had each outcome, by component, commendations too; a component without verdicts is
 *     left out
 * @param gaps the required standards with gaps, those with most first
 * @param due what closes gaps of required standards, as it is due; empty when the assessment is not {@linkplain
 *     Assessment#isPlannable plannable}: of what is only not known nobody is told to do anything by a day
 * @param evidence how many required verdicts are unproven, by the role that has the evidence to bring, most first
 */
public record Overview(
        Designation designation,
        Map<Standard.Component, Map<Outcome, Long>> components,
        List<Gaps> gaps,
        List<AlignmentPlan.Action> due,
        Map<String, Long> evidence) {

    /** The gaps of one standard. */
    public record Gaps(Standard standard, List<Subject> subjects) {

        public Gaps {
            subjects = List.copyOf(subjects);
        }
    }

    public Overview {
        components = Collections.unmodifiableMap(components);
        gaps = List.copyOf(gaps);
        due = List.copyOf(due);
        evidence = Collections.unmodifiableMap(evidence);
    }

    static Overview of(Assessment assessment) {
        return new Overview(
                assessment.designation(),
                components(assessment),
                gaps(assessment),
                due(assessment),
                evidence(assessment));
    }

    private static Map<Standard.Component, Map<Outcome, Long>> components(Assessment assessment) {
        Map<Standard.Component, Map<Outcome, Long>> components = new EnumMap<>(Standard.Component.class);
        assessment
                .verdicts()
                .forEach(verdict -> components
                        .computeIfAbsent(verdict.standard().component(), component -> new EnumMap<>(Outcome.class))
                        .merge(verdict.outcome(), 1L, Long::sum));
        return components;
    }

    private static List<Gaps> gaps(Assessment assessment) {
        return assessment.gaps().stream()
                .filter(Verdict::isRequired)
                .collect(Collectors.groupingBy(
                        Verdict::standard,
                        LinkedHashMap::new,
                        Collectors.mapping(Verdict::subject, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> new Gaps(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(gaps -> -gaps.subjects().size()))
                .toList();
    }

    private static List<AlignmentPlan.Action> due(Assessment assessment) {
        return assessment.isPlannable()
                ? assessment.alignmentPlan().actions().stream()
                        .filter(action -> action.outcome() == Outcome.GAP
                                && action.standard().isRequired())
                        .toList()
                : List.of();
    }

    private static Map<String, Long> evidence(Assessment assessment) {
        Map<String, Long> owners = assessment.unproven().stream()
                .filter(Verdict::isRequired)
                .collect(Collectors.groupingBy(
                        verdict -> verdict.standard().owner(), TreeMap::new, Collectors.counting()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        owners.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(owner -> sorted.put(owner.getKey(), owner.getValue()));
        return sorted;
    }
}
