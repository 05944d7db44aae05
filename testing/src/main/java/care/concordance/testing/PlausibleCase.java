package care.concordance.testing;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.facts.TumorCaseBuilder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One made-up case whose values fit each other as in practice: stage by cancer, categories and nodes by stage, surgery,
 * receptors and treatment by both, most treatment in time and some late, a few percent of every item missing. The
 * frequencies are rounded guesses; nothing is to be learned about cancer from them.
 */
final class PlausibleCase {

    private static final LocalDate CLOSED = LocalDate.of(2026, 6, 30);

    /** Percent of stages 0 to IV. */
    private static final Map<String, int[]> STAGES = Map.of(
            "BREAST", new int[] {18, 46, 22, 8, 6},
            "COLON", new int[] {6, 24, 26, 26, 18},
            "RECTUM", new int[] {6, 24, 20, 32, 18},
            "LUNG", new int[] {1, 28, 9, 20, 42},
            "PROSTATE", new int[] {0, 28, 42, 16, 14},
            "BLADDER", new int[] {48, 22, 13, 7, 10},
            "MELANOMA", new int[] {36, 42, 11, 7, 4},
            "KIDNEY", new int[] {0, 62, 9, 14, 15},
            "GASTRIC_ESOPHAGEAL", new int[] {2, 20, 18, 25, 35},
            "OTHER", new int[] {4, 32, 20, 20, 24});

    /** Percent operated on, by stage. */
    private static final Map<String, int[]> OPERATED = Map.of(
            "BREAST", new int[] {97, 96, 94, 88, 25},
            "COLON", new int[] {95, 94, 96, 95, 40},
            "RECTUM", new int[] {90, 85, 80, 78, 20},
            "LUNG", new int[] {80, 62, 55, 22, 3},
            "PROSTATE", new int[] {20, 30, 42, 38, 4},
            "BLADDER", new int[] {99, 98, 94, 80, 55},
            "MELANOMA", new int[] {99, 99, 97, 92, 45},
            "KIDNEY", new int[] {90, 88, 90, 88, 38},
            "GASTRIC_ESOPHAGEAL", new int[] {75, 65, 55, 45, 5},
            "OTHER", new int[] {80, 72, 60, 45, 12});

    private final SplittableRandom random;
    private final String primarySite;
    private final String disease;
    private final LocalDate day;
    private final TumorCaseBuilder builder;

    private PlausibleCase(SplittableRandom random, TumorCase who, LocalDate day) {
        this.random = random;
        this.primarySite = who.primarySite();
        this.disease = who.disease();
        this.day = day;
        this.builder = who.toBuilder();
    }

    /** @param who the patient and the tumor, of which nothing more is known; diagnosed on the day */
    static TumorCase of(SplittableRandom random, TumorCase who, LocalDate day) {
        return new PlausibleCase(random, who, day).make();
    }

