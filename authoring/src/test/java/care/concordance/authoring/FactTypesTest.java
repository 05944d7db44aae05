package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.derived.DerivedFacts;
import care.concordance.pack.RulePack;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactTypesTest {

    private static final FactTypes TYPES = FactTypes.of(ConcordanceEngine.load(RulePack.of(
            "example",
            "1",
            Map.of("cases/CASES-01-x.drl", ScenariosTest.RULES, "cases/CASES-01-x.md", ScenariosTest.PAGE))));

    @Test
    void everyTypeIsListedAndDescribed() {
        assertThat(TYPES.list().lines())
                .hasSize(PartnerFact.class.getPermittedSubclasses().length + DerivedFacts.TYPES.size())
                .anyMatch(line -> line.matches("Site +about a site"))
                .anyMatch(line -> line.matches("derived\\.SiteTrials +about a site, derived from other facts"));
        assertThat(TYPES.list().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .allSatisfy(type -> assertThat(TYPES.describe(type))
                        .startsWith(type.substring(type.lastIndexOf('.') + 1) + "  about ")
                        .contains("\nproperties\n"));
    }

    @Test
    void aPropertySaysItsRangeAndWhatMayBeUnknown() {
        assertThat(TYPES.describe("TumorBoard"))
                .contains("import care.concordance.facts.TumorBoard;\n")
                .containsPattern("daysBetweenMeetings +a whole number; 1 to 366; may be unknown")
                .contains("      when unknown: how often `{name}` meets is not known")
                .containsPattern(
                        "casesPresentedProspectively +a whole number; 0 to 50000; at most casesPresented; may be")
                .containsPattern("disease +Disease; null is all cancers; always known\n")
                .containsPattern("derived properties\n +percentProspective +a decimal; 0 to 100; may be unknown");
        assertThatThrownBy(() -> TYPES.describe("TumorBord"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean TumorBoard?");
    }
}
