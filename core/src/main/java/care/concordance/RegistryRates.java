package care.concordance;

import care.concordance.evaluate.CaseReview;
import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Percent;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Outcome;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds up reviews: the rate of each measure by site and year of diagnosis, and how much of each item is missing. Holds
 * counts and no cases. Serializable, to be counted on many machines. Not thread-safe; add to one from one thread, or to several and {@link #add(RegistryRates) join} them.
 */
public final class RegistryRates implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The year of a case whose date of diagnosis leaves more than one. */
    public static final int YEAR_UNKNOWN = 0;

    /**
     * A measure at a site in a year, by one text: cases judged by two texts of a standard are never pooled.
     *
     * @param site the site's id
     * @param measure the standard's id
     * @param inForceFrom first day in force of the text the cases were judged by
     * @param year the year of diagnosis; {@link #YEAR_UNKNOWN} for cases of which it is not known
     * @param numerator cases concordant
     * @param denominator cases concordant or with a gap
     * @param excluded cases the standard leaves out in its own words: excluded, or an accepted reason
     * @param unproven cases that lack the data to tell
     */
    public record Rate(
            String site,
            String measure,
            LocalDate inForceFrom,
            int year,
            int numerator,
            int denominator,
            int excluded,
            int unproven) {

        /** Concordant cases in percent of proven ones; null when there is none. */
        public @Nullable Double percent() {
            return Percent.of(numerator, denominator);
        }

        /** Lower limit of the 95 % interval (Wilson score), in percent; 0 when there is no proven case. */
        public double lower() {
            return denominator == 0 ? 0 : Percent.lowerLimit95(numerator, denominator);
        }

        /** Upper limit of the 95 % interval (Wilson score), in percent; 100 when there is no proven case. */
        public double upper() {
            return denominator == 0 ? 100 : Percent.upperLimit95(numerator, denominator);
        }

        /**
         * The rate as a fact for the assessment of the partner; whether an action plan answers it is not known.
         *
         * @param name the measure's name there
         */
        public MeasureRate fact(String name) {
            return new MeasureRate(site, name, year, numerator, denominator, unproven, null);
        }
    }

    /**
     * How much of an item is missing.
     *
     * @param site the site's id
     * @param disease as {@link TumorCase#disease}
     * @param item its name
     * @param unknown cases in which it is not known
     * @param cases all cases of the disease with at least part of the first course at the site
     */
    public record Completeness(String site, String disease, String item, int unknown, int cases) {

        /** Missing, in percent. */
        public double percentUnknown() {
            return 100.0 * unknown / cases;
        }

        /** For example {@code ER status unknown in 14 % of 200 analytic breast cases}. */
        @Override
        public String toString() {
            return item + " unknown in " + Math.round(percentUnknown()) + " % of " + cases + " analytic "
                    + disease.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " cases";
        }
    }

    private record RateKey(String site, String measure, int year, LocalDate inForceFrom)
            implements Comparable<RateKey>, Serializable {

        private static final Comparator<RateKey> ORDER = Comparator.comparing(RateKey::site)
                .thenComparing(RateKey::measure)
                .thenComparingInt(RateKey::year)
                .thenComparing(RateKey::inForceFrom);

        @Override
        public int compareTo(RateKey other) {
            return ORDER.compare(this, other);
        }
    }

    private record DiseaseKey(String site, String disease) implements Serializable {}

    private record ItemKey(String site, String disease, String item) implements Serializable {}

    private static final Set<String> RECEPTORS = Set.of("BREAST");

    /** Items of every cancer, then those of some; an item asked only where it decides something. */
    private static final Map<String, Predicate<TumorCase>> ITEMS = new LinkedHashMap<>();

    static {
        ITEMS.put("date of diagnosis", tumor -> !tumor.diagnosis().isExact());
        ITEMS.put("age", tumor -> !tumor.age().isExact());
        ITEMS.put("histology", tumor -> tumor.histology() == 0);
        ITEMS.put("behavior", tumor -> tumor.invasive() == Answer.UNKNOWN);
        ITEMS.put("sequence number", tumor -> tumor.firstOrOnlyCancer() == Answer.UNKNOWN);
        ITEMS.put("clinical stage group", tumor -> tumor.clinical().group().isEmpty());
        ITEMS.put("surgery of primary site", tumor -> tumor.operated() == Answer.UNKNOWN);
        ITEMS.put(
                "date of surgery",
                tumor -> tumor.operated() == Answer.YES
                        && !tumor.surgeryDate().isExact()
                        && !tumor.definitiveSurgeryDate().isExact());
        ITEMS.put("chemotherapy", tumor -> tumor.chemotherapy() == Therapy.UNKNOWN);
        ITEMS.put("date of chemotherapy", tumor -> inexact(tumor.chemotherapy(), tumor.chemotherapyDate()));
        ITEMS.put("hormone therapy", tumor -> tumor.hormoneTherapy() == Therapy.UNKNOWN);
        ITEMS.put("immunotherapy", tumor -> tumor.immunotherapy() == Therapy.UNKNOWN);
        ITEMS.put("radiation", tumor -> tumor.radiation() == Therapy.UNKNOWN);
        ITEMS.put("date of radiation", tumor -> inexact(tumor.radiation(), tumor.radiationDate()));
        ITEMS.put("vital status", tumor -> tumor.vitalStatus() == TumorCase.Vital.UNKNOWN);
        ITEMS.put("ER status", tumor -> of(tumor, RECEPTORS) && unknown(tumor.estrogenReceptor()));
        ITEMS.put("PR status", tumor -> of(tumor, RECEPTORS) && unknown(tumor.progesteroneReceptor()));
        ITEMS.put("HER2 status", tumor -> of(tumor, RECEPTORS) && unknown(tumor.her2()));
        ITEMS.put(
                "regional nodes examined",
                tumor ->
                        tumor.resected() == Answer.YES && !tumor.nodesExamined().isExact());
        ITEMS.put(
                "pathologic N",
                tumor -> tumor.resected() == Answer.YES
                        && tumor.pathologic().equals(Tnm.UNKNOWN)
                        && tumor.postTherapy().equals(Tnm.UNKNOWN));
        ITEMS.put("mismatch repair", tumor -> of(tumor, Set.of("COLON", "RECTUM")) && unknown(tumor.mismatchRepair()));
        ITEMS.put(
                "PSA",
                tumor -> of(tumor, Set.of("PROSTATE")) && tumor.psaInTenths().equals(Between.UNKNOWN));
        ITEMS.put(
                "Gleason score",
                tumor -> of(tumor, Set.of("PROSTATE"))
                        && !tumor.gleasonClinical().isExact());
    }

    private static boolean of(TumorCase tumor, Set<String> diseases) {
        return diseases.contains(tumor.disease());
    }

    private static boolean unknown(TestResult result) {
        return result == TestResult.UNKNOWN || result == TestResult.NOT_DOCUMENTED;
    }

    private static boolean inexact(Therapy therapy, PartialDate date) {
        return therapy == Therapy.GIVEN && !date.isExact();
    }

    /** Counts: numerator, denominator, excluded, unproven. */
    private final TreeMap<RateKey, int[]> rates = new TreeMap<>();

    private final LinkedHashMap<ItemKey, int[]> items = new LinkedHashMap<>();
    private final LinkedHashMap<DiseaseKey, int[]> cases = new LinkedHashMap<>();
    private long reviewed;
    private long setAside;

    /** Of no cases yet. */
    public RegistryRates() {}

    /** Adds one review; one that was set aside is only counted. */
    public void add(CaseReview review) {
        reviewed++;
        if (review.isSetAside()) {
            setAside++;
            return;
        }
        TumorCase tumor = review.tumorCase();
        int year = year(tumor.diagnosis());
        for (CaseReview.Result result : review.results()) {
            int[] counts = rates.computeIfAbsent(
                    new RateKey(
                            tumor.site(),
                            result.standard().id(),
                            year,
                            result.standard().effectiveFrom()),
                    key -> new int[4]);
            counts[0] += result.outcome() == Outcome.CONCORDANT ? 1 : 0;
            counts[1] += result.outcome() == Outcome.CONCORDANT || result.outcome() == Outcome.GAP ? 1 : 0;
            counts[2] += result.excluded() ? 1 : 0;
            counts[3] += result.outcome() == Outcome.UNPROVEN ? 1 : 0;
        }
        if (tumor.treatedHere() == Answer.YES) {
            String disease = tumor.disease();
            cases.computeIfAbsent(new DiseaseKey(tumor.site(), disease), key -> new int[1])[0]++;
            ITEMS.forEach((item, missing) -> {
                if (missing.test(tumor)) {
                    items.computeIfAbsent(new ItemKey(tumor.site(), disease, item), key -> new int[1])[0]++;
                }
            });
        }
    }

    /** Adds all another has counted. */
    public void add(RegistryRates other) {
        reviewed += other.reviewed;
        setAside += other.setAside;
        other.rates.forEach((key, counts) -> {
            int[] mine = rates.computeIfAbsent(key, absent -> new int[4]);
            for (int i = 0; i < counts.length; i++) {
                mine[i] += counts[i];
            }
        });
        other.items.forEach((key, count) -> items.computeIfAbsent(key, absent -> new int[1])[0] += count[0]);
        other.cases.forEach((key, count) -> cases.computeIfAbsent(key, absent -> new int[1])[0] += count[0]);
    }

    /** Cases added, those set aside among them. */
    public long reviewed() {
        return reviewed;
    }

    /** Cases on which a rule failed; no rate counts them. */
    public long setAside() {
        return setAside;
    }

    /** Rates, by site, measure, year and text. */
    public List<Rate> rates() {
        List<Rate> all = new ArrayList<>();
        rates.forEach((key, counts) -> all.add(new Rate(
                key.site(), key.measure(), key.inForceFrom(), key.year(), counts[0], counts[1], counts[2], counts[3])));
        return List.copyOf(all);
    }

    /** As {@link #facts(List, Map)}, of all that was added. */
    public List<MeasureRate> facts(Map<String, String> names) {
        return facts(rates(), names);
    }

    /**
     * Rates as facts for an assessment; cases of no known year are left out. Where two texts of a measure share a year, the
     * later has the measure's name and the earlier says its first day: {@code BREAST-08 of 2018-01-01}.
     *
     * @param rates no two of one site, measure, year and text
     * @param names the name program-level standards know a measure by, by the id of its case-level standard; a measure that
     *     has none keeps the id
     */
    public static List<MeasureRate> facts(List<Rate> rates, Map<String, String> names) {
        Map<List<Object>, LocalDate> latest = new HashMap<>();
        rates.forEach(rate -> latest.merge(siteMeasureYear(rate), rate.inForceFrom(), (a, b) -> a.isAfter(b) ? a : b));
        return rates.stream()
                .filter(rate -> rate.year() != YEAR_UNKNOWN)
                .map(rate -> {
                    String name = names.getOrDefault(rate.measure(), rate.measure());
                    boolean isLatest = rate.inForceFrom().equals(latest.get(siteMeasureYear(rate)));
                    return rate.fact(isLatest ? name : name + " of " + rate.inForceFrom());
                })
                .toList();
    }

    private static List<Object> siteMeasureYear(Rate rate) {
        return List.of(rate.site(), rate.measure(), rate.year());
    }

    /** Items that are missing in some case, by site and disease, the most often missing first. */
    public List<Completeness> completeness() {
        return sorted(items.entrySet().stream()
                .map(each -> completeness(each.getKey(), each.getValue()[0]))
                .toList());
    }

    /** The same over all sites; the site is empty. */
    public List<Completeness> completenessOfAllSites() {
        Map<ItemKey, Integer> unknown = new LinkedHashMap<>();
        items.forEach(
                (key, count) -> unknown.merge(new ItemKey("", key.disease(), key.item()), count[0], Integer::sum));
        return sorted(unknown.entrySet().stream()
                .map(each -> completeness(each.getKey(), each.getValue()))
                .toList());
    }

    private Completeness completeness(ItemKey key, int unknown) {
        int all = cases.entrySet().stream()
                .filter(each -> each.getKey().disease().equals(key.disease())
                        && (key.site().isEmpty() || each.getKey().site().equals(key.site())))
                .mapToInt(each -> each.getValue()[0])
                .sum();
        return new Completeness(key.site(), key.disease(), key.item(), unknown, all);
    }

    private static List<Completeness> sorted(List<Completeness> of) {
        return of.stream()
                .sorted(Comparator.comparing(Completeness::site)
                        .thenComparing(Comparator.comparingDouble(Completeness::percentUnknown)
                                .reversed())
                        .thenComparing(Completeness::disease)
                        .thenComparing(Completeness::item))
                .toList();
    }

    private static int year(PartialDate date) {
        LocalDate earliest = date.earliest();
        return date.isBounded() && earliest.getYear() == date.latest().getYear() ? earliest.getYear() : YEAR_UNKNOWN;
    }
}
