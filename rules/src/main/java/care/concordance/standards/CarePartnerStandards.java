package care.concordance.standards;

import care.concordance.pack.RulePack;

/** The standards this module ships. */
public final class CarePartnerStandards {

    private CarePartnerStandards() {}

    /** The program-level standards, compiled when this module was built. */
    public static RulePack rulePack() {
        return RulePack.classpath("msk-care-partners", CarePartnerStandards.class.getClassLoader());
    }
}
