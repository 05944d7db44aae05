/** JMH benchmarks of the hot paths, each with its claim. */
@NullMarked
package care.concordance.benchmarks;

import org.jspecify.annotations.NullMarked;
