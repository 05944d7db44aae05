package care.concordance.benchmarks;

import care.concordance.benchmarks.CaseStandards.Text;
import care.concordance.evaluate.CaseReview;
import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.CaseEvaluator;
import care.concordance.internal.pack.CompiledPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same standards and cases for every contestant, and whether all of them say the same. */
final class Contest {

    /** Cases of a batch, and of every measurement: few enough to stay in the processor's caches. */
    static final int CASES = 1000;

    private final List<Text> texts;
    private final Workshop workshop;
    private final CompiledPack built;
    private final List<TumorCase> cases;

    Contest(int standards) {
        texts = CaseStandards.of(standards);
        workshop = Workshop.of(CaseStandards.pack(texts));
        built = workshop.built(CaseStandards.pack(texts));
        cases = RegistryCases.of(standards, CASES);
    }

    List<TumorCase> cases() {
        return cases;
    }

    CompiledPack built() {
        return built;
    }

    /** The same rules without the executable model, as a directory of DRL is compiled. */
    CompiledPack classic() {
        return CompiledPack.of(CaseStandards.pack(texts), Map.of());
    }

    /** Ours: the automatic choice, which is the generated matcher for all of these rules. */
    CaseEvaluator reviewer() {
        return new CaseEvaluator(built);
    }

    /** Hand-written Java and ours, by these standards on any cases; not yet compared. */
    Contestants contestants(List<TumorCase> on) {
        return new Contestants(on, handWritten(), reviewer());
    }

    HandWritten handWritten() {
        return HandWritten.of(texts, workshop);
    }

    EvretePeer evrete() {
        return new EvretePeer(texts);
    }

    CelPeer cel() {
        return new CelPeer(texts);
    }

    // ---- the same verdicts

    /** What hand-written Java says of every case: the measure of the others. */
    List<String> expected() {
        HandWritten hand = handWritten();
        return cases.stream().map(each -> words(hand.review(each))).toList();
    }

    /** @throws IllegalStateException when a contestant says anything else than was expected, of any case */
    static void requireEqual(String contestant, List<String> said, List<String> expected) {
        for (int i = 0; i < expected.size(); i++) {
            if (!said.get(i).equals(expected.get(i))) {
                throw new IllegalStateException(
                        contestant + " differs on case " + i + ": " + said.get(i) + ", not " + expected.get(i));
            }
        }
    }

    static String words(HandWritten.Review review) {
        List<String> words = new ArrayList<>();
        for (CaseVerdict verdict : review.verdicts()) {
            words.add(verdict.standard() + " " + verdict.outcome());
        }
        return String.join(", ", words);
    }

    static String words(CaseReview review) {
        List<String> words = new ArrayList<>();
        if (review.isSetAside()) {
            words.add("set aside");
        }
        review.results().forEach(result -> words.add(result.standard().id() + " " + result.outcome()));
        return String.join(", ", words);
    }

    static List<String> words(List<CaseReview> reviews) {
        return reviews.stream().map(Contest::words).toList();
    }

    static List<String> wordsOfPeer(List<HandWritten.Review> reviews) {
        return reviews.stream().map(Contest::words).toList();
    }
}
