package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a service, such as a test, or for a device; or the statement that none shall be done.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param what what it asks for
 * @param codes names of the value sets its code belongs to
 * @param standing whether it is in force
 * @param refused whether it says that this shall not be done
 * @param authored when it was written; null when unknown
 * @param refusalReasons names of the value sets the reason for a refusal belongs to
 */
public record Order(
        String id,
        String patient,
        What what,
        Set<String> codes,
        Standing standing,
        boolean refused,
        @Nullable Instant authored,
        Set<String> refusalReasons)
        implements OfPatient {

    /** What is asked for. */
    public enum What {
        SERVICE,
        DEVICE
    }

    public Order {
        codes = Set.copyOf(codes);
        refusalReasons = Set.copyOf(refusalReasons);
    }

    /** True when it is an order that stands for something in the value set. */
    public boolean orders(String valueSet) {
        return standing.isOrder() && !refused && codes.contains(valueSet);
    }

    @Override
    public String toString() {
        return citation();
    }
}
