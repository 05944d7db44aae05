package care.concordance.json;

import care.concordance.Assessment;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An assessment as one JSON object, everything its text report shows: {@code standards} holds each standard once, by id;
 * {@code verdicts}, {@code designation} and {@code plan} refer to it. It holds the facts, and so all it takes to reach it
 * again: see {@link Replay}. Equal facts in any order give the same bytes.
 */
public final class AssessmentJson {

    private static final String NOTICE = Provenance.NOT_OFFICIAL + " A number no source gives has the basis PARAMETER.";
    private static final String SYNTHETIC = "Synthetic data: every name and figure is made up.";
    private static final String COMPUTED =
            "The standing is computed from the facts given; what MSK recorded stands " + "under recorded.";

    private AssessmentJson() {}

    /** The assessment as text, in UTF-8 when written to a file; keys in a fixed order, lines ended by a line feed. */
    public static String write(Assessment assessment) {
        return JsonText.text(document(assessment));
    }

    /**
     * Reads a file.
     *
     * @return the assessment as it was made then, by whatever rules: to be compared with later ones. The pages of its
     *     standards are not in the document, and empty
     * @throws FactsJsonException when it is not what {@link #write} wrote, with everything that is wrong with it; the short
     *     form, which has no facts, is not either
     * @throws java.io.UncheckedIOException when it cannot be opened
     */
    public static Assessment read(Path file) {
        return new AssessmentReader(String.valueOf(file.getFileName()), FactsJson.bytes(file)).read();
    }

    /**
     * Reads a document from memory, as {@link #read(Path)} reads a file.
     *
     * @throws FactsJsonException when it is not what {@link #write} wrote, with everything that is wrong with it
     */
    public static Assessment read(String json) {
        return new AssessmentReader("assessment", json.getBytes(StandardCharsets.UTF_8)).read();
    }

    /**
     * Reads a document in UTF-8 to its end, as {@link #read(Path)} reads a file; does not close the stream.
     *
     * @throws FactsJsonException when it is not what {@link #write} wrote, with everything that is wrong with it
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public static Assessment read(InputStream json) {
        return new AssessmentReader("assessment", FactsJson.bytes(json)).read();
    }

    static Map<String, Object> document(Assessment assessment) {
        return document(assessment, false);
    }

    /** Without facts and standards. */
    static Map<String, Object> inShort(Assessment assessment) {
        return document(assessment, true);
    }

    private static Map<String, Object> document(Assessment assessment, boolean brief) {
        AlignmentPlan plan = assessment.alignmentPlan();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notice", NOTICE);
        document.put("partner", assessment.snapshot().name());
        document.put("asOf", assessment.snapshot().asOf().toString());
        document.put("synthetic", assessment.snapshot().synthetic());
        if (assessment.snapshot().synthetic()) {
            document.put("syntheticNotice", SYNTHETIC);
        }
        document.put("counts", counts(assessment.verdicts()));
        if (!brief) {
            document.put(
                    "standards",
                    assessment.standards().stream()
                            .map(AssessmentJson::standard)
                            .toList());
            if (!assessment.replacements().isEmpty()) {
                document.put(
                        "replaced",
                        assessment.replacements().stream()
                                .map(replacement -> standard(replacement.of()))
                                .toList());
            }
        }
        document.put("verdicts", verdicts(assessment, plan));
        document.put("designation", designation(assessment.designation()));
        document.put("plan", plan(assessment, plan));
        if (!brief) {
            document.put("facts", FactsJson.document(assessment.snapshot()));
        }
        document.put("provenance", provenance(assessment));
        return document;
    }

