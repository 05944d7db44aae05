package care.concordance.cli;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Accreditation;
import care.concordance.facts.AgreedPlan;
import care.concordance.facts.Agreement;
import care.concordance.facts.AnnualReview;
import care.concordance.facts.BenefitUse;
import care.concordance.facts.CellularTherapyProgram;
import care.concordance.facts.Committee;
import care.concordance.facts.ComplexCaseReview;
import care.concordance.facts.ConcordanceAssessment;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.DueDiligence;
import care.concordance.facts.EducationActivity;
import care.concordance.facts.EntryReview;
import care.concordance.facts.JointEffort;
import care.concordance.facts.LiaisonRole;
import care.concordance.facts.MeasureRate;
import care.concordance.facts.NursingStaff;
import care.concordance.facts.OutcomeMeasure;
import care.concordance.facts.OutcomesReport;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Pathway;
import care.concordance.facts.Physician;
import care.concordance.facts.ProcedureVolume;
import care.concordance.facts.RadiationFacility;
import care.concordance.facts.RecordedDesignation;
import care.concordance.facts.RectalProgram;
import care.concordance.facts.ReferralPathway;
import care.concordance.facts.Region;
import care.concordance.facts.ReportAudit;
import care.concordance.facts.Score;
import care.concordance.facts.Service;
import care.concordance.facts.Site;
import care.concordance.facts.SiteDesignation;
import care.concordance.facts.SiteVisit;
import care.concordance.facts.Subject;
import care.concordance.facts.Trial;
import care.concordance.facts.TrialAccrual;
import care.concordance.facts.TrialsOffice;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.Variance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Riverbend Health, made up from beginning to end: five years of a health system in the shape of the program's public
 * story. It joins in the alliance (2023), agrees to become a care partner (2024), has its first region concordant (2025),
 * is designated without two locations (2026), and holds its first annual review (2027). The files in {@code
 * examples/data} are written from here.
 */
final class RiverbendHealth {

    /** How far a site has come. */
    private enum Progress {
        STARTING,
        ALIGNING,
        CONCORDANT
    }

    private record Hospital(
            String id,
            String name,
            String region,
            Site.Kind kind,
            int cases,
            List<Disease> programs,
            boolean included) {}

    /**
     * How many of a thousand analytic cases a measure applies to, by measure; made up. Few at a small site: of 180 cases 32
     * have breast cancer biopsied and 4 call for MAC.
     */
    private static final SortedMap<String, Integer> CASES_PER_THOUSAND = new TreeMap<>(Map.of(
            "ACT", 15, "BCS", 110, "BCSRT", 60, "BCSdx", 130, "C12RLN", 40, "HT", 100, "LCT", 16, "MAC", 21, "nBx",
            175));

    private static final List<Hospital> HOSPITALS = List.of(
            new Hospital(
                    "fairhaven-medical-center",
                    "Fairhaven Medical Center",
                    "fairhaven",
                    Site.Kind.TERTIARY_TEACHING,
                    2400,
                    List.of(Disease.BREAST, Disease.COLORECTAL, Disease.LUNG, Disease.PROSTATE, Disease.UTERINE),
                    true),
            new Hospital(
                    "harbor-point",
                    "Harbor Point Hospital",
                    "fairhaven",
                    Site.Kind.COMMUNITY,
                    620,
                    List.of(Disease.BREAST, Disease.COLORECTAL),
                    true),
            new Hospital(
                    "millbrook-general",
                    "Millbrook General Hospital",
                    "millbrook",
                    Site.Kind.COMMUNITY_TEACHING,
                    1500,
                    List.of(Disease.BREAST, Disease.COLORECTAL, Disease.LUNG, Disease.PROSTATE),
                    true),
            new Hospital(
                    "cedar-falls",
                    "Cedar Falls Hospital",
                    "millbrook",
                    Site.Kind.COMMUNITY,
                    480,
                    List.of(Disease.BREAST),
                    true),
            new Hospital(
                    "oak-hollow",
                    "Oak Hollow Hospital",
                    "millbrook",
                    Site.Kind.COMMUNITY,
                    350,
                    List.of(Disease.COLORECTAL),
                    true),
            new Hospital(
                    "stonebridge-university",
                    "Stonebridge University Hospital",
                    "stonebridge",
                    Site.Kind.TERTIARY_TEACHING,
                    1900,
                    List.of(Disease.BREAST, Disease.COLORECTAL, Disease.LUNG, Disease.PROSTATE, Disease.UTERINE),
                    true),
            new Hospital(
                    "elm-grove",
                    "Elm Grove Hospital",
                    "stonebridge",
                    Site.Kind.TRAUMA_CENTER,
                    520,
                    List.of(Disease.LUNG),
                    true),
            new Hospital(
                    "ashford",
                    "Ashford Hospital",
                    "stonebridge",
                    Site.Kind.COMMUNITY,
                    210,
                    List.of(Disease.BREAST),
                    false),
            new Hospital(
                    "larkspur",
                    "Larkspur Hospital",
                    "stonebridge",
                    Site.Kind.COMMUNITY,
                    180,
                    List.of(Disease.COLORECTAL),
                    false));

