/**
 * Rule packs: what an author writes, and the way from there to something that runs. The gate reads every text before any
 * builder sees it; the compiler is the only place that touches Drools' build time.
 */
@NullMarked
package care.concordance.pack;

import org.jspecify.annotations.NullMarked;
