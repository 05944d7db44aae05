package care.concordance.authoring;

import care.concordance.verdict.Standard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What public documents say of a program, sentence by sentence, and what encodes each sentence: standards, facts,
 * computations and data, or why nothing does.
 */
public final class SentenceCoverage {

    private static final String NONE = "none: ";

    /**
     * A sentence of a document.
     *
     * @param opening its first words
     * @param says what it says, in the pack's own words
     * @param standards ids of the standards that encode it, in whole or in part
     * @param also what else does: {@code fact: Type}, {@code computed: Type} or {@code data: file}
     * @param none why it, or a part of it, is not encoded; empty when all of it is
     */
    public record Sentence(String opening, String says, List<String> standards, List<String> also, String none) {}

    /**
     * A document.
     *
     * @param sentences its sentences, in its order
     * @param around the first words of what is not a sentence of its text: menus, headings, parts of broken sentences
     */
    public record Document(String title, List<Sentence> sentences, List<String> around) {}

    private final List<Document> documents = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Standard> standards = new TreeMap<>();
    private final Path repository;

    private SentenceCoverage(List<Standard> standards, Path repository) {
        // Of several texts of a standard, the last one in force.
        standards.forEach(standard -> this.standards.merge(
                standard.id(),
                standard,
                (one, other) -> one.effectiveFrom().isAfter(other.effectiveFrom()) ? one : other));
        this.repository = repository;
    }

    /**
     * Reads the file of sentences and holds it against the standards.
     *
     * @param text a line {@code # title} for each document; below it, lines
     *     {@code opening words | what it says | what encodes it} and {@code ~ opening words}; lines before the first blank
     *     one explain the file
     * @param standards every text of every standard
     * @param repository the root of the repository, below which {@code data:} files lie
     */
    public static SentenceCoverage of(String text, List<Standard> standards, Path repository) {
        SentenceCoverage coverage = new SentenceCoverage(standards, repository);
        text.lines()
                .dropWhile(line -> !line.isBlank())
                .filter(line -> !line.isBlank())
                .forEach(coverage::read);
        return coverage;
    }

    private void read(String line) {
        if (line.startsWith("# ")) {
            documents.add(new Document(line.substring(2), new ArrayList<>(), new ArrayList<>()));
            return;
        }
        if (documents.isEmpty()) {
            problems.add("stands below no document: " + line);
            return;
        }
        Document document = documents.get(documents.size() - 1);
        if (line.startsWith("~ ")) {
            document.around().add(line.substring(2));
            return;
        }
        String[] cells = line.split(" \\| ", -1);
        if (cells.length != 3) {
            problems.add("not \"opening words | what it says | what encodes it\": " + line);
        } else if (document.sentences().stream()
                .anyMatch(sentence -> sentence.opening().equals(cells[0]))) {
            problems.add("stands twice: " + cells[0]);
        } else {
            document.sentences().add(sentence(cells[0], cells[1], cells[2]));
        }
    }

    private Sentence sentence(String opening, String says, String encoding) {
        // Why a sentence is not encoded stands last; it is words, and may hold a semicolon.
        int none = encoding.indexOf(NONE);
        String why = none < 0 ? "" : encoding.substring(none + NONE.length());
        List<String> ids = new ArrayList<>();
        List<String> also = new ArrayList<>();
        Arrays.stream((none < 0 ? encoding : encoding.substring(0, none)).split("; "))
                .filter(part -> !part.isBlank())
                .forEach(part -> {
                    if (part.contains(": ")) {
                        also.add(part);
                    } else {
                        ids.addAll(Arrays.asList(part.split(", ")));
                    }
                });
        ids.stream()
                .filter(id -> !standards.containsKey(id))
                .forEach(id -> problems.add(opening + ": there is no standard " + id));
        also.stream()
                .filter(part -> !stands(part))
                .forEach(part -> problems.add(opening + ": \"" + part + "\" names nothing there is"));
        if (ids.isEmpty() && also.isEmpty() && why.isBlank()) {
            problems.add(opening + ": nothing encodes it, and it does not say why");
        }
        return new Sentence(opening, says, ids, also, why);
    }

    private boolean stands(String part) {
        String[] words = part.split(": ", 2);
        return switch (words[0]) {
            case "fact" ->
                Stream.of("", "derived.").anyMatch(room -> isType("care.concordance.facts." + room + words[1]));
            case "computed" ->
                Stream.of("", "followup.", "verdict.").anyMatch(room -> isType("care.concordance." + room + words[1]));
            case "data" -> Files.isRegularFile(repository.resolve(words[1]));
            default -> false;
        };
    }

    private static boolean isType(String name) {
        try {
            Class.forName(name, false, SentenceCoverage.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The documents, in the order of the file. */
    public List<Document> documents() {
        return documents;
    }

    /** Ids of the standards that encode some sentence. */
    public Set<String> standards() {
        return documents.stream()
                .flatMap(document -> document.sentences().stream())
                .flatMap(sentence -> sentence.standards().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What is wrong: standards, types and files there are not, sentences that say nothing, lines that cannot be read. */
    public List<String> problems() {
        return problems;
    }

    /** The coverage page as Markdown. */
    public String page(StandardsPages pages) {
        List<Sentence> all = documents.stream()
                .flatMap(document -> document.sentences().stream())
                .toList();
        long encoded =
                all.stream().filter(sentence -> !sentence.standards().isEmpty()).count();
        StringBuilder page = new StringBuilder("# What the documents say, and what encodes it\n\n");
        page.append(
                all.size() + " sentences of " + documents.size() + " public documents about the program; "
                        + encoded + " are encoded by [standards](README.md), in whole\n"
                        + "or in part: a standard's page says what it does not cover. The others say by what, or why not. Each is"
                        + " named by its\n"
                        + "opening words, and said in words of our own. Written from `rules/src/main/coverage/sentences.txt`. Standards"
                        + " that no\n"
                        + "sentence asks for are modelled on other bodies' or are this pack's choice: the catalog says which.\n");
        int number = 0;
        for (Document document : documents) {
            number++;
            page.append("\n## " + number + " " + document.title()
                    + "\n\n| | Sentence | What it says | Standards | Also |\n|---|---|---|---|---|\n");
            int place = 0;
            for (Sentence sentence : document.sentences()) {
                place++;
                page.append(StandardsPages.row(
                        number + "." + place,
                        "\"" + sentence.opening() + " …\"",
                        sentence.says(),
                        sentence.standards().stream()
                                .map(standards::get)
                                .filter(Objects::nonNull)
                                .map(pages::link)
                                .collect(Collectors.joining(", ")),
                        also(sentence)));
            }
        }
        return page.toString();
    }

    private static String also(Sentence sentence) {
        List<String> cells = new ArrayList<>();
        for (String part : sentence.also()) {
            String[] words = part.split(": ", 2);
            cells.add((words[0].equals("computed") ? "computed in `" : words[0].equals("fact") ? "fact `" : "`")
                    + words[1] + "`");
        }
        if (!sentence.none().isEmpty()) {
            cells.add((sentence.standards().isEmpty() ? "not encoded: " : "in part not encoded: ") + sentence.none());
        }
        return String.join(", ", cells);
    }
}
