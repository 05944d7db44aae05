package care.concordance.report;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import care.concordance.verdict.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pages the tests read; each is made once. */
final class Pages {

    static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());
    static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    /** What a text from facts may hold to break out of a page, and to mislead its reader. */
    static final String MARKUP = "</script></title><script>document.body.textContent='broken'</script>";

    static final String ATTRIBUTE = "\"><img src=x onerror=alert(1)> ' & <b>";
    static final String RIGHT_TO_LEFT = "abc \u05E9\u05DC\u05D5\u05DD";
    /** No fact may hold it, but a file may be named so. */
    static final String TURNED = "abc\u202Edef\u0007 \u05E9\u05DC\u05D5\u05DD";

    static final String LONG = "Saint ".repeat(1_667);

    /** A review with a hostile measure and a hostile site. */
    static final CasesReport CASES = new CasesReport(
            "Review of 20 cases",
            List.of("About."),
            List.of(TURNED + ": 20 cases"),
            List.of(
                    new CasesReport.Measure("LCT", "asks " + ATTRIBUTE, 8, 10, 2, 1),
                    new CasesReport.Measure("ACT", "asks", 0, 0, 0, 4)),
            List.of(
                    new CasesReport.Work(Outcome.GAP, "main", "12/1", "LCT", "no surgery"),
                    new CasesReport.Work(Outcome.UNPROVEN, MARKUP, "13/1", "ACT", "a date is missing")),
            List.of("ER status unknown in 14 % of 200"));

    private Pages() {}

    static Assessment assess(String file) {
        return ENGINE.assess(FactsJson.read(Path.of("../../examples/data").resolve(file)));
    }

    static String page(Assessment assessment, Assessment... earlier) {
        return HtmlReport.text(ENGINE, assessment, List.of(earlier));
    }

    /** The performance data, beside the year before. */
    static final class Riverbend {
        static final Assessment ASSESSMENT = assess("riverbend-2026.json");
        static final String PAGE = page(ASSESSMENT, assess("riverbend-2025.json"));

        private Riverbend() {}
    }

    /** A partner whose every name is hostile. */
    static final class Hostile {
        static final Assessment ASSESSMENT = ENGINE.assess(PartnerSnapshot.real(
                MARKUP,
                DAY,
                List.of(
                        new Region(ATTRIBUTE, ATTRIBUTE),
                        new Site(ATTRIBUTE, MARKUP, ATTRIBUTE, null, Site.Scope.IN_SCOPE, 100),
                        new Site("other", RIGHT_TO_LEFT, null, null, Site.Scope.IN_SCOPE, 100),
                        new Site("long", LONG, ATTRIBUTE, null, Site.Scope.NOT_YET_INCLUDED, 100))));
        static final String PAGE = page(ASSESSMENT);

        private Hostile() {}
    }

    /** A system of 1,000 sites in 20 regions, its verdicts made up. */
    static final class Wide {
        static final int SITES = 1_000;
        /** Enough of them for more open verdicts than a page spells out. */
        private static final int STANDARDS = 80;

        static final Assessment ASSESSMENT = wide();
        static final String PAGE = page(ASSESSMENT);

        private Wide() {}

        private static Assessment wide() {
            List<PartnerFact> facts = new ArrayList<>();
            for (int region = 0; region < 20; region++) {
                facts.add(new Region("r" + region, "Region " + region));
            }
            for (int site = 0; site < SITES; site++) {
                facts.add(new Site("s" + site, "Site " + site, "r" + site % 20, null, Site.Scope.IN_SCOPE, 100));
            }
            Assessment small = ENGINE.assess(PartnerSnapshot.real("Wide", DAY, facts.subList(0, 25)));
            SplittableRandom random = new SplittableRandom(1);
            List<Verdict> verdicts = new ArrayList<>();
            for (Standard standard : small.standards().subList(0, STANDARDS)) {
                for (int site = 0; site < SITES; site++) {
                    verdicts.add(verdict(standard, Subject.site("s" + site), random));
                }
            }
            verdicts.sort(null);
            return new Assessment(
                    PartnerSnapshot.real("Wide", DAY, facts),
                    DAY,
                    small.standards(),
                    List.of(),
                    verdicts,
                    small.packs());
        }

        private static Verdict verdict(Standard standard, Subject subject, SplittableRandom random) {
            int drawn = random.nextInt(100);
            Outcome outcome = drawn < 5 ? Outcome.GAP : drawn < 8 ? Outcome.UNPROVEN : Outcome.CONCORDANT;
            Reason reason = new Reason(
                    standard.id() + " observed: made up",
                    Verb.OBSERVED,
                    "made up for a test",
                    List.of("Site " + subject.id()));
            return new Verdict(standard, subject, outcome, List.of(reason), null);
        }
    }
}
