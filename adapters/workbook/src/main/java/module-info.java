/** Facts in Excel workbooks and folders of CSV files. */
module care.concordance.workbook {
    requires java.xml;
    requires org.apache.commons.csv;
    requires org.apache.poi.ooxml;
    requires org.apache.poi.poi;
    requires tools.jackson.databind;
    requires transitive care.concordance.json;
    requires transitive org.jspecify;

    exports care.concordance.workbook;
}
