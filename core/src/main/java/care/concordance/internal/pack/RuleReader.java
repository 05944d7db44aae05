// One file, although long: a closed grammar, read from the top down, is surveyed in one place.
package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.ArgumentText;
import care.concordance.internal.pack.RuleText.CallText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reads one DRL file by the closed grammar of the house style. Whatever the grammar does not name is a finding, and
 * reading goes on at the next rule, so that an author sees every mistake of a file at once. There is no way to write
 * code in this grammar: a rule names properties of facts, literals, and one verb.
 */
final class RuleReader {

    private static final int MOST_CONSTRAINTS = 200;
    private static final int MOST_PATTERNS = 20;
    static final Pattern STANDARD_ID = Pattern.compile("[A-Z][A-Z0-9]*-[0-9]+[a-z]?");
    private static final Pattern RULE_NAME =
            Pattern.compile("(" + STANDARD_ID + "|Row\\.ID)(?: \\(\\{?[0-9a-z ]+}?\\))? ([a-z]+): (\\S.*)");
    private static final Pattern PARENT = Pattern.compile(RULE_NAME.pattern().replace(": (\\S.*)", "(?:: \\S.*)?"));
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern BINDING = Pattern.compile("\\$[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    /** What a reader may take for thousands, and a rule for a fraction. */
    private static final Pattern THOUSANDS = Pattern.compile("-?[0-9]{1,3}\\.[0-9]{2}0");

    private static final List<String> OWN_PACKAGES = List.of(
            "java",
            "javax",
            "jdk",
            "sun",
            "org.drools",
            "org.kie",
            "org.mvel",
            "care.concordance.facts",
            "care.concordance.verdict",
            "care.concordance.pack",
            "care.concordance.evaluate",
            "care.concordance.explain",
            "care.concordance.followup",
            "care.concordance.internal");
    /** Words that open an element of a file: where reading goes on after a mistake. */
    private static final Set<String> OPENING =
            Set.of("package", "import", "global", "rule", "query", "function", "declare", "dialect", "unit");

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    /** Everything read from a file. */
    record ReadRules(
            @Nullable String dslPackage,
            Map<String, Position> imports,
            @Nullable String global,
            List<RuleText> rules,
            List<Finding> findings) {}

    /** Leaves the rule being read; the finding is already noted. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private final Source source;
    private final @Nullable Row row;
    private final List<Finding> findings;
    private final List<Token> tokens;
    /** Where a comment stands before a token, by the token's index. */
    private final Map<Integer, Position> comments;

    private int next;

    private RuleReader(Source source, @Nullable Row row) {
        Lexer.Tokens read = Lexer.read(source, row);
        this.source = source;
        this.row = row;
        this.findings = read.findings();
        this.tokens = read.tokens();
        this.comments = read.comments();
    }

    /** Reads a file as written: what stands for a row's cells stays. */
    static ReadRules read(Source source) {
        return new RuleReader(source, null).file();
    }

    /** Reads a file for one row of its page. */
    static ReadRules read(Source source, Row row) {
        return new RuleReader(source, row).file();
    }

    /** A row's cell as the one literal it is; null when it is none. */
    static Expr.@Nullable Operand literal(String cell) {
        RuleReader reader = new RuleReader(Source.of("", cell), null);
        try {
            Expr.Operand operand = reader.literal();
            return reader.peek().sort() == Token.Sort.END && reader.findings.isEmpty() ? operand : null;
        } catch (Unreadable e) {
            return null;
        }
    }

    /** The text's words without white space and comments, for comparing two readings. */
    static String squeeze(String text) {
        StringBuilder squeezed = new StringBuilder();
        boolean afterWord = false;
        for (Token token : Lexer.read(Source.of("", text), null).tokens()) {
            boolean word = token.sort() == Token.Sort.WORD || token.sort() == Token.Sort.NUMBER;
            squeezed.append(word && afterWord ? " " : "")
                    .append(token.sort() == Token.Sort.STRING ? "\"" + token.text() + "\"" : token.text());
            afterWord = word;
        }
        return squeezed.toString();
    }

    // ---- grammar

    private ReadRules file() {
        String dslPackage = null;
        String global = null;
        Map<String, Position> imports = new LinkedHashMap<>();
        List<RuleText> rules = new ArrayList<>();
        while (peek().sort() != Token.Sort.END) {
            Token token = peek();
            int start = next;
            try {
                if (token.is("rule")) {
                    rules.add(rule());
                } else if (token.is("package")) {
                    if (dslPackage != null || !imports.isEmpty() || global != null || !rules.isEmpty()) {
                        throw unreadable(token, "package stands once, at the top", "delete this statement");
                    }
                    next++;
                    Token first = peek();
                    dslPackage = qualifiedName();
                    checkPackage(dslPackage, first);
                    optional(";");
                } else if (token.is("import")) {
                    next++;
                    Token first = peek();
                    if (first.is("static") || first.is("function") || first.is("accumulate") || first.is("acc")) {
                        throw unreadable(first, "only fact types can be imported", "import the record or enum itself");
                    }
                    String name = qualifiedName();
                    if (peek().is("*") || peek().is(".")) {
                        throw unreadable(
                                first, "a wildcard import hides what a rule reads", "import each type by name");
                    }
                    imports.put(name, first.at());
                    optional(";");
                } else if (token.is("global")) {
                    next++;
                    Token first = peek();
                    String type = qualifiedName();
                    if (global != null || !type.equals(Vocabulary.SINK)) {
                        throw unreadable(
                                first,
                                "the only global is the sink",
                                "write, once: global " + Vocabulary.SINK + " verdicts;");
                    }
                    global = type;
                    expect(
                            "verdicts",
                            "the sink's name is verdicts",
                            "write: global " + Vocabulary.SINK + " verdicts;");
                    optional(";");
                } else {
                    throw unexpected(token, "expected package, import, global or rule");
                }
            } catch (Unreadable skipped) {
                skipToNext(start);
            }
        }
        return new ReadRules(dslPackage, imports, global, rules, findings);
    }

    /** Rules compiled into a package of the library or the platform could reach what is private there. */
    private void checkPackage(String name, Token at) {
        boolean taken = OWN_PACKAGES.stream().anyMatch(own -> name.equals(own) || name.startsWith(own + "."))
                || name.equals("care.concordance");
        if (taken) {
            note(at.at(), "package " + name + " is not a pack's to use", "name it after your organization");
        } else if (!PACKAGE.matcher(name).matches() || !SourceVersion.isName(name)) {
            note(at.at(), name + " is not a package name", "write lower-case words with dots between them");
        }
    }

    private RuleText rule() throws Unreadable {
        int first = next;
        next++;
        Token name = take();
        if (name.sort() != Token.Sort.STRING) {
            throw unreadable(
                    name,
                    "a rule's name is a quoted sentence",
                    "write: rule \"TB-01 met: meets at least every 14 days\"");
        }
        Matcher matcher = RULE_NAME.matcher(name.text());
        boolean named = matcher.matches();
        if (!named) {
            note(
                    Kind.VERB,
                    name.at(),
                    "a rule's name is its standard's id, a verb, a colon and a sentence",
                    "write: rule \"TB-01 met: meets at least every 14 days\"");
        }
        Verb said = named ? verb(matcher.group(2)) : null;
        if (named && said == null) {
            note(Kind.VERB, name.at(), "\"" + matcher.group(2) + "\" is not a verb", nearestVerb(matcher.group(2)));
        }
        String sentence = named ? matcher.group(3) : name.text();
        if (named && saysNothing(sentence)) {
            note(Kind.EMPTY, name.at(), "the rule's name says nothing after its colon", "say what the rule asks");
        }
        RuleText.ParentText parent = parent();
        String standard = named ? matcher.group(1) : "";
        String annotated = annotation();
        if (named && annotated != null && !annotated.equals(standard)) {
            note(
                    name.at(),
                    "the name says " + standard + ", the annotation " + annotated,
                    "delete the annotation: the name says which standard the rule belongs to");
        }
        expect("when", "expected when", "write the patterns between when and then");
        List<PatternText> patterns = new ArrayList<>();
        while (!peek().is("then")) {
            if (patterns.size() >= MOST_PATTERNS) {
                throw unreadable(
                        Kind.TOO_LARGE,
                        peek(),
                        "a rule of more than " + MOST_PATTERNS + " patterns",
                        "split the standard, or compute what is asked as a property of a fact");
            }
            patterns.add(pattern());
        }
        if (patterns.isEmpty()) {
            throw unreadable(peek(), "an empty when is true without any fact", "name the facts the rule needs");
        }
        next++;
        CallText call = call();
        Verb called = verb(call.method());
        if (said != null && called != null && said != called) {
            note(
                    Kind.VERB,
                    call.at(),
                    "the rule's name says " + said.word() + ", its consequence " + called.word(),
                    "make them agree");
        }
        expect(
                "end",
                "a consequence is exactly one call of a verb",
                "delete what follows the call, and close the rule with end");
        refuseComments(first, next);
        return new RuleText(
                source.file(),
                name.at(),
                name.text(),
                standard,
                said != null ? said : called != null ? called : Verb.OBSERVED,
                sentence,
                parent,
                List.copyOf(patterns),
                call);
    }

    private static @Nullable Verb verb(String word) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String nearestVerb(String word) {
        return Vocabulary.suggestion(
                word,
                Arrays.stream(Verb.values()).map(Verb::word).toList(),
                "the verbs are observed, met, excluded, excepted, unproven");
    }

    /** Whether a sentence has neither a letter nor a digit, nor a value. */
    private static boolean saysNothing(String sentence) {
        return !sentence.contains("{}") && sentence.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private RuleText.@Nullable ParentText parent() throws Unreadable {
        if (!peek().is("extends")) {
            return null;
        }
        next++;
        Token name = take();
        if (name.sort() != Token.Sort.STRING || !PARENT.matcher(name.text()).matches()) {
            throw unreadable(
                    name,
                    "a rule extends a rule of its file by name",
                    "write in quotes its name, or its id and verb: extends \"COLON-01 observed\"");
        }
        return new RuleText.ParentText(name.at(), name.text());
    }

    /**
     * Comments may stand above a rule and between its patterns. Inside parentheses and in the consequence three more
     * compilers read them, each with its own idea of where they end.
     */
    private void refuseComments(int from, int to) {
        int depth = 0;
        boolean consequence = false;
        for (int i = from; i < to; i++) {
            Position comment = comments.get(i);
            if (comment != null && (depth > 0 || consequence)) {
                note(Kind.COMMENT, comment, "a comment inside a constraint or a consequence", "move it above the rule");
            }
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            consequence |= token.is("then");
        }
    }

    /** The standard a rule belongs to, said again; null when it is not. */
    private @Nullable String annotation() throws Unreadable {
        if (peek().is("when")) {
            return null;
        }
        Token at = take();
        if (at.sort() != Token.Sort.SYMBOL || !at.text().equals("@")) {
            throw unexpected(at, "expected when");
        }
        Token word = take();
        if (!word.is("Standard")) {
            throw unreadable(word, "the only annotation is @Standard", "delete @" + word.text());
        }
        expect("(", "expected (", "write @Standard(\"TB-01\")");
        Token id = take();
        if (id.sort() != Token.Sort.STRING
                || !(STANDARD_ID.matcher(id.text()).matches() || id.text().equals(Row.ID))) {
            throw unreadable(
                    id,
                    "an annotation's value is a standard's id, and nothing that could run",
                    "write @Standard(\"TB-01\")");
        }
        expect(")", "expected )", "write @Standard(\"TB-01\")");
        if (peek().is("@")) {
            throw unreadable(peek(), "a rule has one annotation", "a rule belongs to one standard: delete the second");
        }
        return id.text();
    }

    private PatternText pattern() throws Unreadable {
        Token start = peek();
        Quantifier quantifier = Quantifier.EACH;
        if (start.is("exists") || start.is("not")) {
            quantifier = start.is("exists") ? Quantifier.EXISTS : Quantifier.NOT;
            next++;
            if (peek().is("(")) {
                throw unreadable(peek(), "a group inside exists or not", "exists and not take exactly one pattern");
            }
            if (peek().is("exists") || peek().is("not")) {
                throw unreadable(
                        peek(), "exists and not cannot be nested", "compute \"A without B\" as a fact in Java");
            }
        }
        String binding = null;
        if (peek().isBinding()) {
            if (!BINDING.matcher(peek().text()).matches()) {
                note(peek().at(), peek().text() + " is not a name for a fact", "write $ and letters, as in $site");
            }
            if (quantifier != Quantifier.EACH) {
                note(peek().at(), "a fact under exists or not cannot be bound", "delete the binding");
            }
            binding = take().text();
            expect(":", "expected : after " + binding, "write " + binding + " : Type( … )");
        }
        Token type = take();
        if (type.sort() != Token.Sort.WORD
                || ForbiddenWords.law(type.text()) != null
                || !Character.isUpperCase(type.text().charAt(0))) {
            throw unexpected(type, "expected a fact type");
        }
        expect("(", "expected ( after " + type.text(), "write " + type.text() + "( … )");
        String refines = refines(quantifier, binding);
        List<ConstraintText> constraints = new ArrayList<>();
        if (refines != null ? peek().is(",") : !peek().is(")")) {
            if (refines != null) {
                next++;
            }
            constraint(constraints);
            while (peek().is(",")) {
                refuseFurther(constraints.size());
                next++;
                constraint(constraints);
            }
        }
        expect(
                ")",
                "expected , or ) after a constraint",
                "constraints are separated by commas: property operator value");
        if (peek().is("from") || peek().is("over") || peek().is("||") || peek().is("&&")) {
            throw unexpected(peek(), "");
        }
        return new PatternText(start.at(), quantifier, binding, type.text(), refines, List.copyOf(constraints));
    }

    /** A rule nobody can survey, and what compiles it cannot either. */
    private void refuseFurther(int constraints) throws Unreadable {
        if (constraints >= MOST_CONSTRAINTS) {
            throw unreadable(
                    Kind.TOO_LARGE,
                    peek(),
                    "a pattern of more than " + MOST_CONSTRAINTS + " constraints",
                    "write not in ( … ), or split the rule");
        }
    }

    /** The fact of the rule extended of which a pattern asks more, {@code this == $case}; null when it asks for another. */
    private @Nullable String refines(Quantifier quantifier, @Nullable String binding) throws Unreadable {
        Token start = peek();
        if (!start.is("this")) {
            return null;
        }
        next++;
        String rule = "write this == $fact first, then what is asked more of it";
        expect("==", "this is one fact of the rule extended", rule);
        Token fact = take();
        if (!fact.isBinding()) {
            throw unreadable(fact, "this is one fact of the rule extended", rule);
        }
        if (quantifier != Quantifier.EACH || binding != null) {
            note(
                    start.at(),
                    "a pattern that asks more of " + fact.text() + " is no other fact",
                    "delete what stands before the fact type");
        }
        return fact.text();
    }

    /** Reads one constraint; after one that cannot be read the next is read all the same. */
    private void constraint(List<ConstraintText> constraints) throws Unreadable {
        int first = next;
        try {
            constraints.add(constraint());
            refuseAfterNumber();
        } catch (Unreadable skipped) {
            int open = 0;
            for (next = first; open > 0 || !(peek().is(",") || peek().is(")")); next++) {
                open += peek().is("(") ? 1 : peek().is(")") ? -1 : 0;
                if (peek().sort() == Token.Sort.END || peek().is("then") || opensRule(next)) {
                    throw skipped;
                }
            }
        }
    }

    /** What follows a number and belongs to it for a reader: thousands, a unit, a percent sign. */
    private void refuseAfterNumber() throws Unreadable {
        Token after = peek();
        boolean follows = after.sort() == Token.Sort.NUMBER
                || after.is("%")
                || after.is("'")
                || (after.sort() == Token.Sort.WORD
                        && ForbiddenWords.law(after.text()) == null
                        && !after.is("not")
                        && !after.is("in")
                        && !after.is("then")
                        && !after.is("exists"));
        if (follows && tokens.get(next - 1).sort() == Token.Sort.NUMBER) {
            throw unreadable(
                    Kind.NUMBER_FORMAT,
                    after,
                    describe(after) + " after a number",
                    "write the number alone, without separators, sign or unit; a comma between constraints");
        }
    }

    private ConstraintText constraint() throws Unreadable {
        int first = next;
        Token start = peek();
        Expr leaf = leaf();
        Expr expr = leaf;
        if (peek().is("&&") || peek().is("||")) {
            String connective = peek().text();
            List<Expr> parts = new ArrayList<>(List.of(leaf));
            while (peek().is("&&") || peek().is("||")) {
                if (!peek().is(connective)) {
                    throw unreadable(peek(), "&& and || are mixed", "one level only: split the constraint or the rule");
                }
                refuseFurther(parts.size());
                next++;
                parts.add(leaf());
            }
            expr = connective.equals("&&") ? new Expr.AllOf(List.copyOf(parts)) : new Expr.AnyOf(List.copyOf(parts));
        }
        StringBuilder text = new StringBuilder();
        for (int i = first; i < next; i++) {
            Token token = tokens.get(i);
            boolean tight = token.is(",")
                    || token.is(")")
                    || token.is(".")
                    || i == first
                    || (token.is("(") && Window.Move.of(tokens.get(i - 1).text()) != null);
            if (!tight
                    && !tokens.get(i - 1).is("(")
                    && !tokens.get(i - 1).is(".")
                    && !tokens.get(i - 1).is("-")
                    && !tokens.get(i - 1).is("!")) {
                text.append(' ');
            }
            text.append(token.sort() == Token.Sort.STRING ? "\"" + token.text() + "\"" : token.text());
        }
        return new ConstraintText(start.at(), text.toString(), expr);
    }

    private Expr leaf() throws Unreadable {
        Token property = take();
        boolean not = property.is("!");
        if (not) {
            property = take();
        }
        if (property.is("(") || property.is("!")) {
            throw unreadable(
                    property,
                    "a constraint is one comparison of a property",
                    not ? "write !property, or the opposite operator" : "one level of && or ||, without parentheses");
        }
        if (property.is("this")) {
            throw unreadable(
                    property, "this stands first in its pattern", "write this == $fact before all other constraints");
        }
        if (property.sort() != Token.Sort.WORD
                || property.text().startsWith("$")
                || ForbiddenWords.law(property.text()) != null) {
            boolean afterNumber = next > 2 && tokens.get(next - 3).sort() == Token.Sort.NUMBER;
            throw property.sort() == Token.Sort.NUMBER && afterNumber
                    ? unreadable(
                            Kind.NUMBER_FORMAT,
                            property,
                            "a comma ends the constraint before it",
                            "write a number without separators, as 1300, and a decimal with a point, as 40.5")
                    : unreadable(
                            property,
                            "expected a property of the fact",
                            "write property operator value, the property on the left");
        }
        Token operator = peek();
        if (operator.is("(")
                || operator.is(".")
                || operator.is(":")
                || operator.is("+")
                || operator.is("-")
                || operator.is("*")
                || operator.is("/")
                || operator.is("%")
                || operator.is("=")
                || operator.is("[")
                || operator.is("!")) {
            throw unreadable(
                    operator,
                    "\"" + property.text() + operator.text() + "\" is not a plain property",
                    "no calls, arithmetic, assignments or bindings: what must be computed is a property of the fact"
                            + " record");
        }
        if (not && !operator.is(",") && !operator.is(")") && !operator.is("&&") && !operator.is("||")) {
            throw unreadable(
                    operator,
                    "! stands before a property that is yes or no, alone",
                    "write !" + property.text() + ", or the opposite operator");
        }
        boolean negated = operator.is("not");
        if (negated) {
            next++;
            operator = peek();
        }
        if (operator.is("in")) {
            next++;
            expect("(", "expected ( after in", "write property in (A, B)");
            List<Expr.Operand> literals = new ArrayList<>(List.of(literal()));
            while (peek().is(",")) {
                next++;
                literals.add(literal());
            }
            expect(")", "expected , or ) in the list", "write property in (A, B)");
            return new Expr.In(property.text(), negated, List.copyOf(literals));
        }
        if (operator.is("contains")) {
            next++;
            return new Expr.Contains(property.text(), negated, literal());
        }
        if (negated) {
            throw unreadable(operator, "expected in or contains after not", "write property not in (A, B)");
        }
        if (operator.sort() == Token.Sort.SYMBOL && COMPARISONS.contains(operator.text())) {
            next++;
            Token right = peek();
            if (right.isBinding()) {
                return new Expr.Compare(property.text(), operator.text(), reference());
            }
            return new Expr.Compare(property.text(), operator.text(), literal());
        }
        if (operator.is(",") || operator.is(")") || operator.is("&&") || operator.is("||")) {
            return new Expr.Bare(property.text(), not);
        }
        throw unreadable(
                operator,
                "\"" + operator.text() + "\" is not an operator of the house style",
                "use == != < <= > >= in, not in, contains, not contains");
    }

    private Expr.Operand literal() throws Unreadable {
        Token token = take();
        if (token.sort() == Token.Sort.STRING) {
            return new Expr.Literal(token.text(), "\"" + token.text() + "\"");
        }
        if (token.sort() == Token.Sort.NUMBER) {
            return number(token, token.text());
        }
        if (token.is("-") && peek().sort() == Token.Sort.NUMBER) {
            return number(token, "-" + take().text());
        }
        if (token.is(".") && peek().sort() == Token.Sort.NUMBER) {
            throw unreadable(Kind.NUMBER_FORMAT, token, "a number begins with a digit", "write 0." + peek().text());
        }
        if (token.is("null")) {
            return new Expr.Literal(null, "null");
        }
        if (token.is("true") || token.is("false")) {
            return new Expr.Literal(Boolean.valueOf(token.text()), token.text());
        }
        if (token.sort() == Token.Sort.WORD && peek().is(".")) {
            List<String> names = new ArrayList<>(List.of(token.text()));
            while (peek().is(".")) {
                next++;
                names.add(take().text());
            }
            if (peek().is("(")) {
                throw unreadable(peek(), "a call in a constraint", "a computation is a property of the fact record");
            }
            int last = names.size() - 1;
            return new Expr.Constant(String.join(".", names.subList(0, last)), names.get(last));
        }
        throw unreadable(
                token,
                "expected a value, found " + describe(token),
                "a number, a quoted text, true, false, null, an enum constant as Type.NAME, $binding.property, or "
                        + Vocabulary.WINDOW);
    }

    private Expr.Operand number(Token at, String text) throws Unreadable {
        try {
            // 010 is 8 to one compiler and 10 to another, 1.5f not 1.5.
            if (!NUMBER.matcher(text).matches()) {
                throw new NumberFormatException();
            }
            if (THOUSANDS.matcher(text).matches()) {
                throw unreadable(
                        Kind.NUMBER_FORMAT,
                        at,
                        text + " is " + Double.valueOf(text) + " to a rule, and a reader may take it for thousands",
                        "write " + text.replace(".", "") + ", or " + Double.valueOf(text));
            }
            return text.contains(".")
                    ? new Expr.Literal(Double.valueOf(text), text)
                    : new Expr.Literal(Integer.valueOf(text), text);
        } catch (NumberFormatException e) {
            throw unreadable(
                    Kind.NUMBER_FORMAT,
                    at,
                    text + " is not a number a rule may use",
                    "write a whole number or a decimal, without leading zeros, exponent or suffix");
        }
    }

    private Expr.Reference reference() throws Unreadable {
        Token binding = take();
        expect(".", "expected . after " + binding.text(), "compare with a property: " + binding.text() + ".property");
        Token property = take();
        if (property.sort() != Token.Sort.WORD) {
            throw unreadable(
                    property, "expected a property of " + binding.text(), "write " + binding.text() + ".property");
        }
        Window window = window();
        Token after = peek();
        if (after.is("(") || after.is(".") || after.is("+") || after.is("-") || after.is("*") || after.is("/")) {
            throw unreadable(
                    Kind.WINDOW,
                    after,
                    "a call or arithmetic in a constraint",
                    "a window is " + Vocabulary.WINDOW + "; any other computation is a property of the fact record");
        }
        return new Expr.Reference(binding.text(), property.text(), window);
    }

    /** {@code .minusMonths(18)}, {@code .year}, both, or nothing. */
    private @Nullable Window window() throws Unreadable {
        Window.Move move = null;
        int count = 0;
        if (peek().is(".")
                && tokens.get(next + 1).sort() == Token.Sort.WORD
                && tokens.get(next + 2).is("(")) {
            next++;
            Token word = take();
            move = Window.Move.of(word.text());
            if (move == null) {
                throw unreadable(
                        Kind.WINDOW,
                        word,
                        "a day cannot be moved by " + word.text(),
                        "write one of " + String.join(", ", Window.Move.words()));
            }
            next++;
            count = count(move);
            expect(")", "expected ) after the number", "write a whole number alone: " + Vocabulary.WINDOW);
        }
        boolean ofYear = peek().is(".") && tokens.get(next + 1).is("year");
        if (ofYear) {
            next += 2;
        }
        return move == null && !ofYear ? null : new Window(move, count, ofYear);
    }

    /** How many days, months or years; in a text with rows, whose cells are not filled in yet, 1. */
    private int count(Window.Move move) throws Unreadable {
        Token at = peek();
        if (at.sort() != Token.Sort.NUMBER && !at.is("-") && !at.is("Row")) {
            throw unreadable(
                    Kind.WINDOW, at, move.word() + " takes a whole number", "write it as in " + Vocabulary.WINDOW);
        }
        Expr.Operand operand = literal();
        if (row == null
                && operand instanceof Expr.Constant constant
                && constant.type().equals("Row")) {
            return 1;
        }
        if (!(operand instanceof Expr.Literal literal && literal.value() instanceof Integer count)
                || count < 1
                || count > move.most()) {
            throw unreadable(
                    Kind.WINDOW,
                    at,
                    move.word() + "(" + operand + ") is no window",
                    "write a whole number from 1 to " + move.most() + "; the other way is "
                            + (move.isBack()
                                    ? move.word().replace("minus", "plus")
                                    : move.word().replace("plus", "minus")));
        }
        return count;
    }

    private CallText call() throws Unreadable {
        Token start = peek();
        String rule =
                "write: verdicts.met($fact); or verdicts.observed($fact, \"a sentence with {}\", $fact.property());";
        expect("verdicts", "a consequence is exactly one call of a verb", rule);
        expect(".", "a consequence is exactly one call of a verb", rule);
        Token method = take();
        if (verb(method.text()) == null) {
            note(Kind.VERB, method.at(), "the sink has no verb " + method.text(), nearestVerb(method.text()));
        }
        expect("(", "expected (", rule);
        Token subject = take();
        if (!subject.isBinding()) {
            throw unreadable(subject, "a verb speaks of a bound fact", rule);
        }
        String template = null;
        List<ArgumentText> arguments = new ArrayList<>();
        if (peek().is(",")) {
            next++;
            Token text = take();
            if (text.sort() != Token.Sort.STRING) {
                throw unreadable(text, "after the fact comes a sentence in quotes", rule);
            }
            template = text.text();
            if (saysNothing(template)) {
                note(Kind.EMPTY, text.at(), "the sentence is empty", "say what the rule found, or give no sentence");
            }
            while (peek().is(",")) {
                next++;
                Token value = take();
                if (!value.isBinding()) {
                    throw unreadable(
                            value, "a value in a sentence is a property of a bound fact", "write $fact.property()");
                }
                expect(".", "a value in a sentence is a property of a bound fact", "write $fact.property()");
                Token property = take();
                expect("(", "a value in a sentence is a property of a bound fact", "write $fact.property()");
                expect(")", "a property takes no arguments", "write $fact.property()");
                arguments.add(new ArgumentText(value.at(), new Expr.Reference(value.text(), property.text())));
            }
            int holes = template.split("\\{\\}", -1).length - 1;
            if (holes != arguments.size()) {
                note(
                        text.at(),
                        "the sentence has " + holes + " {} and " + arguments.size() + " values",
                        "give one value for each {}");
            }
        }
        expect(")", "expected , or ) in the call", rule);
        expect(";", "expected ; after the call", rule);
        return new CallText(start.at(), method.text(), subject.text(), template, List.copyOf(arguments));
    }

    private String qualifiedName() throws Unreadable {
        Token first = take();
        if (first.sort() != Token.Sort.WORD) {
            throw unexpected(first, "expected a name");
        }
        StringBuilder name = new StringBuilder(first.text());
        while (peek().is(".") && tokens.get(next + 1).sort() == Token.Sort.WORD) {
            next++;
            name.append('.').append(take().text());
        }
        return name.toString();
    }

    // ---- tokens

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.sort() != Token.Sort.END) {
            next++;
        }
        return token;
    }

