package care.concordance.standards.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.SnapshotException;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine and the oracle give the same verdicts on snapshots nobody thought of. */
class OracleTest {

    private static final long SEED = 20_260_630L;
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final List<Standard> STANDARDS =
            CompiledPack.of(CarePartnerStandards.rulePack(), Map.of()).standards();
    private static final Oracle ORACLE = new Oracle();
    private static final Snapshots SNAPSHOTS = new Snapshots(STANDARDS);

    /** Outcomes reached, by text and outcome. */
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    /** The seed of the first snapshot in which engine and oracle disagree, by text, outcomes expected and actual. */
    private final Map<String, Long> disagreements = new ConcurrentSkipListMap<>();

    @Test
    void everyTextHasAnOracle() {
        Set<String> used = new TreeSet<>();
        List<String> missing = new ArrayList<>();
        for (Standard standard : STANDARDS) {
            String key = ORACLE.key(standard);
            if (key == null || !used.add(key)) {
                missing.add(text(standard));
            }
        }
        assertThat(missing)
                .as("texts of standards without an oracle of their own: write it from the page")
                .isEmpty();
        assertThat(ORACLE.keys()).as("oracles of texts there are").isSubsetOf(used);
    }

    @Test
    void twentyThousandSnapshots() {
        compare(20_000, true);
        assertThat(unreached()).as("outcomes the snapshots made up never reach").isEmpty();
        assertThat(reached).as("variances take part").anyMatch(each -> each.endsWith(Outcome.WAIVED.name()));
    }

    @Test
    @Tag("long")
    void aMillionSnapshots() {
        compare(1_000_000, false);
    }

    private void compare(long count, boolean reach) {
        LongStream.range(SEED, SEED + count).parallel().forEach(seed -> {
            for (Disagreement each : disagreements(SNAPSHOTS.of(seed), reach)) {
                disagreements.merge(each.kind(), seed, Math::min);
            }
        });
        List<String> shown = new ArrayList<>();
        disagreements.entrySet().stream()
                .limit(20)
                .forEach(entry -> shown.add(explain(entry.getKey(), entry.getValue())));
        assertThat(disagreements)
                .as(() -> "engine and oracle disagree, each on the fewest facts:\n" + String.join("\n", shown))
                .isEmpty();
    }

    /** One verdict on which engine and oracle disagree; NONE where one of them has no verdict. */
    private record Disagreement(Standard standard, Subject subject, String expected, String actual, String reasons) {

        String kind() {
            return text(standard) + ": expected " + expected + ", actual " + actual;
        }
    }

    private record Key(String standard, Subject subject) {}

    private List<Disagreement> disagreements(PartnerSnapshot snapshot, boolean reach) {
        World world = new World(snapshot);
        Assessment assessment = ENGINE.assess(snapshot);
        Map<Key, Verdict> verdicts = new HashMap<>();
        for (Verdict verdict : assessment.verdicts()) {
            verdicts.put(new Key(verdict.standard().id(), verdict.subject()), verdict);
        }
        List<Subject> subjects = snapshot.subjects();
        List<Disagreement> found = new ArrayList<>();
        for (Standard standard : assessment.standards()) {
            for (Subject subject : subjects) {
                if (subject.kind() == standard.level()) {
                    Outcome expected = ORACLE.expected(world, standard, subject);
                    Verdict actual = verdicts.remove(new Key(standard.id(), subject));
                    if (actual == null || actual.outcome() != expected) {
                        found.add(new Disagreement(
                                standard,
                                subject,
                                expected.name(),
                                actual == null ? "NONE" : actual.outcome().name(),
                                actual == null ? "" : actual.reasons().toString()));
                    } else if (reach) {
                        reached.add(text(standard) + " " + expected);
                    }
                }
            }
        }
        verdicts.values()
                .forEach(verdict -> found.add(new Disagreement(
                        verdict.standard(),
                        verdict.subject(),
                        "NONE",
                        verdict.outcome().name(),
                        verdict.reasons().toString())));
        return found;
    }

    /** The disagreement on as few facts as show it. */
    private String explain(String kind, long seed) {
        PartnerSnapshot snapshot = SNAPSHOTS.of(seed);
        for (PartnerFact fact : snapshot.facts()) {
            List<PartnerFact> fewer = new ArrayList<>(snapshot.facts());
            fewer.remove(fact);
            PartnerSnapshot smaller = snapshot(snapshot, fewer);
            if (smaller != null
                    && disagreements(smaller, false).stream()
                            .anyMatch(each -> each.kind().equals(kind))) {
                snapshot = smaller;
            }
        }
        StringBuilder text =
                new StringBuilder(kind).append(" (seed ").append(seed).append(", as of ");
        text.append(snapshot.asOf()).append(")\n");
        for (Disagreement each : disagreements(snapshot, false)) {
            if (each.kind().equals(kind)) {
                text.append("  ")
                        .append(each.subject())
                        .append(": ")
                        .append(each.reasons())
                        .append('\n');
            }
        }
        snapshot.facts().forEach(fact -> text.append("  ").append(fact).append('\n'));
        return text.toString();
    }

    /** Null when facts that remain need one that was left out. */
    private static @Nullable PartnerSnapshot snapshot(PartnerSnapshot like, List<PartnerFact> facts) {
        try {
            return new PartnerSnapshot(like.name(), like.asOf(), true, facts);
        } catch (SnapshotException needed) {
            return null;
        }
    }

    private List<String> unreached() {
        List<String> unreached = new ArrayList<>();
        for (Standard standard : STANDARDS) {
            require(standard, Outcome.CONCORDANT, "Met", unreached);
            require(standard, Outcome.GAP, "Gap", unreached);
            require(standard, Outcome.UNPROVEN, "Unproven", unreached);
            require(standard, Outcome.NOT_APPLICABLE, "Not applicable", unreached);
        }
        return unreached;
    }

    /** Unless the page says never. */
    private void require(Standard standard, Outcome outcome, String word, List<String> unreached) {
        boolean never = Pattern.compile("(?m)^- " + word + ": never\\b")
                .matcher(standard.page())
                .find();
        String reach = text(standard) + " " + outcome;
        if (!never && !reached.contains(reach)) {
            unreached.add(reach);
        }
    }

    private static String text(Standard standard) {
        return standard.id() + "@" + standard.effectiveFrom();
    }
}
