package care.concordance.json;

import care.concordance.FactHistory;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.CalendarDay;
import care.concordance.facts.FactType;
import care.concordance.facts.FactValue;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.json.FactsJsonException.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON values into records and collects whatever is wrong with them. A value that cannot be read is reported and
 * stood in for, so that what depends on it can still be checked; nothing made this way ever leaves this package.
 */
final class FactsReader {

    /**
     * A record read from an object.
     *
     * @param node the object
     * @param value the record
     * @param standIns names of the required components that could not be read
     */
    record Read<R>(Node node, R value, Set<String> standIns) {

        private boolean isWhole() {
            return standIns.isEmpty();
        }
    }

    /** What a document may leave out. */
    enum Completeness {
        /** The partner and the day are stated, and facts are real unless said to be synthetic. */
        WHOLE,
        /** The partner may be left out, and facts are synthetic unless said not to be. */
        PARTIAL
    }

    /** Tells an editor where the schema is; means nothing here. */
    private static final String SCHEMA = "$schema";

    private static final String AS_OF = "asOf";
    private static final String SYNTHETIC = "synthetic";

    /** The day from which a fact was known, beside the fact's own components. */
    static final String KNOWN_FROM = "knownFrom";

    /** Unknown members named of one object. */
    private static final int UNKNOWN_NAMED = 1_000;

    private final List<Problem> problems;
    private final IdentityHashMap<Record, LocalDate> knownFrom = new IdentityHashMap<>();

    FactsReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The snapshot an object describes; null when there is any problem. */
    @Nullable
    PartnerSnapshot snapshot(
            Node document, @Nullable LocalDate asOf, @Nullable LocalDate knownOn, Completeness completeness) {
        Map<String, Node> object = object(document);
        if (object == null) {
            return null;
        }
        Set<String> parts = new TreeSet<>(Set.of(SCHEMA, AS_OF, SYNTHETIC));
        Section.ALL.forEach(section -> parts.add(section.name()));
        refuseUnknown(object, parts, "a facts document");

        LocalDate stated = asOf(document, object, asOf);
        boolean synthetic = synthetic(object.get(SYNTHETIC), completeness == Completeness.PARTIAL);
        List<Read<? extends Record>> read = new ArrayList<>();
        Section.ALL.forEach(section -> read(section, object.get(section.name()), read));
        String name = partnerName(document, object, completeness, read);
        // Facts with stand-ins come last: one that seems to be given twice is then never taken for the first.
        List<Read<? extends Record>> ordered = new ArrayList<>();
        List<Read<? extends Record>> known = known(read, knownOn == null ? stated : knownOn);
        known.stream().filter(Read::isWhole).forEach(ordered::add);
        known.stream().filter(each -> !each.isWhole()).forEach(ordered::add);
        if (known.stream().anyMatch(each -> each.value() instanceof Partner)) {
            check(ordered, stated == null ? LocalDate.MAX : stated);
        } else {
            refuseUnknownPartner(read);
        }
        return problems.isEmpty() && stated != null
                ? new PartnerSnapshot(name, stated, synthetic, facts(ordered))
                : null;
    }

    /** The facts of one type an object holds under their name, and nothing else; fewer when there is any problem. */
    <F extends Record & PartnerFact> List<F> facts(Node document, Class<F> type) {
        Section section = Section.of(type);
        Map<String, Node> object = object(document);
        if (object == null) {
            return List.of();
        }
        refuseUnknown(object, Set.of(SCHEMA, section.name()), "a file of " + section.name());
        Node given = object.get(section.name());
        if (given == null) {
            problems.add(document.problem("has no " + section.name(), "write an array of objects"));
            return List.of();
        }
        List<Read<? extends Record>> read = new ArrayList<>();
        read(section, given, read);
        Map<String, Node> first = new HashMap<>();
        List<F> facts = new ArrayList<>();
        for (Read<? extends Record> each : read) {
            F fact = type.cast(each.value());
            Node before = each.isWhole() ? first.putIfAbsent(fact.id(), each.node()) : null;
            if (before != null) {
                problems.add(each.node()
                        .problem(
                                "gives " + fact.citation() + " again, which is given at " + before.pointer(),
                                "keep one of the two"));
            }
            facts.add(fact);
        }
        return facts;
    }

