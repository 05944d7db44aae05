package care.concordance.internal.explain.search;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of efforts names what there is, and nothing that must never change. */
class EffortTest {

    private static final Set<String> NEVER = Set.of("id", "site", "kind", "year", "specialty", "analyticCases", "body");

    private static final Map<String, Class<?>> BASE = Stream.of(PartnerFact.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    @Test
    void everyLineNamesAComponent() {
        List<String> wrong = new ArrayList<>();
        for (String key : Effort.lines().keySet()) {
            String[] names = key.split("\\.");
            Class<?> base = BASE.get(names[0]);
            Class<?> type = base == null ? derived(names[0]) : base;
            boolean known = (names.length == 1 || has(type, names[1]));
            if (!known) {
                wrong.add(key);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyCountAndFigureNamesWhatItComesFrom() {
        List<String> wrong = new ArrayList<>();
        new TreeMap<>(Effort.lines()).forEach((key, line) -> {
            if (line.startsWith("latest ")) {
                Class<?> type = BASE.get(line.substring("latest ".length()));
                if (type == null
                        || !has(type, "year")
                        || !has(type, "site")
                        || Effort.ofNew(type).isEmpty()) {
                    wrong.add(key);
                }
            } else if (line.startsWith("from ")) {
                String[] names = line.substring("from ".length()).split("\\.");
                Class<?> type = BASE.get(names[0]);
                if (type == null || Effort.ofChange(type, names[1]).isEmpty()) {
                    wrong.add(key);
                }
            } else if (line.indexOf(':') >= 0) {
                Class<? extends Fact> derived =
                        derived(key.substring(0, key.indexOf('.'))).asSubclass(Fact.class);
                Effort.Counted counted =
                        Objects.requireNonNull(Effort.counted(derived, key.substring(key.indexOf('.') + 1)));
                Class<?> type = Objects.requireNonNull(BASE.get(counted.type()), key);
                counted.values().keySet().forEach(name -> {
                    if (!has(type, name)) {
                        wrong.add(key + " " + name);
                    }
                });
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyChangesWhatAFactIsAbout() {
        assertThat(Effort.lines().entrySet().stream()
                        .filter(line -> Character.isDigit(line.getValue().charAt(0)))
                        .map(line -> line.getKey().substring(line.getKey().indexOf('.') + 1)))
                .doesNotContainAnyElementsOf(NEVER);
    }

    private static boolean has(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return true;
            }
        }
        return !BASE.containsValue(type)
                && Stream.of(type.getMethods())
                        .anyMatch(method -> method.getName().equals(name));
    }

    private static Class<?> derived(String name) {
        try {
            return Class.forName("care.concordance.facts.derived." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no such fact type: " + name, e);
        }
    }
}
