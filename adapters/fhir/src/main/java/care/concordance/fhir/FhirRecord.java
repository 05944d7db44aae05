package care.concordance.fhir;

import care.concordance.facts.Fact;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * One patient as read.
 *
 * @param patient the patient's id
 * @param place where it was read from
 * @param facts facts of {@code care.concordance.facts.patient}
 * @param setAside resources of this patient that could not be read; each is also a fact
 * @param ambiguous resources of this patient that can be read in more than one way; each is stood for by a fact
 * @param expected the counts a test case expects, by group; empty for a patient that is none
 */
public record FhirRecord(
        String patient,
        String place,
        List<Fact> facts,
        List<BadResource> setAside,
        List<Ambiguous> ambiguous,
        SortedMap<Group, Map<Population, Integer>> expected) {}
