package care.concordance.report;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.Scenarios;
import care.concordance.authoring.StandardText;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.pack.RulePack;
import care.concordance.report.CatalogSite.Example;
import care.concordance.report.CatalogSite.Text;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Catalogs as sites the tests read. */
final class Sites {

    private Sites() {}

    /** The standards of a partner, with the scenarios of one domain. */
    static final class Shipped {
        static final CatalogSite SITE = of(List.of(CarePartnerStandards.rulePack()), "scenarios/tumorboards");
        static final SortedMap<String, String> FILES = HtmlReport.files(SITE);

        private Shipped() {}
    }

    /** Every text of some packs, with the scenarios of some folders of the rules' tests. */
    static CatalogSite of(List<RulePack> packs, String... folders) {
        ConcordanceEngine engine = ConcordanceEngine.load(packs);
        return new CatalogSite(
                Pages.DAY,
                packs.stream()
                        .map(pack -> new Provenance.Pack(pack.id(), "2026.1", "0"))
                        .toList(),
                StandardText.all(packs, engine).stream()
                        .map(text -> new Text(text.standard(), text.pack().id(), text.rulesFile(), text.rules()))
                        .toList(),
                Stream.of(folders)
                        .map(Path.of("../../rules/src/test/resources")::resolve)
                        .flatMap(folder -> Scenarios.read(folder).stream())
                        .map(scenario -> example(Scenarios.run(scenario, engine)))
                        .toList());
    }

    private static Example example(Scenarios.Result result) {
        return new Example(
                result.scenario().standard(),
                result.scenario().say(),
                result.scenario().given().begins(),
                result.scenario().given().facts(),
                result.scenario().asOf(),
                result.scenario().subject(),
                result.outcome(),
                result.scenario().outcome(),
                result.sentences());
    }

    /** A text of a standard in which everything that is words may be hostile. */
    static Text text(
            String id, String pack, String words, LocalDate from, @Nullable String replaces, String... thresholds) {
        return new Text(
                new Standard(
                        id,
                        words,
                        Standard.Component.STANDARDS_OF_CARE,
                        "domain",
                        Subject.Kind.SITE,
                        Standard.Requirement.COMMENDATION,
                        words,
                        words,
                        words,
                        30,
                        List.of(),
                        words,
                        Standard.Basis.PARAMETER,
                        from,
                        null,
                        replaces,
                        List.of(thresholds),
                        "## Requirement\n\n" + words + "\n\n[x](javascript:alert(1))\n\n## Why\n\nBecause."),
                pack,
                "domain/" + id + "-x.drl",
                "rule \"" + words + "\"");
    }

    /** An own pack of which every text is hostile, and which replaces a standard of another. */
    static CatalogSite hostile() {
        LocalDate start = LocalDate.of(2025, 1, 1);
        LocalDate late = LocalDate.of(2027, 1, 1);
        String words = Pages.MARKUP + Pages.ATTRIBUTE + Pages.TURNED;
        return new CatalogSite(
                Pages.DAY,
                Stream.of("one", "own")
                        .map(id -> new Provenance.Pack(id, words, "0"))
                        .toList(),
                List.of(
                        text("T-01", "one", "plain", start, null, "TumorBoard: daysBetweenMeetings <= 14"),
                        text("T-02", "one", words, late, null),
                        text("T-01", "own", words, start, "one", "TumorBoard: daysBetweenMeetings <= 30")),
                List.of(new Example(
                        "T-01",
                        words,
                        List.of(),
                        List.of(new Site("main", Pages.ATTRIBUTE, null, null, Site.Scope.IN_SCOPE, 0)),
                        Pages.DAY,
                        Subject.site("main"),
                        Outcome.GAP,
                        Outcome.CONCORDANT,
                        List.of(words))));
    }
}
