/** The measures beside a CQL engine, on the same patients. */
@NullMarked
package care.concordance.benchmarks.cql;

import org.jspecify.annotations.NullMarked;
