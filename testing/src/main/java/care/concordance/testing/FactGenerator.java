package care.concordance.testing;

import care.concordance.PartnerSnapshot;
import care.concordance.Problem;
import care.concordance.facts.AtMost;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Physician;
import care.concordance.facts.Range;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.internal.pack.Expr;
import care.concordance.internal.pack.RuleText;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes up partners. Knows no record by heart: components come from reflection, values from ranges, enums and, most
 * often, from near the literals rules compare with, so that rules are decided both ways.
 */
public final class FactGenerator {

    public static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    /** Types of which one fact is made here, before the others refer to them. */
    private static final Set<Class<?>> FRAME =
            Set.of(Partner.class, Region.class, Site.class, DiseaseProgram.class, Physician.class, Variance.class);

    private final Random random;
    private final LocalDate asOf;
    /** Literals by {@code Type.property}, as rules write them. */
    private final Map<String, List<Object>> literals = new TreeMap<>();

    private final Set<String> mentioned = new TreeSet<>();

    public FactGenerator(Random random, Collection<RuleText> rules) {
        this(random, rules, AS_OF);
    }

    /** @param asOf the day that days lie near */
    public FactGenerator(Random random, Collection<RuleText> rules, LocalDate asOf) {
        this.random = random;
        this.asOf = asOf;
        rules.forEach(rule -> rule.patterns().forEach(pattern -> {
            mentioned.add(pattern.type());
            pattern.constraints()
                    .forEach(constraint -> constraint.expr().leaves().forEach(leaf -> note(pattern.type(), leaf)));
        }));
        // Facts derived from others are made by making those.
        Map.of(
                        "ProgramTeam", "Physician",
                        "SiteTrials", "Trial",
                        "ProgramConference", "TumorBoard",
                        "SiteConferences", "TumorBoard",
                        "SiteMeasures", "MeasureRate",
                        "SiteCoverage", "RecordedDesignation",
                        "ScorePair", "Score")
                .forEach((derived, base) -> {
                    if (mentioned.contains(derived)) {
                        mentioned.add(base);
                    }
                });
    }

    /** A partner with one or two sites; the types the rules name have one to four facts each, others few. */
    public PartnerSnapshot snapshot() {
        List<PartnerFact> facts = new ArrayList<>();
        List<String> sites = random.nextInt(3) == 0 ? List.of("main") : List.of("main", "east");
        List<String> regions = List.of("north");
        List<Disease> diseases = List.of(disease(), disease());
        Pool pool = new Pool(sites, regions, diseases, List.of("p1", "p2", "p3"));
        Partner partner = make(Partner.class, pool, Map.of());
        facts.add(partner);
        regions.forEach(region -> facts.add(make(Region.class, pool, Map.of("id", region))));
        sites.forEach(site -> facts.add(make(Site.class, pool, Map.of("id", site))));
        for (String site : sites) {
            for (Disease disease : new LinkedHashSet<>(diseases)) {
                facts.add(make(DiseaseProgram.class, pool, Map.of("site", site, "disease", disease)));
            }
        }
        pool.physicians().forEach(id -> facts.add(make(Physician.class, pool, Map.of("id", id))));
        for (Class<?> type : PartnerFact.class.getPermittedSubclasses()) {
            boolean named = mentioned.contains(type.getSimpleName());
            if (FRAME.contains(type)) {
                continue;
            }
            int count = named ? random.nextInt(5) : random.nextInt(20) == 0 ? 1 : 0;
            for (int i = 0; i < count; i++) {
                facts.add(make(type.asSubclass(PartnerFact.class), pool, Map.of()));
            }
        }
        return new PartnerSnapshot(partner.name(), asOf, true, consistent(facts));
    }

    /** The kinds of facts the rules look at, and those that facts they look at are derived from. */
    public Set<String> mentioned() {
        return mentioned;
    }

