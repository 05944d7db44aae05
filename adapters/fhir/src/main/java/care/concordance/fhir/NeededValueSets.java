package care.concordance.fhir;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the value sets each measure asks for: names only, the codes are the user's. */
final class NeededValueSets {

    private static final String HOSPICE =
            "Encounter Inpatient; Hospice Encounter; Hospice Care Ambulatory; Hospice Diagnosis;"
                    + " direct:discharged-to-hospice; direct:hospice-assessment; direct:answer-yes";
    private static final String PALLIATIVE = "Palliative Care Diagnosis; Palliative Care Encounter;"
            + " Palliative Care Intervention; direct:palliative-questionnaire";
    private static final String FRAILTY = "Frailty Device; Frailty Diagnosis; Frailty Encounter; Frailty Symptom;"
            + " Advanced Illness; Dementia Medications; direct:medical-equipment-used";
    private static final String NURSING_HOME = "direct:housing-status; direct:lives-in-nursing-home";
    private static final String VISITS = "Office Visit; Preventive Care Services Established Office Visit, 18 and Up;"
            + " Preventive Care Services Initial Office Visit, 18 and Up; Home Healthcare Services; Telephone Visits;"
            + " Virtual Encounter";

    private static final Map<String, List<String>> NAMES = new TreeMap<>(Map.of(
            "CMS124",
            names(
                    HOSPICE,
                    PALLIATIVE,
                    VISITS,
                    "direct:female; Pap Test; HPV Test; Hysterectomy with No Residual Cervix;"
                            + " Congenital or Acquired Absence of Cervix"),
            "CMS125",
            names(
                    HOSPICE,
                    PALLIATIVE,
                    FRAILTY,
                    NURSING_HOME,
                    VISITS,
                    "Annual Wellness Visit; direct:female; Mammography; direct:observation-category-imaging;"
                            + " Bilateral Mastectomy; History of bilateral mastectomy; Status Post Left Mastectomy;"
                            + " Status Post Right Mastectomy; Unilateral Mastectomy Left; Unilateral Mastectomy Right;"
                            + " Unilateral Mastectomy, Unspecified Laterality; direct:side-left; direct:side-right"),
            "CMS130",
            names(
                    HOSPICE,
                    PALLIATIVE,
                    FRAILTY,
                    NURSING_HOME,
                    VISITS,
                    "Annual Wellness Visit; Fecal Occult Blood Test (FOBT); sDNA FIT Test; Flexible Sigmoidoscopy;"
                            + " CT Colonography; direct:observation-category-imaging; Colonoscopy;"
                            + " Malignant Neoplasm of Colon; Total Colectomy"),
            "CMS129",
            names("Prostate Cancer; Prostate Cancer Treatment; direct:tumor-staging; direct:stage-cT1a;"
                    + " direct:stage-cT1b; direct:stage-cT1c; direct:stage-cT2a; Prostate Specific Antigen Test;"
                    + " direct:gleason-score; Bone Scan; direct:reason-recorded; Salvage Therapy;"
                    + " Pain Warranting Further Investigation for Prostate Cancer"),
            "CMS157",
            names("Cancer; Office Visit; Audio Visual Telehealth Encounter; Chemotherapy Administration;"
                    + " Radiation Treatment Management; direct:radiation-management-weekly;"
                    + " Standardized Pain Assessment Tool"),
            "CMS645",
            names("Prostate Cancer; Office Visit; Androgen Deprivation Therapy for Urology Care;"
                    + " direct:leuprolide-12-month; DEXA Bone Density for Urology Care; Patient Declined"),
            "CMS646",
            names("Bladder Cancer for Urology Care; Office Visit; direct:encounter-class-virtual;"
                    + " direct:tumor-staging; direct:stage-cT1; direct:stage-cTis; direct:stage-cTa;"
                    + " direct:bladder-in-situ; Tuberculosis for Urology Care; HIV; Immunocompromised Conditions;"
                    + " Immunosuppressive Drugs for Urology Care; Cystectomy for Urology Care;"
                    + " Mixed Histology Urothelial Cell Carcinoma for Urology Care;"
                    + " Chemotherapy Agents for Advanced Cancer; direct:radiotherapy-combined;"
                    + " Bacillus Calmette Guerin for Urology Care;"
                    + " Unavailability of Bacillus Calmette Guerin for Urology Care")));

    /** The measures this adapter can feed. */
    static final Set<String> MEASURES = NAMES.keySet();

    private NeededValueSets() {}

    static SortedSet<String> of(Collection<String> measures) {
        return measures.stream()
                .flatMap(measure -> NAMES.getOrDefault(measure, List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(String... lists) {
        return Stream.of(lists)
                .flatMap(list -> Arrays.stream(list.split(";")))
                .map(String::strip)
                .toList();
    }
}
