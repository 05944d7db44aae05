package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the rules of a standard agree with their own names and with their page on the numbers they compare with. */
final class Agreement {

    private static final String NUMBER =
            "((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)(?![\\w.]*\\w)(?!-(?!(?:day|week|month|year))[\\w.-]*\\w)";

    private static final String BEFORE =
            "(?:least|most|than|within|every|below|above|up to|over|under|last|m(?:in|ax)imum of) ";

    private static final String UNIT = "[ -](?:percent|times|days?|weeks?|months?|years?)\\b";

    /** A number that limits something: "at least 14", "80 %", "within 120 days", "14-day"; not the 95 of an interval. */
    private static final Pattern LIMIT = Pattern.compile("(?:" + BEFORE + NUMBER + "|(?<![\\w.,-])" + NUMBER
            + "(?= ?%|" + UNIT + "| or (?:more|fewer|less)\\b))"
            + "(?! percent (?:\\w+ )?(?:confidence|interval|limit))(?:[ -](day|week|month|year)s?\\b)?");

    /** A limit as a sentence says it: "the standard allows 120 days", "at least 80 percent". */
    private static final Pattern IN_SENTENCE = Pattern.compile("(?:(standard (?:allows|asks for|requires) )|" + BEFORE
            + "|(?:allows|asks for|requires|(?:limit|target) (?:is|of)) )" + NUMBER + "(?:[ -]?(%|\\w+))?");