    private void optional(String symbol) {
        if (peek().is(symbol)) {
            next++;
        }
    }

    private void expect(String word, String problem, String remedy) throws Unreadable {
        Token token = take();
        if (!token.is(word)) {
            if (ForbiddenWords.law(token.text()) != null && token.sort() == Token.Sort.WORD) {
                throw unexpected(token, problem);
            }
            throw unreadable(token, problem + ", found " + describe(token), remedy);
        }
    }

    /** Goes on at the next element of the file; a rule that stands where another should have ended is one. */
    private void skipToNext(int failed) {
        next = Math.max(failed + 1, next - 1 > failed && opensRule(next - 1) ? next - 1 : next);
        while (peek().sort() != Token.Sort.END && !opensRule(next) && !opensLine(next)) {
            next++;
        }
    }

    private boolean opensRule(int index) {
        return tokens.get(index).is("rule") && tokens.get(index + 1).sort() == Token.Sort.STRING;
    }

    private boolean opensLine(int index) {
        Token token = tokens.get(index);
        boolean first =
                index == 0 || tokens.get(index - 1).at().line() < token.at().line();
        return first && token.sort() == Token.Sort.WORD && OPENING.contains(token.text());
    }

    private Unreadable unexpected(Token token, String otherwise) {
        String law = token.sort() == Token.Sort.WORD ? ForbiddenWords.law(token.text()) : null;
        return law == null
                ? unreadable(
                        token,
                        otherwise.isEmpty()
                                ? "unexpected " + describe(token)
                                : otherwise + ", found " + describe(token),
                        "a file holds package, imports, the global verdicts, then rules, and rules hold patterns and"
                                + " one call")
                : unreadable(token, token.text() + " is not part of the house style", law);
    }

    private Unreadable unreadable(Token token, String problem, String remedy) {
        return unreadable(Kind.GRAMMAR, token, problem, remedy);
    }

    private Unreadable unreadable(Kind kind, Token token, String problem, String remedy) {
        note(kind, token.at(), problem, remedy);
        return new Unreadable();
    }

    private void note(Position at, String problem, String remedy) {
        note(Kind.GRAMMAR, at, problem, remedy);
    }

    private void note(Kind kind, Position at, String problem, String remedy) {
        findings.add(source.finding(kind, at, problem, remedy));
    }

    private static String describe(Token token) {
        return token.sort() == Token.Sort.END ? "the end of the file" : "\"" + token.text() + "\"";
    }
}
