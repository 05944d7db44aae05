package care.concordance.authoring;

import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Standard;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of a rule pack as a reader's index: its catalog, and links to the pages from wherever the index stands. */
public final class StandardsPages {

    private final List<Standard> standards;
    private final Map<String, String> files;
    private final String root;

    private StandardsPages(List<Standard> standards, Map<String, String> files, String root) {
        this.standards = standards;
        this.files = files;
        this.root = root;
    }

    /**
     * Reads the pages of a pack.
     *
     * @param root the folder of the pack's pages, relative to the page that links to them
     * @throws RulePackException when the pack cannot be used, with everything that is wrong with it
     */
    public static StandardsPages of(RulePack pack, String root) {
        List<Standard> standards = CompiledPack.check(pack).stream()
                .sorted(Comparator.comparing(Standard::domain)
                        .thenComparing(Standard::id)
                        .thenComparing(Standard::effectiveFrom))
                .toList();
        return new StandardsPages(standards, pack.files(), root);
    }

    /** Every text of every standard, by domain, id and first day in force. */
    public List<Standard> standards() {
        return standards;
    }

    /** The id of a standard, linked to its page. */
    String link(Standard standard) {
        return "[" + standard.id() + "](" + root + "/" + standard.domain() + "/" + fileName(standard) + ")";
    }

    private String fileName(Standard standard) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .filter(file -> isPageOf(standard, file.getValue().lines().toList()))
                .map(file -> name(file.getKey()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a page names a standard and its first day in force: in the front matter, or in a row of its table. */
    private static boolean isPageOf(Standard standard, List<String> page) {
        String day = standard.effectiveFrom().toString();
        boolean sameDay = page.contains("effective-from: " + day);
        return (sameDay && page.contains("id: " + standard.id()))
                || page.stream()
                        .filter(line -> line.startsWith("| " + standard.id() + " |"))
                        .anyMatch(row -> sameDay || row.contains("| " + day + " |"));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The catalog as Markdown: one table for each domain. */
    public String catalog() {
        Map<String, List<Standard>> domains =
                standards.stream().collect(Collectors.groupingBy(Standard::domain, TreeMap::new, Collectors.toList()));
        long ids = standards.stream().map(Standard::id).distinct().count();
        StringBuilder page = new StringBuilder("# The standards\n\n");
        page.append(ids + " standards in " + standards.size()
                + " texts; a standard whose text changed has one for each period.\n"
                + "Written from the pages beside the rules; what they encode stands in [coverage](coverage.md).\n"
                + "Basis `program`: public words about the program, MSK's or a partner's; `modelled-on`: a public standard of\n"
                + "another body, in its own terms; `parameter`: no source that was read gives the number or asks for it, it is\n"
                + "this pack's choice. Nothing here is official.\n\n");
        page.append("| Domain | Standards | Texts |\n|---|---|---|\n");
        domains.forEach((domain, texts) -> page.append(row(
                "[" + domain + "](#" + domain + ")",
                String.valueOf(texts.stream().map(Standard::id).distinct().count()),
                String.valueOf(texts.size()))));
        domains.forEach((domain, texts) -> {
            page.append("\n## " + domain + "\n\n");
            page.append(
                    "| Standard | Title | Component | Level | Requirement | Basis | In force | Thresholds | Source |\n");
            page.append("|---|---|---|---|---|---|---|---|---|\n");
            texts.forEach(standard -> page.append(row(
                    link(standard),
                    standard.title(),
                    standard.component().title(),
                    word(standard.level()),
                    word(standard.requirement()),
                    word(standard.basis()),
                    "from " + standard.effectiveFrom()
                            + (standard.effectiveTo() == null ? "" : " to " + standard.effectiveTo()),
                    standard.thresholds().stream()
                            .map(threshold -> "`" + threshold + "`")
                            .collect(Collectors.joining(", ")),
                    standard.source())));
        });
        return page.toString();
    }

    static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
