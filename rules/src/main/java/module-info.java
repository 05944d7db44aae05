/**
 * The shipped standards, compiled when this was built. It is open: the library finds the packs' texts and compiled rules by name, as it
 * does those of anybody else's pack.
 */
@SuppressWarnings("NotJavadoc") // Error Prone takes no comment of an open module for one
open module care.concordance.rules {
    requires org.drools.canonicalmodel;
    requires org.drools.compiler;
    requires org.drools.modelcompiler;
    requires transitive care.concordance.core;
    requires transitive org.jspecify;

    exports care.concordance.standards;
}