    /** Every fact of an object, by itself; null when it is no object. */
    FactsJson.@Nullable Parts parts(Node document) {
        Map<String, Node> object = object(document);
        if (object == null) {
            return null;
        }
        Set<String> names = new TreeSet<>(Set.of(SCHEMA, AS_OF, SYNTHETIC));
        Section.ALL.forEach(section -> names.add(section.name()));
        refuseUnknown(object, names, "a facts document");
        Node synthetic = object.get(SYNTHETIC);
        List<Read<? extends Record>> read = new ArrayList<>();
        Section.ALL.forEach(section -> read(section, object.get(section.name()), read));
        return new FactsJson.Parts(
                synthetic == null ? null : (Boolean) scalar(synthetic, Boolean.class, List.of()),
                read.stream()
                        .map(each ->
                                new FactsJson.Part(each.node().pointer(), (PartnerFact) each.value(), each.standIns()))
                        .toList(),
                problems);
    }

    private @Nullable LocalDate asOf(Node document, Map<String, Node> object, @Nullable LocalDate override) {
        Node node = object.get(AS_OF);
        if (node == null) {
            if (override == null) {
                problems.add(
                        document.problem("has no asOf", "state the day to assess, as in \"asOf\": \"2026-06-30\""));
            }
            return override;
        }
        LocalDate stated = (LocalDate) scalar(node, LocalDate.class, List.of());
        return override == null ? stated : override;
    }

    private boolean synthetic(@Nullable Node node, boolean otherwise) {
        if (node == null) {
            return otherwise;
        }
        return Boolean.TRUE.equals(scalar(node, Boolean.class, List.of()));
    }

    private String partnerName(
            Node document, Map<String, Node> object, Completeness completeness, List<Read<? extends Record>> read) {
        String name = read.stream()
                .map(Read::value)
                .filter(Partner.class::isInstance)
                .map(partner -> ((Partner) partner).name())
                .findFirst()
                .orElse(null);
        if (name != null) {
            return name;
        }
        if (completeness == Completeness.WHOLE && !object.containsKey("partner")) {
            problems.add(document.problem("has no partner", "state it, as in \"partner\": {\"name\": \"…\"}"));
        }
        String standIn = "Example";
        read.add(new Read<>(document, PartnerBuilder.builder().name(standIn).build(), Set.of()));
        return standIn;
    }

    private void read(Section section, @Nullable Node node, List<Read<? extends Record>> into) {
        if (node == null) {
            return;
        }
        List<Node> several = section.single() ? List.of(node) : node.array();
        if (several == null) {
            problems.add(node.problem(
                    "is " + node.kind() + ", not an array",
                    "write an array of objects, one for each " + section.type().getSimpleName()));
            return;
        }
        for (Node each : several) {
            Read<? extends Record> fact = record(each, section.type(), Set.of(KNOWN_FROM));
            if (fact != null) {
                into.add(fact);
                Node day = Objects.requireNonNull(each.object()).get(KNOWN_FROM);
                LocalDate from = day == null ? null : (LocalDate) scalar(day, LocalDate.class, List.of());
                if (from != null) {
                    knownFrom.put(fact.value(), from);
                }
            }
        }
    }

    private void refuseUnknownPartner(List<Read<? extends Record>> read) {
        read.stream()
                .filter(each -> each.value() instanceof Partner)
                .forEach(partner -> problems.add(partner.node()
                        .problem(
                                "is known only from a later day than the facts are asked for",
                                "leave " + KNOWN_FROM + " out, or ask for a later day")));
    }

    /** What was known on a day, each fact in its latest form. */
    private List<Read<? extends Record>> known(List<Read<? extends Record>> read, @Nullable LocalDate day) {
        if (knownFrom.isEmpty() || day == null) {
            return read;
        }
        IdentityHashMap<FactHistory.Entry, Read<? extends Record>> reads = new IdentityHashMap<>();
        List<FactHistory.Entry> entries = new ArrayList<>();
        for (Read<? extends Record> each : read) {
            FactHistory.Entry entry = new FactHistory.Entry((PartnerFact) each.value(), knownFrom.get(each.value()));
            entries.add(entry);
            reads.put(entry, each);
        }
        List<Read<? extends Record>> known = new ArrayList<>();
        new FactHistory("", false, entries)
                .known(day)
                .forEach(entry -> known.add(Objects.requireNonNull(reads.get(entry))));
        return known;
    }

