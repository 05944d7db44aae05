package care.concordance.benchmarks;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Range;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up partner of any size, the same for the same seed: every kind of fact at every site and program, one component
 * in sixteen unknown. Built from the records themselves, so a new kind of fact is covered the day it is added.
 */
final class SyntheticPartner {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private static final List<Disease> DISEASES = List.copyOf(EnumSet.allOf(Disease.class));

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
        put(make(Partner.class, Map.of()));
        for (int region = 0; region < Math.max(1, sites / 4); region++) {
            put(new Region("region-" + region, "Region " + region));
        }
        for (int i = 0; i < sites; i++) {
            String site = "site-" + i;
            put(make(
                    Site.class,
                    Map.of(
                            "id",
                            site,
                            "region",
                            "region-" + i % Math.max(1, sites / 4),
                            "scope",
                            Site.Scope.IN_SCOPE)));
            for (int p = 0; p < programs; p++) {
                Disease disease = DISEASES.get(p);
                put(make(DiseaseProgram.class, Map.of("site", site, "disease", disease, "leader", "")));
            }
        }
        for (Class<?> permitted : PartnerFact.class.getPermittedSubclasses()) {
            Class<? extends PartnerFact> type = permitted.asSubclass(PartnerFact.class);
            if (Set.of(Partner.class, Region.class, Site.class, DiseaseProgram.class, Variance.class)
                    .contains(type)) {
                continue;
            }
            Set<String> names = new TreeSet<>();
            Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
            boolean perSite = names.contains("site");
            for (int i = 0; i < (perSite ? sites : 1); i++) {
                int several = names.contains("disease") ? programs : 2;
                for (int k = 0; k < several; k++) {
                    Map<String, Object> fixed = new LinkedHashMap<>();
                    fixed.put("site", "site-" + i);
                    if (names.contains("disease")) {
                        fixed.put("disease", DISEASES.get(k));
                    }
                    fixed.put("leader", "");
                    fixed.put("about", Subject.site("site-" + i));
                    put(make(type, fixed));
                }
            }
        }
        return new PartnerSnapshot("Synthetic", AS_OF, true, List.copyOf(facts.values()));
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
            if (given != null && types[i].isInstance(given)) {
                values[i] = given.equals("") ? null : given;
            } else {
                boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] = nullable && random.nextInt(16) == 0 ? null : value(components[i]);
            }
        }
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
            return (int) (component.getName().equals("year") ? 2025 : min + random.nextInt((int) (max - min) + 1));
        }
        if (type == Double.class) {
            return min + random.nextDouble() * (max - min);
        }
        if (type == Boolean.class) {
            return random.nextInt(4) != 0;
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
