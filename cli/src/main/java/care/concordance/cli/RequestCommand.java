package care.concordance.cli;

import care.concordance.Assessment;
import care.concordance.ConcordanceEngine;
import care.concordance.explain.EvidenceRequest;
import care.concordance.facts.FactValue;
import care.concordance.facts.Site;
import care.concordance.json.Nearest;
import care.concordance.verdict.Standard;
import care.concordance.workbook.RequestDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code request}: what is still to be brought, by whom. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = {
            "What is UNPROVEN is a question to somebody: list what is not on record, by owner and site, which standards wait"
                    + " for it and what the answer decides.",
            "As a workbook it has just those cells to fill in; merge takes it back."
        },
        footer = {
            "",
            "For example: request FACTS --for \"Quality officer\" --out quality.xlsx; without --for, --out FOLDER writes a"
                    + " workbook for every owner."
        })
final class RequestCommand implements Callable<Integer> {

    /** How a request is printed. */
    enum Format {
        TEXT,
        JSON
    }

    private static final String EXTENSION = ".xlsx";

    @Mixin
    private final Facts facts = new Facts();

    @Mixin
    private final Rules rules = new Rules();

    @Option(
            names = "--for",
            paramLabel = "OWNER|SITE",
            description = "Only what this role or this site has to bring; a site's id or name.")
    private @Nullable String addressee;

    @Option(
            names = "--format",
            description = "How it is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = {
                "Write it here: a workbook to be filled in when the name ends in .xlsx, a folder with one for every owner"
                        + " when it has no extension, else what is printed."
            })
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConcordanceEngine engine = rules.engine();
        Assessment assessment = engine.assess(facts.snapshot());
        EvidenceRequest all = engine.explain(assessment).evidenceRequest();
        RequestDocument document = addressee == null
                ? new RequestDocument(all, assessment.snapshot(), "")
                : addressed(all, assessment, addressee);
        PrintWriter terminal = spec.commandLine().getOut();
        if (out != null
                && format == Format.JSON
                && (name(out).endsWith(EXTENSION) || name(out).indexOf('.') < 0)) {
            throw new IllegalArgumentException(
                    "--format json is one text: name a file for it, as in --out REQUEST.json, or leave out the format");
        }
        if (out != null && document.request().questions().isEmpty() && format == Format.TEXT) {
            terminal.print(printed(document));
            terminal.println("Nothing is asked, and nothing was written.");
            terminal.flush();
            return Exit.DONE.code();
        }
        if (out == null) {
            terminal.print(printed(document));
            terminal.flush();
        } else if (name(out).endsWith(EXTENSION)) {
            Output.bytes(out, document::workbook);
            wrote(terminal, document, out);
        } else if (Targets.isNamedAsFolder(out)) {
            Map<String, RequestDocument> files = byOwner(document);
            Output.folder(out, folder -> files.forEach((name, each) -> workbook(folder.resolve(name), each)));
            terminal.println("Wrote " + out + ": " + (files.size() == 1 ? "a workbook" : files.size() + " workbooks")
                    + ", one for each owner.");
        } else {
            Output.text(out, printed(document));
            wrote(terminal, document, out);
        }
        return Exit.DONE.code();
    }

    private String printed(RequestDocument document) {
        return format == Format.JSON ? document.json() : document.text();
    }

    private static void wrote(PrintWriter terminal, RequestDocument document, Path file) {
        int questions = document.request().questions().size();
        terminal.println("Wrote " + file + ": " + questions + (questions == 1 ? " question." : " questions."));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** What one role or site has to bring. */
    private static RequestDocument addressed(EvidenceRequest all, Assessment assessment, String asked) {
        Set<String> owners =
                assessment.standards().stream().map(Standard::owner).collect(Collectors.toCollection(TreeSet::new));
        for (String owner : owners) {
            if (owner.equalsIgnoreCase(asked)) {
                return new RequestDocument(all.ofOwner(owner), assessment.snapshot(), owner);
            }
        }
        List<Site> sites = assessment.snapshot().facts(Site.class);
        List<Site> meant = sites.stream()
                .filter(site -> site.id().equals(asked) || site.name().equalsIgnoreCase(asked))
                .toList();
        if (meant.size() == 1) {
            Site site = meant.get(0);
            return new RequestDocument(all.ofSite(site.id()), assessment.snapshot(), site.name());
        }
        List<String> names = new ArrayList<>(owners);
        sites.forEach(site -> names.addAll(List.of(site.id(), site.name())));
        throw new IllegalArgumentException("--for \"" + FactValue.printable(asked) + "\" is "
                + (meant.isEmpty() ? "no owner of a standard and no site" : "the name of several sites: give the id")
                + Nearest.hint(asked, names) + "\n  owners: " + String.join("; ", owners) + "\n  sites: "
                + sites.stream().map(Site::id).sorted().collect(Collectors.joining("; ")));
    }

    /** A document for each role that has to bring something, by the name of its file. */
    private static Map<String, RequestDocument> byOwner(RequestDocument document) {
        Set<String> owners = new TreeSet<>();
        document.request().questions().forEach(question -> owners.addAll(question.owners()));
        Map<String, RequestDocument> documents = new LinkedHashMap<>();
        for (String owner : owners) {
            String stem = owner.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            String name = stem + EXTENSION;
            for (int number = 2; documents.containsKey(name); number++) {
                name = stem + "-" + number + EXTENSION;
            }
            String addressee =
                    document.addressee().isEmpty() || document.addressee().equals(owner)
                            ? owner
                            : owner + ", " + document.addressee();
            documents.put(name, new RequestDocument(document.request().ofOwner(owner), document.snapshot(), addressee));
        }
        return documents;
    }

    private static void workbook(Path file, RequestDocument document) {
        try (OutputStream to = Files.newOutputStream(file)) {
            document.workbook(to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
