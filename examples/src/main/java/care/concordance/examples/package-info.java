/** Runnable programs on the library: the command line, and small programs that show one thing each. */
@NullMarked
package care.concordance.examples;

import org.jspecify.annotations.NullMarked;
