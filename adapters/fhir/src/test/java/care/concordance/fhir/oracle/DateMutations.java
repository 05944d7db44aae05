package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Mutant.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of when something was. */
final class DateMutations {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final Set<String> ELEMENTS = Set.of(
            "start",
            "end",
            "event",
            "authoredOn",
            "issued",
            "effectiveDateTime",
            "effectiveInstant",
            "performedDateTime",
            "onsetDateTime",
            "abatementDateTime",
            "valueDateTime");
    /** Elements that must say the time of day. */
    private static final Set<String> INSTANTS = Set.of("issued", "effectiveInstant");

    private static final Map<String, String> CHOICES = Map.of(
            "Observation", "effective",
            "DiagnosticReport", "effective",
            "MedicationAdministration", "effective",
            "Procedure", "performed");
    /** First days of windows; a window's last day is the day before one, or a day here itself. */
    private static final List<LocalDate> EDGES = List.of(
            LocalDate.of(2017, 1, 1),
            LocalDate.of(2022, 1, 1),
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2024, 10, 1),
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 7, 1),
            LocalDate.of(2025, 10, 1),
            LocalDate.of(2025, 12, 1),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 7, 1),
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2027, 1, 1));

    private DateMutations() {}

    /** A place where a date or time is written. */
    private record Slot(ObjectNode resource, JsonNode parent, String element, int index) {

        String text() {
            return (index < 0 ? parent.path(element) : parent.path(index)).asString();
        }

        void write(Mutant mutant, String time) {
            String text = INSTANTS.contains(element) && time.length() <= 10 ? time + "T00:00:00.000Z" : time;
            String before = text();
            if (parent instanceof ObjectNode object) {
                object.put(element, text);
            } else if (parent instanceof ArrayNode array) {
                array.set(index, text);
            }
            mutant.note(resource, element + " " + before + " -> " + text);
        }
    }

    private static List<Slot> slots(Mutant mutant) {
        List<Slot> slots = new ArrayList<>();
        mutant.resources.stream()
                .filter(resource -> !type(resource).equals("Patient"))
                .forEach(resource -> slots(resource, resource, slots));
        return slots;
    }

    private static void slots(ObjectNode resource, JsonNode node, List<Slot> slots) {
        node.propertyStream().forEach(property -> {
            JsonNode value = property.getValue();
            if (ELEMENTS.contains(property.getKey()) && value.isString()) {
                slots.add(new Slot(resource, node, property.getKey(), -1));
            } else if (ELEMENTS.contains(property.getKey()) && value.isArray()) {
                for (int index = 0; index < value.size(); index++) {
                    slots.add(new Slot(resource, value, property.getKey(), index));
                }
            } else if (value.isObject()) {
                slots(resource, value, slots);
            } else if (value.isArray()) {
                value.valueStream().forEach(item -> slots(resource, item, slots));
            }
        });
    }

    static void shift(Mutant mutant) {
        List<Slot> slots = slots(mutant);
        if (!slots.isEmpty()) {
            Slot slot = mutant.pick(slots);
            slot.write(mutant, like(slot.text(), moved(mutant, time(slot.text()))));
        }
    }

    /** To the edge of a window of the measures. */
    static void edge(Mutant mutant) {
        List<Slot> slots = slots(mutant);
        if (!slots.isEmpty()) {
            mutant.pick(slots).write(mutant, edgeTime(mutant));
        }
    }

    /** To a distance from another event that a measure may ask for. */
    static void near(Mutant mutant) {
        List<Slot> slots = slots(mutant);
        if (!slots.isEmpty()) {
            Slot slot = mutant.pick(slots);
            slot.write(
                    mutant,
                    like(slot.text(), nearby(mutant, time(mutant.pick(slots).text()))));
        }
    }

    /** The same moment, or the same local time, in another zone. */
    static void zone(Mutant mutant) {
        List<Slot> slots =
                slots(mutant).stream().filter(slot -> slot.text().length() > 10).toList();
        if (!slots.isEmpty()) {
            Slot slot = mutant.pick(slots);
            ZoneOffset zone = ZoneOffset.ofHoursMinutes(mutant.pick(List.of(-11, -8, -5, 0, 5, 13)), 0);
            OffsetDateTime time = OffsetDateTime.of(time(slot.text()), ZoneOffset.UTC);
            slot.write(
                    mutant,
                    FORMAT.format(
                            mutant.random.nextBoolean()
                                    ? time.withOffsetSameInstant(zone)
                                    : time.withOffsetSameLocal(zone)));
        }
    }

    /** A period that ends before it starts is no FHIR, and rare. */
    static void straighten(JsonNode node) {
        if (node instanceof ObjectNode period && endsBeforeItStarts(node)) {
            JsonNode start = node.path("start");
            period.set("start", node.path("end"));
            period.set("end", start);
        }
        node.forEach(DateMutations::straighten);
    }

    /** Whether any period in it ends before it starts. */
    static boolean isCrooked(JsonNode node) {
        return endsBeforeItStarts(node) || node.valueStream().anyMatch(DateMutations::isCrooked);
    }

    private static boolean endsBeforeItStarts(JsonNode node) {
        JsonNode start = node.path("start");
        JsonNode end = node.path("end");
        return start.isString()
                && end.isString()
                && Moment.endOf(end.asString()).before(Moment.startOf(start.asString()));
    }

    /** Whether an element of this name holds a time. */
    static boolean isTime(String element) {
        return ELEMENTS.contains(element) || element.equals("birthDate");
    }

    /** The days its times are of; the first, of a month or a year. */
    static List<LocalDate> days(Mutant mutant) {
        return slots(mutant).stream()
                .map(slot -> time(slot.text()).toLocalDate())
                .toList();
    }

    /** The year, or the month, without the rest. */
    static void coarsen(Mutant mutant) {
        List<Slot> slots = slots(mutant).stream()
                .filter(slot -> !INSTANTS.contains(slot.element()))
                .toList();
        if (!slots.isEmpty()) {
            Slot slot = mutant.pick(slots);
            slot.write(
                    mutant,
                    time(slot.text()).toLocalDate().toString().substring(0, mutant.random.nextInt(3) == 0 ? 4 : 7));
        }
    }

    /** The day without the time. */
    static void day(Mutant mutant) {
        List<Slot> slots = slots(mutant);
        if (!slots.isEmpty()) {
            Slot slot = mutant.pick(slots);
            slot.write(mutant, time(slot.text()).toLocalDate().toString());
        }
    }

    static void drop(Mutant mutant) {
        List<Slot> slots =
                slots(mutant).stream().filter(slot -> slot.index() < 0).toList();
        if (!slots.isEmpty()) {
            Slot slot = mutant.pick(slots);
            // What is left of a period or an extension must still say something.
            if (slot.parent().size() > 1
                    && !slot.element().startsWith("value")
                    && slot.parent() instanceof ObjectNode object) {
                object.remove(slot.element());
                mutant.note(slot.resource(), "has no " + slot.element());
            }
        }
    }

    /** The same element in another of its kinds. */
    static void reshape(Mutant mutant) {
        mutant.pick(resource -> CHOICES.containsKey(type(resource))).ifPresent(resource -> {
            String choice = CHOICES.getOrDefault(type(resource), "");
            Mutations.removeStarting(resource, choice);
            String start = anyTime(mutant);
            String end = like(start, nearby(mutant, time(start)));
            boolean observation = type(resource).equals("Observation");
            switch (mutant.random.nextInt(8)) {
                case 0 -> resource.putObject(choice + "Period").put("start", start);
                case 1 -> resource.putObject(choice + "Period").put("end", start);
                case 2, 3 ->
                    resource.putObject(choice + "Period")
                            .put("start", time(start).isAfter(time(end)) ? end : start)
                            .put("end", time(start).isAfter(time(end)) ? start : end);
                case 4 -> {
                    if (observation) {
                        resource.put(
                                "effectiveInstant", FORMAT.format(time(start).atOffset(ZoneOffset.UTC)));
                    }
                }
                case 5 -> {
                    if (observation) {
                        resource.putObject("effectiveTiming").putArray("event").add(start);
                    } else if (choice.equals("performed")) {
                        resource.put("performedString", "in spring");
                    }
                }
                default -> resource.put(choice + "DateTime", start);
            }
            mutant.note(resource, "was " + Mutations.startingWith(resource, choice));
        });
    }

    /** To the edge of an age. */
    static void born(Mutant mutant) {
        mutant.pick(resource -> type(resource).equals("Patient")).ifPresent(patient -> {
            if (mutant.random.nextInt(20) == 0) {
                patient.remove("birthDate");
            } else {
                int age = mutant.pick(List.of(23, 24, 30, 32, 41, 42, 45, 46, 64, 65, 66, 74, 75, 76));
                patient.put(
                        "birthDate",
                        LocalDate.of(2026 - age, 12, 31)
                                .plusDays(mutant.random.nextInt(-1, 2))
                                .minusDays(mutant.random.nextInt(3) == 0 ? 200 : 0)
                                .toString()
                                .substring(0, mutant.pick(List.of(4, 7, 10, 10, 10, 10))));
            }
            mutant.note(patient, "born " + patient.path("birthDate").asString("never"));
        });
    }

    /** A time a measure may care for: an edge, or near another event. */
    static String anyTime(Mutant mutant) {
        List<Slot> slots = slots(mutant);
        if (slots.isEmpty() || mutant.random.nextInt(3) == 0) {
            return edgeTime(mutant);
        }
        String text = mutant.pick(slots).text();
        return like(text, nearby(mutant, time(text)));
    }

    private static String edgeTime(Mutant mutant) {
        LocalDate edge = mutant.pick(EDGES);
        return switch (mutant.random.nextInt(6)) {
            case 0 -> edge.toString();
            case 1 -> edge.minusDays(1).toString();
            case 2 -> edge + "T00:00:00Z";
            case 3 -> edge.minusDays(1) + "T23:59:59.999Z";
            case 4 -> edge + "T23:59:59+00:00";
            default -> edge + "T12:00:00-05:00";
        };
    }

    private static LocalDateTime moved(Mutant mutant, LocalDateTime time) {
        int by = mutant.random.nextBoolean() ? 1 : -1;
        ChronoUnit unit = mutant.pick(List.of(
                ChronoUnit.MILLIS,
                ChronoUnit.MINUTES,
                ChronoUnit.DAYS,
                ChronoUnit.DAYS,
                ChronoUnit.MONTHS,
                ChronoUnit.YEARS));
        return time.plus(by, unit);
    }

    private static LocalDateTime nearby(Mutant mutant, LocalDateTime time) {
        LocalDateTime near = switch (mutant.random.nextInt(9)) {
            case 0 -> time.plusDays(mutant.pick(List.of(-31, -30, -7, -6, 6, 7, 30, 31)));
            case 1 -> time.plusMonths(mutant.pick(List.of(-6, -3, 3, 6)));
            case 2 -> time.plusYears(mutant.pick(List.of(-2, -1, 1)));
            case 3 -> time.toLocalDate().atStartOfDay();
            case 4 -> time.toLocalDate().atTime(23, 59, 59);
            default -> time;
        };
        return mutant.random.nextBoolean() ? near : moved(mutant, near);
    }

    /** The time written as precisely as a text. */
    private static String like(String text, LocalDateTime time) {
        return text.length() <= 10 ? time.toLocalDate().toString() : FORMAT.format(time.atOffset(ZoneOffset.UTC));
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(Moment.startOf(text).earliest()), ZoneOffset.UTC);
    }
}
