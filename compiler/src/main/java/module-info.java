/**
 * What {@code care.concordance.core} needs besides to load rules that are given as text, as in a directory: Drools' parsers
 * and compilers. It has no classes of its own.
 */
module care.concordance.compiler {
    requires org.drools.drl.parser;
    requires org.drools.ecj;
    requires org.drools.mvel;
    requires transitive care.concordance.core;
}
