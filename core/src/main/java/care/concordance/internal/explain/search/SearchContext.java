package care.concordance.internal.explain.search;

import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.Set;

/**
 * The verdict a search wants to turn, on its day.
 *
 * @param blocked filled with what it would have taken and nobody can change, as {@code Type.component}
 */
record SearchContext(Verdict verdict, LocalDate day, Set<String> blocked) {}
