package care.concordance.authoring;

import care.concordance.ConcordanceEngine;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.PackFolder;
import care.concordance.json.JsonText;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Standard;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the pack an author keeps in a directory, and what was read of it: the gate's findings and the
 * compiler's, all at once.
 */
public final class PackCheck {

    private final Path directory;
    private final List<Finding> findings;
    private final @Nullable RulePack pack;
    private final @Nullable ConcordanceEngine engine;
    private final @Nullable CompiledPack compiled;

    private PackCheck(
            Path directory, List<Finding> findings, @Nullable RulePack pack, @Nullable ConcordanceEngine engine) {
        this.directory = directory;
        this.findings = findings;
        this.pack = pack;
        this.engine = engine;
        this.compiled =
                engine == null ? null : engine.packs().get(engine.packs().size() - 1);
    }

    /**
     * Reads and checks a pack.
     *
     * @param before the packs it is loaded after, whose standards it may replace or depend on
     * @throws RulePackException when one of those cannot be used
     * @throws UncheckedIOException when the directory cannot be read
     */
    public static PackCheck of(Path directory, List<RulePack> before) {
        PackFolder.Read read = PackFolder.read(directory);
        PackCheck check = of(directory, read.pack(), before);
        if (read.findings().isEmpty()) {
            return check;
        }
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.addAll(read.besides(check.findings()));
        return new PackCheck(
                directory,
                findings.stream().sorted().toList(),
                read.pack().files().isEmpty() ? null : read.pack(),
                null);
    }

    /**
     * Checks a pack that was read already, or is being written.
     *
     * @param directory where it is kept
     * @param before the packs it is loaded after
     * @throws RulePackException when one of those cannot be used
     */
    public static PackCheck of(Path directory, RulePack pack, List<RulePack> before) {
        try {
            return new PackCheck(directory, List.of(), pack, load(before, pack));
        } catch (RulePackException e) {
            if (!before.isEmpty()) {
                // What is wrong with another pack is no finding about this one.
                ConcordanceEngine.load(before);
            }
            return new PackCheck(directory, e.findings(), pack, null);
        }
    }

    /** An engine of some packs and one more. */
    static ConcordanceEngine load(List<RulePack> before, RulePack last) {
        List<RulePack> all = new ArrayList<>(before);
        all.add(last);
        return ConcordanceEngine.load(all);
    }

    /** The scenarios of a directory, run by the pack that was checked; null when it cannot be used. */
    @Nullable
    PackScenarios scenarios(Path scenarios) {
        return engine == null || pack == null ? null : PackScenarios.of(engine, pack, scenarios);
    }

    /** An engine of the pack that was checked, after those before it; null when it cannot be used. */
    @Nullable
    ConcordanceEngine engine() {
        return engine;
    }

    /** What is wrong, in the order of files, lines and columns; empty when the pack can be used. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * What was read and everything that is wrong, for a reader.
     *
     * @param day of which it says which texts are not in force
     */
    public String text(LocalDate day) {
        StringBuilder text = new StringBuilder();
        text.append(read()).append('\n');
        List<Standard> not = notInForce(day);
        if (!not.isEmpty()) {
            text.append("not in force on ").append(day).append(": ");
            text.append(not.stream().map(PackCheck::period).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        findings.forEach(finding -> text.append('\n')
                .append(finding)
                .append("\n    [")
                .append(finding.kind().id())
                .append("] ")
                .append(finding.kind().page())
                .append('\n'));
        return text.append(
                        findings.isEmpty()
                                ? "No findings.\n"
                                : "\n" + counted(findings.size(), "finding") + ": the pack cannot be used.\n")
                .toString();
    }

    /** What was read: the pack, and how much of what. */
    private String read() {
        if (pack == null) {
            return "Nothing was read.";
        }
        if (compiled == null) {
            return pack + ": " + counted(pack.files().size(), "file") + " read.";
        }
        return pack + ": "
                + counted(
                        (int) compiled.standards().stream()
                                .map(Standard::id)
                                .distinct()
                                .count(),
                        "standard")
                + ", " + counted(compiled.standards().size(), "text") + ", "
                + counted(compiled.rules().size(), "rule") + ", read from "
                + counted(pack.files().size(), "file") + ".";
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private List<Standard> notInForce(LocalDate day) {
        return compiled == null
                ? List.of()
                : compiled.standards().stream()
                        .filter(standard -> !standard.inForce(day))
                        .toList();
    }

    private static String period(Standard standard) {
        LocalDate to = standard.effectiveTo();
        return standard.id() + " (from " + standard.effectiveFrom() + (to == null ? "" : " to " + to) + ")";
    }

    /**
     * The same for a program: {@code findings} with {@code id}, {@code file}, {@code line}, {@code column}, {@code why},
     * {@code prefer}, {@code avoid}, {@code page} and {@code excerpt}.
     *
     * @param day of which it says which texts are not in force
     */
    public String json(LocalDate day) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notice", Provenance.NOT_OFFICIAL);
        document.put("pack", pack == null ? null : pack.id());
        document.put("version", pack == null ? null : pack.version());
        document.put("files", pack == null ? List.of() : pack.files().keySet());
        document.put(
                "texts",
                compiled == null
                        ? List.of()
                        : compiled.standards().stream().map(PackCheck::period).toList());
        document.put("rules", compiled == null ? 0 : compiled.rules().size());
        document.put("asOf", day.toString());
        document.put(
                "notInForce", notInForce(day).stream().map(PackCheck::period).toList());
        document.put("findings", findings.stream().map(PackCheck::json).toList());
        return JsonText.text(document);
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", finding.kind().id());
        entry.put("file", finding.file());
        entry.put("line", finding.line());
        entry.put("column", finding.column());
        entry.put("why", finding.problem());
        entry.put("prefer", finding.remedy());
        entry.put("avoid", finding.kind().avoid());
        entry.put("page", finding.kind().page());
        entry.put("excerpt", finding.excerpt());
        return entry;
    }

    /** The findings as SARIF 2.1.0, for editors and code hosts. */
    public String sarif() {
        return Sarif.text(directory, findings);
    }
}
