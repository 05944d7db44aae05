/** Assessments and catalogs as pages of HTML. */
module care.concordance.report {
    requires gg.jte.runtime;
    requires java.desktop;
    requires java.xml;
    requires org.apache.xmlgraphics.batik.svggen;
    requires org.commonmark;
    requires org.jfree.jfreechart;
    requires static java.compiler;
    requires transitive care.concordance.statistics;
    requires transitive org.jspecify;

    exports care.concordance.report;

    // It calls the templates that were compiled into this package.
    opens care.concordance.report to
            gg.jte.runtime;
}