    /** What the facts say of each other and of the day, in this document's terms. */
    private void check(List<Read<? extends Record>> read, LocalDate asOf) {
        List<PartnerFact> facts = facts(read);
        Map<Object, Node> first = new HashMap<>();
        read.forEach(each -> first.putIfAbsent(key(each.value()), each.node()));
        for (care.concordance.Problem problem : PartnerSnapshot.problems(facts, asOf)) {
            Read<? extends Record> fact = read.get(problem.fact());
            String component = problem.component();
            if (component.isEmpty()) {
                if (fact.isWhole()) {
                    problems.add(fact.node()
                            .problem(
                                    "gives " + problem.citation() + " again, which is given at "
                                            + Objects.requireNonNull(first.get(key(fact.value())))
                                                    .pointer(),
                                    problem.remedy()));
                }
            } else if (fact.isWhole() || isOwn(component, fact)) {
                Node given = Objects.requireNonNull(fact.node().object()).get(component);
                problems.add(
                        given == null
                                ? fact.node().problem(component + " " + problem.problem(), problem.remedy())
                                : given.problem(problem.problem(), problem.remedy()));
            }
        }
    }

    /** True unless a stand-in may be what the problem is about: a program's subject is made of site and disease. */
    private static boolean isOwn(String component, Read<? extends Record> fact) {
        return !fact.standIns().contains(component) && !component.equals("disease");
    }

    private static Object key(Record fact) {
        return List.of(fact.getClass(), ((PartnerFact) fact).id());
    }

    private static List<PartnerFact> facts(List<Read<? extends Record>> read) {
        return read.stream().map(each -> (PartnerFact) each.value()).toList();
    }

    /**
     * The record an object describes; null when the value is no object.
     *
     * @param besides names the object may have that are not the record's
     */
    <R extends Record> @Nullable Read<R> record(Node node, Class<R> type, Set<String> besides) {
        return record(node, type, besides, Map.of());
    }

    /** @param otherwise values of components that may be left out */
    <R extends Record> @Nullable Read<R> record(
            Node node, Class<R> type, Set<String> besides, Map<String, Object> otherwise) {
        Map<String, Node> object = object(node);
        if (object == null) {
            return null;
        }
        List<FactType.Component> components = FactType.of(type).components();
        Set<String> known = new TreeSet<>(besides);
        components.forEach(component -> known.add(component.name()));
        refuseUnknown(object, known, "a " + type.getSimpleName());

        Set<String> standIns = new HashSet<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (FactType.Component component : components) {
            Node given = object.get(component.name());
            Object value = given == null ? otherwise.get(component.name()) : value(given, component);
            if (given == null && value == null && !component.optional()) {
                problems.add(node.problem("has no " + component.name(), "state it: " + expected(component)));
            }
            if (value == null && !component.optional()) {
                standIns.add(component.name());
                value = standIn(component);
            }
            values.add(value);
        }
        return new Read<>(node, type.cast(FactType.of(type).create(values)), standIns);
    }

    @Nullable
    Map<String, Node> object(Node node) {
        Map<String, Node> object = node.object();
        if (object == null) {
            problems.add(node.problem("is " + node.kind() + ", not an object", "write { … }"));
        }
        return object;
    }

    void refuseUnknown(Map<String, Node> object, Set<String> known, String of) {
        List<String> unknown =
                object.keySet().stream().filter(name -> !known.contains(name)).toList();
        String remedy = "its parts are " + String.join(", ", known);
        for (String name : unknown.subList(0, Math.min(unknown.size(), UNKNOWN_NAMED))) {
            problems.add(Objects.requireNonNull(object.get(name))
                    .problem("is no part of " + of + Nearest.hint(name, known), remedy));
        }
        if (unknown.size() > UNKNOWN_NAMED) {
            problems.add(Objects.requireNonNull(object.get(unknown.get(UNKNOWN_NAMED)))
                    .problem(
                            "is no part of " + of + " either, nor are " + (unknown.size() - UNKNOWN_NAMED - 1)
                                    + " more",
                            remedy));
        }
    }

