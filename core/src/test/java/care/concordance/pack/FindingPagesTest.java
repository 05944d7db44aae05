package care.concordance.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of finding has a page of its own, generated from the code. {@code -Dgolden.write=true} writes them anew. */
class FindingPagesTest {

    private static final Path PAGES = Path.of("../docs/findings");

    @Test
    void everyKindHasItsPage() throws IOException {
        for (Finding.Kind kind : Finding.Kind.values()) {
            compare(PAGES.resolve(kind.id() + ".md"), page(kind));
        }
        compare(PAGES.resolve("README.md"), index());
        List<String> kinds =
                Arrays.stream(Finding.Kind.values()).map(Finding.Kind::id).toList();
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .as("pages of kinds there are")
                    .allMatch(page -> page.equals("README") || kinds.contains(page));
        }
    }

    private static String index() {
        return """
                # Findings

                What `check` and every command that loads a directory of standards may find wrong with it. All findings come at once, each with
                file, line and column, the line with a caret, what to do, and one of these ids. This page and those it names are written from the
                code.

                | id | about |
                | --- | --- |
                """
                + Arrays.stream(Finding.Kind.values())
                        .map(kind -> "| [" + kind.id() + "](" + kind.id() + ".md) | " + kind.meaning() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String page(Finding.Kind kind) {
        return "# " + kind.id() + "\n\n" + sentence(kind.meaning()) + "\n\n" + kind.why() + "\n\nAvoid:\n\n"
                + block(kind.avoid()) + "\nPrefer:\n\n" + block(kind.prefer()) + "\n[All findings](README.md)\n";
    }

    private static String sentence(String meaning) {
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    private static String block(String example) {
        return "```text\n" + example + "\n```\n";
    }

    private static void compare(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, expected);
        }
        assertThat(file).as("write it anew with -Dgolden.write=true").content().isEqualTo(expected);
    }
}
