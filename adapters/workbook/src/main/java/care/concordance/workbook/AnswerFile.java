package care.concordance.workbook;

import care.concordance.workbook.WorkbookException.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Answers as they were read.
 *
 * @param source the file or folder, as messages name it
 * @param json the facts document they make, which need not be whole
 * @param unreadable what is wrong with single values, by their pointer in the document
 * @param problems what is wrong besides
 * @param place where a value stands, in words, by its pointer
 */
record AnswerFile(
        String source,
        String json,
        Map<String, Problem> unreadable,
        List<Problem> problems,
        UnaryOperator<String> place) {}
