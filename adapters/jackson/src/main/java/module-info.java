/** Facts, verdicts and assessments for Jackson. */
module care.concordance.jackson {
    requires transitive care.concordance.json;
    requires transitive tools.jackson.databind;

    exports care.concordance.jackson;

    provides tools.jackson.databind.JacksonModule with
            care.concordance.jackson.ConcordanceModule;
}
