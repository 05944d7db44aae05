/**
 * The measures once more, in plain Java, from the prose of the deck alone and the raw JSON: no rule, no fact and no
 * reader of the project is used to compute them.
 */
@NullMarked
package care.concordance.fhir.oracle;

import org.jspecify.annotations.NullMarked;
