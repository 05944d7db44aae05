package care.concordance.naaccr;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.PartialDate;
import care.concordance.facts.TumorCase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/registry-codes.md says each code is read as is what it is read as. */
class RegistryCodesTest {

    private static final String DOCUMENT = document();
    private static final Pattern ITEM = Pattern.compile("`([a-zA-Z0-9]+)` (\\d+)");
    private static final Pattern CODES = Pattern.compile("`([^`]+)`(?:–`([^`]+)`)?");
    private static final Pattern VALUE = Pattern.compile("`([a-zA-Z0-9.]+)` ([^,`]+)");
    private static final String ANY_OTHER = "any other";
    private static final List<Row> ROWS = rows();

    private record Row(String item, String codes, String with, String readAs) {
        /** The codes it names; for any other, those that no row of the item (with the same beside it) names. */
        List<String> all() {
            if (!codes.equals(ANY_OTHER)) {
                return List.copyOf(named(codes));
            }
            Set<String> others = ROWS.stream()
                    .filter(row -> row.item.equals(item))
                    .flatMap(row -> named(row.codes).stream())
                    .map(RegistryCodesTest::shape)
                    .distinct()
                    .flatMap(shape -> ofShape(shape).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            ROWS.stream()
                    .filter(row -> row.item.equals(item) && (with.isEmpty() || row.with.equals(with)))
                    .forEach(row -> others.removeAll(named(row.codes)));
            return List.copyOf(others);
        }

        @Override
        public String toString() {
            return item + " " + codes + (with.isEmpty() ? "" : " with " + with);
        }
    }

