/** The command line: every command reads its options, asks the library, and prints the answer as text or in another form. */
@NullMarked
package care.concordance.cli;

import org.jspecify.annotations.NullMarked;
