package care.concordance.internal.explain.search;

import care.concordance.explain.SmallestChange;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.internal.evaluate.Evaluator;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The smallest changes of many verdicts on the same facts, none of them proven: for one who applies them and assesses what
 * comes of it. What follows from the facts alone is worked out once for all of them. Not thread-safe.
 */
public final class Proposals {

    private final HypotheticalFacts world;
    private final LocalDate day;
    private final Predicate<List<PartnerFact>> sound;
    /** Whom each standard is met of as the facts are. */
    private final Map<Standard, List<Subject>> met = new HashMap<>();

    /**
     * Proposals on the facts of a partner.
     *
     * @param facts the facts assessed, without derived ones
     * @param sound whether facts contradict neither themselves nor each other
     */
    public Proposals(List<PartnerFact> facts, LocalDate day, Predicate<List<PartnerFact>> sound) {
        this.world = new HypotheticalFacts(facts, day);
        this.day = day;
        this.sound = sound;
    }

    /**
     * The least change by the standard's own rules, without what it would open, and without a single change where it takes
     * several. It takes the standard from no other subject that meets it. Null when the rules call the verdict concordant as
     * the facts are.
     *
     * @param evaluator judges by the pack of the verdict's standard
     */
    public @Nullable SmallestChange of(Verdict verdict, Evaluator evaluator) {
        Standard standard = verdict.standard();
        if (evaluator.isConcordant(standard, verdict.subject(), world::of)) {
            return null;
        }
        // One surgeon cannot be moved to and fro between two programs: what is met elsewhere stays met.
        List<Subject> elsewhere = met.computeIfAbsent(
                standard,
                asked -> world.everything()
                        .map(Fact::subject)
                        .distinct()
                        .filter(subject ->
                                subject.kind() == asked.level() && evaluator.isConcordant(asked, subject, world::of))
                        .toList());
        ChangeSearch search = new ChangeSearch(
                verdict,
                day,
                evaluator,
                changed ->
                        elsewhere.stream().allMatch(subject -> evaluator.isConcordant(standard, subject, changed::of))
                                && sound.test(changed.base()));
        return search.first(world);
    }
}
