package care.concordance.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** What a command or a program printed, and how it ended. */
record Run(int exit, String out, String err) {

    static Run command(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine(args).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = Main.run(commandLine, args);
        commandLine.getOut().flush();
        commandLine.getErr().flush();
        return new Run(exit, out.toString(), err.toString());
    }

    static String program(Runnable main) {
        PrintStream terminal = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            main.run();
        } finally {
            System.setOut(terminal);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
