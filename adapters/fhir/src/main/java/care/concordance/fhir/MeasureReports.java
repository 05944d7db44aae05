package care.concordance.fhir;

import ca.uhn.fhir.context.FhirContext;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.MeasurementPeriod;
import care.concordance.facts.patient.MedicationOrder;
import care.concordance.facts.patient.Order;
import care.concordance.facts.patient.SetAside;
import care.concordance.fhir.Measurement.PatientResult;
import care.concordance.verdict.Standard;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * FHIR {@code MeasureReport}s. A report whose counts may still change, because a resource that could decide was not
 * readable or something else is missing, has the status {@code pending}. There is no clock: what a report is headed with is given.
 */
public final class MeasureReports {

    private static final Pattern REFERENCE = Pattern.compile("(?:https?://.*/)?[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");
    private static final String POPULATIONS = "http://terminology.hl7.org/CodeSystem/measure-population";

    private MeasureReports() {}

    /**
     * What stands at the head of every report.
     *
     * @param date the day the reports are made; null leaves it out
     * @param reporter who reports: a reference such as {@code Organization/1}, or a name; null leaves it out
     * @param canonicals the canonical URLs of measures, by id; of others a URN made of the id and the measure's edition is given
     */
    public record Heading(
            @Nullable LocalDate date, @Nullable String reporter, Map<String, String> canonicals) {

        /** With nothing that is not known without asking. */
        public static final Heading NONE = new Heading(null, null, Map.of());

        public Heading {
            canonicals = Map.copyOf(canonicals);
        }
    }

    /** One report for each measure about one patient, with the resources of theirs that were evaluated. */
    public static List<MeasureReport> individual(Measurement measurement, PatientResult result, Heading heading) {
        Map<String, MeasureReport> reports = new TreeMap<>();
        String patient = result.record().patient();
        result.groups().forEach((group, counted) -> {
            MeasureReport report = reports.computeIfAbsent(group.measure(), measure -> {
                MeasureReport started = report(group, MeasureReportType.INDIVIDUAL, measurement, heading, patient);
                started.setSubject(new Reference(patient.contains("/") ? patient : "Patient/" + patient));
                result.record().facts().stream()
                        .filter(fact -> !(fact instanceof SetAside))
                        .forEach(fact -> started.addEvaluatedResource(new Reference(reference(fact))));
                result.record().ambiguous().stream()
                        .map(ImpreciseResource::aside)
                        .filter(aside -> !aside.type().equals("Patient"))
                        .forEach(aside -> started.addEvaluatedResource(new Reference(aside.type() + "/" + aside.id())));
                return started;
            });
            MeasureReportGroupComponent added = add(report, group, counted::count);
            List<Stratum> of = Stratum.of(group).isEmpty() ? null : measurement.strata(group, result.record());
            if (of != null) {
                stratify(added, group, (stratum, population) -> of.contains(stratum) ? counted.count(population) : 0);
            }
            if (counted.isUnproven()) {
                report.setStatus(MeasureReportStatus.PENDING);
            }
        });
        return new ArrayList<>(reports.values());
    }

    /** One report for each measure over all patients of a run. */
    public static List<MeasureReport> summaries(MeasureRun run, Heading heading) {
        Map<String, MeasureReport> reports = new TreeMap<>();
        run.measurement().groups().keySet().forEach(group -> {
            MeasureReport report = reports.computeIfAbsent(
                    group.measure(),
                    measure -> report(group, MeasureReportType.SUMMARY, run.measurement(), heading, ""));
            MeasureReportGroupComponent added = add(report, group, population -> run.count(group, population));
            stratify(added, group, (stratum, population) -> run.count(group, stratum, population));
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

    private static MeasureReport report(
            Group group, MeasureReportType type, Measurement measurement, Heading heading, String patient) {
        MeasureReport report = new MeasureReport();
        MeasurementPeriod period = measurement.period();
        String measure = group.measure();
        // The same for the same report, whoever is told of it.
        String named = measure + "|" + period.first() + "|" + period.last() + "|" + type.toCode() + "|" + patient;
        report.setId(
                UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).toString());
        report.setStatus(MeasureReportStatus.COMPLETE);
        report.setType(type);
        Standard standard = measurement.groups().get(group);
        String edition = standard == null ? "" : "|" + standard.effectiveFrom().getYear();
        report.setMeasure(heading.canonicals().getOrDefault(measure, "urn:concordance:measure:" + measure + edition));
        if (heading.date() != null) {
            report.getDateElement().setValueAsString(heading.date().toString());
        }
        String reporter = heading.reporter();
        if (reporter != null) {
            report.setReporter(
                    REFERENCE.matcher(reporter).matches()
                            ? new Reference(reporter)
                            : new Reference().setDisplay(reporter));
        }
        Period days = new Period();
        days.getStartElement().setValueAsString(period.first().toString());
        days.getEndElement().setValueAsString(period.last().toString());
        report.setPeriod(days);
        return report;
    }

    private static MeasureReportGroupComponent add(MeasureReport report, Group group, ToIntFunction<Population> count) {
        MeasureReportGroupComponent counted = report.addGroup();
        counted.setId("Group_" + group.number());
        for (Population population : Population.values()) {
            counted.addPopulation().setCode(code(population)).setCount(count.applyAsInt(population));
        }
        Double score = Population.rate(count);
        if (score != null) {
            counted.setMeasureScore(new Quantity(score));
        }
        return counted;
    }

    /** Each stratum as a stratifier with those who are in it. */
    private static void stratify(
            MeasureReportGroupComponent counted, Group group, ToIntBiFunction<Stratum, Population> count) {
        for (Stratum stratum : Stratum.of(group)) {
            MeasureReportGroupStratifierComponent stratifier = counted.addStratifier();
            stratifier.setId("Stratification_" + group.number() + "_" + stratum.number());
            stratifier.addCode().setText(stratum.title());
            StratifierGroupComponent in = stratifier.addStratum();
            in.getValue().setText("true");
            for (Population population : Population.values()) {
                in.addPopulation().setCode(code(population)).setCount(count.applyAsInt(stratum, population));
            }
            Double score = Population.rate(population -> count.applyAsInt(stratum, population));
            if (score != null) {
                in.setMeasureScore(new Quantity(score));
            }
        }
    }

    private static CodeableConcept code(Population population) {
        return new CodeableConcept().addCoding(new Coding(POPULATIONS, population.code(), population.title()));
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
