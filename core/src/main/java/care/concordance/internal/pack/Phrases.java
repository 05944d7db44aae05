package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pack's own phrases for what is not known: its file {@code words.properties}, one {@code Type.property = phrase} a line,
 * as {@link care.concordance.facts.WhenUnknown} describes. They take the place of the phrases beside the properties; a line
 * that begins with the id of a standard, {@code ID Type.property = phrase}, does so for what this one asks.
 */
final class Phrases {

    static final String FILE = "words.properties";

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> OF_THE_RULE = Set.of("n", "is");

    private Phrases() {}

    /**
     * The phrases by {@code Type.property}, or {@code ID Type.property}.
     *
     * @param source null when the pack has none
     * @param types the types its rules import
     * @param standards the ids of its standards
     * @param findings where what cannot be used is noted
     */
    static Map<String, String> read(
            @Nullable Source source, Map<String, Class<?>> types, Set<String> standards, List<Finding> findings) {
        Map<String, String> phrases = new TreeMap<>();
        if (source == null) {
            return phrases;
        }
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.lines().get(i);
            Position at = new Position(i + 1, 1);
            int equals = line.indexOf('=');
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String key = equals < 0 ? line.strip() : line.substring(0, equals).strip();
            String phrase = equals < 0 ? "" : line.substring(equals + 1).strip();
            int space = key.indexOf(' ');
            if (space > 0 && !standards.contains(key.substring(0, space))) {
                findings.add(source.finding(
                        Kind.WORDS,
                        at,
                        "the pack has no standard " + key.substring(0, space),
                        Vocabulary.suggestion(key.substring(0, space), standards, "begin with the id of one it has")));
            }
            Set<String> properties = properties(key.substring(space + 1), types);
            if (phrase.isEmpty() || properties.isEmpty()) {
                findings.add(source.finding(
                        Kind.WORDS,
                        at,
                        "\"" + key + "\" is not a property of a type the rules import, or has no phrase",
                        "write Type.property = what is said when it is not known"));
            } else if (phrases.putIfAbsent(key, phrase) != null) {
                findings.add(source.finding(Kind.WORDS, at, key + " has two phrases", "delete one"));
            }
            Matcher holes = HOLE.matcher(phrase);
            while (holes.find()) {
                if (!OF_THE_RULE.contains(holes.group(1)) && !properties.contains(holes.group(1))) {
                    findings.add(source.finding(
                            Kind.WORDS,
                            at,
                            "the phrase reads " + holes.group(1) + ", which the fact does not have",
                            Vocabulary.suggestion(holes.group(1), properties, "name a property of the same fact")));
                }
            }
        }
        return phrases;
    }

    /** The properties of the type a key names; none when it names no property. */
    private static Set<String> properties(String key, Map<String, Class<?>> types) {
        int dot = key.indexOf('.');
        Class<?> type = dot < 0 ? null : types.get(key.substring(0, dot));
        Set<String> properties =
                type == null ? Set.of() : Vocabulary.properties(type).keySet();
        return properties.contains(key.substring(dot + 1)) ? new TreeSet<>(properties) : Set.of();
    }
}
