package care.concordance.facts;

import org.jspecify.annotations.Nullable;

/**
 * How often a site performs a procedure for which volume matters.
 *
 * @param site the site's id
 * @param procedure which procedure
 * @param perYear procedures in twelve months, or the yearly average over twenty-four; null when unknown
 * @param fewestPerSurgeon the smallest yearly count among surgeons privileged for it; null when unknown
 */
public record ProcedureVolume(
        String site,
        Procedure procedure,

        @WhenUnknown("how many patients {site} treated in twelve months ({procedure}) is not known")
        @Range(max = 10_000)
        @Nullable
        Integer perYear,

        @WhenUnknown("how many operations ({procedure}) each privileged surgeon of {site} performs a year is not known")
        @Range(max = 10_000)
        @Nullable
        Integer fewestPerSurgeon)
        implements PartnerFact, OfSite {

    /** Procedures whose volume rules read. */
    public enum Procedure {
        ESOPHAGEAL_RESECTION,
        LUNG_RESECTION,
        PANCREATIC_RESECTION,
        RECTAL_SURGERY,
        ALLOGENEIC_TRANSPLANT,
        AUTOLOGOUS_TRANSPLANT,
        IMMUNE_EFFECTOR_CELLS
    }

    @Override
    public String id() {
        return site + "/" + procedure.name();
    }
}
