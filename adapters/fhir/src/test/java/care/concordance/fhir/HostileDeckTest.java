package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damaged in every way: no run ends early, and where what decides was damaged, nobody certainly lacks it. The patient of all of these meets
 * the measure by a colonoscopy; a neighbour in another folder does so too, and is never touched.
 */
class HostileDeckTest {

    private static final Group SCREENING = new Group("CMS130", 1);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> WRONG = List.of(
            "\"text\"",
            "7",
            "true",
            "[]",
            "[[]]",
            "[null]",
            "[[null]]",
            "[\"text\"]",
            "{\"x\":1}",
            "[{\"x\":[[]]}]",
            "1e999999999");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ValueSets valueSets;

    @SuppressWarnings("NullAway.Init")
    private Measurement measurement;

    @BeforeEach
    void aPatientAndANeighbour() throws IOException {
        valueSets = Samples.valueSets(folder);
        measurement = Measurement.of(
                ConcordanceEngine.load(CmsOncologyMeasures.rulePack()),
                valueSets,
                MeasurementPeriod.year(2026),
                Set.of("CMS130"));
        Files.createDirectories(folder.resolve("deck/a"));
        Files.createDirectories(folder.resolve("deck/b"));
        Files.writeString(folder.resolve("deck/b/all.ndjson"), String.join("\n", resources("q")));
    }

    private static List<String> resources(String patient) {
        return List.of(
                Samples.patient(patient, "1966-03-05"),
                Samples.encounter("e", patient, "Office Visit", "2026-05-04", "2026-05-04"),
                Samples.procedure("c", patient, "Colonoscopy", "2020-06-01"));
    }

    private static String bundle(List<String> resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                + String.join("},{\"resource\":", resources) + "}]}";
    }

    /** The run of a deck in which the patient's files are these; the neighbour's verdict stands. */
    private MeasureRun run(String name, byte[] content) throws IOException {
        Path file = folder.resolve("deck/a").resolve(name);
        Files.write(file, content);
        MeasureRun run = MeasureRun.of(measurement, valueSets, folder.resolve("deck"));
        Files.delete(file);
        return run;
    }

    @Test
    void damagedElementsAreNeverMissingOnes() throws IOException {
        damagedElements(700, 0);
    }

    @Test
    @Tag("long")
    void damagedElementsAreNeverMissingOnesInManyWays() throws IOException {
        damagedElements(15_000, 1);
    }

    private void damagedElements(int ways, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int open = 0;
        for (int way = 0; way < ways; way++) {
            ObjectNode procedure = (ObjectNode) JSON.readTree(resources("p").get(2));
            String damage = damage(procedure, random);
            List<String> resources = new ArrayList<>(resources("p"));
            resources.set(2, procedure.toString().replace("\"LARGE\"", "1e999999999"));
            boolean inLines = random.nextBoolean();
            MeasureRun run = run(
                    inLines ? "all.ndjson" : "all.json",
                    (inLines ? String.join("\n", resources) : bundle(resources)).getBytes(StandardCharsets.UTF_8));
            boolean met = run.count(SCREENING, Population.NUMERATOR) == 2;
            assertThat(met || run.unproven(SCREENING) >= 1).as(damage).isTrue();
            assertThat(met || !run.isComplete()).as("not named: " + damage).isTrue();
            open += met ? 0 : 1;
        }
        // Damage that never shows proves nothing.
        assertThat(open).isGreaterThan(ways / 2);
    }

    /** Puts something of the wrong kind at one place of what is read. */
    private static String damage(ObjectNode resource, SplittableRandom random) {
        List<ObjectNode> objects = new ArrayList<>();
        objects(resource, objects);
        while (true) {
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            String wrong = WRONG.get(random.nextInt(WRONG.size()));
            JsonNode put = wrong.startsWith("1e") ? JSON.getNodeFactory().stringNode("LARGE") : JSON.readTree(wrong);
            if (isWrong(object.path(name), put, name)) {
                object.set(name, put);
                return name + " is " + wrong;
            }
        }
    }

    /** A simple value is no damage where one belongs, and an empty list or object is as good as none. */
    private static boolean isWrong(JsonNode old, JsonNode put, String name) {
        boolean isText = put.isString()
                || (put.isArray() && put.size() == 1 && put.path(0).isString());
        boolean same = old.isValueNode() && (isText || put.isValueNode());
        return !same && !(put.isArray() && put.isEmpty()) && !name.equals("display");
    }

    private static void objects(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(part -> objects(part, into));
        }
    }

    @Test
    void damagedBytesEndNoRun() throws IOException {
        damagedBytes(900, 0);
    }

    @Test
    @Tag("long")
    void damagedBytesEndNoRunInManyWays() throws IOException {
        damagedBytes(15_000, 1);
    }

    private void damagedBytes(int ways, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int malformed = 0;
        for (int way = 0; way < ways; way++) {
            boolean inLines = random.nextBoolean();
            String whole = inLines ? String.join("\n", resources("p")) : bundle(resources("p"));
            byte[] bytes = damage(whole.getBytes(StandardCharsets.UTF_8), random);
            MeasureRun run = run(inLines ? "all.ndjson" : "all.json", bytes);
            String what = "seed " + seed + " way " + way + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
            // The neighbour is there whatever happens, and what happens to everybody is said.
            assertThat(run.patients()).as(what).isPositive();
            assertThat(run.count(SCREENING, Population.NUMERATOR) > 0 || !run.isComplete())
                    .as(what)
                    .isTrue();
            if (!isJson(bytes, inLines)) {
                malformed++;
                assertThat(run.isComplete()).as(what).isFalse();
                assertThat(run.count(SCREENING, Population.DENOMINATOR) - run.count(SCREENING, Population.NUMERATOR)
                                <= run.unproven(SCREENING))
                        .as("a certain gap beside what cannot be read: " + what)
                        .isTrue();
            }
        }
        assertThat(malformed).isGreaterThan(ways / 4);
    }

    private static byte[] damage(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
                System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
                return Arrays.copyOf(bytes, bytes.length - length);
            }
            default -> {
                for (int i = 0; i < 8 && at + i < bytes.length; i++) {
                    bytes[at + i] = "{}[]\",:\u0000".getBytes(StandardCharsets.UTF_8)[random.nextInt(8)];
                }
            }
        }
        return bytes;
    }

    private static boolean isJson(byte[] bytes, boolean inLines) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String part : inLines ? text.split("\n") : new String[] {text}) {
            try {
                JSON.readTree(part);
            } catch (RuntimeException e) {
                return false;
            }
        }
        return true;
    }
}
