@NullMarked
package care.concordance.springboot;

import org.jspecify.annotations.NullMarked;