    private final int year;
    private final LocalDate asOf;
    private final List<PartnerFact> facts = new ArrayList<>();

    private RiverbendHealth(int year) {
        this.year = year;
        this.asOf = LocalDate.of(year, 6, 30);
    }

    /** The snapshot of a year from 2023 to 2027, made on 30 June. */
    static PartnerSnapshot in(int year) {
        RiverbendHealth riverbend = new RiverbendHealth(year);
        riverbend.system();
        HOSPITALS.forEach(riverbend::hospital);
        if (year == 2025) {
            riverbend.leaveAndScoresOf2025();
        }
        return new PartnerSnapshot("Riverbend Health", riverbend.asOf, true, riverbend.facts);
    }

    // ---- the system

    private void system() {
        boolean partner = year >= 2026;
        boolean agreed = year >= 2024;
        facts.add(new Partner(
                "Riverbend Health",
                partner ? Partner.Programme.CARE_PARTNER : Partner.Programme.ALLIANCE,
                2022,
                year >= 2024 ? Partner.ClinicalIntegration.IN_PLACE : Partner.ClinicalIntegration.PLANNED,
                7_900 + 60 * (year - 2023),
                true,
                true,
                true,
                true,
                year >= 2024,
                year >= 2025,
                partner));
        for (String region : List.of("fairhaven", "millbrook", "stonebridge")) {
            facts.add(new Region(region, title(region)));
        }
        facts.add(new EntryReview(LocalDate.of(2023, 3, 31), true, true, true));
        facts.add(new DueDiligence(LocalDate.of(2023, 5, 15), year == 2023 ? null : LocalDate.of(2023, 9, 30)));
        if (agreed) {
            facts.add(new Agreement(LocalDate.of(2024, 2, 1), LocalDate.of(2034, 1, 31), true, 12));
            facts.add(new AgreedPlan(
                    LocalDate.of(2024, 12, 15).isAfter(asOf) ? null : LocalDate.of(2024, 12, 15), true, true));
            facts.add(new ConcordanceAssessment(
                    LocalDate.of(2024, 4, 1),
                    year == 2024 ? null : LocalDate.of(2024, 10, 31),
                    EnumSet.allOf(ConcordanceAssessment.Covered.class),
                    true,
                    year >= 2026 ? Boolean.TRUE : (year == 2025 ? Boolean.FALSE : null),
                    year >= 2025 ? Boolean.TRUE : null));
        }
        committee("joc", Committee.Kind.JOINT_OPERATING_COMMITTEE, null, agreed ? 12 : 3);
        committee("opac", Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL, null, agreed ? 6 : 2);
        for (LiaisonRole.Kind kind : LiaisonRole.Kind.values()) {
            if (kind != LiaisonRole.Kind.CANCER_LIAISON_PHYSICIAN) {
                facts.add(new LiaisonRole(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind, null, agreed, agreed, agreed));
            }
        }
        for (EducationActivity.Kind kind : EducationActivity.Kind.values()) {
            facts.add(new EducationActivity(
                    kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind, null, agreed ? 12 : 1, true));
        }
        if (year >= 2025) {
            facts.add(new OutcomesReport(year - 1, year >= 2026, true));
        }
        for (BenefitUse.Kind kind : BenefitUse.Kind.values()) {
            facts.add(new BenefitUse(kind, partner));
        }
        for (JointEffort.Kind kind : JointEffort.Kind.values()) {
            facts.add(new JointEffort(kind, agreed));
        }
        if (year >= 2025) {
            facts.add(new SiteDesignation("fairhaven-medical-center", LocalDate.of(2025, 5, 15)));
            facts.add(new SiteDesignation("harbor-point", LocalDate.of(2025, 5, 15)));
        }
        if (partner) {
            for (Hospital hospital : HOSPITALS) {
                if (hospital.included() && !hospital.region().equals("fairhaven")) {
                    facts.add(new SiteDesignation(hospital.id(), LocalDate.of(2026, 3, 31)));
                }
            }
            facts.add(new RecordedDesignation(
                    LocalDate.of(2026, 3, 31), "made-up record of the designation", Set.of("ashford", "larkspur")));
        }
        if (year >= 2027) {
            facts.add(new AnnualReview(LocalDate.of(2027, 3, 30), true));
        }
    }

