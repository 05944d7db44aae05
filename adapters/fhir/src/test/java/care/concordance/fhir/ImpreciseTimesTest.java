package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.fhir.Measurement.PatientResult;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times known to a month or a year only, and periods that end before they start: on both sides of where that decides. */
class ImpreciseTimesTest {

    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CmsOncologyMeasures.rulePack());

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ValueSets valueSets;

    private final List<String> resources = new ArrayList<>();

    @BeforeEach
    void valueSets() throws IOException {
        valueSets = Samples.valueSets(folder);
    }

    private PatientResult result() {
        return Measurement.of(ENGINE, valueSets, MeasurementPeriod.year(2026), Set.of())
                .judge(new FhirReader(valueSets).record(resources));
    }

    private void patient(String born) {
        resources.add(
                0,
                "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"" + born + "\",\"extension\":"
                        + "[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex\",\"valueCoding\":"
                        + "{\"system\":\"urn:made-up\",\"code\":\"direct:female\"}}]}");
    }

    private void woman(String born) {
        patient(born);
        resources.add(Samples.encounter("visit", "p", "Office Visit", "2026-05-01", "2026-05-01"));
    }

    private void report(String when) {
        resources.add("{\"resourceType\":\"DiagnosticReport\",\"id\":\"image\",\"status\":\"final\",\"code\":"
                + Samples.concept("Mammography") + "," + Samples.subject("p") + ",\"effectiveDateTime\":\"" + when
                + "\"}");
    }

    private void test(String id, String code, String when, String more) {
        resources.add("{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\",\"code\":"
                + Samples.concept(code) + "," + Samples.subject("p") + ",\"effectiveDateTime\":\"" + when + "\","
                + more + "}");
    }

    private void procedure(String id, String code, String when) {
        resources.add(Samples.procedure(id, "p", code, when));
    }

    private void condition(String id, String code, String onset) {
        resources.add(Samples.condition(id, "p", code, Samples.active(onset)));
    }

    private @Nullable Outcome outcome(String measure) {
        return result().group(new Group(measure, 1)).verdicts().values().stream()
                .map(Verdict::outcome)
                .findFirst()
                .orElse(null);
    }

    private int count(String measure, Population population) {
        return result().group(new Group(measure, 1)).count(population);
    }

    @ParameterizedTest
    @CsvSource({
        "2023, GAP, 0",
        "2024, UNPROVEN, 0",
        "2025, CONCORDANT, 1",
        "2026, UNPROVEN, 0",
        "2027, GAP, 0",
        "2024-09, GAP, 0",
        "2024-10, UNPROVEN, 0",
        "2024-11, CONCORDANT, 1",
        "2026-11, CONCORDANT, 1",
        "2026-12, UNPROVEN, 0"
    })
    void aTestCountsWhereWhatIsKnownDecides(String when, Outcome outcome, int numerator) {
        woman("1970-01-01");
        report(when);
        assertThat(outcome("CMS125")).isEqualTo(outcome);
        assertThat(count("CMS125", Population.DENOMINATOR)).isOne();
        assertThat(count("CMS125", Population.NUMERATOR)).isEqualTo(numerator);
    }

    @Test
    void theReasonNamesWhatIsVague() {
        woman("1970-01-01");
        report("2024");
        assertThat(result().group(new Group("CMS125", 1)).verdicts().values())
                .flatExtracting(Verdict::reasons)
                .filteredOn(reason -> reason.verb() == Verb.UNPROVEN)
                .extracting(Reason::sentence)
                .containsExactly("DiagnosticReport image is dated to a month or a year only");
    }

    @Test
    void whatDecidesOneMeasureLeavesTheOthersAlone() {
        woman("1970-01-01");
        report("2025-03-01");
        procedure("look", "Colonoscopy", "2017");
        assertThat(outcome("CMS125")).isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome("CMS130")).isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void otherEvidenceDecides() {
        woman("1970-01-01");
        report("2024");
        test(
                "second",
                "Mammography",
                "2025-03-01",
                "\"category\":[" + Samples.concept("direct:observation-category-imaging") + "]");
        assertThat(outcome("CMS125")).isEqualTo(Outcome.CONCORDANT);
    }

    @Test
    void twoVagueTestsDoNotMakeACertainOne() {
        woman("1970-01-01");
        procedure("first", "Colonoscopy", "2017");
        procedure("second", "Colonoscopy", "2017");
        assertThat(outcome("CMS130")).isEqualTo(Outcome.UNPROVEN);
        procedure("third", "Colonoscopy", "2018");
        assertThat(outcome("CMS130")).isEqualTo(Outcome.CONCORDANT);
    }

    @Test
    void whatMayExcludeIsNotExcludedAndNotMet() {
        woman("1970-01-01");
        procedure("colon", "Total Colectomy", "2026");
        procedure("look", "Colonoscopy", "2020-01-01");
        assertThat(outcome("CMS130")).isEqualTo(Outcome.UNPROVEN);
        assertThat(count("CMS130", Population.DENOMINATOR)).isOne();
        assertThat(count("CMS130", Population.DENOMINATOR_EXCLUSION)).isZero();
        resources.remove(2);
        procedure("colon", "Total Colectomy", "2025");
        assertThat(outcome("CMS130")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(count("CMS130", Population.DENOMINATOR_EXCLUSION)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        // 74, 75 and 51, 42, 41 on the last day, whatever the day of birth.
        "1951,",
        "1952, GAP",
        "1975, GAP",
        "1984, GAP",
        "1985,",
        "1984-12, GAP"
    })
    void anAgeOnTheLastDayNeedsTheYearOnly(String born, @Nullable Outcome outcome) {
        woman(born);
        assertThat(outcome("CMS125")).isEqualTo(outcome);
        assertThat(count("CMS125", Population.DENOMINATOR)).isEqualTo(outcome == null ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"1995, CONCORDANT", "1996, UNPROVEN", "1997, GAP", "1996-05, CONCORDANT", "1996-07, GAP"})
    void anAgeOnAnotherDayMayNeedMore(String born, Outcome outcome) {
        woman(born);
        test("hpv", "HPV Test", "2026-06-15", "\"valueString\":\"normal\"");
        assertThat(outcome("CMS124")).isEqualTo(outcome);
        assertThat(count("CMS124", Population.DENOMINATOR)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-02, GAP, 1, 0",
        "2026-03-02, 2026-03-01, UNPROVEN, 0, 1",
        "2025-03-02, 2025-03-01, , 0, 1",
        "2026-03-02T10:00:00Z, 2026-03-02, GAP, 1, 0"
    })
    void anEncounterThatEndsBeforeItStartsDoesNotCount(
            String start, String end, @Nullable Outcome outcome, int counted, int listed) {
        patient("1970-01-01");
        resources.add(Samples.encounter("visit", "p", "Office Visit", start, end));
        PatientResult result = result();
        assertThat(outcome("CMS130")).isEqualTo(outcome);
        assertThat(count("CMS130", Population.INITIAL_POPULATION)).isEqualTo(counted);
        assertThat(result.record().setAside()).hasSize(listed);
        resources.add(Samples.encounter("other", "p", "Office Visit", "2026-05-01", "2026-05-01"));
        assertThat(outcome("CMS130")).isEqualTo(Outcome.GAP);
    }

    @ParameterizedTest
    @CsvSource({
        // In 157 an encounter is a subject of its own.
        "2026-03-01, 2026-03-02, GAP",
        "2026-03-02, 2026-03-01, UNPROVEN",
        "2026, 2026-03-01, UNPROVEN",
        "2026-02, 2026-03-01, GAP"
    })
    void anEncounterIsItsOwnSubject(String start, String end, Outcome outcome) {
        patient("1970-01-01");
        condition("cancer", "Cancer", "2020");
        resources.add(Samples.encounter("visit", "p", "Radiation Treatment Management", start, end));
        assertThat(result().group(new Group("CMS157", 2)).verdicts().get("visit"))
                .isNotNull()
                .satisfies(verdict -> assertThat(verdict.outcome()).isEqualTo(outcome));
    }

    private void prostate(String onset) {
        patient("1960-01-01");
        condition("cancer", "Prostate Cancer", onset);
        test(
                "psa",
                "Prostate Specific Antigen Test",
                "2026-01-10T10:00:00Z",
                "\"valueQuantity\":{\"value\":5,\"unit\":\"ng/mL\"}");
        test(
                "stage",
                "direct:tumor-staging",
                "2026-02-10T10:00:00Z",
                "\"valueCodeableConcept\":" + Samples.concept("direct:stage-cT1a"));
        test("gleason", "direct:gleason-score", "2026-02-10T10:00:00Z", "\"valueInteger\":6");
        procedure("treatment", "Prostate Cancer Treatment", "2026-03-10T10:00:00Z");
        test("scan", "Bone Scan", "2026-02-11T10:00:00Z", "\"valueString\":\"clear\"");
    }

    @ParameterizedTest
    @CsvSource({
        // A diagnosis of 2025 is before the scan, one of 2026 may be.
        "2025, 2024, GAP",
        "2025, 2025, UNPROVEN",
        "2024, 2025, NOT_APPLICABLE",
        "2026-02, 2025, UNPROVEN",
        "2026-01, 2025-12, GAP",
        "2026-01, 2026-01, UNPROVEN",
        "2026-01, 2026-02, NOT_APPLICABLE"
    })
    void painAfterTheOnset(String onset, String pain, Outcome outcome) {
        prostate(onset);
        condition("pain", "Pain Warranting Further Investigation for Prostate Cancer", pain);
        assertThat(outcome("CMS129")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024, UNPROVEN", "2024, 2025-01-02, NOT_APPLICABLE", "2024, 2023-12-31, GAP"})
    void salvageTherapyAfterTheOnset(String onset, String salvage, Outcome outcome) {
        prostate(onset);
        procedure("salvage", "Salvage Therapy", salvage);
        assertThat(outcome("CMS129")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 2026-03, UNPROVEN", "2026-03-05, 2026-04, CONCORDANT", "2026-03-05, 2026-08, CONCORDANT",
        "2026-03-05, 2026-09, UNPROVEN", "2026-03-05, 2026-10, GAP", "2026-03, 2026-03-20, UNPROVEN",
        "2026-03, 2026-04-02, CONCORDANT", "2026-03, 2026-08-28, CONCORDANT", "2026-03, 2026-09-10, UNPROVEN",
        "2026-03, 2026-10-01, GAP"
    })
    void bcgAfterStaging(String staged, String given, Outcome outcome) {
        woman("1960-01-01");
        condition("cancer", "Bladder Cancer for Urology Care", "2026-05-01");
        procedure("staging", "direct:tumor-staging", staged);
        test(
                "result",
                "anything",
                "2026-03-20",
                "\"partOf\":[{\"reference\":\"Procedure/staging\"}],\"valueCodeableConcept\":"
                        + Samples.concept("direct:stage-cTa"));
        resources.add("{\"resourceType\":\"MedicationAdministration\",\"id\":\"bcg\",\"status\":\"completed\","
                + "\"medicationCodeableConcept\":" + Samples.concept("Bacillus Calmette Guerin for Urology Care") + ","
                + Samples.subject("p") + ",\"effectiveDateTime\":\"" + given + "\"}");
        assertThat(outcome("CMS646")).isEqualTo(outcome);
        assertThat(count("CMS646", Population.DENOMINATOR)).isOne();
        assertThat(count("CMS646", Population.NUMERATOR)).isEqualTo(outcome == Outcome.CONCORDANT ? 1 : 0);
    }

    private void visitInHospice(String start, String end) {
        resources.add(
                "{\"resourceType\":\"Encounter\",\"id\":\"visit\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                        + "\"type\":[" + Samples.concept("Office Visit") + "," + Samples.concept("Hospice Encounter")
                        + "],"
                        + Samples.subject("p") + ",\"period\":{\"start\":\"" + start + "\",\"end\":\"" + end + "\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        // Before the period it excludes and is no visit; after it, the other way round: nothing holds of both.
        "2026, 2026-05-01, 0, 0, true",
        "2026-02, 2026-05-01, 1, 1, false",
        "2025, 2026-05-01, 0, 0, false"
    })
    void onlyWhatHoldsOfEveryReadingCounts(String start, String end, int denominator, int exclusion, boolean unproven) {
        patient("1970-01-01");
        visitInHospice(start, end);
        assertThat(count("CMS130", Population.DENOMINATOR)).isEqualTo(denominator);
        assertThat(count("CMS130", Population.DENOMINATOR_EXCLUSION)).isEqualTo(exclusion);
        assertThat(result().group(new Group("CMS130", 1)).isUnproven()).isEqualTo(unproven);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, 1, false", "2026, 0, true", "2027-05-01, 0, false"})
    void whetherTheExcludedBelongToThePopulationMayBeOpen(String visited, int counted, boolean unproven) {
        patient("1970-01-01");
        resources.add(Samples.encounter("visit", "p", "Office Visit", visited, visited));
        procedure("colon", "Total Colectomy", "2020-01-01");
        assertThat(outcome("CMS130")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(count("CMS130", Population.INITIAL_POPULATION)).isEqualTo(counted);
        assertThat(count("CMS130", Population.DENOMINATOR_EXCLUSION)).isEqualTo(counted);
        assertThat(result().group(new Group("CMS130", 1)).isUnproven()).isEqualTo(unproven);
    }

    @ParameterizedTest
    @CsvSource({"2026-02, 2026-06, GAP", "2026-01, 2026-06, UNPROVEN", "2025-12, 2026, ", "2026-12, 2026, UNPROVEN"})
    void severalVagueTimesOfOneResource(String start, String end, @Nullable Outcome outcome) {
        patient("1970-01-01");
        resources.add(Samples.encounter("visit", "p", "Office Visit", start, end));
        assertThat(outcome("CMS130")).isEqualTo(outcome);
    }

    @Test
    void theEndsOfAPeriodAreNotVagueAlike() {
        // As far into the year as into December, it starts on the last days of both.
        patient("1970-01-01");
        resources.add(Samples.encounter("visit", "p", "Office Visit", "2026-12-05", "2026-12-05"));
        condition("cancer", "Cancer", "2020-01-01");
        procedure("before", "Chemotherapy Administration", "2026-11-20");
        resources.add("{\"resourceType\":\"Procedure\",\"id\":\"after\",\"status\":\"completed\",\"code\":"
                + Samples.concept("Chemotherapy Administration") + "," + Samples.subject("p")
                + ",\"performedPeriod\":{\"start\":\"2026-12\",\"end\":\"2026\"}}");
        assertThat(count("CMS157", Population.DENOMINATOR)).isZero();
        assertThat(outcome("CMS157")).isEqualTo(Outcome.UNPROVEN);
    }

    private void deprivation(String id, String from) {
        resources.add("{\"resourceType\":\"MedicationRequest\",\"id\":\"" + id
                + "\",\"status\":\"active\",\"intent\":\"order\","
                + "\"medicationCodeableConcept\":" + Samples.concept("Androgen Deprivation Therapy for Urology Care")
                + ","
                + Samples.subject("p") + ",\"authoredOn\":\"2026-05-01T08:00:00Z\",\"dosageInstruction\":[{\"timing\":"
                + "{\"repeat\":{\"boundsPeriod\":{\"start\":\"" + from + "\",\"end\":\"2026-09-01\"}}}}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05, 2026-05-01, 1, GAP",
        "2026-05, 2026-04-30, 0, ",
        "2026-04, 2026-05-01, 1, GAP",
        "2026-04, 2026-04-29, 0, UNPROVEN"
    })
    void theEarlierOfTwoStarts(String from, String ordered, int counted, @Nullable Outcome outcome) {
        woman("1930-01-01");
        condition("cancer", "Prostate Cancer", "2026-01-01");
        deprivation("first", from);
        deprivation("second", from);
        resources.add(
                "{\"resourceType\":\"ServiceRequest\",\"id\":\"order\",\"status\":\"active\",\"intent\":\"order\",\"code\":"
                        + Samples.concept("direct:leuprolide-12-month") + "," + Samples.subject("p")
                        + ",\"authoredOn\":\""
                        + ordered + "\"}");
        assertThat(count("CMS645", Population.INITIAL_POPULATION)).isEqualTo(counted);
        assertThat(outcome("CMS645")).isEqualTo(outcome);
        test("dexa", "DEXA Bone Density for Urology Care", "2026-08", "\"valueString\":\"normal\"");
        assertThat(count("CMS645", Population.INITIAL_POPULATION)).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({"2026, NOT_APPLICABLE", "2026-02, NOT_APPLICABLE", "2027, UNPROVEN", "2028, CONCORDANT"})
    void aScanOnWhateverDayIsAScan(String ended, Outcome outcome) {
        prostate("2025-01-01");
        condition("pain", "Pain Warranting Further Investigation for Prostate Cancer", "2025-06-01");
        resources.remove(resources.size() - 2);
        resources.add("{\"resourceType\":\"Observation\",\"id\":\"scan\",\"status\":\"final\",\"code\":"
                + Samples.concept("Bone Scan") + "," + Samples.subject("p") + ",\"valueString\":\"clear\","
                + "\"effectivePeriod\":{\"start\":\"2026-02-11\",\"end\":\"" + ended + "\"}}");
        assertThat(outcome("CMS129")).isEqualTo(outcome);
    }
}
