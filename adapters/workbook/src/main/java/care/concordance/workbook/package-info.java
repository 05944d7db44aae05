/**
 * Facts as an Excel workbook or a folder of CSV files: one table a kind of fact. Start with {@link
 * care.concordance.workbook.FactsFile}, which reads facts in any form, {@link care.concordance.workbook.FactsWorkbook}
 * and {@link care.concordance.workbook.FactsFolder}, which write them. {@link care.concordance.workbook.RequestDocument} asks
 * for what is not on record, and {@link care.concordance.workbook.Answers} takes what comes back. {@link
 * care.concordance.workbook.TableWriter} is for results that people take away.
 */
@NullMarked
package care.concordance.workbook;

import org.jspecify.annotations.NullMarked;
