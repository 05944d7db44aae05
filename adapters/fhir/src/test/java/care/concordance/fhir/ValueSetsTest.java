package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.ValueSetException.Kind;
import care.concordance.fhir.ValueSetException.Problem;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueSetsTest {

    @TempDir
    Path folder;

    private void set(String name, String rest) throws IOException {
        Files.writeString(
                folder.resolve(name + ".json"),
                "{\"resourceType\":\"ValueSet\",\"url\":\"http://example.org/ValueSet/" + name + "\",\"title\":\""
                        + name + "\",\"status\":\"active\"," + rest + "}");
    }

    private static String concepts(String... codes) {
        StringBuilder text = new StringBuilder("{\"system\":\"urn:s\",\"concept\":[");
        for (String code : codes) {
            text.append(text.toString().endsWith("[") ? "" : ",")
                    .append("{\"code\":\"")
                    .append(code)
                    .append("\"}");
        }
        return text.append("]}").toString();
    }

    private static String nested(String... names) {
        StringBuilder text = new StringBuilder("{\"valueSet\":[");
        for (String name : names) {
            text.append(text.toString().endsWith("[") ? "" : ",")
                    .append("\"http://example.org/ValueSet/")
                    .append(name)
                    .append('"');
        }
        return text.append("]}").toString();
    }

    private static String compose(String... includes) {
        return "\"compose\":{\"include\":[" + String.join(",", includes) + "]}";
    }

    private static String expansion(int total, String... codes) {
        StringBuilder text =
                new StringBuilder("\"expansion\":{\"timestamp\":\"2026-01-01\",\"total\":" + total + ",\"contains\":[");
        for (String code : codes) {
            text.append(text.toString().endsWith("[") ? "" : ",")
                    .append("{\"system\":\"urn:s\",\"code\":\"")
                    .append(code)
                    .append("\"}");
        }
        return text.append("]}").toString();
    }

    /** What is wrong with sets, and with files. */
    private List<Problem> problems() {
        try {
            return ValueSets.read(folder).problems();
        } catch (ValueSetException e) {
            return e.problems();
        }
    }

    @Test
    void readsTables() throws IOException {
        Files.writeString(folder.resolve("codes.csv"), """
                valueset_oid,valueset_name,system,code
                1.2,"One, with a comma",urn:s,a
                1.2,"One, with a comma",urn:s,b
                ,Two,urn:s,b
                """);
        Files.writeString(folder.resolve("other.csv"), "case,count\n1,2\n");
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.sizes()).containsEntry("One, with a comma", 2).containsEntry("Two", 1);
        assertThat(sets.of("urn:s", "a")).containsExactly("One, with a comma");
        assertThat(sets.of("urn:s", "b")).containsExactlyInAnyOrder("One, with a comma", "Two");
        assertThat(sets.of("urn:t", "a")).isEmpty();
        assertThat(sets.of("urn:s", null)).isEmpty();
    }

    @Test
    void resolvesCompositionsThroughNestedSets() throws IOException {
        set("Outer", compose(concepts("a"), nested("Middle")));
        set("Middle", compose(nested("Inner"), concepts("b")));
        set("Inner", compose(concepts("c", "d")) + "," + expansion(5, "c"));
        set("Common", compose(nested("Inner", "Other")));
        set("Other", compose(concepts("d", "e")));
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.sizes())
                .containsEntry("Outer", 4)
                .containsEntry("Inner", 2)
                .containsEntry("Common", 1);
        assertThat(sets.of("urn:s", "d")).containsExactlyInAnyOrder("Outer", "Middle", "Inner", "Common", "Other");
    }

    @Test
    void takesAWholeExpansionAndExclusions() throws IOException {
        set("Expanded", "\"compose\":{\"include\":[{\"system\":\"urn:s\"}]}," + expansion(2, "a", "b"));
        set("Less", "\"compose\":{\"include\":[" + concepts("a", "b") + "],\"exclude\":[" + concepts("b") + "]}");
        assertThat(ValueSets.read(folder).sizes()).containsEntry("Expanded", 2).containsEntry("Less", 1);
    }

    @Test
    void refusesATruncatedSet() throws IOException {
        set("Cut", expansion(3000, "a", "b"));
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(problem.valueSet()).isEqualTo("Cut");
            assertThat(problem.toString()).contains("holds 2 of 3000").contains("Cut.json");
        });
    }

    @Test
    void refusesATruncatedSetInsideAnother() throws IOException {
        set("Whole", compose(concepts("a"), nested("Cut")));
        set("Cut", expansion(3000, "a", "b"));
        assertThat(problems()).extracting(Problem::kind).containsOnly(Kind.TRUNCATED);
    }

    @Test
    void refusesACycleAnEmptySetAndWhatItCannotResolve() throws IOException {
        set("Egg", compose(nested("Hen")));
        set("Hen", compose(nested("Egg")));
        set("Hollow", compose());
        set("Lost", compose(nested("Nowhere")));
        set(
                "Filtered",
                compose(
                        "{\"system\":\"urn:s\",\"filter\":[{\"property\":\"concept\",\"op\":\"is-a\",\"value\":\"x\"}]}"));
        assertThat(problems())
                .extracting(Problem::kind, Problem::valueSet)
                .contains(
                        tuple(Kind.CYCLIC, "Egg"),
                        tuple(Kind.CYCLIC, "Hen"),
                        tuple(Kind.EMPTY, "Hollow"),
                        tuple(Kind.UNRESOLVED, "Lost"),
                        tuple(Kind.UNRESOLVED, "Filtered"));
    }

    @Test
    void refusesContradictionsAndUnreadableFiles() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "valueset_name,system,code\nOne,urn:s,a\n");
        Files.writeString(folder.resolve("b.csv"), "valueset_name,system,code\nOne,urn:s,b\nTwo,,b\n");
        Files.writeString(folder.resolve("c.json"), "{\"resourceType\":\"ValueSet\",");
        assertThat(problems())
                .extracting(Problem::kind)
                .containsExactlyInAnyOrder(Kind.CONTRADICTORY, Kind.UNREADABLE, Kind.UNREADABLE);
    }

    @Test
    void refusesToMeasureWithoutASetAMeasureNeeds() throws IOException {
        Samples.valueSets(folder);
        Path codes = folder.resolve("codes.csv");
        Files.write(
                codes,
                Files.readAllLines(codes).stream()
                        .filter(line -> !line.contains("Bone Scan"))
                        .toList());
        ConcordanceEngine engine = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());
        ValueSets sets = ValueSets.read(folder);
        assertThatThrownBy(() -> Measurement.of(engine, sets, MeasurementPeriod.year(2026), Set.of("CMS129")))
                .isInstanceOf(ValueSetException.class)
                .hasMessageContaining("\"Bone Scan\" is missing");
        assertThat(Measurement.of(engine, sets, MeasurementPeriod.year(2026), Set.of("CMS645"))
                        .groups())
                .hasSize(1);
        assertThatThrownBy(() -> Measurement.of(engine, sets, MeasurementPeriod.year(2026), Set.of("CMS999")))
                .hasMessageContaining("CMS999");
        assertThatThrownBy(() -> Measurement.of(engine, sets, MeasurementPeriod.year(2031), Set.of()))
                .hasMessageContaining("no measure for 2031");
    }
}
