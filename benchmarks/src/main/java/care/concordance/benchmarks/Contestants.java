package care.concordance.benchmarks;

import care.concordance.evaluate.CaseReview;
import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.CaseEvaluator;
import java.util.List;

/**
 * Those who review the same cases, and what each is timed at. Not thread-safe: hand-written Java keeps a working array.
 *
 * @param cases a batch of {@link Contest#CASES}
 * @param hand the limit
 * @param reviewer ours, which may be shared by threads
 */
record Contestants(List<TumorCase> cases, HandWritten hand, CaseEvaluator reviewer) {

    /** @throws IllegalStateException when anyone says anything else than was expected, of any case */
    Contestants requireEqual(List<String> expected) {
        Contest.requireEqual(
                "hand-written Java",
                cases.stream().map(each -> Contest.words(hand.review(each))).toList(),
                expected);
        Contest.requireEqual("the matcher", Contest.words(matcherBatch()), expected);
        Contest.requireEqual("the matcher, one by one", Contest.words(List.of(matcherSingle())), expected);
        Contest.requireEqual("the session", Contest.words(sessionBatch()), expected);
        Contest.requireEqual("the session, one by one", Contest.words(List.of(sessionSingle())), expected);
        return this;
    }

    HandWritten.Review[] handWritten() {
        HandWritten.Review[] reviews = new HandWritten.Review[cases.size()];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = hand.review(cases.get(i));
        }
        return reviews;
    }

    /** The generated matcher, case by case. */
    CaseReview[] matcherSingle() {
        CaseReview[] reviews = new CaseReview[cases.size()];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = reviewer.review(cases.get(i));
        }
        return reviews;
    }

    /** The generated matcher, a batch. */
    List<CaseReview> matcherBatch() {
        return reviewer.review(cases);
    }

    /** The reference: one Drools session for a batch. */
    List<CaseReview> sessionBatch() {
        return reviewer.reference(cases);
    }

    /** The reference: one Drools session for each case. */
    CaseReview[] sessionSingle() {
        CaseReview[] reviews = new CaseReview[cases.size()];
        for (int i = 0; i < reviews.length; i++) {
            reviews[i] = reviewer.reference(List.of(cases.get(i))).get(0);
        }
        return reviews;
    }
}
