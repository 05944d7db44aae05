package care.concordance.fhir.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways in which a record may be meant whose times are known to months and years, or of which something cannot be read. */
final class Completions {

    private static final Pattern VAGUE = Pattern.compile("\\d{4}(-\\d{2})?");
    private static final int DAYS = 24;

    private final Mutant mutant;
    private final SplittableRandom random;
    /** Days other resources name, and those beside them. */
    private final List<LocalDate> named = new ArrayList<>();

    private Completions(Mutant mutant, long seed) {
        this.mutant = mutant;
        this.random = new SplittableRandom(seed);
        DateMutations.days(mutant).forEach(day -> {
            for (int months : new int[] {0, -24, -6, -3, 3, 6, 24}) {
                named.add(day.plusMonths(months));
                named.add(day.plusMonths(months).plusDays(1));
                named.add(day.plusMonths(months).minusDays(1));
            }
        });
    }

    /** Every month and year as one of its days: a sample of all that fits. */
    static List<Chart> days(Mutant mutant, long seed) {
        Completions completions = new Completions(mutant, seed);
        List<Chart> charts = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            charts.add(completions.chart(null, completions::day));
        }
        return charts;
    }

    /**
     * One resource just before, or just after, what its time could be, and every other as one of its days: CQL, comparing a month
     * with a day in it, cannot tell it from these.
     */
    static List<Chart> beyond(Mutant mutant, long seed) {
        Completions completions = new Completions(mutant, seed);
        List<Chart> charts = new ArrayList<>();
        for (ObjectNode resource : mutant.resources) {
            if ((isVague(resource) || resource.has("onsetAge") || resource.has("abatementAge"))
                    && !Mutant.type(resource).equals("Patient")) {
                charts.add(completions.chart(resource, time -> first(time).minusDays(1) + "T23:59:59.999Z"));
                charts.add(completions.chart(resource, time -> last(time).plusDays(1) + "T00:00:00Z"));
            }
        }
        return charts;
    }

    /** One resource as it is, left out, and as other patients have one of its kind. */
    static List<Chart> anything(Mutant mutant, ObjectNode resource) {
        List<ObjectNode> others = mutant.donors.stream()
                .flatMap(donor -> donor.resources().stream())
                .filter(other -> Mutant.type(other).equals(Mutant.type(resource)))
                .toList();
        List<Chart> charts = new ArrayList<>();
        charts.add(mutant.chart());
        charts.add(replaced(mutant, resource, List.of()));
        for (int i = 0; i < DAYS && !others.isEmpty(); i++) {
            ObjectNode other = mutant.pick(others).deepCopy();
            charts.add(replaced(
                    mutant,
                    resource,
                    List.of(other.put("id", resource.path("id").asString("")))));
        }
        return charts;
    }

    private static Chart replaced(Mutant mutant, ObjectNode resource, List<ObjectNode> by) {
        List<JsonNode> resources = new ArrayList<>(mutant.resources);
        resources.remove(resource);
        resources.addAll(by);
        return new Chart(resources, mutant.codes);
    }

    /** Whether a request says how long a supply lasts in a unit that is not one of time. */
    static boolean isUnclear(JsonNode request) {
        JsonNode supply = request.path("dispenseRequest").path("expectedSupplyDuration");
        return supply.path("value").isNumber()
                && supply.path("code").asString("").equals("mg");
    }

    private Chart chart(@Nullable ObjectNode beyond, UnaryOperator<String> of) {
        List<JsonNode> resources = new ArrayList<>();
        for (ObjectNode written : mutant.resources) {
            ObjectNode resource = aged(supplied(written), written.equals(beyond));
            if (isVague(resource)) {
                resources.add(written.equals(beyond) ? complete(resource, of) : straight(resource));
            } else {
                resources.add(resource);
            }
        }
        return new Chart(resources, mutant.codes);
    }

    /** An unclear supply as none, as a day and as one that lasts for good. */
    private ObjectNode supplied(ObjectNode request) {
        if (!isUnclear(request)) {
            return request;
        }
        ObjectNode copy = request.deepCopy();
        ObjectNode dispense = (ObjectNode) copy.path("dispenseRequest");
        dispense.remove("expectedSupplyDuration");
        int choice = random.nextInt(3);
        if (choice == 0) {
            dispense.remove("quantity");
        } else {
            dispense.putObject("expectedSupplyDuration")
                    .put("value", choice == 1 ? 1 : 36_525)
                    .put("code", "d");
        }
        return copy;
    }

    /** What happened at an age, on some day of that year of life. */
    private ObjectNode aged(ObjectNode condition, boolean beyond) {
        ObjectNode copy = condition;
        for (String element : List.of("onset", "abatement")) {
            Optional<List<LocalDate>> days = Ages.days(mutant.resources, condition.path(element + "Age"));
            if (condition.has(element + "Age") && days.isPresent()) {
                copy = copy.deepCopy();
                copy.remove(element + "Age");
                LocalDate first = days.get().get(0);
                LocalDate last = days.get().get(1);
                LocalDate outside = random.nextBoolean() ? first.minusDays(1) : last.plusDays(1);
                copy.put(element + "DateTime", (beyond ? outside : day(first, last)).toString());
            }
        }
        return copy;
    }

    /** A period that would end before it starts cannot be meant. */
    private ObjectNode straight(ObjectNode resource) {
        boolean crooked = DateMutations.isCrooked(resource);
        for (int i = 0; ; i++) {
            ObjectNode complete = complete(resource, this::day);
            if (crooked || !DateMutations.isCrooked(complete) || i > 200) {
                return complete;
            }
        }
    }

    private static boolean isVague(JsonNode node) {
        return node.propertyStream()
                        .anyMatch(property -> DateMutations.isTime(property.getKey())
                                && (isVagueTime(property.getValue())
                                        || property.getValue().valueStream().anyMatch(Completions::isVagueTime)))
                || node.valueStream().anyMatch(Completions::isVague);
    }

    private static boolean isVagueTime(JsonNode value) {
        return value.isString() && VAGUE.matcher(value.asString()).matches();
    }

    private static ObjectNode complete(ObjectNode resource, UnaryOperator<String> of) {
        ObjectNode copy = resource.deepCopy();
        fill(copy, of);
        return copy;
    }

    private static void fill(JsonNode node, UnaryOperator<String> of) {
        for (String name : Set.copyOf(node.propertyNames())) {
            JsonNode value = node.path(name);
            if (DateMutations.isTime(name) && isVagueTime(value)) {
                ((ObjectNode) node).put(name, of.apply(value.asString()));
            } else if (DateMutations.isTime(name) && value instanceof ArrayNode times) {
                for (int i = 0; i < times.size(); i++) {
                    if (isVagueTime(times.path(i))) {
                        times.set(i, of.apply(times.path(i).asString()));
                    }
                }
            }
        }
        node.valueStream().forEach(part -> fill(part, of));
    }

    private static LocalDate first(String time) {
        return time.length() == 4
                ? LocalDate.of(Integer.parseInt(time), 1, 1)
                : YearMonth.parse(time).atDay(1);
    }

    private static LocalDate last(String time) {
        return time.length() == 4
                ? LocalDate.of(Integer.parseInt(time), 12, 31)
                : YearMonth.parse(time).atEndOfMonth();
    }

    /** Its first day, its last, any, or one that something else of the record makes interesting. */
    private String day(String time) {
        return day(first(time), last(time)).toString();
    }

    private LocalDate day(LocalDate first, LocalDate last) {
        List<LocalDate> near = named.stream()
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .toList();
        int choice = random.nextInt(4);
        return choice == 0
                ? first
                : choice == 1
                        ? last
                        : choice == 2 || near.isEmpty()
                                ? first.plusDays(random.nextLong(last.toEpochDay() - first.toEpochDay() + 1))
                                : near.get(random.nextInt(near.size()));
    }
}
