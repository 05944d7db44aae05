package care.concordance.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.pack.Finding;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes of every kind, each made in a directory of standards that has none: {@code src/test/resources/mistakes}. None is
 * accepted silently, and each gets the id it deserves, with a place and what to do.
 */
class MistakesTest {

    /** The id of what stands beside a mistake and is none. */
    private static final String RIGHT = "right";

    private static final Path HERE = Path.of("src/test/resources/mistakes");

    /** A pack of another author, loaded before. */
    private static final RulePack SHIPPED = RulePack.of(
            "msk-care-partners",
            "1",
            Map.of(SamplePack.RULES, SamplePack.DRL, SamplePack.PAGE, SamplePack.page("TB-01", "site", "tumorboards")));

    @TempDir
    Path folder;

    /** One change of one file. */
    private record Edit(String file, String from, String to) {}

    /**
     * @param others kinds that are found besides, although the first mistake could hide them
     */
    private record Mistake(String id, String say, List<Edit> edits, String renamed, List<String> others) {}

    @Test
    void withoutAMistakeThereIsNoFinding() throws IOException {
        assertThat(findings(new Mistake("", "none", List.of(), "", List.of()))).isEmpty();
    }

    @Test
    void thereAreMistakesOfAllKindsAnAuthorCanMake() throws IOException {
        List<Mistake> mistakes = mistakes();
        assertThat(mistakes).filteredOn(mistake -> !mistake.id().equals(RIGHT)).hasSizeGreaterThan(215);
        Set<String> made = mistakes.stream().map(Mistake::id).collect(Collectors.toSet());
        Set<Finding.Kind> notByAText = EnumSet.of(
                Finding.Kind.FOLDER,
                Finding.Kind.TOO_LARGE,
                Finding.Kind.SECOND_READING,
                Finding.Kind.COMPILER,
                Finding.Kind.BUILT);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(notByAText)))
                .extracting(Finding.Kind::id)
                .allMatch(made::contains);
    }

    @TestFactory
    Stream<DynamicTest> isFound() throws IOException {
        return mistakes().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.id() + ": " + mistake.say(), () -> isFound(mistake)));
    }

    private void isFound(Mistake mistake) throws IOException {
        List<Finding> findings = findings(mistake);
        if (mistake.id().equals(RIGHT)) {
            assertThat(findings).as("%s", findings).isEmpty();
            return;
        }
        assertThat(findings)
                .as("%s", findings)
                .extracting(finding -> finding.kind().id())
                .contains(mistake.id())
                .containsAll(mistake.others());
        assertThat(findings).allMatch(finding -> finding.line() > 0 && finding.column() > 0);
        assertThat(findings).extracting(Finding::remedy).noneMatch(String::isBlank);
        // One mistake is said once or twice, not by everything that stumbles over it.
        assertThat(findings).as("%s", findings).hasSizeLessThan(7);
    }

    private List<Finding> findings(Mistake mistake) throws IOException {
        Path directory = Files.createTempDirectory(folder, "pack");
        Map<String, String> files = base();
        for (Edit edit : mistake.edits()) {
            String text = files.getOrDefault(edit.file(), "");
            assertThat(text).as("%s: %s", mistake, edit.file()).contains(edit.from());
            files.put(edit.file(), SamplePack.replace(text, edit.from(), edit.to()));
        }
        if (!mistake.renamed().isEmpty()) {
            files.put(mistake.renamed(), files.remove(mistake.edits().get(0).file()));
        }
        files.forEach((file, text) -> write(directory.resolve(file), text));
        try {
            ConcordanceEngine.load(SHIPPED, RulePack.directory(directory));
            return List.of();
        } catch (RulePackException e) {
            return e.findings();
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> base() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path base = HERE.resolve("base");
        try (Stream<Path> found = Files.walk(base)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                files.put(base.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static List<Mistake> mistakes() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> lines = Files.readAllLines(HERE.resolve("mistakes.txt"), StandardCharsets.UTF_8);
        String file = "";
        String from = null;
        String renamed = "";
        List<Edit> edits = new ArrayList<>();
        List<String> others = new ArrayList<>();
        String[] head = {};
        for (String line :
                Stream.concat(lines.stream(), Stream.of("@ end  end")).toList()) {
            if (line.isEmpty() || line.startsWith("# ")) {
                continue;
            }
            String rest = line.length() < 2 ? "" : line.substring(2);
            switch (line.charAt(0)) {
                case '@' -> {
                    if (head.length > 0) {
                        mistakes.add(new Mistake(
                                head[0],
                                head[1],
                                edits.isEmpty() ? List.of(new Edit(file, "", "")) : List.copyOf(edits),
                                renamed,
                                List.copyOf(others)));
                    }
                    head = rest.split("  ", 2);
                    edits.clear();
                    others.clear();
                    renamed = "";
                }
                case '>' -> renamed = rest;
                case '!' -> others.add(rest);
                case '-' -> from = written(rest);
                case '+' -> edits.add(new Edit(file, String.valueOf(from), written(rest)));
                default -> file = line;
            }
        }
        return mistakes;
    }

    private static String written(String text) {
        Matcher escape = Pattern.compile("\\\\(?:n|u([0-9A-F]{4}))").matcher(text);
        return escape.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? "\n" : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
