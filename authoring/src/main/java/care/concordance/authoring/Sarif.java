package care.concordance.authoring;

import care.concordance.json.JsonText;
import care.concordance.pack.Finding;
import care.concordance.verdict.Provenance;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Findings in the Static Analysis Results Interchange Format, version 2.1.0: one run, every finding an error with its place. */
final class Sarif {

    private Sarif() {}

    /**
     * A kind of result.
     *
     * @param id as results name it
     * @param says in a line
     * @param why why it is one
     * @param help what to do
     */
    record Rule(String id, String says, String why, String help) {

        private static Rule of(Finding.Kind kind) {
            return new Rule(
                    kind.id(),
                    kind.meaning(),
                    kind.why(),
                    "Avoid: " + kind.avoid() + "\nPrefer: " + kind.prefer() + "\nSee " + kind.page());
        }
    }

    /**
     * A result.
     *
     * @param rule the id of its kind
     * @param file where it is; a directory has no lines
     * @param line 1-based
     * @param column 1-based
     * @param excerpt the line itself; empty when it is not shown
     */
    record Result(String rule, String message, Path file, int line, int column, String excerpt) {}

    /** @param directory as the author named it: places are given relative to where that is relative to */
    static String text(Path directory, List<Finding> findings) {
        return text(
                Arrays.stream(Finding.Kind.values()).map(Rule::of).toList(),
                findings.stream()
                        .map(finding -> new Result(
                                finding.kind().id(),
                                finding.problem() + ": " + finding.remedy(),
                                place(directory, finding),
                                finding.line(),
                                finding.column(),
                                finding.excerpt()))
                        .toList());
    }

    private static Path place(Path directory, Finding finding) {
        Path file = directory.resolve(finding.file());
        // Where there is no such file it is about the pack, and names that.
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file : directory;
    }

    /** Results of some kinds. */
    static String text(List<Rule> rules, List<Result> results) {
        return JsonText.text(JsonText.ordered(
                "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                "version", "2.1.0",
                "runs",
                        List.of(JsonText.ordered(
                                "tool",
                                Map.of(
                                        "driver",
                                        JsonText.ordered(
                                                "name",
                                                "concordance",
                                                "rules",
                                                rules.stream().map(Sarif::rule).toList())),
                                "columnKind",
                                "utf16CodeUnits",
                                "results",
                                results.stream().map(Sarif::result).toList(),
                                "properties",
                                Map.of("notice", Provenance.NOT_OFFICIAL)))));
    }

    private static Map<String, Object> rule(Rule rule) {
        return JsonText.ordered(
                "id", rule.id(),
                "shortDescription", Map.of("text", rule.says()),
                "fullDescription", Map.of("text", rule.why()),
                "help", Map.of("text", rule.help()),
                "defaultConfiguration", Map.of("level", "error"));
    }

    private static Map<String, Object> result(Result result) {
        return JsonText.ordered(
                "ruleId", result.rule(),
                "level", "error",
                "message", Map.of("text", result.message()),
                "locations", List.of(Map.of("physicalLocation", place(result))));
    }

    private static Map<String, Object> place(Result result) {
        Map<String, Object> artifact = Map.of("uri", uri(result.file()));
        if (Files.isDirectory(result.file(), LinkOption.NOFOLLOW_LINKS)) {
            return Map.of("artifactLocation", artifact);
        }
        Map<String, Object> region = JsonText.ordered("startLine", result.line(), "startColumn", result.column());
        if (!result.excerpt().isEmpty()) {
            region.put("snippet", Map.of("text", result.excerpt()));
        }
        return JsonText.ordered("artifactLocation", artifact, "region", region);
    }

    /** A path as a reference: relative when it is. */
    private static String uri(Path path) {
        if (path.isAbsolute()) {
            return path.toUri().toASCIIString();
        }
        try {
            // A colon before the first slash would be read as the end of a scheme.
            return new URI(null, null, "/" + path.toString().replace('\\', '/'), null)
                    .toASCIIString()
                    .substring(1)
                    .replaceFirst("^([^/]*:)", "./$1");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be quoted", e);
        }
    }
}
