package care.concordance.pack;

import care.concordance.internal.pack.PackFolder;
import care.concordance.internal.pack.PackIndex;
import care.concordance.internal.pack.WrittenPack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * The standards of one program as their authors wrote them: DRL files, each with its page beside it. Immutable. Nothing
 * in a pack is believed before {@code ConcordanceEngine.load} has had it read by the gate.
 */
public sealed interface RulePack permits WrittenPack {

    /**
     * A pack shipped in a jar with its rules already compiled, as the module {@code concordance-rules} is: an index
     * {@code META-INF/concordance/<id>.pack} names its version, files and compiled model, and the SHA-256 of the texts
     * the model was compiled from.
     *
     * @param id the pack's id
     * @param loader where to look
     * @throws RulePackException when no such pack is on the class path, or when it is not the one that was built
     */
    static RulePack classpath(String id, ClassLoader loader) {
        return PackIndex.read(id, loader).pack();
    }

    /**
     * A pack an author keeps in a directory: every {@code .drl} and {@code .md} file below it. A file {@code
     * pack.properties} may give {@code id} and {@code version}; else they are the directory's name and {@code 0}.
     *
     * @throws UncheckedIOException when the directory cannot be read
     * @throws RulePackException when a file in it would be passed over: a link that leaves the directory, one that cannot
     *     be read, is too large, or ends in {@code .DRL}
     */
    static RulePack directory(Path directory) {
        return PackFolder.pack(directory);
    }

    /**
     * The files of one ending that an author keeps in a directory beside rules, such as scenarios, by their path inside it.
     *
     * @param ending as in {@code .json}
     * @throws UncheckedIOException when the directory cannot be read
     * @throws RulePackException when a file in it would be passed over, for the reasons of {@link #directory}
     */
    static SortedMap<String, Path> files(Path directory, String ending) {
        return PackFolder.files(directory, ending);
    }

    /**
     * A pack from texts in memory.
     *
     * @param files DRL and pages by their path inside the pack
     */
    static RulePack of(String id, String version, Map<String, String> files) {
        return WrittenPack.of(id, version, files);
    }

    /** The same texts, to be compiled in process although the pack ships a compiled model. */
    RulePack fromSource();

    /** What verdicts and other packs call it. */
    String id();

    /** Its version, as its author counts. */
    String version();

    /**
     * DRL and pages by their path inside the pack, sorted.
     *
     * @throws RulePackException when a shipped pack's texts are not those its rules were compiled from
     */
    SortedMap<String, String> files();

    /** SHA-256 over the paths and texts of all files, lower-case hex. */
    String sha256();
}
