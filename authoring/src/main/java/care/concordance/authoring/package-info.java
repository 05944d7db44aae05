/** The rule author's tools, and what a pack's build runs. */
@NullMarked
package care.concordance.authoring;

import org.jspecify.annotations.NullMarked;
