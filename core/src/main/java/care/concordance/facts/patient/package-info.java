/**
 * What a health record holds about one patient, as far as measures ask for it: resources with their codes already resolved
 * to the names of the value sets they belong to, times normalized, statuses reduced to what measures accept. Ids only.
 */
@NullMarked
package care.concordance.facts.patient;

import org.jspecify.annotations.NullMarked;
