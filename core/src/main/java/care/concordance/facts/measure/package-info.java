/**
 * A patient's record as seen from a measurement period: dates turned into distances, "the latest" and "the first" chosen,
 * windows between two events measured, so that a rule only compares. Derived from {@code care.concordance.facts.patient}
 * by {@link care.concordance.facts.measure.MeasureFacts}.
 */
@NullMarked
package care.concordance.facts.measure;

import org.jspecify.annotations.NullMarked;
