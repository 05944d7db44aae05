package care.concordance.facts.patient;

/**
 * A request's status and intent, as measures ask for them.
 *
 * @param active status active
 * @param completed status completed
 * @param plain intent exactly {@code order}
 * @param anyOrder intent {@code order} or one of its kinds: original, reflex, filler or instance order
 */
public record Standing(boolean active, boolean completed, boolean plain, boolean anyOrder) {

    /** True for an order of any kind, active or completed. */
    public boolean isOrder() {
        return (active || completed) && anyOrder;
    }

    /** True for a plain order, active or completed. */
    public boolean isPlainOrder() {
        return (active || completed) && plain;
    }
}
