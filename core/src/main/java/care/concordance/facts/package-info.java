/**
 * What is known about a partner: immutable records, one per kind of fact, and the figures that follow from a single fact.
 *
 * <p>Unknown is written {@code null} and nothing else; a component that may be unknown is annotated {@link
 * org.jspecify.annotations.Nullable}. Rules compare such a property only behind a {@code property != null} test, which
 * the gate enforces. This package depends on nothing.
 */
@NullMarked
package care.concordance.facts;

import org.jspecify.annotations.NullMarked;
