@NullMarked
package care.concordance.standards.measures;

import org.jspecify.annotations.NullMarked;
