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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    // ---- expansions

    private void page(String file, String more, int offset, String... codes) throws IOException {
        StringBuilder contains = new StringBuilder();
        for (String code : codes) {
            contains.append(contains.length() == 0 ? "" : ",")
                    .append("{\"system\":\"urn:s\",\"code\":\"")
                    .append(code)
                    .append("\"}");
        }
        Files.writeString(
                folder.resolve(file),
                "{\"resourceType\":\"ValueSet\",\"url\":\"http://example.org/ValueSet/1.2.3.4\",\"version\":\"1\",\"title\":\"Paged\","
                        + "\"status\":\"active\",\"expansion\":{\"timestamp\":\"2026-01-01\"," + more + "\"offset\":"
                        + offset
                        + ",\"contains\":[" + contains + "]}}");
    }

    @Test
    void anExpansionThatDoesNotCountItsCodesIsNotWhole() throws IOException {
        set(
                "Uncounted",
                "\"expansion\":{\"timestamp\":\"2026-01-01\",\"contains\":[{\"system\":\"urn:s\",\"code\":\"a\"}]}");
        assertThat(problems())
                .singleElement()
                .extracting(Problem::kind, Problem::detail)
                .containsExactly(
                        Kind.TRUNCATED,
                        "its expansion does not say how many codes it has, and may be cut; get it with its total");
        // What it is composed of tells.
        set(
                "Uncounted",
                compose(concepts("a", "b"))
                        + ",\"expansion\":{\"timestamp\":\"2026-01-01\",\"contains\":[{\"system\":\"urn:s\",\"code\":\"a\"}]}");
        assertThat(ValueSets.read(folder).sizes()).containsEntry("Uncounted", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/valueset-unclosed\",\"valueBoolean\":true}],",
                "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/valueset-toocostly\",\"valueBoolean\":true}],",
                "\"parameter\":[{\"name\":\"limitedExpansion\",\"valueBoolean\":true}],"
            })
    void anExpansionThatSaysSoIsNotWhole(String mark) throws IOException {
        page("a.json", mark + "\"total\":2,", 0, "a", "b");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("says of itself"));
    }

    @Test
    void pagesOfAnExpansionAreOneSet() throws IOException {
        page("b.json", "\"total\":5,", 2, "c", "d");
        page("a.json", "\"total\":5,", 0, "a", "b");
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("holds 4 of 5"));
        page("c.json", "", 4, "e");
        assertThat(ValueSets.read(folder).sizes()).containsEntry("Paged", 5);
        Files.delete(folder.resolve("b.json"));
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("before its code number 5"));
        // One page twice is no further page, and must say the same.
        page("b.json", "\"total\":5,", 2, "c", "d");
        page("again.json", "\"total\":5,", 0, "a", "x");
        assertThat(problems()).isNotEmpty();
    }

    // ---- as they are published

    private void published(String oid, String title, String... codes) throws IOException {
        StringBuilder contains = new StringBuilder();
        for (String code : codes) {
            contains.append(contains.length() == 0 ? "" : ",")
                    .append("{\"system\":\"urn:s\",\"version\":\"1\",\"code\":\"")
                    .append(code)
                    .append("\"}");
        }
        Files.writeString(
                folder.resolve("valueset-" + oid + ".json"),
                "{\"resourceType\":\"ValueSet\",\"id\":\"" + oid + "\",\"url\":\"http://cts.nlm.nih.gov/fhir/ValueSet/"
                        + oid
                        + "\",\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"" + oid
                        + "\"}],\"version\":\"20250101\",\"name\":\"X\",\"title\":\"" + title
                        + "\",\"status\":\"active\",\"expansion\":{\"identifier\":\"urn:uuid:1\",\"timestamp\":\"2026-01-01\",\"total\":"
                        + codes.length
                        + ",\"offset\":0,\"parameter\":[{\"name\":\"count\",\"valueInteger\":1000}],\"contains\":["
                        + contains + "]}}");
    }

    @Test
    void aMeasureMeansASetByItsOidWhateverSharesItsTitle() throws IOException {
        String oid = String.valueOf(NeededValueSets.oid("Bone Scan"));
        published(oid, "Bone Scan", "a", "b");
        published("2.16.840.1.999.1", "Bone Scan", "a");
        published("2.16.840.1.999.2", "Bone Scan", "b", "c");
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.problems()).isEmpty();
        assertThat(sets.sizes()).containsExactly(Map.entry("Bone Scan", 2));
        assertThat(sets.of("urn:s", "c")).isEmpty();
        assertThat(sets.named("http://cts.nlm.nih.gov/fhir/ValueSet/" + oid + "|20250101"))
                .containsExactly("Bone Scan");
        assertThat(sets.named("urn:oid:" + oid)).containsExactly("Bone Scan");
        assertThat(sets.named("urn:oid:2.16.840.1.999.1")).isNull();
        // Under another title too.
        published(oid, "Scans of Bones", "a", "b");
        assertThat(ValueSets.read(folder).sizes()).containsEntry("Bone Scan", 2);
    }

    @Test
    void allMeasuresCanBeMeasuredWithSetsAsTheyArePublished() throws IOException {
        List<String> single = new ArrayList<>(List.of("valueset_name,system,code"));
        int component = 0;
        for (String name : NeededValueSets.of(NeededValueSets.MEASURES)) {
            String oid = NeededValueSets.oid(name);
            if (oid == null) {
                single.add(name + ",urn:s," + name);
            } else {
                // Components share their group's title; some hold what is not in it.
                published(oid, name, name, name + " 2");
                published("2.16.840.1.999." + component++, name, name);
                published("2.16.840.1.999." + component++, name, name + " 2", "more");
            }
        }
        Files.write(folder.resolve("single.csv"), single);
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.problems()).isEmpty();
        assertThat(Measurement.of(
                                ConcordanceEngine.load(CmsOncologyMeasures.rulePack()),
                                sets,
                                MeasurementPeriod.year(2026),
                                Set.of())
                        .groups())
                .hasSize(8);
        assertThat(sets.of("urn:s", "more")).isEmpty();
    }

    @Test
    void ofSeveralThatShareATitleTheOneThatHoldsTheOthersIsMeant() throws IOException {
        published("2.16.840.1.999.1", "Group", "a", "b", "c");
        published("2.16.840.1.999.2", "Group", "a");
        published("2.16.840.1.999.3", "Group", "b", "c");
        assertThat(ValueSets.read(folder).sizes()).containsExactly(Map.entry("Group", 3));
        published("2.16.840.1.999.3", "Group", "b", "d");
        assertThat(problems()).extracting(Problem::kind).containsExactly(Kind.CONTRADICTORY);
    }

    @Test
    void whatIsWrongWithASetIsSaidToWhoNeedsIt() throws IOException {
        set("One", compose(concepts("a")));
        set("Cut", expansion(3000, "a", "b"));
        ValueSets sets = ValueSets.read(folder);
        sets.require(List.of("One"));
        assertThat(sets.of("urn:s", "b")).isEmpty();
        assertThatThrownBy(() -> sets.require(List.of("One", "Cut")))
                .isInstanceOf(ValueSetException.class)
                .hasMessageContaining("\"Cut\" is truncated")
                .satisfies(e -> assertThat(((ValueSetException) e).problems()).hasSize(1));
    }

    @Test
    void twoFilesOfOneOidMustSayTheSame() throws IOException {
        String oid = String.valueOf(NeededValueSets.oid("Bone Scan"));
        Files.writeString(
                folder.resolve("a.csv"), "valueset_oid,valueset_name,system,code\n" + oid + ",Bone Scan,urn:s,a\n");
        published(oid, "Bone Scan", "a");
        assertThat(ValueSets.read(folder).sizes()).containsEntry("Bone Scan", 1);
        published(oid, "Bone Scan", "a", "b");
        assertThat(problems()).extracting(Problem::kind).containsExactly(Kind.CONTRADICTORY);
        // A table without OIDs is known by the name alone, and means the same set.
        Files.writeString(folder.resolve("a.csv"), "valueset_name,system,code\nBone Scan,urn:s,a\n");
        assertThat(problems()).extracting(Problem::kind).containsExactly(Kind.CONTRADICTORY);
    }

    // ---- tables

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valueset_name,system,code\nOne,urn:s,a\n",
                "\uFEFFvalueset_name,system,code\r\nOne,urn:s,a\r\n",
                "valueset_name;system;code\nOne;urn:s;a\n",
                "valueset_name\tsystem\tcode\nOne\turn:s\ta\n",
                "ValueSet_OID,ValueSet_Name,System,Code\n1.2,One,urn:s,a\n",
                "Value Set Name,Value Set OID,Code,Descriptor,Code System\nOne,1.2.3.4,a,\"what, it is\",urn:s\n",
                "\"code\",\"system\",\"valueset_name\"\n\"a\",\"urn:s\",\"One\"\n\n"
            })
    void readsTablesAsProgramsWriteThem(String table) throws IOException {
        for (String name : List.of("codes.csv", "CODES.CSV", "codes.tsv", "codes.txt")) {
            Files.writeString(folder.resolve(name), table);
            assertThat(ValueSets.read(folder).of("urn:s", "a")).containsExactly("One");
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void namesTablesThatArePassedOver() throws IOException {
        Files.writeString(folder.resolve("c.csv"), "name,system,code\nOne,urn:s,a\n");
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.notes())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .contains("c.csv was passed over")
                        .endsWith("its columns are name, system, code"));
        assertThatThrownBy(() -> sets.require(List.of("One"))).hasMessageContaining("c.csv was passed over");
    }

    @Test
    void namesEveryBadRow() throws IOException {
        StringBuilder rows = new StringBuilder("valueset_name,system,code\nOne,urn:s,a\nOne,urn:s\nTwo,,b\nThree\n");
        rows.append("One,urn:s\n".repeat(500));
        Files.writeString(folder.resolve("c.csv"), rows);
        List<Problem> problems = problems();
        assertThat(problems)
                .extracting(Problem::place)
                .contains(
                        folder.resolve("c.csv") + ":3", folder.resolve("c.csv") + ":4", folder.resolve("c.csv") + ":5");
        assertThat(problems)
                .filteredOn(problem -> problem.valueSet().equals("One"))
                .hasSize(21)
                .last()
                .satisfies(problem -> assertThat(problem.detail()).isEqualTo("and 481 more of its rows"));
        Files.write(
                folder.resolve("c.csv"),
                "valueset_name,system,code\nOne,urn:s,a\nMaladies m\u00e9,s,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).endsWith("c.csv:3");
            assertThat(problem.detail()).isEqualTo("the row is not written in UTF-8");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 4.28371E+14, false",
        "http://snomed.info/sct, 123456789001238, true",
        "http://snomed.info/sct, 123456789001239, true",
        "http://snomed.info/sct, 1234567890012300, false",
        "http://snomed.info/sct, 12345009, true",
        "http://snomed.info/sct, 12345, false",
        "urn:oid:2.16.840.1.113883.6.96, 4.28371E+14, false",
        "SNOMEDCT, 4.28371E+14, false",
        "http://loinc.org, 12345-6, true",
        "http://loinc.org, 5-Dec, false",
        "http://loinc.org, LA12345-6, true",
        "http://www.ama-assn.org/go/cpt, 01234, true",
        "http://www.ama-assn.org/go/cpt, 1234, false",
        "http://www.ama-assn.org/go/cpt, 1234F, true",
        "http://www.nlm.nih.gov/research/umls/rxnorm, 1234567, true",
        "http://www.nlm.nih.gov/research/umls/rxnorm, '1,234,567', false",
        "http://hl7.org/fhir/sid/icd-10-cm, C00.01, true",
        "http://hl7.org/fhir/sid/icd-10-cm, 1.00E+10, false",
        "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets, G0123, true",
        "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets, 123, false",
        "urn:made-up, 4.28371E+14, true"
    })
    void refusesCodesASpreadsheetHasChanged(String system, String code, boolean isOne) throws IOException {
        Files.writeString(folder.resolve("c.csv"), "valueset_name,system,code\nOne," + system + ",\"" + code + "\"\n");
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.sizes().containsKey("One")).isEqualTo(isOne);
        if (!isOne) {
            assertThat(sets.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.place()).endsWith("c.csv:2");
                assertThat(problem.detail()).contains("has not the shape");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, urn:oid:2.16.840.1.113883.6.96",
        "http://snomed.info/sct, http://snomed.info/sct/",
        "http://snomed.info/sct, http://snomed.info/sct/731000124108",
        "http://snomed.info/sct, ' http://snomed.info/sct '",
        "urn:oid:2.16.840.1.113883.6.12, http://www.ama-assn.org/go/cpt",
        "http://www.cms.gov/Medicare/Coding/ICD10, urn:oid:2.16.840.1.113883.6.4",
        "http://www.cms.gov/Medicare/Coding/ICD10, http://hl7.org/fhir/sid/icd-10-pcs",
        "ICD10CM, URN:OID:2.16.840.1.113883.6.90",
        "HCPCS Level II, http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        "urn:made-up, urn:made-up/"
    })
    void aSystemIsTheSameUnderAllItsNames(String inTable, String inRecord) throws IOException {
        Map<String, String> codes = Map.of("urn:made-up", "x", "ICD10CM", "C00.0", "HCPCS Level II", "G0123");
        String code = codes.getOrDefault(
                inTable, inTable.contains("ICD10") ? "0123456" : inTable.endsWith(".12") ? "01234" : "12345009");
        Files.writeString(folder.resolve("c.csv"), "valueset_name,system,code\nOne," + inTable + "," + code + "\n");
        ValueSets sets = ValueSets.read(folder);
        assertThat(sets.of(inRecord, code)).containsExactly("One");
        assertThat(sets.uses(inRecord)).isTrue();
        assertThat(sets.uses("urn:other")).isFalse();
    }

    @Test
    void suggestsATitleInOtherLetters() throws IOException {
        Files.writeString(folder.resolve("c.csv"), "valueset_name,system,code\nBone scan,urn:s,a\n");
        assertThatThrownBy(() -> ValueSets.read(folder).require(List.of("Bone Scan")))
                .hasMessageContaining("(is it \"Bone scan\"?)")
                .hasMessageContaining("under OID 2.16.840.1.113883.3.526.3.320 or exactly this name");
    }

    @Test
    void theReaderTakesWhatIsAskedForOnly() throws IOException {
        set("One", compose(concepts("a")));
        set("Two", compose(concepts("a", "b")));
        ValueSets one = ValueSets.read(folder).only(Set.of("One"));
        assertThat(one.of("urn:s", "a")).containsExactly("One");
        assertThat(one.of("urn:s", "b")).isEmpty();
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
                .hasMessageContaining("no measure for 2031-01-01 to 2031-12-31; there are measures for 2026");
    }
}
