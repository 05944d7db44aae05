package care.concordance.internal.explain;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.DiseaseProgramBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Site;
import care.concordance.facts.TumorBoard;
import care.concordance.facts.TumorBoardBuilder;
import care.concordance.pack.RulePack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A few standards, one for each sort of rule there is to explain. */
final class SmallPack {

    static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private static final Map<String, String> LEVELS = Map.of(
            "CAD-01", "site", "ACC-01", "site", "TEAM-01", "program", "SVC-01", "site", "SET-01", "site", "PCT-01",
            "site", "NUR-01", "site", "SIZE-01", "site");

    private static final String RULES = """
            rule "CAD-01 observed: cadence"
              @Standard("CAD-01")
            when
              $board : TumorBoard( daysBetweenMeetings != null )
            then
              verdicts.observed($board, "`{}` meets every {} days", $board.name(), $board.daysBetweenMeetings());
            end

            rule "CAD-01 met: a tumor board meets at least every 14 days"
              @Standard("CAD-01")
            when
              $site : Site( )
              exists TumorBoard( site == $site.id, daysBetweenMeetings != null, daysBetweenMeetings <= 14 )
            then
              verdicts.met($site);
            end

            rule "CAD-01 unproven: cadence not known"
              @Standard("CAD-01")
            when
              $board : TumorBoard( daysBetweenMeetings == null )
            then
              verdicts.unproven($board, "how often `{}` meets is not known", $board.name());
            end

            rule "CAD-01 excluded: ambulatory sites"
              @Standard("CAD-01")
            when
              $site : Site( kind != null, kind == Site.Kind.AMBULATORY )
            then
              verdicts.excluded($site, "{} is an ambulatory site", $site.name());
            end

            rule "ACC-01 observed: an accreditation is on record"
              @Standard("ACC-01")
            when
              $accreditation : Accreditation( body == Accreditation.Body.COC, expires != null )
            then
              verdicts.observed($accreditation, "accreditation until {}", $accreditation.expires());
            end

            rule "ACC-01 met: accredited on the day"
              @Standard("ACC-01")
            when
              $asOf : AsOf( )
              $accreditation : Accreditation( body == Accreditation.Body.COC, expires != null, expires >= $asOf.day )
            then
              verdicts.met($accreditation);
            end

            rule "ACC-01 unproven: until when is not known"
              @Standard("ACC-01")
            when
              $accreditation : Accreditation( body == Accreditation.Body.COC, expires == null )
            then
              verdicts.unproven($accreditation, "until when the accreditation lasts is not known");
            end

            rule "TEAM-01 observed: a program"
              @Standard("TEAM-01")
            when
              $program : DiseaseProgram( )
            then
              verdicts.observed($program, "program {}", $program.disease());
            end

            rule "TEAM-01 met: two surgeons focus on the cancer"
              @Standard("TEAM-01")
            when
              $program : DiseaseProgram( )
              exists ProgramTeam( site == $program.site, disease == $program.disease, surgeons >= 2 )
            then
              verdicts.met($program);
            end

            rule "SVC-01 observed: a site"
              @Standard("SVC-01")
            when
              $site : Site( )
            then
              verdicts.observed($site, "site {}", $site.name());
            end

            rule "SVC-01 met: nutrition on site and infusion not missing"
              @Standard("SVC-01")
            when
              $site : Site( )
              exists Service( site == $site.id, kind == Service.Kind.NUTRITION, availability != null, availability == Service.Availability.ON_SITE )
              not Service( site == $site.id, kind == Service.Kind.INFUSION, availability == Service.Availability.NOT_AVAILABLE )
            then
              verdicts.met($site);
            end

            rule "SVC-01 unproven: where patients get it is not known"
              @Standard("SVC-01")
            when
              $service : Service( kind == Service.Kind.NUTRITION, availability == null )
            then
              verdicts.unproven($service, "where patients get {} is not known", $service.kind());
            end

            rule "SET-01 observed: who attends"
              @Standard("SET-01")
            when
              $board : TumorBoard( disciplines != null )
            then
              verdicts.observed($board, "`{}` is attended by {}", $board.name(), $board.disciplines());
            end

            rule "SET-01 met: surgery and pathology attend"
              @Standard("SET-01")
            when
              $board : TumorBoard( disciplines != null, disciplines contains Discipline.SURGERY, disciplines contains Discipline.PATHOLOGY )
            then
              verdicts.met($board);
            end

            rule "SET-01 unproven: who attends is not known"
              @Standard("SET-01")
            when
              $board : TumorBoard( disciplines == null )
            then
              verdicts.unproven($board, "who attends `{}` is not known", $board.name());
            end

            rule "PCT-01 observed: prospective share"
              @Standard("PCT-01")
            when
              $board : TumorBoard( percentProspective != null )
            then
              verdicts.observed($board, "`{}` sees {} percent of its cases before treatment", $board.name(), $board.percentProspective());
            end

            rule "PCT-01 met: most cases are seen before treatment"
              @Standard("PCT-01")
            when
              $board : TumorBoard( percentProspective != null, percentProspective >= 80 )
            then
              verdicts.met($board);
            end

            rule "PCT-01 unproven: the prospective share is not known"
              @Standard("PCT-01")
            when
              $board : TumorBoard( percentProspective == null )
            then
              verdicts.unproven($board, "the prospective share of `{}` is not known", $board.name());
            end

            rule "NUR-01 observed: how many nurses are on a path is on record"
              @Standard("NUR-01")
            when
              $staff : NursingStaff( withoutPath != null )
            then
              verdicts.observed($staff, "{} nurses are not on a path", $staff.withoutPath());
            end

            rule "NUR-01 met: every nurse is on a path"
              @Standard("NUR-01")
            when
              $staff : NursingStaff( withoutPath != null, withoutPath == 0 )
            then
              verdicts.met($staff);
            end

            rule "NUR-01 unproven: how many nurses are on a path is not known"
              @Standard("NUR-01")
            when
              $staff : NursingStaff( withoutPath == null )
            then
              verdicts.unproven($staff, "how many nurses of {} are on a path is not known", $staff.site());
            end

            rule "SIZE-01 observed: how many cases a year is on record"
              @Standard("SIZE-01")
            when
              $site : Site( analyticCases != null )
            then
              verdicts.observed($site, "{} cases a year", $site.analyticCases());
            end

            rule "SIZE-01 met: at least 500 cases a year"
              @Standard("SIZE-01")
            when
              $site : Site( analyticCases != null, analyticCases >= 500 )
            then
              verdicts.met($site);
            end

            rule "SIZE-01 unproven: how many cases a year is not known"
              @Standard("SIZE-01")
            when
              $site : Site( analyticCases == null )
            then
              verdicts.unproven($site, "how many cases {} has a year is not known", $site.name());
            end
            """;

