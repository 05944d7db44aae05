package care.concordance.authoring;

import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.Check;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.RuleText.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the Java source of a pack's {@link care.concordance.pack.CaseMatcher}: a tree over what the rules that each ask for
 * one case were compiled to, in which rules that begin with equal constraints share them. Each node calls the class Drools compiled the
 * constraint to, and a text that many rules compare first is looked up. No condition is written here: what decides is
 * what the rules were compiled to, in the order of the rules. One method for each node, so that each call goes to one class
 * and the JIT can inline it.
 */
public final class CaseMatcherSource {

    /** Fewer alternatives than this are tried one by one. */
    private static final int LOOKED_UP = 3;

    /** Rules named in one method: a method of the JVM has no room for thousands. */
    private static final int NAMES = 500;

    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();
        private final List<Integer> rules = new ArrayList<>();
        private @Nullable Check check;
        private String predicate = "";

        @Nullable
        String extractor() {
            Check.Lookup lookup = check == null ? null : check.lookup();
            return lookup == null ? null : lookup.extractor();
        }
    }

    private final StringBuilder methods = new StringBuilder();
    private int nodes;

    private CaseMatcherSource() {}

    /** What the rules are compiled to of which a matcher can cover each, in the order given. */
    public static List<WalkableRule.Compiled> covered(List<WalkableRule> rules) {
        return rules.stream()
                .filter(rule -> rule.asksForOne(TumorCase.class))
                .flatMap(rule -> rule.compiled().stream())
                .toList();
    }

    /**
     * The source of a class of a package, over all rules that can be covered.
     *
     * @param name the simple name of the class
     */
    public static String of(String inPackage, String name, List<WalkableRule> rules) {
        return new CaseMatcherSource().write(inPackage, name, covered(rules));
    }

    private String write(String inPackage, String name, List<WalkableRule.Compiled> rules) {
        Node root = new Node();
        for (int i = 0; i < rules.size(); i++) {
            Node node = root;
            Form form = rules.get(i).form();
            for (Check check : rules.get(i).walk().steps().get(0).checks()) {
                String predicate = Objects.requireNonNull(check.compiledTo(form));
                Node next = node.children.computeIfAbsent(predicate, compiled -> new Node());
                next.check = check;
                next.predicate = predicate;
                node = next;
            }
            node.rules.add(i);
        }
        method(root);
        StringBuilder source = new StringBuilder();
        source.append("package ").append(inPackage).append(";\n\n");
        source.append("/** Generated. Holds no condition: it calls what Drools compiled the rules to. */\n");
        source.append("public final class ").append(name).append(" implements care.concordance.pack.CaseMatcher {\n");
        source.append("    private static final java.util.List<String> RULES = rules0();\n\n");
        source.append("    @Override public java.util.List<String> rules() { return RULES; }\n\n");
        source.append("    @Override public int match(").append(TumorCase.class.getName());
        source.append(" c, int[] m) throws Exception { return n0(c, m, 0); }\n\n");
        source.append(methods);
        names(source, rules);
        return source.append("}\n").toString();
    }

    private static void names(StringBuilder source, List<WalkableRule.Compiled> rules) {
        int parts = (rules.size() + NAMES - 1) / NAMES;
        source.append("    private static java.util.List<String> rules0() {\n");
        source.append("        java.util.List<String> all = new java.util.ArrayList<>();\n");
        for (int part = 1; part <= parts; part++) {
            source.append("        rules").append(part).append("(all);\n");
        }
        source.append("        return java.util.List.copyOf(all);\n    }\n");
        for (int part = 1; part <= parts; part++) {
            source.append("    private static void rules").append(part).append("(java.util.List<String> all) {\n");
            rules.subList((part - 1) * NAMES, Math.min(rules.size(), part * NAMES))
                    .forEach(rule -> source.append("        all.add(")
                            .append(literal(rule.name()))
                            .append(");\n"));
            source.append("    }\n");
        }
    }

    /** The method of a node, and of all below it; returns its name. */
    private String method(Node node) {
        String name = "n" + nodes++;
        StringBuilder body = new StringBuilder();
        for (int rule : node.rules) {
            body.append("        m[n++] = ").append(rule).append(";\n");
        }
        Map<String, List<Node>> lookups = node.children.values().stream()
                .filter(child -> child.extractor() != null)
                .collect(Collectors.groupingBy(
                        child -> String.valueOf(child.extractor()), LinkedHashMap::new, Collectors.toList()));
        lookups.values().removeIf(alternatives -> alternatives.size() < LOOKED_UP);
        lookups.forEach((extractor, alternatives) -> {
            String key = "k" + nodes + "_" + body.length();
            body.append("        String ")
                    .append(key)
                    .append(" = (String) (Object) ")
                    .append(code(extractor));
            body.append(".INSTANCE.apply(c);\n        if (").append(key).append(" != null) {\n            switch (");
            body.append(key).append(") {\n");
            for (Node child : alternatives) {
                String literal = Objects.requireNonNull(
                                Objects.requireNonNull(child.check).lookup())
                        .literal();
                body.append("                case ").append(literal(literal)).append(":\n        ");
                call(body, child);
                body.append("                    break;\n");
            }
            body.append("                default:\n            }\n        }\n");
        });
        for (Node child : node.children.values()) {
            if (!lookups.containsKey(String.valueOf(child.extractor()))) {
                call(body, child);
            }
        }
        methods.append("    private static int ").append(name).append("(").append(TumorCase.class.getName());
        methods.append(" c, int[] m, int n) throws Exception {\n").append(body).append("        return n;\n    }\n\n");
        return name;
    }

    private void call(StringBuilder body, Node child) {
        body.append("        if (").append(code(child.predicate)).append(".INSTANCE.test(c)) ");
        if (child.children.isEmpty() && child.rules.size() == 1) {
            body.append("m[n++] = ").append(child.rules.get(0)).append(";\n");
        } else {
            body.append("n = ").append(method(child)).append("(c, m, n);\n");
        }
    }

    private static String code(String className) {
        return className.replace('$', '.');
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                literal.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                literal.append(String.format("\\u%04x", c));
            } else {
                literal.append((char) c);
            }
        });
        return literal.append('"').toString();
    }
}
