package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a rule file apart into words, numbers, quoted texts and signs, with the cells of a row in their places. */
final class Lexer {

    /**
     * What a file is made of.
     *
     * @param tokens in order; the last one is its end
     * @param comments where a comment stands before a token, by the token's index
     * @param findings what cannot be read, or looks like what it is not
     */
    record Tokens(List<Token> tokens, Map<Integer, Position> comments, List<Finding> findings) {}

    private final Source source;
    private final @Nullable Row row;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Integer, Position> comments = new HashMap<>();

    private Lexer(Source source, @Nullable Row row) {
        this.source = source;
        this.row = row;
    }

    /** @param row whose cells stand where the file names them; null to read the file as written */
    static Tokens read(Source source, @Nullable Row row) {
        Lexer lexer = new Lexer(source, row);
        lexer.tokenize(source.text());
        return new Tokens(lexer.tokens, lexer.comments, lexer.findings);
    }

    private void tokenize(String text) {
        int line = 1;
        int start = 0;
        int i = 0;
        if (text.startsWith("\uFEFF")) {
            i = 1;
        }
        while (i < text.length()) {
            char c = text.charAt(i);
            Position at = new Position(line, i - start + 1);
            if (c == '\n') {
                line++;
                start = ++i;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else if (text.startsWith("//", i)) {
                int end = text.indexOf('\n', i);
                end = end < 0 ? text.length() : end;
                refuseEscapes(text.substring(i, end), at);
                comments.putIfAbsent(tokens.size(), at);
                i = end;
            } else if (text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                if (end < 0) {
                    note(Kind.COMMENT, at, "the comment never ends", "close it with */");
                    end = text.length() - 2;
                }
                refuseEscapes(text.substring(i, end), at);
                comments.putIfAbsent(tokens.size(), at);
                for (int k = i; k < end; k++) {
                    if (text.charAt(k) == '\n') {
                        line++;
                        start = k + 1;
                    }
                }
                i = end + 2;
            } else if (isQuote(c)) {
                if (c != '"') {
                    note(Kind.LOOK_ALIKE, at, LookAlike.named(c), "write \", the straight quote");
                }
                int end = i + 1;
                while (end < text.length() && !isQuote(text.charAt(end)) && text.charAt(end) != '\n') {
                    end++;
                }
                if (end >= text.length() || text.charAt(end) == '\n') {
                    note(at, "the text in quotes never ends on its line", "close it with a quote");
                }
                String quoted = text.substring(i + 1, end);
                if (quoted.indexOf('\\') >= 0) {
                    note(at, "a backslash in a text", "escapes hide what a rule says: write the character itself");
                }
                tokens.add(new Token(Token.Sort.STRING, row == null ? quoted : filled(quoted, at), at));
                i = Math.min(text.length(), end + 1);
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = i + 1;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                int odd = LookAlike.first(text.substring(i, end));
                if (odd >= 0 && LookAlike.inWord(text.substring(i, end)) < 0) {
                    note(Kind.LOOK_ALIKE, at, "a name with " + LookAlike.named(odd), LookAlike.remedy(odd));
                }
                // Attribute names such as no-loop are one word, so that the finding can name them.
                int hyphenated = ForbiddenWords.hyphenated(text, i);
                end = hyphenated > 0 ? i + hyphenated : end;
                tokens.add(new Token(Token.Sort.WORD, text.substring(i, end), at));
                i = end;
            } else if (c >= '0' && c <= '9') {
                int end = i + 1;
                while (end < text.length()
                        && (Character.isJavaIdentifierPart(text.charAt(end))
                                || (text.charAt(end) == '.'
                                        && end + 1 < text.length()
                                        && Character.isDigit(text.charAt(end + 1))))) {
                    end++;
                }
                tokens.add(new Token(Token.Sort.NUMBER, text.substring(i, end), at));
                i = end;
            } else if (c == '\\') {
                note(at, "a backslash", "escapes hide code from readers: delete it");
                i++;
            } else if (c == '#') {
                note(Kind.COMMENT, at, "# starts no comment", "write // and stand it above the rule");
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (LookAlike.of(c) != null) {
                note(Kind.LOOK_ALIKE, at, LookAlike.named(c), LookAlike.remedy(c));
                String like = Objects.requireNonNull(LookAlike.of(c));
                boolean two = "<>=!".contains(like) && text.startsWith("=", i + 1);
                tokens.add(new Token(Token.Sort.SYMBOL, two ? like + "=" : like, at));
                i += two ? 2 : 1;
            } else {
                int length = 1;
                for (String pair : List.of("==", "!=", "<=", ">=", "&&", "||", "=>", ">>", "<<", "->")) {
                    if (text.startsWith(pair, i)) {
                        length = 2;
                    }
                }
                tokens.add(new Token(Token.Sort.SYMBOL, text.substring(i, i + length), at));
                i += length;
            }
        }
        tokens.add(new Token(Token.Sort.END, "", new Position(Math.max(1, line), Math.max(1, i - start + 1))));
        if (row != null) {
            fill(row);
        }
    }

    private static boolean isQuote(char c) {
        return "\"".equals(c == '"' ? "\"" : LookAlike.of(c));
    }

    /** A text with the cells its braces name. */
    private String filled(String text, Position at) {
        return Objects.requireNonNull(row).filled(text, (problem, remedy) -> note(Kind.ROWS, at, problem, remedy));
    }

    /** Puts the row's cells in the places of {@code Row.COLUMN}: each is one literal, and stands where its name stood. */
    private void fill(Row cells) {
        List<Token> unfilled = List.copyOf(tokens);
        Map<Integer, Position> unfilledComments = Map.copyOf(comments);
        tokens.clear();
        comments.clear();
        for (int i = 0; i < unfilled.size(); i++) {
            Position comment = unfilledComments.get(i);
            if (comment != null) {
                comments.put(tokens.size(), comment);
            }
            Token token = unfilled.get(i);
            boolean names = token.sort() == Token.Sort.WORD
                    && token.text().equals("Row")
                    && i + 2 < unfilled.size()
                    && unfilled.get(i + 1).is(".");
            if (!names) {
                tokens.add(token);
                continue;
            }
            String cell = cells.cell(
                    unfilled.get(i + 2).text(), (problem, remedy) -> note(Kind.ROWS, token.at(), problem, remedy));
            if (cell == null || RuleReader.literal(cell) == null) {
                // Some number, of which nothing else is to be said.
                tokens.add(new Token(Token.Sort.NUMBER, "1", token.at()));
            }
            if (cell != null && RuleReader.literal(cell) == null) {
                note(
                        Kind.ROWS,
                        token.at(),
                        "\"" + cell + "\" is not a value a rule may compare with",
                        "write a number, a quoted text, true, false or an enum constant as Type.NAME into the cell");
            } else if (cell != null) {
                Lexer.read(Source.of("", cell), null).tokens().stream()
                        .filter(each -> each.sort() != Token.Sort.END)
                        .forEach(each -> tokens.add(new Token(each.sort(), each.text(), token.at())));
            }
            i += 2;
        }
    }

    private void refuseEscapes(String comment, Position at) {
        if (comment.contains("\\u")) {
            note(at, "a unicode escape in a comment", "a compiler reads it as code: delete it");
        }
    }

    private void note(Position at, String problem, String remedy) {
        note(Kind.GRAMMAR, at, problem, remedy);
    }

    private void note(Kind kind, Position at, String problem, String remedy) {
        findings.add(source.finding(kind, at, problem, remedy));
    }
}
