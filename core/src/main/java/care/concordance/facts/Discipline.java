package care.concordance.facts;

/** Disciplines that meet at a tumor board, serve on a committee or take part in a site visit. */
public enum Discipline {
    SURGERY,
    MEDICAL_ONCOLOGY,
    RADIATION_ONCOLOGY,
    PATHOLOGY,
    RADIOLOGY,
    NURSING,
    GENETICS,
    PALLIATIVE_CARE,
    SOCIAL_WORK,
    NUTRITION,
    REHABILITATION,
    PHARMACY,
    CLINICAL_RESEARCH,
    CANCER_REGISTRY,
    ADMINISTRATION
}
