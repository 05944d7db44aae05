package care.concordance.benchmarks;

import care.concordance.ConcordanceEngine;
import care.concordance.RegistryRates;
import care.concordance.RegistryRates.Rate;
import care.concordance.naaccr.NaaccrFile;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.testing.NaaccrWriter;
import care.concordance.testing.SyntheticRegistry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A year of a country's diagnoses on one machine: {@code write DIR [CASES [FILES]]} writes a synthetic registry as gzipped
 * NAACCR XML, {@code review DIR [THREADS]} reviews it, one file to a thread, and prints time, and memory as it goes. Run
 * the second with {@code -Xmx512m}: memory that stays flat is the point.
 */
public final class RegistryScale {

    private static final long CASES = 2_300_000;
    private static final int FILES = 23;
    private static final long SEED = 2030;

    private RegistryScale() {}

    /** See the class. */
    public static void main(String... args) throws IOException, InterruptedException, ExecutionException {
        if (args.length >= 2 && args[0].equals("write")) {
            long cases = args.length > 2 ? Long.parseLong(args[2]) : CASES;
            int files = args.length > 3 ? Integer.parseInt(args[3]) : FILES;
            write(Files.createDirectories(Path.of(args[1])), cases, files);
        } else if (args.length >= 2 && args[0].equals("review")) {
            review(
                    Path.of(args[1]),
                    args.length > 2
                            ? Integer.parseInt(args[2])
                            : Runtime.getRuntime().availableProcessors());
        } else {
            throw new IllegalArgumentException("write DIR [CASES [FILES]], or review DIR [THREADS]");
        }
    }

    private static void write(Path directory, long cases, int files) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        SyntheticRegistry registry = SyntheticRegistry.realistic(SEED);
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            long from = cases * i / files;
            long to = cases * (i + 1) / files;
            Path file = directory.resolve(String.format(Locale.ROOT, "registry-%03d.xml.gz", i));
            work.add(() -> {
                try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8),
                        1 << 16)) {
                    NaaccrWriter.write(LongStream.range(from, to).mapToObj(registry::tumorCase), out);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write " + file, e);
                }
            });
        }
        run(work, Runtime.getRuntime().availableProcessors());
        say("wrote %,d cases in %d files: %.1f s", cases, files, seconds(start));
    }

    private static void review(Path directory, int threads)
            throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        say("engine loaded: %.1f s", seconds(start));
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.toString().endsWith(".xml.gz"))
                    .sorted()
                    .toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        RegistryRates all = new RegistryRates();
        ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
        List<Runnable> work = new ArrayList<>();
        for (Path file : files) {
            work.add(() -> {
                RegistryRates counts = new RegistryRates();
                try (NaaccrFile document = NaaccrFile.open(file)) {
                    engine.review(document.cases()).forEach(counts::add);
                    if (!document.report().isComplete() || document.report().rejected() > 0) {
                        broken.add(file + ": " + document.report());
                    }
                }
                synchronized (all) {
                    all.add(counts);
                    Runtime runtime = Runtime.getRuntime();
                    say(
                            "%,10d cases %6.1f s %4d MB of heap in use",
                            all.reviewed(), seconds(start), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
                }
            });
        }
        run(work, threads);
        double seconds = seconds(start);
        if (!broken.isEmpty()) {
            throw new IllegalStateException("not read to the end: " + broken);
        }
        long numerator = all.rates().stream().mapToLong(Rate::numerator).sum();
        long denominator = all.rates().stream().mapToLong(Rate::denominator).sum();
        long unproven = all.rates().stream().mapToLong(Rate::unproven).sum();
        long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        say(
                "reviewed %,d cases of %d files (%,d MB gzipped) on %d threads: %.1f s, %,.0f a second, %.1f s of it collecting"
                        + " garbage, heap at most %d MB",
                all.reviewed(),
                files.size(),
                bytes >> 20,
                threads,
                seconds,
                all.reviewed() / seconds,
                collecting / 1e3,
                Runtime.getRuntime().maxMemory() >> 20);
        say("verdicts: %,d concordant, %,d gaps, %,d unproven", numerator, denominator - numerator, unproven);
    }

    private static void run(List<Runnable> work, int threads) throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable each : work) {
                running.add(workers.submit(each));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
