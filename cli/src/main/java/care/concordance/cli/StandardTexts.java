package care.concordance.cli;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.StandardText;
import care.concordance.json.Scenario;
import care.concordance.pack.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a standard that commands show and copy, and where its scenarios lie. */
final class StandardTexts {

    private StandardTexts() {}

    /**
     * Every text of a standard in some packs; the last is the one to go by.
     *
     * @throws IllegalArgumentException when none has it
     */
    static List<StandardText> of(String id, List<RulePack> packs) {
        List<StandardText> texts = StandardText.of(id, packs, ConcordanceEngine.load(packs));
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("there is no standard " + id + "; run: concordance catalog");
        }
        return texts;
    }

    /** The scenarios shipped of a standard, then those in directories of rules. */
    static List<Scenario> scenarios(StandardText text, List<Path> directories) {
        String file = text.standard().id() + ".json";
        List<Scenario> scenarios = new ArrayList<>();
        byte[] shipped = shipped(text);
        if (shipped != null) {
            scenarios.addAll(Scenario.read(Path.of(file), shipped));
        }
        files(file, directories).forEach(each -> scenarios.addAll(Scenario.read(each)));
        return scenarios;
    }

    /**
     * The last file of a standard's scenarios, as JSON.
     *
     * @throws IllegalArgumentException when there is none
     */
    static String json(StandardText text, List<Path> directories) {
        List<Path> own = files(text.standard().id() + ".json", directories);
        try {
            byte[] json = own.isEmpty() ? shipped(text) : Files.readAllBytes(own.get(own.size() - 1));
            if (json == null) {
                throw new IllegalArgumentException(
                        text.standard().id() + " has no scenarios: name a standard that has");
            }
            return new String(json, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read scenarios", e);
        }
    }

    private static List<Path> files(String name, List<Path> directories) {
        return directories.stream()
                .flatMap(directory -> RulePack.files(directory, ".json").values().stream())
                .filter(file -> file.endsWith(name))
                .toList();
    }

    private static byte @Nullable [] shipped(StandardText text) {
        String path =
                "/scenarios/" + text.standard().domain() + "/" + text.standard().id() + ".json";
        try (InputStream found = StandardTexts.class.getResourceAsStream(path)) {
            return found == null ? null : found.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read scenarios", e);
        }
    }
}
