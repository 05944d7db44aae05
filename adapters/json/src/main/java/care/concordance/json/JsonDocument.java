package care.concordance.json;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.RegistryRates;
import care.concordance.evaluate.CaseReview;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.WhyNot;
import care.concordance.facts.MeasureRate;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Changes;
import care.concordance.followup.Designation;
import care.concordance.followup.Impact;
import care.concordance.followup.Simulation;
import care.concordance.verdict.Verdict;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A result as one JSON object, ready to be written: as a text, to a stream, or by a JSON library of one's own from its
 * members. Immutable. The same result gives the same bytes on every platform. {@code docs/schemas} holds a JSON Schema of
 * each kind. Facts and assessments say whether they are made up; whoever shows another document says so beside it.
 */
public final class JsonDocument {

    private final Map<String, Object> members;

    private JsonDocument(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /** A partner's facts: what {@link FactsJson} reads. */
    public static JsonDocument of(PartnerSnapshot snapshot) {
        return new JsonDocument(FactsJson.document(snapshot));
    }

    /** An assessment with the facts and the standards it was made by: what {@link AssessmentJson} reads. */
    public static JsonDocument of(Assessment assessment) {
        return new JsonDocument(AssessmentJson.document(assessment));
    }

    /**
     * An assessment without facts and standards, for whoever has them: its provenance has their hashes, and every verdict
     * its reasons. To make it again takes the facts.
     */
    public static JsonDocument inShort(Assessment assessment) {
        return new JsonDocument(AssessmentJson.inShort(assessment));
    }

    /** One verdict with its reasons and what closes it, as it stands in an assessment. */
    public static JsonDocument of(Verdict verdict) {
        return new JsonDocument(VerdictJson.alone(verdict));
    }

    /** Who is concordant, and who was recorded to be. */
    public static JsonDocument of(Designation designation) {
        return new JsonDocument(AssessmentJson.designation(designation));
    }

    /** What to do by when, by whom, and what stays undone. */
    public static JsonDocument of(AlignmentPlan plan) {
        return new JsonDocument(PlanJson.plan(plan));
    }

    /** A plan tried out: what was changed on which day, what opened on the way, and where everybody ends. */
    public static JsonDocument of(Simulation simulation) {
        return new JsonDocument(PlanJson.simulation(simulation));
    }

    /** Why a standard turned out as it did, rule by rule. Of a case it holds what the case's record says. */
    public static JsonDocument of(WhyNot why) {
        return new JsonDocument(ExplanationJson.whyNot(why));
    }

    /** The least that would have to change. */
    public static JsonDocument of(SmallestChange change) {
        return new JsonDocument(ExplanationJson.smallestChange(change));
    }

    /** What became of a partner between two days. */
    public static JsonDocument of(Changes changes) {
        return new JsonDocument(FollowUpJson.changes(changes));
    }

    /** What another edition of the standards would change. */
    public static JsonDocument of(Impact impact) {
        return new JsonDocument(FollowUpJson.impact(impact));
    }

    /** One case's verdicts, or why it was set aside. It holds what the case's record says. */
    public static JsonDocument of(CaseReview review) {
        return new JsonDocument(CaseJson.review(review));
    }

    /** A measure's rate at a site in a year; percents to one decimal place, null where there is no proven case. */
    public static JsonDocument of(RegistryRates.Rate rate) {
        return new JsonDocument(CaseJson.rate(rate));
    }

    /** Rates as facts that stand alone: what {@link FactsJson#facts} reads, and {@code assess --rates} of the command line. */
    public static JsonDocument of(List<MeasureRate> rates) {
        return new JsonDocument(FactsJson.document(MeasureRate.class, rates));
    }

    /**
     * The object's members in their order: texts, numbers, true and false, lists and maps of the same; null where a value is
     * not known. Not to be changed.
     */
    public Map<String, Object> members() {
        return members;
    }

    /** The document as text, indented by two blanks, lines ended by a line feed, the last one too. */
    public String text() {
        return JsonText.text(members);
    }

    /**
     * Writes {@link #text} in UTF-8 without holding it in memory. Flushes the stream and does not close it.
     *
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public void writeTo(OutputStream stream) {
        JsonText.write(members, stream);
    }

    /**
     * Writes {@link #text} without holding it in memory. Flushes the writer and does not close it.
     *
     * @throws java.io.UncheckedIOException when the writer fails
     */
    public void writeTo(Writer writer) {
        JsonText.write(members, writer);
    }
}
