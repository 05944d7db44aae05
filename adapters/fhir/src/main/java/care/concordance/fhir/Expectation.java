package care.concordance.fhir;

import care.concordance.facts.patient.MeasurementPeriod;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a test case expects of its patient: a {@code MeasureReport} that is marked as one.
 *
 * @param place where it was read from
 * @param measure the measure's id, for example {@code CMS129}; its canonical URL when that names none
 * @param period the measurement period it is about
 * @param counts the counts of each population, by group
 */
public record Expectation(
        String place, String measure, MeasurementPeriod period, SortedMap<Group, Map<Population, Integer>> counts) {}
