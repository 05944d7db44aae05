@NullMarked
package care.concordance.statistics;

import org.jspecify.annotations.NullMarked;
