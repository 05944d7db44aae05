package care.concordance.languageserver;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Serves one editor over its standard input and output, by the Language Server Protocol. */
public final class LanguageServerMain {

    private LanguageServerMain() {}

    public static void main(String[] args) {
        OutputStream editor = System.out;
        // Whatever else is printed must not come between the messages.
        System.setOut(System.err);
        serve(System.in, editor);
        // A read that waits for the editor may not end by itself.
        System.exit(0);
    }

    /** Serves an editor until it hangs up, or asks the server to end. */
    public static void serve(InputStream in, OutputStream out) {
        StandardsServer server = new StandardsServer();
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        server.onExit(() -> listening.cancel(true));
        try {
            listening.get();
        } catch (CancellationException e) {
            // The editor asked the server to end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the connection to the editor broke", e.getCause());
        } finally {
            server.close();
        }
    }
}
