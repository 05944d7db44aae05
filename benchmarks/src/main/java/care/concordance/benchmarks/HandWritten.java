package care.concordance.benchmarks;

import care.concordance.benchmarks.CaseStandards.Test;
import care.concordance.benchmarks.CaseStandards.Text;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Verb;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limit: what an engineer would write in Java for these standards and nothing else. A switch over the site, a method
 * for each standard that asks each thing once, verdicts made beforehand and shared. The methods are written out from the
 * same list as the rules, because nobody types eight hundred.
 */
public abstract class HandWritten {

    /** One case judged. Nobody compares these. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Review(TumorCase tumorCase, CaseVerdict[] verdicts) {}

    /** Every verdict there can be, by standard and what was said. */
    protected final CaseVerdict[] shared;

    private final CaseVerdict[] found = new CaseVerdict[CaseStandards.OF_A_SITE];

    protected HandWritten(CaseVerdict[] shared) {
        this.shared = shared;
    }

    /** Puts the verdicts on a case into an array and returns how many there are. */
    protected abstract int judge(TumorCase tumorCase, CaseVerdict[] into);

    /** Judges one case. Not thread-safe. */
    public final Review review(TumorCase tumorCase) {
        int count = judge(tumorCase, found);
        return new Review(tumorCase, Arrays.copyOf(found, count));
    }

    /** Compiles the code for these standards. */
    static HandWritten of(List<Text> texts, Workshop workshop) {
        CaseVerdict[] shared = new CaseVerdict[texts.size() << Verb.values().length];
        for (int i = 0; i < texts.size(); i++) {
            for (int said = 1; said < 1 << Verb.values().length; said++) {
                shared[(i << Verb.values().length) + said] =
                        CaseVerdict.of(texts.get(i).id(), said);
            }
        }
        return workshop.instance(
                "HandWritten" + texts.size(), source(texts), HandWritten.class, CaseVerdict[].class, shared);
    }

    private static String source(List<Text> texts) {
        StringBuilder source = new StringBuilder("package care.concordance.benchmarks;\n");
        source.append("import care.concordance.facts.*;\n");
        source.append("public final class HandWritten").append(texts.size()).append(" extends HandWritten {\n");
        source.append("  public HandWritten")
                .append(texts.size())
                .append("(CaseVerdict[] shared) { super(shared); }\n");
        source.append("  @Override protected int judge(TumorCase c, CaseVerdict[] f) {\n");
        source.append("    return switch (c.primarySite()) {\n");
        Map<String, StringBuilder> sites = new LinkedHashMap<>();
        int observed = CaseVerdict.bit(Verb.OBSERVED);
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            sites.computeIfAbsent(text.site(), site -> new StringBuilder())
                    .append("    if ((v = s" + i + "(c)) != 0) f[n++] = shared[" + (i << Verb.values().length)
                            + " + v];\n");
        }
        sites.keySet().forEach(site -> source.append("      case \"" + site + "\" -> site" + site + "(c, f);\n"));
        source.append("      default -> 0;\n    };\n  }\n");
        sites.forEach((site, body) -> source.append("  private int site" + site + "(TumorCase c, CaseVerdict[] f) {\n"
                + "    int n = 0;\n    int v;\n" + body + "    return n;\n  }\n"));
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            source.append("  private static int s" + i + "(TumorCase c) {\n");
            int unproven = observed | CaseVerdict.bit(Verb.UNPROVEN);
            source.append("    if (!(" + java(text.possibleBase()) + ")) return 0;\n");
            source.append("    if (!(" + java(text.base()) + ")) return " + unproven + ";\n");
            source.append("    if (" + java(text.met()) + ") return " + (observed | CaseVerdict.bit(Verb.MET)) + ";\n");
            source.append("    return " + java(left(text)) + " ? " + unproven + " : " + observed + ";\n  }\n");
        }
        return source.append("}\n").toString();
    }

    /** What is left to ask of unproven when it is known not to be met. */
    private static List<Test> left(Text text) {
        List<Test> others = text.unproven().stream()
                .filter(test -> test.property() != text.met().get(0).property())
                .toList();
        return others.isEmpty() ? text.unproven() : others;
    }

    private static String java(List<Test> tests) {
        return tests.stream().map(Test::java).collect(Collectors.joining(" && "));
    }
}
