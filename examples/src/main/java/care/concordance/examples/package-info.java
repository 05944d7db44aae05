/** Small programs on the library, each of which shows one thing. */
@NullMarked
package care.concordance.examples;

import org.jspecify.annotations.NullMarked;
