package care.concordance.examples;

import care.concordance.fhir.MeasureRun;
import care.concordance.fhir.Population;
import care.concordance.report.CasesReport;
import care.concordance.report.HtmlReport;
import java.util.ArrayList;
import java.util.List;

/** A run of measures as a page. */
final class MeasureHtml {

    private MeasureHtml() {}

    static String text(MeasureRun run) {
        List<String> about = new ArrayList<>();
        about.add("CMS oncology measures, restated as standards: not certified by CMS.");
        about.add("Strata are in the text and in JSON.");
        if (!run.agreement().isEmpty()) {
            about.add("Of the checks of the test cases " + run.total().passed() + " of "
                    + run.total().checks() + " agree.");
        }
        List<CasesReport.Measure> measures = new ArrayList<>();
        run.measurement().groups().forEach((group, standard) -> {
            int leftOut = Population.leftOut(population -> run.count(group, population));
            measures.add(new CasesReport.Measure(
                    group.toString(),
                    standard.title(),
                    run.count(group, Population.NUMERATOR),
                    run.count(group, Population.DENOMINATOR) - leftOut,
                    leftOut,
                    run.unproven(group)));
        });
        List<String> read = new ArrayList<>();
        read.add("patients: " + run.patients() + ", "
                + run.measurement().period().first() + " to "
                + run.measurement().period().last());
        run.setAside().forEach(each -> read.add("set aside: " + each));
        run.notes().forEach(each -> read.add("note: " + each));
        run.disagreements().forEach(each -> read.add("disagrees: " + each));
        return HtmlReport.text(new CasesReport(
                "Measures of " + run.patients() + (run.patients() == 1 ? " patient" : " patients"),
                about,
                read,
                measures,
                run.worklist().stream()
                        .map(item -> new CasesReport.Work(
                                item.verdict().outcome(),
                                null,
                                item.verdict().subject().toString(),
                                item.verdict().standard().id(),
                                item.why()))
                        .toList(),
                List.of()));
    }
}
