package care.concordance.cli;

import care.concordance.RegistryRates;
import care.concordance.RegistryRates.Completeness;
import care.concordance.RegistryRates.Rate;
import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.Failure;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.TumorCase;
import care.concordance.naaccr.NaaccrFile;
import care.concordance.naaccr.ReadReport;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Replacement;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a registry's review comes to. Holds counts, and the cases that were set aside. */
final class RegistryReview {

    /** Something to do about a case: a gap, or an item that is missing. */
    record Work(String caseId, String site, Outcome outcome, Standard standard, String reason) {}

    /**
     * What became of a document.
     *
     * @param again cases that were met before, value for value: they are counted once
     * @param idTaken cases whose id another case of the same site has: each is counted
     */
    record Document(String name, ReadReport report, long again, long idTaken) {

        /** What was read of it, in words. */
        String counts() {
            return String.format(
                    Locale.ROOT,
                    "%s: %,d patients, %,d tumors, %,d cases read, %,d rejected",
                    name,
                    report.patients(),
                    report.tumors(),
                    report.cases(),
                    report.rejected());
        }
    }

    /** A case on which a rule failed. */
    record SetAside(String caseId, List<Failure> failures) {}

    private static final int KEPT = 10_000;

    private final Map<String, String> sites = new HashMap<>();
    private final Set<String> facilities = new HashSet<>();
    private final CasesMet met = new CasesMet();
    private long again;
    private long idTaken;
    private final RegistryRates rates = new RegistryRates();
    private final Map<List<Object>, String> titles = new HashMap<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private final List<Replacement> replacements;

    /**
     * @param sites the partner's site by the registry's facility; one that is not named keeps its id
     * @param replacements texts that a rule pack states in the place of an earlier pack's
     */
    RegistryReview(Map<String, String> sites, List<Replacement> replacements) {
        this.replacements = replacements;
        sites.forEach((facility, site) -> this.sites.put(NaaccrFile.facility(facility), site));
    }

    /** True of a case that was not met before, and is to be judged. */
    boolean isNew(TumorCase tumor) {
        facilities.add(tumor.site());
        CasesMet.Meeting meeting = met.meet(tumor);
        again += meeting == CasesMet.Meeting.AGAIN ? 1 : 0;
        idTaken += meeting == CasesMet.Meeting.ID_TAKEN ? 1 : 0;
        return meeting != CasesMet.Meeting.AGAIN;
    }

    /** The texts judged by that a rule pack states in the place of an earlier pack's. */
    List<Replacement> replacements() {
        return replacements;
    }

    /** Facilities that are said to be a site of the partner and have no case. */
    List<String> facilitiesWithoutCases() {
        return sites.keySet().stream()
                .filter(facility -> !facilities.contains(facility))
                .sorted()
                .toList();
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

    /** Takes what became of the document whose cases were just added. */
    void read(String name, ReadReport report) {
        documents.add(new Document(name, report, again, idTaken));
        again = 0;
        idTaken = 0;
    }

    /** Takes note of a document that cannot be read. */
    void unreadable(String name, String reason) {
        read(name, new ReadReport(0, 0, 0, 0, 0, List.of(), List.of(), new ReadReport.Broken(1, 1, reason)));
    }

    /** What is to be done about a case: its gaps, and what lacks data. */
    List<Work> open(CaseReview review) {
        if (review.results().stream().noneMatch(result -> result.outcome().isOpen())) {
            return List.of();
        }
        List<Work> work = new ArrayList<>();
        for (Verdict verdict : review.verdicts()) {
            if (verdict.outcome().isOpen()) {
                // Rules of one standard may lack the same.
                verdict.reasons().stream()
                        .filter(reason -> verdict.outcome() == Outcome.GAP || !saysWhatWasSeen(reason))
                        .map(reason -> new Work(
                                review.tumorCase().id(),
                                site(review.tumorCase().site()),
                                verdict.outcome(),
                                verdict.standard(),
                                reason.sentence()))
                        .distinct()
                        .forEach(work::add);
            }
        }
        return work;
    }

    /** Of what is unproven, the worklist names what is missing and not what is there. */
    private static boolean saysWhatWasSeen(Reason reason) {
        return reason.verb() == Verb.OBSERVED || reason.verb() == Verb.MET;
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

    /** What was not read or not judged, for a person; empty when everything was. */
    List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        for (Document document : documents) {
            document.report()
                    .stopped()
                    .ifPresent(broken -> lacks.add("cannot read " + document.name() + ": " + broken));
        }
        long rejected = documents.stream()
                .mapToLong(document -> document.report().rejected())
                .sum();
        if (rejected > 0) {
            lacks.add("cases rejected and not judged: " + rejected);
        }
        if (casesSetAside() > 0) {
            lacks.add("cases on which a rule failed: " + casesSetAside());
        }
        return lacks;
    }

    /** True when a verdict of some case has one of the outcomes. */
    boolean has(Outcome outcome) {
        return rates.rates().stream().anyMatch(rate -> switch (outcome) {
            case CONCORDANT -> rate.numerator() > 0;
            case GAP -> rate.denominator() > rate.numerator();
            case UNPROVEN -> rate.unproven() > 0;
            case NOT_APPLICABLE -> rate.excluded() > 0;
            case WAIVED -> false;
        });
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
                rates().stream().filter(rate -> isFact(rate, through)).toList(), names);
    }

    /** True of a rate that {@link #facts} has; false of one of no known year, or of a year after the last. */
    static boolean isFact(Rate rate, int through) {
        return rate.year() != RegistryRates.YEAR_UNKNOWN && rate.year() <= through;
    }

    /** What is missing, by disease and item over all sites, the most often missing first. */
    List<Completeness> completeness() {
        return rates.completenessOfAllSites();
    }
}
