package care.concordance.facts;

import java.util.Collection;
import java.util.List;

/**
 * Something known about a partner, a case or a patient. Implementations are immutable records; two equal facts are the
 * same fact.
 */
public interface Fact {

    /** Identifies this fact among those of its kind; never null, never holds patient data beyond a registry id. */
    String id();

    /** Whom this fact is about, and so whom a rule speaks of when it passes this fact to a verb. */
    Subject subject();

    /** How reports cite this fact: its kind and id, for example {@code TumorBoard fairfield-thoracic}. */
    default String citation() {
        return getClass().getSimpleName() + " " + id();
    }

    /** The facts of one type among others, in their order. */
    static <F extends Fact> List<F> select(Collection<? extends Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
