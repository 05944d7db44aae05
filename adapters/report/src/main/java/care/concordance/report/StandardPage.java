package care.concordance.report;

import care.concordance.facts.Fact;
import care.concordance.facts.FactType;
import care.concordance.facts.Partner;
import care.concordance.facts.TumorCase;
import care.concordance.report.CatalogSite.Text;
import care.concordance.verdict.Phrasing;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one standard of a {@link CatalogSite} shows.
 *
 * @param current the text in force on the site's day; before the first edition the first, else the last there was
 * @param editions every text, the newest first
 * @param family the standards of the same table of rows, itself among them; empty when it stands alone
 * @param after the standards to be met first
 * @param before the standards it is to be met before
 * @param examples made-up facts with their verdicts
 */
record StandardPage(
        CatalogSite site,
        Text current,
        List<AmendedText> editions,
        List<Standard> family,
        List<Standard> after,
        List<Standard> before,
        List<CatalogSite.Example> examples) {

    /**
     * One text of the standard.
     *
     * @param since what differs from the text it follows or replaces; empty when there is none
     * @param than which text that is, in words; null when there is none
     */
    record AmendedText(
            Text text, List<Amendment> since, @Nullable String than) {

        /** What the text asks: the section of its page. */
        String requirement() {
            return Markdown.html(section(text.standard().page(), "Requirement"));
        }
    }

    /** Something of a text that was otherwise before. */
    record Amendment(String what, String before, String after) {}

    /** What of two texts is compared, and its name. */
    private static final Map<String, Function<Standard, String>> COMPARED = compared();

    private static Map<String, Function<Standard, String>> compared() {
        Map<String, Function<Standard, String>> compared = new LinkedHashMap<>();
        compared.put("title", Standard::title);
        compared.put("thresholds", standard -> String.join("; ", standard.thresholds()));
        compared.put("requirement", standard -> Phrasing.of(standard.requirement()));
        compared.put("component", standard -> standard.component().title());
        compared.put("basis", standard -> standard.basis().meaning());
        compared.put("source", Standard::source);
        compared.put("proven by", Standard::evidence);
        compared.put("closed by", Standard::remedy);
        compared.put("owner", Standard::owner);
        compared.put("days to close a gap", standard -> String.valueOf(standard.closeWithinDays()));
        compared.put("to be met first", standard -> String.join(", ", standard.dependsOn()));
        return compared;
    }

    /** The pages of a site, by id. */
    static List<StandardPage> of(CatalogSite site) {
        Map<String, List<Text>> texts = site.texts().stream()
                .collect(Collectors.groupingBy(text -> text.standard().id(), TreeMap::new, Collectors.toList()));
        List<Text> current =
                texts.values().stream().map(all -> current(all, site.asOf())).toList();
        Map<String, List<CatalogSite.Example>> examples =
                site.examples().stream().collect(Collectors.groupingBy(CatalogSite.Example::standard));
        return current.stream()
                .map(text -> page(
                        site,
                        text,
                        current,
                        texts.getOrDefault(text.standard().id(), List.of()),
                        examples.getOrDefault(text.standard().id(), List.of())))
                .toList();
    }

    /**
     * @param all the texts shown of every standard
     * @param own every text of this one
     */
    private static StandardPage page(
            CatalogSite site, Text text, List<Text> all, List<Text> own, List<CatalogSite.Example> examples) {
        String id = text.standard().id();
        List<Standard> family = all.stream()
                .filter(other ->
                        other.pack().equals(text.pack()) && other.file().equals(text.file()))
                .map(Text::standard)
                .toList();
        return new StandardPage(
                site,
                text,
                editions(own, site.packs().stream().map(pack -> pack.id()).toList()),
                family.size() > 1 ? family : List.of(),
                all.stream()
                        .map(Text::standard)
                        .filter(other -> text.standard().dependsOn().contains(other.id()))
                        .toList(),
                all.stream()
                        .map(Text::standard)
                        .filter(other -> other.dependsOn().contains(id))
                        .toList(),
                examples);
    }

    /** Later packs replace earlier ones, and stand later in the list. */
    private static Text current(List<Text> texts, LocalDate day) {
        Text current = null;
        for (Text text : texts) {
            if (text.standard().inForce(day)) {
                current = text;
            }
        }
        if (current != null) {
            return current;
        }
        Comparator<Text> byDay = Comparator.comparing(text -> text.standard().effectiveFrom());
        return texts.stream()
                .filter(text -> text.standard().effectiveFrom().isBefore(day))
                .max(byDay)
                .orElseGet(() -> texts.stream().min(byDay).orElseThrow());
    }

    private static List<AmendedText> editions(List<Text> texts, List<String> packs) {
        List<Text> oldestFirst = texts.stream()
                .sorted(Comparator.<Text, LocalDate>comparing(
                                text -> text.standard().effectiveFrom())
                        .thenComparing(text -> packs.indexOf(text.pack())))
                .toList();
        List<AmendedText> editions = new ArrayList<>();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Text text = oldestFirst.get(i);
            Text earlier = earlier(text, oldestFirst.subList(0, i));
            editions.add(new AmendedText(
                    text,
                    earlier == null ? List.of() : changes(earlier.standard(), text.standard()),
                    earlier == null
                            ? null
                            : "that from " + Marks.day(earlier.standard().effectiveFrom())
                                    + (earlier.pack().equals(text.pack()) ? "" : " of rule pack " + earlier.pack())));
        }
        return editions;
    }

    /** The text of its pack before it; else the one it replaces. */
    private static @Nullable Text earlier(Text text, List<Text> before) {
        Text own = null;
        Text replaced = null;
        for (Text other : before) {
            if (other.pack().equals(text.pack())) {
                own = other;
            } else if (other.pack().equals(text.standard().replaces())) {
                replaced = other;
            }
        }
        return own == null ? replaced : own;
    }

    private static List<Amendment> changes(Standard before, Standard after) {
        return COMPARED.entrySet().stream()
                .map(each -> new Amendment(
                        each.getKey(),
                        each.getValue().apply(before),
                        each.getValue().apply(after)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    Standard standard() {
        return current.standard();
    }

    /** The page's file. */
    String file() {
        return file(standard());
    }

    static String file(Standard standard) {
        return standard.id() + ".html";
    }

    /** The index, at its domain. */
    String domain() {
        return HtmlReport.INDEX + "#"
                + CatalogIndex.key(current.pack(), standard().domain());
    }

    /** Whether its text is in force on the site's day, in words; null when it is. */
    @Nullable
    String notInForce() {
        Standard standard = standard();
        LocalDate day = site.asOf();
        if (standard.inForce(day)) {
            return null;
        }
        return standard.effectiveFrom().isAfter(day)
                ? "Not in force yet on " + Marks.day(day) + ": this text takes effect on "
                        + Marks.day(standard.effectiveFrom()) + "."
                : "No longer in force on " + Marks.day(day) + ": this is the last text there was.";
    }

    /** The page's text, as HTML. */
    String body() {
        return Markdown.html(standard().page());
    }

    /** From when to when a text holds. */
    static String period(Standard standard) {
        return "from " + Marks.day(standard.effectiveFrom())
                + (standard.effectiveTo() == null ? "" : " to " + Marks.day(standard.effectiveTo()));
    }

    /** A number the rules compare with, in words: {@code TumorBoard: daysBetweenMeetings <= 14}. */
    static String inWords(String threshold) {
        int colon = threshold.indexOf(": ");
        String[] words = threshold.substring(colon + 2).split(" ", 3);
        if (colon < 0 || words.length < 3) {
            return threshold;
        }
        String operator = switch (words[1]) {
            case "<=" -> "at most";
            case ">=" -> "at least";
            case "<" -> "less than";
            case ">" -> "more than";
            case "==" -> "exactly";
            case "!=" -> "other than";
            default -> words[1];
        };
        // Of tenths of a unit the number in the unit stands behind the one that is compared.
        int unit = words[2].indexOf(" (");
        String name = unit < 0 ? words[0] : words[0].replace("InTenths", "");
        String number = unit < 0 ? words[2] : words[2].substring(unit + 2, words[2].length() - 1);
        return Phrasing.ofName(threshold.substring(0, colon)) + ": " + Phrasing.ofName(name) + " " + operator + " "
                + number;
    }

    /** A case of which nothing is known: what is not known has a value that says so, and another case differs in the rest. */
    private static final TumorCase NOTHING_KNOWN =
            TumorCase.builder("case", "nowhere", "C809").build();

    /** The facts of an example that are on record and differ from those it begins from, each in words. */
    static List<FactInWords> facts(CatalogSite.Example example) {
        return example.facts().stream()
                .filter(fact -> !(fact instanceof Partner partner && isBare(partner)))
                .filter(fact -> !example.begins().contains(fact))
                .map(fact -> inWords(
                        fact,
                        example.begins().stream()
                                .filter(TumorCase.class::isInstance)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** The facts of an example's beginning that it does not have, each in words. */
    static List<FactInWords> without(CatalogSite.Example example) {
        return example.begins().stream()
                .filter(fact -> !(fact instanceof TumorCase) && !example.facts().contains(fact))
                .map(fact -> inWords(fact, null))
                .toList();
    }

    /** What all examples of a page begin from, in words; nothing of a standard for partners. */
    static List<FactInWords> begins(List<CatalogSite.Example> examples) {
        return examples.isEmpty()
                ? List.of()
                : examples.get(0).begins().stream()
                        .map(fact -> inWords(fact, fact instanceof TumorCase ? NOTHING_KNOWN : null))
                        .toList();
    }

    /** Whether nothing but its name is known of a partner, as of one that a scenario says nothing of. */
    private static boolean isBare(Partner partner) {
        return FactType.of(Partner.class).components().stream()
                .allMatch(component -> component.name().equals("name") || component.value(partner) == null);
    }

    /**
     * A fact in words.
     *
     * @param id empty of the partner, of which there is one
     * @param values what is known of it, each as "name: value"
     */
    record FactInWords(String type, String id, String values) {}

    /** @param from the same fact before something was changed; null to tell all that is known of it */
    private static FactInWords inWords(Fact fact, @Nullable Fact from) {
        FactType type = FactType.of(fact.getClass());
        return new FactInWords(
                Phrasing.ofName(type.name()),
                fact instanceof Partner || fact instanceof TumorCase ? "" : fact.id(),
                type.components().stream()
                        .filter(component -> !component.name().equals("id"))
                        .filter(component -> from == null
                                || !Objects.equals(component.value((Record) fact), component.value((Record) from)))
                        .map(component -> value(component, (Record) fact))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    private static String value(FactType.Component component, Record fact) {
        Object value = component.value(fact);
        return value == null
                ? ""
                : Phrasing.ofName(fact.getClass(), component.name()) + ": "
                        + Phrasing.of(fact.getClass(), component.name(), value);
    }

    private static String section(String page, String heading) {
        StringBuilder section = new StringBuilder();
        boolean within = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("## ")) {
                within = line.equals("## " + heading);
            } else if (within) {
                section.append(line).append('\n');
            }
        }
        return section.toString();
    }
}
