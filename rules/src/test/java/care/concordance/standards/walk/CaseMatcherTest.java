package care.concordance.standards.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.ConcordanceEngine;
import care.concordance.authoring.CaseMatcherSource;
import care.concordance.evaluate.CaseReview;
import care.concordance.evaluate.EvaluationException;
import care.concordance.facts.PartialDate;
import care.concordance.facts.TumorCase;
import care.concordance.internal.evaluate.CaseEvaluator;
import care.concordance.internal.evaluate.JudgedCase;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.internal.pack.CompiledPack;
import care.concordance.pack.CaseMatcher;
import care.concordance.pack.RulePack;
import care.concordance.standards.CarePartnerStandards;
import care.concordance.testing.BuiltPack;
import care.concordance.testing.SyntheticRegistry;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Reason;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without a session a case comes out as in one: the same rules speak, the same results, the same words, the same cases set
 * aside. Over the shipped rules and over generated ones, because the rules are what the matcher is written from.
 */
class CaseMatcherTest {

    private static final List<String> NEVER_NULL = List.of("id", "site", "primarySite", "diagnosis");

    @Test
    void everyShippedCaseRuleIsCovered() {
        CompiledPack pack = CompiledPack.of(CarePartnerStandards.caseMeasures(), Map.of());
        CaseMatcher matcher = Objects.requireNonNull(pack.matcher());
        assertThat(matcher.rules())
                .containsExactlyElementsOf(WalkableRule.of(pack).stream()
                        .flatMap(rule -> rule.compiled().stream())
                        .map(WalkableRule.Compiled::name)
                        .toList());
    }

    @Test
    void theShippedRulesSpeakAsInASession() {
        CaseEvaluator reviewer = reviewer(CarePartnerStandards.caseMeasures());
        assertThat(compare(
                        reviewer, SyntheticRegistry.realistic(101).cases(2_000).toList()))
                .isZero();
        assertThat(compare(reviewer, SyntheticRegistry.awkward(102).cases(4_000).toList()))
                .isZero();
        assertThat(compare(reviewer, broken(new Random(103), 600))).isPositive();
    }

    @Test
    @Tag("long")
    void theShippedRulesSpeakAsInASessionForLong() {
        CaseEvaluator reviewer = reviewer(CarePartnerStandards.caseMeasures());
        for (int i = 0; i < 100; i++) {
            compare(reviewer, SyntheticRegistry.realistic(200 + i).cases(10_000).toList());
            compare(reviewer, SyntheticRegistry.awkward(400 + i).cases(10_000).toList());
            compare(reviewer, broken(new Random(600 + i), 1_000));
        }
    }

    @Test
    void generatedRulesSpeakAsInASession(@TempDir Path directory) {
        generated(new Random(7), 2, 14, 400, directory);
    }

    @Test
    @Tag("long")
    void generatedRulesSpeakAsInASessionForLong(@TempDir Path directory) {
        generated(new Random(8), 60, 150, 4_000, directory);
    }

    private static void generated(Random random, int packs, int rules, int cases, Path directory) {
        for (int i = 0; i < packs; i++) {
            boolean joins = i % 2 == 1;
            RulePack built =
                    BuiltPack.of(new GeneratedCaseRules(random).pack(rules, joins), directory.resolve("pack" + i));
            CompiledPack pack = CompiledPack.of(built, Map.of());
            CaseMatcher matcher = Objects.requireNonNull(pack.matcher());
            long compiled = WalkableRule.of(pack).stream()
                    .mapToLong(rule -> rule.compiled().size())
                    .sum();
            assertThat((long) matcher.rules().size()).isLessThanOrEqualTo(compiled);
            assertThat(matcher.rules().size() < compiled).isEqualTo(joins);
            CaseEvaluator reviewer = new CaseEvaluator(pack);
            int some = joins ? cases / 3 : cases;
            compare(
                    reviewer,
                    SyntheticRegistry.realistic(random.nextInt()).cases(some).toList());
            compare(
                    reviewer,
                    SyntheticRegistry.awkward(random.nextInt()).cases(some).toList());
            compare(reviewer, broken(random, some / 4));
        }
    }

