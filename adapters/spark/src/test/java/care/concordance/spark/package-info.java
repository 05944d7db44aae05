/** Tests of the review on a cluster. */
@NullMarked
package care.concordance.spark;

import org.jspecify.annotations.NullMarked;
