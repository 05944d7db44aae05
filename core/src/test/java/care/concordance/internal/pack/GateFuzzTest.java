package care.concordance.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import care.concordance.pack.RulePack;
import care.concordance.pack.RulePackException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Random changes of valid rules: the gate never fails in any other way than by findings, and what it accepts compiles
 * and does nothing but call the sink.
 */
class GateFuzzTest {

    private static final String CODE = "System.setProperty(\"concordance.hostile\", \"ran\")";

    /** The only shape a consequence may have, written independently of the gate's reader. */
    private static final Pattern CALL =
            Pattern.compile("\\s*verdicts\\s*\\.\\s*(observed|met|excluded|excepted|unproven)\\s*\\(\\s*\\$\\w+\\s*"
                    + "(,\\s*\"[^\"\\\\]*\"\\s*(,\\s*\\$\\w+\\s*\\.\\s*\\w+\\s*\\(\\s*\\)\\s*)*)?\\)\\s*;\\s*");

    private static final List<String> SNIPPETS = List.of(
            " ",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\"",
            "'",
            "\\",
            "\\u0022",
            "\\u000a",
            "//",
            "/*",
            "*/",
            "#",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "=",
            "==",
            "!=",
            "<=",
            "&&",
            "||",
            "!",
            ",",
            ";",
            ":",
            ".",
            "..",
            "$",
            "@",
            "@Standard(\"TB-01\")",
            "?",
            "-",
            "+",
            "0",
            "014",
            "1.5",
            "\0",
            "\uFEFF",
            "\u200B",
            "\u202E",
            "\u2028",
            "\u00E9",
            "\uD800",
            "null",
            "true",
            "not",
            "exists",
            "in",
            "contains",
            "eval(",
            "from",
            "or",
            "and",
            "forall",
            "accumulate",
            "when",
            "then",
            "end",
            "rule",
            "rule \"x\"",
            "query",
            "import",
            "import static",
            "package a;",
            "global",
            "declare",
            "function",
            "dialect \"mvel\"",
            "salience 1",
            "verdicts",
            "verdicts.met($site);",
            "kcontext",
            "$site",
            "$board",
            "TumorBoard( )",
            "Site",
            "daysBetweenMeetings",
            "name",
            "disciplines != null",
            CODE,
            CODE + ";",
            "} static { " + CODE + "; } {",
            "@Foo( " + CODE + " )",
            "{}",
            "{ }");

    @Test
    void manyMutants() {
        int accepted = mutate(7, 800);
        assertThat(accepted)
                .as("mutants the gate accepts, so that the second half of the claim is tested")
                .isGreaterThan(25);
    }

    @Test
    @Tag("long")
    void veryManyMutants() {
        for (int seed = 100; seed < 150; seed++) {
            mutate(seed, 10_000);
        }
    }

    private static int mutate(long seed, int times) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < times; i++) {
            String drl = SamplePack.DRL;
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                drl = mutant(drl, random);
            }
            String mutant = drl;
            RulePack pack = SamplePack.with(original -> mutant);
            try {
                CompiledPack.check(pack);
            } catch (RulePackException refused) {
                assertThat(refused.findings()).isNotEmpty();
                continue;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", mutant " + i + ":\n" + mutant, e);
            }
            accepted++;
            assertThatCode(() -> CompiledPack.of(pack, Map.of()))
                    .as("seed %d, mutant %d:%n%s", seed, i, mutant)
                    .doesNotThrowAnyException();
            assertThat(consequences(mutant)).as("seed %d, mutant %d", seed, i).allMatch(CALL.asMatchPredicate());
            assertThat(System.getProperty("concordance.hostile"))
                    .as("seed %d, mutant %d:%n%s", seed, i, mutant)
                    .isNull();
        }
        return accepted;
    }

    /** What the builder will compile, from its own parser. */
    private static List<String> consequences(String drl) {
        try {
            return new DrlParser(LanguageLevelOption.DRL6)
                    .parse(false, drl).getRules().stream()
                            .map(rule -> String.valueOf(rule.getConsequence()))
                            .toList();
        } catch (DroolsParserException e) {
            throw new AssertionError("the gate accepts what Drools cannot read:\n" + drl, e);
        }
    }

    private static String mutant(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 4));
        String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1, 2 -> text.substring(0, at) + snippet + text.substring(at);
            case 3 -> text.substring(0, at) + snippet + text.substring(end);
            case 4 -> {
                int to = random.nextInt(text.length() + 1);
                yield text.substring(0, to) + text.substring(at, end) + text.substring(to);
            }
            default -> swapWords(text, random);
        };
    }

    /** One word of the text in the place of another: what a tired author does. */
    private static String swapWords(String text, Random random) {
        List<int[]> words = Pattern.compile("\\$?\\w+")
                .matcher(text)
                .results()
                .map(word -> new int[] {word.start(), word.end()})
                .toList();
        int[] to = words.get(random.nextInt(words.size()));
        int[] from = words.get(random.nextInt(words.size()));
        return text.substring(0, to[0]) + text.substring(from[0], from[1]) + text.substring(to[1]);
    }
}
