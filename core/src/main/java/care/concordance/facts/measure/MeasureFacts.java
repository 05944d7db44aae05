package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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
        return of(record, period, Set.of());
    }

    /**
     * The same, without what nobody asks for.
     *
     * @param asked the types of the facts asked for, others may be left out; all when empty
     */
    public static List<Fact> of(Collection<? extends Fact> record, MeasurementPeriod period, Set<Class<?>> asked) {
        PatientRecord patient = new PatientRecord(record, period, asked);
        List<Fact> facts = new ArrayList<>(patient.setAside);
        if (patient.isAsked(HospiceCare.class)
                || patient.isAsked(PalliativeCare.class)
                || patient.isAsked(FrailtySign.class)
                || patient.isAsked(AdvancedIllness.class)
                || patient.isAsked(NursingHomeResidence.class)) {
            CareFacts.derive(patient, facts);
        }
        ScreeningFacts.derive(patient, facts);
        if (patient.isAsked(FirstProstateTreatment.class)
                || patient.isAsked(GleasonBeforeTreatment.class)
                || patient.isAsked(ProstateStaging.class)
                || patient.isAsked(PsaBeforeStaging.class)
                || patient.isAsked(StagingBoneScan.class)
                || patient.isAsked(PainAfterDiagnosis.class)
                || patient.isAsked(SalvageTherapy.class)) {
            ProstateFacts.derive(patient, facts);
        }
        if (patient.isAsked(MeasuredEncounter.class)
                || patient.isAsked(ChemotherapyAround.class)
                || patient.isAsked(PainAssessment.class)
                || patient.isAsked(EncounterSetAside.class)) {
            PainFacts.derive(patient, facts);
        }
        if (patient.isAsked(DeprivationStart.class)
                || patient.isAsked(LeuprolideOrder.class)
                || patient.isAsked(DensityTest.class)
                || patient.isAsked(DensityTestDeclined.class)) {
            DensityFacts.derive(patient, facts);
        }
        if (patient.isAsked(BladderStaging.class)
                || patient.isAsked(StageResult.class)
                || patient.isAsked(ConditionAtStaging.class)
                || patient.isAsked(MedicationAtStaging.class)
                || patient.isAsked(ProcedureAtStaging.class)
                || patient.isAsked(BcgDose.class)
                || patient.isAsked(BcgNotGiven.class)) {
            BladderFacts.derive(patient, facts);
        }
        return facts;
    }
}
