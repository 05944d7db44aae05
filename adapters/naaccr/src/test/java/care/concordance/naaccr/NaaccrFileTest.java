package care.concordance.naaccr;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.testing.NaaccrWriter;
import care.concordance.testing.SyntheticRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NaaccrFileTest {

    private record Read(List<TumorCase> cases, ReadReport report) {
        TumorCase only() {
            assertThat(report.setAside()).isEmpty();
            assertThat(report.broken()).isNull();
            assertThat(cases).hasSize(1);
            return cases.get(0);
        }
    }

    private static Read read(byte[] document) {
        try (NaaccrFile file = NaaccrFile.of(new ByteArrayInputStream(document))) {
            List<TumorCase> cases = file.cases().toList();
            return new Read(cases, file.report());
        }
    }

    private static Read read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String root(String version) {
        return "<NaaccrData xmlns=\"http://naaccr.org/naaccrxml\" baseDictionaryUri="
                + "\"http://naaccr.org/naaccrxml/naaccr-dictionary-" + version
                + ".xml\" recordType=\"A\" specificationVersion=\"1.7\">";
    }

    private static String items(String... idsAndValues) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            items.append("<Item naaccrId=\"")
                    .append(idsAndValues[i])
                    .append("\">")
                    .append(idsAndValues[i + 1])
                    .append("</Item>\n");
        }
        return items.toString();
    }

    private static String patient(String number, String patientItems, String... tumors) {
        StringBuilder patient = new StringBuilder("<Patient>\n" + items("patientIdNumber", number) + patientItems);
        for (String tumor : tumors) {
            patient.append("<Tumor>\n").append(tumor).append("</Tumor>\n");
        }
        return patient + "</Patient>\n";
    }

    private static Read tumor(String... idsAndValues) {
        return read(root("250")
                + patient("00000001", "", items("primarySite", "C509") + items(idsAndValues))
                + "</NaaccrData>");
    }

    @Test
    void readsPatientAndTumorItemsTogether() {
        TumorCase read = read(root("250")
                        + items("registryId", "0000000042")
                        + patient(
                                "00000007",
                                items("sex", "2", "vitalStatus", "1", "dateOfLastContact", "20250801"),
                                items(
                                        "reportingFacility", "FAC1",
                                        "dateOfDiagnosis", "20240229",
                                        "primarySite", "C504",
                                        "histologicTypeIcdO3", "8500",
                                        "behaviorCodeIcdO3", "3",
                                        "classOfCase", "14",
                                        "sequenceNumberHospital", "00",
                                        "ajccTnmClinT", "cT1c",
                                        "ajccTnmClinN", "cN0(f)",
                                        "ajccTnmClinM", "cM0",
                                        "ajccTnmClinStageGroup", "1A",
                                        "estrogenReceptorSummary", "1",
                                        "rxSummSurgPrimSite2023", "A220",
                                        "rxSummChemo", "03",
                                        "rxDateChemo", "202404"))
                        + "</NaaccrData>")
                .only();
        assertThat(read.id()).isEqualTo("00000007/1");
        assertThat(read.site()).isEqualTo("FAC1");
        assertThat(read.sex()).isEqualTo(TumorCase.Sex.FEMALE);
        assertThat(read.vitalStatus()).isEqualTo(TumorCase.Vital.ALIVE);
        assertThat(read.diagnosis()).isEqualTo(PartialDate.of(LocalDate.of(2024, 2, 29)));
        assertThat(read.chemotherapyDate()).isEqualTo(PartialDate.of(YearMonth.of(2024, 4)));
        assertThat(read.clinical().t()).isEqualTo("T1C");
        assertThat(read.clinical().n()).isEqualTo("N0");
        assertThat(read.clinical().group()).isEqualTo("IA");
        assertThat(read.t1cN0M0OrStageIbToIiic()).isEqualTo(Answer.YES);
        assertThat(read.estrogenReceptor()).isEqualTo(TestResult.POSITIVE);
        assertThat(read.surgery()).isEqualTo(TumorCase.Surgery.LOCAL);
        assertThat(read.chemotherapy()).isEqualTo(Therapy.GIVEN);
        assertThat(read.multiAgentChemotherapy()).isEqualTo(Answer.YES);
        assertThat(read.inMeasureScope()).isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "20171231, 3B, 2A, IIIB", // the items of 2018 on did not exist
        "20171231, '', 2A, IIA",
        "20171231, 99, 2A, ''",
        "2017, 3B, '', IIIB",
        "20180101, 3B, 2A, IIA",
        "20180101, 3B, '', ''",
        "'', 3B, 2A, IIA"
    })
    void stageGroupsBefore2018StoodInOtherItems(String day, String earlier, String later, String group) {
        TumorCase pathologic = tumor(
                        "dateOfDiagnosis", day, "tnmPathStageGroup", earlier, "ajccTnmPathStageGroup", later)
                .only();
        assertThat(pathologic.pathologic().group()).isEqualTo(group);
        TumorCase clinical = tumor("dateOfDiagnosis", day, "tnmClinStageGroup", earlier, "ajccTnmClinStageGroup", later)
                .only();
        assertThat(clinical.clinical().group()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({
        "20171231, T, c2A, cT3, T2A", // the items of 2018 on did not exist
        "20171231, T, 1C, '', T1C",
        "20171231, T, pIS, '', TIS",
        "20171231, T, p1MI, '', T1MI",
        "20171231, T, '', cT3, T3",
        "20171231, T, 88, cT3, ''",
        "20171231, N, p0I-, '', N0",
        "20171231, N, p0I+, '', N0",
        "20171231, N, p1MI, '', N1MI",
        "20171231, N, cX, '', NX",
        "20171231, M, c0, '', M0",
        "20171231, M, c0I+, '', M0",
        "20171231, M, p1B, '', M1B",
        "20180101, M, p1B, cM0, M0"
    })
    void categoriesBefore2018StoodInOtherItems(
            String day, String letter, String earlier, String later, String category) {
        Function<Tnm, String> read = letter.equals("T") ? Tnm::t : letter.equals("N") ? Tnm::n : Tnm::m;
        TumorCase pathologic = tumor("dateOfDiagnosis", day, "tnmPath" + letter, earlier, "ajccTnmPath" + letter, later)
                .only();
        assertThat(read.apply(pathologic.pathologic())).isEqualTo(category);
        TumorCase clinical = tumor("dateOfDiagnosis", day, "tnmClin" + letter, earlier, "ajccTnmClin" + letter, later)
                .only();
        assertThat(read.apply(clinical.clinical())).isEqualTo(category);
    }

    @Test
    void readsSexOfBothEditions() {
        String of26 = root("260") + patient("1", items("sexAssignedAtBirth", "2"), items("primarySite", "C509"))
                + "</NaaccrData>";
        assertThat(read(of26).only().sex()).isEqualTo(TumorCase.Sex.FEMALE);
        String of18 = root("180") + patient("1", items("sex", "1"), items("primarySite", "C509")) + "</NaaccrData>";
        assertThat(read(of18).only().sex()).isEqualTo(TumorCase.Sex.MALE);
    }

    @ParameterizedTest
    @CsvSource({
        "20221231, 30, A500, 30", // before 2023 the later item does not count
        "20230101, 30, A500, 50",
        "20230101, 30, '', 30",
        "2022, 30, A500, 30",
        "'', 30, A500, 50",
        "20240101, '', B990, 99",
    })
    void readsSurgeryOfBothEditions(String diagnosis, String before, String from2023, int code) {
        assertThat(tumor(
                                "dateOfDiagnosis", diagnosis,
                                "rxSummSurgPrimSite", before,
                                "rxSummSurgPrimSite2023", from2023)
                        .only()
                        .surgeryCode())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "20240229, 2024-02-29, 2024-02-29",
        "202402, 2024-02-01, 2024-02-29",
        "202302, 2023-02-01, 2023-02-28",
        "2023, 2023-01-01, 2023-12-31",
        "20230299, 2023-02-01, 2023-02-28",
        "20239999, 2023-01-01, 2023-12-31",
        "'2023    ', 2023-01-01, 2023-12-31",
    })
    void readsPartialDates(String text, LocalDate earliest, LocalDate latest) {
        PartialDate date = tumor("dateOfDiagnosis", text).only().diagnosis();
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
    }

    @Test
    void whatIsBlankOrCodedUnknownIsUnknown() {
        TumorCase nothing = TumorCase.builder("00000001/1", "unknown", "C509").build();
        assertThat(tumor().only()).isEqualTo(nothing);
        assertThat(tumor(
                                "rxSummChemo", "99",
                                "rxSummHormone", "",
                                "reasonForNoRadiation", "9",
                                "regionalNodesExamined", "99",
                                "regionalNodesPositive", "99",
                                "ajccTnmClinStageGroup", "99",
                                "ajccTnmPathT", "88",
                                "her2OverallSummary", "8",
                                "psaLabValue", "XXX.9",
                                "gleasonScoreClinical", "X8",
                                "rxSummSurgicalMargins", "9",
                                "classOfCase", "99",
                                "dateOfDiagnosis", "")
                        .only())
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource({"00, 0", "12, 12", "89, 89", "95, 0"})
    void countsNodesExaminedAndNoneWhenTheyWereOnlyAspirated(String code, int nodes) {
        assertThat(tumor("regionalNodesExamined", code).only().nodesExamined()).isEqualTo(Between.exactly(nodes));
    }

    @Test
    void nodesOfUnknownNumberAreAtLeastOne() {
        for (String code : List.of("96", "97", "98")) {
            assertThat(tumor("regionalNodesExamined", code).only().nodesExamined())
                    .isEqualTo(Between.atLeast(1));
        }
        for (String code : List.of("95", "97")) {
            assertThat(tumor("regionalNodesPositive", code).only().nodesPositive())
                    .isEqualTo(Between.atLeast(1));
        }
        assertThat(tumor("regionalNodesExamined", "90").only().nodesExamined()).isEqualTo(Between.atLeast(90));
        assertThat(tumor("regionalNodesPositive", "98").only().nodesPositive()).isEqualTo(Between.exactly(0));
    }

    @ParameterizedTest
    @CsvSource({
        // overall, IHC, ISH
        "1, 0, 0, POSITIVE",
        "0, 3, 3, NEGATIVE",
        "'', 3, 0, POSITIVE",
        "'', 1, 3, POSITIVE",
        "'', 2, 0, NEGATIVE",
        "'', 2, 2, EQUIVOCAL",
        "'', 2, '', EQUIVOCAL",
        "'', 4, '', NEGATIVE",
        "'', 0, 2, EQUIVOCAL",
        "9, 2, 9, EQUIVOCAL",
        "9, 9, 7, NOT_DOCUMENTED",
        "'', '', '', UNKNOWN",
        "8, 8, 8, UNKNOWN",
    })
    void her2IsPositiveByEitherMethodAndElseByWhatInSituHybridizationSays(
            String overall, String ihc, String ish, TestResult result) {
        assertThat(tumor("her2OverallSummary", overall, "her2IhcSummary", ihc, "her2IshSummary", ish)
                        .only()
                        .her2())
                .isEqualTo(result);
    }

    @Test
    void datesOfOldWhoseDigitsSayNothingAreUnknown() {
        for (String code : List.of("99999999", "88888888", "00000000")) {
            assertThat(tumor("rxDateChemo", code).only().chemotherapyDate()).isEqualTo(PartialDate.UNKNOWN);
        }
    }

    @Test
    void agesComeFromBirthWhenNotGiven() {
        String document = root("250")
                + patient(
                        "1",
                        items("dateOfBirth", "195006"),
                        items("primarySite", "C509", "dateOfDiagnosis", "20240615"))
                + "</NaaccrData>";
        assertThat(read(document).only().age()).isEqualTo(new Between(73, 74));
    }

    @ParameterizedTest
    @CsvSource({
        "dateOfDiagnosis, 20230229, 8 digits",
        "dateOfDiagnosis, 2023-1-1, 8 characters",
        "dateOfDiagnosis, 20231301, 8 digits",
        "dateOfDiagnosis, 17000101, 8 digits",
        "rxDateChemo, 20240431, 8 digits",
        "behaviorCodeIcdO3, 5, 1 digit",
        "histologicTypeIcdO3, 12, 2 digits",
        "rxSummChemo, 04, 2 digits",
        "rxSummHormone, 02, 2 digits",
        "estrogenReceptorSummary, 2, 1 digit",
        "classOfCase, 15, 2 digits",
        "ajccTnmClinT, 2b, 2 characters",
        "ajccTnmPathStageGroup, VII, 3 letters",
        "regionalNodesExamined, 93, 2 digits",
        "regionalNodesExamined, 123, 3 digits",
        "psaLabValue, high, 4 letters",
        "reasonForNoRadiation, 3, 1 digit",
        "rxSummSurgPrimSite2023, 2200, 4 digits",
        "sequenceNumberHospital, A1, 2 characters",
    })
    void setsACaseAsideWithItemAndShapeButWithoutTheValue(String item, String value, String shape) {
        Read read = read(root("250")
                + patient("00000001", "", items("primarySite", "C509", item, value), items("primarySite", "C509"))
                + "</NaaccrData>");
        assertThat(read.cases()).extracting(TumorCase::id).containsExactly("00000001/2");
        ReadReport.SetAside aside = read.report().setAside().get(0);
        assertThat(aside.id()).isEqualTo("00000001/1");
        assertThat(aside.item()).isEqualTo(item);
        assertThat(aside.value()).isEqualTo(shape);
        assertThat(aside.line()).isGreaterThan(1);
        if (value.length() > 2) {
            assertThat(read.report().toString()).doesNotContain(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "509", "C50.9", "X123"})
    void withoutATopographyACaseIsSetAside(String site) {
        Read read = read(root("250") + patient("1", "", items("primarySite", site)) + "</NaaccrData>");
        assertThat(read.cases()).isEmpty();
        assertThat(read.report().setAside()).hasSize(1);
    }

    @Test
    void aBadPatientItemSetsAllItsTumorsAside() {
        Read read = read(root("250")
                + patient("1", items("vitalStatus", "7"), items("primarySite", "C509"), items("primarySite", "C619"))
                + patient("2", "", items("primarySite", "C509"))
                + "</NaaccrData>");
        assertThat(read.cases()).extracting(TumorCase::id).containsExactly("2/1");
        assertThat(read.report().setAside()).hasSize(2);
        assertThat(read.report().patients()).isEqualTo(2);
        assertThat(read.report().tumors()).isEqualTo(3);
    }

    @Test
    void anItemGivenTwiceIsNotBelieved() {
        assertThat(tumor("behaviorCodeIcdO3", "3", "behaviorCodeIcdO3", "2")
                        .report()
                        .setAside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).isEqualTo("is given twice"));
    }

    @Test
    void passesOverExtensionsAndUnknownItems() {
        Read read = read(root("250").replace(">", " xmlns:own=\"http://example.org/own\" own:mark=\"1\">")
                + "<own:Head><own:Item naaccrId=\"primarySite\">C619</own:Item></own:Head>"
                + patient(
                        "1",
                        "<own:Note>text</own:Note>",
                        items("primarySite", "C509", "ourOwnItem", "value") + "<own:More/>")
                + "</NaaccrData>");
        assertThat(read.only().primarySite()).isEqualTo("C509");
        assertThat(read.report().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.what()).isEqualTo("ourOwnItem"));
    }

    @Test
    void aMalformedDocumentKeepsWhatWasReadAndSaysWhereItBreaks() {
        Read read = read(
                root("250") + "\n" + patient("1", "", items("primarySite", "C509")) + "<Patient>\n<Tumor></Patient>");
        assertThat(read.cases()).hasSize(1);
        assertThat(read.report().isComplete()).isFalse();
        ReadReport.Broken broken = read.report().stopped().orElseThrow();
        assertThat(broken.line()).isEqualTo(9);
        assertThat(broken.column()).isGreaterThan(1);
        assertThat(broken.reason()).contains("not well-formed").doesNotContain("\n");
    }

    @Test
    void refusesWhatItDoesNotRead() {
        for (String version : List.of("140", "170", "270")) {
            assertThat(read(root(version) + "</NaaccrData>")
                            .report()
                            .stopped()
                            .orElseThrow()
                            .reason())
                    .contains("this reads 18 to 26");
        }
        assertThat(read("").report().isComplete()).isFalse();
        assertThat(read("anything").report().isComplete()).isFalse();
        assertThat(read("<a/>").report().isComplete()).isFalse();
    }

    @Test
    void externalEntitiesAreNotRead(@TempDir Path directory) throws IOException {
        Path secret = directory.resolve("secret");
        Files.writeString(secret, "C509");
        Read read = read("<?xml version=\"1.0\"?><!DOCTYPE NaaccrData [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + root("250") + patient("1", "", items("primarySite", "&x;")) + "</NaaccrData>");
        assertThat(read.cases()).isEmpty();
        assertThat(read.report().stopped().orElseThrow().reason()).contains("not allowed");
    }

    @Test
    void entityBombsAreRefused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE NaaccrData [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Read read = read(bomb + "]>" + root("250") + patient("1", "", items("primarySite", "&a29;")) + "</NaaccrData>");
        assertThat(read.cases()).isEmpty();
        assertThat(read.report().stopped().orElseThrow().reason()).contains("not allowed");
    }

    @Test
    void whatCouldFillTheMemoryIsRefusedOrCut() {
        String extension = root("250").replace(">", " xmlns:own=\"http://example.org/own\">");
        assertThat(read(extension + "<own:a>".repeat(101) + "</own:a>".repeat(101) + "</NaaccrData>")
                        .report()
                        .stopped()
                        .orElseThrow()
                        .reason())
                .contains("more than 100 elements in each other");
        assertThat(read(extension + "<own:a>".repeat(100) + "</own:a>".repeat(100) + "</NaaccrData>")
                        .report()
                        .isComplete())
                .isTrue();
        Read read = tumor("reportingFacility", "x".repeat(3_000_000));
        assertThat(read.cases()).isEmpty();
        assertThat(read.report().setAside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).contains("is longer than the item's"));
    }

    @ParameterizedTest
    @CsvSource({"<!--, -->", "' ', ' '", "<Patient x=\", \"/>", "<, />", "<?a ' ', ?>"})
    void whatIsTooLongEndsTheReadingAndKeepsWhatCameBefore(String begin, String end) {
        String one = patient("1", "", items("primarySite", "C509"));
        String more = root("250") + one + begin + "%s" + end + patient("2", "", items("primarySite", "C509"))
                + "</NaaccrData>";
        Read cut = read(more.formatted((begin.isBlank() ? " " : "x").repeat(17 << 20)));
        assertThat(cut.cases()).hasSize(1);
        assertThat(cut.report().stopped().orElseThrow().reason()).contains("of more than 16 MB");
    }

    @Test
    void predefinedEntitiesAreText() {
        assertThat(tumor("reportingFacility", "A&amp;B").only().site()).isEqualTo("A&B");
    }

    @Test
    void gzipReadsTheSameAndATruncatedFileKeepsWhatWasRead() throws IOException {
        StringBuilder document = new StringBuilder();
        NaaccrWriter.write(SyntheticRegistry.realistic(5).cases(200), document);
        byte[] plain = document.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        Read whole = read(plain);
        assertThat(whole.cases()).hasSize(200);
        assertThat(read(packed.toByteArray()).cases()).isEqualTo(whole.cases());
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Read truncated = read(half);
        assertThat(truncated.report().stopped().orElseThrow().reason()).isEqualTo("the file ends early or is damaged");
        assertThat(truncated.cases()).isNotEmpty().hasSizeLessThan(200);
        assertThat(whole.cases()).startsWith(truncated.cases().toArray(TumorCase[]::new));
    }

    @Test
    void readsLazily() {
        StringBuilder document = new StringBuilder();
        NaaccrWriter.write(SyntheticRegistry.realistic(6).cases(500), document);
        try (NaaccrFile file =
                NaaccrFile.of(new ByteArrayInputStream(document.toString().getBytes(StandardCharsets.UTF_8)))) {
            assertThat(file.cases().limit(3).toList()).hasSize(3);
            assertThat(file.report().patients()).isEqualTo(3);
        }
    }

    @Test
    void syntheticCasesSurviveBeingWrittenAndRead() {
        for (SyntheticRegistry registry : List.of(SyntheticRegistry.realistic(7), SyntheticRegistry.awkward(8))) {
            List<TumorCase> cases = registry.cases(2_000).toList();
            StringBuilder document = new StringBuilder();
            NaaccrWriter.write(cases.stream(), document);
            Read read = read(document.toString());
            assertThat(read.report().setAside()).isEmpty();
            assertThat(read.cases()).hasSameSizeAs(cases);
            for (int i = 0; i < cases.size(); i++) {
                assertThat(read.cases().get(i))
                        .isEqualTo(
                                cases.get(i).toBuilder().id(NaaccrWriter.id(i)).build());
            }
        }
    }

    private static String remark(String text) {
        return root("240")
                + patient("1", "", items("primarySite", "C509", "textRemarks", text))
                + patient("2", "", items("primarySite", "C509"))
                + "</NaaccrData>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0007b",
                "a&#7;b",
                "a&#x0;b",
                "a&#xD800;b",
                "a&#xFFFE;b",
                "a&#1114112;b",
                "a\uFFFEb",
                "&#99999999999;"
            })
    void whatXmlDoesNotAllowLosesNoPatient(String text) {
        Read read = read(remark(text));
        assertThat(read.cases()).hasSize(2);
        assertThat(read.report().isComplete()).isTrue();
        assertThat(read.report().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.line()).isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a&#9;b&#xA;&amp;&#x10FFFF;&#252;", "\u00fc\u20ac\ud83d\ude00", "tab\there"})
    void whatXmlAllowsStays(String text) {
        Read read = read(remark(text));
        assertThat(read.cases()).hasSize(2);
        assertThat(read.report().notices()).isEmpty();
    }

    @Test
    void bytesOfAnotherEncodingAreQuestionMarksAndACodeThatLostOneIsNotBelieved() {
        byte[] latin = remark("\u00e9t\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(latin).cases()).hasSize(2);
        assertThat(read(latin).report().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.toString())
                        .isEqualTo("bytes: are not of the encoding the document declares: read as question marks"
                                + " (2 times, first in line 5)"));
        byte[] declared = ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + remark("\u00e9t\u00e9"))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(declared).report().notices()).isEmpty();
        Read code = read(remark("x").replaceFirst("C509", "C50\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(code.cases()).extracting(TumorCase::id).containsExactly("2/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"610", " 610 ", "0610", "", " "})
    void itemNumbersAreReadAsTheyAreWritten(String number) {
        String item = "<Item naaccrId=\" classOfCase \" naaccrNum=\"" + number + "\">10</Item>";
        assertThat(read(root("240") + patient("1", "", items("primarySite", "C509") + item) + "</NaaccrData>")
                        .only()
                        .treatedHere())
                .isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naaccrId=\"classOfCase\" naaccrNum=\"611\"",
                "naaccrId=\"classOfCase\" naaccrNum=\"6x\"",
                "naaccrNum=\"610\"",
                ""
            })
    void anItemThatIsNotWhatItSaysSetsItsCaseAsideAndNoOther(String attributes) {
        String item = "<Item " + attributes + ">10</Item>";
        Read read = read(root("240")
                + patient("1", "", items("primarySite", "C509") + item)
                + patient("2", "", items("primarySite", "C509"))
                + "</NaaccrData>");
        assertThat(read.cases()).extracting(TumorCase::id).containsExactly("2/1");
        assertThat(read.report().rejected()).isEqualTo(1);
    }

    @Test
    void everyBadItemIsNamedAndAPatientWithoutTumorCounts() {
        Read read = read(root("240")
                + patient(
                        "1",
                        items("vitalStatus", "7"),
                        items("primarySite", "ZZ", "behaviorCodeIcdO3", "7", "rxSummChemo", "04", "classOfCase", "10"))
                + patient("2", items("dateOfLastContact", "2"))
                + "</NaaccrData>");
        assertThat(read.report().setAside())
                .extracting(ReadReport.SetAside::item)
                .containsExactlyInAnyOrder("vitalStatus", "primarySite", "behaviorCodeIcdO3", "rxSummChemo");
        assertThat(read.report().rejected()).isEqualTo(1);
    }

    @Test
    void kindsOfNoticesBeyondAThousandAreSaid() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 1_002; i++) {
            items.append(items("own" + i, "x"));
        }
        List<ReadReport.Notice> notices =
                tumor("behaviorCodeIcdO3", "3").report().notices();
        assertThat(notices).isEmpty();
        notices = read(root("250") + patient("1", "", items("primarySite", "C509") + items) + "</NaaccrData>")
                .report()
                .notices();
        assertThat(notices).hasSize(1_001);
        assertThat(notices.get(1_000).count()).isEqualTo(2);
    }

    @Test
    void nothingAPersonTypedIsRepeated() {
        for (String text :
                List.of("<wife:GERTRUDE> at", "<GERTRUDE.X y='GERTRUDE'>", "</GERTRUDE>", "& GERTRUDE", "&GERTRUDE;")) {
            Read read = read(remark(text));
            assertThat(read.report().isComplete()).as(text).isFalse();
            assertThat(read.report().toString()).doesNotContain("GERTRUDE");
        }
        Read named = tumor("GERTRUDE", "x", "GERTRUDE X", "y");
        assertThat(named.report().toString()).doesNotContain("GERTRUDE");
        assertThat(named.report().notices()).hasSize(1);
    }

    @Test
    void dateFlagsAreKnownAsRetired() {
        assertThat(tumor("dateOfDiagnosisFlag", "12").report().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.reason()).contains("retired"));
    }

    @ParameterizedTest
    @CsvSource({
        "nameMaiden, an item of dictionary 23 that was retired since",
        "placeOfDeath, an item of dictionary 23 that was retired since",
        "rxDateOtherFlag, is a date flag",
        "anItemOfNone, not an item the dictionary knows"
    })
    void anItemOfAnOlderDictionaryIsSaidToBeRetired(String item, String reason) {
        assertThat(tumor("primarySite", "C509", item, "1").report().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.reason()).contains(reason));
    }

    @Test
    void facilitiesAreOneHoweverPaddedAndPrintable() {
        assertThat(tumor("reportingFacility", "0000000042").only().site()).isEqualTo("42");
        assertThat(tumor("reportingFacility", "000").only().site()).isEqualTo("0");
        assertThat(tumor("reportingFacility", "0A").only().site()).isEqualTo("0A");
        assertThat(tumor("reportingFacility", "a\u202eb").report().rejected()).isEqualTo(1);
        assertThat(tumor("reportingFacility", "a&#10;b").report().rejected()).isEqualTo(1);
    }
}