    @Test
    void severalThreadsShareAReviewer() throws Exception {
        CaseEvaluator reviewer = reviewer(CarePartnerStandards.caseMeasures());
        List<TumorCase> cases = SyntheticRegistry.awkward(111).cases(1_200).toList();
        List<String> expected = words(reviewer.reference(cases));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> one =
                    () -> words(cases.stream().map(reviewer::review).toList());
            Callable<List<String>> many = () -> words(reviewer.review(cases));
            for (Future<List<String>> done : threads.invokeAll(List.of(one, many, one, many))) {
                assertThat(done.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> words(List<CaseReview> reviews) {
        return reviews.stream().map(review -> review + " " + review.verdicts()).toList();
    }

    /** A matcher that leaves a rule out, or finds one too many, is found out. */
    @Test
    void verifyingNamesTheCaseAndTheStandard() {
        CompiledPack pack = CompiledPack.of(CarePartnerStandards.caseMeasures(), Map.of());
        CaseMatcher right = Objects.requireNonNull(pack.matcher());
        int left = right.rules().indexOf("ALL-02 met: the diagnosis is microscopically confirmed");
        CaseMatcher wrong = new CaseMatcher() {
            @Override
            public List<String> rules() {
                return right.rules();
            }

            @Override
            public int match(TumorCase tumorCase, int[] matched) throws Exception {
                int count = right.match(tumorCase, matched);
                for (int i = 0; i < count; i++) {
                    if (matched[i] == left && tumorCase.id().endsWith("3")) {
                        matched[i] = matched[--count];
                    }
                }
                return count;
            }
        };
        List<TumorCase> cases = SyntheticRegistry.realistic(121).cases(50).toList();
        assertThat(reviewer(pack, right).verify(cases)).hasSize(50);
        TumorCase differs = cases.stream()
                .filter(each -> each.id().endsWith("3")
                        && reviewer(pack, right).review(each).outcome("ALL-02") == Outcome.CONCORDANT)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> reviewer(pack, wrong).verify(cases))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("ALL-02")
                .hasMessageContaining(differs.citation())
                .hasMessageNotContaining("ALL-01");
    }

    @Test
    void theEngineVerifies() {
        ConcordanceEngine engine = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        assertThat(engine.verify(SyntheticRegistry.awkward(131).cases(2_500), 2))
                .hasSize(2_500);
        assertThat(engine.liveSessions()).isZero();
    }

    /** Phrasing that cannot be made leave what the conditions found; a session would set the case aside for them. */
    @Test
    void aSentenceThatCannotBeMadeSaysSo(@TempDir Path directory) {
        RulePack text = new GeneratedCaseRules(new Random(1)).pack(3, false);
        Map<String, String> files = new java.util.TreeMap<>(text.files());
        files.replaceAll((name, body) -> name.endsWith(".drl")
                ? body.replaceAll("TumorCase\\( (this == \\$case)?.*\\)", "TumorCase( $1 )")
                        .replaceAll(
                                ", \"\\w+ is \\{}\", \\$case\\.\\w+\\(\\)",
                                ", \"sex {}\", \\$case.daysToDeathInWords()")
                : body);
        CaseEvaluator reviewer =
                reviewer(BuiltPack.of(RulePack.of("generated-cases", "1", AcceptedRules.of(files)), directory));
        TumorCase unreadable = without(SyntheticRegistry.realistic(1).tumorCase(1), "vitalStatus");
        CaseReview review = reviewer.review(unreadable);
        assertThat(review.failures()).isEmpty();
        assertThat(review.verdicts())
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.reasons())
                        .extracting(Reason::sentence)
                        .allMatch(sentence ->
                                sentence.contains("its values cannot be read: java.lang.NullPointerException")));
        assertThat(reviewer.reference(List.of(unreadable)).get(0).isSetAside()).isTrue();
        assertThatThrownBy(() -> reviewer.verify(List.of(unreadable))).isInstanceOf(EvaluationException.class);
    }