    /** One more fact about a subject, or its site, beside those there are. */
    public <F extends PartnerFact> F one(Class<F> type, Subject subject, List<PartnerFact> beside, String id) {
        List<String> sites = new ArrayList<>();
        List<String> regions = new ArrayList<>();
        List<Disease> diseases = new ArrayList<>();
        List<String> physicians = new ArrayList<>();
        beside.forEach(fact -> {
            if (fact instanceof Site site
                    && (subject.site() == null || site.id().equals(subject.site()))) {
                sites.add(site.id());
            } else if (fact instanceof Region region) {
                regions.add(region.id());
            } else if (fact instanceof DiseaseProgram program
                    && (subject.kind() != Subject.Kind.PROGRAM
                            || program.subject().equals(subject))) {
                diseases.add(program.disease());
            } else if (fact instanceof Physician physician) {
                physicians.add(physician.id());
            }
        });
        if (diseases.isEmpty()) {
            diseases.add(disease());
        }
        if (physicians.isEmpty()) {
            physicians.add("nobody");
        }
        return make(
                type,
                new Pool(sites, regions.isEmpty() ? List.of("none") : regions, diseases, physicians),
                Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> component.getName().equals("id"))
                        ? Map.of("id", id)
                        : Map.of());
    }

    /** Mostly a cancer the rules name. */
    private Disease disease() {
        List<Disease> named = literals.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".disease"))
                .flatMap(entry -> entry.getValue().stream())
                .map(name -> Disease.valueOf(String.valueOf(name)))
                .toList();
        return named.isEmpty() || random.nextInt(3) == 0 ? pick(Disease.values()) : pick(named);
    }

    /** Leaves out what contradicts itself or another fact. */
    private List<PartnerFact> consistent(List<PartnerFact> facts) {
        List<PartnerFact> kept = new ArrayList<>(facts);
        for (; ; ) {
            List<Problem> problems = PartnerSnapshot.problems(kept, asOf);
            if (problems.isEmpty()) {
                return kept;
            }
            Set<Integer> wrong = new TreeSet<>();
            problems.forEach(problem -> wrong.add(problem.fact()));
            List<PartnerFact> rest = new ArrayList<>();
            for (int i = 0; i < kept.size(); i++) {
                if (!wrong.contains(i)) {
                    rest.add(kept.get(i));
                }
            }
            kept = rest;
        }
    }

    private record Pool(List<String> sites, List<String> regions, List<Disease> diseases, List<String> physicians) {}

    private <F extends PartnerFact> F make(Class<F> type, Pool pool, Map<String, Object> given) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = given.containsKey(components[i].getName())
                    ? given.get(components[i].getName())
                    : value(type, components[i], pool);
        }
        fit(components, values);
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<F> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    /** Lowers what must not be more than another of the values of a record to as much. */
    @SuppressWarnings("unchecked") // the two are of one type
    public static void fit(RecordComponent[] components, @Nullable Object[] values) {
        boolean lowered = true;
        while (lowered) {
            lowered = false;
            for (int i = 0; i < values.length; i++) {
                AtMost limit = components[i].getAnnotation(AtMost.class);
                for (int j = 0; limit != null && j < values.length; j++) {
                    Object value = values[i];
                    Object most = values[j];
                    if (components[j].getName().equals(limit.value())
                            && value != null
                            && most != null
                            && ((Comparable<Object>) value).compareTo(most) > 0) {
                        values[i] = most;
                        lowered = true;
                    }
                }
            }
        }
    }

    private @Nullable Object value(Class<?> type, RecordComponent component, Pool pool) {
        String name = component.getName();
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(8) == 0) {
            return null;
        }
        switch (name) {
            case "id" -> {
                return type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + random.nextInt(100);
            }
            case "site" -> {
                return pick(pool.sites());
            }
            case "region" -> {
                return pick(pool.regions());
            }
            case "leader" -> {
                return pick(pool.physicians());
            }
            case "notYetIncluded" -> {
                return Set.of();
            }
            default -> {}
        }
        List<Object> near = literals.getOrDefault(type.getSimpleName() + "." + name, List.of());
        Class<?> plain = component.getType();
        if (plain == Disease.class) {
            return pick(pool.diseases());
        }
        if (plain == Subject.class) {
            return Subject.site(pick(pool.sites()));
        }
        if (plain == Boolean.class || plain == boolean.class) {
            return random.nextBoolean();
        }
        if (plain == Integer.class || plain == int.class) {
            return (int) within(component, near);
        }
        if (plain == Double.class || plain == double.class) {
            double value = within(component, near);
            return value;
        }
        if (plain == LocalDate.class) {
            int[] days = {0, 1, 30, 89, 90, 91, 180, 364, 365, 366, 729, 730, 731, 1100};
            LocalDate day = asOf.minusDays(days[random.nextInt(days.length)]);
            return component.isAnnotationPresent(Past.class) || random.nextBoolean()
                    ? day
                    : asOf.plusDays(random.nextInt(400));
        }
        if (plain.isEnum()) {
            return random.nextInt(4) > 0 && !near.isEmpty()
                    ? constant(plain, String.valueOf(pick(near)))
                    : pick(plain.getEnumConstants());
        }
        if (plain == Set.class || plain == List.class) {
            Set<Object> elements = new LinkedHashSet<>();
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            for (Object literal : near) {
                if (random.nextInt(4) > 0) {
                    elements.add(element.isEnum() ? constant(element, String.valueOf(literal)) : literal);
                }
            }
            if (element.isEnum() && random.nextBoolean()) {
                elements.add(pick(element.getEnumConstants()));
            }
            return plain == Set.class ? elements : List.copyOf(elements);
        }
        if (plain == String.class) {
            return random.nextInt(4) > 0 && !near.isEmpty() ? String.valueOf(pick(near)) : "text" + random.nextInt(3);
        }
        throw new IllegalStateException("no values for " + plain + " " + type.getSimpleName() + "." + name);
    }

    private double within(RecordComponent component, List<Object> near) {
        Range range = component.getAnnotation(Range.class);
        double min = range == null ? 0 : range.min();
        double max = range == null ? 1_000 : range.max();
        double value = near.isEmpty() || random.nextInt(6) == 0
                ? min + random.nextInt((int) Math.min(max - min, 120) + 1)
                : ((Number) pick(near)).doubleValue() + random.nextInt(5) - 2;
        return Math.max(min, Math.min(max, value));
    }

    private void note(String type, Expr leaf) {
        if (leaf instanceof Expr.Compare compare) {
            note(type, compare.property(), compare.operand());
        } else if (leaf instanceof Expr.In in) {
            in.literals().forEach(literal -> note(type, in.property(), literal));
        } else if (leaf instanceof Expr.Contains contains) {
            note(type, contains.property(), contains.literal());
        }
    }

    private void note(String type, String property, Expr.Operand operand) {
        Object value = operand instanceof Expr.Literal literal
                ? literal.value()
                : operand instanceof Expr.Constant constant ? constant.name() : null;
        if (value != null) {
            literals.computeIfAbsent(type + "." + property, key -> new ArrayList<>())
                    .add(value);
        }
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
