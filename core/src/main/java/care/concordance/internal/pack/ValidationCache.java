package care.concordance.internal.pack;

import care.concordance.facts.Subject;
import care.concordance.internal.pack.RuleText.ArgumentText;
import care.concordance.internal.pack.RuleText.CallText;
import care.concordance.internal.pack.RuleText.ConstraintText;
import care.concordance.internal.pack.RuleText.ParentText;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Quantifier;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verb;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the gate read in a pack, written down when the pack was built, so that loading need not read it again. One value a
 * line, first the library's version and the SHA-256 of the texts: it holds for these and no others.
 *
 * @param passed what it read
 * @param checksum of the texts, for telling without reading them whether they have changed by accident
 */
public record ValidationCache(Gate.Passed passed, String checksum) {

    /** Before the length of a value of several lines, which follows as it is. */
    private static final String LONG = "\\";

    private static final String NOTHING = "\\0";

    public static String write(RulePack pack, Gate.Passed passed) {
        String checksum = checksum(
                pack.files().values().stream().map(ValidationCache::crc32).toList());
        String body = checksum + "\n" + new Writer().write(passed);
        return heading(pack.sha256()) + crc32(body) + "\n" + body;
    }

    /**
     * What was read in texts when they were compiled.
     *
     * @param sha256 of the texts
     * @return empty when other texts were read, or by another version of this library, or when what was written has changed
     */
    public static Optional<ValidationCache> read(String written, String sha256, ClassLoader loader) {
        String heading = heading(sha256);
        int end = written.indexOf('\n', heading.length());
        if (!written.startsWith(heading) || end < 0) {
            return Optional.empty();
        }
        String body = written.substring(end + 1);
        if (!written.substring(heading.length(), end).equals(Long.toString(crc32(body)))) {
            return Optional.empty();
        }
        try {
            Reader reader = new Reader(body);
            String checksum = reader.line();
            return Optional.of(new ValidationCache(reader.read(loader), checksum));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String heading(String sha256) {
        return LibraryVersion.get() + "\n" + sha256 + "\n";
    }

    /**
     * One checksum of the texts of a pack.
     *
     * @param crcs the CRC-32 of each text, in their order
     */
    public static String checksum(List<Long> crcs) {
        return Long.toString(crc32(crcs.toString()));
    }

    /** Tells whether a text has changed by accident; who changes it on purpose can change the compiled rules too. */
    private static long crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static final class Writer {

        private final StringBuilder text = new StringBuilder();
        /** What rules inherit is the same in each: it is written once, and then its number. */
        private final Map<PatternText, Integer> patterns = new HashMap<>();

        String write(Gate.Passed passed) {
            line(passed.dslPackage());
            number(passed.phrases().size());
            passed.phrases().forEach((property, phrase) -> {
                line(property);
                line(phrase);
            });
            number(passed.types().size());
            passed.types().values().forEach(type -> line(type.getName()));
            number(passed.standards().size());
            IdentityHashMap<Standard, Integer> places = new IdentityHashMap<>();
            passed.standards().forEach(standard -> {
                places.put(standard, places.size());
                standard(standard);
            });
            number(passed.rules().size());
            passed.rules().forEach(rule -> {
                Standard standard =
                        Objects.requireNonNull(passed.standardOfRule().get(rule.name()));
                number(Objects.requireNonNull(places.get(standard)));
                rule(rule);
            });
            return text.toString();
        }

        private void line(@Nullable String value) {
            if (value == null) {
                text.append(NOTHING);
            } else if (value.indexOf('\n') < 0 && !value.startsWith(LONG)) {
                text.append(value);
            } else {
                text.append(LONG).append(value.length()).append('\n').append(value);
            }
            text.append('\n');
        }

        private void number(long value) {
            line(Long.toString(value));
        }

        private void lines(List<String> values) {
            number(values.size());
            values.forEach(this::line);
        }

        private void standard(Standard standard) {
            line(standard.id());
            line(standard.title());
            line(standard.component().name());
            line(standard.domain());
            line(standard.level().name());
            line(standard.requirement().name());
            line(standard.evidence());
            line(standard.remedy());
            line(standard.owner());
            number(standard.closeWithinDays());
            lines(standard.dependsOn());
            line(standard.source());
            line(standard.basis().name());
            number(standard.effectiveFrom().toEpochDay());
            LocalDate last = standard.effectiveTo();
            line(last == null ? null : Long.toString(last.toEpochDay()));
            line(standard.replaces());
            lines(standard.thresholds());
            line(standard.page());
        }

        private void rule(RuleText rule) {
            line(rule.file());
            position(rule.at());
            line(rule.name());
            line(rule.standard());
            line(rule.verb().name());
            line(rule.sentence());
            ParentText parent = rule.parent();
            line(parent == null ? null : parent.name());
            position(parent == null ? rule.at() : parent.at());
            number(rule.patterns().size());
            for (PatternText pattern : rule.patterns()) {
                Integer known = patterns.putIfAbsent(pattern, patterns.size());
                number(known == null ? patterns.size() - 1 : known);
                if (known != null) {
                    continue;
                }
                position(pattern.at());
                line(pattern.quantifier().name());
                line(pattern.binding());
                line(pattern.type());
                number(pattern.constraints().size());
                for (ConstraintText constraint : pattern.constraints()) {
                    position(constraint.at());
                    line(constraint.text());
                    expr(constraint.expr());
                    line(Boolean.toString(constraint.inherited()));
                    line(constraint.certain());
                    line(constraint.possible());
                }
            }
            CallText call = rule.call();
            position(call.at());
            line(call.method());
            line(call.subject());
            line(call.template());
            number(call.arguments().size());
            for (ArgumentText argument : call.arguments()) {
                position(argument.at());
                operand(argument.reference());
            }
        }

        private void position(Position at) {
            number(at.line());
            number(at.column());
        }

        private void expr(Expr expr) {
            line(expr.getClass().getSimpleName());
            if (expr instanceof Expr.Compare compare) {
                line(compare.property());
                line(compare.operator());
                operand(compare.operand());
            } else if (expr instanceof Expr.In in) {
                line(in.property());
                line(Boolean.toString(in.negated()));
                number(in.literals().size());
                in.literals().forEach(this::operand);
            } else if (expr instanceof Expr.Contains contains) {
                line(contains.property());
                line(Boolean.toString(contains.negated()));
                operand(contains.literal());
            } else if (expr instanceof Expr.Bare bare) {
                line(bare.property());
                line(Boolean.toString(bare.negated()));
            } else {
                number(expr.leaves().size());
                expr.leaves().forEach(this::expr);
            }
        }

        private void window(@Nullable Window window) {
            line(
                    window == null
                            ? null
                            : window.move() == null ? "" : window.move().word());
            if (window != null) {
                number(window.count());
                line(String.valueOf(window.ofYear()));
            }
        }

        private void operand(Expr.Operand operand) {
            if (operand instanceof Expr.Literal literal) {
                Object value = literal.value();
                line(value == null ? "null" : value.getClass().getSimpleName());
                line(value == null ? null : value.toString());
                line(literal.text());
            } else if (operand instanceof Expr.Constant constant) {
                line("Constant");
                line(constant.type());
                line(constant.name());
            } else {
                Expr.Reference reference = (Expr.Reference) operand;
                line("Reference");
                line(reference.binding());
                line(reference.property());
                window(reference.window());
            }
        }
    }

    private static final class Reader {

        private final String text;
        private int at;
        /** The same words come again and again: one of each is kept. */
        private final Map<String, String> words = new HashMap<>();

        private final List<PatternText> patterns = new ArrayList<>();

        Reader(String text) {
            this.text = text;
        }

        Gate.Passed read(ClassLoader loader) throws ClassNotFoundException {
            String dslPackage = line();
            Map<String, String> phrases = new TreeMap<>();
            for (int left = number(); left > 0; left--) {
                phrases.put(line(), line());
            }
            Map<String, Class<?>> types = new TreeMap<>();
            for (int left = number(); left > 0; left--) {
                Class<?> type = Class.forName(line(), false, loader);
                types.put(type.getSimpleName(), type);
            }
            List<Standard> standards = several(this::standard);
            Map<String, Standard> standardOfRule = new LinkedHashMap<>();
            List<RuleText> rules = several(() -> {
                Standard standard = standards.get(number());
                RuleText rule = rule();
                standardOfRule.put(rule.name(), standard);
                return rule;
            });
            return new Gate.Passed(dslPackage, standards, rules, standardOfRule, types, phrases);
        }

        private <T> List<T> several(Supplier<T> one) {
            List<T> all = new ArrayList<>();
            for (int left = number(); left > 0; left--) {
                all.add(one.get());
            }
            return List.copyOf(all);
        }

        private @Nullable String lineOrNull() {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end);
            at = end + 1;
            if (!line.startsWith(LONG)) {
                return line;
            }
            if (line.equals(NOTHING)) {
                return null;
            }
            int length = Integer.parseInt(line, LONG.length(), line.length(), 10);
            String value = text.substring(at, at + length);
            at += length + 1;
            return value;
        }

        private String line() {
            String line = lineOrNull();
            if (line == null) {
                throw new IllegalArgumentException("a value is missing before character " + at);
            }
            return line;
        }

        private String word() {
            String line = line();
            String known = words.putIfAbsent(line, line);
            return known == null ? line : known;
        }

        private int number() {
            int end = text.indexOf('\n', at);
            int number = Integer.parseInt(text, at, end, 10);
            at = end + 1;
            return number;
        }

        private Standard standard() {
            return new Standard(
                    line(),
                    line(),
                    Standard.Component.valueOf(line()),
                    word(),
                    Subject.Kind.valueOf(line()),
                    Standard.Requirement.valueOf(line()),
                    line(),
                    line(),
                    word(),
                    number(),
                    several(this::line),
                    line(),
                    Standard.Basis.valueOf(line()),
                    LocalDate.ofEpochDay(number()),
                    dayOrNull(),
                    lineOrNull(),
                    several(this::line),
                    line());
        }

        private @Nullable LocalDate dayOrNull() {
            String day = lineOrNull();
            return day == null ? null : LocalDate.ofEpochDay(Long.parseLong(day));
        }

        private RuleText rule() {
            return new RuleText(
                    word(),
                    position(),
                    line(),
                    word(),
                    Verb.valueOf(line()),
                    line(),
                    parent(),
                    several(this::pattern),
                    new CallText(position(), word(), word(), lineOrNull(), several(this::argument)));
        }

        private @Nullable ParentText parent() {
            String name = lineOrNull();
            Position place = position();
            return name == null ? null : new ParentText(place, name);
        }

        private PatternText pattern() {
            int number = number();
            if (number == patterns.size()) {
                Position place = position();
                Quantifier quantifier = Quantifier.valueOf(line());
                String binding = lineOrNull();
                patterns.add(new PatternText(place, quantifier, binding, word(), null, several(this::constraint)));
            }
            return patterns.get(number);
        }

        private ConstraintText constraint() {
            return new ConstraintText(position(), word(), expr(), Boolean.parseBoolean(line()), word(), word());
        }

        private ArgumentText argument() {
            return new ArgumentText(position(), (Expr.Reference) operand());
        }

        private Position position() {
            return new Position(number(), number());
        }

        private Expr expr() {
            return switch (line()) {
                case "Compare" -> new Expr.Compare(word(), word(), operand());
                case "In" -> new Expr.In(word(), Boolean.parseBoolean(line()), several(this::operand));
                case "Contains" -> new Expr.Contains(word(), Boolean.parseBoolean(line()), operand());
                case "Bare" -> new Expr.Bare(word(), Boolean.parseBoolean(line()));
                case "AllOf" -> new Expr.AllOf(several(this::expr));
                case "AnyOf" -> new Expr.AnyOf(several(this::expr));
                default -> throw new IllegalArgumentException("no such expression before character " + at);
            };
        }

        private @Nullable Window window() {
            String move = lineOrNull();
            return move == null ? null : new Window(Window.Move.of(move), number(), Boolean.parseBoolean(line()));
        }

        private Expr.Operand operand() {
            return switch (line()) {
                case "null" -> new Expr.Literal(lineOrNull(), word());
                case "Integer" -> new Expr.Literal(Integer.valueOf(line()), word());
                case "Double" -> new Expr.Literal(Double.valueOf(line()), word());
                case "Boolean" -> new Expr.Literal(Boolean.valueOf(line()), word());
                case "String" -> new Expr.Literal(word(), word());
                case "Constant" -> new Expr.Constant(word(), word());
                case "Reference" -> new Expr.Reference(word(), word(), window());
                default -> throw new IllegalArgumentException("no such operand before character " + at);
            };
        }
    }
}
