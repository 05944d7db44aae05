/** Rule packs as callers see them: what an engine is loaded from, and what is found wrong with it. */
@NullMarked
package care.concordance.pack;

import org.jspecify.annotations.NullMarked;
