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

    /** @param directory as the author named it: places are given relative to where that is relative to */
    static String text(Path directory, List<Finding> findings) {
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
                                                Arrays.stream(Finding.Kind.values())
                                                        .map(Sarif::rule)
                                                        .toList())),
                                "columnKind",
                                "utf16CodeUnits",
                                "results",
                                findings.stream()
                                        .map(finding -> result(directory, finding))
                                        .toList(),
                                "properties",
                                Map.of("notice", Provenance.NOT_OFFICIAL)))));
    }

    private static Map<String, Object> rule(Finding.Kind kind) {
        return JsonText.ordered(
                "id", kind.id(),
                "shortDescription", Map.of("text", kind.meaning()),
                "fullDescription", Map.of("text", kind.why()),
                "help",
                        Map.of(
                                "text",
                                "Avoid: " + kind.avoid() + "\nPrefer: " + kind.prefer() + "\nSee " + kind.page()),
                "defaultConfiguration", Map.of("level", "error"));
    }

    private static Map<String, Object> result(Path directory, Finding finding) {
        return JsonText.ordered(
                "ruleId", finding.kind().id(),
                "level", "error",
                "message", Map.of("text", finding.problem() + ": " + finding.remedy()),
                "locations", List.of(Map.of("physicalLocation", place(directory, finding))));
    }

    private static Map<String, Object> place(Path directory, Finding finding) {
        Path file = directory.resolve(finding.file());
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // It is about the pack, and names that.
            return Map.of("artifactLocation", Map.of("uri", uri(directory)));
        }
        Map<String, Object> region = finding.excerpt().isEmpty()
                ? JsonText.ordered("startLine", finding.line(), "startColumn", finding.column())
                : JsonText.ordered(
                        "startLine",
                        finding.line(),
                        "startColumn",
                        finding.column(),
                        "snippet",
                        Map.of("text", finding.excerpt()));
        return JsonText.ordered("artifactLocation", Map.of("uri", uri(file)), "region", region);
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
