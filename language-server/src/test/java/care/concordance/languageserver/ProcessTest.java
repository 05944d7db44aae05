package care.concordance.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server as editors start it: a process that prints messages and nothing else, and ends when it is told to. */
class ProcessTest {

    @Test
    void printsNothingButMessagesAndEndsWhenItIsToldTo() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LanguageServerMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        OutputStream to = server.getOutputStream();
        send(to, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        send(to, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
        send(to, "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
        String printed = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        int messages = 0;
        while (!printed.isEmpty()) {
            assertThat(printed).startsWith("Content-Length: ");
            int head = printed.indexOf("\r\n\r\n");
            int length = Integer.parseInt(printed.substring("Content-Length: ".length(), head));
            assertThat(printed.substring(head + 4, head + 4 + length))
                    .startsWith("{")
                    .endsWith("}");
            printed = printed.substring(head + 4 + length);
            messages++;
        }
        assertThat(messages).isEqualTo(2);
    }

    private static void send(OutputStream to, String message) throws Exception {
        to.write(("Content-Length: " + message.length() + "\r\n\r\n" + message).getBytes(StandardCharsets.US_ASCII));
        to.flush();
    }
}
