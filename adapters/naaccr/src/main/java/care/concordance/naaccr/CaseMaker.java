// One file, although long: what each item of the registry says about a case, item by item, to be read beside the data
// dictionary.
package care.concordance.naaccr;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.FactValue;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a case of an abstract's values. A blank item and a code that means unknown are unknown; a code the item does not
 * have is a mistake, since guessing what it stands for would change verdicts. What each code is read as is written down,
 * and tested, in {@code docs/registry-codes.md}.
 */
final class CaseMaker {

    private static final Pattern GROUP =
            Pattern.compile("(?i)0(a|is|s)?|[1-4][A-E]?[0-9]?|I{1,3}[A-C]?[0-9]?|IV[A-C]?|OC|88|99|X|unk");
    /** What says how it was found, and the category; isolated tumor cells, I+ and the like, are left off as in brackets today. */
    private static final Pattern CATEGORY_BEFORE_2018 =
            Pattern.compile("(?i)([cpy]{0,2})[TNM]?((?:X|IS|A|[0-4]).*?)(?:[IM][+-])?");

    private static final Pattern TENTHS = Pattern.compile("[0-9]{1,3}\\.[0-9]");
    private static final Pattern GLEASON = Pattern.compile("0[2-9]|10");
    private static final Pattern NO_GLEASON = Pattern.compile("X9");
    private static final Pattern UNKNOWN_GLEASON = Pattern.compile("X[78]");
    private static final Pattern THICKNESS = Pattern.compile("A?[0-9]{1,2}\\.[0-9]|XX\\.1|AX\\.0");
    private static final Pattern NO_THICKNESS = Pattern.compile("XX\\.9");
    private static final Pattern UNKNOWN_THICKNESS = Pattern.compile("XX\\.8");
    private static final Pattern MITOTIC_RATE = Pattern.compile("[0-9]{1,2}|X[1-4]");
    private static final Pattern NO_MITOTIC_RATE = Pattern.compile("X[79]");
    private static final Pattern UNKNOWN_MITOTIC_RATE = Pattern.compile("X8");
    private static final Pattern DEPOSITS = Pattern.compile("0[1-9]|[1-9][0-9]|X[12]");
    private static final Pattern NO_DEPOSITS = Pattern.compile("00");
    private static final Pattern UNKNOWN_DEPOSITS = Pattern.compile("X[89]");
    private static final Pattern SURGERY_2023 = Pattern.compile("[A-Z][0-9]{3}");
    /** Of the breast, an excision and no re-excision, which is 23 and from 2024 B240. */
    private static final Pattern ONE_EXCISION =
            Pattern.compile("[12][0-9&&[^3]]|A[12][0-9&&[^3]][0-9]|B[12][0-9&&[^4]][0-9]");

    private final @Nullable String[] patient;
    private final @Nullable String[] tumor;

    private CaseMaker(@Nullable String[] patient, @Nullable String[] tumor) {
        this.patient = patient.clone();
        this.tumor = tumor.clone();
    }

    /**
     * Makes a case.
     *
     * @param bad what is wrong with it; takes every further value that cannot be believed
     * @return null when anything is wrong with it
     */
    static @Nullable TumorCase make(
            String id, String registry, @Nullable String[] patient, @Nullable String[] tumor, List<BadValue> bad) {
        CaseMaker maker = new CaseMaker(patient, tumor);
        while (true) {
            try {
                TumorCase made = maker.make(id, registry);
                return bad.isEmpty() ? made : null;
            } catch (BadValue e) {
                if (bad.stream().noneMatch(each -> each.item().equals(e.item()))) {
                    bad.add(e);
                }
                if (!maker.leaveOut(e.item())) {
                    return null;
                }
            }
        }
    }

