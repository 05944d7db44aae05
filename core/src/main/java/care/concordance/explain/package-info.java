/** Why a verdict is what it is, what is still to be known for it, and the least that would change it. */
@NullMarked
package care.concordance.explain;

import org.jspecify.annotations.NullMarked;
