package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory in which an author keeps files: which of them are read, and which may be neither read nor passed over. */
public final class PackFolder {

    private static final int DEEPEST_FOLDER = 20;
    private static final long LARGEST_FILE = 1 << 20;

    private static final String DESCRIPTION = "pack.properties";
    private static final Set<String> DESCRIBING = Set.of("id", "version");
    private static final Pattern DESCRIBED = Pattern.compile("(?=.*\\S)[^\\p{C}\\p{Zl}\\p{Zp}\uFFFD\\\\]{1,100}");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ()._-]{0,99}");
    private static final Pattern ENTRY = Pattern.compile("([^=:\\s]+)\\s*[=:]\\s*(.*)");
    private static final String REMEDY =
            "put the file itself into the directory, as NAME.drl, NAME.md or pack.properties, or take it away";

    private PackFolder() {}

    /**
     * What a directory holds.
     *
     * @param pack of the files that can be read
     * @param findings of those that cannot, or would be passed over, and of what the pack says of itself
     */
    public record Read(RulePack pack, List<Finding> findings) {

        /**
         * What is found of files that were read, without what only follows from another file that was not: that rules have no
         * page, or a page no rules.
         */
        public List<Finding> besides(List<Finding> found) {
            Set<String> unread = new HashSet<>();
            findings.forEach(finding -> unread.add(stem(finding.file())));
            return found.stream()
                    .filter(finding -> finding.kind() != Kind.PACK || !unread.contains(stem(finding.file())))
                    .filter(finding -> !finding.file().equals(pack.id()) || findings.isEmpty())
                    .toList();
        }

        private static String stem(String file) {
            return file.toLowerCase(Locale.ROOT).replaceFirst("\\.(drl|md)(\\.txt)?$", "");
        }
    }

    /** {@link RulePack#directory}. */
    public static RulePack pack(Path directory) {
        Read read = read(directory);
        if (!read.findings().isEmpty()) {
            throw new RulePackException(name(directory), read.findings());
        }
        return read.pack();
    }

    private static String name(Path directory) {
        return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    }

    /**
     * Reads a directory, whatever is wrong with it.
     *
     * @throws UncheckedIOException when the directory itself cannot be read
     */
    public static Read read(Path directory) {
        try {
            Map<String, String> files = new TreeMap<>();
            List<Finding> findings = new ArrayList<>();
            SortedMap<String, Path> found =
                    files(directory, name -> isRead(name) || name.equals(DESCRIPTION), REMEDY, findings);
            Path description = found.remove(DESCRIPTION);
            for (Map.Entry<String, Path> each : found.entrySet()) {
                // What is not UTF-8 becomes U+FFFD, which the gate refuses with its place.
                files.put(each.getKey(), new String(Files.readAllBytes(each.getValue()), StandardCharsets.UTF_8));
            }
            Map<String, String> described = description == null ? Map.of() : described(description, findings);
            return new Read(
                    RulePack.of(
                            described.getOrDefault("id", name(directory)),
                            described.getOrDefault("version", "0"),
                            files),
                    findings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rule pack directory " + directory, e);
        }
    }

    /** {@link RulePack#files(Path, String)}. */
    public static SortedMap<String, Path> files(Path directory, String ending) {
        try {
            List<Finding> findings = new ArrayList<>();
            SortedMap<String, Path> files = files(
                    directory,
                    name -> name.endsWith(ending),
                    "put the file itself into the directory, as NAME" + ending + ", or take it away",
                    findings);
            if (!findings.isEmpty()) {
                throw new RulePackException(String.valueOf(directory.getFileName()), findings);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read directory " + directory, e);
        }
    }

    /** What a pack says of itself: its id and version, or one of them, or nothing. */
    private static Map<String, String> described(Path file, List<Finding> findings) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        // An editor may put a byte order mark before the first key.
        Source source = Source.of(DESCRIPTION, text.startsWith("\uFEFF") ? text.substring(1) : text);
        Map<String, String> described = new HashMap<>();
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.lines().get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("!")) {
                describe(source, new Position(i + 1, 1), line, described, findings);
            }
        }
        return described;
    }

    private static void describe(
            Source source, Position at, String line, Map<String, String> described, List<Finding> findings) {
        Matcher entry = ENTRY.matcher(line);
        String key = entry.matches() ? entry.group(1) : line;
        String value = entry.matches() ? entry.group(2) : "";
        if (!DESCRIBING.contains(key)) {
            findings.add(source.finding(
                    Kind.PACK_PROPERTIES,
                    at,
                    "\"" + key + "\" is not a key of a pack",
                    Vocabulary.suggestion(key, DESCRIBING, "write id and version, as in id=lakeside-local")));
        } else if (!(key.equals("id") ? ID : DESCRIBED).matcher(value).matches()) {
            findings.add(source.finding(
                    Kind.PACK_PROPERTIES,
                    at,
                    "\"" + value + "\" is no " + key + " of a pack",
                    key.equals("id")
                            ? "write up to 100 letters, digits, blanks and ( ) . _ -, a letter or digit first"
                            : "write up to 100 letters, digits and signs"));
        } else if (LookAlike.inWord(value) >= 0) {
            int odd = value.codePointAt(LookAlike.inWord(value));
            findings.add(source.finding(Kind.LOOK_ALIKE, at, LookAlike.named(odd), LookAlike.remedy(odd)));
        } else if (described.putIfAbsent(key, value) != null) {
            findings.add(source.finding(Kind.PACK_PROPERTIES, at, key + " is given twice", "delete one"));
        }
    }

    private static boolean isRead(String name) {
        return name.endsWith(".drl") || name.endsWith(".md") || name.equals(Phrases.FILE);
    }

    /**
     * The files to be read, by their path inside the directory.
     *
     * @param wanted which names are read
     * @param remedy what to do with one that cannot be
     * @param findings where those are noted that would be passed over
     */
    static SortedMap<String, Path> files(
            Path directory, Predicate<String> wanted, String remedy, List<Finding> findings) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Path home = directory.toRealPath();
        try (Stream<Path> found = Files.walk(directory, DEEPEST_FOLDER)) {
            for (Path path : found.toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                if (isHidden(directory.relativize(path), path)) {
                    continue;
                }
                Refusal refused = refused(path, name, home, wanted);
                if (refused != null) {
                    findings.add(Finding.ofFile(refused.kind(), name, refused.why(), remedy));
                } else if (wanted.test(name) && Files.isRegularFile(path)) {
                    files.put(name, path);
                }
            }
        }
        return files;
    }

    /**
     * Whether a path is a hidden folder, or lies in one: what tools keep there is not the author's. Kubernetes mounts files as
     * links into such a folder, which are read by the names of the links.
     */
    private static boolean isHidden(Path inside, Path path) {
        for (int i = 0; i < inside.getNameCount(); i++) {
            boolean last = i == inside.getNameCount() - 1;
            if (inside.getName(i).toString().startsWith(".") && (!last || Files.isDirectory(path))) {
                return true;
            }
        }
        return false;
    }

    private record Refusal(Kind kind, String why) {

        static Refusal of(String why) {
            return new Refusal(Kind.FOLDER, why);
        }
    }

    /** Why a file must not be passed over in silence, nor read; null when there is no reason. */
    private static @Nullable Refusal refused(Path path, String name, Path home, Predicate<String> wanted)
            throws IOException {
        String meant = name.toLowerCase(Locale.ROOT).replaceFirst("\\.txt$", "");
        boolean named = wanted.test(name) || wanted.test(meant);
        if (Files.isSymbolicLink(path)) {
            if (!Files.exists(path)) {
                return Refusal.of("is a link to nothing");
            }
            if (!path.toRealPath().startsWith(home)) {
                return Refusal.of("is a link that leaves the directory");
            }
            if (Files.isDirectory(path)) {
                return Refusal.of("is a link to a folder, which is not followed");
            }
        }
        if (Files.isDirectory(path)) {
            if (home.relativize(path.toRealPath()).getNameCount() >= DEEPEST_FOLDER) {
                return Refusal.of("lies more than " + (DEEPEST_FOLDER - 1) + " folders deep");
            }
            return named && !name.isEmpty() ? Refusal.of("is a folder, though it is named like a file") : null;
        }
        if (!named) {
            return null;
        }
        if (!wanted.test(name)) {
            boolean inCapitals = name.toLowerCase(Locale.ROOT).equals(meant);
            return new Refusal(
                    Kind.FILE_ENDING,
                    "is passed over, because " + (inCapitals ? "its ending is not in lower case" : "it ends in .txt"));
        }
        if (!Files.isRegularFile(path)) {
            return Refusal.of("is not a file");
        }
        if (!Files.isReadable(path)) {
            return Refusal.of("cannot be read: it is not permitted");
        }
        return Files.size(path) > LARGEST_FILE
                ? new Refusal(Kind.TOO_LARGE, "is larger than " + (LARGEST_FILE >> 20) + " MB")
                : null;
    }
}
