/** Cases of a cancer registry from NAACCR XML files. */
module care.concordance.naaccr {
    requires com.fasterxml.aalto;
    requires java.xml;
    requires org.codehaus.stax2;
    requires transitive care.concordance.core;
    requires transitive org.jspecify;

    exports care.concordance.naaccr;
}
