package care.concordance.authoring;

import care.concordance.verdict.Standard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sources say of the program, row by row, and what encodes each row: the standards whose pages name it in their
 * line {@code Part A rows: …}, and the facts, computations and data the file of rows names.
 */
public final class PartACoverage {

    private static final String LINE = "Part A rows: ";

    /** How a row is encoded. */
    private enum Kind {
        STANDARD,
        FACT,
        COMPUTED,
        DATA,
        NONE
    }

    /** One way a row is encoded: a type, a file, or why it is not. */
    private record Encoding(Kind kind, String what) {}

    /** A row, or the heading of the rows below it when it has no id. */
    private record Row(String id, String text, List<Encoding> encodings) {

        boolean isHeading() {
            return id.isEmpty();
        }

        boolean has(Kind kind) {
            return encodings.stream().anyMatch(encoding -> encoding.kind() == kind);
        }
    }

    private final List<Row> rows;
    private final List<String> problems;
    private final Map<String, List<Standard>> byRow;

    private PartACoverage(List<Row> rows, List<String> problems, Map<String, List<Standard>> byRow) {
        this.rows = rows;
        this.problems = problems;
        this.byRow = byRow;
    }

    /**
     * Holds the standards' pages against the rows.
     *
     * @param rows the text of the file of rows: {@code id | text | encodings}; a line {@code # A…} is a heading, any other
     *     that starts with # a comment
     * @param standards every text of every standard
     * @param repository the root of the repository, below which {@code data:} files lie
     */
    public static PartACoverage of(String rows, List<Standard> standards, Path repository) {
        List<String> problems = new ArrayList<>();
        Map<String, Row> read = new LinkedHashMap<>();
        rows.lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (line.startsWith("#")) {
                if (line.matches("# A[0-9] .*")) {
                    read.put(line, new Row("", line.substring(2), List.of()));
                }
                return;
            }
            String[] cells = line.split(" \\| ", -1);
            if (cells.length != 3) {
                problems.add("not \"id | text | encodings\": " + line);
                return;
            }
            Row row = new Row(cells[0], cells[1], encodings(cells[0], cells[2], problems, repository));
            if (read.put(row.id(), row) != null) {
                problems.add(row.id() + " stands twice");
            }
        });
        Map<String, List<Standard>> byRow = new TreeMap<>();
        for (Standard standard : standards) {
            List<String> named = rowsOf(standard);
            if (named.isEmpty()) {
                problems.add(standard.id() + ": its page has no line \"" + LINE + "…\"");
            }
            for (String id : named) {
                byRow.computeIfAbsent(id, key -> new ArrayList<>()).add(standard);
                if (!read.containsKey(id)) {
                    problems.add(standard.id() + ": its page names row " + id + ", which there is not");
                }
            }
        }
        for (Row row : read.values()) {
            if (row.has(Kind.STANDARD) && !byRow.containsKey(row.id())) {
                problems.add(row.id() + ": no standard's page names it");
            }
            if (!row.isHeading() && !row.has(Kind.STANDARD) && byRow.containsKey(row.id())) {
                problems.add(row.id() + ": "
                        + byRow.get(row.id()).stream().map(Standard::id).collect(Collectors.joining(", "))
                        + " name it, but the row does not say \"standard\"");
            }
        }
        return new PartACoverage(List.copyOf(read.values()), List.copyOf(problems), byRow);
    }

    private static List<Encoding> encodings(String row, String cell, List<String> problems, Path repository) {
        List<Encoding> encodings = new ArrayList<>();
        // Why a row is not encoded is a sentence; it may hold a semicolon, and nothing stands beside it.
        for (String written : cell.startsWith("none: ") ? new String[] {cell} : cell.split("; ")) {
            String[] parts = written.strip().split(": ", 2);
            String what = parts.length < 2 ? "" : parts[1];
            Kind kind = Stream.of(Kind.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(parts[0]))
                    .findFirst()
                    .orElse(null);
            boolean stands = kind != null
                    && switch (kind) {
                        case STANDARD -> what.isEmpty();
                        case FACT -> isType("care.concordance.facts." + what);
                        case COMPUTED ->
                            Stream.of("", "followup.", "verdict.")
                                    .anyMatch(room -> isType("care.concordance." + room + what));
                        case DATA -> !what.isEmpty() && Files.isRegularFile(repository.resolve(what));
                        case NONE -> !what.isBlank() && cell.startsWith("none: ");
                    };
            if (kind == null || !stands) {
                problems.add(row + ": \"" + written + "\" names nothing there is");
            } else {
                encodings.add(new Encoding(kind, what));
            }
        }
        return encodings;
    }

    private static boolean isType(String name) {
        try {
            Class.forName(name, false, PartACoverage.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<String> rowsOf(Standard standard) {
        return standard.page()
                .lines()
                .filter(line -> line.startsWith(LINE))
                .flatMap(line -> Arrays.stream(line.substring(LINE.length()).split(";")))
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** What is wrong: rows without a standard, pages that name unknown rows, encodings that are not there. */
    public List<String> problems() {
        return problems;
    }

    /** The coverage page as Markdown. */
    public String page(StandardsPages pages) {
        StringBuilder page = new StringBuilder("# What the sources say, and what encodes it\n\n");
        long count = rows.stream().filter(row -> !row.isHeading()).count();
        long byStandards = rows.stream().filter(row -> row.has(Kind.STANDARD)).count();
        page.append(count + " rows, " + byStandards + " of them encoded by standards; the others say by what, or why"
                + " not.\n"
                + "Written from the rows in `rules/src/main/coverage/part-a.txt` and"
                + " the pages of the [standards](README.md), each\n"
                + "of which names its rows. A standard may encode a row in part: its"
                + " page says what it does not cover.\n");
        for (Row row : rows) {
            if (row.isHeading()) {
                page.append(
                        "\n## " + row.text() + "\n\n| Row | What is said | Standards | Also |\n|---|---|---|---|\n");
            } else {
                page.append(StandardsPages.row(row.id(), row.text(), standards(row, pages), also(row)));
            }
        }
        return page.toString();
    }

    private String standards(Row row, StandardsPages pages) {
        TreeSet<String> seen = new TreeSet<>();
        return byRow.getOrDefault(row.id(), List.of()).stream()
                .filter(standard -> seen.add(standard.id()))
                .map(pages::link)
                .collect(Collectors.joining(", "));
    }

    private static String also(Row row) {
        return row.encodings().stream()
                .filter(encoding -> encoding.kind() != Kind.STANDARD)
                .map(encoding -> switch (encoding.kind()) {
                    case FACT -> "fact `" + encoding.what() + "`";
                    case COMPUTED -> "computed in `" + encoding.what() + "`";
                    case DATA -> "`" + encoding.what() + "`";
                    case NONE -> "not encoded: " + encoding.what();
                    case STANDARD -> "";
                })
                .collect(Collectors.joining(", "));
    }
}
