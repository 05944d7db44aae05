package care.concordance.languageserver;

import care.concordance.authoring.FactProperty;
import care.concordance.authoring.FactTypes;
import care.concordance.authoring.PageGuide;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** What may be written at a place, and what is meant by what stands there: read from the fact records, as {@code facts} prints them. */
final class Assistance {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern TYPED = Pattern.compile("[A-Za-z0-9_.]*$");
    private static final Pattern OF_BINDING = Pattern.compile("(\\$\\w+)\\.(\\w*)$");
    private static final Pattern COMPARED = Pattern.compile("(\\w+)\\s*(==|!=|not\\s+contains|contains)\\s*[\\w.]*$");
    private static final Pattern IN_LIST = Pattern.compile("(\\w+)\\s+(not\\s+)?in\\s*$");
    private static final Pattern OPENED_BY = Pattern.compile("([A-Z]\\w*)\\s*$");
    private static final Pattern KEY = Pattern.compile("^([a-z-]+):\\s*(\\S*)$");

    private final FactTypes types;

    Assistance(FactTypes types) {
        this.types = types;
    }

    /** What may be written at a place; empty where the server knows nothing of it. */
    List<CompletionItem> complete(Place place) {
        if (place.isPage()) {
            return ofPage(place);
        }
        return place.isRules() ? ofRules(place) : List.of();
    }

    private static List<CompletionItem> ofPage(Place place) {
        if (!isFrontMatter(place)) {
            return List.of();
        }
        String before = place.before();
        Matcher key = KEY.matcher(before);
        if (key.find()) {
            return PageGuide.constants(key.group(1)).stream()
                    .map(word -> item(place, word, CompletionItemKind.EnumMember, key.group(1), "", key.group(2)))
                    .toList();
        }
        return PageGuide.keys().entrySet().stream()
                .filter(each -> place.text().lines().noneMatch(line -> line.startsWith(each.getKey() + ":")))
                .map(each ->
                        item(place, each.getKey() + ": ", CompletionItemKind.Property, "", each.getValue(), before))
                .toList();
    }

    private static boolean isFrontMatter(Place place) {
        return place.line() > 0
                && place.textBefore().startsWith("---")
                && place.textBefore().lines().skip(1).noneMatch("---"::equals);
    }

    private List<CompletionItem> ofRules(Place place) {
        String before = place.before();
        String typed = found(TYPED, before);
        if (before.startsWith("import ")) {
            return types.byName().values().stream()
                    .map(type -> item(
                            place, type.getCanonicalName() + ";", CompletionItemKind.Class, "", about(type), typed))
                    .toList();
        }
        if (before.endsWith("verdicts." + typed.substring(typed.lastIndexOf('.') + 1))) {
            String verb = typed.substring(typed.lastIndexOf('.') + 1);
            return Arrays.stream(Verb.values())
                    .map(each -> item(place, each.word(), CompletionItemKind.Method, "", meaning(each), verb))
                    .toList();
        }
        Matcher binding = OF_BINDING.matcher(before);
        if (binding.find()) {
            return properties(place, bound(place, binding.group(1)), binding.group(2));
        }
        Surroundings here = surroundings(place.ruleBefore());
        Class<?> type = here.type() == null ? null : type(here.type(), place.text());
        if (type == null) {
            return types.byName().values().stream()
                    .map(each -> item(place, each.getSimpleName(), CompletionItemKind.Class, "", about(each), typed))
                    .distinct()
                    .toList();
        }
        Matcher compared = COMPARED.matcher(here.piece());
        String property = here.listOf() != null ? here.listOf() : compared.find() ? compared.group(1) : null;
        return property == null ? properties(place, type, typed) : constants(place, type, property, typed);
    }

    private List<CompletionItem> properties(Place place, @Nullable Class<?> type, String typed) {
        return type == null
                ? List.of()
                : FactTypes.properties(type).stream()
                        .map(each -> item(
                                place,
                                each.name(),
                                CompletionItemKind.Property,
                                String.join("; ", each.says()),
                                says(each),
                                typed))
                        .toList();
    }

    private static List<CompletionItem> constants(Place place, Class<?> type, String property, String typed) {
        return FactTypes.properties(type).stream()
                .filter(each -> each.name().equals(property))
                .flatMap(each -> each.constants().stream()
                        .map(constant -> item(
                                place,
                                each.enumeration() + "." + constant,
                                CompletionItemKind.EnumMember,
                                "",
                                "",
                                typed)))
                .toList();
    }

