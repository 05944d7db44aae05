package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.standards.CmsOncologyMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureReportsTest {

    @TempDir
    Path folder;

    private static final MeasureReports.Heading HEADING = new MeasureReports.Heading(
            LocalDate.of(2027, 1, 15), "Organization/reporter", Map.of("CMS130", "urn:example:screening|1.0"));

    private List<MeasureReport> individual = new ArrayList<>();

    private MeasureRun run() throws IOException {
        ValueSets valueSets = Samples.valueSets(folder);
        Path data = folder.resolve("data");
        Samples.write(
                data.resolve("screened"),
                Map.of(
                        "p.json", Samples.patient("screened", "1966-01-31"),
                        "e.json", Samples.encounter("e1", "screened", "Office Visit", "2026-02-01", "2026-02-01"),
                        "c.json", Samples.procedure("c1", "screened", "Colonoscopy", "2020-02-01")));
        Samples.write(
                data.resolve("due"),
                Map.of(
                        "p.json", Samples.patient("due", "1966-01-31"),
                        "e.json", Samples.encounter("e2", "due", "Office Visit", "2026-02-01", "2026-02-01")));
        Samples.write(
                data.resolve("radiated"),
                Map.of(
                        "p.json",
                        Samples.patient("radiated", "2000-01-31"),
                        "c.json",
                        Samples.condition("c3", "radiated", "Cancer", Samples.active("2025-01-01")),
                        "e.json",
                        Samples.encounter(
                                "e3", "radiated", "Radiation Treatment Management", "2026-02-01", "2026-02-01")));
        Measurement measurement = Measurement.of(
                ConcordanceEngine.load(CmsOncologyMeasures.rulePack()),
                valueSets,
                MeasurementPeriod.year(2026),
                Set.of("CMS130", "CMS157"));
        return MeasureRun.of(
                measurement,
                valueSets,
                data,
                result -> individual.addAll(MeasureReports.individual(measurement, result, HEADING)));
    }

    @Test
    void countsRatesAndWorklist() throws IOException {
        MeasureRun run = run();
        Group screening = new Group("CMS130", 1);
        assertThat(run.patients()).isEqualTo(3);
        assertThat(run.count(screening, Population.DENOMINATOR)).isEqualTo(2);
        assertThat(run.count(screening, Population.NUMERATOR)).isEqualTo(1);
        assertThat(run.rate(screening)).isEqualTo(0.5);
        assertThat(run.rate(new Group("CMS157", 1))).isNull();
        assertThat(run.agreement()).isEmpty();
        assertThat(run.text())
                .contains("3 patients, 2026-01-01 to 2026-12-31")
                .contains("initial-population 2 denominator 2 denominator-exclusion 0 numerator 1"
                        + " denominator-exception 0; rate 50.0 %")
                .contains("GAP  CMS130-1  patient due")
                .contains("GAP  CMS157-2  encounter e3");
        assertThat(run.json()).contains("\"rate\" : 0.5").contains("\"subject\" : \"patient due\"");
    }

    /** HAPI's validator would look for other versions of the measure, which its own support cannot do. */
    private static MeasureReport unversioned(MeasureReport report) {
        return report.copy().setMeasure(report.getMeasure().replaceFirst("\\|.*", ""));
    }

    @Test
    void reportsAreHeadedAndStratified() throws IOException {
        MeasureRun run = run();
        Group screening = new Group("CMS130", 1);
        assertThat(Stratum.of(screening)).extracting(Stratum::title).containsExactly("aged 46 to 49", "aged 50 to 75");
        assertThat(run.count(screening, Stratum.of(screening).get(0), Population.DENOMINATOR))
                .isZero();
        assertThat(run.count(screening, Stratum.of(screening).get(1), Population.DENOMINATOR))
                .isEqualTo(2);
        assertThat(run.text()).contains("    aged 50 to 75: initial-population 2 denominator 2");
        MeasureReport summary = MeasureReports.summaries(run, HEADING).get(0);
        assertThat(summary.getDateElement().getValueAsString()).isEqualTo("2027-01-15");
        assertThat(summary.getReporter().getReference()).isEqualTo("Organization/reporter");
        assertThat(summary.getIdElement().getIdPart()).matches("[0-9a-f-]{36}");
        assertThat(summary.getGroupFirstRep().getStratifier())
                .extracting(
                        stratifier -> stratifier.getId(),
                        stratifier -> stratifier.getCodeFirstRep().getText(),
                        stratifier -> stratifier
                                .getStratumFirstRep()
                                .getPopulation()
                                .get(1)
                                .getCount())
                .containsExactly(
                        tuple("Stratification_1_1", "aged 46 to 49", 0),
                        tuple("Stratification_1_2", "aged 50 to 75", 2));
        MeasureReport other = MeasureReports.summaries(
                        run, new MeasureReports.Heading(null, "Somebody's hospital", Map.of()))
                .get(1);
        assertThat(other.hasDate()).isFalse();
        assertThat(other.getReporter().getDisplay()).isEqualTo("Somebody's hospital");
        assertThat(other.getMeasure()).isEqualTo("urn:concordance:measure:CMS157|2026");
        assertThat(other.getGroupFirstRep().hasStratifier()).isFalse();
        // The same report has the same id, and no other has it.
        assertThat(MeasureReports.summaries(run, HEADING).get(0).getId()).isEqualTo(summary.getId());
        assertThat(individual)
                .extracting(MeasureReport::getId)
                .doesNotHaveDuplicates()
                .doesNotContain(summary.getId());
    }

    @ParameterizedTest
    @CsvSource({"1980-12-31, 1, 0", "1977-01-01, 1, 0", "1976-12-31, 0, 1", "1951-01-01, 0, 1", "1950-12-31, 0, 0"})
    void strataGoByAgeOnTheLastDay(String born, int younger, int older) throws IOException {
        ValueSets valueSets = Samples.valueSets(folder);
        Path data = folder.resolve("one");
        Samples.write(
                data,
                Map.of(
                        "p.json", Samples.patient("p", born),
                        "e.json", Samples.encounter("e1", "p", "Office Visit", "2026-02-01", "2026-02-01")));
        MeasureRun run = MeasureRun.of(
                Measurement.of(
                        ConcordanceEngine.load(CmsOncologyMeasures.rulePack()),
                        valueSets,
                        MeasurementPeriod.year(2026),
                        Set.of("CMS130")),
                valueSets,
                data);
        Group screening = new Group("CMS130", 1);
        assertThat(Stratum.of(screening))
                .extracting(stratum -> run.count(screening, stratum, Population.DENOMINATOR))
                .containsExactly(younger, older);
    }

    /** Run by itself: the validator brings much that an application does not have, and everything else passes without. */
    @Test
    @Tag("validator")
    void reportsAreValid() throws IOException {
        MeasureRun run = run();
        assertThat(individual).hasSize(6);
        MeasureReport screened = individual.stream()
                .filter(report -> report.getSubject().getReference().equals("Patient/screened")
                        && report.getMeasure().endsWith("screening|1.0"))
                .findFirst()
                .orElseThrow();
        assertThat(screened.getEvaluatedResource())
                .extracting(Reference::getReference)
                .containsExactlyInAnyOrder("Patient/screened", "Encounter/e1", "Procedure/c1");
        assertThat(screened.getGroupFirstRep().getPopulation())
                .extracting(
                        population -> population.getCode().getCodingFirstRep().getCode() + " " + population.getCount())
                .containsExactly(
                        "initial-population 1",
                        "denominator 1",
                        "denominator-exclusion 0",
                        "numerator 1",
                        "denominator-exception 0");

        FhirContext context = FhirContext.forR4Cached();
        FhirValidator validator = context.newValidator();
        validator.registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context))));
        List<MeasureReport> all = new ArrayList<>(individual);
        all.addAll(MeasureReports.summaries(run, HEADING));
        for (MeasureReport report : all) {
            assertThat(validator.validateWithResult(unversioned(report)).getMessages())
                    .filteredOn(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                    .extracting(SingleValidationMessage::getMessage)
                    .isEmpty();
        }
        assertThat(run.fhir(HEADING)).contains("\"type\": \"summary\"").contains("urn:concordance:measure:CMS157");
    }
}
