package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Standard.Basis;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page claims of its source what was read of it, and no more. */
class SourcesTest {

    private static final List<Standard> STANDARDS = CompiledPack.check(CarePartnerStandards.rulePack());

    /** What a page says of a source that does not carry the standard by itself. */
    private static final Pattern NOT_IN_THE_SOURCE =
            Pattern.compile("this pack's (choice|wording)|asked for by this pack|only the title was read");

    @Test
    void whatNoSourceSaysIsAParameter() {
        assertThat(where(NOT_IN_THE_SOURCE, standard -> true)).hasSizeGreaterThan(80);
        assertThat(where(NOT_IN_THE_SOURCE, standard -> standard.basis() != Basis.PARAMETER))
                .isEmpty();
    }

    @Test
    void noDesignationDependsOnAnEditionThatHasBeenReplaced() {
        Pattern replaced = Pattern.compile("has been replaced");
        assertThat(where(replaced, standard -> true)).hasSizeGreaterThan(10);
        assertThat(where(replaced, standard -> standard.isRequired() && standard.effectiveTo() == null))
                .isEmpty();
    }

    @Test
    void thePressReleaseOf2026IsHartfordHealthCares() {
        Pattern release =
                Pattern.compile("(?<!Hartford HealthCare press |Hartford HealthCare's )release of 2026-01-28");
        assertThat(where(Pattern.compile("release of 2026-01-28"), standard -> true))
                .hasSizeGreaterThan(20);
        assertThat(where(release, standard -> true)).isEmpty();
    }

    /** The documents the program is read from, and the bodies whose standards are modelled; nobody else is spoken of. */
    @Test
    void noPageTellsWhatNoneOfTheDocumentsTells() {
        Pattern others = Pattern.compile("Miami|Lehigh|newsbeep|hartfordhealthcare\\.org|\\b[Ss]eeds?\\b");
        assertThat(STANDARDS)
                .filteredOn(standard ->
                        others.matcher(standard.source() + standard.page()).find())
                .extracting(Standard::id)
                .isEmpty();
    }

    /** Standards whose page says it, with their source. */
    private static List<String> where(Pattern says, Predicate<Standard> of) {
        return STANDARDS.stream()
                .filter(of)
                .filter(standard -> says.matcher(standard.source()).find())
                .map(standard -> standard.id() + ": " + standard.source())
                .toList();
    }
}
