package care.concordance.internal.pack;

import care.concordance.facts.Answer;
import care.concordance.internal.pack.RuleText.ArgumentText;
import care.concordance.internal.pack.RuleText.CallText;
import care.concordance.internal.pack.RuleText.Form;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.pack.Quantifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the DRL that Drools compiles: each author's rule once for certain and, where a value it reads may be unknown, once
 * for possible. Nobody reads it but Drools, and no message names it.
 */
final class CompiledText {

    private CompiledText() {}

    /**
     * The compiled texts of a pack.
     *
     * @return by the path of the file that holds the author's rules
     */
    static Map<String, String> of(Gate.Passed passed) {
        TreeSet<String> imports = new TreeSet<>(List.of(Answer.class.getName()));
        passed.types().values().forEach(type -> imports.add(type.getCanonicalName()));
        StringBuilder head = new StringBuilder("package " + passed.dslPackage() + ";\n\n");
        imports.forEach(name -> head.append("import ").append(name).append(";\n"));
        head.append("\nglobal ").append(Vocabulary.SINK).append(" verdicts;\n");
        Map<String, StringBuilder> files = new TreeMap<>();
        for (RuleText rule : passed.rules()) {
            StringBuilder file = files.computeIfAbsent(rule.file(), path -> new StringBuilder(head));
            write(file, rule, Form.CERTAIN);
            if (!rule.isTwoValued()) {
                write(file, rule, Form.POSSIBLE);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, text) -> texts.put(path, text.toString()));
        return texts;
    }

    private static void write(StringBuilder text, RuleText rule, Form form) {
        text.append("\nrule \"").append(rule.compiledName(form)).append("\"\n");
        text.append("  @Standard(\"").append(rule.standard()).append("\")\nwhen\n");
        for (PatternText pattern : rule.patterns()) {
            text.append("  ")
                    .append(
                            pattern.quantifier() == Quantifier.EACH
                                    ? ""
                                    : pattern.quantifier().name().toLowerCase(Locale.ROOT) + " ")
                    .append(pattern.binding() == null ? "" : pattern.binding() + " : ")
                    .append(pattern.type())
                    .append("( ")
                    .append(String.join(
                            ", ",
                            pattern.constraints().stream()
                                    .map(constraint -> rule.compiled(form, pattern, constraint))
                                    .toList()))
                    .append(" )\n");
        }
        CallText call = rule.call();
        text.append("then\n  verdicts.").append(call.method()).append('(').append(call.subject());
        if (call.template() != null) {
            text.append(", \"").append(call.template()).append('"');
        }
        for (ArgumentText argument : call.arguments()) {
            text.append(", ").append(argument.reference()).append("()");
        }
        text.append(");\nend\n");
    }
}
