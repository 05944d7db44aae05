/**
 * From facts to verdicts: sessions and walks that run rules, and the table that turns what they said into outcomes. Drools'
 * run time is here and nowhere else. For the library alone.
 */
@NullMarked
package care.concordance.internal.evaluate;

import org.jspecify.annotations.NullMarked;
