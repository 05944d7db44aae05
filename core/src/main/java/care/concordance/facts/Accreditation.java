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

        @WhenUnknown("whether {site} holds the {body} accreditation is not known") @Nullable
        Boolean held,

        @WhenUnknown("until when the {body} accreditation of {site} is valid is not known") @Nullable
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
}
