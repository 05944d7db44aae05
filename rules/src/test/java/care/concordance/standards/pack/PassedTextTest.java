package care.concordance.standards.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.Gate;
import care.concordance.internal.pack.LibraryVersion;
import care.concordance.internal.pack.ValidationCache;
import care.concordance.internal.pack.WrittenPack;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.CmsOncologyMeasures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate read when a pack was built stands at load: it is what the gate reads now, and for nothing else. */
class PassedTextTest {

    static List<RulePack> shipped() {
        return List.of(
                CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures(), CmsOncologyMeasures.rulePack());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void itIsWhatTheGateReadsNow(RulePack pack) {
        Gate.Passed now = Gate.check((WrittenPack) pack.fromSource(), Map.of());
        assertThat(now.rules()).isNotEmpty();
        assertThat(((WrittenPack) pack).passed()).isEqualTo(now);
        CompiledPack compiled = CompiledPack.of(pack, Map.of());
        assertThat(compiled.standards()).isEqualTo(now.standards());
        assertThat(compiled.rules()).isEqualTo(now.rules());
        assertThat(compiled.standardOfRule()).isEqualTo(now.standardOfRule());
        assertThat(compiled.types()).isEqualTo(now.types());
    }

    @Test
    void itHoldsForTheTextsAndTheLibraryItWasWrittenBy() {
        RulePack pack = CarePartnerStandards.caseMeasures();
        String written = CompiledPack.build(pack).passed();
        ClassLoader loader = getClass().getClassLoader();
        assertThat(ValidationCache.read(written, pack.sha256(), loader).map(ValidationCache::passed))
                .contains(Objects.requireNonNull(((WrittenPack) pack).passed()));

        assertThat(ValidationCache.read(
                        written, pack.sha256().replace(pack.sha256().charAt(0), '-'), loader))
                .as("of other texts")
                .isEmpty();
        assertThat(ValidationCache.read(written.replaceFirst(LibraryVersion.get(), "0.0.9"), pack.sha256(), loader))
                .as("by another library")
                .isEmpty();
        assertThat(ValidationCache.read(written.replaceFirst("\n[A-Z]+-01", "\nXXX-01"), pack.sha256(), loader))
                .as("changed since")
                .isEmpty();
        assertThat(ValidationCache.read(written.substring(0, written.length() - 1), pack.sha256(), loader))
                .as("cut off")
                .isEmpty();
        assertThat(ValidationCache.read("", pack.sha256(), loader)).as("empty").isEmpty();
        assertThat(ValidationCache.read(written, pack.sha256(), ClassLoader.getPlatformClassLoader()))
                .as("for facts that are not there")
                .isEmpty();
    }

    @Test
    void aPackReadFromItsTextsIsReadByTheGate() {
        assertThat(((WrittenPack) CarePartnerStandards.caseMeasures().fromSource()).passed())
                .isNull();
        assertThat(((WrittenPack) RulePack.of("x", "1", Map.of())).passed()).isNull();
    }

    /** The gate has more to say when another pack has the same standard: then it reads again. */
    @Test
    void aStandardThatAnEarlierPackHasIsStillRefused() {
        RulePack pack = CarePartnerStandards.caseMeasures();
        assertThat(Objects.requireNonNull(((WrittenPack) pack).passed()).standards())
                .extracting(standard -> standard.id())
                .contains("BREAST-01");
        assertThatThrownBy(() -> CompiledPack.of(pack, Map.of("BREAST-01", "another")))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("BREAST-01 stands in rule pack another already");
        assertThat(CompiledPack.of(pack, Map.of("ELSEWHERE-01", "another")).standards())
                .isNotEmpty();
    }
}
