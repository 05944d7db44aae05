package care.concordance.facts;

import java.util.Arrays;

/** Yes, no, or not known. {@code &&} and {@code ||} of answers are certain only when every way the unknown could turn out agrees. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    public static Answer of(boolean answer) {
        return answer ? YES : NO;
    }

    /** Yes when all are, no when one is. */
    public static Answer all(Answer... answers) {
        return Arrays.asList(answers).contains(NO) ? NO : Arrays.asList(answers).contains(UNKNOWN) ? UNKNOWN : YES;
    }

    /** Yes when one is, no when all are. */
    public static Answer any(Answer... answers) {
        return Arrays.asList(answers).contains(YES)
                ? YES
                : Arrays.asList(answers).contains(UNKNOWN) ? UNKNOWN : NO;
    }

    public Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
