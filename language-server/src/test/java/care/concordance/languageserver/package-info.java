@NullMarked
package care.concordance.languageserver;

import org.jspecify.annotations.NullMarked;
