package care.concordance.standards;

import care.concordance.pack.RulePack;

/**
 * Seven CMS electronic clinical quality measures of cancer care for the measurement period 2026, restated as standards for
 * patients and encounters: CMS124, CMS125, CMS129, CMS130, CMS157, CMS645 and CMS646. Not certified by CMS.
 *
 * <p>A standard {@code CMSnnn-k} is group k of measure nnn: observed is its denominator, met its numerator, excluded its
 * exclusions, excepted its exceptions. {@code CMSnnn-0} is the initial population where it is wider than the denominator.
 */
public final class CmsOncologyMeasures {

    private CmsOncologyMeasures() {}

    /** The measures, compiled when this module was built. They read {@code care.concordance.facts.measure.MeasureFacts}. */
    public static RulePack rulePack() {
        return RulePack.classpath("cms-oncology", CmsOncologyMeasures.class.getClassLoader());
    }
}