    private static CompletionItem item(
            Place place, String text, CompletionItemKind kind, String detail, String says, String typed) {
        CompletionItem item = new CompletionItem(text.strip());
        item.setKind(kind);
        if (!detail.isEmpty()) {
            item.setDetail(detail);
        }
        if (!says.isEmpty()) {
            item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, says));
        }
        item.setFilterText(text);
        item.setTextEdit(Either.forLeft(new TextEdit(
                new Range(
                        new Position(place.line(), place.column() - typed.length()),
                        new Position(place.line(), place.column())),
                text)));
        return item;
    }

    /** What is meant by the word at a place; empty when the server knows nothing of it. */
    Optional<Hover> explain(Place place) {
        String word = place.word(WORD);
        if (place.isPage()) {
            String key = place.word(Pattern.compile("^[a-z-]+(?=:)"));
            return Optional.ofNullable(PageGuide.keys().get(key)).map(says -> hover("**" + key + "**: " + says));
        }
        if (word.isEmpty() || !place.isRules()) {
            return Optional.empty();
        }
        Class<?> type = type(word, place.text());
        if (type != null) {
            return Optional.of(hover("**" + word + "**: " + about(type)));
        }
        Place end = new Place(
                place.file(), place.text(), place.line(), place.lineText().length());
        Optional<Verb> verb = Arrays.stream(Verb.values())
                .filter(each ->
                        end.before().contains("verdicts." + word) && each.word().equals(word))
                .findFirst();
        return verb.map(each -> hover("**" + word + "**: " + meaning(each))).or(() -> property(place, word));
    }

    /** The property of that name of the fact whose pattern it stands in, or which the binding before it is. */
    private Optional<Hover> property(Place place, String word) {
        Matcher binding =
                Pattern.compile("(\\$\\w+)\\." + Pattern.quote(word) + "\\b").matcher(place.lineText());
        Class<?> type = null;
        while (binding.find()) {
            if (binding.start() <= place.column() && place.column() <= binding.end()) {
                type = bound(place, binding.group(1));
            }
        }
        if (type == null) {
            String name = surroundings(place.ruleBefore()).type();
            type = name == null ? null : type(name, place.text());
        }
        return type == null
                ? Optional.empty()
                : FactTypes.properties(type).stream()
                        .filter(each -> each.name().equals(word))
                        .findFirst()
                        .map(each -> hover("**" + word + "**: " + says(each)));
    }

    private static Hover hover(String markdown) {
        return new Hover(new MarkupContent(MarkupKind.MARKDOWN, markdown));
    }

    /** What a property is: its meaning, its values, and what a verdict says when it is not known. */
    private static String says(FactProperty property) {
        List<String> lines = new ArrayList<>();
        lines.add(property.meaning() == null ? property.words() : property.meaning());
        lines.add(String.join("; ", property.says()));
        if (!property.constants().isEmpty()) {
            lines.add("`" + property.enumeration() + "`: " + String.join(", ", property.constants()));
        }
        if (property.whenUnknown() != null) {
            lines.add("When unknown: " + property.whenUnknown());
        }
        return String.join("\n\n", lines);
    }

    private static String about(Class<?> type) {
        return FactTypes.says(type);
    }

    private static String meaning(Verb verb) {
        return switch (verb) {
            case OBSERVED -> "the standard applies and was looked at";
            case MET -> "it is met";
            case EXCLUDED -> "it does not apply, whatever else is said";
            case EXCEPTED -> "there is an accepted reason for not meeting it";
            case UNPROVEN -> "more evidence is asked for";
        };
    }

    /**
     * Where in a rule a place is.
     *
     * @param type the type of the pattern around it; null outside of patterns
     * @param listOf the property whose list it is in, after {@code in (}; null elsewhere
     * @param piece the constraint it is in, up to it
     */
    private record Surroundings(
            @Nullable String type, @Nullable String listOf, String piece) {}

    private static Surroundings surroundings(String before) {
        String listOf = null;
        int depth = 0;
        for (int i = before.length() - 1; i >= 0; i--) {
            char character = before.charAt(i);
            if (character == ')') {
                depth++;
            } else if (character == '(' && depth > 0) {
                depth--;
            } else if (character == '(') {
                Matcher list = IN_LIST.matcher(before.substring(0, i));
                Matcher opened = OPENED_BY.matcher(before.substring(0, i));
                if (list.find()) {
                    listOf = list.group(1);
                } else {
                    String[] pieces = before.substring(i + 1).split(",|&&|\\|\\|", -1);
                    return new Surroundings(opened.find() ? opened.group(1) : null, listOf, pieces[pieces.length - 1]);
                }
            }
        }
        return new Surroundings(null, null, "");
    }

    /** The type a name stands for: the one the file imports, else the one of that name. */
    private @Nullable Class<?> type(String name, String text) {
        for (Class<?> type : types.byName().values()) {
            if (type.getSimpleName().equals(name) && text.contains("import " + type.getCanonicalName() + ";")) {
                return type;
            }
        }
        return types.byName().get(name);
    }

    private @Nullable Class<?> bound(Place place, String binding) {
        Matcher pattern = Pattern.compile(Pattern.quote(binding) + "\\s*:\\s*(\\w+)\\s*\\(")
                .matcher(place.text());
        Class<?> type = null;
        int end = place.textBefore().length();
        // The last before it: names of bindings are used again from rule to rule.
        while (pattern.find() && pattern.start() <= end) {
            type = type(pattern.group(1), place.text());
        }
        return type;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