    private static final List<String> WORDS = List.of(
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");

    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /** A number in words that limits so many of a unit: "within six months", "at least ninety percent". */
    private static final Pattern WORD = Pattern.compile("(?<=\\b" + BEFORE + "|allows |asks for |requires )(?:("
            + String.join("|", WORDS) + ")|(" + String.join("|", TENS) + ")(?:-(one|"
            + String.join("|", WORDS.subList(0, 8)) + "))?)(?=" + UNIT + ")");

    private static final String REQUIREMENT = "## Requirement";

    private static final Pattern IN_CONSTRAINT = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?");

    private static final Pattern IN_TEXT = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final Source source;
    private final List<RuleText> rules;
    private final boolean sound;
    private final List<Finding> findings = new ArrayList<>();

    private Agreement(Source source, List<RuleText> rules, boolean sound) {
        this.source = source;
        this.rules = rules;
        this.sound = sound;
    }

    /**
     * The numbers that rules' names and sentences and the page have, and the rules do not.
     *
     * @param rules of one standard, folded
     * @param sound whether nothing else is wrong with the rules; else one that compares with no number may be about to
     * @param standard as its page has it; null when the page cannot be read
     * @param title where its title stands on the page
     */
    static List<Finding> ofNumbers(
            Source source,
            List<RuleText> rules,
            boolean sound,
            @Nullable Standard standard,
            Source page,
            Position title) {
        Agreement agreement = new Agreement(source, rules, sound);
        if (standard != null) {
            agreement.title(standard.title(), page, title);
            agreement.requirement(standard.page(), page);
        }
        rules.forEach(agreement::name);
        rules.forEach(agreement::sentence);
        return agreement.findings;
    }

    /**
     * Every limit the title names. Of a measure that it begins with the name of, it may also tell what that counts, beside a
     * limit of the rules: "C12RLN: at least 12 nodes are examined, 85 percent".
     */
    private void title(String title, Source page, Position at) {
        Set<String> strangers = strangers(inDigits(title), rules);
        boolean isOfMeasure = rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(PatternText::leaves)
                .anyMatch(leaf -> leaf instanceof Expr.Compare compare
                        && compare.operand() instanceof Expr.Literal literal
                        && literal.value() instanceof String name
                        && title.startsWith(name + ": "));
        if (!strangers.isEmpty()
                && (!isOfMeasure || strangers.size() == limits(inDigits(title)).size())) {
            findings.add(page.finding(
                    Kind.NUMBER,
                    at,
                    "the title of the page says " + String.join(" and ", strangers)
                            + ", and no rule compares with such a number: " + title,
                    "make them agree"));
        }
    }

    /**
     * A limit the page's first section names, and no rule compares with, while a limit of the rules is not named there: one
     * has probably been changed without the other. Where all of the rules' are named, others are what the facts count.
     */
    private void requirement(String body, Source page) {
        List<String> lines = body.lines().toList();
        int heading = lines.indexOf(REQUIREMENT);
        int end = heading + 1;
        while (end < lines.size() && !lines.get(end).startsWith("#")) {
            end++;
        }
        String section = String.join(" ", lines.subList(heading + 1, end));
        Set<String> named = IN_TEXT.matcher(section.replace(",", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        boolean allNamed = rules.stream()
                .filter(rule -> rule.verb() == Verb.MET)
                .flatMap(rule -> compared(Stream.of(rule)).stream())
                .allMatch(named::contains);
        if (allNamed) {
            return;
        }
        for (String number : strangers(section, rules)) {
            int line = heading + 1;
            while (line < end - 1 && !lines.get(line).replace(",", "").contains(number)) {
                line++;
            }
            int at = line - heading + page.lines().indexOf(REQUIREMENT);
            findings.add(page.finding(
                    Kind.NUMBER,
                    new Position(at + 1, Math.max(0, page.lines().get(at).indexOf(number)) + 1),
                    "the requirement says " + number + ", and no rule compares with such a number",
                    "make them agree"));
        }
    }

    private void name(RuleText rule) {
        boolean compares = !compared(Stream.of(rule)).isEmpty();
        for (String number : strangers(inDigits(rule.sentence()), compares || !sound ? List.of(rule) : rules)) {
            findings.add(source.finding(
                    Kind.NUMBER,
                    rule.at(),
                    "the rule's name says " + number + ", and the rule compares with no such number",
                    "make them agree"));
        }
    }

    /**
     * A limit the sentence names in so many words, of what the rules limit: a number of days where one of days is compared, or
     * whatever "the standard allows". Other numbers in a sentence tell what the facts are.
     */
    private void sentence(RuleText rule) {
        String template = rule.call().template();
        if (template == null) {
            return;
        }
        Set<String> compared = compared(rules.stream());
        IN_SENTENCE.matcher(inDigits(template)).results().forEach(said -> {
            String number = said.group(2).replace(",", "");
            String unit = said.group(3) == null ? "" : said.group(3).equals("%") ? "percent" : stem(said.group(3));
            if (!compared.isEmpty()
                    && (said.group(1) != null || isLimited(unit))
                    && !isCompared(number, unit, compared)) {
                findings.add(source.finding(
                        Kind.NUMBER,
                        rule.call().at(),
                        "the sentence says " + number + ", and no rule compares with such a number",
                        "make them agree, or write {} and the value"));
            }
        });
    }

    private static String stem(String word) {
        return word.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    }

    /** Whether a rule limits so many of what a word names: days where {@code daysToReport} is compared. */
    private boolean isLimited(String unit) {
        return unit.length() > 2
                && thresholds(rules).anyMatch(compare -> {
                    Window window = compare.window();
                    String of = window == null ? compare.property() : window.inWords();
                    return of.toLowerCase(Locale.ROOT).contains(unit);
                });
    }

    private static Stream<Expr.Compare> thresholds(List<RuleText> rules) {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(PatternText::leaves)
                .flatMap(leaf -> leaf instanceof Expr.Compare compare && compare.isThreshold()
                        ? Stream.of(compare)
                        : Stream.empty());
    }

    /** The numbers rules compare with; of a window of months and years the same said otherwise too. */
    private static Set<String> compared(Stream<RuleText> rules) {
        Set<String> compared = new TreeSet<>();
        rules.flatMap(rule -> rule.patterns().stream())
                .flatMap(pattern -> pattern.constraints().stream())
                .forEach(constraint -> {
                    IN_CONSTRAINT.matcher(constraint.text()).results().forEach(number -> compared.add(number.group()));
                    constraint.expr().leaves().forEach(leaf -> {
                        Window window = leaf instanceof Expr.Compare compare ? compare.window() : null;
                        if (window != null) {
                            compared.addAll(window.otherwise());
                        }
                    });
                });
        return compared;
    }

    private Set<String> strangers(String text, List<RuleText> of) {
        Set<String> compared = compared(of.stream());
        Set<String> strangers = new TreeSet<>();
        if (!sound && compared.isEmpty()) {
            return strangers;
        }
        limits(text).forEach((number, unit) -> {
            if (!isCompared(number, unit, compared)) {
                strangers.add(number);
            }
        });
        return strangers;
    }

    /** The numbers that limit something, with the units of time they count; other units are empty. */
    private static Map<String, String> limits(String text) {
        Map<String, String> limits = new TreeMap<>();
        LIMIT.matcher(text)
                .results()
                .forEach(limit -> limits.put(
                        (limit.group(1) == null ? limit.group(2) : limit.group(1)).replace(",", ""),
                        limit.group(3) == null ? "" : limit.group(3)));
        return limits;
    }

    /** Whether a number is compared with, or as many days or months as so many weeks, months or years come to. */
    private static boolean isCompared(String number, String unit, Set<String> compared) {
        double said = Double.parseDouble(number);
        return compared.contains(number)
                || compared.stream().mapToDouble(Double::parseDouble).anyMatch(other -> switch (unit) {
                    case "week" -> other == 7 * said;
                    case "month" -> other >= 30 * said && other <= 31 * said;
                    case "year" -> other == 12 * said || (other >= 365 * said && other <= 366 * said);
                    default -> other == said;
                });
    }

    /** A text with those numbers in digits that limit so many of a unit. */
    private static String inDigits(String text) {
        return WORD.matcher(text)
                .replaceAll(number -> String.valueOf(
                        number.group(1) != null
                                ? WORDS.indexOf(number.group(1)) + 2
                                : 10 * (TENS.indexOf(number.group(2)) + 2)
                                        + (number.group(3) == null ? 0 : WORDS.indexOf(number.group(3)) + 2)));
    }
}
