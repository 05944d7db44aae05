package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.PartnerSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A facts file damaged in one place is read as it says, every fact of it, or refused with the places that are wrong. */
class HostileFactsTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> PIECES = List.of(
            "null",
            "{}",
            "[]",
            "[[]]",
            "{\"id\":null}",
            "\"\"",
            "\"\\u0000\"",
            "\"\\u202e\"",
            "1e999999999",
            "-1",
            "1.5",
            "99999999999999999999",
            ",",
            ":",
            "\"",
            "}",
            "]",
            "{",
            "[",
            "\"+999999999-12-31\"",
            "true",
            "\\",
            "\"id\":\"x\",",
            "//",
            "\u00ff",
            "\0",
            "NaN");

    @Test
    void damage() throws IOException {
        damage(250, 1);
    }

    @Test
    @Tag("long")
    void damageInManyWays() throws IOException {
        damage(Integer.getInteger("ways", 50_000), 2);
    }

    private static void damage(int ways, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = Files.readAllBytes(Path.of("../../examples/data/riverbend-2026.json"));
        int refused = 0;
        int read = 0;
        for (int way = 0; way < ways; way++) {
            int at = random.nextInt(whole.length);
            byte[] bytes = damaged(whole, at, random);
            String what = "seed " + seed + " way " + way + " at " + at;
            PartnerSnapshot snapshot = null;
            try {
                snapshot = FactsJson.read(new ByteArrayInputStream(bytes));
            } catch (FactsJsonException e) {
                assertThat(e.problems()).as(what).isNotEmpty();
                assertThat(e.getMessage()).as(what).hasSizeLessThan(100_000);
            }
            if (snapshot == null) {
                refused++;
                continue;
            }
            read++;
            JsonNode tree = Objects.requireNonNull(tree(bytes), what);
            assertThat(snapshot.facts().size()).as(what).isEqualTo(facts(tree));
            PartnerSnapshot again = FactsJson.read(FactsJson.write(snapshot));
            assertThat(Set.copyOf(again.facts())).as(what).isEqualTo(Set.copyOf(snapshot.facts()));
            assertThat(again.asOf()).as(what).isEqualTo(snapshot.asOf());
            assertThat(again.synthetic()).as(what).isEqualTo(snapshot.synthetic());
        }
        assertThat(refused).isGreaterThan(ways / 10);
        assertThat(read).isGreaterThan(ways / 50);
    }

    /** How many facts a document has: those that stand alone, and what is in its lists. */
    private static int facts(JsonNode tree) {
        int facts = 0;
        for (JsonNode member : tree) {
            facts += member.isArray() ? member.size() : member.isObject() ? 1 : 0;
        }
        return facts;
    }

    private static @Nullable JsonNode tree(byte[] bytes) {
        try {
            return STRICT.readTree(bytes);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte[] damaged(byte[] whole, int at, SplittableRandom random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(whole.length + 50);
        bytes.write(whole, 0, at);
        int from = at;
        switch (random.nextInt(5)) {
            case 0 -> from = Math.min(whole.length, at + 1 + random.nextInt(20));
            case 1 -> {
                bytes.write(' ' + random.nextInt(95));
                from++;
            }
            case 2 -> bytes.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1));
            case 3 -> {
                // In the place of a value.
                bytes.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1));
                while (from < whole.length && ",]}".indexOf(whole[from]) < 0) {
                    from++;
                }
            }
            default -> bytes.write(whole, at, Math.min(whole.length - at, 1 + random.nextInt(40)));
        }
        bytes.write(whole, from, whole.length - from);
        return bytes.toByteArray();
    }
}
