package care.concordance.benchmarks;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Committee;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Physician;
import care.concordance.facts.Range;
import care.concordance.facts.Region;
import care.concordance.facts.Score;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.testing.FactGenerator;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up partner of any size, the same for the same seed, with every kind of fact there is: of what is kept by kind,
 * procedure, body or topic one of each at every site, three physicians and a tumor board for each program, two years of
 * what is kept by year. One component in sixteen is unknown, one answer in sixteen is no. Built from the records
 * themselves, so a new kind of fact is covered the day it is added.
 */
final class SyntheticPartner {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final List<Disease> DISEASES = List.copyOf(EnumSet.allOf(Disease.class));
    private static final List<String> MEASURES =
            List.of("C12RLN", "ACT", "LCT", "BCSdx", "BCSRT", "MAC", "nBx", "HT", "BCS");

    /** Components of which a site has a fact for each constant. */
    private static final Set<String> EACH = Set.of("kind", "body", "procedure", "topic", "dimension", "event");

    private final SplittableRandom random;
    private final Map<String, PartnerFact> facts = new LinkedHashMap<>();

    private SyntheticPartner(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A snapshot with so many sites, each with so many disease programs. */
    static PartnerSnapshot of(int sites, int programs, long seed) {
        return new SyntheticPartner(seed).snapshot(sites, programs);
    }

    private PartnerSnapshot snapshot(int sites, int programs) {
        Partner partner = make(Partner.class, Map.of());
        put(partner);
        int regions = Math.max(1, sites / 4);
        for (int region = 0; region < regions; region++) {
            put(new Region("region-" + region, "Region " + region));
        }
        for (int i = 0; i < sites; i++) {
            put(make(
                    Site.class,
                    Map.of("id", "site-" + i, "region", "region-" + i % regions, "scope", Site.Scope.IN_SCOPE)));
            for (Disease disease : DISEASES.subList(0, programs)) {
                put(make(DiseaseProgram.class, Map.of("site", "site-" + i, "disease", disease, "leader", "")));
            }
        }
        for (Class<?> permitted : PartnerFact.class.getPermittedSubclasses()) {
            Class<? extends PartnerFact> type = permitted.asSubclass(PartnerFact.class);
            if (Set.of(Partner.class, Region.class, Site.class, DiseaseProgram.class, Score.class, Variance.class)
                    .contains(type)) {
                continue;
            }
            Map<String, Class<?>> components = new LinkedHashMap<>();
            Stream.of(type.getRecordComponents())
                    .forEach(component -> components.put(component.getName(), component.getType()));
            for (int i = 0; i < (components.containsKey("site") ? sites : 1); i++) {
                for (Map<String, Object> fixed : several(type, components, programs)) {
                    fixed.put("site", "site-" + i);
                    put(make(type, fixed));
                }
            }
        }
        judgements(sites);
        return new PartnerSnapshot(partner.name(), AS_OF, true, List.copyOf(facts.values()));
    }

    /** What tells the facts of one type at one site apart. */
    private static List<Map<String, Object>> several(Class<?> type, Map<String, Class<?>> components, int programs) {
        List<Map<String, Object>> several = new ArrayList<>(List.of(new LinkedHashMap<>()));
        if (components.containsKey("disease")) {
            several = times(several, "disease", DISEASES.subList(0, programs));
        }
        if (type == Physician.class) {
            several = times(several, "focus", DISEASES.subList(0, programs));
            several = times(
                    several,
                    "specialty",
                    List.of(
                            Physician.Specialty.SURGERY,
                            Physician.Specialty.MEDICAL_ONCOLOGY,
                            Physician.Specialty.RADIATION_ONCOLOGY));
        }
        for (Map.Entry<String, Class<?>> component : components.entrySet()) {
            Class<?> enumeration = component.getValue();
            if (EACH.contains(component.getKey()) && enumeration.isEnum()) {
                several = times(several, component.getKey(), List.of(enumeration.getEnumConstants()));
            }
        }
        if (components.containsKey("measure")) {
            several = times(several, "measure", MEASURES);
        }
        return components.containsKey("year") ? times(several, "year", List.of(2024, 2025)) : several;
    }

    private static List<Map<String, Object>> times(List<Map<String, Object>> maps, String name, List<?> values) {
        List<Map<String, Object>> product = new ArrayList<>();
        for (Map<String, Object> map : maps) {
            for (Object value : values) {
                Map<String, Object> more = new LinkedHashMap<>(map);
                more.put(name, value);
                product.add(more);
            }
        }
        return product;
    }

    /** Two scores and a variance at every tenth site. */
    private void judgements(int sites) {
        String council = facts.values().stream()
                .filter(fact -> fact instanceof Committee committee
                        && committee.kind() == Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL)
                .map(PartnerFact::id)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < sites; i += 10) {
            Subject site = Subject.site("site-" + i);
            put(new Score("TB-01", site, Score.Scorer.PARTNER, 3));
            put(new Score("TB-01", site, Score.Scorer.MSK, i % 20 == 0 ? 3 : 2));
            put(new Variance("TB-04", site, "made up", council, AS_OF.minusDays(30), AS_OF.plusDays(30)));
        }
    }

    private void put(PartnerFact fact) {
        facts.putIfAbsent(fact.citation(), fact);
    }

    private <F extends PartnerFact> F make(Class<F> type, Map<String, Object> fixed) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object given = fixed.get(components[i].getName());
            if (given != null && (types[i].isInstance(given) || (given instanceof Integer && types[i] == int.class))) {
                values[i] = given.equals("") ? null : given;
            } else {
                boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] = nullable && random.nextInt(16) == 0 ? null : value(components[i]);
            }
        }
        FactGenerator.fit(components, values);
        try {
            Constructor<F> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + type, e);
        }
    }

    private Object value(RecordComponent component) {
        Class<?> type = component.getType();
        Range range = component.getAnnotation(Range.class);
        double min = range == null ? 0 : range.min();
        double max = range == null ? 100 : Math.min(range.max(), min + 400);
        if (type == String.class) {
            return component.getName().equals("notYetIncluded")
                    ? ""
                    : component.getName() + "-" + random.nextInt(1_000_000);
        }
        if (type == Integer.class || type == int.class) {
            return (int) min + random.nextInt((int) (max - min) + 1);
        }
        if (type == Double.class) {
            return min + random.nextDouble() * (max - min);
        }
        if (type == Boolean.class) {
            return random.nextInt(16) != 0;
        }
        if (type == LocalDate.class) {
            return component.isAnnotationPresent(Past.class)
                    ? AS_OF.minusDays(random.nextInt(700))
                    : AS_OF.plusDays(random.nextInt(900) - 100);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == Set.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            List<Object> several = new ArrayList<>();
            if (element.isEnum()) {
                for (Object constant : element.getEnumConstants()) {
                    if (random.nextInt(3) != 0) {
                        several.add(constant);
                    }
                }
            }
            return Set.copyOf(several);
        }
        throw new IllegalStateException("no value for " + component);
    }
}
