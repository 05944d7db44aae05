package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.pack.RulePack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What stating each standard once brought stays so: how many rules, lines and pages the standards of partners and of cases are,
 * as their authors write them, each text counted once however many rows it has.
 */
class FiguresTest {

    private static final Pattern RULE = Pattern.compile("(?m)^rule \"[^\"]*?(\\w+):");

    private static final Map<String, String> FILES = files();

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (RulePack pack : List.of(CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures())) {
            files.putAll(pack.files());
        }
        return files;
    }

    @Test
    void aStandardIsFewRules() {
        assertThat(rules("\\w+")).isBetween(400L, 600L);
    }

    @Test
    void whatIsNotKnownIsSeldomWritten() {
        assertThat(rules("unproven")).isBetween(10L, 50L);
    }

    @Test
    void aStandardIsFewLines() {
        long lines = FILES.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .flatMap(file -> file.getValue().lines())
                .filter(line -> !line.isBlank())
                .count();
        assertThat(lines).isBetween(3_000L, 5_000L);
    }

    @Test
    void nearCopiesArePagesWithRows() {
        long pages =
                FILES.keySet().stream().filter(file -> file.endsWith(".md")).count();
        assertThat(pages).isBetween(150L, 215L);
    }

    /** Rules of a verb. */
    private static long rules(String verb) {
        return FILES.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .flatMap(file -> RULE.matcher(file.getValue()).results())
                .filter(rule -> rule.group(1).matches(verb))
                .count();
    }
}
