package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.standards.CmsOncologyMeasures;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value set a rule asks for and nobody requires could be missing in silence. */
class NeededValueSetsTest {

    private static final Pattern ASKED = Pattern.compile("contains \"([^\"]+)\"");

    static Stream<String> measures() {
        return NeededValueSets.MEASURES.stream();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void everySetARuleAsksForIsRequired(String measure) {
        Set<String> asked = new TreeSet<>();
        CmsOncologyMeasures.rulePack().files().forEach((file, text) -> {
            if (file.startsWith(measure.toLowerCase(Locale.ROOT) + "/") && file.endsWith(".drl")) {
                Matcher matcher = ASKED.matcher(text);
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            }
        });
        assertThat(asked).isNotEmpty();
        assertThat(NeededValueSets.of(Set.of(measure))).containsAll(asked);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void theDeckHoldsExactlyTheSetsRequired(String measure) {
        Path codes = OfficialDeck.find().resolve(measure);
        Set<String> held = new TreeSet<>(ValueSets.read(codes).sizes().keySet());
        // HL7's own status codes are read by the adapter itself.
        held.removeAll(List.of("direct:verification-counts", "direct:clinical-status-ongoing"));
        assertThat(NeededValueSets.of(Set.of(measure))).isEqualTo(held);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void theDeckHoldsThemUnderTheirOids(String measure) {
        ValueSets sets = ValueSets.read(OfficialDeck.find().resolve(measure));
        assertThat(NeededValueSets.of(Set.of(measure))).allSatisfy(name -> {
            String oid = NeededValueSets.oid(name);
            assertThat(oid == null).isEqualTo(name.startsWith("direct:"));
            if (oid != null) {
                assertThat(sets.named("urn:oid:" + oid)).containsExactly(name);
            }
        });
    }

    @Test
    void sevenMeasures() {
        assertThat(NeededValueSets.MEASURES).hasSize(7);
    }
}
