package care.concordance.fhir;

import care.concordance.verdict.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** A run of quality measures as text, for people. */
record MeasureRunText(MeasureRun run) {

    /** So many of a kind are printed; a deck that is wrong throughout says so with less. */
    private static final int PRINTED = 1000;

    String text() {
        StringBuilder text = new StringBuilder(Provenance.NOT_OFFICIAL).append('\n');
        run.measurement()
                .replacements()
                .forEach(each -> text.append(each.words()).append(".\n"));
        printed(text, run.setAside(), "set aside  ");
        printed(text, run.notes(), "note  ");
        if (run.hasPatientsWithoutCase() || run.agreement().isEmpty()) {
            results(text);
        }
        if (!run.agreement().isEmpty()) {
            run.disagreements()
                    .forEach(disagreement ->
                            text.append("disagrees  ").append(disagreement).append('\n'));
            run.agreement()
                    .forEach((measure, checks) -> text.append(measure)
                            .append("  ")
                            .append(checks.passed())
                            .append('/')
                            .append(checks.checks())
                            .append(" checks\n"));
            text.append(run.total().passed())
                    .append('/')
                    .append(run.total().checks())
                    .append(" checks\n");
        }
        return text.toString();
    }

    private static void printed(StringBuilder text, List<?> lines, String start) {
        lines.stream()
                .limit(PRINTED)
                .forEach(line -> text.append(start).append(line).append('\n'));
        if (lines.size() > PRINTED) {
            text.append(start).append("and ").append(lines.size() - PRINTED).append(" more; the JSON form lists all\n");
        }
    }

    private void results(StringBuilder text) {
        text.append(run.patients())
                .append(run.patients() == 1 ? " patient, " : " patients, ")
                .append(run.measurement().period().first())
                .append(" to ")
                .append(run.measurement().period().last())
                .append('\n');
        run.measurement().groups().forEach((group, standard) -> {
            text.append(group).append("  ").append(standard.title()).append("\n   ");
            counts(text, population -> run.count(group, population));
            text.append(run.unproven(group) == 0 ? "\n" : "; " + run.unproven(group) + " unproven\n");
            for (Stratum stratum : Stratum.of(group)) {
                text.append("    ").append(stratum.title()).append(':');
                counts(text, population -> run.count(group, stratum, population));
                text.append('\n');
            }
            if (run.ageless(group) > 0) {
                text.append("    in no stratum, because the age is not known: ")
                        .append(run.ageless(group))
                        .append('\n');
            }
        });
        text.append("worklist: ").append(run.worklist().size()).append('\n');
        run.worklist()
                .forEach(item -> text.append("  ")
                        .append(item.verdict().outcome())
                        .append("  ")
                        .append(item.verdict().standard().id())
                        .append("  ")
                        .append(item.verdict().subject())
                        .append("  ")
                        .append(item.why())
                        .append('\n'));
    }

    private static void counts(StringBuilder text, ToIntFunction<Population> count) {
        for (Population population : Population.values()) {
            text.append(' ').append(population.code()).append(' ').append(count.applyAsInt(population));
        }
        Double rate = Population.rate(count);
        text.append(rate == null ? "; no rate" : String.format(Locale.ROOT, "; rate %.1f %%", 100 * rate));
    }
}
