@NullMarked
package care.concordance.json;

import org.jspecify.annotations.NullMarked;
