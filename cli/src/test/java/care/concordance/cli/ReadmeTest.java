package care.concordance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.PartialDate;
import care.concordance.facts.Therapy;
import care.concordance.facts.Tnm;
import care.concordance.facts.TumorCase;
import care.concordance.pack.RulePack;
import care.concordance.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is run. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theJavaExampleCompilesAndRuns() throws Exception {
        String body = block("java");
        assertThat(body).doesNotContainPattern("\\bnull\\b");
        Path source = folder.resolve("Readme.java");
        Files.writeString(source, """
                import care.concordance.*;
                import care.concordance.facts.*;
                import care.concordance.standards.CarePartnerStandards;
                import java.time.LocalDate;
                import java.util.List;
                public class Readme {
                    public static void main(String... args) {
                """ + body + "\n    }\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int compiled = compiler.run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(compiled).isZero();
        String out = Run.program(() -> {
            try (var loader = new java.net.URLClassLoader(
                    new java.net.URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
                loader.loadClass("Readme").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (ReflectiveOperationException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(out)
                .contains("TB-01 `thoracic` meets every 30 days")
                .contains("ALIGNING")
                .contains("Schedule the tumor board at least every 14 days");
    }

    @Test
    void theDrlExampleJudges() throws IOException {
        String drl = """
                package org.example;
                import care.concordance.facts.TumorCase;
                global care.concordance.evaluate.Verdicts verdicts;
                """ + block("drl");
        String page =
                Files.readString(Path.of("../rules/src/main/resources/cases/colon/COLON-01-adjuvant-chemotherapy.md"));
        ConcordanceEngine engine = ConcordanceEngine.load(
                RulePack.of("readme", "1", Map.of("colon/COLON-01-readme.drl", drl, "colon/COLON-01-readme.md", page)));
        assertThat(outcome(engine, Between.exactly(79), 120)).isEqualTo(Outcome.CONCORDANT);
        assertThat(outcome(engine, Between.exactly(79), 121)).isEqualTo(Outcome.GAP);
        assertThat(outcome(engine, Between.exactly(80), 121)).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome(engine, new Between(79, 80), 121)).isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void theOutputShownIsTheOutput() throws IOException {
        String shown = block("text").strip();
        assertThat(Run.command("assess", "../examples/data/riverbend-2026.json").out())
                .contains(shown);
    }

    @Test
    void theRegistryReviewedIsReviewedAsShown() throws IOException {
        String readme = Files.readString(README);
        String command = "java -jar cli/target/concordance.jar review examples/data/synthetic-registry-2025.xml.gz";
        assertThat(readme).contains(command);
        String shown = readme.substring(readme.indexOf(command));
        shown = shown.substring(shown.indexOf("```text\n") + 8);
        shown = shown.substring(0, shown.indexOf("```")).strip();
        assertThat(shown).startsWith("Measures of");
        Run run = Run.command("review", "../examples/data/synthetic-registry-2025.xml.gz");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(shown);
    }

    @Test
    void theCommandsShownAreTheOnesCiRuns() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).contains("java -jar cli/target/concordance.jar assess examples/data/riverbend-2026.json");
        assertThat(readme).contains("mvn -B -ntp verify");
        assertThat(Files.readString(Path.of("../.ci/run"))).contains("mvn -B -ntp verify");
    }

    private static Outcome outcome(ConcordanceEngine engine, Between age, int days) {
        LocalDate day = LocalDate.of(2025, 3, 1);
        TumorCase tumor = TumorCase.builder("1", "main", "C182")
                .diagnosis(PartialDate.of(day))
                .histology(8140)
                .behavior(3)
                .age(age)
                .firstOrOnlyCancer(Answer.YES)
                .treatedHere(Answer.YES)
                .pathologic(new Tnm("T3", "N1", "M0", "IIIB"))
                .nodesPositive(Between.exactly(2))
                .surgeryCode(40)
                .chemotherapy(Therapy.GIVEN)
                .chemotherapyDate(PartialDate.of(day.plusDays(days)))
                .build();
        return engine.review(tumor).outcome("COLON-01");
    }

    private static String block(String language) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(matcher.find())
                .as("a block of " + language + " in the README")
                .isTrue();
        return matcher.group(1);
    }
}
