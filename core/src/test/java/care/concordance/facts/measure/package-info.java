@NullMarked
package care.concordance.facts.measure;

import org.jspecify.annotations.NullMarked;
