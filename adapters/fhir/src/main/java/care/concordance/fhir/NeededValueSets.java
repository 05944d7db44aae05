package care.concordance.fhir;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The value sets each measure asks for, by the names its rules know them by: names and OIDs only, the codes are the user's. */
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

    /** What each is published under, by name. The single codes of a measure are no published sets. */
    private static final Map<String, String> OIDS = """
            2.16.840.1.113883.3.464.1003.110.12.1082 Advanced Illness
            2.16.840.1.113762.1.4.1248.352 Androgen Deprivation Therapy for Urology Care
            2.16.840.1.113883.3.526.3.1240 Annual Wellness Visit
            2.16.840.1.113883.3.1444.5.215 Audio Visual Telehealth Encounter
            2.16.840.1.113762.1.4.1248.353 Bacillus Calmette Guerin for Urology Care
            2.16.840.1.113883.3.464.1003.198.12.1005 Bilateral Mastectomy
            2.16.840.1.113762.1.4.1248.354 Bladder Cancer for Urology Care
            2.16.840.1.113883.3.526.3.320 Bone Scan
            2.16.840.1.113883.3.464.1003.108.12.1038 CT Colonography
            2.16.840.1.113883.3.526.3.1010 Cancer
            2.16.840.1.113883.3.526.3.1027 Chemotherapy Administration
            2.16.840.1.113762.1.4.1248.355 Chemotherapy Agents for Advanced Cancer
            2.16.840.1.113883.3.464.1003.108.12.1020 Colonoscopy
            2.16.840.1.113883.3.464.1003.111.12.1016 Congenital or Acquired Absence of Cervix
            2.16.840.1.113762.1.4.1248.358 Cystectomy for Urology Care
            2.16.840.1.113762.1.4.1248.359 DEXA Bone Density for Urology Care
            2.16.840.1.113883.3.464.1003.196.12.1510 Dementia Medications
            2.16.840.1.113883.3.666.5.307 Encounter Inpatient
            2.16.840.1.113883.3.464.1003.198.12.1011 Fecal Occult Blood Test (FOBT)
            2.16.840.1.113883.3.464.1003.198.12.1010 Flexible Sigmoidoscopy
            2.16.840.1.113883.3.464.1003.118.12.1300 Frailty Device
            2.16.840.1.113883.3.464.1003.113.12.1074 Frailty Diagnosis
            2.16.840.1.113883.3.464.1003.101.12.1088 Frailty Encounter
            2.16.840.1.113883.3.464.1003.113.12.1075 Frailty Symptom
            2.16.840.1.113883.3.464.1003.120.12.1003 HIV
            2.16.840.1.113883.3.464.1003.110.12.1059 HPV Test
            2.16.840.1.113883.3.464.1003.198.12.1068 History of bilateral mastectomy
            2.16.840.1.113883.3.464.1003.101.12.1016 Home Healthcare Services
            2.16.840.1.113883.3.526.3.1584 Hospice Care Ambulatory
            2.16.840.1.113883.3.464.1003.1165 Hospice Diagnosis
            2.16.840.1.113883.3.464.1003.1003 Hospice Encounter
            2.16.840.1.113883.3.464.1003.198.12.1014 Hysterectomy with No Residual Cervix
            2.16.840.1.113762.1.4.1248.363 Immunocompromised Conditions
            2.16.840.1.113762.1.4.1248.364 Immunosuppressive Drugs for Urology Care
            2.16.840.1.113883.3.464.1003.108.12.1001 Malignant Neoplasm of Colon
            2.16.840.1.113883.3.464.1003.108.12.1018 Mammography
            2.16.840.1.113762.1.4.1248.365 Mixed Histology Urothelial Cell Carcinoma for Urology Care
            2.16.840.1.113883.3.464.1003.101.12.1001 Office Visit
            2.16.840.1.113883.3.526.3.451 Pain Warranting Further Investigation for Prostate Cancer
            2.16.840.1.113883.3.464.1003.1167 Palliative Care Diagnosis
            2.16.840.1.113883.3.464.1003.101.12.1090 Palliative Care Encounter
            2.16.840.1.113883.3.464.1003.198.12.1135 Palliative Care Intervention
            2.16.840.1.113883.3.464.1003.108.12.1017 Pap Test
            2.16.840.1.113883.3.526.3.1582 Patient Declined
            2.16.840.1.113883.3.464.1003.101.12.1025 Preventive Care Services Established Office Visit, 18 and Up
            2.16.840.1.113883.3.464.1003.101.12.1023 Preventive Care Services Initial Office Visit, 18 and Up
            2.16.840.1.113883.3.526.3.319 Prostate Cancer
            2.16.840.1.113883.3.526.3.398 Prostate Cancer Treatment
            2.16.840.1.113883.3.526.3.401 Prostate Specific Antigen Test
            2.16.840.1.113883.3.526.3.1026 Radiation Treatment Management
            2.16.840.1.113883.3.526.3.399 Salvage Therapy
            2.16.840.1.113883.3.526.3.1028 Standardized Pain Assessment Tool
            2.16.840.1.113883.3.464.1003.198.12.1069 Status Post Left Mastectomy
            2.16.840.1.113883.3.464.1003.198.12.1070 Status Post Right Mastectomy
            2.16.840.1.113883.3.464.1003.101.12.1080 Telephone Visits
            2.16.840.1.113883.3.464.1003.198.12.1019 Total Colectomy
            2.16.840.1.113762.1.4.1248.351 Tuberculosis for Urology Care
            2.16.840.1.113762.1.4.1248.369 Unavailability of Bacillus Calmette Guerin for Urology Care
            2.16.840.1.113883.3.464.1003.198.12.1133 Unilateral Mastectomy Left
            2.16.840.1.113883.3.464.1003.198.12.1134 Unilateral Mastectomy Right
            2.16.840.1.113883.3.464.1003.198.12.1071 Unilateral Mastectomy, Unspecified Laterality
            2.16.840.1.113883.3.464.1003.101.12.1089 Virtual Encounter
            2.16.840.1.113883.3.464.1003.108.12.1039 sDNA FIT Test
            """.lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[1], line -> line[0]));

    /** Under what those that may be named as not done were published for the period before. */
    private static final Map<String, String> FORMERLY = Map.of(
            "DEXA Bone Density for Urology Care", "2.16.840.1.113762.1.4.1151.38",
            "Bacillus Calmette Guerin for Urology Care", "2.16.840.1.113762.1.4.1151.52");

    /** The measures this adapter can feed. */
    static final Set<String> MEASURES = NAMES.keySet();

    private NeededValueSets() {}

    static SortedSet<String> of(Collection<String> measures) {
        return measures.stream()
                .flatMap(measure -> NAMES.getOrDefault(measure, List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All of them. */
    static Set<String> names() {
        return OIDS.keySet();
    }

    /** The OID of a set some measure asks for; null when it is published under none. */
    static @Nullable String oid(String name) {
        return OIDS.get(name);
    }

    /** The OIDs by which others may name a set. */
    static Set<String> oids(String name) {
        return Stream.of(OIDS.get(name), FORMERLY.get(name))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<String> names(String... lists) {
        return Stream.of(lists)
                .flatMap(list -> Arrays.stream(list.split(";")))
                .map(String::strip)
                .toList();
    }
}
