package care.concordance.cli;

import care.concordance.RegistryRates.Rate;
import care.concordance.cli.RegistryReview.Work;
import care.concordance.json.JsonDocument;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Replacement;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A review for a program, written as it goes on. */
final class ReviewJson implements ReviewPrinter {

    private final JsonGenerator json;
    private boolean worklist;

    ReviewJson(PrintWriter out) {
        this.json = JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(out);
    }

    @Override
    public void start(boolean withWorklist) {
        worklist = withWorklist;
        json.writeStartObject();
        json.writeStringProperty(
                "notice", Provenance.NOT_OFFICIAL + " A number no source gives has the basis PARAMETER.");
        if (worklist) {
            json.writeArrayPropertyStart("worklist");
        }
    }

    @Override
    public void work(Work work) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("case", work.caseId());
        entry.put("site", work.site());
        entry.put("outcome", work.outcome().name());
        entry.put("standard", work.standard().id());
        entry.put("reason", work.reason());
        json.writePOJO(entry);
    }

    @Override
    public void end(RegistryReview review, boolean rates) {
        if (worklist) {
            json.writeEndArray();
        }
        if (!review.replacements().isEmpty()) {
            json.writePOJOProperty(
                    "replacements",
                    review.replacements().stream().map(Replacement::words).toList());
        }
        json.writePOJOProperty(
                "files", review.documents().stream().map(ReviewJson::document).toList());
        json.writeNumberProperty("cases", review.cases());
        json.writePOJOProperty(
                "measures",
                review.totals().stream().map(rate -> rate(review, rate, false)).toList());
        if (rates) {
            json.writePOJOProperty(
                    "rates",
                    review.rates().stream()
                            .map(rate -> rate(review, rate, true))
                            .toList());
        }
        json.writePOJOProperty(
                "missing",
                review.completeness().stream()
                        .map(each -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("disease", each.disease());
                            item.put("item", each.item());
                            item.put("unknown", each.unknown());
                            item.put("cases", each.cases());
                            return item;
                        })
                        .toList());
        json.writePOJOProperty(
                "failed",
                review.setAside().stream()
                        .map(each -> {
                            Map<String, Object> failed = new LinkedHashMap<>();
                            failed.put("case", each.caseId());
                            failed.put(
                                    "failures",
                                    each.failures().stream()
                                            .map(Object::toString)
                                            .toList());
                            return failed;
                        })
                        .toList());
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static Map<String, Object> document(RegistryReview.Document document) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file", document.name());
        file.put("version", document.report().version());
        file.put("patients", document.report().patients());
        file.put("tumors", document.report().tumors());
        file.put("cases", document.report().cases());
        file.put("rejected", document.report().rejected());
        file.put("again", document.again());
        file.put("idTaken", document.idTaken());
        file.put("complete", document.report().isComplete());
        document.report().stopped().ifPresent(broken -> file.put("stopped", broken.toString()));
        file.put("rejections", document.report().setAside());
        file.put("notices", document.report().notices());
        return file;
    }

    private static Map<String, Object> rate(RegistryReview review, Rate rate, boolean where) {
        Map<String, Object> entry = new LinkedHashMap<>(JsonDocument.of(rate).members());
        entry.put("title", review.title(rate));
        if (!where) {
            entry.remove("site");
            entry.remove("year");
        }
        return entry;
    }
}
