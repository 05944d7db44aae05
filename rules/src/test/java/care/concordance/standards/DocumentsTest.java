package care.concordance.standards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.concordance.authoring.SentenceCoverage;
import care.concordance.authoring.SentenceCoverage.Document;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.verdict.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The documents the program is read from, which are not part of this repository: every sentence has its row, and what
 * pages quote stands in them.
 */
class DocumentsTest {

    /** Where a sentence ends: not after an initial or a title. */
    private static final Pattern END =
            Pattern.compile("(?<!\\bDr\\.)(?<!\\b[A-Z]\\.)((?<=[.!?])|(?<=[.!?][\"'])) (?=[\"']?[A-Z])");

    private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");

    /** The text of each document, by its title. */
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    private static List<Document> documents = List.of();

    @BeforeAll
    static void find() throws IOException {
        documents = StandardsPagesTest.coverage().documents();
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("../shared/seeds").normalize();
            if (Files.isDirectory(candidate)) {
                read(candidate);
                return;
            }
        }
        assumeTrue(false, "the documents are not beside the repository (../shared/seeds): skipped");
    }

    private static void read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).hasSameSizeAs(documents);
            for (int i = 0; i < sorted.size(); i++) {
                TEXTS.put(documents.get(i).title(), Files.readString(sorted.get(i)));
            }
        }
    }

    @Test
    void everySentenceHasARow() {
        List<String> without = new ArrayList<>();
        for (Document document : documents) {
            List<String> openings = openings(document);
            for (String sentence : sentences(text(document.title()))) {
                if (openings.stream().noneMatch(sentence::startsWith)) {
                    without.add(document.title() + ": " + sentence);
                }
            }
        }
        assertThat(without).as("sentences without a row in sentences.txt").isEmpty();
    }

    @Test
    void everyRowIsOneSentenceOfItsDocument() {
        for (Document document : documents) {
            List<String> openings = openings(document);
            List<String> sentences = sentences(text(document.title()));
            for (SentenceCoverage.Sentence row : document.sentences()) {
                // The longest opening that fits is the sentence's own.
                Predicate<String> isOfTheRow = sentence -> sentence.startsWith(row.opening())
                        && openings.stream()
                                .filter(sentence::startsWith)
                                .max(Comparator.comparing(String::length))
                                .equals(Optional.of(row.opening()));
                assertThat(sentences.stream().filter(isOfTheRow))
                        .as("%s: %s", document.title(), row.opening())
                        .hasSize(1);
            }
            assertThat(document.around())
                    .allMatch(opening -> sentences.stream().anyMatch(sentence -> sentence.startsWith(opening)));
        }
    }

    /** A sentence of the documents quoted in a page's source stands there word by word; "..." leaves words out. */
    @Test
    void whatPagesQuoteStandsInTheDocumentTheyName() {
        List<String> wrong = new ArrayList<>();
        int quotes = 0;
        for (Standard standard : CompiledPack.check(CarePartnerStandards.rulePack())) {
            List<String> named = TEXTS.keySet().stream()
                    .filter(title -> standard.source().contains(title)
                            || (title.contains("2026-01-28")
                                    && standard.source().contains("Hartford HealthCare's release of 2026-01-28")))
                    .map(title -> plain(text(title)))
                    .toList();
            if (named.isEmpty()) {
                continue;
            }
            for (MatchResult quote : QUOTE.matcher(standard.source()).results().toList()) {
                quotes++;
                if (named.stream().noneMatch(text -> stands(quote.group(1), text))) {
                    wrong.add(standard.id() + ": " + quote.group(1));
                }
            }
        }
        assertThat(wrong)
                .as("quotations that stand in none of the documents named")
                .isEmpty();
        assertThat(quotes).isGreaterThan(80);
    }

    private static String text(String title) {
        return requireNonNull(TEXTS.get(title));
    }

    private static boolean stands(String quote, String document) {
        String text = document.toLowerCase(Locale.ROOT);
        int from = 0;
        for (String part : quote.toLowerCase(Locale.ROOT).split(" ?\\.\\.\\. ?")) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static List<String> openings(Document document) {
        return Stream.concat(
                        document.sentences().stream().map(SentenceCoverage.Sentence::opening),
                        document.around().stream())
                .toList();
    }

    /** Its sentences, once each; a line that is none, such as a heading or an entry of a list, counts as one. */
    private static List<String> sentences(String text) {
        return text.lines()
                .map(DocumentsTest::plain)
                .flatMap(END::splitAsStream)
                .map(sentence -> sentence.replaceFirst("^[\\s\"'.,•]+", ""))
                .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
                .distinct()
                .toList();
    }

    /** Without marks of emphasis and trade, links as their words, quotation marks straight, blanks single. */
    private static String plain(String text) {
        return text.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll(" ?™", "")
                .replaceAll("[*\\\\]", "")
                .replaceAll("[“”]", "\"")
                .replaceAll("[‘’]", "'")
                .replaceAll("[\\s\u00a0]+", " ")
                .strip()
                .replaceFirst("^[.,•]\\s*", "");
    }
}
