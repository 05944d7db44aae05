package care.concordance.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import care.concordance.ConcordanceEngine;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.Condition;
import care.concordance.facts.patient.Encounter;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Observation;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.SetAside;
import care.concordance.facts.patient.Span;
import care.concordance.standards.CmsOncologyMeasures;
import care.concordance.verdict.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirReaderTest {

    @TempDir
    Path folder;

    private Path data = Path.of("");
    private List<Unread> lost = List.of();
    private List<String> notes = List.of();

    @SuppressWarnings("NullAway.Init")
    private ValueSets valueSets;

    @BeforeEach
    void valueSets() throws IOException {
        data = folder.resolve("data");
        valueSets = Samples.valueSets(folder);
    }

    private List<FhirRecord> read() {
        List<FhirRecord> records = new ArrayList<>();
        Leftover leftover = new FhirReader(valueSets).read(data, records::add);
        lost = leftover.unread();
        notes = leftover.notes();
        return records;
    }

    private <F extends Fact> F one(Class<F> type, String resource) throws IOException {
        Samples.write(data, Map.of("p.json", Samples.patient("p", "1960-01-31"), "r.json", resource));
        List<FhirRecord> records = read();
        assertThat(lost).isEmpty();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).setAside()).isEmpty();
        return records.get(0).facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private Condition condition(String more) throws IOException {
        return one(Condition.class, Samples.condition("c", "p", "Cancer", more));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31T10:00:00Z, 2026-01-31T10:00:00Z",
        "2026-01-31T23:30:00-05:00, 2026-02-01T04:30:00Z",
        "2026-01-31T00:30:00.123+02:00, 2026-01-30T22:30:00.123Z",
        "2026-01-31T10:00:00, 2026-01-31T10:00:00Z",
        "2026-01-31T10:00:00.5Z, 2026-01-31T10:00:00.500Z",
        "2026-01-31T10:00:00.123456+00:00, 2026-01-31T10:00:00.123456Z"
    })
    void timesOfEveryPrecisionAndZone(String written, String start) throws IOException {
        assertThat(condition("\"onsetDateTime\":\"" + written + "\"")
                        .prevalence()
                        .start())
                .isEqualTo(start);
    }

    @Test
    void prevalenceRunsFromOnsetToAbatement() throws IOException {
        assertThat(condition(Samples.active("2026-01-31")).prevalence().end()).isEqualTo(Span.OPEN);
        assertThat(condition("\"onsetDateTime\":\"2026-01-31\"").prevalence().end())
                .isNull();
        assertThat(condition(Samples.active("2026-01-31") + ",\"abatementDateTime\":\"2026-03-01\"")
                        .prevalence()
                        .end())
                .isEqualTo("2026-03-01T23:59:59.999Z");
        assertThat(condition("\"onsetPeriod\":{\"start\":\"2026-01-31\",\"end\":\"2026-02-01\"},"
                                + "\"abatementPeriod\":{\"start\":\"2026-03-01\"}")
                        .prevalence())
                .isEqualTo(new Span(Instant.parse("2026-01-31T00:00:00Z"), Span.OPEN));
        assertThat(condition("\"recordedDate\":\"2026-01-31\"").prevalence()).isEqualTo(Span.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'onsetString':'as a child'",
                "'onsetRange':{'low':{'value':50,'unit':'a'}}",
                "'onsetAge':{'value':60,'unit':'yr'}",
                "'onsetAge':{'value':60}",
                "'onsetAge':{'comparator':'<','value':60,'unit':'a'}",
                "'onsetAge':{'value':201,'unit':'a'}",
                "'onsetAge':{'value':1e29,'unit':'d'}",
                "'onsetDateTime':'2020-01-01','abatementString':'last spring'",
                "'onsetDateTime':'2020-01','abatementRange':{'low':{'value':50}}"
            })
    void aTimeThatNamesNoDayLeavesOpenWhenItWas(String time) throws IOException {
        FhirRecord record = aged("1960-01-31", time);
        assertThat(record).hasToString("FhirRecord " + record.patient());
        assertThat(record.facts())
                .hasSize(2)
                .last()
                .satisfies(fact -> assertThat(((SetAside) fact).problem()).startsWith("says when"));
        // It is read: there is nothing to do about it.
        assertThat(record.setAside()).isEmpty();
        assertThat(record.ambiguous()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1960-01-31, 60 a, 2020-01-31, 2021-01-30",
        "1960-01-31, 60.9 years, 2020-01-31, 2021-01-30",
        "1960-02-29, 0 a, 1960-02-29, 1961-02-27",
        "1960-01-31, 3 mo, 1960-04-30, 1960-05-30",
        "1960-01-31, 2 wk, 1960-02-14, 1960-02-20",
        "1960-01-31, 5 d, 1960-02-05, 1960-02-05",
        "1960-02, 60 a, 2020-02-01, 2021-02-27",
        "1960, 60 a, 2020-01-01, 2021-12-30"
    })
    void anAgeIsAnyDayOfThatYearOfLife(String born, String age, String first, String last) throws IOException {
        String quantity = "{'value':" + age.split(" ")[0] + ",'unit':'" + age.split(" ")[1] + "'}";
        assertThat(aged(born, "'onsetAge':" + quantity).ambiguous())
                .filteredOn(one -> one.readings().get(0) instanceof Condition)
                .singleElement()
                .satisfies(onset -> {
                    assertThat(onset.readings())
                            .first()
                            .satisfies(fact -> assertThat(
                                            ((Condition) fact).prevalence().startDay())
                                    .isEqualTo(first));
                    assertThat(onset.readings())
                            .last()
                            .satisfies(fact -> assertThat(
                                            ((Condition) fact).prevalence().startDay())
                                    .isEqualTo(last));
                });
    }

    @Test
    void anAgeWithoutABirthDateLeavesOpenWhenItWas() throws IOException {
        assertThat(aged("", "'onsetAge':{'value':60,'unit':'a'}").facts())
                .last()
                .isEqualTo(new SetAside("c", "p", "Condition", "says when by an age, and the birth date is not known"));
    }

    private FhirRecord aged(String born, String more) throws IOException {
        Samples.write(
                data,
                Map.of(
                        "p.json",
                        born.isEmpty() ? "{\"resourceType\":\"Patient\",\"id\":\"p\"}" : Samples.patient("p", born),
                        "r.json",
                        Samples.condition("c", "p", "Cancer", more.replace('\'', '"'))));
        return read().get(0);
    }

    @Test
    void anOnsetThatIsNotThereIsUnknown() throws IOException {
        assertThat(condition("\"onsetPeriod\":{\"end\":\"2026-02-01\"}")
                        .prevalence()
                        .start())
                .isNull();
        assertThat(condition("\"recordedDate\":\"2026-02-01\"").prevalence().start())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "encounter-diagnosis, false",
        "problem-list-item, true",
        "health-concern, true",
        "439401001, true",
        "encounter-diagnosis problem-list-item, true",
        "'', true"
    })
    void whatOnlyAnEncounterNamesIsNoProblem(String categories, boolean problem) throws IOException {
        List<String> written = new ArrayList<>();
        for (String code : categories.isEmpty() ? new String[0] : categories.split(" ", -1)) {
            written.add(
                    "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-category\",\"code\":\""
                            + code + "\"}]}");
        }
        String category = written.isEmpty() ? "" : "\"category\":[" + String.join(",", written) + "],";
        assertThat(condition(category + Samples.active("2026-01-31")).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, true",
        "unconfirmed, true",
        "provisional, true",
        "differential, true",
        "refuted, false",
        "entered-in-error, false"
    })
    void verification(String code, boolean verified) throws IOException {
        assertThat(condition("\"verificationStatus\":{\"coding\":[{\"system\":"
                                + "\"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\"code\":\"" + code
                                + "\"}]}")
                        .verified())
                .isEqualTo(verified);
        assertThat(condition(Samples.active("2026-01-31")).verified()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "final, RESULTED", "amended, RESULTED", "corrected, RESULTED", "preliminary, PRELIMINARY",
        "cancelled, CANCELLED", "registered, OTHER", "entered-in-error, OTHER", "unknown, OTHER"
    })
    void observationStatuses(String status, Observation.Status expected) throws IOException {
        Observation observation = one(
                Observation.class,
                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"" + status + "\",\"code\":"
                        + Samples.concept("Bone Scan") + "," + Samples.subject("p")
                        + ",\"effectivePeriod\":{\"end\":\"2026-01-31\"},\"dataAbsentReason\":"
                        + Samples.concept("unknown") + "}");
        assertThat(observation.status()).isEqualTo(expected);
        assertThat(observation.valued()).isFalse();
        assertThat(observation.effective()).isEqualTo(new Span(null, Instant.parse("2026-01-31T23:59:59.999Z")));
    }

    @ParameterizedTest
    @CsvSource({"9.9, ng/mL, 9.9", "9.9, ug/L, 9.9", "9900, pg/mL, 9.9", "990, ng/dL, 9.9"})
    void concentrations(double value, String unit, double expected) throws IOException {
        assertThat(quantity("\"value\":" + value + ",\"unit\":\"" + unit + "\"").nanogramsPerMilliliter())
                .isEqualTo(expected);
    }

    @Test
    void quantitiesInOtherUnitsAreUnknown() throws IOException {
        assertThat(quantity("\"value\":4,\"unit\":\"mm\"").nanogramsPerMilliliter())
                .isNull();
        assertThat(quantity("\"value\":4").nanogramsPerMilliliter()).isNull();
        // More than 9 may be 10; less than 0.1 is not.
        for (String more : List.of(">", ">=")) {
            assertThat(quantity("\"comparator\":\"" + more + "\",\"value\":9,\"unit\":\"ng/mL\"")
                            .nanogramsPerMilliliter())
                    .isNull();
        }
        assertThat(quantity("\"comparator\":\"<\",\"value\":0.1,\"unit\":\"ng/mL\"")
                        .nanogramsPerMilliliter())
                .isEqualTo(0.1);
        assertThat(quantity("\"unit\":\"ng/mL\"").nanogramsPerMilliliter()).isNull();
    }

    private Observation quantity(String quantity) throws IOException {
        return one(
                Observation.class,
                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":"
                        + Samples.concept("Prostate Specific Antigen Test") + "," + Samples.subject("p")
                        + ",\"valueQuantity\":{" + quantity + "}}");
    }

    @ParameterizedTest
    @CsvSource({
        "30, d, 30",
        "30, days, 30",
        "30, day, 30",
        "2, wk, 14",
        "2, weeks, 14",
        "48, h, 2",
        "1, mo, 30.4375",
        "2, months, 60.875",
        "1, a, 365.25"
    })
    void suppliesInEveryUnit(int value, String unit, BigDecimal days) throws IOException {
        assertThat(medication("\"dispenseRequest\":{\"numberOfRepeatsAllowed\":2,\"expectedSupplyDuration\":{\"value\":"
                                + value + ",\"code\":\"" + unit + "\"}}")
                        .daysSupplied())
                .isEqualByComparingTo(days);
    }

    @Test
    void medicationOrders() throws IOException {
        MedicationOrder dosed = medication("\"dispenseRequest\":{\"quantity\":{\"value\":60}},\"dosageInstruction\":[{"
                + "\"timing\":{\"repeat\":{\"frequency\":2,\"period\":1,\"periodUnit\":\"d\"}},"
                + "\"doseAndRate\":[{\"doseQuantity\":{\"value\":1}}]}]");
        assertThat(dosed.daysSupplied()).isEqualByComparingTo("30");
        assertThat(dosed.supply())
                .isEqualTo(new Span(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-30T23:59:59.999Z")));
        MedicationOrder weekly = medication("\"dispenseRequest\":{\"quantity\":{\"value\":4}},\"dosageInstruction\":[{"
                + "\"timing\":{\"repeat\":{\"frequency\":1,\"period\":1,\"periodUnit\":\"wk\"}},"
                + "\"doseAndRate\":[{\"doseQuantity\":{\"value\":1}}]}]");
        assertThat(
                        dose(
                                "\"timing\":{\"repeat\":{\"frequency\":1,\"frequencyMax\":3,\"period\":1,\"periodUnit\":\"d\"}},"))
                .isEqualByComparingTo("10");
        assertThat(dose("\"timing\":{\"repeat\":{\"frequency\":1,\"period\":12,\"periodUnit\":\"h\"}},"))
                .isEqualByComparingTo("15");
        assertThat(dose("\"timing\":{\"repeat\":{\"timeOfDay\":[\"08:00:00\",\"20:00:00\"]}},"))
                .isEqualByComparingTo("15");
        // What division cuts off makes no day of its own.
        assertThat(dose("\"timing\":{\"repeat\":{\"frequency\":1,\"period\":1,\"periodUnit\":\"wk\"}},"))
                .isEqualByComparingTo("210.0000042");
        assertThat(weekly.supply())
                .isEqualTo(new Span(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-28T23:59:59.999Z")));
        assertThat(dose("")).isNull();
        MedicationOrder bound = medication("\"dosageInstruction\":[{\"timing\":{\"event\":[\"2026-02-01\"],\"repeat\":"
                + "{\"boundsPeriod\":{\"start\":\"2026-04-01\"}}}}]");
        assertThat(bound.firstDose()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(bound.firstBounds().end()).isEqualTo(Span.OPEN);
        assertThat(bound.earliest(bound.authored())).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(medication("\"doNotPerform\":true").orders("Dementia Medications"))
                .isFalse();
        assertThat(medication("\"doNotPerform\":false").orders("Dementia Medications"))
                .isTrue();
    }

    /** Days 60 of something last, at one or two of it a dose. */
    private @Nullable BigDecimal dose(String timing) throws IOException {
        return medication("\"dispenseRequest\":{\"quantity\":{\"value\":60}},\"dosageInstruction\":[{" + timing
                        + "\"doseAndRate\":[{\"doseRange\":{\"low\":{\"value\":1},\"high\":{\"value\":2}}}]}]")
                .daysSupplied();
    }

    @Test
    void aDosageWithoutEndIsNoSupply() throws IOException {
        assertThat(medication(
                                "\"dosageInstruction\":[{\"timing\":{\"repeat\":{\"boundsPeriod\":{\"start\":\"2026-04-01\"}}}}]")
                        .supply())
                .isEqualTo(Span.UNKNOWN);
        assertThat(medication(
                                "\"dosageInstruction\":[{\"timing\":{\"repeat\":{\"boundsPeriod\":{\"start\":\"2026-04-01\","
                                        + "\"end\":\"2026-04-02\"}}}}]")
                        .supply())
                .isEqualTo(new Span(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-04-02T23:59:59.999Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "contained, '#m1'",
        "relative, Medication/m1",
        "absolute, https://ehr.example.org/fhir/Medication/m1",
        "versioned, Medication/m1/_history/2",
        "bundle, urn:uuid:0d7b7c5e-0000-4000-8000-000000000009"
    })
    void medicationsAreFoundByEveryKindOfReference(String kind, String reference) throws IOException {
        String medication = "{\"resourceType\":\"Medication\",\"id\":\"m1\",\"code\":"
                + Samples.concept("Dementia Medications") + "}";
        String request =
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"status\":\"active\",\"intent\":\"order\","
                        + (kind.equals("contained") ? "\"contained\":[" + medication + "]," : "") + Samples.subject("p")
                        + ",\"medicationReference\":{\"reference\":\"" + reference + "\"}}";
        Samples.write(
                data,
                Map.of(
                        "bundle.json",
                        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                                + Samples.patient("p", "1960-01-31") + "},{\"resource\":" + request + "}"
                                + (kind.equals("contained")
                                        ? ""
                                        : ",{\"fullUrl\":\"" + reference + "\",\"resource\":" + medication + "}")
                                + "]}"));
        assertThat(read()).singleElement().satisfies(record -> {
            assertThat(record.setAside()).isEmpty();
            assertThat(record.facts()).hasAtLeastOneElementOfType(MedicationOrder.class);
        });
    }

    private MedicationOrder medication(String more) throws IOException {
        return one(
                MedicationOrder.class,
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"status\":\"active\",\"intent\":\"order\","
                        + "\"medicationCodeableConcept\":" + Samples.concept("Dementia Medications") + ","
                        + Samples.subject("p") + ",\"authoredOn\":\"2026-03-01\"," + more + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "active, order, true",
        "completed, filler-order, true",
        "draft, order, false",
        "active, proposal, false",
        "revoked, order, false"
    })
    void orders(String status, String intent, boolean orders) throws IOException {
        Order order = one(
                Order.class,
                "{\"resourceType\":\"DeviceRequest\",\"id\":\"d\",\"status\":\"" + status + "\",\"intent\":\"" + intent
                        + "\",\"codeCodeableConcept\":" + Samples.concept("Frailty Device") + "," + Samples.subject("p")
                        + ",\"authoredOn\":\"2026-03-01\"}");
        assertThat(order.orders("Frailty Device")).isEqualTo(orders);
    }

    private static String device(String modifier) {
        return "{\"resourceType\":\"DeviceRequest\",\"id\":\"d\",\"modifierExtension\":[" + modifier
                + "],\"status\":\"active\",\"intent\":\"order\",\"codeCodeableConcept\":"
                + Samples.concept("Frailty Device") + "," + Samples.subject("p") + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-doNotPerform",
                "http://hl7.org/fhir/5.0/StructureDefinition/extension-DeviceRequest.doNotPerform"
            })
    void aDeviceIsRefusedInEitherSpelling(String url) throws IOException {
        String refusal = "{\"url\":\"" + url + "\",\"valueBoolean\":%s}";
        assertThat(one(Order.class, device(String.format(refusal, "true"))).refused())
                .isTrue();
        assertThat(one(Order.class, device(String.format(refusal, "false"))).refused())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"http://example.org/x\",\"valueBoolean\":true}",
                "{\"url\":\"http://example.org/qicore-doNotPerform\",\"valueString\":\"yes\"}",
                "{\"url\":\"http://example.org/qicore-doNotPerform\",\"valueBoolean\":true},{\"url\":\"http://example.org/x\",\"valueBoolean\":true}"
            })
    void aModifierThatIsNotUnderstoodSetsTheResourceAside(String modifier) throws IOException {
        Samples.write(data, Map.of("p.json", Samples.patient("p", "1960-01-31"), "r.json", device(modifier)));
        assertThat(read().get(0).setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem()).contains("modifierExtension"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dosageInstruction\":[{MODIFIED}]",
                "\"dosageInstruction\":[{\"timing\":{MODIFIED}}]",
                "\"dispenseRequest\":{MODIFIED}",
                "\"note\":[],MODIFIED"
            })
    void aModifierInsideIsOneToo(String element) throws IOException {
        String modified = "\"modifierExtension\":[{\"url\":\"http://example.org/x\",\"valueBoolean\":true}]";
        assertThat(medication("\"note\":[]").orders("Dementia Medications")).isTrue();
        Samples.write(
                data,
                Map.of(
                        "r.json",
                        "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"status\":\"active\",\"intent\":\"order\","
                                + "\"medicationCodeableConcept\":" + Samples.concept("Dementia Medications") + ","
                                + Samples.subject("p") + "," + element.replace("MODIFIED", modified) + "}"));
        assertThat(read().get(0).setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem()).contains("modifierExtension"));
    }

    // ---- what was not done

    private static String refused(String oid, String more) {
        return "{\"resourceType\":\"ServiceRequest\",\"id\":\"s\",\"status\":\"active\",\"intent\":\"order\",\"code\":{\"extension\":"
                + "[{\"url\":\"http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-notDoneValueSet\",\"valueCanonical\":\""
                + oid + "\"}],\"text\":\"none of these\"}," + Samples.subject("p") + more + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cts.nlm.nih.gov/fhir/ValueSet/2.16.840.1.113762.1.4.1248.359",
                "http://cts.nlm.nih.gov/fhir/ValueSet/2.16.840.1.113762.1.4.1248.359|20260101",
                "urn:oid:2.16.840.1.113762.1.4.1248.359",
                "http://cts.nlm.nih.gov/fhir/ValueSet/2.16.840.1.113762.1.4.1151.38"
            })
    void aRefusalMayNameAValueSet(String url) throws IOException {
        Order order = one(Order.class, refused(url, ",\"doNotPerform\":true"));
        assertThat(order.codes()).containsExactly("DEXA Bone Density for Urology Care");
        assertThat(order.refused()).isTrue();
    }

    @Test
    void aRefusalOfAValueSetThatIsNotAtHandMayBeOfAny() throws IOException {
        Samples.write(
                data,
                Map.of(
                        "p.json", Samples.patient("p", "1960-01-31"),
                        "r.json", refused("urn:oid:2.16.840.1.999.1", ",\"doNotPerform\":true")));
        assertThat(read().get(0).ambiguous()).singleElement().satisfies(unsure -> {
            assertThat(unsure.aside().problem())
                    .isEqualTo("names what was not done by a value set that is not at hand");
            assertThat(unsure.readings())
                    .extracting(fact -> ((Order) fact).codes().size())
                    .containsExactly(1, valueSets.sizes().size());
        });
        // And a request for a value set is none.
        Samples.write(data, Map.of("r.json", refused("urn:oid:2.16.840.1.113762.1.4.1248.359", "")));
        assertThat(read().get(0).setAside())
                .singleElement()
                .satisfies(unread -> assertThat(unread.problem())
                        .isEqualTo("names a value set of what was not done, and does not say that it was not done"));
    }

    @Test
    void aSupplyInAUnitThatIsNotKnownIsNoneOrAnyLength() throws IOException {
        for (String unit : List.of(
                "\"unit\":\"yr\"",
                "\"code\":\"{days}\"",
                "\"unit\":\"mg\"",
                "\"system\":\"http://unitsofmeasure.org\"")) {
            Samples.write(
                    data,
                    Map.of(
                            "p.json",
                            Samples.patient("p", "1960-01-31"),
                            "r.json",
                            "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"status\":\"active\",\"intent\":\"order\","
                                    + "\"medicationCodeableConcept\":" + Samples.concept("Dementia Medications") + ","
                                    + Samples.subject("p")
                                    + ",\"dispenseRequest\":{\"expectedSupplyDuration\":{\"value\":30," + unit
                                    + "}}}"));
            FhirRecord record = read().get(0);
            assertThat(record.setAside()).isEmpty();
            assertThat(record.ambiguous())
                    .singleElement()
                    .satisfies(unsure -> assertThat(unsure.readings())
                            .extracting(fact -> ((MedicationOrder) fact).daysSupplied())
                            .containsExactly(null, BigDecimal.ONE, new BigDecimal(36_525)));
        }
    }

    @Test
    void aSupplyWithoutEndEndsSomeTime() throws IOException {
        MedicationOrder order = medication("\"dispenseRequest\":{\"numberOfRepeatsAllowed\":2147483647,"
                + "\"expectedSupplyDuration\":{\"value\":999999999999999,\"code\":\"a\"}}");
        assertThat(order.supply().endDay()).isEqualTo("3026-03-01");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T23:59:60Z, 2026-06-30T23:59:59.999Z",
        "2026-06-30T23:59:60.5+00:00, 2026-06-30T23:59:59.999Z",
        "2026-07-01T01:59:60+02:00, 2026-06-30T23:59:59.999Z"
    })
    void aLeapSecondIsTheEndOfItsMinute(String written, String end) throws IOException {
        Encounter encounter = one(
                Encounter.class,
                Samples.encounter("e", "p", "Office Visit", "2026-06-30T23:00:00Z", "2026-06-30T23:30:00Z")
                        .replace("2026-06-30T23:30:00Z", written));
        assertThat(encounter.period().end()).isEqualTo(end);
    }

    @Test
    void aRefusedDeviceIsNotOrdered() throws IOException {
        Order order = one(
                Order.class,
                "{\"resourceType\":\"DeviceRequest\",\"id\":\"d\",\"modifierExtension\":[{\"url\":"
                        + "\"http://example.org/modifier-extension-DeviceRequest.doNotPerform\",\"valueBoolean\":true}],"
                        + "\"status\":\"active\",\"intent\":\"order\",\"codeCodeableConcept\":"
                        + Samples.concept("Frailty Device") + "," + Samples.subject("p") + "}");
        assertThat(order.orders("Frailty Device")).isFalse();
    }

    @Test
    void sexComesFromItsExtensionAndNotFromGender() throws IOException {
        Files.write(
                folder.resolve("more.csv"),
                List.of("valueset_name,system,code", "snomed,http://snomed.info/sct,12345009"));
        valueSets = ValueSets.read(folder.resolve("codes.csv"), folder.resolve("more.csv"));
        Samples.write(
                data,
                Map.of(
                        "p.json",
                        "{\"resourceType\":\"Patient\",\"id\":\"p\",\"gender\":\"female\",\"birthDate\":\"1960\",\"extension\":"
                                + "[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex\",\"valueCode\":\"12345009\"}]}"));
        FhirRecord record = read().get(0);
        assertThat(record.facts()).containsExactly(new Patient("p", null, Set.of("snomed")));
        assertThat(record.ambiguous())
                .singleElement()
                .satisfies(born -> assertThat(born.readings())
                        .hasSize(366)
                        .startsWith(new Patient("p", LocalDate.of(1960, 1, 1), Set.of("snomed")))
                        .endsWith(new Patient("p", LocalDate.of(1960, 12, 31), Set.of("snomed"))));
    }

    @Test
    void aFolderWithOnePatientIsNotTheRecordOfAnother() throws IOException {
        Samples.write(
                data,
                Map.of(
                        "p.json", Samples.patient("p", "1960-01-31"),
                        "c.json", Samples.condition("c", "somebody", "Cancer", Samples.active("2026-01-31")),
                        "x.json", "{\"resourceType\":\"Coverage\",\"id\":\"x\"}",
                        "u.json", Samples.condition("u", "p", "in no value set", Samples.active("2026-01-31"))));
        assertThat(read()).singleElement().satisfies(record -> {
            assertThat(record.patient()).isEqualTo("p");
            assertThat(record.facts()).hasSize(1);
        });
        assertThat(lost).singleElement().satisfies(bad -> {
            assertThat(bad.id()).isEqualTo("c");
            assertThat(bad.problem()).isEqualTo("is about Patient/somebody, and there is no such Patient");
        });
        assertThat(notes).isEmpty();
    }

    @Test
    void aBundleGoesByTheUrlsOfItsEntries() throws IOException {
        String url = "urn:uuid:0d7b7c5e-0000-4000-8000-000000000001";
        String condition = Samples.condition("c", "x", "Cancer", Samples.active("2026-01-31"))
                .replace("Patient/x", url);
        Samples.write(
                data,
                Map.of(
                        "bundle.json",
                        "{\"entry\":[{\"resource\":" + condition + "},{\"fullUrl\":\"" + url + "\",\"resource\":"
                                + Samples.patient("p", "1960-01-31") + "},{\"resource\":"
                                + Samples.patient("q", "1970-01-01")
                                + "}],\"type\":\"collection\",\"resourceType\":\"Bundle\"}"));
        assertThat(read())
                .extracting(FhirRecord::patient, record -> record.facts().size())
                .containsExactlyInAnyOrder(tuple("p", 2), tuple("q", 1));
    }

    @Test
    void bulkExportsGoByTheReferencesOfTheirLines() throws IOException {
        Samples.write(
                data,
                Map.of(
                        "Condition.ndjson",
                        Samples.condition("c1", "p", "Cancer", Samples.active("2026-01-31")) + "\n"
                                + Samples.condition("c2", "q", "Cancer", Samples.active("2026-01-31")) + "\n",
                        "Patient.ndjson",
                        Samples.patient("p", "1960-01-31") + "\n\n" + Samples.patient("q", "1970-01-01") + "\n"));
        assertThat(read())
                .extracting(FhirRecord::patient, record -> record.facts().size())
                .containsExactlyInAnyOrder(tuple("p", 2), tuple("q", 2));
    }

    @Test
    void medicationsAreFoundByReferenceWhereverTheyStand() throws IOException {
        String request =
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m-%1$s\",\"status\":\"active\",\"intent\":\"order\","
                        + Samples.subject("p") + ",\"medicationReference\":{\"reference\":\"Medication/%1$s\"}}";
        Samples.write(
                data,
                Map.of(
                        "A.ndjson", String.format(request, "one") + "\n" + String.format(request, "none"),
                        "C.ndjson", Samples.patient("p", "1960-01-31"),
                        "B.ndjson",
                                "{\"resourceType\":\"Medication\",\"id\":\"one\",\"code\":"
                                        + Samples.concept("Dementia Medications") + "}"));
        FhirRecord record = read().get(0);
        assertThat(record.facts()).hasAtLeastOneElementOfType(MedicationOrder.class);
        assertThat(record.setAside()).singleElement().satisfies(bad -> {
            assertThat(bad.place()).isEqualTo("A.ndjson:2");
            assertThat(bad.problem()).isEqualTo("refers to Medication/none, which is not there or cannot be read");
        });
    }

    @Test
    void badResourcesAreSetAsideWithIdAndPlaceAndWithoutTheirValues() throws IOException {
        Samples.write(
                data,
                Map.of(
                        "Patient.ndjson",
                        Samples.patient("p", "1960-01-31"),
                        "R.ndjson",
                        Samples.encounter("good", "p", "Office Visit", "2026-02-01", "2026-02-01") + "\n"
                                + Samples.procedure("date", "p", "Colonoscopy", "2026-13-45") + "\n"
                                + Samples.procedure("cut", "p", "Colonoscopy", "2026-01-01")
                                        .replace("\"}", "\"")
                                + "\n"
                                + Samples.procedure("status", "p", "Colonoscopy", "2026-01-01")
                                        .replace("completed", "finished-it")
                                + "\n{\"resourceType\":\"Procedure\",\"id\":\"nobody\",\"status\":\"completed\"}\n"));
        FhirRecord record = read().get(0);
        assertThat(record.setAside())
                .extracting(Unread::place, Unread::type, Unread::id)
                .containsExactlyInAnyOrder(
                        tuple("R.ndjson:2", "Procedure", "date"),
                        tuple("R.ndjson:3", "Procedure", "cut"),
                        tuple("R.ndjson:4", "Procedure", "status"));
        assertThat(record.setAside())
                .extracting(Unread::problem)
                .noneMatch(problem -> problem.contains("2026-13-45") || problem.contains("finished-it"));
        assertThat(lost).singleElement().satisfies(bad -> {
            assertThat(bad.place()).isEqualTo("R.ndjson:5");
            assertThat(bad.problem()).isEqualTo("names no patient");
        });
        assertThat(record.facts())
                .hasAtLeastOneElementOfType(Encounter.class)
                .contains(new SetAside("date", "p", "Procedure", "could not be read"));

        MeasureRun run = colorectalScreening();
        assertThat(run.worklist())
                .singleElement()
                .satisfies(item -> assertThat(item.verdict().outcome()).isEqualTo(Outcome.UNPROVEN));
        assertThat(run.setAside()).hasSize(4);
        assertThat(run.text())
                .contains("R.ndjson:2: Procedure date was set aside")
                .contains("1 unproven")
                .contains("UNPROVEN  CMS130-1  patient p  Procedure");
    }

    @Test
    void oneRecordComesFromTextsOrFromParsedResources() {
        String patient = Samples.patient("p", "1960-01-31");
        String condition = Samples.condition("c", "somebody", "Cancer", Samples.active("2026-01-31"));
        FhirReader reader = new FhirReader(valueSets);
        FhirRecord read = reader.record(List.of(condition, patient, "{\"resourceType\":"));
        assertThat(read.facts()).hasSize(3);
        assertThat(read.setAside())
                .singleElement()
                .satisfies(bad -> assertThat(bad.place()).isEqualTo("resource 3"));
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        assertThat(reader.convert(List.of(
                                (Resource) parser.parseResource(condition),
                                (Resource) parser.parseResource(patient),
                                new Practitioner()))
                        .facts())
                .containsExactlyElementsOf(
                        reader.record(List.of(condition, patient)).facts());
        assertThatThrownBy(() -> reader.record(List.of(condition)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one resource must be the Patient; here 0 are");
        // Without an id it can be no fact; it is set aside by type and place.
        assertThat(reader.convert(List.of((Resource) parser.parseResource(patient), (Resource)
                                parser.parseResource(condition.replace("\"id\":\"c\",", ""))))
                        .setAside())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.type()).isEqualTo("Condition");
                    assertThat(bad.problem()).isEqualTo("has no id");
                });
    }

    @Test
    void mistakesThatChangeNothingLeaveVerdictsAlone() throws IOException {
        String colonoscopy = Samples.procedure("good", "p", "Colonoscopy", "2026-01-01");
        Samples.write(
                data,
                Map.of(
                        "p.json", Samples.patient("p", "1960-01-31").replace("}", ",\"active\":\"perhaps\"}"),
                        "e.json",
                                Samples.encounter("e", "p", "Office Visit", "2026-02-01", "2026-02-01")
                                        .replace("\"status\"", "\"meta\":{\"lastUpdated\":\"yesterday\"},\"status\""),
                        "c.json", colonoscopy,
                        "u.json", Samples.procedure("u", "p", "in no value set", "2026-13-45"),
                        "x.json",
                                Samples.procedure("x", "p", "in no value set", "2026-01-01")
                                        .replace("Procedure", "Proceedure")));
        FhirRecord record = read().get(0);
        assertThat(record.facts()).hasSize(3);
        assertThat(record.setAside())
                .extracting(Unread::id, Unread::problem)
                .containsExactlyInAnyOrder(
                        tuple("u", "performedDateTime has a value FHIR does not allow"),
                        tuple("x", "is of a type FHIR R4 does not have"));

        MeasureRun run = colorectalScreening();
        assertThat(run.count(new Group("CMS130", 1), Population.NUMERATOR)).isOne();
        assertThat(run.unproven(new Group("CMS130", 1))).isZero();
    }

    @Test
    void bytesThatAreNoTextAreReported() throws IOException {
        Samples.write(data, Map.of("p.json", "\uFEFF" + Samples.patient("p", "1960-01-31")));
        byte[] condition = Samples.condition(
                        "c", "p", "Cancer", Samples.active("2026-01-31") + ",\"note\":[{\"text\":\"?\"}]")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < condition.length; i++) {
            condition[i] = condition[i] == '?' ? (byte) 0xE9 : condition[i];
        }
        Files.write(data.resolve("c.json"), condition);
        assertThat(read())
                .singleElement()
                .satisfies(record -> assertThat(record.setAside())
                        .singleElement()
                        .satisfies(bad -> assertThat(bad.problem()).isEqualTo("is not written in UTF-8")));
    }

    @Test
    void aNumberInQuotesIsANumber() throws IOException {
        String gleason = "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":"
                + Samples.concept("direct:gleason-score") + "," + Samples.subject("p") + ",\"valueInteger\":%s}";
        assertThat(one(Observation.class, String.format(gleason, "\"6\"")).integer())
                .isEqualTo(6);
    }

    @Test
    void aBundleThatEndsEarlyIsReported() throws IOException {
        Samples.write(
                data,
                Map.of(
                        "bundle.json",
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + Samples.patient("p", "1960-01-31")
                                + "},{\"resource\":{\"resourceType\":"));
        assertThat(read()).hasSize(1);
        assertThat(lost)
                .singleElement()
                .satisfies(bad -> assertThat(bad.problem()).contains("after entry 1"));
    }

    private MeasureRun colorectalScreening() {
        return MeasureRun.of(
                Measurement.of(
                        ConcordanceEngine.load(CmsOncologyMeasures.rulePack()),
                        valueSets,
                        MeasurementPeriod.year(2026),
                        Set.of("CMS130")),
                valueSets,
                data);
    }
}
