package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * How a site's rectal cancer program works; it is part of the site's colorectal program.
 *
 * @param site the site's id
 * @param standardizedMri whether rectal MRI is reported in a standardized form; null when unknown
 * @param educationCompleted whether all its surgeons, pathologists and radiologists have completed an endorsed education
 *     module; null when unknown
 * @param reviewsAfterNeoadjuvant whether its team reviews patients again after neoadjuvant therapy; null when unknown
 * @param watchAndWaitProtocol whether a protocol governs watch-and-wait; null when unknown
 * @param localExcisionProtocol whether a protocol governs local excision; null when unknown
 */
@About(Subject.Kind.PROGRAM)
public record RectalProgram(
        String site,

        @WhenUnknown("{site}: whether rectal MRI is reported in a standardized form is not known") @Nullable
        Boolean standardizedMri,

        @WhenUnknown("{site}: whether the team completed an endorsed education module is not known") @Nullable
        Boolean educationCompleted,

        @WhenUnknown("{site}: whether the team reviews patients again after neoadjuvant therapy is not known") @Nullable
        Boolean reviewsAfterNeoadjuvant,

        @WhenUnknown("{site}: whether a protocol governs watch-and-wait is not known") @Nullable
        Boolean watchAndWaitProtocol,

        @WhenUnknown("{site}: whether a protocol governs local excision is not known") @Nullable
        Boolean localExcisionProtocol)
        implements PartnerFact {

    @Override
    public String id() {
        return site;
    }

    @Override
    public Subject subject() {
        return Subject.program(site, Disease.COLORECTAL);
    }
}
