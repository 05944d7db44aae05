package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.SetAside;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What rules of measures read, derived from a patient's record. Pure functions of the record. Immutable and thread-safe. */
public final class MeasureFacts {

    /** Every type of fact that rules of measures read: those derived here, and resources that were set aside. */
    public static final List<Class<? extends Record>> TYPES = List.of(
            AdvancedIllness.class,
            BcgDose.class,
            BcgNotGiven.class,
            BladderStaging.class,
            BreastRemoval.class,
            ChemotherapyAround.class,
            ConditionAtStaging.class,
            DensityTest.class,
            DensityTestDeclined.class,
            DeprivationStart.class,
            Diagnosis.class,
            EncounterSetAside.class,
            FirstProstateTreatment.class,
            FrailtySign.class,
            GleasonBeforeTreatment.class,
            HospiceCare.class,
            LeuprolideOrder.class,
            MeasuredEncounter.class,
            MeasuredPatient.class,
            MedicationAtStaging.class,
            NursingHomeResidence.class,
            PainAfterDiagnosis.class,
            PainAssessment.class,
            PalliativeCare.class,
            PerformedProcedure.class,
            ProcedureAtStaging.class,
            ProstateStaging.class,
            PsaBeforeStaging.class,
            SalvageTherapy.class,
            SetAside.class,
            StageResult.class,
            StagingBoneScan.class,
            TestReport.class,
            TestResult.class,
            Visit.class);

    private final MeasurementPeriod period;
    private final boolean visits;
    private final boolean diagnoses;
    private final boolean procedures;
    private final boolean results;
    private final boolean reports;
    private final boolean breasts;
    private final boolean care;
    private final boolean prostate;
    private final boolean pain;
    private final boolean density;
    private final boolean bladder;

    /**
     * @param period the measurement period records are seen from
     * @param asked the types of the facts asked for, others may be left out; all when empty
     */
    public MeasureFacts(MeasurementPeriod period, Set<Class<?>> asked) {
        this.period = period;
        visits = any(asked, Visit.class);
        diagnoses = any(asked, Diagnosis.class);
        procedures = any(asked, PerformedProcedure.class);
        results = any(asked, TestResult.class);
        reports = any(asked, TestReport.class);
        breasts = any(asked, BreastRemoval.class);
        care = any(
                asked,
                HospiceCare.class,
                PalliativeCare.class,
                FrailtySign.class,
                AdvancedIllness.class,
                NursingHomeResidence.class);
        prostate = any(
                asked,
                FirstProstateTreatment.class,
                GleasonBeforeTreatment.class,
                ProstateStaging.class,
                PsaBeforeStaging.class,
                StagingBoneScan.class,
                PainAfterDiagnosis.class,
                SalvageTherapy.class);
        pain = any(
                asked,
                MeasuredEncounter.class,
                ChemotherapyAround.class,
                PainAssessment.class,
                EncounterSetAside.class);
        density =
                any(asked, DeprivationStart.class, LeuprolideOrder.class, DensityTest.class, DensityTestDeclined.class);
        bladder = any(
                asked,
                BladderStaging.class,
                StageResult.class,
                ConditionAtStaging.class,
                MedicationAtStaging.class,
                ProcedureAtStaging.class,
                BcgDose.class,
                BcgNotGiven.class);
    }

    private static boolean any(Set<Class<?>> asked, Class<?>... types) {
        return asked.isEmpty() || !Collections.disjoint(asked, List.of(types));
    }

    /**
     * The record of one patient as seen from a measurement period, in a fixed order for equal facts.
     *
     * @param record facts of {@code care.concordance.facts.patient} about one patient; others are left out
     * @param period the measurement period
     */
    public static List<Fact> of(Collection<? extends Fact> record, MeasurementPeriod period) {
        return new MeasureFacts(period, Set.of()).of(record);
    }

    /**
     * The same of what is asked for.
     *
     * @param record facts of {@code care.concordance.facts.patient} about one patient; others are left out
     */
    public List<Fact> of(Collection<? extends Fact> record) {
        PatientRecord patient = new PatientRecord(record, period);
        List<Fact> facts = new ArrayList<>(16);
        facts.addAll(patient.setAside);
        if (care) {
            CareFacts.derive(patient, facts);
        }
        ScreeningFacts.patients(patient, facts);
        if (visits) {
            ScreeningFacts.visits(patient, facts);
        }
        if (diagnoses || breasts) {
            ScreeningFacts.diagnoses(patient, breasts, facts);
        }
        if (procedures || breasts) {
            ScreeningFacts.procedures(patient, breasts, facts);
        }
        if (results) {
            ScreeningFacts.results(patient, facts);
        }
        if (reports) {
            ScreeningFacts.reports(patient, facts);
        }
        if (prostate) {
            ProstateFacts.derive(patient, facts);
        }
        if (pain) {
            PainFacts.derive(patient, facts);
        }
        if (density) {
            DensityFacts.derive(patient, facts);
        }
        if (bladder) {
            BladderFacts.derive(patient, facts);
        }
        return facts;
    }
}
