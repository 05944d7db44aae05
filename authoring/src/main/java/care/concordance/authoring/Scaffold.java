package care.concordance.authoring;

import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a new standard, made like those of another one: rules, page and scenarios that pass as they are. What the
 * author is to say anew begins with {@code TODO}.
 */
public final class Scaffold {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package .*$");

    private Scaffold() {}

    /**
     * Makes the files, by their path inside the pack.
     *
     * @param id the new standard's
     * @param like the standard it is made like
     * @param scenarios that standard's scenarios, as JSON
     * @param dslPackage the package of the pack's rules
     * @throws IllegalArgumentException when the id is not one, or the other standard is a row of a table
     */
    public static Map<String, String> of(String id, StandardText like, String scenarios, String dslPackage) {
        Standard standard = like.standard();
        if (!StandardText.ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is not a standard's id: write capitals, a dash and a number, as in OWN-01");
        }
        if (like.isRow()) {
            throw new IllegalArgumentException(standard.id() + " is a row of the table in " + like.pageFile()
                    + ": name a standard that has a text of its own");
        }
        String folder = standard.domain() + "/";
        String name = like.rulesFile()
                .substring(
                        like.rulesFile().lastIndexOf('/') + 1, like.rulesFile().length() - 4);
        String file = folder + id + name.substring(standard.id().length());
        Map<String, String> files = new TreeMap<>();
        files.put(
                file + ".drl",
                PACKAGE.matcher(renamed(like.rules(), standard.id(), id))
                        .replaceFirst(Matcher.quoteReplacement("package " + dslPackage + ";")));
        files.put(file + ".md", page(like, id));
        files.put(folder + id + Scenarios.ENDING, scenarios(standard, scenarios));
        return files;
    }

    private static String renamed(String text, String from, String to) {
        return text.replaceAll("\\b" + Pattern.quote(from) + "\\b", to);
    }

    private static String page(StandardText like, String id) {
        String from = like.standard().id();
        boolean front = true;
        StringBuilder page = new StringBuilder();
        for (String line : like.page().lines().toList()) {
            String key = front && line.contains(":") ? line.substring(0, line.indexOf(':')) : "";
            String written = switch (key) {
                case "id" -> "id: " + id;
                case "title" -> "title: TODO: " + like.standard().title();
                case "source" -> "source: TODO: who asks for this, and where it says so";
                case "basis" -> "basis: parameter";
                case "effective-to", "replaces" -> "";
                default -> line;
            };
            front &= page.isEmpty() || !line.equals("---");
            if (key.isEmpty() || !written.isEmpty()) {
                page.append(written).append('\n');
            }
            if (line.equals("## Requirement") || line.equals("## Why") || line.equals("## Not covered")) {
                page.append("\nTODO: say it in your own words. ").append(from).append(" says:\n");
            }
        }
        return page.toString();
    }

    /** The scenarios of the days on which the text is in force, one a line. */
    private static String scenarios(Standard standard, String json) {
        return JsonMapper.shared()
                .readTree(json)
                .valueStream()
                .filter(scenario ->
                        standard.inForce(LocalDate.parse(scenario.get("asOf").asString())))
                .map(JsonNode::toString)
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    /** The package of a pack's rules; another when it has none yet. */
    public static String packageOf(Map<String, String> files, String otherwise) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .map(file -> PACKAGE.matcher(file.getValue()))
                .filter(Matcher::find)
                .map(found -> found.group().replaceFirst("package\\s+", "").replaceFirst("\\s*;.*", ""))
                .findFirst()
                .orElse(otherwise);
    }
}
