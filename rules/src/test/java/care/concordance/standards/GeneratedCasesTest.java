package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.evaluate.CaseReview;
import care.concordance.explain.WhyNot;
import care.concordance.facts.TumorCase;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.standards.ExplanationCheck.Facts;
import care.concordance.testing.SyntheticRegistry;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over cases nobody thought of: the sentences of every verdict and the why-not of every gap and unproven one are so. */
class GeneratedCasesTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
    private static final ExplanationCheck CHECK =
            new ExplanationCheck(CompiledPack.of(CarePartnerStandards.caseMeasures(), Map.of()));
    /** Topographies of the rarer standards. */
    private static final List<String> RARE =
            List.of("C679", "C160", "C209", "C539", "C099", "C182", "C341", "C445", "C649", "C619", "C509");

    @Test
    void twoThousandCases() {
        Set<String> kinds = new TreeSet<>();
        SyntheticRegistry.realistic(51).cases(400).forEach(tumor -> check(tumor, kinds));
        SyntheticRegistry.awkward(52).cases(500).forEach(tumor -> check(tumor, kinds));
        RARE.forEach(rare -> SyntheticRegistry.awkward(53, rare).cases(150).forEach(tumor -> check(tumor, kinds)));
        SyntheticRegistry.awkward(53, "C187").withDrugsNamed().cases(400).forEach(tumor -> check(tumor, kinds));
        // One in hundreds: a cystectomy with one node or none. One in thousands: low-grade Ta, resected through the
        // urethra,
        // chemotherapy certainly late or of no known day.
        for (String rare : List.of("BLADDER-01 GAP", "BLADDER-03 GAP", "BLADDER-03 UNPROVEN")) {
            String standard = rare.substring(0, rare.indexOf(' '));
            Outcome open = Outcome.valueOf(rare.substring(standard.length() + 1));
            SyntheticRegistry.awkward(13, "C679")
                    .cases(20_000)
                    .filter(tumor -> ENGINE.review(tumor).outcome(standard) == open)
                    .limit(5)
                    .forEach(tumor -> check(tumor, kinds));
        }
        assertThat(kinds)
                .containsAll(CaseOracle.standards().stream()
                        .flatMap(id -> List.of(id + " GAP", id + " UNPROVEN").stream())
                        .toList());
    }

    @Test
    @Tag("long")
    void manyMoreCases() {
        long cases = Long.getLong("cases", 100_000);
        AtomicLong open = new AtomicLong();
        SyntheticRegistry realistic = SyntheticRegistry.realistic(61);
        SyntheticRegistry awkward = SyntheticRegistry.awkward(62);
        LongStream.range(0, cases)
                .parallel()
                .forEach(i -> open.addAndGet(check((i % 2 == 0 ? realistic : awkward).tumorCase(i), new TreeSet<>())));
        System.out.println(cases + " cases: " + open + " gaps and unproven verdicts explained");
    }

    private static int check(TumorCase tumor, Set<String> kinds) {
        Facts facts = new Facts(List.of(tumor));
        CaseReview review = ENGINE.review(tumor);
        int open = 0;
        for (Verdict verdict : review.verdicts()) {
            CHECK.why(verdict, facts);
            // No sentence shows how the library writes "never" or "no bound".
            verdict.reasons()
                    .forEach(reason -> assertThat(reason.sentence())
                            .doesNotContain("never", String.valueOf(Integer.MAX_VALUE), "unknown days", "null"));
            if (verdict.outcome().isOpen()) {
                open++;
                kinds.add(verdict.standard().id() + " " + verdict.outcome());
                WhyNot why = ENGINE.whyNot(tumor, verdict.standard().id());
                assertThat(why.outcome()).isEqualTo(verdict.outcome());
                CHECK.whyNot(why, facts);
            }
        }
        // One to whom it does not apply has an answer too.
        review.results().stream()
                .filter(result -> result.outcome() == Outcome.NOT_APPLICABLE)
                .forEach(result ->
                        CHECK.whyNot(ENGINE.whyNot(tumor, result.standard().id()), facts));
        return open;
    }
}
