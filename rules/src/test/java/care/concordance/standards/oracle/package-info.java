/**
 * The program-level standards a second time: plain Java, written from their pages alone. No rule was read while a domain
 * was written, and no derived fact is used, so that a mistake in rules or derived facts shows as a disagreement.
 */
@NullMarked
package care.concordance.standards.oracle;

import org.jspecify.annotations.NullMarked;
