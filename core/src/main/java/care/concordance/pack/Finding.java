package care.concordance.pack;

import care.concordance.facts.FactValue;
import java.util.Locale;

/**
 * One thing wrong with a rule pack, for the author who must mend it.
 *
 * @param kind what kind of mistake it is
 * @param file path inside the pack
 * @param line 1-based
 * @param column 1-based
 * @param problem what is wrong
 * @param remedy what to do
 * @param excerpt the line as written; empty when the file itself is the problem
 */
public record Finding(Kind kind, String file, int line, int column, String problem, String remedy, String excerpt)
        implements Comparable<Finding> {

    /** So much of a long line is quoted on either side of the column. */
    private static final int AROUND = 80;

    /**
     * The kinds of mistakes. An id stays what it is from version to version; each has a page below {@code docs/findings}.
     */
    public enum Kind {
        FOLDER(
                "a file or folder that cannot be read, or would be passed over",
                "What is not read is not judged by, and nobody would notice.",
                "standards/TB-01.drl -> /elsewhere/TB-01.drl",
                "the file itself in the directory"),
        FILE_ENDING(
                "a file that is passed over because of its name",
                "Only .drl and .md, in small letters, are read: a standard in another file would vanish.",
                "TB-01-cadence.DRL",
                "TB-01-cadence.drl"),
        TOO_LARGE(
                "more than a reader, and what compiles it, can survey",
                "A file, a rule or a pattern beyond these limits runs into the limits of parsers and of memory, far"
                        + " from its place.",
                "name != \"a\", name != \"b\", … 300 times",
                "name not in (\"a\", \"b\", …)"),
        PACK_PROPERTIES(
                "what the pack says of itself in pack.properties",
                "Every verdict names the pack that gave it: an id that is nothing, another pack's, or cannot be"
                        + " printed misleads.",
                "id=msk-care-partners",
                "id=lakeside-local"),
        CHARACTER(
                "a character that a reader cannot see",
                "It may turn a text around, end a comment for a compiler and not for a reader, or make two names look"
                        + " alike.",
                "analyticCases >=\\u00A0300",
                "analyticCases >= 300"),
        LOOK_ALIKE(
                "a character that a reader takes for another",
                "А of the Cyrillic alphabet is not A: a name, an id or a compared text that looks right never matches.",
                "disease == \"COL\\u041EN\"",
                "disease == \"COLON\""),
        PACK(
                "what holds of the pack as a whole",
                "Rules without a page, a page without rules, several packages: part of the pack would not be there.",
                "TB-01-cadence.drl alone",
                "TB-01-cadence.drl and TB-01-cadence.md"),
        FRONT_MATTER(
                "the front matter of a page does not start or end",
                "Without its two lines of --- no key is read.",
                "---\nid: TB-01\n## Requirement",
                "---\nid: TB-01\n---\n## Requirement"),
        PAGE_KEY(
                "a key of the front matter that there is not, is missing or stands twice",
                "A key that is misspelt would be left out in silence.",
                "ower: Chief of surgery",
                "owner: Chief of surgery"),
        PAGE(
                "a value of the front matter that cannot be",
                "The catalog, the plan and the verdicts take it from here.",
                "close-within: 12 weeks",
                "close-within: 84 days"),
        SECTION(
                "a section of a page that is missing or stands twice",
                "A reader looks for it: what the standard asks, why, what is met, and what it does not cover.",
                "## Requirements",
                "## Requirement"),
        EMPTY(
                "a text that says nothing",
                "A verdict without a sentence, a standard without a source, explains nothing to anybody.",
                "verdicts.unproven($site, \"\");",
                "verdicts.unproven($site, \"the audit of `{}` is not closed\", $site.name());"),
        YEAR(
                "a year in which nobody reads this",
                "2205 is 2025 with two digits swapped; an end in 9999 is no end.",
                "effective-from: 2205-01-01",
                "effective-from: 2025-01-01"),
        ROWS(
                "the table of rows on a page",
                "Each row is a standard: a cell that is missing or of another column would make it another one.",
                "| TB-02 | 80 % |",
                "| TB-02 | 80 |"),
        CATALOG(
                "standards that do not fit together: names, places, dependencies",
                "A standard is found by its id, and its page beside its rules.",
                "depends-on: TB-99",
                "depends-on: TB-01"),
        EDITION(
                "editions of a standard that overlap or leave a hole",
                "On every day from the first on exactly one text is in force: with two, or with none, a verdict"
                        + " depends on what nobody wrote.",
                "effective-to: 2025-11-30, and the next effective-from: 2026-01-01",
                "effective-to: 2025-12-31, and the next effective-from: 2026-01-01"),
        REPLACES(
                "what takes the place of another pack's standard",
                "A standard of another pack is replaced only on purpose, and by somebody who knew its text.",
                "id: TB-01, in a pack of one's own",
                "replaces: msk-care-partners TB-01"),
        GRAMMAR(
                "a rule that is not written as rules are",
                "The grammar is closed: what it does not name, four readers would read in four ways.",
                "analyticCases => 300",
                "analyticCases >= 300"),
        VERB(
                "a verb that there is not, or two that differ",
                "The verb decides what a match means.",
                "rule \"TB-01 meet: …\"",
                "rule \"TB-01 met: …\""),
        NUMBER_FORMAT(
                "a number written as a rule cannot take it",
                "1,300 is two numbers, 1.300 is 1.3, 010 is 8 to one compiler and 10 to another.",
                "analyticCases >= 1,300",
                "analyticCases >= 1300"),
        COMMENT(
                "a comment where three compilers read it",
                "Each has its own idea of where it ends.",
                "Site( /* since 2025 */ analyticCases >= 300 )",
                "// since 2025, on a line above the rule"),
        WINDOW(
                "so many days, months or years before or after a date, written otherwise",
                "A window is a date that is moved by a whole number: then the library can explain it, test its edges"
                        + " and list it.",
                "on >= $asOf.day - 540",
                "on >= $asOf.day.minusMonths(18)"),
        SECOND_READING(
                "a rule that Drools reads otherwise",
                "What one reader takes for one thing and another for another is no standard.",
                "(whatever the message quotes)",
                "the plain form of the house style"),
        EXTENDS(
                "what a rule extends",
                "A rule takes its facts from the one it extends: that must be one, of the same file.",
                "extends \"TB-01 seen\"",
                "extends \"TB-01 observed\""),
        NAME(
                "a type, property, constant or binding that there is not",
                "A name that is misspelt would compare with nothing.",
                "analyticCase >= 300",
                "analyticCases >= 300"),
        TYPE(
                "a comparison of unlike things",
                "It compiles, and is never true.",
                "body == \"COC\"",
                "body == Accreditation.Body.COC"),
        RULE(
                "a rule that does not fit its standard",
                "It speaks of another standard, of another kind of subject, or says nothing.",
                "verdicts.excepted($case);",
                "verdicts.excepted($case, \"chemotherapy {}\", $case.chemotherapyInWords());"),
        DUPLICATE(
                "the same thing twice",
                "One of the two is probably meant to be another.",
                "analyticCases >= 300, analyticCases >= 300",
                "analyticCases >= 300"),
        CONTRADICTION(
                "constraints that nothing meets together",
                "The rule never matches, and a standard that is never met looks like a gap. A fact that must be there, and one like"
                        + " it that must not, contradict each other too.",
                "analyticCases >= 300, analyticCases < 200",
                "analyticCases >= 200, analyticCases < 300"),
        OUT_OF_RANGE(
                "a limit outside what the value may be",
                "The constraint always holds, or never: it is no limit.",
                "analyticCases >= -5",
                "analyticCases >= 5"),
        UNJOINED(
                "a pattern that nothing joins to the subject",
                "Any board of any site would do, for every site: a site without one is concordant.",
                "$site : Site( )  exists TumorBoard( daysBetweenMeetings <= 14 )",
                "$site : Site( )  exists TumorBoard( site == $site.id, daysBetweenMeetings <= 14 )"),
        MET_AND_EXCLUDED(
                "a rule of which everything is excluded",
                "Excluded wins: what the rule says never counts.",
                "met: Site( kind == Site.Kind.AMBULATORY ), where excluded asks the same",
                "met: Site( kind != Site.Kind.AMBULATORY )"),
        AGREEMENT(
                "known and compared, or unknown and said again",
                "A question whether p is known, beside a comparison of p, lets what is not known decide. An unproven rule that only"
                        + " asks whether p is unknown says what the comparison of p comes to anyway.",
                "daysBetweenMeetings != null, daysBetweenMeetings <= 14",
                "daysBetweenMeetings <= 14"),
        NUMBER(
                "a number in a rule's name, in a sentence or on the page that is not the rules'",
                "The page says in English what the rule says in DRL: a reader trusts the page, the verdict follows the"
                        + " rule. Checked is what limits something: at least 14, 80 %, within six months, 14-day. A month is as well"
                        + " 30 or 31 days and a year 12 months; 14 is never 13 or 15. Of sentences that is checked which limits what a rule"
                        + " limits, such as days, or which the standard is said to allow.",
                "title: At least 350 cases, and analyticCases >= 300",
                "title: At least 300 cases, and analyticCases >= 300"),
        WORDS(
                "a pack's own phrases, in words.properties",
                "A phrase for a property that there is not would never be said.",
                "TumorBoard.daysBetweenMeeting=…",
                "TumorBoard.daysBetweenMeetings=…"),
        COMPILER(
                "a rule that Drools does not compile",
                "The gate should have said it first: please report it.",
                "(whatever the message quotes)",
                "the plain form of the house style"),
        BUILT(
                "a built pack that is not what its texts say",
                "Verdicts would follow rules that nobody can read.",
                "texts edited inside a jar",
                "mvn clean package");

        private final String meaning;
        private final String why;
        private final String avoid;
        private final String prefer;

        Kind(String meaning, String why, String avoid, String prefer) {
            this.meaning = meaning;
            this.why = why;
            this.avoid = avoid;
            this.prefer = prefer;
        }

        /** As reports and suppressions name it, as in {@code second-reading}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What it is about, in words. */
        public String meaning() {
            return meaning;
        }

        /** Why it is refused. */
        public String why() {
            return why;
        }

        /** How it is not to be written: an example. */
        public String avoid() {
            return avoid;
        }

        /** How it is to be written instead: an example. */
        public String prefer() {
            return prefer;
        }

        /** The page that explains it, in the project's documents. */
        public String page() {
            return "docs/findings/" + id() + ".md";
        }
    }

    /** A finding about a file, or a pack, as a whole. */
    public static Finding ofFile(Kind kind, String file, String problem, String remedy) {
        return new Finding(kind, file, 1, 1, problem, remedy, "");
    }

    @Override
    public int compareTo(Finding other) {
        int by = file.compareTo(other.file);
        by = by != 0 ? by : Integer.compare(line, other.line);
        by = by != 0 ? by : Integer.compare(column, other.column);
        return by != 0 ? by : problem.compareTo(other.problem);
    }

    /** {@code file:line:column: problem}, the line with a caret below the column, and what to do. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(FactValue.printable(file))
                .append(':')
                .append(line)
                .append(':')
                .append(column)
                .append(": ")
                .append(problem);
        if (!excerpt.isBlank()) {
            quote(text);
        }
        return text.append("\n    ").append(remedy).toString();
    }

    /** The line, of a long one what is around the column, and a caret below the column. */
    private void quote(StringBuilder text) {
        int from = excerpt.length() <= 2 * AROUND ? 0 : Math.max(0, Math.min(column - 1, excerpt.length()) - AROUND);
        int to = Math.min(excerpt.length(), from + 2 * AROUND);
        String before = from > 0 ? "…" : "";
        text.append("\n    ").append(before).append(excerpt, from, to).append(to < excerpt.length() ? "…" : "");
        text.append("\n    ").append(" ".repeat(before.length()));
        for (int i = from; i < column - 1 && i < to; i++) {
            text.append(excerpt.charAt(i) == '\t' ? '\t' : ' ');
        }
        text.append('^');
    }
}
