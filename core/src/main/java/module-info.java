/** Judges facts about a cancer program by packs of rules. */
@SuppressWarnings("module") // the authoring tools are built after it
module care.concordance.core {
    requires java.compiler;
    requires java.xml;
    requires org.drools.canonicalmodel;
    requires org.drools.modelcompiler;
    requires org.kie.api;
    requires org.kie.internal.api;
    requires org.slf4j;
    requires static org.drools.drl.ast;
    requires static org.drools.drl.parser;
    requires static io.soabase.recordbuilder.core;
    requires transitive org.jspecify;

    exports care.concordance;
    exports care.concordance.evaluate;
    exports care.concordance.explain;
    exports care.concordance.facts;
    exports care.concordance.facts.derived;
    exports care.concordance.facts.measure;
    exports care.concordance.facts.patient;
    exports care.concordance.followup;
    exports care.concordance.internal.evaluate to
            care.concordance.authoring;
    exports care.concordance.internal.pack to
            care.concordance.authoring;
    exports care.concordance.pack;
    exports care.concordance.verdict;
}
