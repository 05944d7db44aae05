package care.concordance.json;

import care.concordance.facts.Between;
import care.concordance.facts.FactType;
import care.concordance.facts.FactType.Component;
import care.concordance.facts.FactValue;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Range;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.json.FactsJsonException.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A registry case as the members of a JSON object: what is left out, or null, is not known. */
final class CaseMembers {

    static final String PRIMARY_SITE = "primarySite";

    /** Forms of values that are neither texts, numbers nor constants: what a schema holds them to. */
    static final String DATE = "^(\\d{4}(-\\d{2}(-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?)?)?|[+-]\\d{1,5})$";

    static final String BOUNDS = "^\\d{1,9}\\.\\.(\\d{1,9})?$";

    static final String STAGE =
            "^(?=\\S)(T(X|IS|A|MI|[0-4][A-Z0-9]*))?( ?N(X|[0-3][A-Z0-9]*))?( ?M(X|[01][A-Z]?))?( ?(0|IV|I{1,3})[A-Z0-9]*)?$";

    private static final FactType TYPE = FactType.of(TumorCase.class);

    /** Of which nothing is known. */
    private static final TumorCase UNKNOWN =
            TumorCase.builder("case", "main", "C809").build();

    private static final Pattern BOUNDED = Pattern.compile(BOUNDS);
    private static final Pattern STAGED = Pattern.compile(STAGE);
    private static final Pattern DATED = Pattern.compile(DATE);

    private final FactsReader reader;
    private final List<Problem> problems;

    /** A day so many days after that of the diagnosis. */
    private record FromDiagnosis(int days) {}

    CaseMembers(List<Problem> problems) {
        this.problems = problems;
        this.reader = new FactsReader(problems);
    }

    static List<Component> components() {
        return TYPE.components();
    }

    /**
     * The case that members make; null when there is any problem with them.
     *
     * @param node the object they are of
     * @param members by name
     */
    @Nullable
    TumorCase read(Node node, Map<String, Node> members) {
        int before = problems.size();
        reader.refuseUnknown(
                members,
                components().stream().map(Component::name).collect(Collectors.toCollection(TreeSet::new)),
                "a case");
        if (!members.containsKey(PRIMARY_SITE)) {
            problems.add(node.problem("has no primarySite", "state it, C and three digits, as in \"C182\""));
        }
        Map<String, Object> values = new HashMap<>();
        for (Component component : components()) {
            Node given = members.get(component.name());
            Object value = given == null || given.value() == null ? null : value(given, component);
            if (value != null) {
                values.put(component.name(), value);
            }
        }
        PartialDate diagnosis = (PartialDate) values.getOrDefault("diagnosis", PartialDate.UNKNOWN);
        values.replaceAll((name, value) -> value instanceof FromDiagnosis day
                ? dated(Objects.requireNonNull(members.get(name)), diagnosis, day)
                : value);
        if (problems.size() > before) {
            return null;
        }
        if (values.get("behavior") instanceof Integer code && (code < -1 || code > 9)) {
            problems.add(Objects.requireNonNull(members.get("behavior"))
                    .problem("is " + code + ", no ICD-O-3 behavior", "write 0, 1, 2, 3, 6 or 9, or leave it out"));
            return null;
        }
        try {
            return (TumorCase) TYPE.with(UNKNOWN, values);
        } catch (IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.add(node.problem("is refused: " + cause.getMessage(), "correct it"));
            return null;
        }
    }

    private PartialDate dated(Node node, PartialDate diagnosis, FromDiagnosis day) {
        if (!diagnosis.isExact()) {
            problems.add(node.problem(
                    "counts days from the diagnosis, whose day is not known",
                    "write the date, or that of the diagnosis"));
            return PartialDate.UNKNOWN;
        }
        return PartialDate.of(diagnosis.earliest().plusDays(day.days()));
    }

    private @Nullable Object value(Node node, Component component) {
        Class<?> type = component.type();
        if (type == PartialDate.class) {
            return date(node, component);
        }
        if (type == Between.class) {
            return between(node, component);
        }
        if (type == Tnm.class) {
            return stage(node);
        }
        return reader.value(node, component);
    }

