package care.concordance;

/**
 * One thing wrong with the facts of a snapshot, for the person who keeps them.
 *
 * @param fact the fact's place in the list it was given in, from 0; {@link #NO_FACT} when it is about the snapshot itself
 * @param citation the fact, as cited
 * @param component the component of the fact that is wrong, empty when it is the fact itself
 * @param problem what is wrong
 * @param remedy what to do
 */
public record Problem(int fact, String citation, String component, String problem, String remedy) {

    /** The place of what concerns no single fact. */
    public static final int NO_FACT = -1;

    @Override
    public String toString() {
        return citation + (component.isEmpty() ? "" : ", " + component) + ": " + problem + "; " + remedy;
    }
}
