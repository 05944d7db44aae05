package care.concordance.naaccr;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a case of an abstract's values. A blank item and a code that means unknown are unknown; a code the item does not
 * have is a mistake, since guessing what it stands for would change verdicts.
 */
final class CaseMaker {

    private static final Pattern GROUP =
            Pattern.compile("(?i)0(a|is|s)?|[1-4][A-E]?[0-9]?|I{1,3}[A-C]?[0-9]?|IV[A-C]?|OC|88|99|X|unk");
    private static final Pattern TENTHS = Pattern.compile("[0-9]{1,4}\\.[0-9]");
    private static final Pattern NO_TENTHS = Pattern.compile("X{2,3}\\.[0-9]");
    private static final Pattern GLEASON = Pattern.compile("0[2-9]|10");
    private static final Pattern NO_GLEASON = Pattern.compile("X9");
    private static final Pattern UNKNOWN_GLEASON = Pattern.compile("X[789]");
    private static final Pattern THICKNESS = Pattern.compile("A?[0-9]{1,3}\\.[0-9]|XX\\.1|AX\\.[0-9]");
    private static final Pattern NO_THICKNESS = Pattern.compile("XX\\.9");
    private static final Pattern MITOTIC_RATE = Pattern.compile("[0-9]{1,2}|X[1-6]");
    private static final Pattern NO_MITOTIC_RATE = Pattern.compile("X[79]");
    private static final Pattern SURGERY_2023 = Pattern.compile("[A-Z][0-9]{3}");

    private final @Nullable String[] patient;
    private final @Nullable String[] tumor;

    private CaseMaker(@Nullable String[] patient, @Nullable String[] tumor) {
        this.patient = patient;
        this.tumor = tumor;
    }

    static TumorCase make(String id, String registry, @Nullable String[] patient, @Nullable String[] tumor)
            throws BadValue {
        return new CaseMaker(patient, tumor).make(id, registry);
    }

    private String value(String item) {
        int slot = Items.slot(item);
        String value = tumor[slot] == null ? patient[slot] : tumor[slot];
        return value == null ? "" : value.strip();
    }

    private static BadValue unknownCode(String item, String value) {
        return new BadValue(item, value, "the item has no such code");
    }

    private TumorCase make(String id, String registry) throws BadValue {
        String site = value("reportingFacility");
        String primarySite = value("primarySite");
        if (primarySite.length() != 4 || primarySite.charAt(0) != 'C' || digits(primarySite, 1, 4) < 0) {
            throw new BadValue(
                    "primarySite",
                    primarySite,
                    "not a topography code, C and three digits: which standards apply cannot be told");
        }
        PartialDate diagnosis = date("dateOfDiagnosis");
        Therapy chemotherapy = therapy("rxSummChemo");
        Therapy hormones = therapy("rxSummHormone");
        Therapy immunotherapy = therapy("rxSummBrm");
        Therapy radiation = radiation();
        return TumorCase.builder(id, site.isEmpty() ? registry : site, primarySite)
                .diagnosis(diagnosis)
                .histology(number("histologicTypeIcdO3", 8000, 9999, 0))
                .behavior(behavior())
                .sex(sex())
                .age(age(diagnosis))
                .firstOrOnlyCancer(firstOrOnly())
                .treatedHere(treatedHere())
                .microscopicallyConfirmed(answer("diagnosticConfirmation", "1234", "5678", "9"))
                .clinical(tnm("ajccTnmClin", stagedBefore2018(diagnosis, "tnmClinStageGroup")))
                .pathologic(tnm("ajccTnmPath", stagedBefore2018(diagnosis, "tnmPathStageGroup")))
                .postTherapy(tnm("ajccTnmPostTherapy", ""))
                .tumorSize(tumorSize())
                .nodesExamined(nodes("regionalNodesExamined", 95, 96, 97, 98))
                .nodesPositive(nodes("regionalNodesPositive", 98, 95, 97))
                .highGrade(highGrade())
                .estrogenReceptor(test("estrogenReceptorSummary", "0", "1"))
                .progesteroneReceptor(test("progesteroneRecepSummary", "0", "1"))
                .her2(her2())
                .kras(test("kras", "0", "1234"))
                .nras(test("nrasMutationalAnalysis", "0", "1234"))
                .mismatchRepair(mismatchRepair())
                .p16(test("p16", "0", "1"))
                .psa(tenths("psaLabValue"))
                .gleasonClinical(gleason())
                .gleasonPathologicDocumented(documented("gleasonScorePathological", GLEASON, NO_GLEASON))
                .marginsDocumented(answer("rxSummSurgicalMargins", "01237", "", "89"))
                .thicknessDocumented(documented("breslowTumorThickness", THICKNESS, NO_THICKNESS))
                .ulcerationDocumented(answer("ulceration", "01", "9", "8"))
                .mitoticRateDocumented(documented("mitoticRateMelanoma", MITOTIC_RATE, NO_MITOTIC_RATE))
                .circumferentialMargin(tenths("circumferentialResectionMargin"))
                .surgeryCode(surgeryCode(diagnosis))
                .surgeryDate(date("rxDateSurgery"))
                .primarySiteBiopsied(biopsied())
                .biopsyDate(date("rxDateDxStgProc"))
                .sentinelNodeBiopsy(answer("rxSummScopeRegLnSur", "267", "01345", "9"))
                .neoadjuvantTherapy(neoadjuvant(chemotherapy, hormones, immunotherapy, radiation))
                .chemotherapy(chemotherapy)
                .multiAgentChemotherapy(multiAgent())
                .chemotherapyDate(date("rxDateChemo"))
                .hormoneTherapy(hormones)
                .hormoneTherapyDate(date("rxDateHormone"))
                .immunotherapy(immunotherapy)
                .immunotherapyDate(date("rxDateBrm"))
                .radiation(radiation)
                .radiationDate(date("rxDateRadiation"))
                .radiationEndDate(date("rxDateRadiationEnded"))
                .externalBeam(externalBeam())
                .firstTreatmentDate(
                        value("date1stCrsRxCoc").isEmpty() ? date("dateInitialRxSeer") : date("date1stCrsRxCoc"))
                .activeSurveillance(answer("rxSummTreatmentStatus", "2", "01", "9"))
                .unplannedReadmission(answer("readmSameHosp30Days", "13", "02", "9"))
                .vitalStatus(vital())
                .lastContact(date("dateOfLastContact"))
                .build();
    }

