/**
 * What follows from the facts stated: counts and comparisons that rules read as properties. Nobody states these; {@link
 * care.concordance.facts.derived.DerivedFacts} works them out.
 */
@NullMarked
package care.concordance.facts.derived;

import org.jspecify.annotations.NullMarked;
