package care.concordance.authoring;

import care.concordance.facts.Subject;
import care.concordance.internal.evaluate.OutcomeTable;
import care.concordance.internal.pack.PageKey;
import care.concordance.json.ScenarioSchema;
import care.concordance.pack.Finding;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Provenance;
import care.concordance.verdict.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an author may write, looked up: the whole of it, made from the code as Markdown. */
public final class AuthoringReference {

    private AuthoringReference() {}

    /**
     * How values are compared, with an example of each that the gate lets pass.
     *
     * @param operator as rules write it
     * @param of what it is for
     * @param example a pattern
     */
    record Operator(String operator, String of, String example) {}

    static List<Operator> operators() {
        return List.of(
                new Operator("==", "anything but a set", "TumorBoard( daysBetweenMeetings == 14 )"),
                new Operator(
                        "!=",
                        "anything but a set; `!= null`: is on record",
                        "Site( scope != Site.Scope.NOT_YET_INCLUDED )"),
                new Operator("<", "numbers and days", "TumorBoard( daysBetweenMeetings < 15 )"),
                new Operator("<=", "numbers and days", "TumorBoard( daysBetweenMeetings <= 14 )"),
                new Operator(">", "numbers and days", "TumorBoard( casesPresented > 0 )"),
                new Operator(">=", "numbers and days", "TumorBoard( casesPresented >= 1 )"),
                new Operator(
                        "in", "one of a list", "Site( scope in (Site.Scope.IN_SCOPE, Site.Scope.NOT_YET_INCLUDED) )"),
                new Operator("not in", "none of a list", "Site( scope not in (Site.Scope.NOT_YET_INCLUDED) )"),
                new Operator("contains", "a set", "TumorBoard( disciplines contains Discipline.SURGERY )"),
                new Operator("not contains", "a set", "TumorBoard( disciplines not contains Discipline.SURGERY )"),
                new Operator(
                        "&&",
                        "all of these, one level deep",
                        "TumorBoard( daysBetweenMeetings <= 14 && casesPresented >= 100 )"),
                new Operator(
                        "||",
                        "one of these, one level deep",
                        "TumorBoard( daysBetweenMeetings <= 14 || casesPresented >= 100 )"));
    }

    /** The reference. */
    public static String text(FactTypes types) {
        StringBuilder text = new StringBuilder("# What a standard may say\n\n");
        text.append("Made from the code; [writing-standards.md](writing-standards.md) explains it. ")
                .append(Provenance.NOT_OFFICIAL)
                .append("\n");
        verbs(text);
        heading(text, "Operators", "between the parentheses of a pattern; a comma means \"and\"");
        table(
                text,
                List.of("write", "for", "as in"),
                operators().stream()
                        .map(each -> List.of(code(each.operator()), each.of(), code(each.example())))
                        .toList());
        text.append("\n"
                        + "What is yes or no stands alone: `operated`, `!metastatic`. On the right stands a value,"
                        + " or a property of a fact the rule")
                .append(" has bound before: `$asOf.day`, or a\n"
                        + "[window](writing-standards.md#windows-within-18-months-for-another-90-days):"
                        + " `$asOf.day.minusMonths(18)`.\n");
        page(text);
        scenario(text);
        heading(text, "Findings", "the kinds of mistake `check` names");
        table(
                text,
                List.of("id", "about"),
                Arrays.stream(Finding.Kind.values())
                        .map(kind -> List.of(code(kind.id()), kind.meaning()))
                        .toList());
        facts(text, types);
        return text.toString();
    }

    private static void verbs(StringBuilder text) {
        heading(text, "Verbs", "what was stated of a subject, and the verdict where nothing of it is unknown");
        Map<Set<Verb>, String> rows = new LinkedHashMap<>();
        rows.put(Set.of(Verb.OBSERVED, Verb.MET, Verb.EXCLUDED), "`excluded`, whatever else");
        rows.put(Set.of(Verb.OBSERVED, Verb.MET), "`observed` and `met`");
        rows.put(Set.of(Verb.OBSERVED, Verb.EXCEPTED, Verb.UNPROVEN), "else `excepted`");
        rows.put(Set.of(Verb.OBSERVED, Verb.UNPROVEN), "else `unproven`");
        rows.put(Set.of(Verb.OBSERVED), "else `observed`");
        rows.put(Set.of(), "nothing");
        rows.put(Set.of(Verb.MET), "`met` without `observed`");
        table(
                text,
                List.of("stated", "of a system, region, site or program", "of a case, patient or encounter"),
                rows.entrySet().stream()
                        .map(row -> List.of(
                                row.getValue(),
                                verdict(row.getKey(), Subject.Kind.SITE),
                                verdict(row.getKey(), Subject.Kind.CASE)))
                        .toList());
    }

