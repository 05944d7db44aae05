package care.concordance.json;

import care.concordance.facts.AgreedPlan;
import care.concordance.facts.Agreement;
import care.concordance.facts.ConcordanceAssessment;
import care.concordance.facts.DueDiligence;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the facts of one type stand in a document: one object, or an array of objects, under a name made from the
 * type's.
 *
 * @param single whether a partner has one such fact at most
 */
record Section(String name, Class<? extends Record> type, boolean single) {

    private static final Set<Class<? extends PartnerFact>> SINGLE =
            Set.of(Partner.class, DueDiligence.class, Agreement.class, ConcordanceAssessment.class, AgreedPlan.class);

    /** Every type of fact, in the order {@link PartnerFact} permits them. */
    static final List<Section> ALL = Arrays.stream(PartnerFact.class.getPermittedSubclasses())
            .map(type -> of(type.asSubclass(Record.class)))
            .toList();

    static Section of(Class<? extends Record> type) {
        boolean single = SINGLE.contains(type);
        String simple = type.getSimpleName();
        String name = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
        return new Section(single ? name : plural(name), type, single);
    }

    private static String plural(String name) {
        if (name.endsWith("Staff")) {
            return name;
        }
        boolean consonantY = name.endsWith("y") && "aeiou".indexOf(name.charAt(name.length() - 2)) < 0;
        return consonantY ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }
}
