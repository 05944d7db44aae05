package care.concordance.fhir;

import ca.uhn.fhir.context.FhirContext;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.SetAside;
import care.concordance.fhir.Measurement.GroupResult;
import care.concordance.fhir.Measurement.PatientResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * FHIR {@code MeasureReport}s. A report whose counts may still change, because a resource that could decide was not
 * readable or something else is missing, has the status {@code pending}. There is no clock, so reports carry no date.
 */
public final class MeasureReports {

    private static final String POPULATIONS = "http://terminology.hl7.org/CodeSystem/measure-population";

    private MeasureReports() {}

    /** One report for each measure about one patient, with the resources of theirs that were evaluated. */
    public static List<MeasureReport> individual(Measurement measurement, PatientResult result) {
        Map<String, MeasureReport> reports = new TreeMap<>();
        result.groups().forEach((group, counted) -> {
            MeasureReport report = reports.computeIfAbsent(group.measure(), measure -> {
                MeasureReport started = report(measure, MeasureReportType.INDIVIDUAL, measurement.period());
                started.setSubject(new Reference("Patient/" + result.record().patient()));
                result.record().facts().stream()
                        .filter(fact -> !(fact instanceof SetAside))
                        .forEach(fact -> started.addEvaluatedResource(new Reference(reference(fact))));
                result.record().ambiguous().stream()
                        .map(Ambiguous::aside)
                        .filter(aside -> !aside.type().equals("Patient"))
                        .forEach(aside -> started.addEvaluatedResource(new Reference(aside.type() + "/" + aside.id())));
                return started;
            });
            add(report, group, counted::count, score(counted));
            if (counted.isUnproven()) {
                report.setStatus(MeasureReportStatus.PENDING);
            }
        });
        return new ArrayList<>(reports.values());
    }

    /** One report for each measure over all patients of a run. */
    public static List<MeasureReport> summaries(MeasureRun run) {
        Map<String, MeasureReport> reports = new TreeMap<>();
        run.measurement().groups().keySet().forEach(group -> {
            MeasureReport report = reports.computeIfAbsent(
                    group.measure(),
                    measure -> report(
                            measure,
                            MeasureReportType.SUMMARY,
                            run.measurement().period()));
            Double rate = run.rate(group);
            add(report, group, population -> run.count(group, population), rate == null ? Double.NaN : rate);
            if (run.unproven(group) > 0) {
                report.setStatus(MeasureReportStatus.PENDING);
            }
        });
        return new ArrayList<>(reports.values());
    }

    /** Reports, or other resources, as a Bundle of type collection in JSON. */
    public static String json(List<? extends Resource> resources) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION);
        resources.forEach(resource -> bundle.addEntry().setResource(resource));
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
    }

    private static MeasureReport report(String measure, MeasureReportType type, MeasurementPeriod period) {
        MeasureReport report = new MeasureReport();
        report.setStatus(MeasureReportStatus.COMPLETE);
        report.setType(type);
        report.setMeasure("urn:concordance:measure:" + measure);
        Period days = new Period();
        days.getStartElement().setValueAsString(period.first().toString());
        days.getEndElement().setValueAsString(period.last().toString());
        report.setPeriod(days);
        return report;
    }

    private static void add(MeasureReport report, Group group, ToIntFunction<Population> count, double score) {
        MeasureReportGroupComponent counted = report.addGroup();
        counted.setId("Group_" + group.number());
        for (Population population : Population.values()) {
            MeasureReport.MeasureReportGroupPopulationComponent one = counted.addPopulation();
            one.getCode()
                    .addCoding()
                    .setSystem(POPULATIONS)
                    .setCode(population.code())
                    .setDisplay(population.title());
            one.setCount(count.applyAsInt(population));
        }
        if (!Double.isNaN(score)) {
            counted.setMeasureScore(new Quantity(score));
        }
    }

    private static double score(GroupResult counted) {
        int denominator = counted.count(Population.DENOMINATOR)
                - counted.count(Population.DENOMINATOR_EXCLUSION)
                - counted.count(Population.DENOMINATOR_EXCEPTION);
        return denominator == 0 ? Double.NaN : (double) counted.count(Population.NUMERATOR) / denominator;
    }

    private static String reference(Fact fact) {
        String type = fact.getClass().getSimpleName();
        if (fact instanceof Order order) {
            type = order.what() == Order.What.SERVICE ? "ServiceRequest" : "DeviceRequest";
        } else if (fact instanceof MedicationOrder) {
            type = "MedicationRequest";
        }
        return type + "/" + fact.id();
    }
}
