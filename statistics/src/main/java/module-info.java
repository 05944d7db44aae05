/** Rates, limits, observed to expected counts and funnel plots, and the facts rules read of them. */
module care.concordance.statistics {
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.interval;
    requires transitive care.concordance.core;
    requires transitive org.jspecify;

    exports care.concordance.statistics;
}
