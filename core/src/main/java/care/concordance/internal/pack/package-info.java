/**
 * From what an author writes to something that runs. The gate reads every text before any builder sees it; the compiler is
 * the only place that touches Drools' build time. For the library alone.
 */
@NullMarked
package care.concordance.internal.pack;

import org.jspecify.annotations.NullMarked;
