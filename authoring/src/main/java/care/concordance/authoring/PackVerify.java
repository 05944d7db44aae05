package care.concordance.authoring;

import care.concordance.facts.FactValue;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Provenance;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the standards an author keeps in a directory and runs their scenarios, as a step of the author's own build: what
 * {@code check} and {@code test} do on the command line. The build fails when anything is found.
 */
public final class PackVerify {

    private static final String SCENARIOS = "scenarios=";
    private static final String AFTER = "after=";
    private static final String COVERAGE = "coverage";
    private static final String MUTATE = "mutate";
    private static final String COMPLETE = "complete";

    private final Path directory;
    private Path scenarios;
    private final List<RulePack> before = new ArrayList<>();
    private final Set<String> asked;

    private PackVerify(String... args) {
        if (args.length == 0) {
            throw new IllegalArgumentException("name the directory of the standards, then what else is asked: "
                    + SCENARIOS + "DIR, " + AFTER + "PACK, " + COVERAGE + ", " + MUTATE + ", " + COMPLETE);
        }
        directory = Path.of(args[0]);
        scenarios = directory;
        List<String> words = new ArrayList<>();
        for (String arg : List.of(args).subList(1, args.length)) {
            if (arg.startsWith(SCENARIOS)) {
                scenarios = Path.of(arg.substring(SCENARIOS.length()));
            } else if (arg.startsWith(AFTER)) {
                before.add(pack(arg.substring(AFTER.length())));
            } else if (List.of(COVERAGE, MUTATE, COMPLETE).contains(arg)) {
                words.add(arg);
            } else {
                throw new IllegalArgumentException("\"" + arg + "\" asks for nothing there is: write " + SCENARIOS
                        + "DIR, " + AFTER + "PACK, " + COVERAGE + ", " + MUTATE + " or " + COMPLETE);
            }
        }
        asked = Set.copyOf(words);
    }

    /** A directory of standards, or the id of a pack on the class path. */
    private static RulePack pack(String named) {
        return Files.isDirectory(Path.of(named))
                ? RulePack.directory(Path.of(named))
                : RulePack.classpath(named, PackVerify.class.getClassLoader());
    }

    /**
     * Prints what was read and what is wrong.
     *
     * @param args the directory of the standards; then any of {@code scenarios=DIR}, where the scenarios lie elsewhere; {@code
     *     after=PACK} for each pack it is loaded after, the id of one on the class path or a directory; {@code coverage},
     *     {@code mutate} and {@code complete}, as the command {@code test} knows them. With {@code coverage} a side of a limit
     *     that no scenario tries is a mistake
     * @throws IllegalStateException when anything is found, or there is nothing to test
     * @throws IllegalArgumentException when it is asked for what there is not
     */
    public static void main(String... args) {
        new PackVerify(args).run(System.out);
    }

    private void run(PrintStream out) {
        PackCheck check = PackCheck.of(directory, before);
        print(out, Provenance.NOT_OFFICIAL + "\n" + check.text(LocalDate.now(ZoneOffset.UTC)));
        PackScenarios test = check.scenarios(scenarios);
        if (test == null) {
            throw new IllegalStateException(PackCheck.counted(check.findings().size(), "finding") + " in " + directory
                    + ": the pack cannot be used");
        }
        print(out, test.text());
        List<String> wrong = new ArrayList<>();
        note(wrong, test.results().isEmpty(), "there is no scenario");
        note(wrong, test.results().stream().anyMatch(result -> !result.passed()), "a scenario fails");
        note(wrong, !test.unreadable().isEmpty(), "a file of scenarios was not read");
        if (asked.contains(COVERAGE)) {
            ScenarioCoverage coverage = test.coverage();
            print(out, new CoverageReport(coverage).text());
            note(
                    wrong,
                    coverage.rules().stream().anyMatch(rule -> !rule.tried())
                            || coverage.boundaries().stream()
                                    .anyMatch(boundary -> !boundary.untried().isEmpty()),
                    "a rule or a side of a limit is not tried");
        }
        Mutation mutation =
                asked.contains(MUTATE) ? test.mutation(Runtime.getRuntime().availableProcessors()) : null;
        if (mutation != null) {
            print(out, new MutationReport(mutation).text());
            note(wrong, !mutation.isClean(), "a change of a rule goes unnoticed");
        }
        List<Completeness.Found> incomplete = asked.contains(COMPLETE) ? test.incomplete(id -> true) : null;
        if (incomplete != null) {
            print(out, test.text(incomplete));
            note(wrong, !incomplete.isEmpty(), "a page and its rules do not come to the same");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("of " + directory + ": " + String.join("; ", wrong));
        }
    }

    private static void note(List<String> wrong, boolean isSo, String what) {
        if (isSo) {
            wrong.add(what);
        }
    }

    /** Line by line: a text of an author's may hold what moves a terminal's cursor. */
    private static void print(PrintStream out, @Nullable String text) {
        String.valueOf(text).lines().forEach(line -> out.println(FactValue.printable(line)));
    }
}
