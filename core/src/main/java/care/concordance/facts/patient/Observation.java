package care.concordance.facts.patient;

import care.concordance.facts.OfPatient;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A test result, a score, an answer or another finding.
 *
 * @param id the id of the resource
 * @param patient the patient's id
 * @param codes names of the value sets its code belongs to
 * @param categories names of the value sets its categories belong to
 * @param status whether it stands
 * @param effective when it was true of the patient
 * @param issued when it was made available; null when unknown
 * @param valued whether it has a value at all
 * @param values names of the value sets its coded value belongs to
 * @param integer its value when that is a whole number; null otherwise
 * @param nanogramsPerMilliliter its value when that is a mass concentration; null otherwise
 * @param partOfEvent whether it names an event it is part of
 * @param notDoneReasons names of the value sets the reason it was not done belongs to
 */
public record Observation(
        String id,
        String patient,
        Set<String> codes,
        Set<String> categories,
        Status status,
        Span effective,
        @Nullable Instant issued,
        boolean valued,
        Set<String> values,
        @Nullable Integer integer,
        @Nullable Double nanogramsPerMilliliter,
        boolean partOfEvent,
        Set<String> notDoneReasons)
        implements OfPatient {

    /** Whether an observation stands. */
    public enum Status {
        /** Final, amended or corrected. */
        RESULTED,
        PRELIMINARY,
        CANCELLED,
        /** Registered, entered in error, or not stated. */
        OTHER
    }

    public Observation {
        codes = Set.copyOf(codes);
        categories = Set.copyOf(categories);
        values = Set.copyOf(values);
        notDoneReasons = Set.copyOf(notDoneReasons);
    }

    /** True when it is a result that stands and its code is in the value set. */
    public boolean resulted(String valueSet) {
        return status == Status.RESULTED && codes.contains(valueSet);
    }

    @Override
    public String toString() {
        return citation();
    }
}
