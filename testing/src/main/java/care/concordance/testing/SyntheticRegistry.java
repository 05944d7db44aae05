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
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Cases no patient ever had, from a seed: the same seed and number give the same case, so that a stream of any length
 * needs no memory and any part of it can be made again. Values are those a registry can code, so that a case survives
 * being written as NAACCR XML and read again.
 */
public final class SyntheticRegistry {

    private static final int[] EDGES = {
        0, 1, 2, 41, 42, 43, 59, 60, 61, 89, 90, 91, 92, 93, 119, 120, 121, 179, 180, 181, 182, 183, 184, 269, 270, 271,
        364, 365, 366, 367
    };

    private static final String[] SITES = {
        "C504", "C509", "C501", "C182", "C187", "C180", "C181", "C199", "C209", "C341", "C343", "C619", "C673", "C679",
        "C160", "C155", "C162", "C445", "C447", "C539", "C649", "C099", "C019", "C320", "C029", "C079", "C220", "C250",
        "C541", "C569", "C739", "C421", "C710", "C809"
    };
    /** Rough shares of new cancers. */
    private static final int[] SHARES = {
        60, 60, 30, 25, 25, 20, 2, 8, 25, 70, 60, 150, 15, 25, 10, 12, 12, 30, 30, 8, 40, 10, 8, 8, 8, 4, 20, 30, 35,
        12, 22, 40, 14, 10
    };

    private final long seed;
    private final int edgePercent;
    private final int missingPercent;

    /** The topography of every case; empty for all of them. */
    private final String only;

    private final boolean plausible;
    private final boolean drugsNamed;

    private SyntheticRegistry(
            long seed, int edgePercent, int missingPercent, String only, boolean plausible, boolean drugsNamed) {
        this.only = only;
        this.plausible = plausible;
        this.drugsNamed = drugsNamed;
        this.seed = seed;
        this.edgePercent = edgePercent;
        this.missingPercent = missingPercent;
    }

    /** What a registry of a health system holds: values that fit each other, a few percent of every item missing. */
    public static SyntheticRegistry realistic(long seed) {
        return new SyntheticRegistry(seed, 0, 3, "", true, false);
    }

    /** Days at the edges of windows, and much missing or partial: for finding mistakes. */
    public static SyntheticRegistry awkward(long seed) {
        return new SyntheticRegistry(seed, 60, 8, "", false, false);
    }

    /** As {@link #awkward}, of one topography. */
    public static SyntheticRegistry awkward(long seed, String primarySite) {
        return new SyntheticRegistry(seed, 60, 8, primarySite, false, false);
    }

    /** The same beside pharmacy records, which name the drugs that no registry does. */
    public SyntheticRegistry withDrugsNamed() {
        return new SyntheticRegistry(seed, edgePercent, missingPercent, only, plausible, true);
    }

    /** The first cases of the registry. */
    public Stream<TumorCase> cases(long count) {
        return LongStream.range(0, count).mapToObj(this::tumorCase);
    }

