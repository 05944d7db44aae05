@NullMarked
package care.concordance.report;

import org.jspecify.annotations.NullMarked;
