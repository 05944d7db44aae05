package care.concordance.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Standard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthoringReferenceTest {

    /** Each operator's example is let pass by the gate, so none is listed that there is not. */
    @Test
    void whatItSaysOfOperatorsIsSo() {
        for (AuthoringReference.Operator operator : AuthoringReference.operators()) {
            String rules = """
                package example;
                import care.concordance.facts.Discipline;
                import care.concordance.facts.Site;
                import care.concordance.facts.TumorBoard;
                global care.concordance.evaluate.Verdicts verdicts;
                rule "CASES-01 observed: a board"
                when
                  $board : TumorBoard( )
                then
                  verdicts.observed($board, "seen");
                end
                rule "CASES-01 met: it is so"
                when
                  $fact : %s
                then
                  verdicts.met($fact);
                end
                """.formatted(operator.example());
            String page = ScenariosTest.PAGE.replace("The site has 500 cases", "It is so");
            List<Standard> read = CompiledPack.check(
                    RulePack.of("mine", "1", Map.of("cases/CASES-01-x.drl", rules, "cases/CASES-01-x.md", page)));
            assertThat(read).as(operator.operator()).hasSize(1);
        }
    }
}
