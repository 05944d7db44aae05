module org.example.application {
    requires care.concordance.core;
    requires care.concordance.jackson;
    requires care.concordance.json;
    requires care.concordance.naaccr;
    requires care.concordance.report;
    requires care.concordance.rules;
    requires care.concordance.statistics;
    requires care.concordance.workbook;
}
