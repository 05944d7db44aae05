package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.Position;

/**
 * One word, number, quoted text or sign of a rule file.
 *
 * @param text as written; of a quoted text what stands between the quotes
 * @param at where it begins
 */
record Token(Sort sort, String text, Position at) {
    enum Sort {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return sort != Sort.STRING && text.equals(symbol);
    }

    boolean isBinding() {
        return sort == Sort.WORD && text.startsWith("$");
    }
}
