/** Case review on an Apache Spark cluster. */
@NullMarked
package care.concordance.spark;

import org.jspecify.annotations.NullMarked;
