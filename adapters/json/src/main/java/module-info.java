/** Facts and assessments as JSON. */
module care.concordance.json {
    requires tools.jackson.core;
    requires transitive care.concordance.core;
    requires transitive org.jspecify;

    exports care.concordance.json;
}
