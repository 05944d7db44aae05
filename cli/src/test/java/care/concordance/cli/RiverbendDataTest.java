package care.concordance.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Physician;
import care.concordance.facts.Subject;
import care.concordance.followup.AlignmentPlan;
import care.concordance.followup.Designation;
import care.concordance.followup.Designation.Standing;
import care.concordance.followup.PlanTerms;
import care.concordance.followup.Simulation;
import care.concordance.followup.WhatIf;
import care.concordance.json.FactsJson;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.testing.LeavingOut;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Riverbend's five years tell the story, and the files are what {@link RiverbendHealth} says. */
class RiverbendDataTest {

    private static final Path DATA = Path.of("../examples/data");
    private static final ConcordanceEngine ENGINE = ConcordanceEngine.load(CarePartnerStandards.rulePack());

    /** {@code -Dgolden.write=true} writes the files anew. */
    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 2025, 2026, 2027})
    void theFileIsCurrent(int year) throws IOException {
        Path file = DATA.resolve("riverbend-" + year + ".json");
        String expected = FactsJson.write(RiverbendHealth.in(year));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    @Test
    void itStartsWithTheAlliance() {
        Designation designation = designation(2023);
        assertThat(designation.system().standing()).isEqualTo(Standing.ALIGNING);
        assertThat(designation.sites()).extracting(Designation.Row::standing).doesNotContain(Standing.CONCORDANT);
    }

    @Test
    void thenTheFirstRegionIsConcordantAndTheOthersAlign() {
        Designation designation = designation(2025);
        assertThat(designation.regions())
                .extracting(row -> row.name() + " " + row.standing())
                .containsExactly(
                        "Fairhaven Region CONCORDANT", "Millbrook Region ALIGNING", "Stonebridge Region ALIGNING");
        assertThat(designation.system().standing()).isEqualTo(Standing.ALIGNING);
        assertThat(designation.notYetIncluded()).containsExactly("Ashford Hospital", "Larkspur Hospital");
    }

    @Test
    void thenTheSystemWithoutTwoLocations() {
        for (int year : List.of(2026, 2027)) {
            Designation designation = designation(year);
            assertThat(designation.sites())
                    .filteredOn(row -> row.standing() != Standing.NOT_YET_INCLUDED)
                    .allMatch(row -> row.standing() == Standing.CONCORDANT);
            assertThat(designation.system().standing()).isEqualTo(Standing.CONCORDANT);
            assertThat(designation.notYetIncluded()).containsExactly("Ashford Hospital", "Larkspur Hospital");
        }
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(ints = {2023, 2024, 2025, 2026, 2027})
    void nothingIsDecidedByLeavingSomethingOut(int year) {
        assertThat(LeavingOut.breaches(ENGINE, RiverbendHealth.in(year), new SplittableRandom(year)))
                .isEmpty();
    }

    /** The plan of 2025, tried out, ends where the data of 2026 stand: by site, region and system. */
    @Test
    void thePlanOf2025LeadsToTheDesignationOf2026() {
        Assessment assessment = ENGINE.assess(RiverbendHealth.in(2025));
        AlignmentPlan plan = ENGINE.explain(assessment).plan(PlanTerms.PLAIN);
        Simulation simulation = ENGINE.explain(assessment).simulate(plan);
        Designation then = designation(2026);
        assertThat(simulation.predictions())
                .extracting(each -> each.subject() + " " + each.standing())
                .containsExactlyElementsOf(Stream.of(List.of(then.system()), then.regions(), then.sites())
                        .flatMap(List::stream)
                        .map(row -> row.subject() + " " + row.standing())
                        .toList());
        assertThat(simulation.reachesConcordance()).isTrue();
        // What is left is not required: no partner adds a nationally risk-adjusted outcome by itself.
        assertThat(simulation.open())
                .allMatch(open -> !open.verdict().isRequired())
                .extracting(open -> open.verdict().standard().id())
                .containsOnly("OUT-11");
        // Nobody is predicted sooner than the plan allows, and every action was tried once.
        Map<Subject, LocalDate> earliest = new HashMap<>();
        plan.earliest(assessment.snapshot().facts(), "").forEach(each -> earliest.put(each.subject(), each.day()));
        for (Simulation.Prediction each : simulation.predictions()) {
            LocalDate since = each.since();
            if (since != null) {
                assertThat(since).as(each.name()).isAfterOrEqualTo(earliest.get(each.subject()));
            }
        }
        assertThat(simulation.steps().stream()
                        .filter(step -> !step.followUp())
                        .map(step -> step.action().item()))
                .containsExactlyInAnyOrderElementsOf(
                        plan.actions().stream().map(AlignmentPlan.Action::item).toList());
        // The facts it ends with, assessed by themselves, say the same.
        PartnerSnapshot end = new PartnerSnapshot("Riverbend Health", simulation.end(), true, simulation.facts());
        assertThat(ENGINE.assess(end).designation().system().standing()).isEqualTo(Standing.CONCORDANT);
    }

    /** A region that is concordant loses a radiation oncologist: the plan appoints one, and the rules ask what that one brings. */
    @Test
    void aPhysicianWhoRetiresOpensWhatAnAppointmentCloses() {
        Assessment assessment = whatIf("retire fairhaven-medical-center-breast-radiation-oncology");
        Verdict.Key team = Verdict.Key.parse("SUB-01c program fairhaven-medical-center/BREAST");
        AlignmentPlan plan = ENGINE.explain(assessment).plan(PlanTerms.PLAIN);
        AlignmentPlan.Action action = plan.actions().stream()
                .filter(each -> each.item().equals(team))
                .findFirst()
                .orElseThrow();
        assertThat(ENGINE.explain(ENGINE.assess(RiverbendHealth.in(2025)))
                        .plan(PlanTerms.PLAIN)
                        .actions())
                .noneMatch(each -> each.item().equals(team))
                .hasSize(plan.actions().size() - 1);
        assertThat(plan.earliest(assessment.snapshot().facts(), ""))
                .filteredOn(each -> each.subject().equals(Subject.region("fairhaven")))
                .extracting(AlignmentPlan.Earliest::day)
                .containsExactly(action.due());
        Simulation simulation = ENGINE.explain(assessment).simulate(plan);
        Simulation.Step step = simulation.steps().stream()
                .filter(each -> each.action().item().equals(team))
                .findFirst()
                .orElseThrow();
        assertThat(step.result()).isEqualTo(Simulation.Result.VERIFIED);
        assertThat(requireNonNull(step.change()).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.added()).isInstanceOf(Physician.class));
        // Nobody knows yet whether a physician to be appointed is board certified: that is asked next, and takes its
        // time.
        assertThat(simulation.milestones())
                .filteredOn(each -> each.day().equals(action.due()))
                .flatExtracting(Simulation.Milestone::opened)
                .extracting(each -> each.standard().id() + " " + each.subject())
                .contains("ACC-10 site fairhaven-medical-center");
        assertThat(simulation.predictions())
                .filteredOn(each -> each.subject().equals(Subject.region("fairhaven")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.standing()).isEqualTo(Standing.CONCORDANT);
                    assertThat(each.since()).isAfter(action.due());
                });
    }

    /** A site of which nothing is on record brings its region and the system down with it. */
    @Test
    void aSiteThatIsAddedHasEverythingToProve() {
        Assessment assessment = whatIf("add-site newtown fairhaven");
        AlignmentPlan plan = ENGINE.explain(assessment).plan(PlanTerms.PLAIN);
        assertThat(plan.actions().stream().filter(each -> each.subject().equals(Subject.site("newtown"))))
                .hasSizeGreaterThan(100)
                .allMatch(each -> each.outcome() == Outcome.UNPROVEN);
        Simulation simulation = ENGINE.explain(assessment).simulate(plan);
        assertThat(simulation.reachesConcordance()).isFalse();
        assertThat(simulation.predictions())
                .filteredOn(each -> Set.of(Subject.region("fairhaven"), Subject.site("newtown"))
                        .contains(each.subject()))
                .extracting(Simulation.Prediction::standing)
                .containsOnly(Standing.UNPROVEN);
        // Its neighbor stays what it is, and what no plan can bring is said.
        assertThat(simulation.predictions())
                .filteredOn(each -> each.subject().equals(Subject.site("fairhaven-medical-center")))
                .extracting(Simulation.Prediction::standing)
                .containsExactly(Standing.CONCORDANT);
        assertThat(simulation.open())
                .filteredOn(each -> each.verdict().standard().id().equals("RAD-01"))
                .extracting(Simulation.Open::why)
                .containsExactly(
                        "no change was found that would do it: it would take a new radiation facility, which is more "
                                + "than a plan can propose");
    }

    private static Assessment whatIf(String question) {
        PartnerSnapshot now = RiverbendHealth.in(2025);
        return ENGINE.assess(new PartnerSnapshot(
                now.name(), now.asOf(), now.synthetic(), WhatIf.facts(List.of(WhatIf.parse(question)), now.facts())));
    }

    private static Designation designation(int year) {
        LocalDate standards = LocalDate.of(Math.max(2025, year), 6, 30);
        return ENGINE.assess(RiverbendHealth.in(year), standards).designation();
    }
}
