package care.concordance.verdict;

import java.time.LocalDate;
import java.util.List;

/**
 * All it takes to reach the same verdicts again.
 *
 * @param packs the rule packs, in the order they were loaded
 * @param asOf the day assessed
 * @param standardsOf the day whose standards were applied
 * @param factsSha256 SHA-256 of the canonical form of the facts and of whether they are made up, lower-case hex
 * @param library the library's version
 */
public record Provenance(List<Pack> packs, LocalDate asOf, LocalDate standardsOf, String factsSha256, String library) {

    /** What every output says of the standards: whose they are not. */
    public static final String NOT_OFFICIAL =
            "Standards modelled on public sources; not official, and not MSK's own text.";

    /** What every text on made-up facts says of them. */
    public static final String SYNTHETIC = "SYNTHETIC DATA: every name and figure below is made up.";

    public Provenance {
        packs = List.copyOf(packs);
    }

    /**
     * A rule pack as it was loaded.
     *
     * @param id its id
     * @param version its version
     * @param sha256 SHA-256 of its rules and pages, lower-case hex
     */
    public record Pack(String id, String version, String sha256) {}
}