    private static String verdict(Set<Verb> stated, Subject.Kind kind) {
        return OutcomeTable.decide(stated, kind).map(Outcome::name).orElse("a mistake in the rules");
    }

    private static void page(StringBuilder text) {
        heading(text, "A page", "the keys of its front matter, one `key: value` a line between two lines `---`");
        List<List<String>> rows = new ArrayList<>();
        for (PageKey key : PageKey.values()) {
            rows.add(List.of(
                    code(key.key()),
                    key.meaning(),
                    key.constants().isEmpty()
                            ? ""
                            : key.constants().stream()
                                    .map(AuthoringReference::code)
                                    .collect(Collectors.joining(", ")),
                    key.isOptional() ? "may be left out" : ""));
        }
        table(text, List.of("key", "says", "one of", ""), rows);
        text.append("\nBelow it stand the sections ")
                .append(PageKey.sections().stream()
                        .map(AuthoringReference::code)
                        .collect(Collectors.joining(", ")))
                .append(", and for near copies `## Rows`. The schema is"
                        + " [page.schema.json](schemas/page.schema.json).\n");
    }

    private static void scenario(StringBuilder text) {
        heading(text, "A scenario", "the members of each object in the array of `<ID>.json`");
        List<List<String>> rows = new ArrayList<>();
        ScenarioSchema.members().forEach((name, meaning) -> rows.add(List.of(code(name), meaning)));
        rows.add(List.of(code("facts"), "What is on record, as in a [facts document](facts.schema.json)."));
        table(text, List.of("member", "says"), rows);
        text.append(
                "\nA file about a registry case, or about a patient as a quality measure sees one, is an object:\n\n");
        table(
                text,
                List.of("member", "says"),
                ScenarioSchema.fileMembers().entrySet().stream()
                        .map(member -> List.of(code(member.getKey()), member.getValue()))
                        .toList());
        text.append("\nThe schema is [scenario.schema.json](schemas/scenario.schema.json).\n");
    }

    private static void facts(StringBuilder text, FactTypes types) {
        heading(text, "Facts", "every type a rule may ask, and its properties; `concordance facts TYPE` prints one");
        types.byName().forEach((name, type) -> {
            text.append("\n### ").append(name).append("\n\n");
            text.append("`import ").append(type.getCanonicalName()).append(";` ");
            text.append(FactTypes.says(type)).append("\n\n");
            table(
                    text,
                    List.of("property", "values", "is"),
                    FactTypes.properties(type).stream()
                            .map(property -> List.of(
                                    code(property.name()),
                                    String.join("; ", property.says()) + constants(property),
                                    is(property)))
                            .toList());
        });
    }

    private static String constants(FactProperty property) {
        return property.constants().isEmpty()
                ? ""
                : "; " + code(property.enumeration()) + ": " + String.join(", ", property.constants());
    }

    private static String is(FactProperty property) {
        return (property.meaning() == null
                        ? property.words() + (property.derived() ? " (derived)" : "")
                        : property.meaning())
                + (property.whenUnknown() == null ? "" : " When unknown: " + property.whenUnknown() + ".");
    }

    private static void heading(StringBuilder text, String title, @Nullable String says) {
        text.append("\n## ").append(title).append("\n\n");
        if (says != null) {
            text.append(Character.toUpperCase(says.charAt(0)))
                    .append(says.substring(1))
                    .append(".\n\n");
        }
    }

    private static void table(StringBuilder text, List<String> header, List<List<String>> rows) {
        text.append(StandardsPages.row(header.toArray(String[]::new)));
        text.append("|").append(" --- |".repeat(header.size())).append('\n');
        rows.forEach(row -> text.append(StandardsPages.row(row.toArray(String[]::new))));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
