/**
 * From facts to verdicts: sessions, the sink rules speak to, and the table that turns what they said into outcomes.
 * Drools' run time is here and nowhere else.
 */
@NullMarked
package care.concordance.evaluate;

import org.jspecify.annotations.NullMarked;
