package care.concordance.testing;

import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TestResult;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes synthetic cases as NAACCR XML of version 25, one patient a case, as a registry's software would. */
public final class NaaccrWriter {

    private final Appendable out;

    private NaaccrWriter(Appendable out) {
        this.out = out;
    }

    /** Writes a whole document; the case with number n of the stream gets the patient number n. */
    public static void write(Stream<TumorCase> cases, Appendable out) {
        NaaccrWriter writer = new NaaccrWriter(out);
        writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.line("<!-- Synthetic: made up from a seed. There are no such patients. -->");
        writer.line("<NaaccrData baseDictionaryUri=\"http://naaccr.org/naaccrxml/naaccr-dictionary-250.xml\""
                + " recordType=\"A\" specificationVersion=\"1.7\" xmlns=\"http://naaccr.org/naaccrxml\">");
        writer.item("registryId", "SYNTHETIC");
        int[] number = {0};
        cases.forEachOrdered(tumor -> writer.patient(number[0]++, tumor));
        writer.line("</NaaccrData>");
    }

    /** The id a case is read back with. */
    public static String id(int number) {
        return String.format(Locale.ROOT, "%08d/1", number);
    }

    private void line(String text) {
        try {
            out.append(text).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void item(String id, String value) {
        if (!value.isEmpty()) {
            line("<Item naaccrId=\"" + id + "\">" + value + "</Item>");
        }
    }

    private void patient(int number, TumorCase tumor) {
        line("<Patient>");
        item("patientIdNumber", String.format(Locale.ROOT, "%08d", number));
        item(
                "sex",
                switch (tumor.sex()) {
                    case MALE -> "1";
                    case FEMALE -> "2";
                    case OTHER -> "3";
                    case UNKNOWN -> "9";
                });
        item(
                "vitalStatus",
                switch (tumor.vitalStatus()) {
                    case ALIVE -> "1";
                    case DEAD -> "0";
                    case UNKNOWN -> "9";
                });
        item("dateOfLastContact", date(tumor.lastContact()));
        line("<Tumor>");
        item("reportingFacility", tumor.site());
        item("dateOfDiagnosis", date(tumor.diagnosis()));
        item("ageAtDiagnosis", number(tumor.age(), "%03d", "999"));
        item("primarySite", tumor.primarySite());
        item("histologicTypeIcdO3", tumor.histology() == 0 ? "" : String.valueOf(tumor.histology()));
        item("behaviorCodeIcdO3", tumor.behavior() < 0 ? "" : String.valueOf(tumor.behavior()));
        item("sequenceNumberHospital", answer(tumor.firstOrOnlyCancer(), "00", "02", "99"));
        item("classOfCase", answer(tumor.treatedHere(), "14", "00", "99"));
        item("diagnosticConfirmation", answer(tumor.microscopicallyConfirmed(), "1", "7", "9"));
        tnm("ajccTnmClin", "c", tumor.clinical());
        tnm("ajccTnmPath", "p", tumor.pathologic());
        tnm("ajccTnmPostTherapy", "yp", tumor.postTherapy());
        item("tumorSizeSummary", number(tumor.tumorSizeInMillimetres(), "%03d", "999"));
        item("regionalNodesExamined", nodes(tumor.nodesExamined()));
        item("regionalNodesPositive", nodes(tumor.nodesPositive()));
        item("tumorDeposits", answer(tumor.tumorDeposits(), "01", "00", "X9"));
        item("gradeClinical", answer(tumor.highGrade(), "H", "L", "9"));
        item("estrogenReceptorSummary", result(tumor.estrogenReceptor()));
        item("progesteroneRecepSummary", result(tumor.progesteroneReceptor()));
        item("her2OverallSummary", result(tumor.her2()));
        item("kras", result(tumor.kras()));
        item("nrasMutationalAnalysis", result(tumor.nras()));
        item(
                "microsatelliteInstability",
                tumor.mismatchRepair() == TestResult.POSITIVE ? "2" : result(tumor.mismatchRepair()));
        if (tumor.oropharynx()) {
            item(
                    "schemaDiscriminator2",
                    tumor.p16() == TestResult.POSITIVE
                            ? "2"
                            : tumor.p16() == TestResult.NEGATIVE ? "1" : result(tumor.p16()));
        } else {
            item("p16", result(tumor.p16()));
        }
        item("psaLabValue", tenths(tumor.psaInTenths(), "XXX.9"));
        item("gleasonScoreClinical", number(tumor.gleasonClinical(), "%02d", "X9"));
        item("gleasonScorePathological", answer(tumor.gleasonPathologicDocumented(), "07", "X9", ""));
        item("rxSummSurgicalMargins", answer(tumor.marginsDocumented(), "0", "", "9"));
        item("breslowTumorThickness", answer(tumor.thicknessDocumented(), "1.2", "XX.9", "XX.8"));
        item("ulceration", answer(tumor.ulcerationDocumented(), "0", "9", ""));
        item("mitoticRateMelanoma", answer(tumor.mitoticRateDocumented(), "01", "X9", "X8"));
        item("circumferentialResectionMargin", tenths(tumor.circumferentialMarginInTenths(), "XX.9"));
        if (tumor.surgeryCode() >= 0) {
            boolean later = tumor.diagnosis().isBounded()
                    && tumor.diagnosis().earliest().getYear() >= 2023;
            String code = String.format(Locale.ROOT, "%02d", tumor.surgeryCode());
            item(later ? "rxSummSurgPrimSite2023" : "rxSummSurgPrimSite", later ? "A" + code + "0" : code);
        }
        item("rxDateSurgery", date(tumor.surgeryDate()));
        item("rxDateMostDefinSurg", date(tumor.definitiveSurgeryDate()));
        item("rxSummDxStgProc", answer(tumor.primarySiteBiopsied(), "02", "00", "09"));
        item("rxDateDxStgProc", date(tumor.biopsyDate()));
        item("rxSummScopeRegLnSur", answer(tumor.sentinelNodeBiopsy(), "2", "0", "9"));
        item("neoadjuvantTherapy", answer(tumor.neoadjuvantTherapy(), "1", "0", "9"));
        item("rxSummChemo", chemotherapy(tumor));
        item("rxDateChemo", date(tumor.chemotherapyDate()));
        item("rxSummHormone", therapy(tumor.hormoneTherapy()));
        item("rxDateHormone", date(tumor.hormoneTherapyDate()));
        item("rxSummBrm", therapy(tumor.immunotherapy()));
        item("rxDateBrm", date(tumor.immunotherapyDate()));
        item("reasonForNoRadiation", radiation(tumor.radiation()));
        item("phase1RadiationTreatmentModality", modality(tumor));
        item("rxDateRadiation", date(tumor.radiationDate()));
        item("rxDateRadiationEnded", date(tumor.radiationEndDate()));
        item("rxSummTreatmentStatus", answer(tumor.activeSurveillance(), "2", "1", "9"));
        item("readmSameHosp30Days", answer(tumor.unplannedReadmission(), "1", "0", "9"));
        line("</Tumor>");
        line("</Patient>");
    }

    private void tnm(String prefix, String basis, Tnm tnm) {
        item(prefix + "T", tnm.t().isEmpty() ? "" : basis + tnm.t());
        item(prefix + "N", tnm.n().isEmpty() ? "" : basis + tnm.n());
        item(prefix + "M", tnm.m().isEmpty() ? "" : basis + tnm.m());
        item(prefix + "StageGroup", tnm.group().isEmpty() ? "99" : tnm.group());
    }

    static String date(PartialDate date) {
        if (!date.isBounded()) {
            return "";
        }
        LocalDate day = date.earliest();
        String digits =
                String.format(Locale.ROOT, "%04d%02d%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        int days = date.latestDay() - date.earliestDay();
        return digits.substring(0, days == 0 ? 8 : days < 31 ? 6 : 4);
    }

    private static String answer(Answer answer, String yes, String no, String unknown) {
        return switch (answer) {
            case YES -> yes;
            case NO -> no;
            case UNKNOWN -> unknown;
        };
    }

    private static String number(Between number, String format, String unknown) {
        return number.isExact() ? String.format(Locale.ROOT, format, number.atLeast()) : unknown;
    }

    private static String tenths(Between number, String unknown) {
        return number.isExact() ? number.atLeast() / 10 + "." + number.atLeast() % 10 : unknown;
    }

    private static String nodes(Between nodes) {
        return number(nodes, "%02d", nodes.atLeast() == 1 ? "97" : "99");
    }

    private static String result(TestResult result) {
        return switch (result) {
            case POSITIVE -> "1";
            case NEGATIVE -> "0";
            case EQUIVOCAL, NOT_DOCUMENTED -> "9";
            case UNKNOWN -> "";
        };
    }

    private static String therapy(Therapy therapy) {
        return switch (therapy) {
            case GIVEN -> "01";
            case NOT_PLANNED -> "00";
            case CONTRAINDICATED -> "82";
            case DIED_BEFORE -> "85";
            case RECOMMENDED_NOT_GIVEN -> "86";
            case REFUSED -> "87";
            case RECOMMENDED -> "88";
            case UNKNOWN -> "99";
        };
    }

    private static String chemotherapy(TumorCase tumor) {
        return tumor.chemotherapy() == Therapy.GIVEN
                ? answer(tumor.multiAgentChemotherapy(), "03", "02", "01")
                : therapy(tumor.chemotherapy());
    }

    private static String modality(TumorCase tumor) {
        return switch (tumor.radiationGiven()) {
            case YES -> answer(tumor.externalBeam(), "02", "07", "98");
            case NO -> "00";
            case UNKNOWN -> "99";
        };
    }

    private static String radiation(Therapy therapy) {
        return switch (therapy) {
            case GIVEN -> "0";
            case NOT_PLANNED -> "1";
            case CONTRAINDICATED -> "2";
            case DIED_BEFORE -> "5";
            case RECOMMENDED_NOT_GIVEN -> "6";
            case REFUSED -> "7";
            case RECOMMENDED -> "8";
            case UNKNOWN -> "9";
        };
    }
}
