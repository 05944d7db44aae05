package care.concordance.naaccr;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.TumorCase;
import care.concordance.testing.NaaccrWriter;
import care.concordance.testing.SyntheticRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A registry's file damaged in one place loses nobody in silence, and nobody who stands before the damage. */
class HostileRegistryTest {

    private static final int CASES = 12;
    private static final List<String> PIECES = List.of(
            "<",
            "&",
            "&#0;",
            "&x;",
            "\0",
            "\u001b",
            "]]>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<?x",
            "\"",
            ">",
            "\u00ff",
            "<Item>",
            "</Item>",
            "<Item naaccrId=\"primarySite\">C619</Item>",
            "<Tumor>",
            "</Tumor>",
            "<Patient>",
            "</Patient>",
            "</NaaccrData>",
            "<!DOCTYPE a>",
            "<own:a xmlns:own=\"x\">",
            "<Item naaccrId=\"sex\" naaccrNum=\"9999999999\"/>");

    @Test
    void damage() {
        damage(1_500, 1);
    }

    @Test
    @Tag("long")
    void damageInManyWays() {
        damage(Integer.getInteger("ways", 200_000), 2);
    }

    private static void damage(int ways, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder document = new StringBuilder();
        NaaccrWriter.write(SyntheticRegistry.realistic(seed).cases(CASES), document);
        byte[] whole = document.toString().getBytes(StandardCharsets.UTF_8);
        List<TumorCase> cases = read(whole).cases();
        int stopped = 0;
        int rejected = 0;
        for (int way = 0; way < ways; way++) {
            int at = random.nextInt(whole.length);
            byte[] bytes = damaged(whole, at, random);
            String what = "seed " + seed + " way " + way + " at " + at;
            Read result = read(bytes);
            List<TumorCase> read = result.cases();
            ReadReport report = result.report();
            int before = before(whole, at);
            if (before > 0) {
                assertThat(read).as(what).startsWith(cases.subList(0, before).toArray(TumorCase[]::new));
            }
            if (report.isComplete()) {
                // What was damaged may lie in two patients.
                assertThat(cases.stream().filter(read::contains).count())
                        .as(what)
                        .isGreaterThanOrEqualTo(CASES - 2);
                assertThat(read.size() + report.rejected() >= CASES
                                || !report.notices().isEmpty())
                        .as(what)
                        .isTrue();
            }
            stopped += report.isComplete() ? 0 : 1;
            rejected += report.rejected() > 0 ? 1 : 0;
        }
        assertThat(stopped).isBetween(ways / 10, 9 * ways / 10);
        assertThat(rejected).isGreaterThan(ways / 100);
    }

    private record Read(List<TumorCase> cases, ReadReport report) {}

    private static Read read(byte[] document) {
        try (NaaccrFile file = NaaccrFile.of(new ByteArrayInputStream(document))) {
            return new Read(file.cases().toList(), file.report());
        }
    }

    /** How many patients end before this place. */
    private static int before(byte[] whole, int at) {
        return new String(whole, 0, at, StandardCharsets.UTF_8).split("</Patient>", -1).length - 1;
    }

    private static byte[] damaged(byte[] whole, int at, SplittableRandom random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(whole.length + 50);
        bytes.write(whole, 0, at);
        int from = at;
        switch (random.nextInt(4)) {
            case 0 -> from = Math.min(whole.length, at + 1 + random.nextInt(20));
            case 1 -> {
                bytes.write(random.nextInt(256));
                from++;
            }
            case 2 -> bytes.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1));
            default -> bytes.write(whole, at, Math.min(whole.length - at, 1 + random.nextInt(40)));
        }
        bytes.write(whole, from, whole.length - from);
        return bytes.toByteArray();
    }
}
