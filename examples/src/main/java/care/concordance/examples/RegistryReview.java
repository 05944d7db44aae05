package care.concordance.examples;

import care.concordance.RegistryRates;
import care.concordance.RegistryRates.Completeness;
import care.concordance.RegistryRates.Rate;
import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.Failure;
import care.concordance.facts.MeasureRate;
import care.concordance.naaccr.ReadReport;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a registry's review comes to. Holds counts, and the cases that were set aside. */
final class RegistryReview {

    /** Something to do about a case: a gap, or an item that is missing. */
    record Work(String caseId, String site, Outcome outcome, Standard standard, String reason) {}

    /** What became of a file. */
    record Document(Path path, ReadReport report) {}

    /** A case on which a rule failed. */
    record SetAside(String caseId, List<Failure> failures) {}

    private static final int KEPT = 10_000;

    private final Map<String, String> sites;
    private final RegistryRates rates = new RegistryRates();
    private final Map<List<Object>, String> titles = new HashMap<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    /** @param sites the partner's site by the registry's facility; one that is not named keeps its id */
    RegistryReview(Map<String, String> sites) {
        this.sites = Map.copyOf(sites);
    }

    void add(CaseReview review) {
        rates.add(review);
        review.results()
                .forEach(result -> titles.put(
                        List.of(result.standard().id(), result.standard().effectiveFrom()),
                        result.standard().title()));
        if (review.isSetAside() && setAside.size() < KEPT) {
            setAside.add(new SetAside(review.tumorCase().id(), review.failures()));
        }
    }

    void read(Path path, ReadReport report) {
        documents.add(new Document(path, report));
    }

    /** What is to be done about a case: its gaps, and what lacks data. */
    List<Work> open(CaseReview review) {
        if (review.results().stream().noneMatch(result -> result.outcome().isOpen())) {
            return List.of();
        }
        List<Work> work = new ArrayList<>();
        for (Verdict verdict : review.verdicts()) {
            if (verdict.outcome().isOpen()) {
                verdict.reasons().stream()
                        .filter(reason -> verdict.outcome() == Outcome.GAP || !saysWhatWasSeen(reason))
                        .forEach(reason -> work.add(new Work(
                                review.tumorCase().id(),
                                site(review.tumorCase().site()),
                                verdict.outcome(),
                                verdict.standard(),
                                reason.sentence())));
            }
        }
        return work;
    }

    /** Of what is unproven, the worklist names what is missing and not what is there. */
    private static boolean saysWhatWasSeen(Reason reason) {
        return reason.rule().contains(" observed: ") || reason.rule().contains(" met: ");
    }

    private String site(String facility) {
        return sites.getOrDefault(facility, facility);
    }

    List<Document> documents() {
        return documents;
    }

    List<SetAside> setAside() {
        return setAside;
    }

    long cases() {
        return rates.reviewed();
    }

    long casesSetAside() {
        return rates.setAside();
    }

    /** True when every file was read to its end. */
    boolean isComplete() {
        return documents.stream().allMatch(document -> document.report().isComplete());
    }

    /** The title of the text a rate is of. */
    String title(Rate rate) {
        return titles.getOrDefault(List.of(rate.measure(), rate.inForceFrom()), rate.measure());
    }

    /** By the partner's site, measure, year and text. */
    List<Rate> rates() {
        Map<List<Object>, Rate> sums = new LinkedHashMap<>();
        for (Rate rate : rates.rates()) {
            String site = site(rate.site());
            sums.merge(
                    List.of(site, rate.measure(), rate.year(), rate.inForceFrom()),
                    of(rate, site, rate.year()),
                    RegistryReview::sum);
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(Rate::site)
                        .thenComparing(Rate::measure)
                        .thenComparingInt(Rate::year)
                        .thenComparing(Rate::inForceFrom))
                .toList();
    }

    /** By measure and text, over all sites and years. */
    List<Rate> totals() {
        Map<List<Object>, Rate> sums = new HashMap<>();
        rates.rates()
                .forEach(rate -> sums.merge(
                        List.of(rate.measure(), rate.inForceFrom()),
                        of(rate, "", RegistryRates.YEAR_UNKNOWN),
                        RegistryReview::sum));
        return sums.values().stream()
                .sorted(Comparator.comparing(Rate::measure).thenComparing(Rate::inForceFrom))
                .toList();
    }

    private static Rate of(Rate rate, String site, int year) {
        return new Rate(
                site,
                rate.measure(),
                rate.inForceFrom(),
                year,
                rate.numerator(),
                rate.denominator(),
                rate.excluded(),
                rate.unproven());
    }

    private static Rate sum(Rate a, Rate b) {
        return new Rate(
                a.site(),
                a.measure(),
                a.inForceFrom(),
                a.year(),
                a.numerator() + b.numerator(),
                a.denominator() + b.denominator(),
                a.excluded() + b.excluded(),
                a.unproven() + b.unproven());
    }

    /** The rates as facts for the assessment of the partner; those of no known year, or of a later one, are left out. */
    List<MeasureRate> facts(Map<String, String> names, int through) {
        return RegistryRates.facts(
                rates().stream().filter(rate -> rate.year() <= through).toList(), names);
    }

    /** What is missing, by disease and item over all sites, the most often missing first. */
    List<Completeness> completeness() {
        return rates.completenessOfAllSites();
    }
}
