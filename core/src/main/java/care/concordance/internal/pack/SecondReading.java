package care.concordance.internal.pack;

import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.RuleText.Position;
import care.concordance.pack.Finding;
import care.concordance.pack.Finding.Kind;
import care.concordance.pack.Quantifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a file again with Drools' own parsers, at both language levels, and compares with our reading: what we judged
 * must be what will be compiled. The two parsers differ (the newer one can swallow a whole left side into an annotation),
 * so a text they read differently is refused.
 */
final class SecondReading {

    private SecondReading() {}

    /** Nothing when both of Drools' parsers read the text as we did; else where the first difference is. */
    static List<Finding> compare(Source source, RuleReader.ReadRules ours) {
        List<String> expected = new ArrayList<>();
        expected.add(header(
                String.valueOf(ours.dslPackage()),
                ours.imports().keySet(),
                ours.global() == null ? Set.of() : Set.of(ours.global() + " verdicts")));
        ours.rules().forEach(rule -> expected.add(canonical(rule)));
        for (LanguageLevelOption level : List.of(LanguageLevelOption.DRL6, LanguageLevelOption.DRL10)) {
            List<String> read = read(source.text(), level);
            if (!read.equals(expected)) {
                return List.of(difference(source, ours.rules(), level, expected, read));
            }
        }
        return List.of();
    }

    private static Finding difference(
            Source source, List<RuleText> rules, LanguageLevelOption level, List<String> expected, List<String> read) {
        int i = 0;
        while (i < expected.size() && i < read.size() && expected.get(i).equals(read.get(i))) {
            i++;
        }
        // The header comes first, then the rules.
        Position at = i > 0 && i <= rules.size() ? rules.get(i - 1).at() : new Position(1, 1);
        return source.finding(
                Kind.SECOND_READING,
                at,
                "Drools' parser (" + level + ") reads this differently: "
                        + (i < read.size() ? read.get(i) : "it sees no such rule"),
                "write it in the plain form of the house style");
    }

    private static String header(String dslPackage, Collection<String> imports, Collection<String> globals) {
        return "package " + dslPackage + " imports " + new TreeSet<>(imports) + " globals " + new TreeSet<>(globals);
    }

    private static String canonical(RuleText rule) {
        StringBuilder text = new StringBuilder(rule.name())
                .append(extending(rule.parent() == null ? null : rule.parent().name()));
        for (PatternText pattern : rule.patterns()) {
            text.append(" | ")
                    .append(
                            pattern.quantifier() == Quantifier.EACH
                                    ? ""
                                    : pattern.quantifier().name() + " ")
                    .append(pattern.binding())
                    .append(':')
                    .append(pattern.type());
            if (pattern.refines() != null) {
                text.append(" , this==").append(pattern.refines());
            }
            pattern.constraints()
                    .forEach(constraint -> text.append(" , ").append(RuleReader.squeeze(constraint.text())));
        }
        RuleText.CallText call = rule.call();
        text.append(" > verdicts.").append(call.method()).append('(').append(call.subject());
        if (call.template() != null) {
            text.append(",\"").append(call.template()).append('"');
        }
        call.arguments()
                .forEach(argument ->
                        text.append(',').append(argument.reference()).append("()"));
        return text.append(");").toString();
    }

    private static List<String> read(String text, LanguageLevelOption level) {
        try {
            DrlParser parser = new DrlParser(level);
            PackageDescr descr = parser.parse(false, text);
            if (descr == null || parser.hasErrors()) {
                return List.of("unreadable: " + parser.getErrors());
            }
            List<String> read = new ArrayList<>();
            read.add(header(
                    descr.getName(),
                    descr.getImports().stream().map(ImportDescr::getTarget).toList(),
                    descr.getGlobals().stream()
                            .map(global -> global.getType() + " " + global.getIdentifier())
                            .toList()));
            descr.getRules().forEach(rule -> read.add(canonical(rule)));
            boolean more = !descr.getFunctions().isEmpty()
                    || !descr.getTypeDeclarations().isEmpty()
                    || !descr.getEnumDeclarations().isEmpty()
                    || !descr.getFunctionImports().isEmpty()
                    || !descr.getAccumulateImports().isEmpty()
                    || !descr.getAttributes().isEmpty()
                    || !descr.getEntryPointDeclarations().isEmpty()
                    || !descr.getWindowDeclarations().isEmpty()
                    || descr.getUnit() != null;
            if (more) {
                read.add("something besides imports, the sink and rules");
            }
            return read;
        } catch (DroolsParserException | RuntimeException e) {
            // Whatever a parser does with a text it cannot read, we do not let it pass.
            return List.of("unreadable: " + e.getMessage());
        }
    }

    private static String canonical(RuleDescr rule) {
        StringBuilder text = new StringBuilder(rule.getName());
        if (rule instanceof QueryDescr) {
            text.append(" is not a plain rule");
        }
        text.append(extending(rule.getParentName()));
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            String value = String.valueOf(annotation.getSingleValue()).replace("\"", "");
            // That it says what the name says has been checked.
            if (!annotation.getName().equals("Standard") || !rule.getName().startsWith(value + " ")) {
                text.append(" @").append(annotation.getName()).append('=').append(value);
            }
        }
        rule.getAttributes()
                .keySet()
                .forEach(attribute -> text.append(" attribute ").append(attribute));
        for (BaseDescr element : rule.getLhs().getDescrs()) {
            text.append(" | ");
            if (element instanceof ExistsDescr exists) {
                text.append("EXISTS ");
                for (Object inner : exists.getDescrs()) {
                    append(text, inner);
                }
            } else if (element instanceof NotDescr not) {
                text.append("NOT ");
                for (Object inner : not.getDescrs()) {
                    append(text, inner);
                }
            } else {
                append(text, element);
            }
        }
        text.append(" > ").append(RuleReader.squeeze(String.valueOf(rule.getConsequence())));
        rule.getNamedConsequences()
                .keySet()
                .forEach(name -> text.append(" named ").append(name));
        return text.toString();
    }

    private static String extending(@Nullable String parent) {
        return parent == null ? "" : " extends " + parent;
    }

    private static void append(StringBuilder text, Object element) {
        if (!(element instanceof PatternDescr pattern)) {
            text.append(element.getClass().getSimpleName());
            return;
        }
        text.append(pattern.getIdentifier()).append(':').append(pattern.getObjectType());
        for (BaseDescr constraint : pattern.getDescrs()) {
            text.append(" , ")
                    .append(
                            constraint instanceof ExprConstraintDescr expression
                                    ? RuleReader.squeeze(expression.getExpression())
                                    : constraint.getClass().getSimpleName());
        }
        if (pattern.getSource() != null
                || !pattern.getBehaviors().isEmpty()
                || pattern.isQuery()
                || pattern.isUnification()) {
            text.append(" from elsewhere");
        }
    }
}
