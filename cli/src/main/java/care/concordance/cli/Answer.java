package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.followup.Changes;
import care.concordance.followup.Trend;
import care.concordance.json.JsonDocument;
import care.concordance.json.JsonText;
import care.concordance.verdict.Provenance;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command answers that says what follows from an assessment: in text, or as a document with the same in JSON. */
final class Answer {

    /** How it is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(names = "--format", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private final Output output = new Output();

    /** Whether JSON is asked for. */
    boolean isJson() {
        return format == Format.JSON;
    }

    /** Writes the form that is asked for. */
    int write(PrintWriter terminal, Consumer<PrintWriter> text, Supplier<Map<String, Object>> document) {
        output.holds(format);
        return output.write(terminal, to -> {
            if (isJson()) {
                to.print(JsonText.text(document.get()));
            } else {
                text.accept(to);
            }
            return 0;
        });
    }

    /** The head of a document about one assessment. */
    static Map<String, Object> head(Assessment assessment) {
        PartnerSnapshot snapshot = assessment.snapshot();
        Map<String, Object> document = head(snapshot.synthetic());
        document.put("partner", snapshot.name());
        document.put("asOf", snapshot.asOf().toString());
        document.put("standardsOf", assessment.standardsOf().toString());
        return document;
    }

    /** What no document is without: whether its facts are made up, and that the standards are not official. */
    static Map<String, Object> head(boolean synthetic) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notice", Provenance.NOT_OFFICIAL);
        document.put("synthetic", synthetic);
        if (synthetic) {
            document.put("syntheticNotice", Provenance.SYNTHETIC);
        }
        return document;
    }

    /** What became of a partner: every assessment in numbers, and what changed from each to the next. */
    static Map<String, Object> comparison(Assessment youngest, Trend trend, List<Changes> changes) {
        Map<String, Object> document = head(youngest);
        document.put("trend", trend.years().stream().map(Answer::year).toList());
        document.put(
                "changes",
                changes.stream().map(each -> JsonDocument.of(each).members()).toList());
        return document;
    }

    private static Map<String, Object> year(Trend.Year year) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        year.outcomes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> outcomes.put(entry.getKey().name(), entry.getValue()));
        return JsonText.ordered(
                "asOf", year.asOf().toString(),
                "system", year.system().name(),
                "sitesConcordant", year.sitesConcordant(),
                "sitesInScope", year.sitesInScope(),
                "outcomes", outcomes);
    }
}