    /** One case by its number. */
    public TumorCase tumorCase(long number) {
        return new Maker(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L), number)
                .make();
    }

    static boolean notGiven(Therapy therapy) {
        return therapy != Therapy.GIVEN && therapy != Therapy.UNKNOWN && therapy != Therapy.RECOMMENDED;
    }

    private final class Maker {
        private final SplittableRandom random;
        private final long number;

        Maker(SplittableRandom random, long number) {
            this.random = random;
            this.number = number;
        }

        private boolean percent(double chance) {
            return random.nextDouble() * 100 < chance;
        }

        private boolean missing() {
            return percent(missingPercent);
        }

        @SafeVarargs
        private <T> T one(T... of) {
            return of[random.nextInt(of.length)];
        }

        private String site() {
            int total = 0;
            for (int share : SHARES) {
                total += share;
            }
            int at = random.nextInt(total);
            for (int i = 0; ; i++) {
                at -= SHARES[i];
                if (at < 0) {
                    return SITES[i];
                }
            }
        }

        private PartialDate known(LocalDate day) {
            if (missing()) {
                return switch (random.nextInt(4)) {
                    case 0 -> PartialDate.ofYear(day.getYear());
                    case 1 -> PartialDate.UNKNOWN;
                    default -> PartialDate.of(YearMonth.from(day));
                };
            }
            return PartialDate.of(day);
        }

        private Answer answer(double yesPercent) {
            return missing() ? Answer.UNKNOWN : Answer.of(percent(yesPercent));
        }

        private TestResult result(double positivePercent) {
            if (missing()) {
                return one(TestResult.UNKNOWN, TestResult.NOT_DOCUMENTED);
            }
            return percent(positivePercent) ? TestResult.POSITIVE : TestResult.NEGATIVE;
        }

        private Therapy therapy(double givenPercent) {
            if (missing()) {
                return Therapy.UNKNOWN;
            }
            if (percent(givenPercent)) {
                return Therapy.GIVEN;
            }
            return percent(75)
                    ? Therapy.NOT_PLANNED
                    : one(
                            Therapy.CONTRAINDICATED,
                            Therapy.DIED_BEFORE,
                            Therapy.RECOMMENDED_NOT_GIVEN,
                            Therapy.REFUSED,
                            Therapy.RECOMMENDED);
        }

        /** Days after diagnosis: often on an edge of a window, else around a typical delay. */
        private int delay(int typical) {
            if (percent(edgePercent)) {
                return EDGES[random.nextInt(EDGES.length)];
            }
            return (int) Math.max(0, typical * (0.2 + 1.6 * random.nextDouble()) * (percent(8) ? 3 : 1));
        }

        private TumorCase make() {
            String primarySite = only.isEmpty() ? site() : only;
            boolean breast = primarySite.startsWith("C50");
            boolean prostate = primarySite.startsWith("C61");
            boolean skin = primarySite.startsWith("C44");
            boolean female = breast ? percent(99) : !prostate && (primarySite.matches("C5[0-9].") || percent(47));
            // Leap years and the days on which texts change come often enough to be met.
            LocalDate day = percent(edgePercent / 10.0)
                    ? one(
                            LocalDate.of(2020, 2, 29),
                            LocalDate.of(2022, 12, 31),
                            LocalDate.of(2023, 1, 1),
                            LocalDate.of(2025, 6, 30),
                            LocalDate.of(2025, 7, 1),
                            LocalDate.of(2017, 12, 31),
                            LocalDate.of(2018, 1, 1),
                            LocalDate.of(2024, 2, 28),
                            LocalDate.of(2024, 12, 31),
                            LocalDate.of(2020, 12, 31),
                            LocalDate.of(2021, 1, 1),
                            LocalDate.of(2025, 1, 1),
                            LocalDate.of(2025, 12, 31),
                            LocalDate.of(2026, 1, 1))
                    : LocalDate.of(2016, 1, 1).plusDays(random.nextInt(3800));
            int age = percent(edgePercent)
                    ? one(17, 18, 69, 70, 71, 79, 80, 81)
                    : Math.min(99, Math.max(15, (int) (66 + 13 * random.nextGaussian())));
            TumorCaseBuilder builder = TumorCase.builder("S" + number, "site" + number % 7, primarySite)
                    .diagnosis(known(day))
                    .histology(missing() ? 0 : histology(primarySite, skin))
                    .behavior(missing() ? -1 : percent(92) ? 3 : one(2, 0, 1))
                    .sex(missing() ? TumorCase.Sex.UNKNOWN : female ? TumorCase.Sex.FEMALE : TumorCase.Sex.MALE)
                    .age(missing() ? Between.UNKNOWN : Between.exactly(age))
                    .firstOrOnlyCancer(answer(82))
                    .treatedHere(answer(88))
                    .microscopicallyConfirmed(answer(95));
            TumorCase tumor = plausible
                    ? PlausibleCase.of(random, builder.build(), day)
                    : treatment(stage(builder, primarySite.startsWith("C67")), day, primarySite)
                            .build();
            // After neoadjuvant therapy no registry can code that the score was not documented.
            return tumor.gleasonPathologicDocumented() == Answer.NO && tumor.neoadjuvantTherapy() != Answer.NO
                    ? tumor.toBuilder()
                            .gleasonPathologicDocumented(Answer.UNKNOWN)
                            .build()
                    : tumor;
        }

        private int histology(String primarySite, boolean skin) {
            if (skin) {
                return percent(90) ? one(8720, 8721, 8743, 8790) : one(8090, 8070);
            }
            if (primarySite.equals("C421")) {
                return one(9732, 9861, 9823, 9989);
            }
            if (percent(2)) {
                return one(8940, 8890, 9050, 9140, 9680, 8580, 8579, 8200);
            }
            if (!plausible && percent(30)) {
                // At the edges of what a standard leaves out, and what is not specified.
                return switch (primarySite.substring(0, 3)) {
                    case "C22" -> one(8170, 8169, 8175, 8176, 8160);
                    case "C34", "C18", "C19", "C20", "C15", "C16" ->
                        one(8240, 8242, 8249, 8239, 8243, 8246, 8150, 8153, 8154, 8156, 8157, 8158, 8013);
                    case "C67" -> one(8120, 8119, 8121, 8130, 8129, 8131, 8010, 8011, 8000);
                    default -> one(8000, 8140, 8240, 8570);
                };
            }
            return switch (primarySite.substring(0, 3)) {
                case "C50" -> one(8500, 8500, 8520, 8200);
                case "C34" -> one(8140, 8140, 8070, 8041, 8046, 8045, 8040);
                case "C61" -> 8140;
                case "C67" -> one(8120, 8130);
                case "C64" -> one(8310, 8310, 8260, 8317, 8120, 8319, 8320);
                case "C09", "C01", "C02", "C32" -> one(8070, 8070, 8071, 8140, 8049, 8050, 8089, 8090);
                case "C15", "C16" -> one(8140, 8140, 8070, 8089);
                default -> one(8140, 8140, 8480, 8010);
            };
        }

        private TumorCaseBuilder stage(TumorCaseBuilder builder, boolean bladder) {
            String t = bladder
                    ? one("TA", "TA", "TA", "TIS", "T1", "T2", "T2A", "T3", "TX")
                    : one("T1", "T1A", "T1B", "T1C", "T1C", "T1MI", "T2", "T2A", "T2B", "T3", "T4", "TIS", "TA", "TX");
            String n = one("N0", "N0", "N0", "N1", "N1A", "N2", "N3", "NX");
            String m = percent(9) ? "M1" : "M0";
            String group = one("0", "I", "IA", "IB", "II", "IIA", "IIB", "IIIA", "IIIB", "IIIC", "III", "IVA", "IV");
            int examined = percent(edgePercent) ? one(1, 2, 9, 10, 11, 12, 13) : random.nextInt(35);
            int positive = Math.min(examined, percent(55) ? 0 : percent(40) ? one(3, 4, 5) : 1 + random.nextInt(12));
            int psa = percent(edgePercent) ? one(99, 100, 101, 199, 200, 201) : 2 + random.nextInt(398);
            int gleason = one(6, 6, 7, 7, 8, 9, 10, 5);
            int margin = percent(edgePercent) ? one(9, 10, 11, 0) : random.nextInt(200);
            boolean melanomaUnknown = percent(20);
            return builder.clinical(
                            new Tnm(missing() ? "" : t, missing() ? "" : n, missing() ? "" : m, missing() ? "" : group))
                    .pathologic(
                            percent(35)
                                    ? Tnm.UNKNOWN
                                    : new Tnm(
                                            missing() ? "" : one(t, "T2", "T3"),
                                            missing() ? "" : one(n, "N0", "N1"),
                                            percent(60) ? "" : m,
                                            missing() ? "" : one(group, group, "IA", "IIIB")))
                    .postTherapy(
                            percent(85)
                                    ? Tnm.UNKNOWN
                                    : new Tnm(
                                            missing() ? "" : one(t, "T2A", "T2B", "T3"),
                                            missing() ? "" : one(n, "N0", "N1"),
                                            percent(60) ? "" : m,
                                            missing() ? "" : one(group, "IIA", "IIIB")))
                    .tumorSizeInMillimetres(
                            missing() ? Between.UNKNOWN : Between.exactly(one(12, 39, 40, 41, 25, 60, 3)))
                    .nodesExamined(missing() ? one(Between.UNKNOWN, Between.atLeast(1)) : Between.exactly(examined))
                    .nodesPositive(
                            missing() || examined == 0
                                    ? one(Between.UNKNOWN, Between.atLeast(1))
                                    : Between.exactly(positive))
                    .tumorDeposits(answer(15))
                    .highGrade(answer(40))
                    .estrogenReceptor(result(80))
                    .progesteroneReceptor(result(68))
                    .her2(result(14))
                    .kras(percent(30) ? TestResult.NOT_DOCUMENTED : result(40))
                    .nras(percent(30) ? TestResult.NOT_DOCUMENTED : result(8))
                    .mismatchRepair(percent(12) ? TestResult.NOT_DOCUMENTED : result(13))
                    .p16(percent(10) ? TestResult.NOT_DOCUMENTED : result(65))
                    .psaInTenths(missing() ? Between.UNKNOWN : Between.exactly(psa))
                    .gleasonClinical(missing() ? Between.UNKNOWN : Between.exactly(gleason))
                    .gleasonPathologicDocumented(answer(90))
                    .marginsDocumented(missing() ? Answer.UNKNOWN : Answer.YES)
                    .thicknessDocumented(melanomaUnknown ? answer(50) : Answer.YES)
                    .ulcerationDocumented(melanomaUnknown ? answer(50) : Answer.YES)
                    .mitoticRateDocumented(melanomaUnknown ? answer(50) : Answer.YES)
                    .circumferentialMarginInTenths(missing() ? Between.UNKNOWN : Between.exactly(margin));
        }

        private TumorCaseBuilder treatment(TumorCaseBuilder builder, LocalDate day, String primarySite) {
            int surgery = percent(20)
                    ? 0
                    : missing() ? one(-1, 98, 99) : one(22, 27, 20, 30, 40, 45, 50, 60, 70, 80, 90, 12, 16);
            LocalDate operated = day.plusDays(delay(35));
            Therapy chemotherapy = therapy(45);
            LocalDate chemotherapyDay =
                    percent(35) ? operated.plusDays(delay(45) - (percent(40) ? 100 : 0)) : day.plusDays(delay(80));
            Therapy hormones = therapy(primarySite.matches("C(50|61).") ? 65 : 3);
            Therapy immunotherapy = therapy(primarySite.matches("C(50|67|34|18).") ? 30 : 8);
            Therapy radiation = therapy(40);
            LocalDate irradiated = percent(40) ? operated.plusDays(delay(40)) : day.plusDays(delay(120));
            boolean dead = percent(22);
            LocalDate last = dead && percent(40) ? day.plusDays(delay(200)) : day.plusDays(300 + random.nextInt(2200));
            boolean biopsied = percent(85);
            Answer sentinel = answer(70);
            // Without a node removed, the first surgery is of the primary site, and may not be the most definitive.
            boolean twice = sentinel == Answer.NO && percent(50);
            PartialDate definitive = surgery > 0 && surgery < 98 ? known(operated) : PartialDate.UNKNOWN;
            PartialDate firstSurgery =
                    twice && surgery > 0 && surgery < 98 ? known(operated.minusDays(delay(20))) : definitive;
            Answer irradiatedAtAll = radiation == Therapy.UNKNOWN && percent(50) ? Answer.NO : Answer.UNKNOWN;
            return builder.surgeryCode(surgery)
                    .surgeryDate(firstSurgery)
                    .definitiveSurgeryDate(definitive)
                    .primarySiteBiopsied(missing() ? Answer.UNKNOWN : Answer.of(biopsied))
                    .biopsyDate(
                            biopsied
                                    ? known(percent(10) ? operated : day.minusDays(random.nextInt(9)))
                                    : PartialDate.UNKNOWN)
                    .sentinelNodeBiopsy(sentinel)
                    .neoadjuvantTherapy(
                            Stream.of(chemotherapy, hormones, immunotherapy).allMatch(SyntheticRegistry::notGiven)
                                            && (notGiven(radiation) || irradiatedAtAll == Answer.NO)
                                    ? Answer.NO
                                    : answer(20))
                    .chemotherapy(chemotherapy)
                    .multiAgentChemotherapy(chemotherapy == Therapy.GIVEN ? answer(75) : Answer.UNKNOWN)
                    .chemotherapyDate(chemotherapy == Therapy.GIVEN ? known(chemotherapyDay) : PartialDate.UNKNOWN)
                    .hormoneTherapy(hormones)
                    .hormoneTherapyDate(
                            hormones == Therapy.GIVEN ? known(day.plusDays(delay(150))) : PartialDate.UNKNOWN)
                    .immunotherapy(immunotherapy)
                    .immunotherapyDate(
                            immunotherapy == Therapy.GIVEN
                                    ? known(percent(50) ? operated.minusDays(delay(60)) : day.plusDays(delay(110)))
                                    : PartialDate.UNKNOWN)
                    .antiEgfrAntibody(drugsNamed ? answer(60) : Answer.UNKNOWN)
                    .radiation(radiation)
                    .radiationGiven(irradiatedAtAll)
                    .radiationDate(radiation == Therapy.GIVEN ? known(irradiated) : PartialDate.UNKNOWN)
                    .radiationEndDate(
                            radiation == Therapy.GIVEN ? known(irradiated.plusDays(delay(45))) : PartialDate.UNKNOWN)
                    .externalBeam(
                            radiation == Therapy.GIVEN
                                    ? answer(85)
                                    : notGiven(radiation) || irradiatedAtAll == Answer.NO ? Answer.NO : Answer.UNKNOWN)
                    .activeSurveillance(answer(25))
                    .unplannedReadmission(answer(6))
                    .vitalStatus(
                            missing() ? TumorCase.Vital.UNKNOWN : dead ? TumorCase.Vital.DEAD : TumorCase.Vital.ALIVE)
                    .lastContact(known(last));
        }
    }
}
