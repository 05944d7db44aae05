package care.concordance.standards;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.FactTypes;
import care.concordance.facts.Answer;
import care.concordance.facts.Between;
import care.concordance.facts.WhenUnknown;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.internal.pack.RuleText.PatternText;
import care.concordance.internal.pack.Vocabulary;
import care.concordance.pack.RulePack;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a rule asks and may be unknown has words of its own for when it is. */
class UnknownWordsTest {

    /** Where nothing is said the fact is about the whole system: null is a value of these. */
    private static final Set<String> NULL_SAYS_SOMETHING = Set.of("Committee.site", "LiaisonRole.site");

    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z0-9]+)}");

    private static final Set<String> OF_THE_RULE = Set.of("n", "is");

    @Test
    void everythingAskedHasWordsForWhenItIsNotKnown() throws ReflectiveOperationException {
        Set<String> without = new TreeSet<>();
        int asked = 0;
        for (RulePack pack : new RulePack[] {CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures()}) {
            Map<String, Class<?>> types = CompiledPack.of(pack, Map.of()).types();
            for (PatternText pattern : patterns(pack).toList()) {
                Class<?> type = Objects.requireNonNull(types.get(pattern.type()), pattern.type());
                for (String property : properties(pattern).toList()) {
                    Method method = type.getMethod(property);
                    if (mayBeUnknown(method)) {
                        asked++;
                        if (!method.isAnnotationPresent(WhenUnknown.class)) {
                            without.add(pattern.type() + "." + property);
                        }
                    }
                }
            }
        }
        without.removeAll(NULL_SAYS_SOMETHING);
        assertThat(without).isEmpty();
        assertThat(asked).isGreaterThan(300);
    }

    /** A phrase that reads a property the fact does not have would fail when it is said. */
    @Test
    void everyPhraseReadsWhatTheFactHas() {
        Set<String> wrong = new TreeSet<>();
        int holes = 0;
        ConcordanceEngine engine = ConcordanceEngine.load(List.of(
                CarePartnerStandards.rulePack(), CarePartnerStandards.caseMeasures(), CmsOncologyMeasures.rulePack()));
        for (Class<?> type : FactTypes.of(engine).byName().values()) {
            for (Method method : type.getMethods()) {
                WhenUnknown phrase = method.getAnnotation(WhenUnknown.class);
                if (phrase != null) {
                    for (MatchResult hole :
                            HOLE.matcher(phrase.value()).results().toList()) {
                        holes++;
                        if (!OF_THE_RULE.contains(hole.group(1))
                                && !Vocabulary.properties(type).containsKey(hole.group(1))) {
                            wrong.add(type.getSimpleName() + "." + method.getName() + ": " + hole.group());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(holes).isGreaterThan(100);
    }

    private static Stream<PatternText> patterns(RulePack pack) {
        return CompiledPack.of(pack, Map.of()).rules().stream().flatMap(rule -> rule.patterns().stream());
    }

    private static Stream<String> properties(PatternText pattern) {
        return pattern.constraints().stream()
                .flatMap(constraint -> constraint.expr().leaves().stream())
                .filter(leaf -> !leaf.isKnownTest() && !leaf.property().equals("this"))
                .map(leaf -> leaf.property());
    }

    private static boolean mayBeUnknown(Method method) {
        Class<?> type = method.getReturnType();
        return method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
                || type == Between.class
                || type == Answer.class
                || (type.isEnum()
                        && Stream.of(type.getEnumConstants())
                                .map(Object::toString)
                                .anyMatch("UNKNOWN"::equals));
    }
}
