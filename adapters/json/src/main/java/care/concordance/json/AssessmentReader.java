package care.concordance.json;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.json.FactsJsonException.Problem;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AssessmentJson#write} wrote. */
final class AssessmentReader {

    private static final String WHOLE = "give the whole document, as assess --format json writes it without --short";

    private final String source;
    private final Members document;
    private final List<Problem> problems;

    AssessmentReader(String source, byte[] json) {
        this.source = source;
        this.problems = new ArrayList<>();
        this.document = Members.of(Node.read(source, json, problems), problems);
    }

    /** @throws FactsJsonException with everything that is wrong */
    Assessment read() {
        for (String part : List.of("standards", "verdicts", "facts", "provenance")) {
            if (!document.has(part)) {
                problems.add(document.node().problem("is no assessment: it has no " + part, WHOLE));
            }
        }
        refuse();
        PartnerSnapshot snapshot = new FactsReader(problems)
                .snapshot(
                        Objects.requireNonNull(document.object().get("facts")),
                        null,
                        null,
                        FactsReader.Completeness.WHOLE);
        Members provenance = document.members("provenance");
        List<Standard> standards = document.all("standards").stream()
                .map(AssessmentReader::standard)
                .toList();
        Map<String, Standard> byId = new HashMap<>();
        standards.forEach(standard -> byId.put(standard.id(), standard));
        List<Replacement> replacements = document.has("replaced")
                ? document.all("replaced").stream()
                        .map(AssessmentReader::standard)
                        .filter(of -> byId.containsKey(of.id()))
                        .map(of -> replacement(Objects.requireNonNull(byId.get(of.id())), of))
                        .toList()
                : List.of();
        List<Provenance.Pack> packs = provenance.all("packs").stream()
                .map(pack -> new Provenance.Pack(pack.text("id"), pack.text("version"), pack.text("sha256")))
                .toList();
        List<Variance> variances = snapshot == null ? List.of() : snapshot.facts(Variance.class);
        List<Verdict> verdicts = new ArrayList<>();
        for (Members entry : document.all("verdicts")) {
            Verdict verdict = verdict(entry, byId, variances);
            if (verdict != null) {
                verdicts.add(verdict);
            }
        }
        String result = provenance.text("resultSha256");
        Assessment assessment = snapshot == null
                ? null
                : new Assessment(snapshot, provenance.day("standardsOf"), standards, replacements, verdicts, packs);
        if (assessment != null && problems.isEmpty() && !result.equals(AssessmentJson.resultSha256(assessment))) {
            problems.add(Objects.requireNonNull(provenance.object().get("resultSha256"))
                    .problem("is not that of the verdicts", "take the document as it was written"));
        }
        refuse();
        return Objects.requireNonNull(assessment);
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw new FactsJsonException(source, problems);
        }
    }

    private static Replacement replacement(Standard by, Standard of) {
        return new Replacement(by, String.valueOf(by.replaces()), of);
    }

    private static Standard standard(Members entry) {
        return new Standard(
                entry.text("id"),
                entry.text("title"),
                entry.word("component", Standard.Component.values(), Enum::name),
                entry.text("domain"),
                entry.word("level", Subject.Kind.values(), Enum::name),
                entry.word("requirement", Standard.Requirement.values(), Enum::name),
                entry.text("evidence"),
                entry.text("remedy"),
                entry.text("owner"),
                entry.number("closeWithinDays"),
                entry.texts("dependsOn"),
                entry.text("source"),
                entry.word("basis", Standard.Basis.values(), Enum::name),
                entry.day("effectiveFrom"),
                entry.dayIfAny("effectiveTo"),
                entry.textIfAny("replaces"),
                entry.texts("thresholds"),
                "");
    }

    private @Nullable Verdict verdict(Members entry, Map<String, Standard> standards, List<Variance> variances) {
        Standard standard = standards.get(entry.text("standard"));
        if (standard == null) {
            problems.add(entry.node().problem("is of a standard that is not among the standards", WHOLE));
            return null;
        }
        Subject subject = entry.read("subject", Subject.system("?"), Subject::parse);
        return new Verdict(
                standard,
                subject,
                entry.word("outcome", Outcome.values(), Enum::name),
                entry.all("reasons").stream().map(AssessmentReader::reason).toList(),
                entry.has("variance") ? variance(entry.members("variance"), standard, subject, variances) : null);
    }

    private static Reason reason(Members entry) {
        return new Reason(
                entry.text("rule"),
                entry.word("verb", Verb.values(), Verb::word),
                entry.text("sentence"),
                entry.texts("facts"));
    }

    /** The one among the facts. */
    private @Nullable Variance variance(Members entry, Standard standard, Subject subject, List<Variance> variances) {
        Variance named = variances.stream()
                .filter(each -> each.standard().equals(standard.id())
                        && each.about().equals(subject)
                        && each.granted().equals(entry.day("granted")))
                .findFirst()
                .orElse(null);
        if (named == null) {
            problems.add(entry.node().problem("is not among the facts", WHOLE));
        }
        return named;
    }
}