    /** A date: eight digits, or fewer when the day or the month and day are not known. */
    private PartialDate date(String item) throws BadValue {
        String value = value(item);
        if (value.equals("99999999") || value.equals("88888888") || value.equals("00000000")) {
            // Written before blanks took their place: unknown, or no such event, which another item says.
            return PartialDate.UNKNOWN;
        }
        String digits = value.endsWith("99") && value.length() > 4 ? value.substring(0, value.length() - 2) : value;
        if (digits.endsWith("99") && digits.length() == 6) {
            digits = digits.substring(0, 4);
        }
        if (digits.isEmpty()) {
            return PartialDate.UNKNOWN;
        }
        int length = digits.length();
        if ((length != 4 && length != 6 && length != 8) || digits(digits, 0, length) < 0) {
            throw new BadValue(item, value, "not a date: write YYYYMMDD, YYYYMM or YYYY");
        }
        int year = digits(digits, 0, 4);
        if (year < 1880 || year > 2100) {
            throw new BadValue(item, value, "the year lies outside 1880 to 2100");
        }
        try {
            if (length == 4) {
                return PartialDate.ofYear(year);
            }
            int month = digits(digits, 4, 6);
            return length == 6
                    ? PartialDate.of(YearMonth.of(year, month))
                    : PartialDate.of(LocalDate.of(year, month, digits(digits, 6, 8)));
        } catch (DateTimeException e) {
            throw new BadValue(item, value, "no day of the calendar");
        }
    }

