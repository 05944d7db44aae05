package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * Work the partner does together with MSK or with the program's other members.
 *
 * @param kind what it is about
 * @param underWay whether it is under way; null when unknown
 */
public record JointEffort(
        Kind kind,

        @WhenUnknown("whether joint work is under way is not known: {kind}") @Nullable
        Boolean underWay) implements PartnerFact, OfSystem {

    /** Work that rules tell apart. */
    public enum Kind {
        /** With other members of the program. */
        OTHER_MEMBERS,
        /** With MSK, a strategy against what keeps patients from high-quality cancer care. */
        BARRIERS_TO_CARE
    }

    @Override
    public String id() {
        return kind.name();
    }
}
