package care.concordance.workbook;

/**
 * What stands in a cell, as it was written.
 *
 * @param type what the cell holds
 * @param text the value as text; of a day, as in 2026-06-30; of a formula or an error, what is known of it
 */
record Cell(Type type, String text) {

    /** What a cell may hold; of CSV all is {@link #WRITTEN}. */
    enum Type {
        /** Characters of which nobody has said whether they are a text, a number or a day. */
        WRITTEN,
        TEXT,
        NUMBER,
        /** A number shown in percent: 0.85 looks like 85 %. */
        PERCENT,
        DAY,
        /** A day and a time of day. */
        TIME,
        /** A day before March 1900, on which spreadsheets do not agree. */
        EARLY_DAY,
        TRUE_OR_FALSE,
        FORMULA,
        ERROR
    }
}
