package care.concordance.examples;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.PartnerFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rates of a registry's review as facts: {@code {"measureRates": […]}}, the form they have among a partner's facts. */
record RatesFile(List<MeasureRate> measureRates) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static void write(Path file, List<MeasureRate> rates) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (MeasureRate rate : rates) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("site", rate.site());
            entry.put("measure", rate.measure());
            entry.put("year", rate.year());
            entry.put("numerator", rate.numerator());
            entry.put("denominator", rate.denominator());
            entry.put("unproven", rate.unproven());
            entries.add(entry);
        }
        try {
            Files.writeString(
                    file,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("measureRates", entries)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static RatesFile read(Path file) {
        try {
            RatesFile rates = JSON.readValue(Files.readString(file), RatesFile.class);
            if (rates == null
                    || rates.measureRates() == null
                    || rates.measureRates().contains(null)) {
                throw new IllegalArgumentException(file + ": no measureRates; write the file with review --rates-out");
            }
            return rates;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + ": " + e.getOriginalMessage() + "; write the file with review --rates-out", e);
        }
    }

    /**
     * A partner's facts with the registry's rates in place of the partner's own of the same site, measure and year. Whether
     * an action plan answers a rate stays what the partner says.
     */
    static PartnerSnapshot join(PartnerSnapshot snapshot, Path file) {
        Map<String, MeasureRate> rates = new LinkedHashMap<>();
        for (MeasureRate rate : read(file).measureRates()) {
            if (rates.put(rate.id(), rate) != null) {
                throw new IllegalArgumentException(file + ": the rate " + rate.id() + " is given twice");
            }
        }
        List<PartnerFact> facts = new ArrayList<>();
        for (PartnerFact fact : snapshot.facts()) {
            MeasureRate counted = fact instanceof MeasureRate own ? rates.remove(own.id()) : null;
            facts.add(
                    counted == null
                            ? fact
                            : new MeasureRate(
                                    counted.site(),
                                    counted.measure(),
                                    counted.year(),
                                    counted.numerator(),
                                    counted.denominator(),
                                    counted.unproven(),
                                    ((MeasureRate) fact).actionPlan()));
        }
        facts.addAll(rates.values());
        return new PartnerSnapshot(snapshot.name(), snapshot.asOf(), snapshot.synthetic(), facts);
    }
}
