package care.concordance.standards;

import care.concordance.pack.RulePack;

/** The standards this module ships. */
public final class CarePartnerStandards {

    private CarePartnerStandards() {}

    /** The program-level standards, compiled when this module was built. */
    public static RulePack rulePack() {
        return RulePack.classpath("msk-care-partners", CarePartnerStandards.class.getClassLoader());
    }

    /** The case-level standards a registry's cases are reviewed against, compiled when this module was built. */
    public static RulePack caseMeasures() {
        return RulePack.classpath("case-measures", CarePartnerStandards.class.getClassLoader());
    }
}
