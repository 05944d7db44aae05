package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * Whether the partner uses a benefit that a designation releases.
 *
 * @param kind which benefit
 * @param inUse whether the partner uses or receives it; null when unknown
 */
public record BenefitUse(
        Kind kind,

        @WhenUnknown("whether the {kind} is in use is not known") @Nullable
        Boolean inUse) implements PartnerFact, OfSystem {

    /** Benefits the program names. */
    public enum Kind {
        BRANDED_MARKETING,
        FACILITY_COBRANDING,
        PATIENT_MATERIALS,
        GUIDELINES_AND_PROTOCOLS,
        EDUCATION_SUPPORT,
        RESEARCH_SUPPORT,
        PROGRAM_ADVICE,
        RECRUITMENT_SUPPORT,
        CARE_DELIVERY_INCUBATOR
    }

    @Override
    public String id() {
        return kind.name();
    }
}
