/**
 * Facts and assessments as JSON. Start with {@link care.concordance.json.FactsJson} and {@link
 * care.concordance.json.AssessmentJson}.
 */
@NullMarked
package care.concordance.json;

import org.jspecify.annotations.NullMarked;
