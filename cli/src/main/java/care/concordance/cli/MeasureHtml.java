package care.concordance.cli;

import care.concordance.fhir.MeasureRun;
import care.concordance.fhir.Population;
import care.concordance.fhir.Stratum;
import care.concordance.report.CasesReport;
import care.concordance.report.HtmlReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A run of measures as a page. */
final class MeasureHtml {

    private MeasureHtml() {}

    static String text(MeasureRun run) {
        List<String> about = new ArrayList<>();
        about.add("CMS oncology measures, restated as standards: not certified by CMS.");
        run.measurement().replacements().forEach(each -> about.add(each.words() + "."));
        if (!run.agreement().isEmpty()) {
            about.add("Of the checks of the test cases " + run.total().passed() + " of "
                    + run.total().checks() + " agree.");
        }
        List<CasesReport.Measure> measures = new ArrayList<>();
        run.measurement().groups().forEach((group, standard) -> {
            measures.add(measure(
                    group.toString(),
                    standard.title(),
                    population -> run.count(group, population),
                    run.unproven(group)));
            Stratum.of(group)
                    .forEach(stratum -> measures.add(measure(
                            group + ", " + stratum.title(),
                            standard.title(),
                            population -> run.count(group, stratum, population),
                            null)));
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

    private static CasesReport.Measure measure(
            String id, String title, ToIntFunction<Population> count, @Nullable Integer unproven) {
        int leftOut = Population.leftOut(count);
        return new CasesReport.Measure(
                id,
                title,
                count.applyAsInt(Population.NUMERATOR),
                count.applyAsInt(Population.DENOMINATOR) - leftOut,
                leftOut,
                unproven);
    }
}
