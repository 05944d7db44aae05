package care.concordance.facts;

/** A fact about a patient, whom its component {@code patient} names. */
@About(Subject.Kind.PATIENT)
public interface OfPatient extends Fact {

    /** The id of the patient. */
    String patient();

    @Override
    default Subject subject() {
        return Subject.patient(patient());
    }
}
