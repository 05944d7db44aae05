@NullMarked
package care.concordance.standards;

import org.jspecify.annotations.NullMarked;
