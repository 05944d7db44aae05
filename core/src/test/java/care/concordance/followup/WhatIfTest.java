package care.concordance.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.DiseaseProgramBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.PhysicianBuilder;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {

    private static final Verdict.Key BOARD = new Verdict.Key("TB-01", Subject.site("a"));

    @Test
    void readsEveryForm() {
        assertThat(WhatIf.parse("drop TB-01 site a")).isEqualTo(new WhatIf.Drop(BOARD));
        assertThat(WhatIf.parse("delay TB-01 site a until 2026-01-31"))
                .isEqualTo(new WhatIf.Delay(BOARD, LocalDate.of(2026, 1, 31)));
        assertThat(WhatIf.parse("order TB-01 site a before TB-02 program a/LUNG"))
                .isEqualTo(new WhatIf.After(BOARD, new Verdict.Key("TB-02", Subject.program("a", Disease.LUNG))));
        assertThat(WhatIf.parse("add-site d north")).isEqualTo(new WhatIf.AddSite("d", "north"));
        assertThat(WhatIf.parse("add-site d")).isEqualTo(new WhatIf.AddSite("d", null));
        assertThat(WhatIf.parse("retire dr-1")).isEqualTo(new WhatIf.Retire("dr-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "close TB-01", "drop", "drop TB-01", "delay TB-01 site a", "order TB-01 site a", "retire"})
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> WhatIf.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichDayIsNone() {
        assertThatThrownBy(() -> WhatIf.parse("delay TB-01 site a until May"))
                .hasMessageContaining("\"May\" is no day");
    }

    @Test
    void aPhysicianWhoRetiresLeadsNothing() {
        Physician physician = PhysicianBuilder.builder()
                .id("dr-1")
                .site("a")
                .specialty(Physician.Specialty.SURGERY)
                .focus(Disease.LUNG)
                .build();
        DiseaseProgram program = DiseaseProgramBuilder.builder()
                .site("a")
                .disease(Disease.LUNG)
                .analyticCases(9)
                .leader("dr-1")
                .managementTeam(true)
                .build();
        List<PartnerFact> facts = List.of(physician, program);
        assertThat(WhatIf.facts(List.of(WhatIf.parse("retire dr-1")), facts))
                .containsExactly(DiseaseProgramBuilder.builder()
                        .site("a")
                        .disease(Disease.LUNG)
                        .analyticCases(9)
                        .managementTeam(true)
                        .build());
        assertThatThrownBy(() -> WhatIf.facts(List.of(WhatIf.parse("retire dr-2")), facts))
                .hasMessageContaining("no physician dr-2");
        assertThat(WhatIf.facts(List.of(WhatIf.parse("add-site d")), facts))
                .contains(new Site("d", "d", null, null, Site.Scope.IN_SCOPE, null));
    }

    @Test
    void ofTwoDelaysTheLongerCounts() {
        PlanTerms terms = WhatIf.terms(
                List.of(
                        WhatIf.parse("delay TB-01 site a until 2026-03-31"),
                        WhatIf.parse("delay TB-01 site a until 2026-01-31"),
                        WhatIf.parse("drop TB-02 site a")),
                PlanTerms.PLAIN);
        assertThat(terms.notBefore()).containsEntry(BOARD, LocalDate.of(2026, 3, 31));
        assertThat(terms.dropped()).containsExactly(new Verdict.Key("TB-02", Subject.site("a")));
    }
}
