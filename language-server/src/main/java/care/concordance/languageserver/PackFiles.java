package care.concordance.languageserver;

import care.concordance.authoring.StandardText;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * The texts of a pack as they stand in the editor, and on disk where it has not opened them.
 *
 * @param folder the pack's directory
 * @param texts rules and pages by their files
 */
record PackFiles(Path folder, Map<Path, String> texts) {

    private static final String DESCRIPTION = "pack.properties";
    private static final Pattern ID = StandardText.ID;
    private static final Pattern RULE = Pattern.compile("^rule \"(" + ID + "|Row\\.ID)\\b");

    /** The directory of the pack a file belongs to: the nearest with a {@code pack.properties}, else the editor's folder. */
    static Path folder(Path file, List<Path> folders) {
        Path parent = file.getParent();
        for (Path each = parent; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve(DESCRIPTION)) || folders.contains(each)) {
                return each;
            }
        }
        return parent == null ? file : parent;
    }

    /** Reads them; what cannot be read on disk is left out, and {@code check} says so. */
    static PackFiles of(Path folder, Map<Path, String> open) {
        Map<Path, String> texts = new TreeMap<>();
        try {
            RulePack.directory(folder).files().forEach((name, text) -> texts.put(folder.resolve(name), text));
        } catch (RulePackException | UncheckedIOException e) {
            // Only what is open, then.
        }
        texts.putAll(opened(folder, open));
        return new PackFiles(folder, texts);
    }

    /** The rules and pages of a pack that are open in the editor. */
    static Map<Path, String> opened(Path folder, Map<Path, String> open) {
        Map<Path, String> opened = new TreeMap<>();
        open.forEach((file, text) -> {
            if (file.startsWith(folder) && isOfPack(file)) {
                opened.put(file, text);
            }
        });
        return opened;
    }

    private static boolean isOfPack(Path file) {
        return file.toString().endsWith(".drl") || file.toString().endsWith(".md");
    }

    /** From a standard's id to its page; else from rules to their page, and from a page to its rules. */
    List<Location> definition(Place place) {
        String id = place.word(ID);
        boolean onPage = place.isPage();
        String own = onPage ? frontMatterId(place.text()) : "";
        if (!id.isEmpty() && !id.equals(own)) {
            List<Location> pages = new ArrayList<>();
            texts.forEach((file, text) -> {
                if (file.toString().endsWith(".md") && (frontMatterId(text).equals(id) || hasRow(text, id))) {
                    pages.add(location(file, line(text, onId(id))));
                }
            });
            if (!pages.isEmpty()) {
                return pages;
            }
        }
        Path other = sibling(place.file(), onPage ? ".drl" : ".md");
        String text = texts.get(other);
        return text == null ? List.of() : List.of(location(other, onPage ? line(text, RULE) : 0));
    }

    private static Pattern onId(String id) {
        return Pattern.compile("^(id: |\\| )" + Pattern.quote(id) + "( \\||$)");
    }

    private static boolean hasRow(String text, String id) {
        return text.lines().anyMatch(line -> line.startsWith("| " + id + " |"));
    }

    private static String frontMatterId(String page) {
        return page.lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4).strip())
                .findFirst()
                .orElse("");
    }

    private static int line(String text, Pattern pattern) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = pattern.matcher(lines.get(i));
            if (found.find()) {
                return i;
            }
        }
        return 0;
    }

    private static Path sibling(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }

    private static Location location(Path file, int line) {
        return new Location(file.toUri().toString(), new Range(new Position(line, 0), new Position(line, 0)));
    }
}
