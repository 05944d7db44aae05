package org.example.application;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.jackson.ConcordanceModule;
import care.concordance.json.FactsJson;
import care.concordance.naaccr.NaaccrFile;
import care.concordance.pack.RulePack;
import care.concordance.report.HtmlReport;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.statistics.ObservedExpected;
import care.concordance.workbook.FactsFile;
import care.concordance.workbook.FactsWorkbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An application on the module path that uses what has a descriptor, and a directory of rules beside the shipped standards. */
public final class Application {

    /** What a registry writes, with one made-up case. */
    private static final String REGISTRY = """
            <NaaccrData baseDictionaryUri="http://naaccr.org/naaccrxml/naaccr-dictionary-250.xml" recordType="A"
                specificationVersion="1.7" xmlns="http://naaccr.org/naaccrxml">
              <Patient>
                <Item naaccrId="patientIdNumber">00000000</Item>
                <Tumor>
                  <Item naaccrId="dateOfDiagnosis">20250310</Item>
                  <Item naaccrId="primarySite">C447</Item>
                </Tumor>
              </Patient>
            </NaaccrData>
            """;

    public static void main(String... args) throws IOException {
        ConcordanceEngine engine =
                ConcordanceEngine.load(CarePartnerStandards.rulePack(), RulePack.directory(Path.of(args[0])));
        PartnerSnapshot snapshot = PartnerSnapshot.synthetic(
                "Example",
                LocalDate.of(2026, 6, 30),
                List.of(
                        SiteBuilder.builder()
                                .id("main")
                                .name("Main")
                                .scope(Site.Scope.IN_SCOPE)
                                .build(),
                        TumorBoardBuilder.builder()
                                .id("board")
                                .name("Board")
                                .site("main")
                                .build()));
        String written = FactsJson.write(snapshot);
        require(FactsJson.write(FactsJson.read(written)).equals(written), "facts are read as they were written");
        var assessment = engine.assess(snapshot);
        var verdicts = assessment.verdicts();
        require(
                verdicts.stream().anyMatch(verdict -> verdict.standard().id().equals("OWN-01")),
                "the own standard judges");
        require(verdicts.equals(engine.verify(snapshot).verdicts()), "sessions say the same");
        require(ObservedExpected.of(2, List.of(0.5, 0.5)).isPresent(), "two are compared with the one expected");
        require(HtmlReport.text(engine, assessment, List.of()).contains("OWN-01"), "the report has the own standard");
        Path workbook = Files.createTempFile("facts", ".xlsx");
        try (OutputStream to = Files.newOutputStream(workbook)) {
            FactsWorkbook.write(written, to);
        }
        require(FactsJson.write(FactsFile.read(workbook)).equals(written), "a workbook is read as it was written");
        Files.delete(workbook);
        try (var registry = NaaccrFile.of(new ByteArrayInputStream(REGISTRY.getBytes(StandardCharsets.UTF_8)))) {
            require(registry.cases().count() == 1, "there is one case");
        }
        JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
        require(mapper.writeValueAsString(verdicts.get(0)).contains("\"outcome\""), "a verdict says its outcome");
        for (Class<?> type : List.of(
                Application.class,
                ConcordanceEngine.class,
                CarePartnerStandards.class,
                FactsJson.class,
                ConcordanceModule.class,
                HtmlReport.class,
                FactsFile.class,
                NaaccrFile.class,
                ObservedExpected.class)) {
            require(
                    type.getModule().isNamed() && !type.getModule().getDescriptor().isAutomatic(),
                    type.getModule() + " has a descriptor");
        }
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException(what);
        }
    }
}