    private @Nullable Object date(Node node, Component component) {
        String remedy = "write a day, a month, a year, two days with \"..\" between them"
                + (component.name().equals("diagnosis") ? "" : ", or days from the diagnosis, as in \"+120\"");
        if (node.value() instanceof String text && DATED.matcher(text).matches()) {
            boolean relative = text.startsWith("+") || text.startsWith("-");
            try {
                if (!relative || !component.name().equals("diagnosis")) {
                    return relative ? new FromDiagnosis(Integer.parseInt(text)) : date(text);
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                // No such day, or the last before the first: said below.
            }
        }
        problems.add(node.problem("is " + shown(node) + ", not a date", remedy));
        return null;
    }

    private static PartialDate date(String text) {
        if (text.contains("..")) {
            String[] days = text.split("\\.\\.");
            return new PartialDate(
                    PartialDate.of(LocalDate.parse(days[0])).earliestDay(),
                    PartialDate.of(LocalDate.parse(days[1])).latestDay());
        }
        return switch (text.length()) {
            case 4 -> PartialDate.ofYear(Integer.parseInt(text));
            case 7 -> PartialDate.of(YearMonth.parse(text));
            default -> PartialDate.of(LocalDate.parse(text));
        };
    }

    private @Nullable Between between(Node node, Component component) {
        Range range = component.range();
        double most = range == null ? Integer.MAX_VALUE : range.max();
        Between value = null;
        if (node.value() instanceof Integer number && number >= 0) {
            value = Between.exactly(number);
        } else if (node.value() instanceof String text) {
            Matcher bounds = BOUNDED.matcher(text);
            if (bounds.matches()) {
                int atLeast = Integer.parseInt(text.substring(0, text.indexOf("..")));
                int atMost = bounds.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(bounds.group(1));
                value = atMost < atLeast ? null : new Between(atLeast, atMost);
            }
        }
        if (value == null) {
            problems.add(node.problem(
                    "is " + shown(node) + ", not a whole number from 0",
                    "write a whole number from 0, or its bounds, as in \"4..7\" or \"4..\""));
        } else if (value.atLeast() > most || (value.atMost() > most && value.atMost() != Integer.MAX_VALUE)) {
            problems.add(node.problem("is more than " + (long) most, "correct the number"));
            return null;
        }
        return value;
    }

    private @Nullable Tnm stage(Node node) {
        if (node.value() instanceof String text && STAGED.matcher(text).matches()) {
            Map<Character, String> parts = new HashMap<>();
            Stream.of(text.split(" "))
                    .forEach(part -> parts.put("TNM".indexOf(part.charAt(0)) < 0 ? 'G' : part.charAt(0), part));
            return Tnm.of(
                    parts.getOrDefault('T', ""),
                    parts.getOrDefault('N', ""),
                    parts.getOrDefault('M', ""),
                    parts.getOrDefault('G', ""));
        }
        problems.add(node.problem(
                "is " + shown(node) + ", not a stage",
                "write T, N, M and the group, those that are known, as in \"T2 N0 M0 IIA\" or \"IIA\""));
        return null;
    }

    private static String shown(Node node) {
        return node.value() instanceof String text
                ? FactValue.quoted(text)
                : node.value() instanceof Number number ? String.valueOf(number) : node.kind();
    }

    /** The members by which a case differs from another; null for what is no longer known. */
    static Map<String, @Nullable Object> changes(TumorCase from, TumorCase to) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        for (Component component : components()) {
            Object before = form(component, from);
            Object after = form(component, to);
            if (!Objects.equals(before, after)) {
                changes.put(component.name(), after);
            }
        }
        return changes;
    }

    private static String fromDiagnosis(int days) {
        return days < 0 ? String.valueOf(days) : "+" + days;
    }

    private static @Nullable Object form(Component component, TumorCase tumor) {
        Object value = Objects.requireNonNull(component.value(tumor));
        if (value.equals(component.value(UNKNOWN))) {
            return null;
        }
        if (value instanceof PartialDate date) {
            return component.name().equals("diagnosis")
                            || !date.isExact()
                            || !tumor.diagnosis().isExact()
                    ? date.toString()
                    : fromDiagnosis(date.earliestDay() - tumor.diagnosis().earliestDay());
        }
        if (value instanceof Between number) {
            return number.isExact()
                    ? (Object) number.atLeast()
                    : number.atLeast() + ".." + (number.atMost() == Integer.MAX_VALUE ? "" : number.atMost());
        }
        if (value instanceof Tnm stage) {
            return stage.written();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
