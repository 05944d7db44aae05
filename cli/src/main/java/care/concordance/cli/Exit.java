package care.concordance.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends; what a script can rely on. */
enum Exit {
    DONE(0, "Done: everything given was read, and what was asked for was not found."),
    FOUND(
            1,
            "Found: what --fail-on asks for is there, replay found a difference, check a mistake, test or catalog a"
                    + " scenario that fails, or merge a conflict."),
    UNUSABLE(
            2,
            "Not done, or not all of it: the arguments or the input cannot be used, something given was not read or"
                    + " not judged, --fail-on had nothing to judge, --verify found a difference, memory or stack did not"
                    + " suffice, or the result could not be written. The message says which."),
    FAILED(3, "The program itself failed: a mistake in it.");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    /** Meanings by code, as usage messages list them. */
    static Map<String, String> list() {
        Map<String, String> list = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(exit -> list.put(" " + exit.code, exit.meaning()));
        return list;
    }
}
