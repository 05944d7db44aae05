package care.concordance.fhir;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.SetAside;
import java.util.List;

/**
 * A resource with a time that can be read in more than one way: known to a month or a year only, or a period that ends before it
 * starts. {@link Measurement} tries all its readings, and takes it to be unreadable where they make a difference.
 *
 * @param aside what stands for it where its readings make a difference
 * @param standIn what stands for it in {@link FhirRecord#facts()}, for those who do not try its readings
 * @param mistaken whether a period ends before it starts: the first reading then knows no time, as CQL does
 * @param readings what it may say, from the first of its days to the last
 * @param mixed what else it may say when it is unsure of several times
 * @param beyond what it would say just before and just after all that its time could be: a measure that compares a time only as
 *     far as it is known cannot tell the edge of a month or a year from what lies beyond it
 */
public record ImpreciseResource(
        SetAside aside, Fact standIn, boolean mistaken, List<Fact> readings, List<Fact> mixed, List<Fact> beyond) {

    public ImpreciseResource {
        readings = List.copyOf(readings);
        mixed = List.copyOf(mixed);
        beyond = List.copyOf(beyond);
    }
}