    /** The number that some digits of a text write; -1 when one of them is not a digit. At most nine. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    private int number(String item, int least, int most, int unknown) throws BadValue {
        String value = value(item);
        if (value.isEmpty()) {
            return unknown;
        }
        int number = value.length() > 6 ? -1 : digits(value, 0, value.length());
        if (number < 0 || number < least || number > most) {
            throw new BadValue(item, value, "not a whole number from " + least + " to " + most);
        }
        return number;
    }

    /** A one-digit code. */
    private Answer answer(String item, String yes, String no, String unknown) throws BadValue {
        String value = value(item);
        if (value.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (value.length() == 1) {
            if (yes.contains(value)) {
                return Answer.YES;
            }
            if (no.contains(value)) {
                return Answer.NO;
            }
            if (unknown.contains(value)) {
                return Answer.UNKNOWN;
            }
        }
        throw unknownCode(item, value);
    }

    private Answer documented(String item, Pattern yes, Pattern no) {
        String value = value(item);
        if (value.isEmpty()) {
            return Answer.UNKNOWN;
        }
        return yes.matcher(value).matches() ? Answer.YES : no.matcher(value).matches() ? Answer.NO : Answer.UNKNOWN;
    }

    /** Codes 7 (ordered, not in the chart) and 9 (not documented) are not 8 and blank, where the registry says nothing. */
    private TestResult test(String item, String negative, String positive) throws BadValue {
        String value = value(item);
        if (value.isEmpty() || value.equals("8")) {
            return TestResult.UNKNOWN;
        }
        if (value.length() == 1) {
            if (negative.contains(value)) {
                return TestResult.NEGATIVE;
            }
            if (positive.contains(value)) {
                return TestResult.POSITIVE;
            }
            if (value.equals("7") || value.equals("9")) {
                return TestResult.NOT_DOCUMENTED;
            }
        }
        throw unknownCode(item, value);
    }

    private TestResult her2() throws BadValue {
        TestResult overall = test("her2OverallSummary", "0", "1");
        if (overall == TestResult.POSITIVE || overall == TestResult.NEGATIVE) {
            return overall;
        }
        TestResult ish = value("her2IshSummary").equals("2") ? TestResult.EQUIVOCAL : test("her2IshSummary", "0", "3");
        TestResult ihc =
                value("her2IhcSummary").equals("2") ? TestResult.EQUIVOCAL : test("her2IhcSummary", "014", "3");
        // Either method makes it positive; else ISH, which is done because IHC did not decide, has the word.
        if (ish == TestResult.POSITIVE || ihc == TestResult.POSITIVE) {
            return TestResult.POSITIVE;
        }
        if (ish == TestResult.NEGATIVE || ish == TestResult.EQUIVOCAL) {
            return ish;
        }
        return ihc == TestResult.NEGATIVE || ihc == TestResult.EQUIVOCAL ? ihc : overall;
    }

    private TestResult mismatchRepair() throws BadValue {
        return value("microsatelliteInstability").equals("1")
                ? TestResult.EQUIVOCAL
                : test("microsatelliteInstability", "0", "2");
    }

    private int behavior() throws BadValue {
        int behavior = number("behaviorCodeIcdO3", 0, 9, -1);
        if (behavior != -1 && "012369".indexOf('0' + behavior) < 0) {
            throw unknownCode("behaviorCodeIcdO3", value("behaviorCodeIcdO3"));
        }
        return behavior;
    }

    private TumorCase.Sex sex() throws BadValue {
        String assigned = value("sexAssignedAtBirth");
        String item = assigned.isEmpty() || assigned.equals("9") ? "sex" : "sexAssignedAtBirth";
        String value = value(item);
        return switch (value) {
            case "", "9" -> TumorCase.Sex.UNKNOWN;
            case "1" -> TumorCase.Sex.MALE;
            case "2" -> TumorCase.Sex.FEMALE;
            case "3", "4", "5", "6" -> {
                if (!item.equals("sex")) {
                    throw unknownCode(item, value);
                }
                yield value.equals("5")
                        ? TumorCase.Sex.MALE
                        : value.equals("6") ? TumorCase.Sex.FEMALE : TumorCase.Sex.OTHER;
            }
            default -> throw unknownCode(item, value);
        };
    }

    /** The age given, else what birth and diagnosis allow. */
    private Between age(PartialDate diagnosis) throws BadValue {
        String value = value("ageAtDiagnosis");
        if (!value.isEmpty() && !value.equals("999")) {
            return Between.exactly(number("ageAtDiagnosis", 0, 120, 0));
        }
        PartialDate birth = date("dateOfBirth");
        if (!birth.isBounded() || !diagnosis.isBounded()) {
            return Between.UNKNOWN;
        }
        long most = ChronoUnit.YEARS.between(birth.earliest(), diagnosis.latest());
        long least = Math.max(0, ChronoUnit.YEARS.between(birth.latest(), diagnosis.earliest()));
        if (most < 0) {
            throw new BadValue("dateOfBirth", value("dateOfBirth"), "lies after the date of diagnosis");
        }
        return new Between((int) least, (int) most);
    }

    private Answer firstOrOnly() throws BadValue {
        String item = value("sequenceNumberHospital").isEmpty() ? "sequenceNumberCentral" : "sequenceNumberHospital";
        int sequence = number(item, 0, 99, -1);
        if (sequence == -1 || sequence >= 88) {
            return Answer.UNKNOWN;
        }
        return Answer.of(sequence <= 1);
    }

    private Answer treatedHere() throws BadValue {
        int value = number("classOfCase", 0, 99, 99);
        return switch (value) {
            case 10, 11, 12, 13, 14, 20, 21, 22 -> Answer.YES;
            case 0, 30, 31, 32, 33, 34, 35, 36, 37, 38, 40, 41, 42, 43, 49 -> Answer.NO;
            case 99 -> Answer.UNKNOWN;
            default -> throw unknownCode("classOfCase", value("classOfCase"));
        };
    }

    /** @param earlierGroup the stage group as coded before 2018; empty when there is none, or the case is later */
    private Tnm tnm(String prefix, String earlierGroup) throws BadValue {
        String group = group(prefix + "StageGroup");
        return Tnm.of(
                category(prefix + "T"),
                category(prefix + "N"),
                category(prefix + "M"),
                earlierGroup.isEmpty() ? group : earlierGroup);
    }

    /** The items of today's stage groups begin with diagnoses of 2018; those before them stood in others. */
    private String stagedBefore2018(PartialDate diagnosis, String item) throws BadValue {
        return diagnosis.isBounded() && diagnosis.latest().getYear() < 2018 ? group(item) : "";
    }

    private String category(String item) throws BadValue {
        String value = value(item);
        if (value.isEmpty() || value.equals("88") || value.equals("99")) {
            return "";
        }
        if (!isCategory(value)) {
            throw new BadValue(item, value, "not an AJCC category such as cT1c, pN0 or cM0");
        }
        return value;
    }

    /** c, p, y or two of them; T, N or M; X, is, a, or 0 to 4; and at most 12 characters that say more. */
    private static boolean isCategory(String value) {
        int at = 0;
        while (at < 2 && at < value.length() && "cpyCPY".indexOf(value.charAt(at)) >= 0) {
            at++;
        }
        if (at + 1 >= value.length() || "tnmTNM".indexOf(value.charAt(at)) < 0) {
            return false;
        }
        int length = value.regionMatches(true, at + 1, "is", 0, 2)
                ? 2
                : "xaXA01234".indexOf(value.charAt(at + 1)) >= 0 ? 1 : 0;
        return length > 0 && value.length() - (at + 1 + length) <= 12;
    }

    private String group(String item) throws BadValue {
        String value = value(item);
        if (!value.isEmpty() && !GROUP.matcher(value).matches()) {
            throw new BadValue(item, value, "not an AJCC stage group such as 0, 1, 2A or IIIB");
        }
        return value.equalsIgnoreCase("OC") ? "" : value;
    }

    private Between tumorSize() throws BadValue {
        for (String item : new String[] {"tumorSizePathologic", "tumorSizeSummary", "tumorSizeClinical"}) {
            int size = number(item, 0, 999, 999);
            if (size <= 989) {
                return Between.exactly(size);
            }
            if (size == 990) {
                return new Between(0, 1);
            }
        }
        return Between.UNKNOWN;
    }

    /**
     * A count of nodes.
     *
     * @param none the code that says none was: none removed (aspirated only), or none examined that could be positive
     * @param some codes that say at least one was
     */
    private Between nodes(String item, int none, int... some) throws BadValue {
        int nodes = number(item, 0, 99, 99);
        if (nodes < 90) {
            return Between.exactly(nodes);
        }
        if (nodes == 90) {
            return Between.atLeast(90);
        }
        if (nodes < 95) {
            throw unknownCode(item, value(item));
        }
        if (nodes == none) {
            return Between.exactly(0);
        }
        for (int code : some) {
            if (code == nodes) {
                return Between.atLeast(1);
            }
        }
        return Between.UNKNOWN;
    }

    private Answer highGrade() {
        String grade = value("gradePathological");
        if (!grade.equals("H") && !grade.equals("L")) {
            grade = value("gradeClinical");
        }
        return grade.equals("H") ? Answer.YES : grade.equals("L") ? Answer.NO : Answer.UNKNOWN;
    }

    /** A measurement with one decimal; codes that describe it without a number are unknown. */
    private Between tenths(String item) throws BadValue {
        String value = value(item);
        if (!value.isEmpty() && TENTHS.matcher(value).matches()) {
            return Between.exactly(Integer.parseInt(value.replace(".", "")));
        }
        if (!value.isEmpty() && !NO_TENTHS.matcher(value).matches()) {
            throw new BadValue(item, value, "not a number with one decimal, nor a code for its absence");
        }
        return Between.UNKNOWN;
    }

    private Between gleason() throws BadValue {
        String value = value("gleasonScoreClinical");
        if (value.isEmpty() || UNKNOWN_GLEASON.matcher(value).matches()) {
            return Between.UNKNOWN;
        }
        return Between.exactly(number("gleasonScoreClinical", 2, 10, 0));
    }

    /** From 2023 a letter and three digits, of which the first two mean what the two digits meant before. */
    private int surgeryCode(PartialDate diagnosis) throws BadValue {
        String later = value("rxSummSurgPrimSite2023");
        if (!later.isEmpty() && !(diagnosis.isBounded() && diagnosis.latest().getYear() < 2023)) {
            if (!SURGERY_2023.matcher(later).matches()) {
                throw new BadValue("rxSummSurgPrimSite2023", later, "not a letter and three digits");
            }
            return Integer.parseInt(later.substring(1, 3));
        }
        return number("rxSummSurgPrimSite", 0, 99, -1);
    }

    private Answer biopsied() throws BadValue {
        int code = number("rxSummDxStgProc", 0, 9, 9);
        return switch (code) {
            case 2 -> Answer.YES;
            case 0, 1, 3, 4 -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }

    private Therapy therapy(String item) throws BadValue {
        String value = value(item);
        return switch (value) {
            case "00" -> Therapy.NOT_PLANNED;
            case "01" -> Therapy.GIVEN;
            case "02", "03" -> {
                if (!item.equals("rxSummChemo")) {
                    throw unknownCode(item, value);
                }
                yield Therapy.GIVEN;
            }
            case "82" -> Therapy.CONTRAINDICATED;
            case "85" -> Therapy.DIED_BEFORE;
            case "86" -> Therapy.RECOMMENDED_NOT_GIVEN;
            case "87" -> Therapy.REFUSED;
            case "88" -> Therapy.RECOMMENDED;
            case "", "99" -> Therapy.UNKNOWN;
            default -> throw unknownCode(item, value);
        };
    }

    private Answer multiAgent() {
        return switch (value("rxSummChemo")) {
            case "03" -> Answer.YES;
            case "02" -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }

    private Therapy radiation() throws BadValue {
        String value = value("reasonForNoRadiation");
        return switch (value) {
            case "0" -> Therapy.GIVEN;
            case "1" -> Therapy.NOT_PLANNED;
            case "2" -> Therapy.CONTRAINDICATED;
            case "5" -> Therapy.DIED_BEFORE;
            case "6" -> Therapy.RECOMMENDED_NOT_GIVEN;
            case "7" -> Therapy.REFUSED;
            case "8" -> Therapy.RECOMMENDED;
            case "", "9" -> {
                int modality = number("phase1RadiationTreatmentModality", 0, 99, 99);
                yield modality == 0 ? Therapy.NOT_PLANNED : modality <= 16 ? Therapy.GIVEN : Therapy.UNKNOWN;
            }
            default -> throw unknownCode("reasonForNoRadiation", value);
        };
    }

    private Answer externalBeam() throws BadValue {
        int first = number("phase1RadiationTreatmentModality", 0, 99, 99);
        int second = number("phase2RadiationTreatmentModality", 0, 99, 0);
        return Answer.any(external(first), external(second));
    }

    private static Answer external(int modality) {
        return modality > 16 ? Answer.UNKNOWN : Answer.of(modality >= 1 && modality <= 6);
    }

    /** As coded, else from the sequences of systemic treatment and of radiation with surgery. */
    private Answer neoadjuvant(Therapy chemotherapy, Therapy hormones, Therapy immunotherapy, Therapy radiation)
            throws BadValue {
        Answer coded = answer("neoadjuvantTherapy", "12", "03", "9");
        if (coded != Answer.UNKNOWN) {
            return coded;
        }
        boolean noSystemic = none(chemotherapy) && none(hormones) && none(immunotherapy);
        return Answer.any(before("rxSummSystemicSurSeq", noSystemic), before("rxSummSurgRadSeq", none(radiation)));
    }

    private static boolean none(Therapy therapy) {
        return therapy != Therapy.GIVEN && therapy != Therapy.UNKNOWN && therapy != Therapy.RECOMMENDED;
    }

    private Answer before(String item, boolean notGiven) throws BadValue {
        Answer coded = answer(item, "24", "35", "0679");
        return coded == Answer.UNKNOWN && notGiven ? Answer.NO : coded;
    }

    private TumorCase.Vital vital() throws BadValue {
        String value = value("vitalStatus");
        return switch (value) {
            case "1" -> TumorCase.Vital.ALIVE;
            case "0", "4" -> TumorCase.Vital.DEAD;
            case "", "9" -> TumorCase.Vital.UNKNOWN;
            default -> throw unknownCode("vitalStatus", value);
        };
    }
}