    // ---- a hospital

    private Progress progress(Hospital hospital) {
        if (year <= 2023) {
            return Progress.STARTING;
        }
        if (!hospital.included()) {
            return year >= 2026 ? Progress.ALIGNING : Progress.STARTING;
        }
        if (year >= 2026) {
            return Progress.CONCORDANT;
        }
        return year == 2025 && hospital.region().equals("fairhaven") ? Progress.CONCORDANT : Progress.ALIGNING;
    }

    private void hospital(Hospital hospital) {
        String site = hospital.id();
        Progress progress = progress(hospital);
        boolean done = progress == Progress.CONCORDANT;
        boolean begun = progress != Progress.STARTING;
        boolean tertiary = hospital.kind() == Site.Kind.TERTIARY_TEACHING;
        facts.add(new Site(
                site,
                hospital.name(),
                hospital.region(),
                hospital.kind(),
                hospital.included() ? Site.Scope.IN_SCOPE : Site.Scope.NOT_YET_INCLUDED,
                hospital.cases()));
        committee(site + "-cancer-committee", Committee.Kind.CANCER_COMMITTEE, site, begun ? 6 : 4);
        facts.add(new LiaisonRole(
                site + "-liaison", LiaisonRole.Kind.CANCER_LIAISON_PHYSICIAN, site, true, false, false));
        tumorBoards(hospital, progress);
        physicians(hospital, progress);
        hospital.programs().forEach(disease -> program(hospital, disease, progress));
        for (Service.Kind kind : Service.Kind.values()) {
            boolean rare = kind == Service.Kind.CELLULAR_THERAPY && !tertiary;
            boolean late = kind == Service.Kind.NUTRITION || kind == Service.Kind.SURVIVORSHIP;
            facts.add(new Service(
                    site,
                    kind,
                    rare
                            ? Service.Availability.NOT_AVAILABLE
                            : tertiary || !late ? Service.Availability.ON_SITE : Service.Availability.BY_REFERRAL,
                    done || (begun && !late),
                    done || (begun && kind != Service.Kind.REHABILITATION && !late)));
        }
        accreditations(hospital, progress);
        int nurses = 20 + hospital.cases() / 20;
        facts.add(new NursingStaff(site, nurses, nurses * 6 / 10, done ? nurses - nurses * 6 / 10 : nurses / 5));
        volumes(hospital, progress);
        facts.add(new RadiationFacility(site, tertiary ? 0 : 18, true, begun, done ? Boolean.TRUE : null, true));
        facts.add(new TrialsOffice(
                site,
                begun ? TrialsOffice.Irb.RELIANCE_ON_MSK : TrialsOffice.Irb.NONE,
                done ? 4 : 1,
                done || tertiary,
                done,
                done,
                begun));
        facts.add(new Trial(site + "-trial-1", site, hospital.programs().get(0), done, Trial.Status.OPEN));
        int participants = hospital.cases() * (done ? 5 : 1) / 100;
        facts.add(new TrialAccrual(
                site, year - 1, participants, hospital.cases(), Math.min(participants, hospital.cases() * 2 / 100)));
        facts.add(new ReferralPathway(site, done ? 7 : 14, done, begun, done ? 2 : 5));
        for (ReportAudit.Topic topic : ReportAudit.Topic.values()) {
            facts.add(new ReportAudit(
                    site, topic, year - 1, 20, done || topic != ReportAudit.Topic.LUNG_NODAL_STATIONS ? 19 : 12, 40));
        }
        CASES_PER_THOUSAND.forEach((measure, perThousand) -> {
            int denominator = Math.round(hospital.cases() * perThousand / 1000f);
            boolean low = !done && measure.equals("ACT");
            facts.add(new MeasureRate(
                    site,
                    measure,
                    year - 1,
                    Math.round(denominator * (low ? 0.60f : 0.95f)),
                    denominator,
                    denominator / 50,
                    low ? Boolean.FALSE : null));
        });
        if (begun && year >= 2024) {
            LocalDate visit = LocalDate.of(year == 2024 ? 2024 : year - 1, 5, 20);
            LocalDate first = LocalDate.of(2024, 5, 20);
            Integer open = year == 2024 ? null : Integer.valueOf(2);
            facts.add(visit(site, "first", first, done ? Integer.valueOf(0) : open));
            if (!visit.equals(first)) {
                facts.add(visit(site, "latest", visit, done ? 0 : 1));
            }
        }
    }

