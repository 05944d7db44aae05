/** Tests of what the library returns. */
@NullMarked
package care.concordance.verdict;

import org.jspecify.annotations.NullMarked;
