package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What rules of measures read, derived from a patient's record. Pure functions of the record and the period. */
public final class MeasureFacts {

    private MeasureFacts() {}

    /**
     * The record of one patient as seen from a measurement period, in a fixed order for equal facts.
     *
     * @param record facts of {@code care.concordance.facts.patient} about one patient; others are left out
     * @param period the measurement period
     */
    public static List<Fact> of(Collection<? extends Fact> record, MeasurementPeriod period) {
        PatientRecord patient = new PatientRecord(record, period);
        List<Fact> facts = new ArrayList<>(patient.setAside);
        CareFacts.derive(patient, facts);
        ScreeningFacts.derive(patient, facts);
        ProstateFacts.derive(patient, facts);
        PainFacts.derive(patient, facts);
        DensityFacts.derive(patient, facts);
        BladderFacts.derive(patient, facts);
        return facts;
    }
}
