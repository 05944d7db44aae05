package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page pins of the standard whose place it takes, as in {@code replaces: msk-care-partners TB-01 sha256-1f2e3d4c5b6a}:
 * when the original has changed since, its author has to look again.
 */
public final class Pins {

    /** A pack's id, then, where it is pinned, the standard's id and the beginning of its fingerprint. */
    static final Pattern REPLACES =
            Pattern.compile("(.*?)(?: (" + RuleReader.STANDARD_ID.pattern() + "))?(?: sha256-([0-9a-f]{8,64}))?");

    private static final int SHOWN = 12;

    private Pins() {}

    /** What a page's line says that pins a standard as it is now. */
    public static String line(CompiledPack pack, String standard) {
        return "replaces: " + pack.provenance().id() + " " + standard + " sha256-"
                + fingerprint(pack, standard).substring(0, SHOWN);
    }

    /**
     * The pages whose original is another one than they pin.
     *
     * @param earlier the packs loaded before
     */
    public static List<Finding> check(RulePack texts, CompiledPack pack, List<CompiledPack> earlier) {
        List<Finding> findings = new ArrayList<>();
        if (pack.standards().stream().allMatch(standard -> standard.replaces() == null)) {
            return findings;
        }
        Map<String, String> pages = new TreeMap<>();
        for (RuleText rule : pack.rules()) {
            String page = Gate.pageOf(rule.file());
            pages.put(rule.standard() + " " + page, page);
        }
        pages.forEach((key, page) -> {
            String id = key.substring(0, key.indexOf(' '));
            Source source = Source.of(page, Objects.requireNonNull(texts.files().get(page)));
            Row row = row(source, id);
            Source filled = row == null ? source : row.filled(source, new ArrayList<>());
            for (int i = 0; i < filled.lines().size(); i++) {
                String line = filled.lines().get(i);
                Matcher pinned = REPLACES.matcher(
                        line.startsWith("replaces:") ? line.substring(9).strip() : "");
                if (!pinned.matches() || pinned.group(3) == null) {
                    continue;
                }
                for (CompiledPack original : earlier) {
                    if (original.provenance().id().equals(pinned.group(1))
                            && !fingerprint(original, id).startsWith(pinned.group(3))) {
                        findings.add(Row.about(
                                row,
                                source.finding(
                                        Kind.REPLACES,
                                        place(source, i, row),
                                        id + " of rule pack " + pinned.group(1)
                                                + " is no longer the text this page was written for",
                                        "read what it asks now (show " + id + "), then write: " + line(original, id))));
                    }
                }
            }
        });
        return findings;
    }

    /** The row of a page that a standard is made of; null when the page is of one standard. */
    private static @Nullable Row row(Source page, String id) {
        return !Row.isIn(page)
                ? null
                : Row.of(page, new ArrayList<>()).stream()
                        .filter(row -> row.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    /** Where the fingerprint stands: on the page's line, or in the cell that fills it. */
    private static Position place(Source page, int line, @Nullable Row row) {
        int at = page.lines().get(line).lastIndexOf("sha256-");
        if (at < 0 && row != null) {
            for (Row.Cell cell : row.cells().values()) {
                int inCell = cell.text().lastIndexOf("sha256-");
                if (inCell >= 0) {
                    return new Position(cell.at().line(), cell.at().column() + inCell);
                }
            }
        }
        return new Position(line + 1, Math.max(0, at) + 1);
    }

    /** SHA-256 of what the texts of a standard say: its pages, what its rules ask and say, without places and comments. */
    static String fingerprint(CompiledPack pack, String id) {
        Sha256 digest = new Sha256();
        pack.standards().stream()
                .filter(standard -> standard.id().equals(id))
                .forEach(standard -> digest.add(standard.toString()));
        pack.rules().stream().filter(rule -> rule.standard().equals(id)).forEach(rule -> digest.add(said(rule)));
        return digest.hex();
    }

    private static String said(RuleText rule) {
        StringBuilder text = new StringBuilder(rule.name());
        for (PatternText pattern : rule.patterns()) {
            text.append('\n')
                    .append(pattern.quantifier())
                    .append(' ')
                    .append(pattern.binding())
                    .append(' ')
                    .append(pattern.type());
            for (ConstraintText constraint : pattern.constraints()) {
                text.append(", ").append(constraint.text());
            }
        }
        text.append('\n')
                .append(rule.call().subject())
                .append(' ')
                .append(rule.call().template());
        rule.call().arguments().forEach(argument -> text.append(' ').append(argument.reference()));
        return text.append('\n').toString();
    }
}
