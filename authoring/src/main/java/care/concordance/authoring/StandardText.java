package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.PageKey;
import care.concordance.internal.pack.Pins;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One text of a standard as its author wrote it.
 *
 * @param pack the pack that holds it
 * @param standard what its page says of it
 * @param rulesFile the path of its rules inside the pack
 * @param rules its rules; where its page has a table of rows, those of all rows
 * @param pageFile the path of its page inside the pack
 * @param page its page
 * @param pin the line of a page that takes its place, and is to be told when it has changed
 */
public record StandardText(
        RulePack pack, Standard standard, String rulesFile, String rules, String pageFile, String page, String pin) {

    /** What the id of a standard looks like. */
    public static final Pattern ID = Pattern.compile(Objects.requireNonNull(PageKey.ID.pattern()));

    private static final String RULES = ".drl";
    private static final String PAGE = ".md";

    /**
     * Every text of a standard, by pack and first day in force; none when no pack has it.
     *
     * @param packs those the engine was loaded from
     */
    public static List<StandardText> of(String id, List<RulePack> packs, ConcordanceEngine engine) {
        return all(packs, engine).stream()
                .filter(text -> text.standard().id().equals(id))
                .toList();
    }

    /**
     * Every text of every standard, by pack, id and first day in force.
     *
     * @param packs those the engine was loaded from
     */
    public static List<StandardText> all(List<RulePack> packs, ConcordanceEngine engine) {
        List<StandardText> texts = new ArrayList<>();
        for (CompiledPack compiled : engine.packs()) {
            RulePack pack = packs.stream()
                    .filter(each -> each.id().equals(compiled.provenance().id()))
                    .findFirst()
                    .orElseThrow();
            compiled.standards().forEach(standard -> texts.add(of(standard, pack, compiled)));
        }
        return texts;
    }

    private static StandardText of(Standard standard, RulePack pack, CompiledPack compiled) {
        String rulesFile = compiled.rules().stream()
                .filter(rule -> standard.equals(compiled.standardOfRule().get(rule.name())))
                .findFirst()
                .orElseThrow()
                .file();
        String pageFile = rulesFile.substring(0, rulesFile.length() - RULES.length()) + PAGE;
        return new StandardText(
                pack,
                standard,
                rulesFile,
                Objects.requireNonNull(pack.files().get(rulesFile)),
                pageFile,
                Objects.requireNonNull(pack.files().get(pageFile)),
                Pins.line(compiled, standard.id()));
    }

    /** Whether it is one row of a table, and its rules are those of every row. */
    public boolean isRow() {
        return page.lines().anyMatch("## Rows"::equals);
    }
}
