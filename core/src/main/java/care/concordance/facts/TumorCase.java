// One file, although long: everything a case standard may ask is a property of the case, and stands beside its like.
package care.concordance.facts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One tumor of one patient as a cancer registry abstracts it: what case-level standards ask, and nothing that names the
 * patient. Whatever is not known says so: an answer or result {@code UNKNOWN}, a number or date within bounds. A rule
 * compares it as if it were known ({@code daysToChemotherapy <= 120}), and the comparison holds for certain, fails for
 * certain, or is not known.
 *
 * <p>Make one with {@link #builder}.
 *
 * @param id the registry's id of the case; no rule, verdict or message carries more of the patient than this
 * @param site the id of the reporting site
 * @param primarySite ICD-O-3 topography, {@code C} and three digits
 * @param diagnosis date of initial diagnosis
 * @param histology ICD-O-3 morphology, 8000 to 9993; 0 when unknown
 * @param behavior ICD-O-3 behavior code; -1 when unknown
 * @param sex as recorded; sex assigned at birth in data of 2026 on
 * @param age at diagnosis, in completed years
 * @param firstOrOnlyCancer whether it is the patient's first or only malignancy
 * @param treatedHere whether at least part of the first course was given at the reporting site
 * @param microscopicallyConfirmed whether the diagnosis rests on tissue, cells or a specific test of them
 * @param clinical AJCC clinical stage
 * @param pathologic AJCC pathologic stage
 * @param postTherapy AJCC stage after neoadjuvant therapy
 * @param tumorSizeInMillimetres largest dimension, in millimetres
 * @param nodesExamined regional lymph nodes removed and examined by a pathologist
 * @param nodesPositive regional lymph nodes found positive; 0 when none was examined
 * @param tumorDeposits whether tumor deposits were found, which make a colorectal cancer without a positive node N1c
 * @param highGrade whether a two-level grade is high
 * @param estrogenReceptor ER
 * @param progesteroneReceptor PR
 * @param her2 HER2, overall
 * @param kras KRAS; positive is mutated
 * @param nras NRAS; positive is mutated
 * @param mismatchRepair microsatellite instability or mismatch repair; positive is unstable or deficient
 * @param p16 p16 immunohistochemistry
 * @param psaInTenths before treatment, in tenths of ng/mL
 * @param gleasonClinical Gleason score of the biopsy, 2 to 10
 * @param gleasonPathologicDocumented whether the resection's Gleason score is in the record
 * @param marginsDocumented whether the margins of the resection are in the record
 * @param thicknessDocumented whether a melanoma's thickness is in the record
 * @param ulcerationDocumented whether a melanoma's ulceration is in the record
 * @param mitoticRateDocumented whether a melanoma's mitotic rate is in the record
 * @param circumferentialMarginInTenths distance of the tumor from the circumferential margin, in tenths of a millimetre
 * @param surgeryCode surgery of the primary site: the first two digits of the code, in either edition; -1 when unknown
 * @param surgeryDate first surgery of the primary site
 * @param definitiveSurgeryDate the surgery of the primary site that the code describes; may be later than the first. Where
 *     only one of the two dates is known, there is taken to have been one operation
 * @param primarySiteBiopsied whether the primary site was biopsied to diagnose or stage
 * @param biopsyDate diagnostic or staging procedure
 * @param sentinelNodeBiopsy whether a sentinel lymph node biopsy was done
 * @param neoadjuvantTherapy whether systemic or radiation treatment was given before surgery with that intent
 * @param chemotherapy first course
 * @param multiAgentChemotherapy whether chemotherapy given was of more than one agent
 * @param chemotherapyDate start
 * @param hormoneTherapy first course
 * @param hormoneTherapyDate start
 * @param immunotherapy first course; registries code antibodies such as trastuzumab, and BCG, here
 * @param immunotherapyDate start
 * @param antiEgfrAntibody whether an antibody against EGFR was among the immunotherapy given; registries name no drug
 * @param radiation first course
 * @param radiationGiven whether radiation was given; follows from {@code radiation} unless that leaves it open, as when it
 *     is on record that none was given and not why
 * @param radiationDate start
 * @param radiationEndDate end
 * @param externalBeam whether radiation given was by external beam
 * @param activeSurveillance whether the first course was active surveillance
 * @param unplannedReadmission whether the patient was readmitted unplanned within 30 days of surgical discharge
 * @param vitalStatus as last known
 * @param lastContact last contact, or death
 */
@About(Subject.Kind.CASE)
public record TumorCase(
        String id,
        String site,
        String primarySite,
        PartialDate diagnosis,
        int histology,
        int behavior,
        @WhenUnknown("sex is not known") Sex sex,

        @WhenUnknown("age {age}; whether it is {is} is not known") @Range(max = 150)
        Between age,

        Answer firstOrOnlyCancer,

        @WhenUnknown("whether treatment was given at this site (class of case) is not known")
        Answer treatedHere,

        @WhenUnknown("how the diagnosis was confirmed is not known")
        Answer microscopicallyConfirmed,

        Tnm clinical,
        Tnm pathologic,
        Tnm postTherapy,
        Between tumorSizeInMillimetres,

        @WhenUnknown("regional nodes examined: {nodesExamined}; the standard asks for {n}")
        Between nodesExamined,

        @WhenUnknown("how many nodes were positive is not known well enough: {nodesPositive}")
        Between nodesPositive,

        Answer tumorDeposits,
        @WhenUnknown("grade is not known") Answer highGrade,
        TestResult estrogenReceptor,
        TestResult progesteroneReceptor,
        @WhenUnknown("the registry says nothing of HER2") TestResult her2,
        TestResult kras,
        TestResult nras,
        TestResult mismatchRepair,
        TestResult p16,

        @WhenUnknown("PSA {psaInTenths}; whether it is {is} is not known") @Tenths("ng/mL")
        Between psaInTenths,

        @WhenUnknown("Gleason score {gleasonClinical}; whether it is {is} is not known")
        Between gleasonClinical,

        Answer gleasonPathologicDocumented,
        Answer marginsDocumented,
        Answer thicknessDocumented,
        Answer ulcerationDocumented,
        Answer mitoticRateDocumented,

        @WhenUnknown("circumferential margin {circumferentialMarginInTenths}; whether it is {is} is not known")
        @Tenths("mm")
        Between circumferentialMarginInTenths,

        int surgeryCode,
        PartialDate surgeryDate,
        PartialDate definitiveSurgeryDate,
        Answer primarySiteBiopsied,
        PartialDate biopsyDate,

        @WhenUnknown("whether a sentinel node biopsy was done is not known")
        Answer sentinelNodeBiopsy,

        @WhenUnknown("whether treatment was given before surgery is not known")
        Answer neoadjuvantTherapy,

        @WhenUnknown("whether chemotherapy was given or recommended is not known")
        Therapy chemotherapy,

        @WhenUnknown("whether chemotherapy was of more than one agent is not known")
        Answer multiAgentChemotherapy,

        PartialDate chemotherapyDate,

        @WhenUnknown("whether hormone therapy was given or recommended is not known")
        Therapy hormoneTherapy,

        PartialDate hormoneTherapyDate,

        @WhenUnknown("whether immunotherapy was given or recommended is not known")
        Therapy immunotherapy,

        PartialDate immunotherapyDate,
        Answer antiEgfrAntibody,

        @WhenUnknown("whether radiation was given or recommended is not known")
        Therapy radiation,

        @WhenUnknown("whether radiation was given is not known")
        Answer radiationGiven,

        PartialDate radiationDate,
        PartialDate radiationEndDate,
        Answer externalBeam,

        @WhenUnknown("whether the first course is active surveillance is not known")
        Answer activeSurveillance,

        @WhenUnknown("whether there was an unplanned readmission is not known")
        Answer unplannedReadmission,

        Vital vitalStatus,
        PartialDate lastContact)
        implements Fact, Serializable {

    /** Sex as registries record it. */
    public enum Sex {
        FEMALE,
        MALE,
        OTHER,
        UNKNOWN
    }

    /** Vital status as registries record it. */
    public enum Vital {
        ALIVE,
        DEAD,
        UNKNOWN
    }

    /** How much surgery of the primary site there was; what counts as a resection depends on the site. */
    public enum Surgery {
        NONE,
        /** Destruction or local excision; in the breast, less than a mastectomy. */
        LOCAL,
        /** More than a local excision; in the breast, a mastectomy. */
        RESECTION,
        /** Surgery, not specified. */
        UNSPECIFIED,
        UNKNOWN
    }

    public TumorCase {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a case needs the registry's id");
        }
        if (!isTopography(primarySite)) {
            throw new IllegalArgumentException("a case needs a primary site, C and three digits");
        }
        if (histology != 0 && (histology < 8000 || histology > 9999)) {
            throw new IllegalArgumentException("histology is 8000 to 9999, or 0 when unknown");
        }
        if (surgeryCode < -1 || surgeryCode > 99) {
            throw new IllegalArgumentException("a surgery code is 0 to 99, or -1 when unknown");
        }
        boolean open = radiation == Therapy.UNKNOWN || radiation == Therapy.RECOMMENDED;
        if (open && radiationGiven == Answer.YES) {
            radiation = Therapy.GIVEN;
        } else if (radiation == Therapy.RECOMMENDED && radiationGiven == Answer.NO) {
            radiation = Therapy.RECOMMENDED_NOT_GIVEN;
        } else if (!open) {
            radiationGiven = Answer.of(radiation == Therapy.GIVEN);
        }
    }

    private static boolean isTopography(String text) {
        return text.length() == 4
                && text.charAt(0) == 'C'
                && text.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Kind.CASE, id);
    }

    // ---- which standards

    /**
     * The cancer whose standards apply, from topography and morphology. A text and not an enum, because Drools finds the
     * rules of one disease by its hash only then; every rule of a disease compares it first.
     */
    @OneOf({
        "BREAST",
        "COLON",
        "RECTUM",
        "LUNG",
        "GASTRIC_ESOPHAGEAL",
        "BLADDER",
        "PROSTATE",
        "CERVIX",
        "KIDNEY",
        "MELANOMA",
        "HEAD_AND_NECK",
        "HEMATOLOGIC",
        "OTHER"
    })
    public String disease() {
        if (histology >= 9590) {
            return "HEMATOLOGIC";
        }
        if ((histology >= 9050 && histology <= 9055) || histology == 9140) {
            return "OTHER";
        }
        int number =
                (primarySite.charAt(1) - '0') * 100 + (primarySite.charAt(2) - '0') * 10 + primarySite.charAt(3) - '0';
        return switch (number / 10) {
            case 50 -> "BREAST";
            case 18 -> number == 181 ? "OTHER" : "COLON";
            case 19, 20 -> "RECTUM";
            case 34 -> "LUNG";
            case 15, 16 -> "GASTRIC_ESOPHAGEAL";
            case 67 -> "BLADDER";
            case 61 -> "PROSTATE";
            case 53 -> "CERVIX";
            case 64 -> "KIDNEY";
            case 44 -> histology >= 8720 && histology <= 8790 ? "MELANOMA" : "OTHER";
            default -> number < 150 || (number >= 300 && number < 330) ? "HEAD_AND_NECK" : "OTHER";
        };
    }

    /** ICD-O-3 morphology 8000 to 8579. */
    @WhenUnknown("histology is not known")
    public Answer epithelial() {
        return histology == 0 ? Answer.UNKNOWN : Answer.of(histology <= 8579);
    }

    /** Behavior 3. */
    @WhenUnknown("behavior is not known")
    public Answer invasive() {
        return behavior == -1 || behavior == 9 ? Answer.UNKNOWN : Answer.of(behavior == 3);
    }

    /**
     * What the Commission on Cancer's measures ask of every case: a first or only cancer, epithelial, invasive, with at
     * least part of the first course at the reporting site.
     */
    @WhenUnknown("not known: {scopeUnknowns}")
    public Answer inMeasureScope() {
        return Answer.all(firstOrOnlyCancer, epithelial(), invasive(), treatedHere);
    }

    /** What is not known of {@link #inMeasureScope}. */
    public List<String> scopeUnknowns() {
        List<String> unknown = new ArrayList<>();
        if (firstOrOnlyCancer == Answer.UNKNOWN) {
            unknown.add("sequence number");
        }
        if (epithelial() == Answer.UNKNOWN) {
            unknown.add("histology");
        }
        if (invasive() == Answer.UNKNOWN) {
            unknown.add("behavior");
        }
        if (treatedHere == Answer.UNKNOWN) {
            unknown.add("class of case");
        }
        return List.copyOf(unknown);
    }

    /** Invasive and epithelial: behavior 3, morphology 8000 to 8579. */
    @WhenUnknown("histology or behavior is not known")
    public Answer invasiveCarcinoma() {
        return Answer.all(epithelial(), invasive());
    }

    /**
     * Neuroendocrine tumor, carcinoid among them: morphology 8150 to 8153, 8155, 8156, 8158, 8240 to 8242, 8249 or 8683,
     * which SEER's staging of 2018 on keeps apart from the carcinomas of stomach, colon and rectum. Neuroendocrine
     * carcinoma (8246), goblet cell (8243) and mixed (8244, 8245) tumors are staged with them and are none.
     */
    @WhenUnknown("histology is not known")
    public Answer neuroendocrineTumor() {
        return switch (histology) {
            case 0 -> Answer.UNKNOWN;
            case 8150, 8151, 8152, 8153, 8155, 8156, 8158, 8240, 8241, 8242, 8249, 8683 -> Answer.YES;
            default -> Answer.NO;
        };
    }

    /** Carcinoma of the lung that is neither small cell (morphology 8041 to 8045) nor a {@link #neuroendocrineTumor}. */
    @WhenUnknown("histology is not known")
    public Answer nonSmallCell() {
        return histology == 0
                ? Answer.UNKNOWN
                : Answer.of((histology < 8041 || histology > 8045) && neuroendocrineTumor() == Answer.NO);
    }

    /**
     * Urothelial carcinoma of one kind of tissue: morphology 8120 or 8130. A carcinoma not further specified (8000 to 8010)
     * may be.
     */
    @WhenUnknown("histology {histologyInWords}; whether it is urothelial is not known")
    public Answer urothelial() {
        return histology <= 8010 ? Answer.UNKNOWN : Answer.of(histology == 8120 || histology == 8130);
    }

    /** Hepatocellular carcinoma: topography C22.0, morphology 8170 to 8175. */
    @WhenUnknown("histology is not known")
    public Answer hepatocellular() {
        if (!primarySite.equals("C220")) {
            return Answer.NO;
        }
        return histology == 0 ? Answer.UNKNOWN : Answer.of(histology >= 8170 && histology <= 8175);
    }

    /** Squamous cell carcinoma: morphology 8050 to 8089. */
    @WhenUnknown("histology is not known")
    public Answer squamous() {
        return histology == 0 ? Answer.UNKNOWN : Answer.of(histology >= 8050 && histology <= 8089);
    }

    /** Adenoid cystic carcinoma: morphology 8200. */
    @WhenUnknown("histology is not known")
    public Answer adenoidCystic() {
        return histology == 0 ? Answer.UNKNOWN : Answer.of(histology == 8200);
    }

    /** Renal cell carcinoma: morphology 8260, 8310 to 8319. */
    @WhenUnknown("histology is not known")
    public Answer renalCell() {
        return histology == 0
                ? Answer.UNKNOWN
                : Answer.of(histology == 8260 || (histology >= 8310 && histology <= 8319));
    }

    /** A melanoma of the skin, of any behavior; unknown of an invasive tumor of the skin whose morphology is not known. */
    @WhenUnknown("histology is not known: it may be a melanoma")
    public Answer melanoma() {
        boolean unspecifiedSkinTumor = histology == 0 && primarySite.startsWith("C44");
        return unspecifiedSkinTumor
                ? Answer.all(invasive(), Answer.UNKNOWN)
                : Answer.of(disease().equals("MELANOMA"));
    }

    /** Topography C15 (esophagus) or C16.0 (cardia and gastroesophageal junction). */
    public boolean esophagusOrJunction() {
        return primarySite.startsWith("C15") || primarySite.equals("C160");
    }

    /** Topography that is staged as oropharynx: C01.9, C02.4, C05.1, C05.2, C09, and C10 but the epiglottis (C10.1). */
    public boolean oropharynx() {
        return isOropharynx(primarySite);
    }

    /**
     * Whether a topography is staged as oropharynx.
     *
     * @param primarySite ICD-O-3 topography, {@code C} and three digits
     */
    public static boolean isOropharynx(String primarySite) {
        return switch (primarySite) {
            case "C019", "C024", "C051", "C052" -> true;
            case "C101" -> false;
            default -> primarySite.startsWith("C09") || primarySite.startsWith("C10");
        };
    }

    // ---- numbers, by both bounds

    // ---- stage

    /** Pathologic stage group where there is one, else clinical. */
    private int stageBeforeTherapy() {
        return pathologic.stage() >= 0 ? pathologic.stage() : clinical.stage();
    }

    /** The same, and else the stage group after neoadjuvant therapy. */
    private int stage() {
        return stageBeforeTherapy() >= 0 ? stageBeforeTherapy() : postTherapy.stage();
    }

    /** The pathologic T category where there is one, else that after neoadjuvant therapy: a resection states only one. */
    private Tnm statesT() {
        return pathologic.tNumber() < 0 && postTherapy.tNumber() >= 0 ? postTherapy : pathologic;
    }

    /** The same of N. */
    private Tnm statesN() {
        return pathologic.nNumber() < 0 && postTherapy.nNumber() >= 0 ? postTherapy : pathologic;
    }

    private static boolean isStated(String pathologic, String postTherapy) {
        return !pathologic.isEmpty() || !postTherapy.isEmpty();
    }

    private static Answer within(int stage, int from, int to) {
        return stage < 0 ? Answer.UNKNOWN : Answer.of(stage >= from && stage <= to);
    }

    /** As {@link #within}; with distant metastasis it is none of them, whatever one of the groups says. */
    private Answer stageWithin(int from, int to) {
        return metastatic() == Answer.YES ? Answer.NO : within(stage(), from, to);
    }

    /** Stage group I, II or III, without distant metastasis: pathologic, else clinical, else after neoadjuvant therapy. */
    @WhenUnknown("stage {stagesInWords}; whether it is I, II or III is not known")
    public Answer stageOneToThree() {
        return stageWithin(1, 3);
    }

    /** Stage group I or II, without distant metastasis: pathologic, else clinical, else after neoadjuvant therapy. */
    @WhenUnknown("stage {stagesInWords}; whether it is I or II is not known")
    public Answer stageOneOrTwo() {
        return stageWithin(1, 2);
    }

    /** Stage group II or III, without distant metastasis: pathologic, else clinical, else after neoadjuvant therapy. */
    @WhenUnknown("stage {stagesInWords}; whether it is II or III is not known")
    public Answer stageTwoOrThree() {
        return stageWithin(2, 3);
    }

    /** Stage group III, without distant metastasis: pathologic, else clinical, else after neoadjuvant therapy. */
    @WhenUnknown("stage {stagesInWords}; whether it is III is not known")
    public Answer stageThree() {
        return stageWithin(3, 3);
    }

    /**
     * Breast cancer of clinical anatomic stage 0, I or II: M0, and up to T2 with N0 or N1, or T3 N0. The stage group of
     * 2018 on is prognostic and may differ; where a category is missing it says so much: 0 and I are early in either sense.
     */
    @WhenUnknown("clinical stage {clinical}; whether it is 0, I or II is not known")
    public Answer clinicalStageZeroToTwo() {
        int t = clinical.tNumber();
        int n = clinical.nNumber();
        if (clinical.mNumber() == 1 || clinical.stage() == 4 || t == 4 || n > 1 || (t == 3 && n == 1)) {
            return Answer.NO;
        }
        if (t >= 0 && n >= 0) {
            return clinical.mNumber() == 0 || clinical.stage() >= 0 ? Answer.YES : Answer.UNKNOWN;
        }
        return clinical.stage() == 0 || clinical.stage() == 1 ? Answer.YES : Answer.UNKNOWN;
    }

    /** Breast cancer of clinical stage I, II or III: by the stage group, or M0 with a tumor or a node by the categories. */
    @WhenUnknown("clinical stage {clinical}; whether it is I, II or III is not known")
    public Answer clinicalStageOneToThree() {
        if (clinical.mNumber() == 1) {
            return Answer.NO;
        }
        if (clinical.stage() >= 0) {
            return within(clinical.stage(), 1, 3);
        }
        Answer tumorOrNode = Answer.any(category(clinical.tNumber(), 1, 4), category(clinical.nNumber(), 1, 3));
        return Answer.all(tumorOrNode, category(clinical.mNumber(), 0, 0));
    }

    /**
     * T1c N0 M0, or anatomic stage IB to IIIC: M0, and T1c or more or a positive node, N1mi among them. Each category is
     * the pathologic one where it is known, else the clinical. The stage group of 2018 on is prognostic: a T1a N0 without
     * receptors is IB, a T2 N0 with all of them IA. It is read only where the categories leave it open: no T1 N0 is II or
     * III. What is found after neoadjuvant therapy is evidence of as much before it, and not of less.
     */
    @WhenUnknown("stage {stagesInWords}; whether it is T1c N0 M0 or IB to IIIC is not known")
    public Answer t1cN0M0OrStageIbToIiic() {
        Answer metastatic = metastatic();
        if (metastatic == Answer.YES) {
            return Answer.NO;
        }
        Tnm tumor = pathologic.tNumber() >= 0 ? pathologic : clinical;
        int n = pathologic.nNumber() >= 0 ? pathologic.nNumber() : clinical.nNumber();
        boolean small = tumor.tNumber() == 0
                || tumor.t().startsWith("T1A")
                || tumor.t().startsWith("T1B")
                || tumor.t().startsWith("T1MI");
        if (n == 0 && small) {
            return Answer.NO;
        }
        boolean node = n > 0 || postTherapy.nNumber() > 0;
        if (node || isT1cOrMore(tumor) || isT1cOrMore(postTherapy) || stage() == 2 || stage() == 3) {
            return metastatic.not();
        }
        return stageBeforeTherapy() == 0 ? Answer.NO : Answer.UNKNOWN;
    }

    private static boolean isT1cOrMore(Tnm tumor) {
        return tumor.tNumber() > 1 || tumor.t().startsWith("T1C");
    }

    /**
     * Node-positive: a regional node is counted positive, or the pathologic N category (that after neoadjuvant therapy where
     * it is the one there is) is above 0, as N1c is by tumor deposits alone. Where no category is stated, no positive node
     * is as much as N0 only without tumor deposits, or when no node was examined.
     */
    @WhenUnknown(
            "whether a node was positive is not known: nodes positive {nodesPositive}, tumor deposits {tumorDeposits}, stage {stagesInWords}")
    public Answer nodePositive() {
        int n = statesN().nNumber();
        boolean stated = isStated(pathologic.n(), postTherapy.n());
        if (nodesPositive.atLeast() >= 1 || n > 0 || (!stated && tumorDeposits == Answer.YES)) {
            return Answer.YES;
        }
        if (n == 0) {
            return Answer.NO;
        }
        boolean negative = stated || tumorDeposits == Answer.NO || nodesExamined.atMost() == 0;
        return nodesPositive.atMost() == 0 && negative ? Answer.NO : Answer.UNKNOWN;
    }

    /**
     * Distant metastasis at diagnosis: M1, or a stage group that is only given with it, in any of the three stagings. Groups 0
     * to III are M0. Group IV is M1 in breast, colon, rectum, lung and melanoma of the skin; elsewhere, as in T4b of the
     * bladder or N1 of the prostate, it is also given without, and the M category decides.
     */
    @WhenUnknown("whether there was distant metastasis is not known: stage {stagesInWords}")
    public Answer metastatic() {
        List<Tnm> stagings = List.of(pathologic, clinical, postTherapy);
        boolean groupFour = stagings.stream().anyMatch(staging -> staging.stage() == 4);
        if (stagings.stream().anyMatch(staging -> staging.mNumber() == 1) || (groupFour && stageFourIsMetastatic())) {
            return Answer.YES;
        }
        if (stagings.stream().anyMatch(staging -> staging.mNumber() == 0)) {
            return Answer.NO;
        }
        return groupFour || stagings.stream().allMatch(staging -> staging.stage() < 0) ? Answer.UNKNOWN : Answer.NO;
    }

    private boolean stageFourIsMetastatic() {
        return switch (disease()) {
            case "BREAST", "COLON", "RECTUM", "LUNG", "MELANOMA" -> true;
            default -> false;
        };
    }

    /**
     * Cancer of the bladder or prostate without regional node or distant metastasis: clinical N0, or clinical stage group 0
     * to II which says as much, and not {@link #metastatic}.
     */
    @WhenUnknown("whether there was a positive node or distant metastasis is not known: stage {stagesInWords}")
    public Answer clinicallyLocalized() {
        Answer node = category(clinical.nNumber(), 1, 3);
        if (node == Answer.UNKNOWN && within(clinical.stage(), 0, 2) == Answer.YES) {
            node = Answer.NO;
        }
        return Answer.all(node.not(), metastatic().not());
    }

    /** Locally advanced by clinical staging: T3 or T4, or a positive regional node. */
    @WhenUnknown("clinical stage {clinical}; whether it is T3, T4 or node-positive is not known")
    public Answer clinicallyLocallyAdvanced() {
        return Answer.any(clinicalT3OrT4(), category(clinical.nNumber(), 1, 3));
    }

    private static Answer category(int number, int from, int to) {
        return number < 0 ? Answer.UNKNOWN : Answer.of(number >= from && number <= to);
    }

    /** Clinical T2 to T4, N0, M0. */
    @WhenUnknown("clinical stage {clinical}; whether it is T2 to T4 N0 M0 is not known")
    public Answer clinicalT2ToT4N0M0() {
        return Answer.all(
                category(clinical.tNumber(), 2, 4),
                category(clinical.nNumber(), 0, 0),
                category(clinical.mNumber(), 0, 0));
    }

    /** Clinical T1 or T2, N0, M0. */
    @WhenUnknown("clinical stage {clinical}; whether it is T1 or T2 N0 M0 is not known")
    public Answer clinicalT1OrT2N0M0() {
        return Answer.all(
                category(clinical.tNumber(), 1, 2),
                category(clinical.nNumber(), 0, 0),
                category(clinical.mNumber(), 0, 0));
    }

    /** Clinical N2. */
    @WhenUnknown("clinical stage {clinical}; whether it is N2 is not known")
    public Answer clinicalN2() {
        return category(clinical.nNumber(), 2, 2);
    }

    /** Pathologic N1 or N2; after neoadjuvant therapy, the category found after it. */
    @WhenUnknown("stage {stagesInWords}; whether pathologic N is N1 or N2 is not known")
    public Answer pathologicN1OrN2() {
        return category(statesN().nNumber(), 1, 2);
    }

    /** Pathologic N1 to N3; after neoadjuvant therapy, the category found after it. */
    @WhenUnknown("stage {stagesInWords}; whether pathologic N is N1 to N3 is not known")
    public Answer pathologicN1ToN3() {
        return category(statesN().nNumber(), 1, 3);
    }

    /** Pathologic T3 or T4; after neoadjuvant therapy, the category found after it. */
    @WhenUnknown("stage {stagesInWords}; whether pathologic T is T3 or T4 is not known")
    public Answer pathologicT3OrT4() {
        return category(statesT().tNumber(), 3, 4);
    }

    /**
     * Size of a pathologic T2 in millimetres, 0 for another T; after neoadjuvant therapy, of the T found after it. Of lung
     * cancers since 2018 the letter states a size, whatever else is recorded: T2a is up to 40 mm (or could not be measured),
     * T2b is larger (AJCC, 8th edition).
     */
    @WhenUnknown("stage {stagesInWords}, tumor size {sizeInWords}; whether it is a T2 of {is} mm is not known")
    public Between sizeAtPathologicT2() {
        String t = statesT().t();
        if (t.startsWith("T2A")) {
            return new Between(0, 40);
        }
        if (t.startsWith("T2B")) {
            return Between.atLeast(41);
        }
        return switch (category(statesT().tNumber(), 2, 2)) {
            case YES -> tumorSizeInMillimetres;
            case NO -> Between.exactly(0);
            case UNKNOWN -> new Between(0, tumorSizeInMillimetres.atMost());
        };
    }

    /** Clinical T1. */
    @WhenUnknown("clinical stage {clinical}; whether it is T1 is not known")
    public Answer clinicalT1() {
        return category(clinical.tNumber(), 1, 1);
    }

    /** Clinical Ta. */
    @WhenUnknown("clinical stage {clinical}; whether it is Ta is not known")
    public Answer clinicalTa() {
        return clinicalT("TA");
    }

    /** Clinical T1, Tis, or Ta of high grade. */
    @WhenUnknown(
            "clinical stage {clinical}, high grade {highGrade}; whether it is T1, Tis or Ta of high grade is not known")
    public Answer highRiskNonMuscleInvasive() {
        return Answer.any(clinicalT("T1"), clinicalT("TIS"), Answer.all(clinicalTa(), highGrade));
    }

    private Answer clinicalT(String category) {
        return clinical.t().isEmpty() || clinical.t().startsWith("TX")
                ? Answer.UNKNOWN
                : Answer.of(clinical.t().startsWith(category));
    }

    /** Clinical T1 to T2a. */
    @WhenUnknown("clinical stage {clinical}; whether it is T1 to T2a is not known")
    public Answer clinicalT1ToT2a() {
        if (clinical.tNumber() < 0 || clinical.t().equals("T2")) {
            return Answer.UNKNOWN;
        }
        return Answer.of(clinical.tNumber() == 1 || clinical.t().startsWith("T2A"));
    }

    /** Clinical T3 or T4. */
    @WhenUnknown("clinical stage {clinical}; whether it is T3 or T4 is not known")
    public Answer clinicalT3OrT4() {
        return category(clinical.tNumber(), 3, 4);
    }

    /** All of T, N and M have a clinical category; one that is blank leaves it open, an X does not count. */
    @WhenUnknown("clinical stage {clinical}: T, N or M is not on record")
    public Answer clinicalTnmAssessed() {
        return Answer.all(assessed(clinical.t()), assessed(clinical.n()), assessed(clinical.m()));
    }

    /**
     * T and N have a pathologic category, or after neoadjuvant therapy the one found after it; X counts, since the report
     * then says so.
     */
    @WhenUnknown("stage {stagesInWords}: pathologic T or N is not on record")
    public Answer pathologicTnStated() {
        return isStated(pathologic.n(), postTherapy.n()) ? pathologicTStated() : Answer.UNKNOWN;
    }

    /** T has a pathologic category, or after neoadjuvant therapy the one found after it. */
    @WhenUnknown("stage {stagesInWords}: pathologic T is not on record")
    public Answer pathologicTStated() {
        return isStated(pathologic.t(), postTherapy.t()) ? Answer.YES : Answer.UNKNOWN;
    }

    private static Answer assessed(String category) {
        return category.isEmpty() ? Answer.UNKNOWN : Answer.of(!category.endsWith("X"));
    }

    // ---- receptors and tests

    /** Estrogen or progesterone receptor positive. */
    @WhenUnknown(
            "whether a hormone receptor is positive is not known: ER {estrogenReceptor}, PR {progesteroneReceptor}")
    public Answer hormoneReceptorPositive() {
        return Answer.any(estrogenReceptor.isPositive(), progesteroneReceptor.isPositive());
    }

    /** HER2 positive. */
    @WhenUnknown("HER2 {her2}; whether it is positive is not known")
    public Answer her2Positive() {
        return her2.isPositive();
    }

    /**
     * Whether the patient is postmenopausal, the tumor of grade 1 or 2, and ultrasound of the axilla negative: in these ASCO
     * advises against a sentinel node biopsy since 2025. None of the three is a component of a case, so this is never
     * known.
     */
    @WhenUnknown("menopause, grade and ultrasound of the axilla are not on record")
    public Answer postmenopausalWithClearAxilla() {
        return Answer.UNKNOWN;
    }

    /** KRAS and NRAS results are in the record. */
    @WhenUnknown("KRAS {kras}, NRAS {nras}")
    public Answer rasDocumented() {
        return Answer.all(kras.isDocumented(), nras.isDocumented());
    }

    /** A mismatch repair or microsatellite result is in the record. */
    @WhenUnknown("the registry says nothing of mismatch repair or microsatellites")
    public Answer mismatchRepairDocumented() {
        return mismatchRepair.isDocumented();
    }

    /** A p16 result is in the record. */
    @WhenUnknown("the registry says nothing of p16")
    public Answer p16Documented() {
        return p16.isDocumented();
    }

    /** Thickness, ulceration and mitotic rate are in the record. */
    @WhenUnknown("thickness documented: {thicknessDocumented}; ulceration: {ulcerationDocumented}; mitotic rate:"
            + " {mitoticRateDocumented}")
    public Answer melanomaDocumented() {
        return Answer.all(thicknessDocumented, ulcerationDocumented, mitoticRateDocumented);
    }

    /** Gleason score and margins of the resection are in the record. */
    @WhenUnknown("Gleason score documented: {gleasonPathologicDocumented}; margins documented: {marginsDocumented}")
    public Answer prostatectomyDocumented() {
        return Answer.all(gleasonPathologicDocumented, marginsDocumented);
    }

    // ---- treatment

    /**
     * How much surgery of the primary site there was. What registries code as surgery of the bladder though a drug is only
     * instilled (15, 16) is none; nor is there any of blood and marrow (C42 but the spleen), whose code is 98.
     */
    public Surgery surgery() {
        if (surgeryCode == 0
                || ((surgeryCode == 15 || surgeryCode == 16) && primarySite.startsWith("C67"))
                || (surgeryCode == 98 && primarySite.startsWith("C42") && !primarySite.equals("C422"))) {
            return Surgery.NONE;
        }
        if (surgeryCode < 0 || surgeryCode >= 98) {
            return Surgery.UNKNOWN;
        }
        if (surgeryCode >= 90) {
            return Surgery.UNSPECIFIED;
        }
        // A wedge or segment of lung takes nodes with it and is a resection; elsewhere codes below 30 are local.
        int resection = primarySite.startsWith("C34") ? 20 : 30;
        return surgeryCode >= resection ? Surgery.RESECTION : Surgery.LOCAL;
    }

    /** Surgery of the primary site of any extent. */
    @WhenUnknown("whether the primary site was operated on is not known")
    public Answer operated() {
        return switch (surgery()) {
            case NONE -> Answer.NO;
            case UNKNOWN -> Answer.UNKNOWN;
            default -> Answer.YES;
        };
    }

    /** Surgery of the primary site beyond a local excision; in the breast, a mastectomy. */
    @WhenUnknown("whether the primary site was resected is not known: surgery {surgery}")
    public Answer resected() {
        return switch (surgery()) {
            case NONE, LOCAL -> Answer.NO;
            case RESECTION -> Answer.YES;
            case UNSPECIFIED, UNKNOWN -> Answer.UNKNOWN;
        };
    }

    /** Destruction or local excision and no more; in the breast, breast-conserving surgery. */
    @WhenUnknown("the extent of surgery is not known: surgery {surgery}")
    public Answer locallyExcised() {
        return switch (surgery()) {
            case NONE, RESECTION -> Answer.NO;
            case LOCAL -> Answer.YES;
            case UNSPECIFIED, UNKNOWN -> Answer.UNKNOWN;
        };
    }

    /** Radical prostatectomy or more: code 50 or 70; code 80 does not say how much of the prostate was removed. */
    @WhenUnknown("the extent of surgery is not known: surgery {surgery}")
    public Answer radicalProstatectomy() {
        return operated() == Answer.UNKNOWN || surgeryCode >= 80 ? Answer.UNKNOWN : Answer.of(surgeryCode >= 50);
    }

    private static Answer given(Therapy therapy) {
        return switch (therapy) {
            case GIVEN -> Answer.YES;
            case UNKNOWN, RECOMMENDED -> Answer.UNKNOWN;
            default -> Answer.NO;
        };
    }

    /** Chemotherapy was given. */
    @WhenUnknown("chemotherapy {chemotherapyInWords}")
    public Answer chemotherapyGiven() {
        return given(chemotherapy);
    }

    /** Hormone therapy was given. */
    @WhenUnknown("hormone therapy {hormoneTherapyInWords}")
    public Answer hormoneTherapyGiven() {
        return given(hormoneTherapy);
    }

    /** Immunotherapy was given. */
    @WhenUnknown("immunotherapy {immunotherapyInWords}")
    public Answer immunotherapyGiven() {
        return given(immunotherapy);
    }

    /** An antibody against EGFR was given. */
    @WhenUnknown("whether an antibody against EGFR was given is not known: immunotherapy {immunotherapyInWords}")
    public Answer antiEgfrAntibodyGiven() {
        return Answer.all(given(immunotherapy), antiEgfrAntibody);
    }

    private static Answer contraindicatedOrRefused(Therapy therapy) {
        return switch (therapy) {
            case CONTRAINDICATED, REFUSED -> Answer.YES;
            case UNKNOWN, RECOMMENDED -> Answer.UNKNOWN;
            default -> Answer.NO;
        };
    }

    /** Chemotherapy was contraindicated or refused; of one only known to be recommended that is not known. */
    @WhenUnknown("whether chemotherapy was contraindicated or refused is not known: it {chemotherapyInWords}")
    public Answer chemotherapyContraindicatedOrRefused() {
        return contraindicatedOrRefused(chemotherapy);
    }

    /** Immunotherapy was contraindicated or refused; of one only known to be recommended that is not known. */
    @WhenUnknown("whether immunotherapy was contraindicated or refused is not known: it {immunotherapyInWords}")
    public Answer immunotherapyContraindicatedOrRefused() {
        return contraindicatedOrRefused(immunotherapy);
    }

    /** Immunotherapy was given for a tumor that is microsatellite unstable or deficient in mismatch repair. */
    @WhenUnknown(
            "whether immunotherapy was given for deficient mismatch repair is not known: immunotherapy {immunotherapyInWords}, mismatch repair deficiency {mismatchRepair}")
    public Answer immunotherapyForMismatchRepairDeficiency() {
        return Answer.all(given(immunotherapy), mismatchRepair.isPositive());
    }

    /** Radiation by external beam was given. */
    @WhenUnknown("whether external beam radiation was given is not known: radiation {radiationInWords}")
    public Answer externalBeamGiven() {
        return Answer.all(radiationGiven, externalBeam);
    }

    /** Chemotherapy or immunotherapy was given. */
    public Answer systemicTherapyGiven() {
        return Answer.any(given(chemotherapy), given(immunotherapy));
    }

    /** Local excision, with chemotherapy and radiation. */
    public Answer triModality() {
        return Answer.all(locallyExcised(), given(chemotherapy), radiationGiven);
    }

    /** Any treatment of the first course: surgery of the primary site, chemotherapy, hormones, immunotherapy, radiation. */
    @WhenUnknown("whether there was treatment is not known")
    public Answer activelyTreated() {
        return Answer.any(operated(), given(chemotherapy), given(hormoneTherapy), given(immunotherapy), radiationGiven);
    }

    // ---- intervals in days, by both bounds

    private Between days(Answer happened, PartialDate date) {
        return switch (happened) {
            case NO -> Between.NEVER;
            case YES -> date.daysSince(diagnosis);
            case UNKNOWN -> Between.UNKNOWN;
        };
    }

    /** From one event to a later one: never when the second did not follow, or one of them did not happen. */
    private static Between days(Answer first, PartialDate firstDate, Answer second, PartialDate secondDate) {
        return switch (Answer.all(first, second)) {
            case NO -> Between.NEVER;
            case YES -> firstDate.daysUntil(secondDate);
            case UNKNOWN -> Between.UNKNOWN;
        };
    }

    /** The number of days from diagnosis to death. */
    @WhenUnknown("whether the patient was alive {n} days after diagnosis is not known: {survivalInWords}")
    public Between daysToDeath() {
        return switch (vitalStatus) {
            case DEAD -> lastContact.daysSince(diagnosis);
            case ALIVE -> {
                Between known = lastContact.daysSince(diagnosis);
                // Alive on that day: a death the same day would be the last contact.
                yield known.equals(Between.UNKNOWN) ? known : Between.atLeast(known.atLeast() + 1);
            }
            // Dead or alive, not dead before that day.
            case UNKNOWN -> Between.atLeast(lastContact.daysSince(diagnosis).atLeast());
        };
    }

    /** True when the surgery the code describes is dated before the first surgery: then nothing is known of either. */
    private boolean surgeryContradictsItself() {
        return surgeryDate.isBounded()
                && definitiveSurgeryDate.isBounded()
                && definitiveSurgeryDate.latestDay() < surgeryDate.earliestDay();
    }

    private PartialDate firstSurgery() {
        return surgeryContradictsItself()
                ? PartialDate.UNKNOWN
                : surgeryDate.isBounded() ? surgeryDate : definitiveSurgeryDate;
    }

    /** The surgery the code describes: what comes before or after surgery comes before or after this one. */
    private PartialDate definitiveSurgery() {
        return surgeryContradictsItself()
                ? PartialDate.UNKNOWN
                : definitiveSurgeryDate.isBounded() ? definitiveSurgeryDate : surgeryDate;
    }

    /** The number of days from diagnosis to the first surgery of the primary site. */
    @WhenUnknown("{surgeryInWords}; the standard allows {n} days")
    public Between daysToSurgery() {
        return days(operated(), firstSurgery());
    }

    /** The number of days from diagnosis to chemotherapy. */
    @WhenUnknown("chemotherapy {chemotherapyInWords}; the standard allows {n} days")
    public Between daysToChemotherapy() {
        return days(chemotherapyGiven(), chemotherapyDate);
    }

    /** The number of days from diagnosis to hormone therapy. */
    @WhenUnknown("hormone therapy {hormoneTherapyInWords}; the standard allows {n} days")
    public Between daysToHormoneTherapy() {
        return days(hormoneTherapyGiven(), hormoneTherapyDate);
    }

    /** The number of days from diagnosis to immunotherapy. */
    @WhenUnknown("immunotherapy {immunotherapyInWords}; the standard allows {n} days")
    public Between daysToImmunotherapy() {
        return days(immunotherapyGiven(), immunotherapyDate);
    }

    /** The number of days from diagnosis to radiation. */
    @WhenUnknown("radiation {radiationInWords}; the standard allows {n} days")
    public Between daysToRadiation() {
        return days(radiationGiven, radiationDate);
    }

    /** A local excision is how the diagnosis is made: the first treatment is what came first beyond it. */
    @WhenUnknown("{firstTreatmentInWords}; the standard allows {n} days")
    public Between daysToFirstTreatment() {
        return days(resected(), definitiveSurgery())
                .orEarlier(days(chemotherapyGiven(), chemotherapyDate))
                .orEarlier(days(immunotherapyGiven(), immunotherapyDate))
                .orEarlier(days(radiationGiven, radiationDate));
    }

    /** An end before the start contradicts it, and nothing is known. */
    @WhenUnknown("{lengthOfRadiationInWords}; the standard allows {n} days")
    public Between daysOfRadiation() {
        return switch (radiationGiven) {
            case NO -> Between.NEVER;
            case YES -> radiationEndDate.daysSince(radiationDate);
            case UNKNOWN -> Between.UNKNOWN;
        };
    }

    /** The number of days from surgery to radiation; never when it started before. */
    @WhenUnknown("{radiationAroundSurgeryInWords}; the standard allows {n} days")
    public Between daysFromSurgeryToRadiation() {
        return days(operated(), definitiveSurgery(), radiationGiven, radiationDate);
    }

    /** The number of days from surgery to chemotherapy; never when it started before. */
    @WhenUnknown("{chemotherapyAroundSurgeryInWords}; the standard allows {n} day")
    public Between daysFromSurgeryToChemotherapy() {
        return days(operated(), definitiveSurgery(), chemotherapyGiven(), chemotherapyDate);
    }

    private Between precedesSurgeryBy(Answer given, PartialDate date) {
        return switch (Answer.all(given, operated())) {
            case NO -> Between.NEVER;
            case YES -> date.daysBefore(definitiveSurgery());
            case UNKNOWN -> Between.UNKNOWN;
        };
    }

    /** The number of days by which chemotherapy started after surgery; 0 when on its day or earlier. */
    @WhenUnknown("{chemotherapyAroundSurgeryInWords}; whether it is {is} days after surgery is not known")
    public Between chemotherapyFollowsSurgeryBy() {
        return switch (Answer.all(chemotherapyGiven(), operated())) {
            case NO -> Between.NEVER;
            case YES -> definitiveSurgery().daysBefore(chemotherapyDate);
            case UNKNOWN -> Between.UNKNOWN;
        };
    }

    /** The number of days by which chemotherapy started before surgery; 0 when on its day or later. */
    @WhenUnknown("{chemotherapyAroundSurgeryInWords}; whether it is {is} days before surgery is not known")
    public Between chemotherapyPrecedesSurgeryBy() {
        return precedesSurgeryBy(chemotherapyGiven(), chemotherapyDate);
    }

    /** The number of days by which immunotherapy started before surgery; 0 when on its day or later. */
    @WhenUnknown("{immunotherapyAroundSurgeryInWords}; whether it is {is} days before surgery is not known")
    public Between immunotherapyPrecedesSurgeryBy() {
        return precedesSurgeryBy(immunotherapyGiven(), immunotherapyDate);
    }

    private static Answer followed(Between days) {
        if (days.equals(Between.NEVER)) {
            return Answer.NO;
        }
        return days.atMost() == Integer.MAX_VALUE ? Answer.UNKNOWN : Answer.YES;
    }

    /** The primary site was biopsied on a day before it was first operated on. */
    @WhenUnknown("whether the primary site was biopsied before surgery is not known: {biopsyAroundSurgeryInWords}")
    public Answer biopsiedBeforeSurgery() {
        return Answer.all(primarySiteBiopsied, operated(), isBefore(biopsyDate, firstSurgery()));
    }

    private static Answer isBefore(PartialDate date, PartialDate later) {
        Between days = date.daysBefore(later);
        return days.atLeast() > 0 ? Answer.YES : days.atMost() == 0 ? Answer.NO : Answer.UNKNOWN;
    }

    /** Radiation started on the day of surgery or later. */
    @WhenUnknown("whether radiation followed surgery is not known: {radiationAroundSurgeryInWords}")
    public Answer radiationAfterSurgery() {
        return followed(days(operated(), definitiveSurgery(), radiationGiven, radiationDate));
    }

    /** Cystectomy, or local excision with chemotherapy and radiation. */
    @WhenUnknown(
            "whether there was cystectomy or tri-modality treatment is not known: surgery {surgery}, chemotherapy {chemotherapyInWords}, radiation {radiationInWords}")
    public Answer cystectomyOrTriModality() {
        return Answer.any(resected(), triModality());
    }

    // ---- in words, for sentences: days and categories, no dates

    private static String daysInWords(Between days) {
        if (days.equals(Between.UNKNOWN)) {
            return "an unknown number of days";
        }
        return days.equals(Between.exactly(1)) ? "1 day" : days + " days";
    }

    private String treatmentInWords(Therapy therapy, Answer given, PartialDate date) {
        return therapy == Therapy.GIVEN
                ? "started " + daysInWords(date.daysSince(diagnosis)) + " after diagnosis"
                : notGivenInWords(therapy, given);
    }

    private static String notGivenInWords(Therapy therapy, Answer given) {
        return switch (therapy) {
            case GIVEN -> "was given";
            case NOT_PLANNED -> "was not part of the first course";
            case CONTRAINDICATED -> "was contraindicated";
            case DIED_BEFORE -> "was not started before the patient died";
            case RECOMMENDED_NOT_GIVEN -> "was recommended and not given";
            case REFUSED -> "was recommended and refused";
            case RECOMMENDED -> "was recommended; whether it was given is not known";
            case UNKNOWN -> given == Answer.NO ? "was not given; why is not known" : "is not known to have been given";
        };
    }

    /** When a treatment started, seen from surgery; why there is no such time when it has none. */
    private String aroundSurgeryInWords(String treatment, Therapy therapy, Answer given, PartialDate date) {
        if (therapy != Therapy.GIVEN) {
            return treatment + " " + notGivenInWords(therapy, given);
        }
        return operated() == Answer.YES
                ? treatment + " started " + fromSurgeryInWords(date, definitiveSurgery())
                : treatment + " was given; " + noSurgeryInWords();
    }

    private String noSurgeryInWords() {
        return operated() == Answer.NO
                ? "the primary site was not operated on"
                : "whether the primary site was operated on is not known";
    }

    /** Before, on or after the day of surgery; of two dates of which neither is certainly the later, both bounds. */
    private static String fromSurgeryInWords(PartialDate date, PartialDate surgery) {
        Between after = surgery.daysUntil(date);
        Between before = date.daysUntil(surgery);
        if (after.equals(Between.exactly(0))) {
            return "on the day of surgery";
        }
        if (after.isBounded()) {
            return daysInWords(after) + " after surgery";
        }
        if (before.isBounded()) {
            return daysInWords(before) + " before surgery";
        }
        Between sooner = date.daysBefore(surgery);
        Between later = surgery.daysBefore(date);
        return sooner.isBounded() && later.isBounded()
                ? "between " + daysInWords(Between.exactly(sooner.atMost())) + " before and "
                        + daysInWords(Between.exactly(later.atMost())) + " after surgery"
                : "an unknown number of days from surgery";
    }

    /** For a sentence: what became of it and when. */
    public String chemotherapyInWords() {
        return treatmentInWords(chemotherapy, chemotherapyGiven(), chemotherapyDate);
    }

    /** For a sentence: what became of it and when. */
    public String hormoneTherapyInWords() {
        return treatmentInWords(hormoneTherapy, hormoneTherapyGiven(), hormoneTherapyDate);
    }

    /** For a sentence: what became of it and when. */
    public String immunotherapyInWords() {
        return treatmentInWords(immunotherapy, immunotherapyGiven(), immunotherapyDate);
    }

    /** For a sentence: what became of it and when. */
    public String radiationInWords() {
        return treatmentInWords(radiation, radiationGiven, radiationDate);
    }

    /** For a sentence: when the primary site was operated on, seen from diagnosis. */
    public String surgeryInWords() {
        return operated() == Answer.YES
                ? "surgery " + daysInWords(firstSurgery().daysSince(diagnosis)) + " after diagnosis"
                : noSurgeryInWords();
    }

    /** For a sentence: when treatment beyond a local excision began, seen from diagnosis. */
    public String firstTreatmentInWords() {
        Between days = daysToFirstTreatment();
        return days.equals(Between.NEVER)
                ? "no treatment beyond a local excision was given"
                : "the first treatment beyond a local excision came " + daysInWords(days) + " after diagnosis";
    }

    /** For a sentence: how long it took. */
    public String lengthOfRadiationInWords() {
        return radiation == Therapy.GIVEN
                ? "radiation took " + daysInWords(daysOfRadiation())
                : "radiation " + notGivenInWords(radiation, radiationGiven);
    }

    /** For a sentence: when it started, seen from surgery. */
    public String radiationAroundSurgeryInWords() {
        return aroundSurgeryInWords("radiation", radiation, radiationGiven, radiationDate);
    }

    /** For a sentence: when it started, seen from surgery. */
    public String chemotherapyAroundSurgeryInWords() {
        return aroundSurgeryInWords("chemotherapy", chemotherapy, chemotherapyGiven(), chemotherapyDate);
    }

    /** For a sentence: when it started, seen from surgery. */
    public String immunotherapyAroundSurgeryInWords() {
        return aroundSurgeryInWords("immunotherapy", immunotherapy, immunotherapyGiven(), immunotherapyDate);
    }

    /** For a sentence: when the primary site was biopsied, seen from surgery. */
    public String biopsyAroundSurgeryInWords() {
        return switch (primarySiteBiopsied) {
            case YES ->
                operated() == Answer.YES
                        ? "the primary site was biopsied " + fromSurgeryInWords(biopsyDate, firstSurgery())
                        : "the primary site was biopsied; " + noSurgeryInWords();
            case NO -> "the primary site was not biopsied";
            case UNKNOWN -> "whether the primary site was biopsied is not known";
        };
    }

    /** For a sentence. */
    public String daysToDeathInWords() {
        return daysInWords(daysToDeath());
    }

    /** For a sentence: whether and how long after diagnosis the patient is known to have lived or died. */
    public String survivalInWords() {
        String when = daysInWords(lastContact.daysSince(diagnosis));
        return switch (vitalStatus) {
            case DEAD -> "died " + when + " after diagnosis";
            case ALIVE -> "last known alive " + when + " after diagnosis";
            case UNKNOWN -> "vital status is not known, last contact " + when + " after diagnosis";
        };
    }

    /** For a sentence, in millimetres. */
    public String circumferentialMarginInWords() {
        return circumferentialMarginInTenths.inTenthsOf("mm");
    }

    /** For a sentence, in millimetres. */
    public String sizeInWords() {
        return Between.UNKNOWN.equals(tumorSizeInMillimetres) ? "unknown" : tumorSizeInMillimetres + " mm";
    }

    /** For a sentence: the ICD-O-3 morphology. */
    public String histologyInWords() {
        return histology == 0 ? "unknown" : String.valueOf(histology);
    }

    /** For a sentence: what is on record of the pathologic stage, the clinical one and that after neoadjuvant therapy. */
    public String stagesInWords() {
        String stages = Stream.of(
                        inWords("pathologic", pathologic),
                        inWords("clinical", clinical),
                        inWords("after neoadjuvant therapy", postTherapy))
                .filter(stage -> !stage.isEmpty())
                .collect(Collectors.joining(", "));
        return stages.isEmpty() ? "not on record" : stages;
    }

    /** @param stage null only of a case made against its word, whose verdicts are failures: these are worded too */
    private static String inWords(String staging, @Nullable Tnm stage) {
        return stage == null || stage.written().isEmpty() ? "" : staging + " " + stage.written();
    }

    // ---- making one

    /** A builder that starts from a case of which nothing is known but what it needs to be one. */
    public static TumorCaseBuilder builder(String id, String site, String primarySite) {
        return TumorCaseBuilder.like(new TumorCase(
                id,
                site,
                primarySite,
                PartialDate.UNKNOWN,
                0,
                -1,
                Sex.UNKNOWN,
                Between.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Tnm.UNKNOWN,
                Tnm.UNKNOWN,
                Tnm.UNKNOWN,
                Between.UNKNOWN,
                Between.UNKNOWN,
                Between.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                TestResult.UNKNOWN,
                TestResult.UNKNOWN,
                TestResult.UNKNOWN,
                TestResult.UNKNOWN,
                TestResult.UNKNOWN,
                TestResult.UNKNOWN,
                TestResult.UNKNOWN,
                Between.UNKNOWN,
                Between.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Between.UNKNOWN,
                -1,
                PartialDate.UNKNOWN,
                PartialDate.UNKNOWN,
                Answer.UNKNOWN,
                PartialDate.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Therapy.UNKNOWN,
                Answer.UNKNOWN,
                PartialDate.UNKNOWN,
                Therapy.UNKNOWN,
                PartialDate.UNKNOWN,
                Therapy.UNKNOWN,
                PartialDate.UNKNOWN,
                Answer.UNKNOWN,
                Therapy.UNKNOWN,
                Answer.UNKNOWN,
                PartialDate.UNKNOWN,
                PartialDate.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Answer.UNKNOWN,
                Vital.UNKNOWN,
                PartialDate.UNKNOWN));
    }

    /** A builder that starts from this case. Whether radiation was given follows from what is said of radiation then. */
    public TumorCaseBuilder toBuilder() {
        boolean follows = radiation != Therapy.UNKNOWN && radiation != Therapy.RECOMMENDED;
        return TumorCaseBuilder.like(this).radiationGiven(follows ? Answer.UNKNOWN : radiationGiven);
    }

    /** The id alone: a log must not hold what is known of a patient. */
    @Override
    public String toString() {
        return citation();
    }
}
