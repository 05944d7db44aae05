package care.concordance.internal.pack;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far one day lies from another, as a rule says it with the words of {@link LocalDate}: {@code .minusMonths(18)}, {@code
 * .plusDays(90)}, and {@code .minusYears(1).year} for the calendar year.
 *
 * @param move which way and in what unit; null for the day itself, of which only the year is asked
 * @param count how many units; 0 without a move
 * @param ofYear whether its calendar year is compared, not the day
 */
public record Window(@Nullable Move move, int count, boolean ofYear) {

    /** Which way a day is moved, and in what unit. */
    public enum Move {
        MINUS_DAYS("minusDays", -1, ChronoUnit.DAYS, 36_600),
        MINUS_MONTHS("minusMonths", -1, ChronoUnit.MONTHS, 1_200),
        MINUS_YEARS("minusYears", -1, ChronoUnit.YEARS, 100),
        PLUS_DAYS("plusDays", 1, ChronoUnit.DAYS, 36_600),
        PLUS_MONTHS("plusMonths", 1, ChronoUnit.MONTHS, 1_200),
        PLUS_YEARS("plusYears", 1, ChronoUnit.YEARS, 100);

        private final String word;
        private final int sign;
        private final ChronoUnit unit;
        private final int most;

        Move(String word, int sign, ChronoUnit unit, int most) {
            this.word = word;
            this.sign = sign;
            this.unit = unit;
            this.most = most;
        }

        /** The method of a day that moves it so. */
        public String word() {
            return word;
        }

        /** The most units a rule may say: about a hundred years. */
        int most() {
            return most;
        }

        /** Whether it moves to an earlier day. */
        public boolean isBack() {
            return sign < 0;
        }

        /** All the words, in order. */
        static List<String> words() {
            return Arrays.stream(values()).map(Move::word).toList();
        }

        /** The move of a word; null when there is none. */
        static @Nullable Move of(String word) {
            return Arrays.stream(values())
                    .filter(move -> move.word.equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * The day, or the year, so far from a day. Months and years keep the day of the month, or take the month's last day where it
     * is shorter: six months before 31 August is 28 or 29 February, a year before 29 February is 28 February.
     */
    Object from(LocalDate day) {
        LocalDate moved = moved(day, 1);
        return ofYear ? (Object) moved.getYear() : moved;
    }

    private LocalDate moved(LocalDate day, int direction) {
        return move == null ? day : day.plus((long) direction * move.sign * count, move.unit);
    }

    /** Days from which so far is about a given day, or a day of a given year. */
    List<Object> back(Object value) {
        if (value instanceof Integer year) {
            return ofYear
                    ? List.of(moved(LocalDate.of(year, 1, 1), -1), moved(LocalDate.of(year, 12, 31), -1))
                    : List.of();
        }
        LocalDate near = moved((LocalDate) value, -1);
        return move == null || move.unit == ChronoUnit.DAYS
                ? List.of(near)
                : IntStream.rangeClosed(0, 3).<Object>mapToObj(near::plusDays).toList();
    }

    /** In words: "18 months before", "1 calendar year before"; empty without a move. */
    public String inWords() {
        if (move == null) {
            return "";
        }
        String unitInWords = move.unit.name().toLowerCase(Locale.ROOT);
        return count
                + (ofYear ? " calendar " : " ")
                + (count == 1 ? unitInWords.substring(0, unitInWords.length() - 1) : unitInWords)
                + (move.isBack() ? " before" : " after");
    }

    /** Whether it counts months or years, which no number of days is. */
    boolean isOfMonths() {
        return move != null && move.unit != ChronoUnit.DAYS;
    }

    /** The other numbers that say the same: 12 months are 1 year, 2 years 24 months. */
    List<String> otherwise() {
        if (!isOfMonths()) {
            return List.of();
        }
        boolean years = Objects.requireNonNull(move).unit == ChronoUnit.YEARS;
        return years || count % 12 == 0 ? List.of(String.valueOf(years ? count * 12 : count / 12)) : List.of();
    }

    /** About how many days it moves a day, back or ahead: for telling windows of one day apart. */
    double days() {
        return move == null
                ? 0
                : (double) move.sign * count * move.unit.getDuration().toSeconds() / 86_400.0;
    }

    @Override
    public String toString() {
        return (move == null ? "" : "." + move.word + "(" + count + ")") + (ofYear ? ".year" : "");
    }
}
