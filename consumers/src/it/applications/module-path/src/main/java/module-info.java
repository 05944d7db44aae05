module org.example.application {
    requires care.concordance.core;
    requires care.concordance.json;
    requires care.concordance.rules;
    requires care.concordance.statistics;
}
