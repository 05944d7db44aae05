package care.concordance.fhir;

import care.concordance.facts.Fact;
import java.util.List;

/**
 * One patient as read.
 *
 * @param patient the patient's id
 * @param place where it was read from: the file of the Patient, or the folder or Bundle of a test case
 * @param facts facts of {@code care.concordance.facts.patient}
 * @param setAside resources of this patient that could not be read; each that could matter is also a fact
 * @param ambiguous resources of this patient that can be read in more than one way; each is stood for by a fact
 * @param expected what the patient's test cases expect; empty for a patient that is none
 */
public record FhirRecord(
        String patient,
        String place,
        List<Fact> facts,
        List<Unread> setAside,
        List<ImpreciseResource> ambiguous,
        List<Expectation> expected) {

    /** The patient's id only. */
    @Override
    public String toString() {
        return "FhirRecord " + patient;
    }
}
