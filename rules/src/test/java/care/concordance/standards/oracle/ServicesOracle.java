package care.concordance.standards.oracle;

import static care.concordance.standards.oracle.Evidence.outcome;
import static care.concordance.standards.oracle.Evidence.passes;
import static care.concordance.standards.oracle.Evidence.stated;

import care.concordance.facts.Service;
import care.concordance.facts.Service.Availability;
import care.concordance.facts.Service.Kind;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of the service standards say, read from the base facts. */
final class ServicesOracle {

    private ServicesOracle() {}

    static void add(Map<String, BiFunction<World, Subject, Outcome>> oracle) {
        threefold(oracle, "SVC-01", Kind.GENETIC_COUNSELING);
        threefold(oracle, "SVC-02", Kind.PALLIATIVE_CARE);
        threefold(oracle, "SVC-03", Kind.REHABILITATION);
        threefold(oracle, "SVC-04", Kind.NUTRITION);
        threefold(oracle, "SVC-05", Kind.SURVIVORSHIP);
        threefold(oracle, "SVC-06", Kind.DISTRESS_SCREENING);
        oracle.put("SVC-07", available(Kind.PATIENT_NAVIGATION));
        oracle.put("SVC-08", available(Kind.AFTER_HOURS_ACCESS));
        oracle.put("SVC-09", available(Kind.FINANCIAL_COUNSELING));
        oracle.put("SVC-10", available(Kind.SOCIAL_NEEDS_SCREENING));
        oracle.put("SVC-11", available(Kind.RADIATION_ONCOLOGY));
        oracle.put("SVC-12", available(Kind.INFUSION));
        oracle.put("SVC-13", available(Kind.IMAGING));
        oracle.put("SVC-14", available(Kind.PATHOLOGY));
        oracle.put("SVC-15", available(Kind.MOLECULAR_DIAGNOSTICS));
        oracle.put("SVC-16", available(Kind.ONCOLOGY_PHARMACY));
        oracle.put("SVC-17", available(Kind.IMMUNO_ONCOLOGY));
    }

    private static void threefold(Map<String, BiFunction<World, Subject, Outcome>> oracle, String id, Kind kind) {
        oracle.put(id + "a", available(kind));
        oracle.put(id + "b", service(kind, Service::policyInPlace));
        oracle.put(id + "c", service(kind, Service::reviewedAnnually));
    }

    /** Patients can get the service, on site or by referral. */
    static BiFunction<World, Subject, Outcome> available(Kind kind) {
        return service(
                kind,
                service -> passes(
                        service.availability(),
                        where -> where == Availability.ON_SITE || where == Availability.BY_REFERRAL));
    }

    /**
     * Whether the service is recorded as given by referral or not available, so that what it asks does not apply; false
     * when there is no record of it, null when the record does not say.
     */
    static @Nullable Boolean isElsewhere(World world, Subject site, Kind kind) {
        List<Service> services = services(world, site, kind);
        return services.isEmpty()
                ? Boolean.FALSE
                : passes(
                        stated(services, Service::availability),
                        where -> where == Availability.BY_REFERRAL || where == Availability.NOT_AVAILABLE);
    }

    private static BiFunction<World, Subject, Outcome> service(Kind kind, Function<Service, @Nullable Boolean> holds) {
        return (world, site) -> outcome(stated(services(world, site, kind), holds));
    }

    private static List<Service> services(World world, Subject site, Kind kind) {
        return world.of(site, Service.class).stream()
                .filter(service -> service.kind() == kind)
                .toList();
    }
}
