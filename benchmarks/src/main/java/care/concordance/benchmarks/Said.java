package care.concordance.benchmarks;

import care.concordance.benchmarks.CaseStandards.Text;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/** Gathers what the rules of a peer say and turns it into verdicts: the work our own sink does, for those that have none. */
final class Said {

    private final CaseVerdict[] shared;
    private final IdentityHashMap<TumorCase, int[]> cases = new IdentityHashMap<>();

    Said(List<Text> texts) {
        shared = new CaseVerdict[texts.size() << Verb.values().length];
        for (int i = 0; i < texts.size(); i++) {
            for (int said = 1; said < 1 << Verb.values().length; said++) {
                shared[(i << Verb.values().length) + said] =
                        CaseVerdict.of(texts.get(i).id(), said);
            }
        }
    }

    /** A rule of a standard spoke; a case meets at most {@link CaseStandards#OF_A_SITE} standards, which stand together. */
    void add(TumorCase tumorCase, int standard, int verb) {
        int[] masks = cases.computeIfAbsent(tumorCase, first -> new int[CaseStandards.OF_A_SITE + 1]);
        masks[standard % CaseStandards.OF_A_SITE] |= verb;
        masks[CaseStandards.OF_A_SITE] = standard - standard % CaseStandards.OF_A_SITE;
    }

    /** The verdicts on these cases, in their order; forgets them. */
    List<HandWritten.Review> reviews(List<TumorCase> of) {
        List<HandWritten.Review> reviews = new ArrayList<>(of.size());
        CaseVerdict[] found = new CaseVerdict[CaseStandards.OF_A_SITE];
        for (TumorCase tumorCase : of) {
            int count = 0;
            int[] masks = cases.get(tumorCase);
            if (masks != null) {
                for (int i = 0; i < CaseStandards.OF_A_SITE; i++) {
                    if (masks[i] != 0) {
                        found[count++] =
                                shared[((masks[CaseStandards.OF_A_SITE] + i) << Verb.values().length) + masks[i]];
                    }
                }
            }
            reviews.add(new HandWritten.Review(tumorCase, Arrays.copyOf(found, count)));
        }
        cases.clear();
        return reviews;
    }
}
