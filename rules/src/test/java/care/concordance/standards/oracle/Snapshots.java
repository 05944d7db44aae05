package care.concordance.standards.oracle;

import static java.util.Objects.requireNonNull;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.AtMost;
import care.concordance.facts.Committee;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.DiseaseProgramBuilder;
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
import care.concordance.verdict.Standard;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes up small snapshots. Every kind of partner fact there is takes part, by its record components: a new one needs no
 * line here. Values lie near the limits the standards name; about one in eight that may be unknown is.
 */
public final class Snapshots {

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2025, 3, 31),
            LocalDate.of(2025, 8, 31),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 6, 30),
            LocalDate.of(2026, 8, 30),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2028, 2, 29));
    /** Diseases some page speaks of by name, and one of each sort. */
    private static final List<Disease> DISEASES = List.of(
            Disease.BREAST,
            Disease.COLORECTAL,
            Disease.GASTRIC_ESOPHAGEAL,
            Disease.LUNG,
            Disease.LYMPHOMA,
            Disease.MYELOMA);

    private static final String NAME = "Made up";

    private static final List<String> MEASURES =
            List.of("C12RLN", "ACT", "LCT", "BCSdx", "BCSRT", "MAC", "nBx", "HT", "BCS", "other");
    private static final int[] WHOLES = {0, 1, 9, 10, 11, 20, 40, 100};

    private final List<Shape> shapes = Arrays.stream(PartnerFact.class.getPermittedSubclasses())
            .filter(type -> !Set.of(Partner.class, Region.class, Site.class, Score.class, Variance.class)
                    .contains(type))
            .map(Shape::of)
            .toList();
    private final Shape partner = Shape.of(Partner.class);
    private final Shape site = Shape.of(Site.class);
    private final Shape program = Shape.of(DiseaseProgram.class);
    private final Map<String, List<Integer>> limits = new TreeMap<>();
    private final List<Integer> allLimits;
    private final List<Standard> standards;

    /** @param standards whose thresholds the values lie near */
    public Snapshots(Collection<Standard> standards) {
        this.standards = List.copyOf(standards);
        Set<Integer> all = new TreeSet<>();
        for (Standard standard : standards) {
            for (String threshold : standard.thresholds()) {
                String[] words = threshold.split(" ");
                if (words[words.length - 1].startsWith("$")) {
                    // A window: days are made near all of them anyway.
                    continue;
                }
                int limit = (int) Double.parseDouble(words[words.length - 1]);
                limits.computeIfAbsent(words[0], name -> new ArrayList<>()).add(limit);
                all.add(limit);
            }
        }
        allLimits = List.copyOf(all);
    }

    /** The snapshot of a seed. */
    public PartnerSnapshot of(long seed) {
        return new Making(new SplittableRandom(seed)).snapshot();
    }

    /** A component of a record type; the platform reads annotations anew each time it is asked. */
    private record Part(
            String name,
            Class<?> type,
            Type generic,
            boolean nullable,
            boolean past,
            @Nullable Range range,
            @Nullable String most) {

        static Part of(RecordComponent component) {
            AtMost limit = component.getAnnotation(AtMost.class);
            return new Part(
                    component.getName(),
                    component.getType(),
                    component.getGenericType(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(Past.class),
                    component.getAnnotation(Range.class),
                    limit == null ? null : limit.value());
        }
    }

    /** A record type and how to make one. */
    private record Shape(Class<?> type, List<Part> components, Constructor<?> constructor) {

        Part component(String name) {
            return components.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        static Shape of(Class<?> type) {
            List<Part> components =
                    Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
            try {
                return new Shape(
                        type,
                        components,
                        type.getDeclaredConstructor(
                                components.stream().map(Part::type).toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has its constructor", e);
            }
        }
    }

    private final class Making {

        private final SplittableRandom random;
        private final LocalDate asOf;
        private final LocalDate anchor;
        private final List<String> sites;
        private final Map<Class<?>, Object[]> favorites = new HashMap<>();
        private final List<PartnerFact> facts = new ArrayList<>();
        private final Set<String> citations = new HashSet<>();
        private int count;

        Making(SplittableRandom random) {
            this.random = random;
            asOf = chance(2)
                    ? DAYS.get(random.nextInt(DAYS.size()))
                    : LocalDate.of(2025, 1, 1).plusDays(random.nextInt(730));
            sites = List.of("a", "b", "c").subList(0, Math.max(1, random.nextInt(4)));
            anchor = boundary();
        }

        PartnerSnapshot snapshot() {
            add(partner);
            add(new Region("north", "North"));
            sites.forEach(id -> add(site));
            // Those that others refer to first.
            for (int i = random.nextInt(4); i > 0; i--) {
                add(DiseaseProgramBuilder.builder()
                        .site(pick(sites))
                        .disease(pick(DISEASES))
                        .analyticCases(count(program.component("analyticCases")))
                        .build());
            }
            List<PartnerFact> bare = new ArrayList<>(facts);
            shapes.stream().filter(shape -> shape.type() == Physician.class).forEach(this::several);
            facts.replaceAll(fact -> bare.contains(fact) && fact instanceof DiseaseProgram made
                    ? new DiseaseProgram(
                            made.site(),
                            made.disease(),
                            made.analyticCases(),
                            leader(),
                            maybe(),
                            maybe(),
                            maybe(),
                            maybe())
                    : fact);
            shapes.stream()
                    .filter(shape -> shape.type() != Physician.class && shape.type() != DiseaseProgram.class)
                    .forEach(this::several);
            judgements();
            return new PartnerSnapshot(NAME, asOf, true, facts);
        }

        private void several(Shape shape) {
            int[] counts = {0, 0, 1, 1, 1, 2, 2, 3, 3, 5};
            for (int i = counts[random.nextInt(counts.length)]; i > 0; i--) {
                add(shape);
            }
        }

        /** Scores and variances of some standards, for subjects they may be of. */
        private void judgements() {
            List<Subject> subjects = new ArrayList<>(new PartnerSnapshot(NAME, asOf, true, facts).subjects());
            List<Committee> councils = facts.stream()
                    .filter(Committee.class::isInstance)
                    .map(Committee.class::cast)
                    .filter(committee -> committee.kind() == Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL)
                    .toList();
            for (int i = random.nextInt(12); i > 0; i--) {
                Standard standard = pick(standards);
                List<Subject> about = subjects.stream()
                        .filter(subject -> subject.kind() == standard.level())
                        .toList();
                if (about.isEmpty()) {
                    continue;
                }
                Subject subject = pick(about);
                int points = random.nextInt(4);
                if (!chance(4)) {
                    add(new Score(standard.id(), subject, Score.Scorer.PARTNER, points));
                }
                if (!chance(4)) {
                    add(new Score(standard.id(), subject, Score.Scorer.MSK, chance(2) ? points : random.nextInt(4)));
                }
            }
            Set<String> varied = new HashSet<>();
            for (int i = councils.isEmpty() ? 0 : random.nextInt(40); i > 0; i--) {
                Standard standard = pick(standards);
                Subject subject = pick(subjects);
                if (varied.add(standard.id() + subject)) {
                    LocalDate granted = asOf.minusDays(random.nextInt(3));
                    LocalDate expires = asOf.plusDays(random.nextInt(3) - 1);
                    add(new Variance(
                            standard.id(),
                            subject,
                            "made up",
                            councils.get(0).id(),
                            granted,
                            expires.isBefore(granted) ? granted : expires));
                }
            }
        }

        private void add(Shape shape) {
            count++;
            Object[] values =
                    shape.components().stream().map(each -> value(shape, each)).toArray();
            exchange(shape.components(), values);
            try {
                add((PartnerFact) shape.constructor().newInstance(values));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("fact records take what their components may be: " + shape, e);
            }
        }

        /** Leaves out what would be refused: a second fact of one id, or of a program that is not on record. */
        private void add(PartnerFact fact) {
            boolean listed = fact instanceof DiseaseProgram
                    || fact.subject().kind() != Subject.Kind.PROGRAM
                    || facts.stream()
                            .anyMatch(other -> other instanceof DiseaseProgram
                                    && other.subject().equals(fact.subject()));
            if (listed && citations.add(fact.citation())) {
                facts.add(fact);
            }
        }

        /** What is more than it may be beside another component, and that one, change places. */
        @SuppressWarnings("unchecked")
        private static void exchange(List<Part> components, @Nullable Object[] values) {
            boolean exchanged = true;
            while (exchanged) {
                exchanged = false;
                for (int i = 0; i < values.length; i++) {
                    String most = components.get(i).most();
                    for (int j = 0; most != null && j < values.length; j++) {
                        Object value = values[i];
                        Object other = values[j];
                        if (components.get(j).name().equals(most)
                                && value != null
                                && other != null
                                && ((Comparable<Object>) value).compareTo(other) > 0) {
                            values[i] = other;
                            values[j] = value;
                            exchanged = true;
                        }
                    }
                }
            }
        }

        private @Nullable Object value(Shape shape, Part component) {
            Class<?> type = component.type();
            String name = component.name();
            if (name.equals("leader")) {
                return leader();
            }
            if (component.nullable() && chance(8)) {
                return null;
            }
            if (type == String.class) {
                return switch (name) {
                    case "id" -> shape.type() == Site.class ? sites.get(sitesMade()) : "x" + count;
                    case "site" -> component.nullable() && chance(3) ? null : pick(sites);
                    case "region" -> "north";
                    case "name" -> shape.type() == Partner.class ? NAME : name;
                    case "measure" -> pick(MEASURES);
                    default -> name;
                };
            }
            if (type == Boolean.class || type == boolean.class) {
                return random.nextInt(10) < 6;
            }
            if (type == Integer.class || type == int.class) {
                return name.equals("year") || name.endsWith("SinceYear")
                        ? Integer.valueOf(asOf.getYear() - random.nextInt(5))
                        : count(component);
            }
            if (type == Double.class) {
                return random.nextInt(7) / 2.0;
            }
            if (type == LocalDate.class) {
                return date(component.past());
            }
            if (type == Disease.class) {
                return pick(DISEASES);
            }
            if (type.isEnum()) {
                return favorite(type);
            }
            if (type == Set.class) {
                return set(((ParameterizedType) component.generic()).getActualTypeArguments()[0]);
            }
            throw new IllegalStateException("teach Snapshots to make up a value for " + component);
        }

        private int sitesMade() {
            return (int) facts.stream().filter(Site.class::isInstance).count();
        }

        /** None at all; the component's own limits and their neighbours; small wholes; parts of a hundred near any limit. */
        private int count(Part component) {
            List<Integer> own = limits.getOrDefault(component.name(), List.of());
            int value;
            if (chance(10)) {
                value = 0;
            } else if (!own.isEmpty() && !chance(6)) {
                value = pick(own) + random.nextInt(3) - 1;
            } else {
                value = chance(2) ? WHOLES[random.nextInt(WHOLES.length)] : pick(allLimits) + random.nextInt(3) - 1;
            }
            Range range = component.range();
            return range == null ? Math.max(0, value) : (int) Math.min(range.max(), Math.max(range.min(), value));
        }

        /** The day, or a day half a year or some years before it, give or take one. */
        private LocalDate boundary() {
            LocalDate day = chance(3) ? asOf.minusMonths(6) : asOf.minusYears(random.nextInt(4));
            return day.plusDays(random.nextInt(3) - 1);
        }

        /** Near a boundary, or as far from one day of the snapshot as some limit is. */
        private LocalDate date(boolean past) {
            LocalDate day = chance(2)
                    ? boundary()
                    : anchor.plusDays((chance(3)
                                    ? 0
                                    : pick(allLimits.stream()
                                            .filter(limit -> limit <= 400)
                                            .toList()))
                            + random.nextInt(3)
                            - 1);
            return past && day.isAfter(asOf) ? asOf.minusDays(random.nextInt(3)) : day;
        }

        /** Three times in four one of two constants of the snapshot, so that facts of one kind come together. */
        private Object favorite(Class<?> type) {
            Object[] all = requireNonNull(type.getEnumConstants());
            Object[] few = favorites.computeIfAbsent(
                    type, key -> new Object[] {all[random.nextInt(all.length)], all[random.nextInt(all.length)]});
            return chance(4) ? all[random.nextInt(all.length)] : few[random.nextInt(few.length)];
        }

        /** All, all but one or two, or any. */
        private Set<Object> set(Type of) {
            List<Object> all = new ArrayList<>(
                    of == String.class ? sites : List.of(requireNonNull(((Class<?>) of).getEnumConstants())));
            int sort = random.nextInt(4);
            if (sort == 3) {
                all.removeIf(each -> chance(2));
            } else {
                for (int i = sort; i > 0 && !all.isEmpty(); i--) {
                    all.remove(random.nextInt(all.size()));
                }
            }
            return Set.copyOf(all);
        }

        private @Nullable String leader() {
            List<String> physicians = facts.stream()
                    .filter(Physician.class::isInstance)
                    .map(PartnerFact::id)
                    .toList();
            return physicians.isEmpty() || chance(8) ? null : pick(physicians);
        }

        private @Nullable Boolean maybe() {
            return chance(8) ? null : Boolean.valueOf(chance(2));
        }

        private boolean chance(int in) {
            return random.nextInt(in) == 0;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
