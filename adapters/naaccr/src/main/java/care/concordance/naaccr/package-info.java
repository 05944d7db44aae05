/** A cancer registry's cases, read from NAACCR XML of versions 18 to 26. */
@NullMarked
package care.concordance.naaccr;

import org.jspecify.annotations.NullMarked;
