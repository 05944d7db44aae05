package care.concordance.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Answer;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verb;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTableTest {

    private static final Map<Character, Verb> VERBS =
            Map.of('O', Verb.OBSERVED, 'M', Verb.MET, 'X', Verb.EXCLUDED, 'E', Verb.EXCEPTED, 'U', Verb.UNPROVEN);

    /** Every subset of the five verbs, written out: O observed, M met, X excluded, E excepted, U unproven. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "-, SILENCE",
        "O, GAP",
        "M, MET_WITHOUT_EVIDENCE",
        "OM, CONCORDANT",
        "X, NOT_APPLICABLE",
        "OX, NOT_APPLICABLE",
        "MX, MET_WITHOUT_EVIDENCE",
        "OMX, NOT_APPLICABLE",
        "E, NOT_APPLICABLE",
        "OE, NOT_APPLICABLE",
        "ME, MET_WITHOUT_EVIDENCE",
        "OME, CONCORDANT",
        "XE, NOT_APPLICABLE",
        "OXE, NOT_APPLICABLE",
        "MXE, MET_WITHOUT_EVIDENCE",
        "OMXE, NOT_APPLICABLE",
        "U, UNPROVEN",
        "OU, UNPROVEN",
        "MU, MET_WITHOUT_EVIDENCE",
        "OMU, CONCORDANT",
        "XU, NOT_APPLICABLE",
        "OXU, NOT_APPLICABLE",
        "MXU, MET_WITHOUT_EVIDENCE",
        "OMXU, NOT_APPLICABLE",
        "EU, NOT_APPLICABLE",
        "OEU, NOT_APPLICABLE",
        "MEU, MET_WITHOUT_EVIDENCE",
        "OMEU, CONCORDANT",
        "XEU, NOT_APPLICABLE",
        "OXEU, NOT_APPLICABLE",
        "MXEU, MET_WITHOUT_EVIDENCE",
        "OMXEU, NOT_APPLICABLE"
    })
    void everySubset(String said, String expected) {
        Set<Verb> verbs = said.equals("-")
                ? EnumSet.noneOf(Verb.class)
                : said.chars().mapToObj(letter -> VERBS.get((char) letter)).collect(Collectors.toSet());
        for (Subject.Kind kind : Subject.Kind.values()) {
            String outcome = OutcomeTable.decide(verbs, kind).map(Enum::name).orElse("MET_WITHOUT_EVIDENCE");
            String here = expected.equals("SILENCE")
                    ? switch (kind) {
                        case SYSTEM, REGION, SITE, PROGRAM -> "UNPROVEN";
                        case CASE, PATIENT, ENCOUNTER -> "NOT_APPLICABLE";
                    }
                    : expected;
            assertThat(outcome).as("%s said of a %s", verbs, kind).isEqualTo(here);
        }
    }

    /** Some sets in which something is only possible; small letters. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "o, UNPROVEN",
        "Om, UNPROVEN",
        "om, UNPROVEN",
        "oM, UNPROVEN",
        "OMx, UNPROVEN",
        "OMe, CONCORDANT",
        "OMu, CONCORDANT",
        "OmE, UNPROVEN",
        "OE, NOT_APPLICABLE",
        "oE, NOT_APPLICABLE",
        "oX, NOT_APPLICABLE",
        "Ox, UNPROVEN",
        "Oe, UNPROVEN",
        "Ou, UNPROVEN",
        "oxE, NOT_APPLICABLE",
        "M, MET_WITHOUT_EVIDENCE"
    })
    void aPossibleStatement(String said, String expected) {
        int stated = 0;
        for (int i = 0; i < said.length(); i++) {
            char letter = said.charAt(i);
            Verb verb = VERBS.get(Character.toUpperCase(letter));
            stated |= OutcomeTable.stated(Objects.requireNonNull(verb), Character.isUpperCase(letter));
        }
        for (Subject.Kind kind : Subject.Kind.values()) {
            assertThat(OutcomeTable.decide(stated, kind).map(Enum::name).orElse("MET_WITHOUT_EVIDENCE"))
                    .as("%s said of a %s", said, kind)
                    .isEqualTo(expected);
        }
    }

    /** Whatever comes to be known, one definite verdict never turns into another. */
    @Test
    void moreKnowledgeOnlyDecides() {
        for (Subject.Kind kind : Subject.Kind.values()) {
            for (int stated = 0; stated < OutcomeTable.STATED; stated++) {
                for (Verb verb : Verb.values()) {
                    Optional<Outcome> before = OutcomeTable.decide(stated, kind);
                    if (OutcomeTable.says(stated, verb) != Answer.UNKNOWN
                            || before.isEmpty()
                            || before.get() == Outcome.UNPROVEN) {
                        continue;
                    }
                    int yes = stated | OutcomeTable.stated(verb, true);
                    int no = stated & ~OutcomeTable.stated(verb, true);
                    for (int known : new int[] {yes, no}) {
                        if (verb == Verb.MET && OutcomeTable.says(known, Verb.OBSERVED) != Answer.YES) {
                            // Met where nothing is observed is a mistake of the rules, whatever else is known.
                            continue;
                        }
                        Optional<Outcome> after = OutcomeTable.decide(known, kind);
                        assertThat(after.orElse(before.get()))
                                .as("%s of a %s, %s known", stated, kind, verb)
                                .isEqualTo(before.get());
                    }
                }
            }
        }
    }

    @Test
    void thereAreFiveVerbs() {
        assertThat(VERBS.values()).containsExactlyInAnyOrder(Verb.values());
    }
}
