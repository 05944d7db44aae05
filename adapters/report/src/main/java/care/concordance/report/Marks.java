package care.concordance.report;

import care.concordance.facts.Subject;
import care.concordance.followup.Designation.Standing;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Phrasing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** How a page says and marks things: every outcome has a word, a mark and a class, so that none is told by color alone. */
final class Marks {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int LONGEST_KEY = 120;

    private Marks() {}

    static String word(Enum<?> constant) {
        return Phrasing.of(constant);
    }

    static String capital(Enum<?> constant) {
        return capitalized(word(constant));
    }

    /** As a sentence begins. */
    static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String mark(Outcome outcome) {
        return switch (outcome) {
            case CONCORDANT -> "✓";
            case GAP -> "✕";
            case UNPROVEN -> "?";
            case WAIVED -> "W";
            case NOT_APPLICABLE -> "–";
        };
    }

    static String css(Outcome outcome) {
        return switch (outcome) {
            case CONCORDANT -> "ok";
            case GAP -> "gap";
            case UNPROVEN -> "unp";
            case WAIVED -> "wai";
            case NOT_APPLICABLE -> "na";
        };
    }

    static String mark(Standing standing) {
        return switch (standing) {
            case CONCORDANT -> "✓";
            case ALIGNING -> "✕";
            case UNPROVEN -> "?";
            case LAPSED -> "!";
            case NOT_YET_INCLUDED -> "–";
        };
    }

    static String css(Standing standing) {
        return switch (standing) {
            case CONCORDANT -> "ok";
            case ALIGNING -> "gap";
            case UNPROVEN -> "unp";
            case LAPSED -> "wai";
            case NOT_YET_INCLUDED -> "na";
        };
    }

    static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** An address that shows what is about a part of the partner alone. */
    static String filter(Subject subject) {
        return "#site=" + URLEncoder.encode(subject.toString(), StandardCharsets.UTF_8);
    }

    /** The place of a verdict on the page, to link to; the same in every report on the same partner. */
    static String key(String standard, Subject subject) {
        return key("v", standard + "." + subject.kind().name().toLowerCase(Locale.ROOT) + "." + subject.id());
    }

    /** The place of a standard on the page. */
    static String key(String standard) {
        return key("s", standard);
    }

    private static String key(String sort, String text) {
        String key =
                sort + "-" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return key.length() <= LONGEST_KEY
                ? key
                : key.substring(0, LONGEST_KEY / 2).replace("%", "")
                        + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
