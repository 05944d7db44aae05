/**
 * An assessment as one HTML file that opens from disk and needs nothing else. Start with {@link
 * care.concordance.report.HtmlReport}.
 */
@NullMarked
package care.concordance.report;

import org.jspecify.annotations.NullMarked;