    private static SiteVisit visit(String site, String which, LocalDate on, @Nullable Integer open) {
        return new SiteVisit(
                site + "-visit-" + which,
                site,
                on,
                Set.of(
                        Discipline.SURGERY,
                        Discipline.MEDICAL_ONCOLOGY,
                        Discipline.RADIATION_ONCOLOGY,
                        Discipline.PATHOLOGY,
                        Discipline.RADIOLOGY,
                        Discipline.NURSING),
                open,
                on.plusDays(21));
    }

    private void tumorBoards(Hospital hospital, Progress progress) {
        boolean done = progress == Progress.CONCORDANT;
        Set<Discipline> full = Set.of(
                Discipline.SURGERY,
                Discipline.MEDICAL_ONCOLOGY,
                Discipline.RADIATION_ONCOLOGY,
                Discipline.PATHOLOGY,
                Discipline.RADIOLOGY,
                Discipline.NURSING);
        Set<Discipline> msk = done
                ? Set.of(Discipline.SURGERY, Discipline.MEDICAL_ONCOLOGY, Discipline.RADIATION_ONCOLOGY)
                : progress == Progress.ALIGNING ? Set.of(Discipline.MEDICAL_ONCOLOGY) : Set.of();
        int presented = hospital.cases() / 4;
        int complex = hospital.cases() / 10;
        facts.add(new ComplexCaseReview(hospital.id(), complex, done ? complex : complex * 9 / 10));
        facts.add(new TumorBoard(
                hospital.id() + "-general",
                "general",
                hospital.id(),
                null,
                done ? 7 : progress == Progress.ALIGNING ? 14 : 28,
                full,
                msk,
                presented,
                presented * (done ? 92 : 70) / 100,
                true,
                done || progress == Progress.ALIGNING,
                done ? Boolean.TRUE : null));
        for (Disease disease : hospital.programs()) {
            if (disease == Disease.BREAST || hospital.cases() >= 1_500) {
                facts.add(new TumorBoard(
                        hospital.id() + "-" + disease.name().toLowerCase(Locale.ROOT),
                        disease.name().toLowerCase(Locale.ROOT),
                        hospital.id(),
                        disease,
                        done ? 7 : 14,
                        full,
                        msk,
                        60,
                        done ? 56 : 40,
                        true,
                        true,
                        done || progress == Progress.ALIGNING));
            }
        }
    }

    private void physicians(Hospital hospital, Progress progress) {
        boolean begun = progress != Progress.STARTING;
        for (Disease disease : hospital.programs()) {
            for (Physician.Specialty specialty : List.of(
                    Physician.Specialty.SURGERY,
                    Physician.Specialty.MEDICAL_ONCOLOGY,
                    Physician.Specialty.RADIATION_ONCOLOGY)) {
                boolean vacant = progress != Progress.CONCORDANT
                        && specialty == Physician.Specialty.RADIATION_ONCOLOGY
                        && disease != Disease.BREAST;
                if (!vacant) {
                    facts.add(new Physician(
                            physician(hospital, disease, specialty),
                            hospital.id(),
                            specialty,
                            disease,
                            true,
                            true,
                            begun && specialty == Physician.Specialty.MEDICAL_ONCOLOGY,
                            begun && specialty == Physician.Specialty.SURGERY ? LocalDate.of(year, 2, 10) : null,
                            false));
                }
            }
        }
        facts.add(new Physician(
                hospital.id() + "-pathology-1",
                hospital.id(),
                Physician.Specialty.PATHOLOGY,
                null,
                true,
                true,
                false,
                null,
                true));
    }

