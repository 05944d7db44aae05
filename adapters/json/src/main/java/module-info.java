/** Facts and assessments as JSON. */
module care.concordance.json {
    requires tools.jackson.databind;
    requires transitive care.concordance.core;
    requires transitive org.jspecify;

    exports care.concordance.json;
}
