package care.concordance.standards.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.LiveAssessment;
import care.concordance.PartnerSnapshot;
import care.concordance.SnapshotException;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Verdict;
import care.concordance.verdict.VerdictChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changing one fact after another comes to the same as assessing the changed facts. */
class LiveAssessmentTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    private static final Snapshots SNAPSHOTS = new Snapshots(
            CompiledPack.of(CarePartnerStandards.rulePack(), Map.of()).standards());

    @Test
    void anyChangesComeToTheSameAsAssessingAnew() {
        assertThat(changed(60)).as("verdicts that changed").isGreaterThan(200);
    }

    @Test
    @Tag("long")
    void manyChangesComeToTheSameAsAssessingAnew() {
        assertThat(changed(20_000)).isGreaterThan(30_000);
    }

    /** How many verdicts changed, over all snapshots and edits. */
    private static long changed(long snapshots) {
        Map<String, List<PartnerFact>> others = new HashMap<>();
        LongStream.range(0, 300)
                .forEach(seed -> SNAPSHOTS
                        .of(-1 - seed)
                        .facts()
                        .forEach(fact -> others.computeIfAbsent(fact.citation(), citation -> new ArrayList<>())
                                .add(fact)));
        long changed = 0;
        for (long seed = 0; seed < snapshots; seed++) {
            changed += edits(SNAPSHOTS.of(seed), others, new SplittableRandom(seed));
        }
        assertThat(ENGINE.liveSessions()).isZero();
        return changed;
    }

    private static long edits(
            PartnerSnapshot snapshot, Map<String, List<PartnerFact>> others, SplittableRandom random) {
        long count = 0;
        List<PartnerFact> facts = new ArrayList<>(snapshot.facts());
        Assessment before = ENGINE.assess(snapshot);
        try (LiveAssessment live = ENGINE.live(snapshot)) {
            assertSame(live.assessment(), before);
            for (int edit = 0; edit < 6; edit++) {
                int at = random.nextInt(facts.size());
                List<PartnerFact> candidates = others.getOrDefault(facts.get(at).citation(), List.of());
                if (candidates.isEmpty()) {
                    continue;
                }
                PartnerFact replacing = candidates.get(random.nextInt(candidates.size()));
                List<PartnerFact> edited = new ArrayList<>(facts);
                edited.set(at, replacing);
                PartnerSnapshot now = snapshotOf(snapshot, edited);
                if (now == null) {
                    assertThatThrownBy(() -> live.replace(facts.get(at), replacing))
                            .isInstanceOf(SnapshotException.class);
                    continue;
                }
                List<VerdictChange> changes = live.replace(facts.get(at), replacing);
                Assessment after = ENGINE.assess(now);
                assertSame(live.assessment(), after);
                assertThat(words(changes)).isEqualTo(words(changes(before, after)));
                count += changes.size();
                facts.set(at, replacing);
                before = after;
            }
        }
        return count;
    }

    private static @Nullable PartnerSnapshot snapshotOf(PartnerSnapshot like, List<PartnerFact> facts) {
        try {
            return new PartnerSnapshot(like.name(), like.asOf(), like.synthetic(), facts);
        } catch (SnapshotException refused) {
            return null;
        }
    }

    /** Says only which verdicts differ: an assessment in words is long. */
    private static void assertSame(Assessment live, Assessment anew) {
        assertThat(words(changes(anew, live))).isEmpty();
        assertThat(live.equals(anew)).isTrue();
    }

    private static List<String> words(List<VerdictChange> changes) {
        return changes.stream()
                .map(change -> words(change.before()) + " -> " + words(change.after()))
                .toList();
    }

    private static String words(@Nullable Verdict verdict) {
        return verdict == null
                ? "none"
                : verdict.standard().id() + " " + verdict.subject() + " " + verdict.outcome() + " " + verdict.reasons()
                        + " " + verdict.variance();
    }

    /** What differs, found without looking at what was touched. */
    private static List<VerdictChange> changes(Assessment before, Assessment after) {
        TreeMap<Verdict, VerdictChange> changes = new TreeMap<>();
        before.verdicts().forEach(verdict -> changes.put(verdict, new VerdictChange(verdict, null)));
        after.verdicts()
                .forEach(verdict -> changes.merge(
                        verdict,
                        new VerdictChange(null, verdict),
                        (then, now) -> new VerdictChange(then.before(), now.after())));
        return changes.values().stream()
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    @Test
    void onlyAFactThatIsThereIsReplacedAndOnlyByOneOfItsKindAndId() {
        Site site = new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, 900);
        Site smaller = new Site("main", "Main", null, null, Site.Scope.IN_SCOPE, 300);
        Site other = new Site("other", "Other", null, null, Site.Scope.IN_SCOPE, 300);
        Site nowhere = new Site("main", "Main", "nowhere", null, Site.Scope.IN_SCOPE, 300);
        PartnerSnapshot snapshot = PartnerSnapshot.real("Example", java.time.LocalDate.of(2026, 6, 30), List.of(site));
        LiveAssessment live = ENGINE.live(snapshot);
        assertThatThrownBy(() -> live.replace(smaller, site))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Site main is not among the facts");
        assertThatThrownBy(() -> live.replace(site, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same kind and id");
        assertThatThrownBy(() -> live.replace(site, nowhere))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("there is no Region \"nowhere\"");
        assertSame(live.assessment(), ENGINE.assess(snapshot));
        live.close();
        live.close();
        assertThat(ENGINE.liveSessions()).isZero();
        assertThatThrownBy(() -> live.replace(site, smaller))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(live::assessment).isInstanceOf(IllegalStateException.class);
    }
}
