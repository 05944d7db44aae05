package care.concordance.verdict;

import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text of a standard: its catalog entry. A standard whose text changes keeps its id and gets a second text with its
 * own effective dates; texts of one id never overlap in time.
 *
 * @param id for example {@code TB-01}
 * @param title one line
 * @param component the part of the program it belongs to
 * @param domain the folder it lives in, for example {@code tumorboards}
 * @param level what sort of subject it is about
 * @param requirement whether designation depends on it
 * @param evidence what proves it
 * @param remedy what closes a gap
 * @param owner the role that closes it
 * @param closeWithinDays days within which a gap is to be closed
 * @param dependsOn ids of standards to be met first
 * @param source where the requirement and its numbers come from
 * @param basis how far the source supports the numbers
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force; null when open-ended
 * @param replaces id of the rule pack whose text of this standard it replaces; null when it replaces none
 * @param thresholds the literals its rules compare with, as written, for example {@code TumorBoard: daysBetweenMeetings <=
 *     14}; where tenths of a unit are counted, with the number in the unit: {@code TumorCase: psaInTenths < 100 (10 ng/mL)}
 * @param page the page's text below its front matter, Markdown
 */
public record Standard(
        String id,
        String title,
        Component component,
        String domain,
        Subject.Kind level,
        Requirement requirement,
        String evidence,
        String remedy,
        String owner,
        int closeWithinDays,
        List<String> dependsOn,
        String source,
        Basis basis,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String replaces,
        List<String> thresholds,
        String page) {

    // Of one standard one text takes effect on a day; hashing every component would read the whole page.
    @Override
    public int hashCode() {
        return 31 * id.hashCode() + effectiveFrom.hashCode();
    }

    /** The four parts of a concordance assessment, and the process around them. */
    public enum Component {
        STANDARDS_OF_CARE("Standards of Care"),
        RESOURCES_AND_CAPABILITIES("Resources and capabilities"),
        CLINICAL_OUTCOMES("Clinical outcomes"),
        SITE_VISITS("Site visits"),
        PROCESS("Process");

        private final String title;

        Component(String title) {
            this.title = title;
        }

        /** The name reports print. */
        public String title() {
            return title;
        }
    }

    /** Whether designation depends on a standard. */
    public enum Requirement {
        REQUIRED,
        COMMENDATION
    }

    /** How far the source supports a standard's numbers. */
    public enum Basis {
        /** Public words about the program, MSK's or a partner's, say it. */
        PROGRAM("stated in public documents about the program"),
        /** A public standard of another body says it, in its own terms. */
        MODELLED_ON("modelled on a public standard"),
        /** No source that was read gives the number or asks for it: the pack's choice, to be replaced by the partner's or MSK's own. */
        PARAMETER("parameter: no source gives the number"),
        /** The partner's or the site's own policy asks for it; the source names the policy. */
        LOCAL_POLICY("local policy: asked for by the partner's own rules");

        private final String meaning;

        Basis(String meaning) {
            this.meaning = meaning;
        }

        /** What reports print. */
        public String meaning() {
            return meaning;
        }
    }

    public Standard {
        dependsOn = List.copyOf(dependsOn);
        thresholds = List.copyOf(thresholds);
    }

    /** True when this text is in force on the day. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    public boolean isRequired() {
        return requirement == Requirement.REQUIRED;
    }
}
