package care.concordance.facts;

/** Cancers a disease program or management team is organized around. */
public enum Disease {
    BREAST,
    COLORECTAL,
    LUNG,
    PROSTATE,
    KIDNEY,
    UTERINE,
    OVARIAN,
    CERVICAL,
    BLADDER,
    GASTRIC_ESOPHAGEAL,
    PANCREATIC,
    LIVER,
    HEAD_AND_NECK,
    THYROID,
    MELANOMA,
    SARCOMA,
    BRAIN,
    LYMPHOMA,
    LEUKEMIA,
    MYELOMA;

    /** False for lymphoma, leukemia and myeloma. */
    public boolean isSolid() {
        return this != LYMPHOMA && this != LEUKEMIA && this != MYELOMA;
    }
}
