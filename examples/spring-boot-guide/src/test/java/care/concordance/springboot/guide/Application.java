package care.concordance.springboot.guide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample's jar, started as the guide starts it, on a port that is free. */
final class Application implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /** @param arguments options of the application, as in {@code --name=value} */
    Application(Path jar, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // More threads than cores, and none of them knows the loader of the jars inside the jar.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=8",
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        address = "http://localhost:" + port();
    }

    private String port() throws IOException {
        StringBuilder printed = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.append(line).append('\n');
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                Thread rest = new Thread(() -> lines.lines().forEach(System.err::println));
                rest.setDaemon(true);
                rest.start();
                return port.group(1);
            }
        }
        throw new IllegalStateException("the application did not start:\n" + printed);
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was stopped", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
