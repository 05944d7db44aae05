package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.TumorBoard;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From starting a JVM to the first verdict by the whole shipped pack: a new process each time, the wall time from starting
 * it to the line it prints, so the JVM's own start is included.
 *
 * <p>Claim: at most 0.5 s, and 0.25 s with a CDS archive; rules compiled in process (classic) take longer than 2 s.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar care.concordance.benchmarks.ColdStart [runs] [JDK-25-HOME]}
 */
public final class ColdStart {

    private static final String FIRST = "first verdict: ";

    private ColdStart() {}

    /** Starts the JVMs; or is one of them, when asked for a variant. */
    public static void main(String... args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("child")) {
            assess(args[1].equals("classic"));
            return;
        }
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        String java = System.getProperty("java.home") + "/bin/java";
        Path work = Files.createTempDirectory("cold-start");
        Path cds = work.resolve("concordance.jsa");
        measure("model", runs, java, "model");
        measure("model, C1 only", runs, java, "model", "-XX:TieredStopAtLevel=1");
        run(java, "model", List.of("-XX:ArchiveClassesAtExit=" + cds, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        measure("model, CDS archive", runs, java, "model", "-XX:SharedArchiveFile=" + cds, "-Xshare:auto");
        measure(
                "model, CDS archive, C1 only",
                runs,
                java,
                "model",
                "-XX:SharedArchiveFile=" + cds,
                "-XX:TieredStopAtLevel=1");
        measure("classic", Math.min(3, runs), java, "classic");
        if (args.length > 1) {
            String newer = args[1] + "/bin/java";
            Path aot = work.resolve("concordance.aot");
            measure("JDK 25, model", runs, newer, "model");
            run(newer, "model", List.of("-XX:AOTCacheOutput=" + aot, "-Xlog:aot=off", "-Xlog:cds=off"));
            measure("JDK 25, model, AOT cache", runs, newer, "model", "-XX:AOTCache=" + aot);
        }
    }

    private static void assess(boolean inProcess) {
        RulePack pack = CarePartnerStandards.rulePack();
        ConcordanceEngine engine = ConcordanceEngine.load(inProcess ? pack.fromSource() : pack);
        Site site = new Site("main", "Main Hospital", null, null, Site.Scope.IN_SCOPE, 900);
        TumorBoard board =
                new TumorBoard("thoracic", "thoracic", "main", null, 30, null, null, null, null, null, null, null);
        System.out.println(FIRST
                + engine.assess(PartnerSnapshot.of("Example", LocalDate.of(2026, 6, 30), List.of(site, board)))
                        .gaps()
                        .get(0));
    }

    private static void measure(String name, int runs, String java, String variant, String... options)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            times.add(run(java, variant, List.of(options)));
        }
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-32s min %5.0f ms  median %5.0f ms  of %d runs%n",
                name,
                times.get(0),
                times.get(times.size() / 2),
                runs);
    }

    /** Milliseconds from starting the JVM to its first verdict. */
    private static double run(String java, String variant, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), ColdStart.class.getName(), "child", variant));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        double found = Double.NaN;
        List<String> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith(FIRST)) {
                    found = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        if (process.waitFor() != 0 || Double.isNaN(found)) {
            throw new UncheckedIOException(new IOException(command + " failed:\n" + String.join("\n", said)));
        }
        return found;
    }
}
