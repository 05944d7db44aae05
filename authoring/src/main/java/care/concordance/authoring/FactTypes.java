package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.AtMost;
import care.concordance.facts.Between;
import care.concordance.facts.Fact;
import care.concordance.facts.NullMeans;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Past;
import care.concordance.facts.Range;
import care.concordance.facts.Subject;
import care.concordance.facts.WhenUnknown;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.internal.pack.Vocabulary;
import care.concordance.internal.pack.Vocabulary.Property;
import care.concordance.json.Descriptions;
import care.concordance.verdict.Phrasing;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts rules may ask, as an author looks them up: read from the fact records and what stands beside their properties. */
public final class FactTypes {

    /** What every fact has, and no rule asks. */
    private static final Set<String> OF_EVERY_FACT = Set.of("subject", "citation");

    private final TreeMap<String, Class<?>> types = new TreeMap<>();

    private FactTypes() {}

    /** Every type of fact a partner states, every derived one, and those the rules of some packs ask besides. */
    public static FactTypes of(ConcordanceEngine engine) {
        FactTypes facts = new FactTypes();
        Stream.of(
                        Arrays.stream(PartnerFact.class.getPermittedSubclasses()),
                        DerivedFacts.TYPES.stream(),
                        engine.packs().stream()
                                .flatMap(pack -> pack.types().values().stream())
                                .filter(Fact.class::isAssignableFrom))
                .flatMap(each -> each)
                .forEach(type -> facts.types.put(name(type), type));
        return facts;
    }

    /** Its simple name; with its package where that is not the usual one: two packages may have a type of one name. */
    private static String name(Class<?> type) {
        String usual = Fact.class.getPackageName();
        return type.getPackageName().equals(usual)
                ? type.getSimpleName()
                : type.getName().substring(type.getPackageName().startsWith(usual) ? usual.length() + 1 : 0);
    }

    /** Every type on a line: its name, whom its facts are about, and whether they are derived. */
    public String list() {
        StringBuilder text = new StringBuilder();
        types.forEach((name, type) -> text.append(String.format(Locale.ROOT, "%-36s", name))
                .append(about(type))
                .append(DerivedFacts.TYPES.contains(type) ? ", derived from other facts" : "")
                .append('\n'));
        return text.toString();
    }

    private static String about(Class<?> type) {
        Subject.Kind kind = Vocabulary.about(type);
        return "about "
                + (kind == null ? "different subjects" : "a " + kind.name().toLowerCase(Locale.ROOT));
    }