    private SmallPack() {}

    static ConcordanceEngine engine() {
        return ConcordanceEngine.load(RulePack.of("small", "1", files()));
    }

    /** Rules and pages, by path. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, String> level : LEVELS.entrySet()) {
            String id = level.getKey();
            StringBuilder text = new StringBuilder("package care.concordance.small;\n");
            for (String name : List.of(
                    "Accreditation",
                    "AsOf",
                    "Discipline",
                    "DiseaseProgram",
                    "NursingStaff",
                    "derived.ProgramTeam",
                    "Service",
                    "Site",
                    "TumorBoard")) {
                text.append("import care.concordance.facts.").append(name).append(";\n");
            }
            text.append("global care.concordance.evaluate.Verdicts verdicts;\n");
            for (String rule : RULES.split("(?m)^(?=rule )")) {
                if (rule.startsWith("rule \"" + id)) {
                    text.append(rule);
                }
            }
            files.put("small/" + id + "-x.drl", text.toString());
            files.put("small/" + id + "-x.md", page(id, level.getValue()));
        }
        return files;
    }

    static PartnerSnapshot snapshot(PartnerFact... more) {
        List<PartnerFact> facts = new ArrayList<>(List.of(site("main"), site("east")));
        facts.addAll(List.of(more));
        return PartnerSnapshot.real("Example", DAY, facts);
    }

    static Site site(String id) {
        return new Site(
                id, id.toUpperCase(java.util.Locale.ROOT), null, Site.Kind.COMMUNITY, Site.Scope.IN_SCOPE, null);
    }

    static TumorBoard board(String id, String site, @Nullable Integer days) {
        return TumorBoardBuilder.builder()
                .id(id)
                .name(id)
                .site(site)
                .daysBetweenMeetings(days)
                .build();
    }

    static DiseaseProgram program(String site, Disease disease) {
        return DiseaseProgramBuilder.builder().site(site).disease(disease).build();
    }

    static String page(String id, String level) {
        return """
            ---
            id: %s
            title: A standard called %s
            component: process
            domain: small
            level: %s
            requirement: required
            evidence: papers
            remedy: Do it
            owner: Director
            close-within: 90 days
            source: made up
            basis: parameter
            effective-from: 2025-01-01
            ---
            ## Requirement

            It.

            ## Why

            So.

            ## Met, gap, not applicable

            Met or not.

            ## Not covered

            The rest.
            """.formatted(id, id, level);
    }
}
