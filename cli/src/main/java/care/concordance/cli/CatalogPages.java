package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.Scenarios;
import care.concordance.authoring.StandardText;
import care.concordance.pack.RulePack;
import care.concordance.report.CatalogSite;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Provenance;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All standards there are, with their scenarios run, as a site of pages. */
final class CatalogPages {

    private CatalogPages() {}

    /**
     * The shipped standards, those of cases and patients among them, and those of some directories.
     *
     * @param asOf the day of which it says which texts are in force
     */
    static CatalogSite of(List<Path> directories, LocalDate asOf) {
        List<RulePack> packs = Stream.concat(
                        Stream.of(
                                CarePartnerStandards.rulePack(),
                                CarePartnerStandards.caseMeasures(),
                                CmsOncologyMeasures.rulePack()),
                        directories.stream().map(RulePack::directory))
                .toList();
        ConcordanceEngine engine = ConcordanceEngine.load(packs);
        List<StandardText> texts = StandardText.all(packs, engine);
        Map<String, StandardText> byId = new LinkedHashMap<>();
        texts.forEach(text -> byId.put(text.standard().id(), text));
        return new CatalogSite(
                asOf,
                packs.stream()
                        .map(pack -> new Provenance.Pack(pack.id(), pack.version(), pack.sha256()))
                        .toList(),
                texts.stream()
                        .map(text -> new CatalogSite.Text(
                                text.standard(), text.pack().id(), text.rulesFile(), text.rules()))
                        .toList(),
                byId.values().stream()
                        .flatMap(text -> StandardTexts.scenarios(text, directories).stream())
                        .map(scenario -> example(Scenarios.run(scenario, engine)))
                        .toList());
    }

    private static CatalogSite.Example example(Scenarios.Result result) {
        return new CatalogSite.Example(
                result.scenario().standard(),
                result.scenario().say(),
                result.scenario().given().begins(),
                result.scenario().given().facts(),
                result.scenario().given().asOf(),
                result.scenario().subject(),
                result.outcome(),
                result.scenario().outcome(),
                result.sentences());
    }
}
