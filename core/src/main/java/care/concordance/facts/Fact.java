package care.concordance.facts;

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
}
