package care.concordance.facts.derived;

import care.concordance.facts.Disease;
import care.concordance.facts.OfProgram;

/**
 * How many physicians of a site focus on a program's cancer; derived, and only where physicians are recorded at all.
 *
 * @param site the site's id
 * @param disease the cancer
 * @param surgeons surgeons who focus on it
 * @param medicalOncologists medical oncologists who focus on it
 * @param radiationOncologists radiation oncologists who focus on it
 * @param surgeonsOfUnknownFocus surgeons of the site of whom neither a focus nor that they are generalists is on record
 * @param medicalOncologistsOfUnknownFocus the same of medical oncologists
 * @param radiationOncologistsOfUnknownFocus the same of radiation oncologists
 */
public record ProgramTeam(
        String site,
        Disease disease,
        int surgeons,
        int medicalOncologists,
        int radiationOncologists,
        int surgeonsOfUnknownFocus,
        int medicalOncologistsOfUnknownFocus,
        int radiationOncologistsOfUnknownFocus)
        implements OfProgram {

    @Override
    public String id() {
        return site + "/" + disease.name();
    }
}
