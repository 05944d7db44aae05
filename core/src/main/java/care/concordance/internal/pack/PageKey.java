package care.concordance.internal.pack;

import care.concordance.facts.Subject;
import care.concordance.verdict.Standard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the front matter of a standard's page says: its keys, in the order pages have them. */
public enum PageKey {
    ID("the standard's id: capitals, a dash and a number, as in TB-01", RuleReader.STANDARD_ID.pattern()),
    TITLE("what it asks, in one line; a number in it is one its rules compare with"),
    COMPONENT("the part of the program it belongs to"),
    DOMAIN("the name of the folder it lies in"),
    LEVEL("what it is about; a case, a patient or an encounter is judged one by one"),
    REQUIREMENT("whether a designation depends on it"),
    EVIDENCE("what proves it"),
    REMEDY("what closes a gap"),
    OWNER("the role that closes it"),
    CLOSE_WITHIN("the days within which a gap is to be closed, as in: 90 days", "[1-9][0-9]{0,3} days"),
    DEPENDS_ON("ids of standards to be met first, with commas between"),
    SOURCE("where the requirement and its numbers come from"),
    BASIS("how far the source supports the numbers"),
    EFFECTIVE_FROM("the first day it is in force, as in: 2026-01-01", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    EFFECTIVE_TO("the last day it is in force; left out, it has no end", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    REPLACES("the id of the rule pack whose text of this standard it takes the place of; the standard's id and sha256-…"
            + " of that text may follow");

    private final String meaning;
    private final @Nullable String pattern;

    PageKey(String meaning) {
        this(meaning, null);
    }

    PageKey(String meaning, @Nullable String pattern) {
        this.meaning = meaning;
        this.pattern = pattern;
    }

    /** The key as it is written. */
    public String key() {
        return word(this);
    }

    /** What its value says. */
    public String meaning() {
        return meaning;
    }

    /** The regular expression its value matches as a whole; null when any text will do, or one of the constants. */
    public @Nullable String pattern() {
        return pattern;
    }

    /** The words its value is one of; empty when it is not one of a list. */
    public List<String> constants() {
        return switch (this) {
            case COMPONENT -> words(Standard.Component.values());
            case LEVEL -> words(Subject.Kind.values());
            case REQUIREMENT -> words(Standard.Requirement.values());
            case BASIS -> words(Standard.Basis.values());
            default -> List.of();
        };
    }

    private static List<String> words(Enum<?>... constants) {
        return Arrays.stream(constants).map(PageKey::word).toList();
    }

    /** Whether a page may leave it out. */
    public boolean isOptional() {
        return this == DEPENDS_ON || this == EFFECTIVE_TO || this == REPLACES;
    }

    /** The headings below the front matter that every page has, in order. */
    public static List<String> sections() {
        return List.of("## Requirement", "## Why", "## Met, gap, not applicable", "## Not covered");
    }

    /** A constant as pages write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
