/** Facts, verdicts and assessments for Jackson. Start with {@link care.concordance.jackson.ConcordanceModule}. */
@NullMarked
package care.concordance.jackson;

import org.jspecify.annotations.NullMarked;
