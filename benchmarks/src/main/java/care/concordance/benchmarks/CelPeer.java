package care.concordance.benchmarks;

import care.concordance.benchmarks.CaseStandards.Property;
import care.concordance.benchmarks.CaseStandards.Test;
import care.concordance.benchmarks.CaseStandards.Text;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Verb;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same rules as CEL expressions, compiled and checked beforehand, looked up by the site: CEL has no rules, so that a
 * case is not tried against those of other sites is done for it. A value is read when an expression asks for it.
 */
final class CelPeer {

    private record Program(int standard, int verb, CelRuntime.Program expression) {}

    private static final Map<String, Function<TumorCase, Object>> VALUES = new HashMap<>();

    static {
        Map<Property, Function<TumorCase, Object>> read = new HashMap<>();
        read.put(Property.BEHAVIOR, c -> (long) c.behavior());
        read.put(Property.RESECTED, c -> c.resected().name());
        read.put(Property.NODES_EXAMINED_AT_LEAST, c -> (long) c.nodesExamined().atLeast());
        read.put(Property.NODES_EXAMINED_AT_MOST, c -> (long) c.nodesExamined().atMost());
        read.put(Property.AGE_AT_LEAST, c -> (long) c.age().atLeast());
        read.put(Property.AGE_AT_MOST, c -> (long) c.age().atMost());
        read.put(Property.STAGE_TWO_OR_THREE, c -> c.stageTwoOrThree().name());
        read.put(Property.DAYS_TO_CHEMOTHERAPY_AT_LEAST, c ->
                (long) c.daysToChemotherapy().atLeast());
        read.put(Property.DAYS_TO_CHEMOTHERAPY_AT_MOST, c ->
                (long) c.daysToChemotherapy().atMost());
        read.put(
                Property.HORMONE_RECEPTOR_POSITIVE,
                c -> c.hormoneReceptorPositive().name());
        read.put(Property.OPERATED, c -> c.operated().name());
        read.put(Property.HORMONE_THERAPY, c -> c.hormoneTherapy().name());
        read.put(Property.NODES_POSITIVE_AT_LEAST, c -> (long) c.nodesPositive().atLeast());
        read.put(Property.NODES_POSITIVE_AT_MOST, c -> (long) c.nodesPositive().atMost());
        read.put(Property.DAYS_FROM_SURGERY_TO_RADIATION_AT_LEAST, c ->
                (long) c.daysFromSurgeryToRadiation().atLeast());
        read.put(Property.DAYS_FROM_SURGERY_TO_RADIATION_AT_MOST, c ->
                (long) c.daysFromSurgeryToRadiation().atMost());
        read.put(Property.INVASIVE, c -> c.invasive().name());
        read.put(Property.DAYS_TO_FIRST_TREATMENT_AT_LEAST, c ->
                (long) c.daysToFirstTreatment().atLeast());
        read.put(Property.DAYS_TO_FIRST_TREATMENT_AT_MOST, c ->
                (long) c.daysToFirstTreatment().atMost());
        read.forEach((property, value) -> VALUES.put(property.word(), value));
    }

    private final Map<String, List<Program>> programs = new HashMap<>();
    private final Said said;

    CelPeer(List<Text> texts) {
        said = new Said(texts);
        CelCompilerBuilder variables = CelCompilerFactory.standardCelCompilerBuilder();
        for (Property property : Property.values()) {
            boolean isText = texts.stream()
                    .flatMap(CelPeer::tests)
                    .anyMatch(test -> test.property() == property && !test.isNumber());
            variables.addVar(property.word(), isText ? SimpleType.STRING : SimpleType.INT);
        }
        CelCompiler compiler = variables.build();
        CelRuntime runtime = CelRuntimeFactory.legacyCelRuntimeBuilder().build();
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            List<Program> ofSite = programs.computeIfAbsent(text.site(), site -> new ArrayList<>());
            ofSite.add(program(compiler, runtime, i, Verb.OBSERVED, text.possibleBase()));
            ofSite.add(program(compiler, runtime, i, Verb.MET, text.with(text.met())));
            ofSite.add(program(compiler, runtime, i, Verb.UNPROVEN, text.with(text.unproven())));
            for (List<Test> unknown : text.unknownBase()) {
                ofSite.add(program(compiler, runtime, i, Verb.UNPROVEN, unknown));
            }
        }
    }

    private static Stream<Test> tests(Text text) {
        return Stream.of(text.base(), text.met(), text.unproven()).flatMap(List::stream);
    }

    private static Program program(CelCompiler compiler, CelRuntime runtime, int number, Verb verb, List<Test> tests) {
        String expression = tests.stream().map(Test::cel).collect(Collectors.joining(" && "));
        try {
            return new Program(
                    number,
                    CaseVerdict.bit(verb),
                    runtime.createProgram(compiler.compile(expression).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    HandWritten.Review review(TumorCase tumorCase) {
        return review(List.of(tumorCase)).get(0);
    }

    List<HandWritten.Review> review(List<TumorCase> cases) {
        for (TumorCase tumorCase : cases) {
            for (Program program : programs.getOrDefault(tumorCase.primarySite(), List.of())) {
                try {
                    Object holds = program.expression()
                            .eval(name -> Optional.ofNullable(VALUES.get(name)).map(value -> value.apply(tumorCase)));
                    if (Boolean.TRUE.equals(holds)) {
                        said.add(tumorCase, program.standard(), program.verb());
                    }
                } catch (CelEvaluationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return said.reviews(cases);
    }
}
