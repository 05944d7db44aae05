package care.concordance.cli;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.MeasureRateBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.json.FactsJson;
import care.concordance.json.FactsJsonException;
import care.concordance.json.JsonDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rates of a registry's review as facts: {@code {"measureRates": […]}}, the form they have among a partner's facts. */
final class RatesFile {

    private RatesFile() {}

    static void write(Path file, List<MeasureRate> rates) {
        Output.write(file, writer -> {
            writer.print(JsonDocument.of(rates).text());
            return Exit.DONE.code();
        });
    }

    private static List<MeasureRate> read(Path file) {
        try {
            return FactsJson.facts(file, MeasureRate.class);
        } catch (FactsJsonException e) {
            throw new IllegalArgumentException(e.getMessage() + "\nwrite the file with review --rates-out", e);
        }
    }

    /**
     * A partner's facts with the registry's rates in place of the partner's own of the same site, measure and year. Whether
     * an action plan answers a rate stays what the partner says.
     */
    static PartnerSnapshot join(PartnerSnapshot snapshot, Path file) {
        Map<String, MeasureRate> rates = new LinkedHashMap<>();
        read(file).forEach(rate -> rates.put(rate.id(), rate));
        List<PartnerFact> facts = new ArrayList<>();
        for (PartnerFact fact : snapshot.facts()) {
            MeasureRate counted = fact instanceof MeasureRate own ? rates.remove(own.id()) : null;
            facts.add(
                    counted == null
                            ? fact
                            : MeasureRateBuilder.like(counted)
                                    .actionPlan(((MeasureRate) fact).actionPlan())
                                    .build());
        }
        facts.addAll(rates.values());
        return new PartnerSnapshot(snapshot.name(), snapshot.asOf(), snapshot.synthetic(), facts);
    }
}