    private static String document() {
        try {
            return Files.readString(Path.of("../../docs/registry-codes.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : DOCUMENT.split("\n")) {
            String[] cells = line.split("\\|", -1);
            Matcher item = ITEM.matcher(line);
            if (cells.length == 7 && item.find() && item.start() == 2) {
                rows.add(new Row(item.group(1), cells[2].strip(), cells[3].strip(), cells[4].strip()));
            }
        }
        return rows;
    }

    private static Set<String> named(String codes) {
        Set<String> named = new LinkedHashSet<>();
        Matcher matcher = CODES.matcher(codes);
        while (matcher.find()) {
            if (matcher.group(2) == null) {
                named.add(matcher.group(1));
            } else {
                named.addAll(range(matcher.group(1), matcher.group(2)));
            }
        }
        return named;
    }

    private static List<String> range(String first, String last) {
        if (first.matches("\\d+\\.\\d")) {
            return IntStream.rangeClosed(tenths(first), tenths(last))
                    .mapToObj(number -> number / 10 + "." + number % 10)
                    .toList();
        }
        String letters = first.replaceAll("\\d+$", "");
        String digits = first.substring(letters.length());
        return IntStream.rangeClosed(Integer.parseInt(digits), Integer.parseInt(last.substring(letters.length())))
                .mapToObj(number -> letters + String.format(Locale.ROOT, "%0" + digits.length() + "d", number))
                .toList();
    }

    private static int tenths(String number) {
        return Integer.parseInt(number.replace(".", ""));
    }

    /** The first code of the same shape. */
    private static String shape(String code) {
        return code.matches("[A-Z]") ? "A" : code.replaceAll("\\d", "0");
    }

    /** The codes of a shape, among which are those an item does not have. */
    private static List<String> ofShape(String shape) {
        if (shape.equals("A")) {
            return IntStream.rangeClosed('A', 'Z')
                    .mapToObj(letter -> String.valueOf((char) letter))
                    .toList();
        }
        return shape.matches("X*\\.?0+") ? range(shape, shape.replace('0', '9')) : List.of();
    }

    private static Map<String, String> items(Row row, String code) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("primarySite", "C509");
        for (String each : row.with.replace("`", "").split(", ")) {
            if (!each.isEmpty()) {
                items.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
            }
        }
        items.put(row.item, code);
        return items;
    }

    private record Read(Map<String, TumorCase> cases, Map<String, ReadReport.SetAside> setAside) {}

    /** Each code in a patient of its own, with the code for the patient's number. */
    private static Read read(Row row, List<String> codes) {
        StringBuilder document =
                new StringBuilder("<NaaccrData xmlns=\"http://naaccr.org/naaccrxml\" baseDictionaryUri="
                        + "\"http://naaccr.org/naaccrxml/naaccr-dictionary-260.xml\" recordType=\"A\""
                        + " specificationVersion=\"1.8\">");
        for (int i = 0; i < codes.size(); i++) {
            StringBuilder patient = new StringBuilder();
            StringBuilder tumor = new StringBuilder();
            items(row, codes.get(i)).forEach((id, value) -> {
                (item(id).parent().equals("Patient") ? patient : tumor)
                        .append("<Item naaccrId=\"" + id + "\">" + value + "</Item>");
            });
            document.append("<Patient><Item naaccrId=\"patientIdNumber\">" + i + "</Item>" + patient + "<Tumor>" + tumor
                    + "</Tumor></Patient>");
        }
        Map<String, TumorCase> cases = new HashMap<>();
        Map<String, ReadReport.SetAside> setAside = new HashMap<>();
        try (NaaccrFile file = NaaccrFile.of(
                new ByteArrayInputStream((document + "</NaaccrData>").getBytes(StandardCharsets.UTF_8)))) {
            file.cases().forEach(tumor -> cases.put(code(tumor.id(), codes), tumor));
            file.report().setAside().forEach(aside -> setAside.put(code(aside.id(), codes), aside));
            assertThat(file.report().stopped()).isEmpty();
            // 220 is not of 26, where 225 takes its place; whoever gives both is told, and both are read.
            assertThat(file.report().notices())
                    .allSatisfy(notice -> assertThat(notice.what()).isEqualTo("sex"));
        }
        return new Read(cases, setAside);
    }

    private static String code(String id, List<String> codes) {
        return codes.get(Integer.parseInt(id.substring(0, id.indexOf('/'))));
    }

    private static String property(TumorCase tumor, String path) {
        Object value = tumor;
        for (String name : path.split("\\.")) {
            try {
                value = value.getClass().getMethod(name).invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(path + " is no property", e);
            }
        }
        return value instanceof PartialDate date
                ? date.earliest() + (date.earliest().equals(date.latest()) ? "" : " to " + date.latest())
                : String.valueOf(value);
    }

    private static String expected(String text, String code) {
        return switch (text) {
            case "the number" -> String.valueOf(tenths(code));
            case "not stated" -> "";
            default -> text;
        };
    }

    static Stream<Row> theRows() {
        return ROWS.stream();
    }

    @ParameterizedTest
    @MethodSource("theRows")
    void aCodeIsReadAsItIsWrittenDown(Row row) {
        List<String> codes = row.all();
        assertThat(codes).isNotEmpty();
        Read read = read(row, codes);
        if (row.readAs.equals("set aside")) {
            assertThat(read.cases().keySet()).as("read, though no code").isEmpty();
            assertThat(read.setAside().values())
                    .allSatisfy(aside -> assertThat(aside.item()).isEqualTo(row.item));
            return;
        }
        assertThat(read.setAside()).isEmpty();
        assertThat(read.cases()).containsOnlyKeys(codes);
        assertThat(row.readAs).matches("(" + VALUE + ")(, " + VALUE + ")*");
        Matcher values = VALUE.matcher(row.readAs);
        while (values.find()) {
            String path = values.group(1);
            String value = values.group(2);
            read.cases()
                    .forEach((code, tumor) ->
                            assertThat(property(tumor, path)).as(code).isEqualTo(expected(value, code)));
        }
    }

    @Test
    void everyItemThatIsReadIsWrittenDownAndNoOther() {
        Map<String, Integer> named = new HashMap<>();
        Matcher matcher = ITEM.matcher(DOCUMENT);
        while (matcher.find()) {
            // Before a number there may be a property too.
            if (Items.find(matcher.group(1)) != null) {
                named.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
            }
        }
        assertThat(named.keySet()).containsExactlyInAnyOrderElementsOf(Items.read());
        named.forEach((id, number) -> assertThat(number).as(id).isEqualTo(item(id).number()));
    }

    private static Items.Item item(String id) {
        return Objects.requireNonNull(Items.find(id), id);
    }

    @Test
    void everyItemOfCodesSaysWhatAnyOtherIsReadAs() {
        // Those whose codes are texts of many forms, differ by site, or are all written down.
        Set<String> free = Set.of(
                "breslowTumorThickness",
                "circumferentialResectionMargin",
                "rxSummSurgPrimSite",
                "rxSummSurgPrimSite2023",
                "rxDateSurgery",
                "rxDateMostDefinSurg",
                "sequenceNumberHospital",
                "sequenceNumberCentral");
        assertThat(ROWS.stream().map(Row::item).filter(item -> !item.matches("ajcc.*|tnm.*") && !free.contains(item)))
                .allSatisfy(
                        item -> assertThat(ROWS).anyMatch(row -> row.item.equals(item) && row.codes.equals(ANY_OTHER)));
    }
}
