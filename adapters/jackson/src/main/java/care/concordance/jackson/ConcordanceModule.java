package care.concordance.jackson;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.RegistryRates;
import care.concordance.evaluate.CaseReview;
import care.concordance.explain.SmallestChange;
import care.concordance.explain.WhyNot;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Changes;
import care.concordance.followup.Designation;
import care.concordance.followup.Impact;
import care.concordance.followup.Simulation;
import care.concordance.json.JsonDocument;
import care.concordance.verdict.Verdict;
import java.util.function.Function;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes what this library gives as the JSON documents of {@link JsonDocument}, and reads a {@link PartnerSnapshot} with
 * every check that {@link care.concordance.json.FactsJson} makes. Without it Jackson writes what the classes have, every page
 * of every standard again with each verdict, and reads no facts.
 *
 * <p>{@code JsonMapper.builder().addModule(new ConcordanceModule())}; {@code findAndAddModules()}, which Spring Boot calls,
 * finds it by itself.
 */
public final class ConcordanceModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Made for each mapper, or found by it. */
    public ConcordanceModule() {
        super("concordance");
        write(Assessment.class, JsonDocument::of);
        write(Verdict.class, JsonDocument::of);
        write(Designation.class, JsonDocument::of);
        write(AlignmentPlan.class, JsonDocument::of);
        write(Simulation.class, JsonDocument::of);
        write(WhyNot.class, JsonDocument::of);
        write(SmallestChange.class, JsonDocument::of);
        write(Changes.class, JsonDocument::of);
        write(Impact.class, JsonDocument::of);
        write(CaseReview.class, JsonDocument::of);
        write(RegistryRates.Rate.class, JsonDocument::of);
        write(PartnerSnapshot.class, JsonDocument::of);
        write(JsonDocument.class, Function.identity());
        addDeserializer(PartnerSnapshot.class, new SnapshotDeserializer());
    }

    private <T> void write(Class<T> type, Function<T, JsonDocument> document) {
        addSerializer(type, new DocumentSerializer<>(type, document));
    }
}
