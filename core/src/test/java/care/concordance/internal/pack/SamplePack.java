package care.concordance.internal.pack;

import care.concordance.pack.RulePack;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A small valid pack for tests to break. */
public final class SamplePack {

    public static final String RULES = "tumorboards/TB-01-cadence.drl";
    public static final String PAGE = "tumorboards/TB-01-cadence.md";

    public static final String DRL = """
            package example.standards;

            import care.concordance.facts.Site;
            import care.concordance.facts.TumorBoard;

            global care.concordance.evaluate.Verdicts verdicts;

            // The cadence of every board on record.
            rule "TB-01 observed: tumor board cadence on record"
              @Standard("TB-01")
            when
              $board : TumorBoard( )
            then
              verdicts.observed($board, "`{}` meets every {} days", $board.name(), $board.daysBetweenMeetings());
            end

            rule "TB-01 met: a tumor board meets at least every 14 days"
              @Standard("TB-01")
            when
              $site : Site( )
              exists TumorBoard( site == $site.id, daysBetweenMeetings <= 14 )
            then
              verdicts.met($site);
            end

            rule "TB-01 excluded: an ambulatory site"
              @Standard("TB-01")
            when
              $site : Site( kind != null, kind == Site.Kind.AMBULATORY )
            then
              verdicts.excluded($site, "`{}` is an ambulatory site, {}", $site.name(), $site.kind());
            end
            """;

    private SamplePack() {}

    public static RulePack pack(String... filesAndTexts) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            files.put(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        return RulePack.of("sample", "1", files);
    }

    /** The sample with its rules changed. */
    public static RulePack with(UnaryOperator<String> change) {
        return pack(RULES, change.apply(DRL), PAGE, page("TB-01", "site", "tumorboards"));
    }

    /** A valid page. */
    public static String page(String id, String level, String domain) {
        return """
            ---
            id: %s
            title: %s
            component: standards-of-care
            domain: %s
            level: %s
            requirement: required
            evidence: the calendar
            remedy: Meet more often
            owner: Director
            close-within: 90 days
            source: made up for a test
            basis: parameter
            effective-from: 2025-01-01
            ---
            ## Requirement

            A tumor board meets.

            ## Why

            It is a test.

            ## Met, gap, not applicable

            - Met: it meets.

            ## Not covered

            Anything else.
            """.formatted(
                        id,
                        // Of other rules the title must not say what they compare.
                        domain.equals("tumorboards") ? "A tumor board meets at least every 14 days" : "It is so",
                        domain,
                        level);
    }

    /** Replaces the first occurrence, which must be there. */
    public static String replace(String text, String from, String to) {
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("the sample has no \"" + from + "\"");
        }
        return text.substring(0, at) + to + text.substring(at + from.length());
    }
}
