package care.concordance.pack;

import care.concordance.pack.RuleText.PatternText;
import care.concordance.pack.RuleText.Position;
import care.concordance.pack.RuleText.Quantifier;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a file again with Drools' own parsers, at both language levels, and compares with our reading: what we judged
 * must be what will be compiled. The two parsers differ (the newer one can swallow a whole left side into an annotation),
 * so a text they read differently is refused.
 */
final class SecondReading {

    private SecondReading() {}

    static List<Finding> compare(String file, String text, List<RuleText> ours) {
        List<String> lines = text.lines().toList();
        List<Finding> findings = new ArrayList<>();
        List<String> expected = ours.stream().map(SecondReading::canonical).toList();
        for (LanguageLevelOption level : List.of(LanguageLevelOption.DRL6, LanguageLevelOption.DRL10)) {
            List<String> read = read(text, level);
            if (read.equals(expected)) {
                continue;
            }
            int i = 0;
            while (i < expected.size() && i < read.size() && expected.get(i).equals(read.get(i))) {
                i++;
            }
            Position at = i < ours.size() ? ours.get(i).at() : new Position(1, 1);
            findings.add(RuleReader.finding(
                    file,
                    lines,
                    at,
                    "Drools' parser (" + level + ") reads this rule differently: "
                            + (i < read.size() ? read.get(i) : "it sees no such rule"),
                    "write it in the plain form of the house style"));
        }
        return findings;
    }

    private static String canonical(RuleText rule) {
        StringBuilder text =
                new StringBuilder(rule.name()).append(" @Standard=").append(rule.standard());
        for (PatternText pattern : rule.patterns()) {
            text.append(" | ")
                    .append(
                            pattern.quantifier() == Quantifier.EACH
                                    ? ""
                                    : pattern.quantifier().name() + " ")
                    .append(pattern.binding())
                    .append(':')
                    .append(pattern.type());
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
            PackageDescr descr = new DrlParser(level).parse(false, text);
            if (descr == null) {
                return List.of();
            }
            List<String> rules = new ArrayList<>(
                    descr.getRules().stream().map(SecondReading::canonical).toList());
            boolean more = !descr.getFunctions().isEmpty()
                    || !descr.getTypeDeclarations().isEmpty()
                    || !descr.getEnumDeclarations().isEmpty()
                    || !descr.getFunctionImports().isEmpty()
                    || !descr.getAccumulateImports().isEmpty()
                    || !descr.getAttributes().isEmpty()
                    || !descr.getEntryPointDeclarations().isEmpty()
                    || !descr.getWindowDeclarations().isEmpty()
                    || descr.getGlobals().size() > 1;
            if (more) {
                rules.add("something besides imports, the sink and rules");
            }
            return rules;
        } catch (DroolsParserException e) {
            return List.of("unreadable: " + e.getMessage());
        }
    }

    private static String canonical(RuleDescr rule) {
        StringBuilder text = new StringBuilder(rule.getName());
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            text.append(" @")
                    .append(annotation.getName())
                    .append('=')
                    .append(String.valueOf(annotation.getSingleValue()).replace("\"", ""));
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
