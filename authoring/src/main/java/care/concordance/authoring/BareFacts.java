package care.concordance.authoring;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgramBuilder;
import care.concordance.facts.FactType;
import care.concordance.facts.FactType.Component;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.json.Given;
import care.concordance.json.Scenario;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Facts made up of nothing but the types the rules of a standard ask for: where a search for facts begins that has no scenario. */
final class BareFacts {

    private static final String SITE = "main";

    private BareFacts() {}

    /** Partners that have a subject of the standard's level and nothing else, on the first day of the text. */
    static List<Scenario> of(Standard standard, Collection<RuleText> rules) {
        LocalDate day = standard.effectiveFrom();
        Site site = new Site(SITE, "Main", null, null, Site.Scope.IN_SCOPE, null);
        return switch (standard.level()) {
            case SYSTEM -> List.of(bare(standard, day, List.of(site), Subject.system("system")));
            case REGION ->
                List.of(bare(
                        standard,
                        day,
                        List.of(
                                new Region("region", "Region"),
                                new Site(SITE, "Main", "region", null, Site.Scope.IN_SCOPE, null)),
                        Subject.region("region")));
            case SITE -> List.of(bare(standard, day, List.of(site), Subject.site(SITE)));
            case PROGRAM ->
                diseases(rules).stream()
                        .map(disease -> bare(
                                standard,
                                day,
                                List.of(
                                        site,
                                        DiseaseProgramBuilder.builder()
                                                .site(SITE)
                                                .disease(disease)
                                                .build()),
                                Subject.program(SITE, disease)))
                        .toList();
            case CASE, PATIENT, ENCOUNTER -> List.of();
        };
    }

    private static Scenario bare(Standard standard, LocalDate day, List<PartnerFact> facts, Subject subject) {
        return new Scenario(
                Path.of(standard.id() + Scenarios.ENDING),
                0,
                0,
                standard.id(),
                "nothing on record",
                new Given.OfPartner(PartnerSnapshot.synthetic("Example", day, facts)),
                subject,
                Outcome.UNPROVEN,
                null,
                null);
    }

    /** The cancers the rules name, and one more. */
    private static Set<Disease> diseases(Collection<RuleText> rules) {
        TreeSet<Disease> diseases = new TreeSet<>(Set.of(Disease.LUNG));
        for (RuleText rule : rules) {
            for (PatternText pattern : rule.patterns()) {
                pattern.leaves()
                        .filter(Expr.Compare.class::isInstance)
                        .map(leaf -> ((Expr.Compare) leaf).operand())
                        .filter(Expr.Constant.class::isInstance)
                        .map(Expr.Constant.class::cast)
                        .filter(constant -> constant.type().equals("Disease"))
                        .forEach(constant -> diseases.add(Disease.valueOf(constant.name())));
            }
        }
        return diseases;
    }

    /** One fact of each type the rules ask for, with what it must have and nothing else. */
    static List<PartnerFact> asked(Collection<RuleText> rules, Map<String, Class<?>> types, LocalDate day) {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .map(PatternText::type)
                .distinct()
                .<Class<?>>map(type -> Objects.requireNonNull(types.get(type), type))
                .filter(type -> PartnerFact.class.isAssignableFrom(type) && type.isRecord())
                .flatMap(type -> made(type, day).stream())
                .toList();
    }

    private static Optional<PartnerFact> made(Class<?> type, LocalDate day) {
        FactType of = FactType.of(type);
        List<@Nullable Object> values = new ArrayList<>();
        of.components().forEach(component -> values.add(value(component, day)));
        try {
            return Optional.of((PartnerFact) of.create(values));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(Component component, LocalDate day) {
        Class<?> type = component.type();
        if (component.optional()) {
            return null;
        }
        if (component.set()) {
            return List.class.isAssignableFrom(component.declared().getType()) ? List.of() : Set.of();
        }
        if (type == String.class) {
            return component.name().equals("site") ? SITE : "made-up";
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Boolean.class) {
            return false;
        }
        if (type == LocalDate.class) {
            return day;
        }
        boolean year = component.name().equals("year");
        double least = component.range() == null ? 0 : component.range().min();
        return type == Double.class ? (Object) least : (Object) (year ? day.getYear() : (int) least);
    }
}
