package care.concordance.authoring;

import care.concordance.authoring.ScenarioCoverage.Boundary;
import care.concordance.authoring.ScenarioCoverage.Side;
import care.concordance.authoring.ScenarioCoverage.TriedRule;
import care.concordance.json.JsonText;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scenarios try of a pack, as a table, as JSON and as HTML: by standard, by verb, by the sides of each boundary. */
public final class CoverageReport {

    private final ScenarioCoverage coverage;

    public CoverageReport(ScenarioCoverage coverage) {
        this.coverage = coverage;
    }

    private static Share sides(Collection<Boundary> boundaries) {
        long whole = boundaries.stream().mapToLong(each -> each.sides().size()).sum();
        long untried =
                boundaries.stream().mapToLong(each -> each.untried().size()).sum();
        return new Share(whole - untried, whole);
    }

    private List<TriedRule> rules(Standard standard) {
        return coverage.rules().stream()
                .filter(rule -> rule.standard().equals(standard))
                .toList();
    }

    private List<Boundary> boundaries(Standard standard) {
        return coverage.boundaries().stream()
                .filter(boundary -> boundary.standard().equals(standard))
                .toList();
    }

    private List<Standard> texts() {
        return coverage.rules().stream().map(TriedRule::standard).distinct().toList();
    }

    /** The table, what is not tried with its place, and the sum. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(line(head()));
        rows().forEach(row -> text.append(line(row)));
        List<String> untried = untried();
        if (!untried.isEmpty()) {
            text.append("\nnot tried\n");
            untried.forEach(each -> text.append("  ").append(each).append('\n'));
        }
        return text.append('\n').append(sum()).toString();
    }

    /**
     * The same as one page of HTML, which opens from disk and asks no network.
     *
     * @param pack the name of the pack
     */
    public String html(String pack) {
        return CoverageHtml.page(
                "What the scenarios of " + pack + " try", Provenance.NOT_OFFICIAL, head(), rows(), untried(), sum());
    }

    private static List<String> head() {
        List<String> head = new ArrayList<>(List.of("text", "from"));
        Stream.of(Verb.values()).map(Verb::word).forEach(head::add);
        head.add("boundaries");
        head.add("sides");
        return head;
    }

    /** The cells of each text. */
    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Standard standard : texts()) {
            List<String> cells = new ArrayList<>(
                    List.of(standard.id(), standard.effectiveFrom().toString()));
            for (Verb verb : Verb.values()) {
                cells.add(Share.of(ofVerb(rules(standard), verb), TriedRule::tried)
                        .cell());
            }
            List<Boundary> limits = boundaries(standard);
            cells.add(Share.of(limits, each -> each.untried().isEmpty()).cell());
            cells.add(sides(limits).cell());
            rows.add(cells);
        }
        return rows;
    }

    /** What is not tried, with its place. */
    private List<String> untried() {
        List<String> untried = new ArrayList<>();
        coverage.rules().stream()
                .filter(rule -> !rule.tried())
                .forEach(rule -> untried.add(rule.rule().file() + ":"
                        + rule.rule().at().line() + ": no scenario's verdict has a reason of \""
                        + rule.rule().name() + "\""));
        coverage.boundaries().stream()
                .filter(boundary -> !boundary.untried().isEmpty())
                .forEach(boundary -> untried.add(place(boundary) + ": "
                        + boundary.standard().id() + " " + boundary + ": no scenario has a value "
                        + words(boundary)));
        return untried.stream().distinct().toList();
    }

    private static String place(Boundary boundary) {
        return boundary.rule().file() + ":" + boundary.at().line();
    }

    private static List<TriedRule> ofVerb(List<TriedRule> rules, Verb verb) {
        return rules.stream().filter(rule -> rule.rule().verb() == verb).toList();
    }

    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(String.format(Locale.ROOT, i < 2 ? "%-12s" : "%11s", cells.get(i)));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String words(Boundary boundary) {
        return boundary.untried().stream()
                .map(side -> switch (side) {
                    case BELOW -> "one below";
                    case AT -> "at it";
                    case ABOVE -> "one above";
                    case OTHER -> "other than it";
                })
                .collect(Collectors.joining(", or "));
    }

    /** The figures of the pack as a whole. */
    public String sum() {
        StringBuilder sum = new StringBuilder();
        Share rules = Share.of(coverage.rules(), TriedRule::tried);
        List<Boundary> limits = coverage.boundaries();
        sum.append("rules       " + rules.cell() + " (" + rules.percent() + ")");
        for (Verb verb : Verb.values()) {
            sum.append(", " + verb.word() + " "
                    + Share.of(ofVerb(coverage.rules(), verb), TriedRule::tried).cell());
        }
        Share whole = Share.of(limits, each -> each.untried().isEmpty());
        Share turns = Share.of(limits, Boundary::isTriedWhereItTurns);
        Share sides = sides(limits);
        return sum.append("\nboundaries  " + whole.cell() + " (" + whole.percent() + ") tried on every side, "
                        + turns.cell() + " (" + turns.percent() + ") where they turn\n")
                .append("sides       " + sides.cell() + " (" + sides.percent() + ")\n")
                .toString();
    }

    /** The same for a program: by text its rules and boundaries, with their places and what is not tried. */
    Map<String, Object> json() {
        return JsonText.ordered(
                "rules", Share.of(coverage.rules(), TriedRule::tried).json(),
                "boundaries",
                        Share.of(coverage.boundaries(), each -> each.untried().isEmpty())
                                .json(),
                "sides", sides(coverage.boundaries()).json(),
                "texts", texts().stream().map(this::json).toList());
    }

    private Map<String, Object> json(Standard standard) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("standard", standard.id());
        entry.put("effectiveFrom", standard.effectiveFrom().toString());
        entry.put(
                "rules",
                rules(standard).stream()
                        .map(rule -> JsonText.ordered(
                                "verb", rule.rule().verb().word(),
                                "name", rule.rule().name(),
                                "file", rule.rule().file(),
                                "line", rule.rule().at().line(),
                                "tried", rule.tried()))
                        .toList());
        entry.put(
                "boundaries",
                boundaries(standard).stream()
                        .map(boundary -> JsonText.ordered(
                                "asks", boundary.toString(),
                                "file", boundary.rule().file(),
                                "line", boundary.at().line(),
                                "tried", sides(boundary, boundary.tried()),
                                "untried", sides(boundary, boundary.untried())))
                        .toList());
        return entry;
    }

    private static List<String> sides(Boundary boundary, Collection<Side> sides) {
        return Stream.of(Side.values())
                .filter(side -> sides.contains(side) && boundary.sides().contains(side))
                .map(side -> side.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
