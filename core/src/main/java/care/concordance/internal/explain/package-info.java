/** Why a verdict came out as it did: the rules' own compiled constraints, asked one by one, in words. For the library alone. */
@NullMarked
package care.concordance.internal.explain;

import org.jspecify.annotations.NullMarked;
