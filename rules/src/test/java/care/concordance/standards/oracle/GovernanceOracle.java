package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.atLeast;
import static care.concordance.standards.oracle.Evidence.holds;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.Committee;
import care.concordance.facts.Discipline;
import care.concordance.facts.JointEffort;
import care.concordance.facts.LiaisonRole;
import care.concordance.facts.Partner;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Governance, by its pages. */
final class GovernanceOracle {

    private GovernanceOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        Committee.Kind joint = Committee.Kind.JOINT_OPERATING_COMMITTEE;
        Committee.Kind council = Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL;
        oracle.put("GOV-01", committees(joint, Committee::chartered));
        oracle.put("GOV-02@2025-01-01", committees(joint, committee -> atLeast(committee.meetingsPerYear(), 4)));
        oracle.put("GOV-02@2026-01-01", committees(joint, committee -> atLeast(committee.meetingsPerYear(), 6)));
        oracle.put("GOV-03", committees(joint, Committee::mskMembers));
        oracle.put("GOV-04", committees(council, Committee::chartered));
        oracle.put("GOV-05", committees(council, Committee::overseesPracticeChanges));
        oracle.put(
                "GOV-06",
                committees(
                        council,
                        committee -> holds(
                                committee.disciplines(),
                                Set.of(
                                        Discipline.SURGERY,
                                        Discipline.MEDICAL_ONCOLOGY,
                                        Discipline.RADIATION_ONCOLOGY))));
        oracle.put("GOV-07", committees(council, committee -> atLeast(committee.meetingsPerYear(), 4)));
        oracle.put("GOV-08", roles(LiaisonRole.Kind.RELATIONSHIP_MANAGER, LiaisonRole::filled));
        oracle.put("GOV-09", roles(LiaisonRole.Kind.RELATIONSHIP_MANAGER, LiaisonRole::dedicated));
        oracle.put("GOV-10", roles(LiaisonRole.Kind.SITE_DIRECTOR, LiaisonRole::filled));
        oracle.put("GOV-11", roles(LiaisonRole.Kind.SITE_DIRECTOR, LiaisonRole::dedicated));
        oracle.put("GOV-12", roles(LiaisonRole.Kind.PHYSICIAN_IN_CHIEF, LiaisonRole::filled));
        oracle.put("GOV-13", roles(LiaisonRole.Kind.PHYSICIAN_IN_CHIEF, LiaisonRole::onBothStaffs));
        oracle.put("GOV-14", (world, system) -> oneInstitute(world));
        Committee.Kind cancer = Committee.Kind.CANCER_COMMITTEE;
        oracle.put("GOV-15", serving(cancer, Committee::chartered));
        oracle.put("GOV-16", serving(cancer, committee -> atLeast(committee.meetingsPerYear(), 4)));
        oracle.put("GOV-17", serving(cancer, committee -> atLeast(committee.attendancePercent(), 75)));
        oracle.put(
                "GOV-18",
                (world, site) -> outcome(any(
                        world.facts(LiaisonRole.class).stream()
                                .filter(role -> role.kind() == LiaisonRole.Kind.CANCER_LIAISON_PHYSICIAN
                                        && serves(role.site(), site))
                                .toList(),
                        LiaisonRole::filled)));
        oracle.put("GOV-19", committees(Committee.Kind.QUALITY, committee -> atLeast(committee.meetingsPerYear(), 2)));
        oracle.put("GOV-20", (world, system) -> {
            LocalDate since = world.asOf().minusMonths(6);
            return outcome(any(committees(world, joint), committee -> {
                LocalDate met = committee.lastMet();
                return met == null ? null : Boolean.valueOf(!met.isBefore(since));
            }));
        });
        oracle.put(
                "GOV-21",
                partner((world, partner) -> partner.programme() == null
                        ? null
                        : Boolean.valueOf(partner.programme() == Partner.Programme.CARE_PARTNER)));
        oracle.put(
                "GOV-22",
                partner((world, partner) -> partner.memberSinceYear() == null
                        ? null
                        : Boolean.valueOf(
                                partner.memberSinceYear() <= world.asOf().getYear() - 3)));
        oracle.put("GOV-24", jointEffort(JointEffort.Kind.OTHER_MEMBERS));
        oracle.put("GOV-25", jointEffort(JointEffort.Kind.BARRIERS_TO_CARE));
        oracle.put("GOV-23", roles(LiaisonRole.Kind.NURSING_LEAD, LiaisonRole::filled));
    }

    /** True when what is recorded for a site, or for the whole system when null, is for this one too. */
    static boolean serves(@Nullable String recordedFor, Subject site) {
        return recordedFor == null || recordedFor.equals(site.site());
    }

    private static BiFunction<World, Subject, Outcome> jointEffort(JointEffort.Kind kind) {
        return (world, system) -> outcome(stated(
                world.facts(JointEffort.class).stream()
                        .filter(effort -> effort.kind() == kind)
                        .toList(),
                JointEffort::underWay));
    }

    static BiFunction<World, Subject, Outcome> partner(BiFunction<World, Partner, @Nullable Boolean> so) {
        return (world, system) ->
                outcome(so.apply(world, world.facts(Partner.class).get(0)));
    }

    /** Of some committee of the kind that serves the subject's site. */
    static BiFunction<World, Subject, Outcome> serving(Committee.Kind kind, Function<Committee, @Nullable Boolean> so) {
        return (world, site) -> outcome(any(
                committees(world, kind).stream()
                        .filter(committee -> serves(committee.site(), site))
                        .toList(),
                so));
    }

    private static BiFunction<World, Subject, Outcome> committees(
            Committee.Kind kind, Function<Committee, @Nullable Boolean> so) {
        return (world, system) -> outcome(any(committees(world, kind), so));
    }

    private static List<Committee> committees(World world, Committee.Kind kind) {
        return world.facts(Committee.class).stream()
                .filter(committee -> committee.kind() == kind)
                .toList();
    }

    private static BiFunction<World, Subject, Outcome> roles(
            LiaisonRole.Kind kind, Function<LiaisonRole, @Nullable Boolean> so) {
        return (world, system) -> outcome(any(roles(world, kind), so));
    }

    private static List<LiaisonRole> roles(World world, LiaisonRole.Kind kind) {
        return world.facts(LiaisonRole.class).stream()
                .filter(role -> role.kind() == kind)
                .toList();
    }

    private static Outcome oneInstitute(World world) {
        List<LiaisonRole> chiefs = roles(world, LiaisonRole.Kind.PHYSICIAN_IN_CHIEF);
        boolean anyFilled = false;
        boolean anyUnknown = false;
        for (LiaisonRole chief : chiefs) {
            Boolean filled = chief.filled();
            if (filled == null) {
                anyUnknown |= chief.site() == null;
            } else if (filled) {
                anyFilled = true;
                if (chief.site() == null) {
                    return Outcome.CONCORDANT;
                }
            }
        }
        return anyUnknown || !anyFilled ? Outcome.UNPROVEN : Outcome.GAP;
    }
}
