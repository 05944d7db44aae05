package care.concordance.json;

import static org.assertj.core.api.Assertions.assertThat;

import care.concordance.ConcordanceEngine;
import care.concordance.PartnerSnapshot;
import care.concordance.Problem;
import care.concordance.SnapshotException;
import care.concordance.facts.Disease;
import care.concordance.facts.FactType;
import care.concordance.facts.Partner;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever facts are built in code: a snapshot of them is refused in words, or is written and judged again as it is. */
class AnySnapshotTest {

    private static final ConcordanceEngine ENGINE = AssessmentJsonTest.ENGINE;

    private static final List<@Nullable String> TEXTS = Arrays.asList(
            null,
            "",
            " ",
            "\u00A0",
            " main",
            "main ",
            "main",
            "west",
            "a/b",
            "a\nb",
            "a\tb",
            "\u202Etxet",
            "\u0000",
            "\uD83D",
            "\uD83D\uDE00",
            "\uFFFF",
            "\uFEFF",
            "\u2028",
            "e\u0301",
            "\"\\{}",
            "null",
            "=1",
            "x".repeat(5_000));
    private static final List<@Nullable LocalDate> DAYS = Arrays.asList(
            null,
            Samples.AS_OF,
            Samples.AS_OF.plusDays(1),
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDate.of(0, 12, 31),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(10000, 1, 1));
    private static final List<@Nullable Integer> WHOLES =
            Arrays.asList(null, 0, -1, 1, 2026, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final List<@Nullable Double> NUMBERS = Arrays.asList(
            null,
            0.0,
            -0.0,
            1e-9,
            0.1 + 0.2,
            100.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);

    @SuppressWarnings("NullAway") // what no caller may write is written on purpose
    private static final List<@Nullable Subject> SUBJECTS = Arrays.asList(
            null,
            new Subject(null, "main"),
            Subject.site(null),
            Subject.site("main"),
            Subject.site(" main"),
            Subject.site("main "),
            Subject.site("a\nb"),
            Subject.system(Partner.ID),
            Subject.program("main", Disease.BREAST),
            new Subject(Subject.Kind.PROGRAM, "main"),
            Subject.patient("1"));

    private final Random random = new Random(8);
    private final Set<String> refused = new TreeSet<>();

    @Test
    void isRefusedInWordsOrComesBack() {
        int accepted = 0;
        for (int i = 0; i < 4_000; i++) {
            List<PartnerFact> facts = new ArrayList<>(Samples.ofEveryType());
            facts.replaceAll(AnySnapshotTest::ofAStandard);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(facts.size());
                facts.set(at, changed(facts.get(at)));
            }
            String name = random.nextInt(20) == 0 ? pick(TEXTS) : nameOf(facts);
            LocalDate day = random.nextInt(20) == 0 ? pick(DAYS) : Samples.AS_OF;
            PartnerSnapshot snapshot = snapshot(name, day, facts);
            if (snapshot != null) {
                accepted++;
                assertThat(FactsJson.read(FactsJson.write(snapshot)).facts())
                        .containsExactlyInAnyOrderElementsOf(snapshot.facts());
                boolean standards = snapshot.facts(Variance.class).stream()
                        .allMatch(variance -> variance.standard().equals("TB-01"));
                if (accepted % 50 == 0 && standards) {
                    String assessment = AssessmentJson.write(ENGINE.assess(snapshot));
                    assertThat(Replay.of(assessment, ENGINE).isSame()).isTrue();
                }
            }
        }
        assertThat(accepted).isGreaterThan(400);
        assertThat(refused)
                .contains(
                        "is null",
                        "is blank",
                        "holds a character that cannot be printed",
                        "is out of range",
                        "lies outside the years 1 to 9999",
                        "names no subject",
                        "is not the name of the snapshot");
    }

    @SuppressWarnings("NullAway") // what no caller may write is written on purpose
    private @Nullable PartnerSnapshot snapshot(
            @Nullable String name, @Nullable LocalDate day, List<PartnerFact> facts) {
        try {
            return new PartnerSnapshot(name, day, random.nextBoolean(), facts);
        } catch (SnapshotException e) {
            e.problems().stream().map(Problem::problem).forEach(refused::add);
            assertThat(e.getMessage().lines()).hasSize(e.problems().size() + 1);
            return null;
        }
    }

    /** A variance of a standard there is: of another the engine says so. */
    private static PartnerFact ofAStandard(PartnerFact fact) {
        return fact instanceof Variance given
                ? new Variance(
                        "TB-01", given.about(), given.reason(), given.approvedBy(), given.granted(), given.expires())
                : fact;
    }

    private static @Nullable String nameOf(List<PartnerFact> facts) {
        return facts.stream()
                .filter(Partner.class::isInstance)
                .map(partner -> ((Partner) partner).name())
                .toList()
                .get(0);
    }

    /** The fact with another value in one of its components, whatever that component may hold. */
    private PartnerFact changed(PartnerFact fact) {
        List<FactType.Component> components = FactType.of(fact.getClass()).components();
        FactType.Component changed = pick(components);
        if (changed.declared().getType().isPrimitive() || changed.set()) {
            return fact;
        }
        try {
            return (PartnerFact) fact.getClass()
                    .getDeclaredConstructor(Arrays.stream(fact.getClass().getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(components.stream()
                            .map(each -> each.equals(changed) ? value(each.type()) : each.value((Record) fact))
                            .toArray());
        } catch (InvocationTargetException e) {
            return fact;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact records are public: " + fact, e);
        }
    }

    private @Nullable Object value(Class<?> type) {
        if (type == String.class) {
            return pick(TEXTS);
        }
        if (type == LocalDate.class) {
            return pick(DAYS);
        }
        if (type == Integer.class) {
            return pick(WHOLES);
        }
        if (type == Double.class) {
            return pick(NUMBERS);
        }
        if (type == Subject.class) {
            return pick(SUBJECTS);
        }
        Object[] constants = type == Boolean.class ? new Object[] {true, false} : type.getEnumConstants();
        int drawn = random.nextInt(constants.length + 1);
        return drawn == constants.length ? null : constants[drawn];
    }

    private <T extends @Nullable Object> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
