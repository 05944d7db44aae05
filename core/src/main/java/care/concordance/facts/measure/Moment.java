package care.concordance.facts.measure;

/** Which end of something a distance is measured to. */
public enum Moment {
    START,
    END
}
