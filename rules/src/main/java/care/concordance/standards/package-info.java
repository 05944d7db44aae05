/** The standards of the MSK Care Partners program as a rule pack, modelled on public sources; not official. */
@NullMarked
package care.concordance.standards;

import org.jspecify.annotations.NullMarked;
