package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the rules of a standard agree with their own names and with their page on the numbers they compare with. */
final class Agreement {

    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?![\\w.-]*\\w)";

    /** A number that limits something: "at least 14", "80 %", "within 120 days". */
    private static final Pattern LIMIT =
            Pattern.compile("(?:(?:least|most|than|within|every|below|above|up to|over|under|last) (" + NUMBER
                    + ")( months?\\b)?|(?<![\\w.,-])(" + NUMBER
                    + ")(?= (?:%|percent|days|years|times|or more|or fewer)))");

    private static final String REQUIREMENT = "## Requirement";

    private static final Pattern IN_CONSTRAINT = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?");

    private static final Pattern IN_TEXT = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final Source source;
    private final List<RuleText> rules;
    private final List<Finding> findings = new ArrayList<>();

    private Agreement(Source source, List<RuleText> rules) {
        this.source = source;
        this.rules = rules;
    }

    /**
     * The numbers that rules' names and the page have, and the rules do not.
     *
     * @param rules of one standard, folded
     * @param standard as its page has it; null when the page cannot be read
     * @param title where its title stands on the page
     */
    static List<Finding> ofNumbers(
            Source source, List<RuleText> rules, @Nullable Standard standard, Source page, Position title) {
        Agreement agreement = new Agreement(source, rules);
        if (standard != null) {
            agreement.title(standard.title(), page, title);
            agreement.requirement(standard.page(), page);
        }
        rules.forEach(agreement::name);
        return agreement.findings;
    }

    /** Of the numbers of a title one at least; it may also name what others count: twelve nodes, in at least 85 percent. */
    private void title(String title, Source page, Position at) {
        Set<String> strangers = strangers(title, rules);
        if (!strangers.isEmpty() && strangers.size() == numbers(title, true).size()) {
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
        for (String number : strangers(rule.sentence(), List.of(rule))) {
            findings.add(source.finding(
                    Kind.NUMBER,
                    rule.at(),
                    "the rule's name says " + number + ", and the rule compares with no such number",
                    "make them agree"));
        }
    }

    /** The numbers rules compare with. */
    private static Set<String> compared(Stream<RuleText> rules) {
        return rules.flatMap(rule -> rule.patterns().stream())
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> IN_CONSTRAINT.matcher(constraint.text()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> strangers(String sentence, List<RuleText> rules) {
        Set<String> compared = compared(rules.stream());
        List<Window> windows = rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(PatternText::leaves)
                .flatMap(leaf ->
                        leaf instanceof Expr.Compare compare ? Stream.ofNullable(compare.window()) : Stream.empty())
                .toList();
        windows.forEach(window -> compared.addAll(window.otherwise()));
        // A measure counts months in days; a window may count them as they are.
        boolean months = windows.stream().anyMatch(Window::isOfMonths);
        Set<String> said = compared.isEmpty() ? new TreeSet<>() : numbers(sentence, months);
        said.removeAll(compared);
        return said;
    }

    private static Set<String> numbers(String sentence, boolean months) {
        return LIMIT.matcher(sentence)
                .results()
                .filter(limit -> months || limit.group(2) == null)
                .map(limit -> limit.group(1) == null ? limit.group(3) : limit.group(1))
                .map(number -> number.replace(",", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
