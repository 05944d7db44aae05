package care.concordance.cli;

import care.concordance.languageserver.LanguageServerMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code language-server}: what check finds, while standards are written. */
@Command(
        name = "language-server",
        mixinStandardHelpOptions = true,
        description =
                "Serve an editor over standard input and output, by the Language Server Protocol: what check finds"
                        + " while standards are written, completion, what a property means, and the way to the page."
                        + " Editors start it.")
final class LanguageServerCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        LanguageServerMain.main(new String[0]);
        return Exit.DONE.code();
    }
}
