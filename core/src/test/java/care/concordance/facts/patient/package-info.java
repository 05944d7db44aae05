@NullMarked
package care.concordance.facts.patient;

import org.jspecify.annotations.NullMarked;
