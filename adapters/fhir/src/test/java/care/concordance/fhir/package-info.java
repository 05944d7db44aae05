@NullMarked
package care.concordance.fhir;

import org.jspecify.annotations.NullMarked;