    /**
     * A type with all its properties: what each is, its range, and whether it may be unknown and what a verdict says then.
     *
     * @param asked its simple name, or its name as {@link #list} has it
     * @throws IllegalArgumentException when there is no such type, with the nearest names
     */
    public String describe(String asked) {
        List<Class<?>> found = types.entrySet().stream()
                .filter(type -> type.getKey().equals(asked)
                        || type.getValue().getSimpleName().equals(asked))
                .<Class<?>>map(Map.Entry::getValue)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no fact type " + asked + ": "
                    + Vocabulary.suggestion(asked, types.keySet(), "the command without a type lists them"));
        }
        return found.stream().map(FactTypes::describe).collect(Collectors.joining("\n"));
    }

    /** Its types by name, as {@link #list} has them. */
    public SortedMap<String, Class<?>> byName() {
        return Collections.unmodifiableSortedMap(types);
    }

    /** What a type's facts are: whom they are about, whether they are derived, and what they mean, where that is written down. */
    public static String says(Class<?> type) {
        return about(type)
                + (DerivedFacts.TYPES.contains(type) ? ", derived from other facts" : "")
                + "."
                + Descriptions.find(type, null).map(meaning -> " " + meaning).orElse("");
    }

    /** What a rule may ask of a type of fact: what is stated, in order, then what is derived from it, by name. */
    public static List<FactProperty> properties(Class<?> type) {
        TreeMap<String, Property> all = new TreeMap<>(Vocabulary.properties(type));
        all.keySet().removeAll(OF_EVERY_FACT);
        List<FactProperty> properties = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Property given = all.remove(component.getName());
            if (given != null) {
                properties.add(property(type, given, false));
            }
        }
        all.values().forEach(property -> properties.add(property(type, property, true)));
        return properties;
    }

    private static String describe(Class<?> type) {
        StringBuilder text = new StringBuilder();
        text.append(type.getSimpleName()).append("  ").append(about(type)).append('\n');
        text.append("import ").append(type.getCanonicalName()).append(";\n");
        if (DerivedFacts.TYPES.contains(type)) {
            text.append("derived from other facts: no document states it\n");
        }
        List<FactProperty> properties = properties(type);
        text.append("\nproperties\n");
        properties.stream().filter(property -> !property.derived()).forEach(property -> property(text, property));
        if (properties.stream().anyMatch(FactProperty::derived)) {
            text.append("\nderived properties\n");
            properties.stream().filter(FactProperty::derived).forEach(property -> property(text, property));
        }
        return text.toString();
    }

    private static void property(StringBuilder text, FactProperty property) {
        text.append(String.format(Locale.ROOT, "  %-32s", property.name()))
                .append(String.join("; ", property.says()))
                .append('\n');
        text.append("      ")
                .append(Objects.requireNonNullElse(property.meaning(), property.words()))
                .append('\n');
        if (property.whenUnknown() != null) {
            text.append("      when unknown: ").append(property.whenUnknown()).append('\n');
        }
        if (!property.constants().isEmpty()) {
            text.append("      ")
                    .append(property.enumeration())
                    .append(": ")
                    .append(String.join(", ", property.constants()))
                    .append('\n');
        }
    }

    private static FactProperty property(Class<?> type, Property property, boolean derived) {
        List<String> says = new ArrayList<>();
        says.add(kind(property));
        Range range = note(type, property.name(), Range.class);
        if (range != null) {
            says.add(plain(range.min()) + " to " + plain(range.max()));
        }
        AtMost most = note(type, property.name(), AtMost.class);
        if (most != null) {
            says.add("at most " + most.value());
        }
        if (note(type, property.name(), Past.class) != null) {
            says.add("not after the day of assessment");
        }
        NullMeans none = note(type, property.name(), NullMeans.class);
        if (none != null) {
            says.add("null is " + none.value());
        }
        says.add(unknown(property));
        WhenUnknown phrase = note(type, property.name(), WhenUnknown.class);
        boolean listed = property.element().isEnum() && property.unknown() != Property.Unknown.ANSWER;
        return new FactProperty(
                property.name(),
                Phrasing.ofName(property.name()),
                says,
                Descriptions.find(type, property.name()).orElse(null),
                phrase == null ? null : phrase.value(),
                listed ? enumeration(property.element()) : "",
                listed ? constants(property.element()) : List.of(),
                derived);
    }

    private static String enumeration(Class<?> type) {
        return (type.getEnclosingClass() == null ? "" : type.getEnclosingClass().getSimpleName() + ".")
                + type.getSimpleName();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static String kind(Property property) {
        Class<?> type = property.type();
        if (Collection.class.isAssignableFrom(type)) {
            return "a set of " + property.element().getSimpleName();
        }
        if (property.unknown() == Property.Unknown.ANSWER || type == Boolean.class) {
            return "yes or no";
        }
        if (type == Integer.class || type == Between.class || type == Long.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a decimal";
        }
        return type == LocalDate.class ? "a day" : type == String.class ? "a text" : type.getSimpleName();
    }

    private static String unknown(Property property) {
        return switch (property.unknown()) {
            case NEVER -> "always known";
            case NULL, ANSWER -> "may be unknown";
            case CONSTANT -> "may be UNKNOWN";
            case BOUNDS -> "may be known within bounds only";
        };
    }

    /** What stands beside a property: at the component of that name, or else at the method. */
    static <A extends Annotation> @Nullable A note(Class<?> type, String property, Class<A> annotation) {
        A ofComponent = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(property))
                .map(component -> component.getAnnotation(annotation))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (ofComponent != null) {
            return ofComponent;
        }
        try {
            return type.getMethod(property).getAnnotation(annotation);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the vocabulary has it", e);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
