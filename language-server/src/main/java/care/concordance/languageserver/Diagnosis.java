package care.concordance.languageserver;

import care.concordance.authoring.PackCheck;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import care.concordance.standards.CarePartnerStandards;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.services.LanguageClient;

/** What {@code check} finds in packs, as an editor shows it: each finding at its place, and none that is mended. */
final class Diagnosis {

    private final LanguageClient client;
    private final Map<Path, String> open;
    /** The files with findings, by pack. */
    private final Map<Path, Set<Path>> shown = new HashMap<>();
    /** How many checks of a pack are asked for and not begun. */
    private final Map<Path, AtomicInteger> asked = new ConcurrentHashMap<>();

    /** Whether the editor is gone: nothing is checked or shown any more. */
    private volatile boolean ended;

    Diagnosis(LanguageClient client, Map<Path, String> open) {
        this.client = client;
        this.open = open;
    }

    /** Announces a check: of several that wait only the last is made. */
    void ask(Path pack) {
        asked.computeIfAbsent(pack, each -> new AtomicInteger()).incrementAndGet();
    }

    /** The editor is gone. */
    void end() {
        ended = true;
    }

    /** Checks a pack as it stands in the editor and shows what is found. */
    void of(Path folder) {
        AtomicInteger waiting = asked.get(folder);
        if (ended || (waiting != null && waiting.decrementAndGet() > 0)) {
            return;
        }
        try {
            show(folder, findings(folder));
        } catch (RulePackException | UncheckedIOException e) {
            client.showMessage(
                    new MessageParams(MessageType.Error, "Concordance cannot check " + folder + ": " + e.getMessage()));
        }
    }

    private List<Finding> findings(Path folder) {
        RulePack pack;
        try {
            pack = RulePack.directory(folder);
        } catch (RulePackException e) {
            return e.findings();
        }
        Map<String, String> files = new TreeMap<>(pack.files());
        PackFiles.opened(folder, open)
                .forEach((file, text) ->
                        files.put(folder.relativize(file).toString().replace('\\', '/'), text));
        return PackCheck.of(
                        folder, RulePack.of(pack.id(), pack.version(), files), List.of(CarePartnerStandards.rulePack()))
                .findings();
    }

    private void show(Path folder, List<Finding> findings) {
        Map<Path, List<Diagnostic>> byFile = new TreeMap<>();
        for (Finding finding : findings) {
            Path file = folder.resolve(finding.file());
            boolean placed = open.containsKey(file) || Files.isRegularFile(file);
            byFile.computeIfAbsent(placed ? file : ofPack(folder), each -> new ArrayList<>())
                    .add(diagnostic(finding, placed));
        }
        Set<Path> before = shown.getOrDefault(folder, Set.of());
        before.stream().filter(file -> !byFile.containsKey(file)).forEach(file -> publish(file, List.of()));
        // What is open and sound is said to be, once more: an editor may wait for it.
        open.keySet().stream()
                .filter(file -> file.startsWith(folder) && !byFile.containsKey(file) && !before.contains(file))
                .forEach(file -> publish(file, List.of()));
        byFile.forEach(this::publish);
        shown.put(folder, new HashSet<>(byFile.keySet()));
    }

    /** Where a finding about the pack as a whole is shown: a file there is. */
    private Path ofPack(Path folder) {
        return open.keySet().stream()
                .filter(file -> file.startsWith(folder))
                .sorted()
                .findFirst()
                .orElse(folder.resolve("pack.properties"));
    }

    private void publish(Path file, List<Diagnostic> diagnostics) {
        if (ended) {
            return;
        }
        client.publishDiagnostics(new PublishDiagnosticsParams(file.toUri().toString(), diagnostics));
    }

    private static Diagnostic diagnostic(Finding finding, boolean placed) {
        String says = finding.problem() + (finding.remedy().isEmpty() ? "" : "\n" + finding.remedy());
        int line = placed ? Math.max(0, finding.line() - 1) : 0;
        int column = placed ? Math.max(0, finding.column() - 1) : 0;
        return new Diagnostic(
                new Range(new Position(line, column), new Position(line, end(finding.excerpt(), column))),
                placed ? says : finding.file() + ": " + says,
                DiagnosticSeverity.Error,
                "concordance",
                finding.kind().id());
    }

    /** Where the word ends that begins at a column; one further when there is none. */
    private static int end(String line, int column) {
        int end = column;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
            end++;
        }
        return Math.max(end, column + 1);
    }
}
