package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.any;
import static care.concordance.standards.oracle.Evidence.both;
import static care.concordance.standards.oracle.Evidence.every;
import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;

import care.concordance.facts.Accreditation;
import care.concordance.facts.Accreditation.Body;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.Physician;
import care.concordance.facts.Service;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Accreditation, by its pages. */
final class AccreditationOracle {

    private AccreditationOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        oracle.put("ACC-01", unless(AccreditationOracle::isAmbulatory, holds(Body.HOSPITAL)));
        oracle.put("ACC-02", holds(Body.COC));
        oracle.put("ACC-03", AccreditationOracle::pathologyLaboratory);
        oracle.put("ACC-04", unless(elsewhere(Service.Kind.RADIATION_ONCOLOGY), holds(Body.APEX, Body.ACR_RADIATION)));
        oracle.put("ACC-05", holds(Body.QOPI));
        oracle.put("ACC-06", unless(elsewhere(Service.Kind.CELLULAR_THERAPY), holds(Body.FACT)));
        oracle.put("ACC-07", unless(forOtherThan(Disease.BREAST), holds(Body.NAPBC)));
        oracle.put("ACC-08", unless(forOtherThan(Disease.COLORECTAL), holds(Body.NAPRC)));
        oracle.put("ACC-09", unless(AccreditationOracle::isAmbulatory, holds(Body.LEAPFROG_A)));
        oracle.put(
                "ACC-10", (world, site) -> outcome(every(world.of(site, Physician.class), Physician::boardCertified)));
    }

    static BiFunction<World, Subject, Outcome> unless(
            BiFunction<World, Subject, @Nullable Boolean> excluded, BiFunction<World, Subject, Outcome> otherwise) {
        return (world, subject) -> Evidence.unless(excluded.apply(world, subject), otherwise.apply(world, subject));
    }

    static BiFunction<World, Subject, @Nullable Boolean> forOtherThan(Disease disease) {
        return (world, program) ->
                world.of(program, DiseaseProgram.class).get(0).disease() != disease;
    }

    /** Of the subject's site. */
    private static BiFunction<World, Subject, Outcome> holds(Body... bodies) {
        return (world, subject) ->
                outcome(any(records(world, subject, bodies), accreditation -> isValid(world, accreditation)));
    }

    private static List<Accreditation> records(World world, Subject subject, Body... bodies) {
        Set<Body> any = Set.of(bodies);
        return world.at(subject, Accreditation.class).stream()
                .filter(accreditation -> any.contains(accreditation.body()))
                .toList();
    }

    private static @Nullable Boolean isValid(World world, Accreditation accreditation) {
        return both(
                accreditation.held(),
                passes(accreditation.expires(), expires -> !world.asOf().isAfter(expires)));
    }

    /** CAP is one of the recognized organizations: what is on record of it alone says nothing of the others. */
    private static Outcome pathologyLaboratory(World world, Subject site) {
        Outcome either = holds(Body.PATHOLOGY_LABORATORY, Body.CAP_LABORATORY).apply(world, site);
        boolean anyOnRecord = !records(world, site, Body.PATHOLOGY_LABORATORY).isEmpty();
        return either == Outcome.GAP && !anyOnRecord ? Outcome.UNPROVEN : either;
    }

    private static @Nullable Boolean isAmbulatory(World world, Subject site) {
        return passes(world.of(site, Site.class).get(0).kind(), kind -> kind == Site.Kind.AMBULATORY);
    }

    private static BiFunction<World, Subject, @Nullable Boolean> elsewhere(Service.Kind kind) {
        return (world, site) -> ServicesOracle.isElsewhere(world, site, kind);
    }
}