    private static Map<String, Object> counts(List<Verdict> verdicts) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome.name(),
                    verdicts.stream()
                            .filter(verdict -> verdict.outcome() == outcome)
                            .count());
        }
        return counts;
    }

    private static Map<String, Object> standard(Standard standard) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", standard.id());
        entry.put("title", standard.title());
        entry.put("component", standard.component().name());
        entry.put("domain", standard.domain());
        entry.put("level", standard.level().name());
        entry.put("requirement", standard.requirement().name());
        entry.put("evidence", standard.evidence());
        entry.put("remedy", standard.remedy());
        entry.put("owner", standard.owner());
        entry.put("closeWithinDays", standard.closeWithinDays());
        entry.put("dependsOn", standard.dependsOn());
        entry.put("thresholds", standard.thresholds());
        entry.put("source", standard.source());
        entry.put("basis", standard.basis().name());
        entry.put("basisMeaning", standard.basis().meaning());
        entry.put("effectiveFrom", standard.effectiveFrom().toString());
        if (standard.effectiveTo() != null) {
            entry.put("effectiveTo", standard.effectiveTo().toString());
        }
        if (standard.replaces() != null) {
            entry.put("replaces", standard.replaces());
        }
        return entry;
    }

    private static List<Map<String, Object>> verdicts(Assessment assessment, AlignmentPlan plan) {

        Map<Verdict.Key, AlignmentPlan.Action> actions = new HashMap<>();
        plan.actions().forEach(action -> actions.put(action.item(), action));
        return assessment.verdicts().stream()
                .map(verdict -> {
                    Map<String, Object> entry =
                            VerdictJson.of(verdict, assessment.snapshot().asOf());
                    AlignmentPlan.Action action = actions.get(verdict.key());
                    if (action != null) {
                        Map<String, Object> toClose = new LinkedHashMap<>();
                        toClose.put("remedy", action.remedy());
                        if (assessment.isPlannable()) {
                            toClose.put("owner", action.owner());
                            toClose.put("due", action.due().toString());
                        }
                        entry.put("toClose", toClose);
                    }
                    return entry;
                })
                .toList();
    }

    static Map<String, Object> designation(Designation designation) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("notice", COMPUTED);
        entry.put("system", row(designation.system()));
        entry.put(
                "regions",
                designation.regions().stream().map(AssessmentJson::row).toList());
        entry.put("sites", designation.sites().stream().map(AssessmentJson::row).toList());
        entry.put("notYetIncluded", designation.notYetIncluded());
        entry.put(
                "recorded",
                designation.recorded().stream().map(AssessmentJson::recorded).toList());
        return entry;
    }

    private static Map<String, Object> row(Designation.Row row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("subject", row.subject().toString());
        entry.put("name", row.name());
        entry.put("standing", row.standing().name());
        entry.put("concordant", row.concordant());
        entry.put("gaps", row.gaps());
        entry.put("unproven", row.unproven());
        entry.put("waived", row.waived());
        entry.put("commendations", row.commendations());
        return entry;
    }

    private static Map<String, Object> recorded(RecordedDesignation recorded) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("on", recorded.on().toString());
        entry.put("source", recorded.source());
        entry.put(
                "notYetIncluded",
                recorded.notYetIncluded().stream()
                        .sorted()
                        .map(site -> Subject.site(site).toString())
                        .toList());
        return entry;
    }

    /** Nobody is given work by a day for what is only not on the public record. */
    private static Map<String, Object> plan(Assessment assessment, AlignmentPlan plan) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (!assessment.isPlannable()) {
            entry.put("notice", Assessment.NO_PLAN);
            return entry;
        }
        PlanJson.putActions(plan, entry);
        return entry;
    }

    /** SHA-256 over the canonical form of the verdicts: standard, subject, outcome, reasons, variance. */
    static String resultSha256(Assessment assessment) {
        return JsonText.sha256(assessment.verdicts().stream()
                .map(verdict -> VerdictJson.of(verdict, assessment.snapshot().asOf()))
                .toList());
    }

    private static Map<String, Object> provenance(Assessment assessment) {
        Provenance provenance = assessment.provenance();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(
                "packs",
                provenance.packs().stream()
                        .map(pack -> {
                            Map<String, Object> each = new LinkedHashMap<>();
                            each.put("id", pack.id());
                            each.put("version", pack.version());
                            each.put("sha256", pack.sha256());
                            return each;
                        })
                        .toList());
        if (!assessment.replacements().isEmpty()) {
            entry.put(
                    "replacements",
                    assessment.replacements().stream().map(Replacement::words).toList());
        }
        entry.put("asOf", provenance.asOf().toString());
        entry.put("standardsOf", provenance.standardsOf().toString());
        entry.put("factsSha256", provenance.factsSha256());
        entry.put("resultSha256", resultSha256(assessment));
        entry.put("library", provenance.library());
        return entry;
    }
}
