package care.concordance.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An accreditation or certification held by a site.
 *
 * @param site the site's id
 * @param body who grants it
 * @param held whether it has been granted; null when unknown
 * @param expires the last day it is valid; null when unknown
 */
public record Accreditation(
        String site,
        Body body,

        @WhenUnknown("whether {site} holds {inWords} is not known") @Nullable
        Boolean held,

        @WhenUnknown("until when {inWords} of {site} is valid is not known") @Nullable
        LocalDate expires)
        implements PartnerFact, OfSite {

    /** Accrediting bodies that rules tell apart. */
    public enum Body {
        COC,
        NAPBC,
        NAPRC,
        CAP_LABORATORY,
        /** Of the laboratory of anatomic pathology, by whatever recognized organization. */
        PATHOLOGY_LABORATORY,
        APEX,
        ACR_RADIATION,
        QOPI,
        FACT,
        HOSPITAL,
        LEAPFROG_A
    }

    @Override
    public String id() {
        return site + "/" + body.name();
    }

    /** For a sentence: what is held. */
    public String inWords() {
        return switch (body) {
            case COC -> "Commission on Cancer accreditation";
            case NAPBC -> "NAPBC accreditation";
            case NAPRC -> "NAPRC accreditation";
            case CAP_LABORATORY -> "CAP accreditation of the pathology laboratory";
            case PATHOLOGY_LABORATORY -> "accreditation of the pathology laboratory by a recognized organization";
            case APEX -> "APEx accreditation of radiation oncology";
            case ACR_RADIATION -> "ACR accreditation of radiation oncology";
            case QOPI -> "QOPI certification";
            case FACT -> "FACT accreditation";
            case HOSPITAL -> "hospital accreditation";
            case LEAPFROG_A -> "a Leapfrog A safety grade";
        };
    }
}
