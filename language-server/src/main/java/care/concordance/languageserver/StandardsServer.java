package care.concordance.languageserver;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.FactTypes;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.standards.CmsOncologyMeasures;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The server: what an editor has open, and the answers about it. Checks run one after another, beside the answers. */
final class StandardsServer implements LanguageServer, TextDocumentService, WorkspaceService, AutoCloseable {

    /** What is open, by its file. */
    private final Map<Path, String> open = new ConcurrentHashMap<>();

    private final ExecutorService checks = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "checks");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<Assistance> assistance =
            CompletableFuture.supplyAsync(() -> new Assistance(FactTypes.of(ConcordanceEngine.load(
                    CarePartnerStandards.rulePack(),
                    CarePartnerStandards.caseMeasures(),
                    CmsOncologyMeasures.rulePack()))));
    private List<Path> folders = List.of();
    private @Nullable Diagnosis diagnosis;
    private Runnable exit = () -> {};

    /** Says where findings go, before anything is opened. */
    void connect(LanguageClient client) {
        diagnosis = new Diagnosis(client, open);
    }

    /** Says what ends the connection, before anything is asked. */
    void onExit(Runnable end) {
        exit = end;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        List<WorkspaceFolder> given = params.getWorkspaceFolders();
        folders = given == null
                ? List.of()
                : given.stream()
                        .map(folder -> file(folder.getUri()))
                        .flatMap(Optional::stream)
                        .toList();
        ServerCapabilities can = new ServerCapabilities();
        can.setTextDocumentSync(TextDocumentSyncKind.Full);
        can.setCompletionProvider(new CompletionOptions(false, List.of(".", "(", " ")));
        can.setHoverProvider(true);
        can.setDefinitionProvider(true);
        return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("concordance")));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol answers null
    public CompletableFuture<Object> shutdown() {
        close();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        close();
        exit.run();
    }

    @Override
    public void close() {
        // Not interrupted: it may be writing, and a stream that is interrupted is closed.
        checks.shutdown();
        Diagnosis findings = diagnosis;
        if (findings != null) {
            findings.end();
        }
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return this;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return this;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        file(params.getTextDocument().getUri()).ifPresent(file -> {
            open.put(file, params.getTextDocument().getText());
            check(file);
        });
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        file(params.getTextDocument().getUri()).ifPresent(file -> {
            // The whole text comes each time: that is what the server asks for.
            params.getContentChanges().forEach(change -> open.put(file, change.getText()));
            check(file);
        });
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        file(params.getTextDocument().getUri()).ifPresent(file -> {
            open.remove(file);
            check(file);
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        file(params.getTextDocument().getUri()).ifPresent(this::check);
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // There is nothing to configure.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        params.getChanges().forEach(change -> file(change.getUri()).ifPresent(this::check));
    }

    private void check(Path file) {
        Diagnosis findings = diagnosis;
        if (findings != null) {
            Path pack = PackFiles.folder(file, folders);
            findings.ask(pack);
            try {
                checks.execute(() -> findings.of(pack));
            } catch (RejectedExecutionException e) {
                // The editor has asked the server to end.
            }
        }
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answer(params, (about, place) -> Either.forLeft(about.complete(place)));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol answers null where there is nothing to say
    public CompletableFuture<Hover> hover(HoverParams params) {
        return answer(params, (about, place) -> about.explain(place).orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return answer(
                params,
                (about, place) -> Either.forLeft(PackFiles.of(PackFiles.folder(place.file(), folders), open)
                        .definition(place)));
    }

    private interface Answer<T> {
        T of(Assistance assistance, Place place);
    }

    private <T> CompletableFuture<T> answer(TextDocumentPositionParams params, Answer<T> answer) {
        Path file = file(params.getTextDocument().getUri()).orElse(Path.of(""));
        Position at = params.getPosition();
        Function<Assistance, T> said = about -> answer.of(
                about,
                new Place(file, Objects.requireNonNullElse(open.get(file), ""), at.getLine(), at.getCharacter()));
        return assistance.thenApplyAsync(said);
    }

    /** The file of an address; empty when it is none on a disk. */
    private static Optional<Path> file(String uri) {
        try {
            return Optional.of(Path.of(URI.create(uri)).toAbsolutePath().normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
