/** FHIR R4: patient records and value sets in, measure reports out. */
@NullMarked
package care.concordance.fhir;

import org.jspecify.annotations.NullMarked;
