/**
 * Why a verdict is what it is, and the least that would change it: the rules' own compiled constraints, asked one by one
 * and put into words.
 */
@NullMarked
package care.concordance.explain;

import org.jspecify.annotations.NullMarked;