    /** The value of a component; null when it is unknown or cannot be read. */
    @Nullable
    Object value(Node node, FactType.Component component) {
        if (node.value() == null && component.optional()) {
            return null;
        }
        if (!component.set()) {
            return scalar(node, component.type(), component.constants());
        }
        List<Node> elements = node.array();
        if (elements == null) {
            problems.add(node.problem("is " + node.kind() + ", not an array", expected(component)));
            return null;
        }
        Set<Object> set = new LinkedHashSet<>();
        for (Node element : elements) {
            Object value = scalar(element, component.type(), component.constants());
            if (value != null && !set.add(value)) {
                problems.add(element.problem("is listed twice", "keep one of the two"));
            }
        }
        return set;
    }

    private @Nullable Object scalar(Node node, Class<?> type, List<String> constants) {
        Object value = node.value();
        if (type == Boolean.class && value instanceof Boolean) {
            return value;
        }
        if (type == Double.class && value instanceof Number number) {
            return number.doubleValue();
        }
        if (type == Integer.class && value instanceof Number number) {
            double exact = number.doubleValue();
            if (exact == (int) exact) {
                return (int) exact;
            }
            problems.add(
                    exact == Math.rint(exact)
                            ? node.problem("is out of range", "correct the number")
                            : node.problem("is not a whole number", "round it, or correct it"));
            return null;
        }
        if (value instanceof String text && type != Boolean.class && !Number.class.isAssignableFrom(type)) {
            return ofText(node, text, type, constants);
        }
        problems.add(node.problem("is " + node.kind() + ", not " + noun(type), expected(type, constants)));
        return null;
    }

    private @Nullable Object ofText(Node node, String text, Class<?> type, List<String> constants) {
        if (type == String.class) {
            FactValue.Fault fault = FactValue.fault(text);
            if (fault != null) {
                problems.add(node.problem(fault.problem(), fault.remedy()));
                return null;
            }
            return text;
        }
        if (type.isEnum()) {
            int index = constants.indexOf(text);
            if (index < 0) {
                problems.add(node.problem(
                        "is " + FactValue.quoted(text) + ", which is no " + type.getSimpleName()
                                + Nearest.hint(text, constants),
                        expected(type, constants)));
                return null;
            }
            return type.getEnumConstants()[index];
        }
        try {
            Object value = type == LocalDate.class ? (Object) CalendarDay.parse(text) : (Object) Subject.parse(text);
            FactValue.Fault fault = FactValue.fault(value);
            if (fault == null) {
                return value;
            }
            problems.add(node.problem(fault.problem(), fault.remedy()));
            return null;
        } catch (DateTimeException | IllegalArgumentException e) {
            problems.add(
                    node.problem("is " + FactValue.quoted(text) + ", not " + noun(type), expected(type, constants)));
            return null;
        }
    }

    private static String noun(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (type == LocalDate.class) {
            return "a day";
        }
        if (type == Subject.class) {
            return "a subject";
        }
        return type == String.class ? "a text" : "a " + type.getSimpleName();
    }

    private static String expected(FactType.Component component) {
        String one = expected(component.type(), component.constants());
        return component.set() ? "write an array; of each, " + one : one;
    }

    private static String expected(Class<?> type, List<String> constants) {
        if (type.isEnum()) {
            return "write one of " + String.join(", ", constants);
        }
        if (type == LocalDate.class) {
            return "write year, month and day, as in \"2026-06-30\"";
        }
        if (type == Subject.class) {
            return "write a kind and an id, as in \"site fairfield\" or \"program fairfield/BREAST\"";
        }
        return "write " + noun(type) + (type == String.class ? " in quotes" : " without quotes");
    }

    /** Something of the right type that no check objects to. */
    private static Object standIn(FactType.Component component) {
        if (component.set()) {
            return Set.of();
        }
        Class<?> type = component.type();
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Integer.class) {
            return component.range() == null ? 0 : (int) component.range().min();
        }
        Map<Class<?>, Object> others = new HashMap<>();
        others.put(String.class, "?");
        others.put(Boolean.class, false);
        others.put(Double.class, 0.0);
        others.put(LocalDate.class, LocalDate.of(1, 1, 1));
        others.put(Subject.class, Subject.system(Partner.ID));
        return Objects.requireNonNull(others.get(type), () -> "no stand-in for " + type);
    }
}
