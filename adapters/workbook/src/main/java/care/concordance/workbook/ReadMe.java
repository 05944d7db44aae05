package care.concordance.workbook;

import care.concordance.verdict.Provenance;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a person must know who fills in the tables. */
final class ReadMe {

    static final String SYNTHETIC = "SYNTHETIC DATA: every name and figure here is made up.";

    private ReadMe() {}

    /** The first is the title. */
    static List<String> lines(Rows rows, String noun, String table) {
        List<String> lines = new ArrayList<>();
        lines.add("Facts about a cancer care partner");
        lines.add(Provenance.NOT_OFFICIAL);
        JsonNode document = rows.document();
        if (document.path("synthetic").asBoolean(false)) {
            lines.add(SYNTHETIC);
        }
        if (!document.isEmpty()) {
            lines.add(document.path("partner").path("name").asString("") + ", to be assessed as of "
                    + document.path("asOf").asString(""));
        }
        lines.add("");
        lines.add("Every " + table
                + " holds one kind of fact: its first row names the columns, every other row is a fact.");
        lines.add("Start with assessment (the day to assess; whether the facts are made up) and partner, then sites.");
        lines.add("Leave a " + table + " without rows, or delete it, where you have nothing to say.");
        lines.add("A blank cell says that something is not known. It never says no, none or 0: write no, none or 0.");
        lines.add(
                "Several values in one cell have ; between them, as in SURGERY; PATHOLOGY. Where there are none, write none.");
        lines.add("Days are written as in 2026-06-30. Formulas are not evaluated: put in their values.");
        lines.add("Ids are yours: what a site has as its id, other rows have as their site.");
        lines.add(
                "knownFrom is the day since when a fact was known. A fact may stand in several rows, each with another such day:"
                        + " the last up to the day assessed counts.");
        lines.add("To assess it: concordance assess " + noun
                + ". What cannot be read is named, with its place and what to do.");
        return lines;
    }
}
