package care.concordance.json;

import care.concordance.facts.CalendarDay;
import care.concordance.json.FactsJsonException.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of a document this library wrote. What is not as it writes it is a problem, and stood in for;
 * nothing made of stand-ins leaves this package.
 */
record Members(Node node, Map<String, Node> object, List<Problem> problems) {

    static Members of(Node node, List<Problem> problems) {
        Map<String, Node> object = node.object();
        if (object == null) {
            problems.add(node.problem("is " + node.kind() + ", not an object", "give a file as it was written"));
        }
        return new Members(node, object == null ? Map.of() : object, problems);
    }

    boolean has(String name) {
        return object.containsKey(name);
    }

    Members members(String name) {
        Node member = object.get(name);
        if (member == null) {
            return new Members(missing(name), Map.of(), problems);
        }
        return of(member, problems);
    }

    List<Members> all(String name) {
        return elements(name).stream().map(element -> of(element, problems)).toList();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node element : elements(name)) {
            if (element.value() instanceof String text) {
                texts.add(text);
            } else {
                problems.add(element.problem("is " + element.kind() + ", not a text", "write it in quotes"));
            }
        }
        return texts;
    }

    private List<Node> elements(String name) {
        Node member = object.get(name);
        if (member == null) {
            missing(name);
            return List.of();
        }
        List<Node> elements = member.array();
        if (elements == null) {
            problems.add(member.problem("is " + member.kind() + ", not an array", "write [ … ]"));
            return List.of();
        }
        return elements;
    }

    String text(String name) {
        return read(name, "", text -> text);
    }

    LocalDate day(String name) {
        return read(name, LocalDate.EPOCH, CalendarDay::parse);
    }

    @Nullable
    LocalDate dayIfAny(String name) {
        return has(name) ? day(name) : null;
    }

    @Nullable
    String textIfAny(String name) {
        return has(name) ? text(name) : null;
    }

    int number(String name) {
        Node member = object.get(name);
        if (member != null && member.value() instanceof Integer number) {
            return number;
        }
        if (member == null) {
            missing(name);
        } else {
            problems.add(member.problem("is " + member.kind() + ", not a whole number", "correct it"));
        }
        return 0;
    }

    /** One of an enum's constants, by the word the document has for it. */
    <E> E word(String name, E[] constants, Function<E, String> words) {
        return read(
                name,
                constants[0],
                text -> Arrays.stream(constants)
                        .filter(constant -> words.apply(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("write one of "
                                + Arrays.stream(constants).map(words).collect(Collectors.joining(", ")))));
    }

    /** What a text says; what stands in for it, with a problem, when it cannot be read. */
    <T> T read(String name, T standIn, Function<String, T> reading) {
        Node member = object.get(name);
        if (member == null) {
            missing(name);
            return standIn;
        }
        if (!(member.value() instanceof String text)) {
            problems.add(member.problem("is " + member.kind() + ", not a text", "write it in quotes"));
            return standIn;
        }
        try {
            return reading.apply(text);
        } catch (DateTimeException e) {
            problems.add(member.problem("is no day", "write year, month and day, as in \"2026-06-30\""));
        } catch (IllegalArgumentException e) {
            problems.add(member.problem("cannot be read", String.valueOf(e.getMessage())));
        }
        return standIn;
    }

    private Node missing(String name) {
        problems.add(node.problem("has no " + name, "give a file as it was written"));
        return node;
    }
}
