/**
 * The search for what would change a verdict, and for what has to be known to prove it: the rules' own compiled
 * constraints, asked one by one. For the library alone.
 */
@NullMarked
package care.concordance.internal.explain;

import org.jspecify.annotations.NullMarked;