    private boolean percent(double chance) {
        return random.nextDouble() * 100 < chance;
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private static int[] of(Map<String, int[]> table, String disease) {
        int[] row = table.get(disease);
        return row == null ? table.getOrDefault("OTHER", new int[5]) : row;
    }

    private boolean missing() {
        return percent(2.5);
    }

    private Answer known(boolean answer) {
        return missing() ? Answer.UNKNOWN : Answer.of(answer);
    }

    private Between known(int number) {
        return missing() ? Between.UNKNOWN : Between.exactly(number);
    }

    private TestResult tested(double positivePercent, double testedPercent) {
        if (!percent(testedPercent)) {
            return percent(80) ? TestResult.NOT_DOCUMENTED : TestResult.UNKNOWN;
        }
        return percent(positivePercent) ? TestResult.POSITIVE : TestResult.NEGATIVE;
    }

    private PartialDate known(LocalDate date) {
        return percent(97)
                ? PartialDate.of(date)
                : percent(70) ? PartialDate.of(YearMonth.from(date)) : PartialDate.UNKNOWN;
    }

    /** Days: around what is usual, seldom much longer. */
    private int days(int usual) {
        double days = usual * Math.exp(0.45 * random.nextGaussian());
        return (int) Math.min(900, percent(3) ? days * 2.5 : days);
    }

    private Therapy therapy(double givenPercent) {
        if (percent(2)) {
            return percent(50) ? Therapy.UNKNOWN : Therapy.RECOMMENDED;
        }
        if (percent(givenPercent)) {
            return Therapy.GIVEN;
        }
        // What is usual and was not done has a reason more often.
        if (percent(givenPercent * 0.6)) {
            return one(
                    Therapy.REFUSED,
                    Therapy.REFUSED,
                    Therapy.CONTRAINDICATED,
                    Therapy.RECOMMENDED_NOT_GIVEN,
                    Therapy.DIED_BEFORE);
        }
        return Therapy.NOT_PLANNED;
    }

    private boolean colorectal() {
        return disease.equals("COLON") || disease.equals("RECTUM");
    }

    private int stage() {
        int at = random.nextInt(100);
        int[] shares = of(STAGES, disease);
        for (int stage = 0; stage < 4; stage++) {
            at -= shares[stage];
            if (at < 0) {
                return stage;
            }
        }
        return 4;
    }

    private Tnm tnm(int stage, int nodes) {
        String t = switch (stage) {
            case 0 -> disease.equals("BLADDER") && percent(85) ? "TA" : "TIS";
            case 1 -> disease.equals("BREAST") ? one("T1A", "T1B", "T1C", "T1C") : one("T1", "T1A", "T1B");
            case 2 -> colorectal() ? "T3" : disease.equals("PROSTATE") ? one("T1C", "T2A", "T2B", "T2C") : "T2";
            case 3 -> colorectal() ? one("T2", "T3", "T3", "T4A") : one("T3", "T3", "T2", "T4");
            default -> one("T3", "T4", "T2", "TX");
        };
        String n = nodes == 0 ? stage == 4 && percent(30) ? "NX" : "N0" : nodes < 4 ? "N1" : "N2";
        String letter = one("A", "B");
        String group = switch (stage) {
            case 0 -> "0";
            case 1 -> "I" + (disease.equals("BREAST") ? "A" : letter);
            case 2 -> "II" + letter;
            case 3 -> "III" + letter;
            default -> "IV";
        };
        return new Tnm(
                missing() ? "" : t,
                missing() ? "" : n,
                missing() ? "" : stage == 4 ? "M1" : "M0",
                missing() ? "" : group);
    }

    private int surgeryCode(int stage) {
        return switch (disease) {
            case "BREAST" -> percent(62 - 8 * stage) ? 22 : one(41, 50);
            case "COLON", "RECTUM" -> stage < 2 && percent(30) ? 28 : one(30, 40, 40);
            case "LUNG" -> one(21, 22, 30, 33, 33);
            case "PROSTATE" -> one(50, 50, 50, 21);
            case "BLADDER" -> stage >= 2 && percent(50) ? one(61, 71) : 27;
            case "MELANOMA" -> one(31, 45, 46);
            case "KIDNEY" -> one(30, 50);
            default -> one(30, 40, 50, 22);
        };
    }

    private TumorCase make() {
        int stage = stage();
        boolean operated = percent(of(OPERATED, disease)[stage]);
        boolean locallyAdvanced = stage == 2 || stage == 3;
        int positive = stage < 2
                ? 0
                : stage == 2 ? percent(25) ? 1 : 0 : percent(stage == 3 ? 85 : 60) ? 1 + random.nextInt(9) : 0;
        boolean er = percent(82);
        boolean pr = er ? percent(85) : percent(4);
        boolean her2 = percent(er ? 11 : 28);
        boolean high = percent(stage == 0 ? 35 : 65);
        int code = operated ? surgeryCode(stage) : 0;

        double neoadjuvantPercent = !operated || !locallyAdvanced
                ? 0
                : switch (disease) {
                    case "BREAST" -> stage == 3 || !er || her2 ? 55 : 15;
                    case "RECTUM" -> 78;
                    case "GASTRIC_ESOPHAGEAL" -> 75;
                    case "BLADDER" -> 40;
                    case "LUNG" -> 22;
                    default -> 4;
                };
        boolean neoadjuvant = percent(neoadjuvantPercent);
        LocalDate workedUp = day.plusDays(days(24));
        LocalDate surgery = neoadjuvant ? workedUp.plusDays(110 + days(35)) : day.plusDays(days(31));
        LocalDate systemic = neoadjuvant || !operated ? workedUp : surgery.plusDays(days(40));
        Therapy chemotherapy = neoadjuvant ? Therapy.GIVEN : therapy(chemotherapy(stage, er, her2, positive));
        boolean given = chemotherapy == Therapy.GIVEN;
        Therapy hormones =
                therapy(disease.equals("BREAST") ? er || pr ? 90 : 1 : disease.equals("PROSTATE") ? 12 * stage : 1);
        Therapy immunotherapy = therapy(immunotherapy(stage, her2, given, high));
        Therapy radiation = therapy(radiation(stage, code, positive));
        LocalDate irradiated = !operated
                ? workedUp.plusDays(days(14))
                : neoadjuvant && disease.equals("RECTUM")
                        ? workedUp.plusDays(days(30))
                        : surgery.plusDays(given && !neoadjuvant ? 110 + days(45) : days(44));
        Answer operatedOn = Answer.of(operated);
        PartialDate dated = operated ? known(surgery) : PartialDate.UNKNOWN;

        int examined = !operated || code < 20 || code == 28
                ? 0
                : disease.equals("BREAST") ? 1 + random.nextInt(12) : 6 + random.nextInt(26);
        boolean died = percent(new int[] {3, 5, 11, 26, 62}[stage]);
        LocalDate death = day.plusDays(20 + (int) (-700 * Math.log(1 - random.nextDouble())));
        boolean seenDead = died && death.isBefore(CLOSED);
        LocalDate last = seenDead ? death : CLOSED.minusDays(days(90));

        return builder.behavior(missing() ? -1 : stage == 0 ? 2 : 3)
                .clinical(tnm(stage, percent(80) ? positive : 0))
                .pathologic(operated && !neoadjuvant && stage < 4 ? tnm(stage, positive) : Tnm.UNKNOWN)
                .postTherapy(operated && neoadjuvant ? tnm(Math.max(1, stage - 1), positive / 2) : Tnm.UNKNOWN)
                .tumorSizeInMillimetres(known(4 + stage * 9 + random.nextInt(22)))
                .nodesExamined(operated ? known(examined) : Between.exactly(0))
                .nodesPositive(examined == 0 ? Between.exactly(0) : known(Math.min(positive, examined)))
                .tumorDeposits(colorectal() && operated ? known(stage == 3 && percent(20)) : Answer.UNKNOWN)
                .highGrade(known(high))
                .estrogenReceptor(tested(er ? 100 : 0, 97))
                .progesteroneReceptor(tested(pr ? 100 : 0, 96))
                .her2(tested(her2 ? 100 : 0, stage == 0 ? 30 : 95))
                .kras(tested(42, stage == 4 ? 88 : 35))
                .nras(tested(5, stage == 4 ? 82 : 28))
                // Registries collect the one of the colon and rectum only, the other of few sites.
                .mismatchRepair(colorectal() ? tested(14, 88) : TestResult.UNKNOWN)
                .p16(TumorCase.isOropharynx(primarySite) ? tested(68, 90) : TestResult.UNKNOWN)
                .psaInTenths(known(40 + stage * 30 + random.nextInt(90)))
                .gleasonClinical(known(Math.min(10, 6 + random.nextInt(1 + stage))))
                .gleasonPathologicDocumented(known(percent(97)))
                .marginsDocumented(operated && percent(97) ? Answer.YES : Answer.UNKNOWN)
                .thicknessDocumented(known(percent(97)))
                .ulcerationDocumented(known(percent(95)))
                .mitoticRateDocumented(known(percent(93)))
                .circumferentialMarginInTenths(
                        operated ? known(percent(7) ? random.nextInt(11) : 11 + random.nextInt(150)) : Between.UNKNOWN)
                .surgeryCode(missing() ? 99 : code)
                .surgeryDate(dated)
                .definitiveSurgeryDate(dated)
                .primarySiteBiopsied(known(percent(disease.equals("BREAST") ? 96 : 85)))
                .biopsyDate(known(day.minusDays(random.nextInt(4))))
                .sentinelNodeBiopsy(known(operated && disease.equals("BREAST") && percent(88)))
                .neoadjuvantTherapy(
                        Stream.of(chemotherapy, hormones, immunotherapy, radiation)
                                        .allMatch(SyntheticRegistry::notGiven)
                                ? Answer.NO
                                : known(neoadjuvant))
                .chemotherapy(chemotherapy)
                .multiAgentChemotherapy(given ? known(percent(85)) : Answer.UNKNOWN)
                .chemotherapyDate(given ? known(systemic) : PartialDate.UNKNOWN)
                .hormoneTherapy(hormones)
                .hormoneTherapyDate(
                        hormones == Therapy.GIVEN
                                ? known((operated ? surgery : day).plusDays(given ? 130 + days(60) : days(60)))
                                : PartialDate.UNKNOWN)
                .immunotherapy(immunotherapy)
                .immunotherapyDate(
                        immunotherapy == Therapy.GIVEN
                                ? known(given ? systemic.plusDays(days(20)) : systemic)
                                : PartialDate.UNKNOWN)
                .radiation(radiation)
                .radiationDate(radiation == Therapy.GIVEN ? known(irradiated) : PartialDate.UNKNOWN)
                .radiationEndDate(
                        radiation == Therapy.GIVEN ? known(irradiated.plusDays(days(38))) : PartialDate.UNKNOWN)
                .externalBeam(
                        radiation == Therapy.GIVEN
                                ? known(percent(93))
                                : SyntheticRegistry.notGiven(radiation) ? Answer.NO : Answer.UNKNOWN)
                .activeSurveillance(
                        known(disease.equals("PROSTATE") && operatedOn == Answer.NO && stage < 2 && percent(60)))
                .unplannedReadmission(known(operated && percent(5)))
                .vitalStatus(
                        missing() ? TumorCase.Vital.UNKNOWN : seenDead ? TumorCase.Vital.DEAD : TumorCase.Vital.ALIVE)
                .lastContact(known(last.isBefore(day) ? day : last))
                .build();
    }

    private double chemotherapy(int stage, boolean er, boolean her2, int positive) {
        return switch (disease) {
            case "BREAST" -> stage == 0 ? 1 : !er || her2 ? 84 : positive > 0 ? 55 : 14;
            case "COLON" -> new int[] {0, 2, 16, 80, 62}[stage];
            case "RECTUM" -> new int[] {1, 8, 70, 86, 65}[stage];
            case "LUNG" -> new int[] {0, 6, 55, 74, 58}[stage];
            case "BLADDER" -> new int[] {28, 18, 45, 52, 48}[stage];
            case "GASTRIC_ESOPHAGEAL" -> new int[] {2, 22, 72, 78, 60}[stage];
            case "CERVIX", "HEAD_AND_NECK" -> new int[] {1, 14, 50, 74, 55}[stage];
            case "PROSTATE", "MELANOMA", "KIDNEY" -> stage == 4 ? 18 : 1;
            default -> 12 + 12 * stage;
        };
    }

    private double immunotherapy(int stage, boolean her2, boolean chemotherapy, boolean highGrade) {
        return switch (disease) {
            case "BREAST" -> her2 && chemotherapy ? 92 : stage == 4 ? 8 : 1;
            case "LUNG" -> new int[] {0, 3, 28, 45, 52}[stage];
            case "BLADDER" -> stage < 2 ? highGrade ? 58 : 8 : 20;
            case "MELANOMA" -> new int[] {0, 1, 18, 58, 66}[stage];
            case "KIDNEY" -> stage == 4 ? 55 : 2;
            case "COLON", "RECTUM" -> stage == 4 ? 38 : 1;
            default -> stage == 4 ? 12 : 2;
        };
    }

    private double radiation(int stage, int surgery, int positive) {
        return switch (disease) {
            case "BREAST" -> surgery == 22 ? 86 : positive > 3 ? 78 : positive > 0 ? 40 : 5;
            case "RECTUM" -> new int[] {0, 12, 62, 74, 25}[stage];
            case "LUNG" -> surgery > 0 ? 14 : new int[] {30, 72, 68, 70, 38}[stage];
            case "PROSTATE" -> surgery > 0 ? 9 : new int[] {10, 38, 60, 72, 30}[stage];
            case "CERVIX" -> new int[] {2, 38, 86, 88, 60}[stage];
            case "HEAD_AND_NECK" -> new int[] {10, 52, 66, 78, 60}[stage];
            case "GASTRIC_ESOPHAGEAL" -> primarySite.startsWith("C15") ? 56 : 24;
            default -> 5 + 6 * stage;
        };
    }
}
