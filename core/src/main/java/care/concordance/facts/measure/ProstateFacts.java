package care.concordance.facts.measure;

import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Procedure;
import care.concordance.facts.patient.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The course of a prostate cancer: first treatment, what was known before it, and what came after the diagnosis. */
final class ProstateFacts {

    private ProstateFacts() {}

    static void derive(PatientRecord record, List<Fact> facts) {
        // The measure asks for the list of problems and health concerns; what an encounter alone names is not on it.
        List<Condition> cancers = record.prevalent("Prostate Cancer");
        cancers.removeIf(cancer -> !cancer.problem());
        if (cancers.isEmpty()) {
            return;
        }
        workup(record, facts);
        for (Observation observation : record.observations) {
            if (observation.resulted("Bone Scan")
                    && record.endsWithin(observation.effective())
                    && startsAfterOne(observation.effective(), cancers)) {
                facts.add(new StagingBoneScan(observation.id(), observation.patient(), observation.values()));
            }
        }
        for (Condition condition : record.conditions) {
            if (condition.is("Pain Warranting Further Investigation for Prostate Cancer")
                    && startsAfterOne(condition.prevalence(), cancers)) {
                facts.add(new PainAfterDiagnosis(condition.id(), condition.patient()));
            }
        }
        for (Procedure procedure : record.procedures) {
            if (procedure.completed("Salvage Therapy") && startsAfterOne(procedure.performed(), cancers)) {
                facts.add(new SalvageTherapy(procedure.id(), procedure.patient()));
            }
        }
    }

    private static void workup(PatientRecord record, List<Fact> facts) {
        Procedure first = firstTreatment(record);
        if (first == null) {
            return;
        }
        Instant treated = first.performed().start();
        facts.add(new FirstProstateTreatment(first.id(), first.patient(), treated != null));
        if (treated == null) {
            return;
        }
        Observation gleason = record.latestBefore(treated, "direct:gleason-score");
        if (gleason != null && gleason.integer() != null) {
            facts.add(new GleasonBeforeTreatment(gleason.id(), gleason.patient(), gleason.integer()));
        }
        Observation staging = record.latestBefore(treated, "direct:tumor-staging");
        Instant staged = staging == null ? null : staging.effective().start();
        if (staging == null || staged == null) {
            return;
        }
        facts.add(new ProstateStaging(staging.id(), staging.patient(), staging.values()));
        Observation psa = record.latestBefore(staged, "Prostate Specific Antigen Test");
        if (psa != null && psa.nanogramsPerMilliliter() != null) {
            facts.add(new PsaBeforeStaging(psa.id(), psa.patient(), psa.nanogramsPerMilliliter()));
        }
    }

    /** One that started at an unknown time may be earlier than any that is known: it comes first, and tells nothing. */
    private static @Nullable Procedure firstTreatment(PatientRecord record) {
        Procedure first = null;
        for (Procedure procedure : record.procedures) {
            if (procedure.completed("Prostate Cancer Treatment")
                    && record.endsWithin(procedure.performed())
                    && (first == null || startsEarlier(procedure, first))) {
                first = procedure;
            }
        }
        return first;
    }

    private static boolean startsEarlier(Procedure one, Procedure other) {
        return PatientRecord.starts(one.performed(), one.id(), other.performed(), other.id()) < 0;
    }

    private static boolean startsAfterOne(Span span, List<Condition> cancers) {
        for (Condition cancer : cancers) {
            Instant onset = cancer.prevalence().start();
            if (onset != null && span.startsAfter(onset)) {
                return true;
            }
        }
        return false;
    }
}
