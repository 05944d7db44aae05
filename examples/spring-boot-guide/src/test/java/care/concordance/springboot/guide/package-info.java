@NullMarked
package care.concordance.springboot.guide;

import org.jspecify.annotations.NullMarked;
