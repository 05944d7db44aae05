@NullMarked
package care.concordance.workbook;

import org.jspecify.annotations.NullMarked;
