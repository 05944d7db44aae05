package care.concordance.cli;

import care.concordance.authoring.Watch;
import care.concordance.verdict.Provenance;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: what an edit of a pack of one's own does, as soon as it is saved. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Look at a directory of standards whenever a file in it is saved: what is wrong with it, which"
                + " scenarios fail, and how the verdicts about a partner changed. Ends when it is interrupted.")
final class WatchCommand implements Callable<Integer> {

    /** How often the directory is looked at: an author who saves sees what follows within a second or two. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Mixin
    private final OwnPack own = new OwnPack();

    @Mixin
    private final Facts facts = new Facts();

    @Option(names = "--once", description = "Look once, and end with 1 when something is wrong.")
    private boolean once;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Watch watch = new Watch(own.directory(), own.before(), facts.snapshot());
        PrintWriter out = spec.commandLine().getOut();
        out.println(Provenance.NOT_OFFICIAL);
        while (true) {
            watch.look().ifPresent(seen -> {
                out.println();
                out.print(Words.lines(seen));
                out.flush();
            });
            if (once) {
                return (watch.isClean() ? Exit.DONE : Exit.FOUND).code();
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
