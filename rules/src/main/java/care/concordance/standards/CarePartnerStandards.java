package care.concordance.standards;

import care.concordance.pack.RulePack;
import java.util.Map;

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

    /**
     * The names by which program-level standards ask for the rate of a measure, by the id of its case-level standard.
     */
    public static Map<String, String> measureNames() {
        return Map.of(
                "BREAST-01", "HT",
                "BREAST-02", "MAC",
                "BREAST-03", "BCSRT",
                "BREAST-05", "nBx",
                "BREAST-06", "BCS",
                "BREAST-07", "BCSdx",
                "COLON-01", "ACT",
                "COLON-02", "C12RLN",
                "LUNG-01", "LCT");
    }
}