    @Test
    void theSourceHoldsNoConditionOfItsOwn() {
        CompiledPack pack = CompiledPack.of(CarePartnerStandards.caseMeasures(), Map.of());
        String source = CaseMatcherSource.of(
                "care.concordance.cases", "Written", WalkableRule.of(pack.withModel(pack.unwrap(Model.class))));
        // No number but those of rules and nodes, no operator, no property of a case.
        assertThat(source.lines().filter(line -> line.contains("if (")))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches(" *if \\(care\\.concordance\\.cases\\.P\\w\\w\\.LambdaPredicate\\w+\\.INSTANCE"
                                        + "\\.test\\(c\\)\\) (m\\[n\\+\\+] = \\d+|n = n\\d+\\(c, m, n\\));")
                                || line.matches(" *if \\(k\\w+ != null\\) \\{"));
    }

    // ---- comparing

    /** Returns how many cases were set aside. */
    private static long compare(CaseEvaluator reviewer, List<TumorCase> cases) {
        List<CaseReview> reviews = reviewer.review(cases);
        List<CaseReview> expected = reviewer.reference(cases);
        long aside = 0;
        for (int i = 0; i < cases.size(); i++) {
            CaseReview review = reviews.get(i);
            CaseReview other = expected.get(i);
            String verdicts = review.verdicts().toString();
            if (verdicts.contains("its values cannot be read")) {
                assertThat(other.isSetAside()).isTrue();
                continue;
            }
            assertThat(review.tumorCase()).isSameAs(cases.get(i));
            if (other.isSetAside() && !review.isSetAside()) {
                // A session also words what a text says that is not in force; without one it is left alone.
                assertThat(other.failures())
                        .as("%s", cases.get(i))
                        .allMatch(failure -> failure.rules().size() == 1
                                && !verdicts.contains(failure.rules().get(0)));
                continue;
            }
            assertThat(places(review)).as("%s", cases.get(i)).isEqualTo(places(other));
            assertThat(review.results()).as("%s", cases.get(i)).isEqualTo(other.results());
            assertThat(verdicts)
                    .as("%s", cases.get(i))
                    .isEqualTo(other.verdicts().toString());
            if (!review.isSetAside()) {
                assertThat(((JudgedCase) review).spoke())
                        .as("%s", cases.get(i))
                        .isEqualTo(((JudgedCase) other).spoke());
            }
            aside += review.isSetAside() ? 1 : 0;
            if (i % 10 == 0) {
                assertThat(reviewer.review(cases.get(i)).results()).isEqualTo(other.results());
            }
        }
        assertThat(reviewer.liveSessions()).isZero();
        return aside;
    }

    /** Rules and facts; the JVM leaves the place in the code out when it has seen an exception often. */
    private static List<String> places(CaseReview review) {
        return review.failures().stream()
                .map(failure -> failure.rules() + " " + failure.facts())
                .toList();
    }

    private static CaseEvaluator reviewer(RulePack pack) {
        CompiledPack compiled = CompiledPack.of(pack, Map.of());
        return reviewer(compiled, Objects.requireNonNull(compiled.matcher()));
    }

    private static CaseEvaluator reviewer(CompiledPack pack, CaseMatcher matcher) {
        return new CaseEvaluator(pack.withMatcher(matcher));
    }

    /** Cases that hold nothing where a record has something, so that predicates throw; and dates known to a month or year. */
    private static List<TumorCase> broken(Random random, int count) {
        SyntheticRegistry registry = SyntheticRegistry.awkward(random.nextInt());
        List<RecordComponent> components = Stream.of(TumorCase.class.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive() && !NEVER_NULL.contains(component.getName()))
                .toList();
        List<TumorCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TumorCase tumor = registry.tumorCase(i);
            if (i % 3 == 0) {
                int year = 2015 + random.nextInt(11);
                PartialDate date = List.of(
                                PartialDate.ofYear(year),
                                PartialDate.of(YearMonth.of(year, 1 + random.nextInt(12))),
                                PartialDate.UNKNOWN)
                        .get(random.nextInt(3));
                tumor = tumor.toBuilder().diagnosis(date).build();
            }
            if (i % 4 == 0) {
                tumor = without(
                        tumor, components.get(random.nextInt(components.size())).getName());
            }
            cases.add(tumor);
        }
        return cases;
    }

    /** The case with nothing where one component was. */
    private static TumorCase without(TumorCase tumor, String component) {
        try {
            RecordComponent[] components = TumorCase.class.getRecordComponents();
            @Nullable Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                if (!components[i].getName().equals(component)) {
                    values[i] = components[i].getAccessor().invoke(tumor);
                }
            }
            return TumorCase.class
                    .getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record has its canonical constructor", e);
        }
    }
}
