package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.followup.Impact;
import care.concordance.json.JsonDocument;
import care.concordance.workbook.FactsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impact}: which verdicts another edition would change, before it is adopted. */
@Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        description =
                "Judge the same facts by two editions of the standards, or by two versions of the rules: which verdicts would"
                        + " change, and for whom.")
final class ImpactCommand implements Callable<Integer> {

    @Parameters(paramLabel = Facts.FORMS, arity = "1..*", description = "Facts of one or more partners.")
    private List<Path> files = List.of();

    @Option(
            names = "--before",
            paramLabel = "DATE",
            description = "A day of the earlier edition (default: the day the facts are of).")
    private @Nullable LocalDate before;

    @Option(
            names = "--after",
            paramLabel = "DATE",
            description = "A day of the later edition (default: the day the facts are of).")
    private @Nullable LocalDate after;

    @Option(
            names = "--rules-before",
            paramLabel = "DIR",
            description = "A directory of rules as they were, loaded after --rules; may be repeated.")
    private List<Path> rulesBefore = List.of();

    @Option(
            names = "--rules-after",
            paramLabel = "DIR",
            description = "A directory of rules as they are to be, loaded after --rules; may be repeated.")
    private List<Path> rulesAfter = List.of();

    @Mixin
    private final Rules rules = new Rules();

    @Mixin
    private final Answer answer = new Answer();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PartnerSnapshot> snapshots = read(files);
        LocalDate earlier = day(before, snapshots);
        LocalDate later = day(after, snapshots);
        boolean sameRules = rulesBefore.equals(rulesAfter);
        if (sameRules && earlier.equals(later)) {
            throw new IllegalArgumentException(
                    "nothing is to be compared: name two days with --before and --after, or rules with --rules-before or"
                            + " --rules-after");
        }
        ConcordanceEngine was = rules.engine(rulesBefore);
        Impact impact = was.impact(earlier, sameRules ? was : rules.engine(rulesAfter), later, snapshots);
        boolean synthetic = snapshots.stream().anyMatch(PartnerSnapshot::synthetic);
        return answer.write(spec.commandLine().getOut(), out -> text(out, impact, snapshots, synthetic), () -> {
            Map<String, Object> document = Answer.head(synthetic);
            document.put("impact", JsonDocument.of(impact).members());
            return document;
        });
    }

    private void text(PrintWriter out, Impact impact, List<PartnerSnapshot> snapshots, boolean synthetic) {
        out.println("Standards of " + impact.before() + named(rulesBefore) + " against " + impact.after()
                + named(rulesAfter));
        Words.marks(out, synthetic);
        out.println("  added:   " + words(impact.added()));
        out.println("  changed: " + words(impact.changed()));
        out.println("  retired: " + words(impact.retired()));
        out.println("Verdicts that would change: " + impact.changes().size());
        counted(impact.changes(), ImpactCommand::turn)
                .forEach((turn, changes) -> out.printf(Locale.ROOT, "  %5d  %s%n", changes.size(), turn));
        List<String> names = snapshots.stream().map(PartnerSnapshot::name).toList();
        counted(impact.changes(), change -> heading(change, names)).forEach((partner, ofPartner) -> {
            out.println(partner);
            counted(ofPartner, change -> change.standard() + "  " + turn(change))
                    .forEach((turn, changes) -> out.println("  " + turn + ": "
                            + changes.stream()
                                    .map(change -> change.subject().toString())
                                    .collect(Collectors.joining(", "))));
        });
    }

    /** The facts of the files, each of another partner or of another day. */
    private static List<PartnerSnapshot> read(List<Path> files) {
        Map<List<Object>, Path> given = new HashMap<>();
        List<PartnerSnapshot> snapshots = new ArrayList<>();
        for (Path file : files) {
            PartnerSnapshot snapshot = FactsFile.read(file);
            Path other = given.put(List.of(snapshot.name(), snapshot.asOf()), file);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + file + " are both facts of " + snapshot.name()
                        + " as of " + snapshot.asOf() + ": leave out one of them, or its verdicts count twice");
            }
            snapshots.add(snapshot);
        }
        return snapshots;
    }

    /** Whose verdict it is; with the day where facts of more than one were given. */
    private static String heading(Impact.Change change, List<String> names) {
        return Collections.frequency(names, change.partner()) == 1
                ? change.partner()
                : change.partner() + " as of " + change.asOf();
    }

    private static LocalDate day(@Nullable LocalDate given, List<PartnerSnapshot> snapshots) {
        return given != null
                ? given
                : Collections.max(snapshots.stream().map(PartnerSnapshot::asOf).toList());
    }

    private static String named(List<Path> directories) {
        return directories.isEmpty()
                ? ""
                : " with " + directories.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String turn(Impact.Change change) {
        return Words.outcome(change.from()) + " -> " + Words.outcome(change.to());
    }

    /** The changes by what they have in common, in order. */
    private static SortedMap<String, List<Impact.Change>> counted(
            List<Impact.Change> changes, Function<Impact.Change, String> by) {
        return changes.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static String words(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