    /** Takes an item for one that stands for nothing, so that those after it are looked at too; false when it was already. */
    private boolean leaveOut(String item) {
        int slot = Items.slot(item);
        String placeholder = item.equals("primarySite") ? "C809" : null;
        boolean first = !Objects.equals(tumor[slot], placeholder) || patient[slot] != null;
        tumor[slot] = placeholder;
        patient[slot] = null;
        return first;
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
        String site = NaaccrFile.facility(value("reportingFacility"));
        if (!FactValue.isPrintable(site)) {
            throw new BadValue("reportingFacility", site, "holds characters that cannot be printed");
        }
        String primarySite = value("primarySite");
        if (primarySite.length() != 4 || primarySite.charAt(0) != 'C' || digits(primarySite, 1, 4) < 0) {
            throw new BadValue(
                    "primarySite",
                    primarySite,
                    "not a topography code, C and three digits: which standards apply cannot be told");
        }
        PartialDate diagnosis = date("dateOfDiagnosis");
        boolean before2018 = diagnosis.isBounded() && diagnosis.latest().getYear() < 2018;
        Therapy chemotherapy = therapy("rxSummChemo");
        Therapy hormones = hormones(primarySite);
        Therapy immunotherapy = therapy("rxSummBrm");
        Therapy radiation = radiation();
        int[] modalities = modalities();
        Answer irradiated = irradiated(modalities);
        boolean notIrradiated = none(radiation) || (radiation == Therapy.UNKNOWN && irradiated == Answer.NO);
        Answer neoadjuvant = neoadjuvant(none(chemotherapy) && none(hormones) && none(immunotherapy), notIrradiated);
        PartialDate definitiveSurgery = date("rxDateMostDefinSurg");
        return TumorCase.builder(id, site.isEmpty() ? registry : site, primarySite)
                .diagnosis(diagnosis)
                .histology(number("histologicTypeIcdO3", 8000, 9999, 0))
                .behavior(behavior())
                .sex(sex())
                .age(age(diagnosis))
                .firstOrOnlyCancer(firstOrOnly())
                .treatedHere(treatedHere())
                .microscopicallyConfirmed(answer("diagnosticConfirmation", "1234", "5678", "9"))
                .clinical(tnm("ajccTnmClin", before2018 ? "tnmClin" : ""))
                .pathologic(tnm("ajccTnmPath", before2018 ? "tnmPath" : ""))
                .postTherapy(tnm("ajccTnmPostTherapy", ""))
                .tumorSizeInMillimetres(tumorSizeInMillimetres())
                .nodesExamined(nodes("regionalNodesExamined", 95, 96, 97, 98))
                .nodesPositive(nodes("regionalNodesPositive", 98, 95, 97))
                .tumorDeposits(documented("tumorDeposits", DEPOSITS, NO_DEPOSITS, UNKNOWN_DEPOSITS))
                .highGrade(highGrade())
                .estrogenReceptor(test("estrogenReceptorSummary", "0", "1"))
                .progesteroneReceptor(test("progesteroneRecepSummary", "0", "1"))
                .her2(her2())
                .kras(test("kras", "0", "1234"))
                .nras(test("nrasMutationalAnalysis", "0", "124"))
                .mismatchRepair(mismatchRepair())
                .p16(p16(primarySite))
                .psaInTenths(psa())
                .gleasonClinical(gleason())
                .gleasonPathologicDocumented(gleasonDocumented(neoadjuvant))
                .marginsDocumented(answer("rxSummSurgicalMargins", "01237", "", "89"))
                .thicknessDocumented(documented("breslowTumorThickness", THICKNESS, NO_THICKNESS, UNKNOWN_THICKNESS))
                .ulcerationDocumented(answer("ulceration", "01", "9", "8"))
                .mitoticRateDocumented(
                        documented("mitoticRateMelanoma", MITOTIC_RATE, NO_MITOTIC_RATE, UNKNOWN_MITOTIC_RATE))
                .circumferentialMarginInTenths(circumferentialMarginInTenths())
                .surgeryCode(surgeryCode(diagnosis))
                .surgeryDate(firstSurgery(diagnosis, definitiveSurgery, primarySite))
                .definitiveSurgeryDate(definitiveSurgery)
                .primarySiteBiopsied(biopsied())
                .biopsyDate(date("rxDateDxStgProc"))
                .sentinelNodeBiopsy(answer("rxSummScopeRegLnSur", "267", "01345", "9"))
                .neoadjuvantTherapy(neoadjuvant)
                .chemotherapy(chemotherapy)
                .multiAgentChemotherapy(multiAgent())
                .chemotherapyDate(date("rxDateChemo"))
                .hormoneTherapy(hormones)
                .hormoneTherapyDate(date("rxDateHormone"))
                .immunotherapy(immunotherapy)
                .immunotherapyDate(date("rxDateBrm"))
                .radiation(radiation)
                .radiationGiven(irradiated)
                .radiationDate(date("rxDateRadiation"))
                .radiationEndDate(date("rxDateRadiationEnded"))
                .externalBeam(externalBeam(modalities))
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

    private Answer documented(String item, Pattern yes, Pattern no, Pattern unknown) throws BadValue {
        String value = value(item);
        if (value.isEmpty() || unknown.matcher(value).matches()) {
            return Answer.UNKNOWN;
        }
        if (yes.matcher(value).matches()) {
            return Answer.YES;
        }
        if (no.matcher(value).matches()) {
            return Answer.NO;
        }
        throw unknownCode(item, value);
    }

    /** After neoadjuvant therapy the score of the resection is coded as not documented, whatever the report says. */
    private Answer gleasonDocumented(Answer neoadjuvant) throws BadValue {
        Answer documented = documented("gleasonScorePathological", GLEASON, NO_GLEASON, UNKNOWN_GLEASON);
        return documented == Answer.NO && neoadjuvant != Answer.NO ? Answer.UNKNOWN : documented;
    }

    /** A test whose result, once ordered, may not be in the chart: code 7. */
    private TestResult test(String item, String negative, String positive) throws BadValue {
        return test(item, negative, positive, "79");
    }

    /** Not documented, as code 9 says, is not 8 and blank, where the registry says nothing. */
    private TestResult test(String item, String negative, String positive, String notDocumented) throws BadValue {
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
            if (notDocumented.contains(value)) {
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
                : test("microsatelliteInstability", "0", "2", "9");
    }

    /** Of the oropharynx p16 tells which staging applies, and is coded there; the item of its own is of other sites. */
    private TestResult p16(String primarySite) throws BadValue {
        String discriminator = TumorCase.isOropharynx(primarySite) ? value("schemaDiscriminator2") : "";
        return switch (discriminator) {
            case "1" -> TestResult.NEGATIVE;
            case "2" -> TestResult.POSITIVE;
            case "9" -> TestResult.NOT_DOCUMENTED;
            case "" -> test("p16", "0", "1", "9");
            default -> throw unknownCode("schemaDiscriminator2", discriminator);
        };
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
        if (sequence == -1 || sequence >= 60) {
            // From 60 on tumors are counted that are not malignant: that says nothing of the malignant ones.
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

    /** @param earlier what the names of the items before 2018 begin with; empty when there are none, or the case is later */
    private Tnm tnm(String prefix, String earlier) throws BadValue {
        return Tnm.of(
                category(prefix, earlier, "T"),
                category(prefix, earlier, "N"),
                category(prefix, earlier, "M"),
                earlier.isEmpty() || value(earlier + "StageGroup").isEmpty()
                        ? group(prefix + "StageGroup")
                        : group(earlier + "StageGroup"));
    }

    /** The items of today begin with diagnoses of 2018; those before stood in others, where the letter is left out: c2A, p0I-. */
    private String category(String prefix, String earlier, String letter) throws BadValue {
        String item = earlier + letter;
        String value = earlier.isEmpty() ? "" : value(item);
        if (value.isEmpty()) {
            return category(prefix + letter);
        }
        if (isNotStated(value)) {
            return "";
        }
        Matcher parts = CATEGORY_BEFORE_2018.matcher(value);
        String whole = parts.matches() ? parts.group(1) + letter + parts.group(2) : "";
        if (!isCategory(whole)) {
            throw new BadValue(item, value, "not an AJCC category as coded before 2018, such as c1C, p0I- or c0");
        }
        return whole;
    }

    private String category(String item) throws BadValue {
        String value = value(item);
        if (value.isEmpty() || isNotStated(value)) {
            return "";
        }
        if (!isCategory(value)) {
            throw new BadValue(item, value, "not an AJCC category such as cT1c, pN0 or cM0");
        }
        return value;
    }

    /** Not applicable, or unknown to the registry. */
    private static boolean isNotStated(String category) {
        return category.equals("88") || category.equals("99");
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

    private Between tumorSizeInMillimetres() throws BadValue {
        for (String item : new String[] {"tumorSizePathologic", "tumorSizeSummary", "tumorSizeClinical"}) {
            int size = number(item, 0, 999, 999);
            if (size < 989) {
                return size == 1 ? new Between(0, 1) : Between.exactly(size);
            }
            switch (size) {
                case 989 -> {
                    return Between.atLeast(989);
                }
                case 990 -> {
                    return new Between(0, 1);
                }
                case 998, 999 -> {
                    // Diffuse, or unknown: the next item may say more.
                }
                default -> throw unknownCode(item, value(item));
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
        if (nodes == 99) {
            return Between.UNKNOWN;
        }
        if (nodes == none) {
            return Between.exactly(0);
        }
        for (int code : some) {
            if (code == nodes) {
                return Between.atLeast(1);
            }
        }
        throw unknownCode(item, value(item));
    }

    /** The higher of the two grades; those of other systems than high and low are not compared. */
    private Answer highGrade() {
        List<String> grades = List.of(value("gradePathological"), value("gradeClinical"));
        return grades.contains("H") ? Answer.YES : grades.contains("L") ? Answer.NO : Answer.UNKNOWN;
    }

    /** A measurement with one decimal. */
    private Between tenths(String item) throws BadValue {
        String value = value(item);
        if (!TENTHS.matcher(value).matches()) {
            throw new BadValue(item, value, "not a number with one decimal, nor a code the item has");
        }
        return Between.exactly(Integer.parseInt(value.replace(".", "")));
    }

    private Between psa() throws BadValue {
        return switch (value("psaLabValue")) {
            case "0.0", "0.1" -> new Between(0, 1);
            case "XXX.1" -> Between.atLeast(10_000);
            // Normal, without a number: whatever the laboratory's limit, below 10 ng/mL.
            case "XXX.2" -> new Between(0, 99);
            case "", "XXX.3", "XXX.7", "XXX.8", "XXX.9" -> Between.UNKNOWN;
            default -> tenths("psaLabValue");
        };
    }

    private Between circumferentialMarginInTenths() throws BadValue {
        return switch (value("circumferentialResectionMargin")) {
            case "XX.0" -> Between.atLeast(1_000);
            // Clear, without a number: pathologists call a margin of up to 1.0 mm involved.
            case "XX.1" -> Between.atLeast(11);
            case "XX.3" -> Between.atLeast(10);
            case "XX.4" -> Between.atLeast(20);
            case "XX.5" -> Between.atLeast(30);
            case "XX.6" -> Between.atLeast(31);
            case "", "XX.2", "XX.7", "XX.8", "XX.9" -> Between.UNKNOWN;
            default -> tenths("circumferentialResectionMargin");
        };
    }

    private Between gleason() throws BadValue {
        String value = value("gleasonScoreClinical");
        if (value.isEmpty()
                || UNKNOWN_GLEASON.matcher(value).matches()
                || NO_GLEASON.matcher(value).matches()) {
            return Between.UNKNOWN;
        }
        return Between.exactly(number("gleasonScoreClinical", 2, 10, 0));
    }

    /**
     * The first two digits of the code. From 2023 it is a letter and three digits. With A they mean what they did before;
     * with B (breast, colon, lung and others from 2024) some mean another procedure, 60 for one a simple mastectomy that was
     * a radical one, but none that tells an excision from a resection another extent.
     */
    private int surgeryCode(PartialDate diagnosis) throws BadValue {
        String code = surgery(diagnosis);
        return code.length() < 4 ? number("rxSummSurgPrimSite", 0, 99, -1) : Integer.parseInt(code.substring(1, 3));
    }

    /** The code of surgery of the primary site, of the edition of the year of diagnosis. */
    private String surgery(PartialDate diagnosis) throws BadValue {
        String later = value("rxSummSurgPrimSite2023");
        if (later.isEmpty() || (diagnosis.isBounded() && diagnosis.latest().getYear() < 2023)) {
            return value("rxSummSurgPrimSite");
        }
        if (!SURGERY_2023.matcher(later).matches()) {
            throw new BadValue("rxSummSurgPrimSite2023", later, "not a letter and three digits");
        }
        return later;
    }

    /**
     * The first surgery of the primary site. The first surgery of all may have been of lymph nodes or elsewhere, and the most
     * definitive one of the primary site not its first: where they differ, it is one of the two, or lies between.
     */
    private PartialDate firstSurgery(PartialDate diagnosis, PartialDate definitive, String primarySite)
            throws BadValue {
        PartialDate first = date("rxDateSurgery");
        if (!first.isBounded()
                || !definitive.isBounded()
                || first.earliestDay() > definitive.latestDay()
                || onlyOfThePrimarySite()) {
            return first;
        }
        return primarySite.startsWith("C50")
                        && ONE_EXCISION.matcher(surgery(diagnosis)).matches()
                ? definitive
                : new PartialDate(first.earliestDay(), definitive.latestDay());
    }

    /** No lymph node and no other site was operated on. */
    private boolean onlyOfThePrimarySite() throws BadValue {
        return answer("rxSummScopeRegLnSur", "1234567", "0", "9") == Answer.NO
                && answer("rxSummSurgOthRegDis", "12345", "0", "9") != Answer.YES;
    }

    private Answer biopsied() throws BadValue {
        int code = number("rxSummDxStgProc", 0, 9, 9);
        return switch (code) {
            case 2 -> Answer.YES;
            case 0, 1, 3, 4 -> Answer.NO;
            case 5, 6, 7, 9 -> Answer.UNKNOWN;
            default -> throw unknownCode("rxSummDxStgProc", value("rxSummDxStgProc"));
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

    /**
     * Drugs, and of prostate and breast cancer also removal or radiation of the glands that make the hormones, which is coded
     * with transplants: an orchiectomy is hormone therapy. It has no date of its own.
     */
    private Therapy hormones(String primarySite) throws BadValue {
        Therapy drugs = therapy("rxSummHormone");
        if (!primarySite.startsWith("C61") && !primarySite.startsWith("C50")) {
            return drugs;
        }
        Therapy glands = glands();
        return glands == Therapy.GIVEN || drugs == Therapy.NOT_PLANNED ? glands : drugs;
    }

    private Therapy glands() throws BadValue {
        String value = value("rxSummTransplntEndocr");
        return switch (value) {
            case "30", "40" -> Therapy.GIVEN;
            // A registry that does not collect the item has none to tell of.
            case "", "00", "10", "11", "12", "20" -> Therapy.NOT_PLANNED;
            case "01" -> throw unknownCode("rxSummTransplntEndocr", value);
            default -> therapy("rxSummTransplntEndocr");
        };
    }

    /** Why radiation was not given, or that it was; whether it was says {@link #irradiated} too. */
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
            case "", "9" -> Therapy.UNKNOWN;
            default -> throw unknownCode("reasonForNoRadiation", value);
        };
    }

    /** The modalities of the phases of radiation; a phase of which nothing is said after the first was none. */
    private int[] modalities() throws BadValue {
        int[] modalities = {
            number("phase1RadiationTreatmentModality", 0, 99, 99),
            number("phase2RadiationTreatmentModality", 0, 99, 0),
            number("phase3RadiationTreatmentModality", 0, 99, 0)
        };
        for (int i = 0; i < modalities.length; i++) {
            if (modalities[i] > 16 && modalities[i] < 98) {
                String item = "phase" + (i + 1) + "RadiationTreatmentModality";
                throw unknownCode(item, value(item));
            }
        }
        return modalities;
    }

    /** Radiation was given in some phase; 98 says that it was, of which kind is not known. */
    private static Answer irradiated(int[] modalities) {
        return Answer.any(Arrays.stream(modalities)
                .mapToObj(modality -> modality == 99 ? Answer.UNKNOWN : Answer.of(modality > 0))
                .toArray(Answer[]::new));
    }

    private static Answer externalBeam(int[] modalities) {
        return Answer.any(Arrays.stream(modalities)
                .mapToObj(modality -> modality >= 98 ? Answer.UNKNOWN : Answer.of(modality >= 1 && modality <= 6))
                .toArray(Answer[]::new));
    }

    /** As coded, else from the sequences of systemic treatment and of radiation with surgery. */
    private Answer neoadjuvant(boolean noSystemic, boolean noRadiation) throws BadValue {
        Answer coded = answer("neoadjuvantTherapy", "12", "03", "9");
        return coded != Answer.UNKNOWN
                ? coded
                : Answer.any(before("rxSummSystemicSurSeq", noSystemic), before("rxSummSurgRadSeq", noRadiation));
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