    private static String physician(Hospital hospital, Disease disease, Physician.Specialty specialty) {
        return (hospital.id() + "-" + disease + "-" + specialty)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private void program(Hospital hospital, Disease disease, Progress progress) {
        String site = hospital.id();
        boolean done = progress == Progress.CONCORDANT;
        boolean begun = progress != Progress.STARTING;
        int cases = Math.max(40, hospital.cases() / (hospital.programs().size() + 3));
        facts.add(new DiseaseProgram(
                site,
                disease,
                cases,
                physician(hospital, disease, Physician.Specialty.MEDICAL_ONCOLOGY),
                begun,
                done,
                begun,
                done));
        LocalDate released = LocalDate.of(year - 1, 9, 1);
        facts.add(new Pathway(
                site,
                disease,
                begun ? released : null,
                begun ? released.plusDays(60) : null,
                begun ? cases : null,
                begun ? cases * (done ? 88 : 61) / 100 : null,
                begun,
                begun));
        if (disease == Disease.BREAST) {
            committee(site + "-breast-leadership", Committee.Kind.BREAST_PROGRAM_LEADERSHIP, site, begun ? 6 : 3);
        }
        if (disease == Disease.COLORECTAL) {
            committee(site + "-rectal-team", Committee.Kind.RECTAL_PROGRAM_TEAM, site, 26);
            facts.add(new RectalProgram(site, begun, done, done, done, done));
        }
        for (OutcomeMeasure.Dimension dimension : OutcomeMeasure.Dimension.values()) {
            boolean cost = dimension == OutcomeMeasure.Dimension.TOTAL_COST_OF_CARE;
            double benchmark = cost ? 100 : 88;
            double value = cost ? (done ? 98 : 112) : done ? 87.5 : 80;
            if (done || dimension == OutcomeMeasure.Dimension.SURVIVAL) {
                for (int measured : List.of(year - 2, year - 1)) {
                    facts.add(new OutcomeMeasure(
                            site, disease, dimension, measured, value, value - 3, value + 3, benchmark));
                }
            }
        }
    }

    private void accreditations(Hospital hospital, Progress progress) {
        for (Accreditation.Body body : Accreditation.Body.values()) {
            boolean laboratory =
                    body == Accreditation.Body.CAP_LABORATORY || body == Accreditation.Body.PATHOLOGY_LABORATORY;
            boolean late = progress != Progress.CONCORDANT && laboratory;
            facts.add(new Accreditation(
                    hospital.id(), body, true, late ? asOf.minusDays(40) : LocalDate.of(year + 2, 12, 31)));
        }
    }

    private void volumes(Hospital hospital, Progress progress) {
        boolean tertiary = hospital.kind() == Site.Kind.TERTIARY_TEACHING;
        boolean lung = hospital.programs().contains(Disease.LUNG);
        boolean colorectal = hospital.programs().contains(Disease.COLORECTAL);
        boolean done = progress == Progress.CONCORDANT;
        for (ProcedureVolume.Procedure procedure : ProcedureVolume.Procedure.values()) {
            boolean performed = switch (procedure) {
                case LUNG_RESECTION -> lung;
                case RECTAL_SURGERY -> colorectal;
                default -> tertiary;
            };
            boolean short_ = performed && !done && procedure == ProcedureVolume.Procedure.LUNG_RESECTION;
            facts.add(new ProcedureVolume(
                    hospital.id(),
                    procedure,
                    performed ? (short_ ? 31 : 48) : 0,
                    performed ? (short_ ? 9 : 16) : null));
        }
        if (tertiary) {
            facts.add(new CellularTherapyProgram(hospital.id(), 1, true, true, 3, 40, 30));
        }
    }

    private void committee(String id, Committee.Kind kind, @Nullable String site, int meetings) {
        facts.add(new Committee(
                id,
                kind,
                site,
                true,
                meetings,
                85,
                14,
                site == null,
                EnumSet.allOf(Discipline.class),
                true,
                asOf.minusDays(365 / meetings)));
    }

    /** Leave granted, leave that ran out, and scores not yet reconciled: the year before the designation has them all. */
    private void leaveAndScoresOf2025() {
        Subject millbrook = Subject.site("millbrook-general");
        Subject stonebridge = Subject.site("stonebridge-university");
        facts.add(new Variance(
                "VOL-02a",
                millbrook,
                "A second thoracic surgeon starts in the autumn",
                "opac",
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2025, 12, 31)));
        facts.add(new Variance(
                "ACC-03",
                stonebridge,
                "The laboratory moved; its inspection was put off",
                "opac",
                LocalDate.of(2024, 9, 1),
                LocalDate.of(2025, 2, 28)));
        facts.add(new Score("TB-01", millbrook, Score.Scorer.PARTNER, 3));
        facts.add(new Score("TB-01", millbrook, Score.Scorer.MSK, 2));
        facts.add(new Score("TB-01", stonebridge, Score.Scorer.PARTNER, 3));
        facts.add(new Score("TB-01", stonebridge, Score.Scorer.MSK, 3));
        facts.add(new Score("GOV-15", millbrook, Score.Scorer.PARTNER, 2));
        facts.add(new Score("GOV-15", millbrook, Score.Scorer.MSK, 2));
    }

    private static String title(String id) {
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + " Region";
    }
}
