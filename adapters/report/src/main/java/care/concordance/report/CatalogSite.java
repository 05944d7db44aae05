package care.concordance.report;

import care.concordance.facts.Fact;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standards as a site of pages: what {@link HtmlReport#files} writes, one page a standard and an index of them.
 *
 * @param asOf the day of which it says which texts are in force
 * @param packs the rule packs the standards are of, in the order they were loaded
 * @param texts every text of every standard, those of a pack together
 * @param examples facts with the verdict they come to, in the order they are shown
 */
public record CatalogSite(LocalDate asOf, List<Provenance.Pack> packs, List<Text> texts, List<Example> examples) {

    public CatalogSite {
        packs = List.copyOf(packs);
        texts = List.copyOf(texts);
        examples = List.copyOf(examples);
    }

    /**
     * One text of a standard.
     *
     * @param pack id of the rule pack that has it
     * @param file path of its rules inside the pack; standards that share it are rows of one table
     * @param rules its rules as written
     */
    public record Text(Standard standard, String pack, String file, String rules) {}

    /**
     * Made-up facts and what the rules say of them.
     *
     * @param standard id of the standard
     * @param say what it shows, in words
     * @param begins the facts all examples of the standard begin from; none of a partner, of which each says all there is
     * @param facts the facts
     * @param day the day they are judged
     * @param subject whose verdict it is
     * @param outcome the verdict; null when the rules give none
     * @param expected the verdict its author wrote down
     * @param why the sentences of the verdict's reasons
     */
    public record Example(
            String standard,
            String say,
            List<? extends Fact> begins,
            List<? extends Fact> facts,
            LocalDate day,
            Subject subject,
            @Nullable Outcome outcome,
            Outcome expected,
            List<String> why) {

        public Example {
            begins = List.copyOf(begins);
            facts = List.copyOf(facts);
            why = List.copyOf(why);
        }

        /** Whether the rules say what its author wrote down. */
        public boolean holds() {
            return outcome == expected;
        }
    }
}
