package care.concordance.languageserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor with a server at the other end of two pipes. */
final class Editor implements LanguageClient, AutoCloseable {

    private static final long SECONDS = 60;

    private final OutputStream toServer;
    private final Thread serving;
    private final LanguageServer server;
    private final Future<Void> listening;
    private final Map<String, List<Diagnostic>> diagnostics = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private int version;

    final InitializeResult initialized;

    Editor(Path folder) throws Exception {
        // Not the piped streams of java.io: those break when the thread that wrote last has ended.
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        toServer = Channels.newOutputStream(there.sink());
        InputStream fromEditor = Channels.newInputStream(there.source());
        OutputStream fromServer = Channels.newOutputStream(back.sink());
        InputStream inEditor = Channels.newInputStream(back.source());
        serving = new Thread(() -> LanguageServerMain.serve(fromEditor, fromServer), "server");
        serving.setDaemon(true);
        serving.start();
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, inEditor, toServer);
        listening = launcher.startListening();
        server = launcher.getRemoteProxy();
        InitializeParams params = new InitializeParams();
        params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "standards")));
        initialized = server.initialize(params).get(SECONDS, TimeUnit.SECONDS);
        server.initialized(new InitializedParams());
    }

    void open(Path file, String text) {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(
                        new TextDocumentItem(file.toUri().toString(), "concordance", ++version, text)));
    }

    void change(Path file, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(file.toUri().toString(), ++version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    void closeFile(Path file) {
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(document(file)));
    }

    List<CompletionItem> complete(Path file, int line, int column) throws Exception {
        return get(server.getTextDocumentService()
                        .completion(new CompletionParams(document(file), new Position(line, column))))
                .getLeft();
    }

    /** What is said of a place; empty when nothing is. */
    String hover(Path file, int line, int column) throws Exception {
        Hover hover =
                get(server.getTextDocumentService().hover(new HoverParams(document(file), new Position(line, column))));
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    List<? extends Location> definition(Path file, int line, int column) throws Exception {
        return get(server.getTextDocumentService()
                        .definition(new DefinitionParams(document(file), new Position(line, column))))
                .getLeft();
    }

    private static TextDocumentIdentifier document(Path file) {
        return new TextDocumentIdentifier(file.toUri().toString());
    }

    private static <T> T get(CompletableFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until what is shown of a file fits. */
    synchronized List<Diagnostic> await(Path file, Predicate<List<Diagnostic>> fits) throws InterruptedException {
        String uri = file.toUri().toString();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!diagnostics.containsKey(uri) || !fits.test(diagnostics.get(uri))) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("never shown of " + uri + "; last: " + diagnostics + " " + messages);
            }
            wait(left);
        }
        return diagnostics.get(uri);
    }

    @Override
    public synchronized void publishDiagnostics(PublishDiagnosticsParams params) {
        diagnostics.put(params.getUri(), params.getDiagnostics());
        notifyAll();
    }

    @Override
    public synchronized void showMessage(MessageParams params) {
        messages.add(params.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        throw new AssertionError("the server asks nothing");
    }

    @Override
    public void logMessage(MessageParams params) {}

    @Override
    public void telemetryEvent(Object event) {
        throw new AssertionError("the server sends no telemetry");
    }

    /** Ends as an editor does, and waits for the server to have ended. */
    @Override
    public void close() throws IOException {
        try {
            get(server.shutdown());
            server.exit();
            toServer.close();
            serving.join(TimeUnit.SECONDS.toMillis(SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the server does not end", e);
        }
        if (serving.isAlive()) {
            throw new AssertionError("the server goes on when its editor is gone");
        }
        listening.cancel(true);
    }
}
