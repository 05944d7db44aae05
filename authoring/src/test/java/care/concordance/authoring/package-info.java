@NullMarked
package care.concordance.authoring;

import org.jspecify.annotations.NullMarked;
