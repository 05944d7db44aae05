package care.concordance.facts;

import java.time.LocalDate;

/**
 * Leave, granted for a reason and a time, not to meet a standard.
 *
 * @param standard the standard's id
 * @param about whom it is granted to
 * @param reason why it was granted
 * @param approvedBy the id of the committee that approved it, the Oncology Physician Advisory Council: no other may
 * @param granted first day it is in force
 * @param expires last day it is in force
 */
public record Variance(
        String standard,
        Subject about,
        String reason,
        String approvedBy,
        @Past LocalDate granted,
        LocalDate expires) implements PartnerFact {

    @Override
    public String id() {
        return standard + "/" + about + "/" + granted;
    }

    @Override
    public Subject subject() {
        return about;
    }

    /** True from the day it was granted through the day it expires. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(granted) && !day.isAfter(expires);
    }
}
