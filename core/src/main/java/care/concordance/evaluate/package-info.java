/** What judging gives out: reviews of cases, judgements of patients, failures of rules, and what a rule may say. */
@NullMarked
package care.concordance.evaluate;

import org.jspecify.annotations.NullMarked;
