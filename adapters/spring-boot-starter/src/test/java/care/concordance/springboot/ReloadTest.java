package care.concordance.springboot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import care.concordance.ConcordanceEngine;
import care.concordance.Edition;
import care.concordance.SnapshotException;
import care.concordance.facts.Committee;
import care.concordance.facts.CommitteeBuilder;
import care.concordance.facts.Subject;
import care.concordance.facts.Variance;
import care.concordance.pack.RulePackException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Packs are read again while the application serves; those that are refused change nothing but what health says. */
class ReloadTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../../examples/own-standards"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(drl|md)"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("pack.properties"), "id=own\nversion=1\n");
    }

    private ApplicationContextRunner application(LocalDate today) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ConcordanceAutoConfiguration.class,
                        ConcordanceActuatorAutoConfiguration.class,
                        ConcordanceMetricsAutoConfiguration.class))
                .withBean(
                        Clock.class, () -> Clock.fixed(today.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues(
                        "concordance.directory=" + folder, "management.endpoints.web.exposure.include=concordance");
    }

    @Test
    void whatIsRefusedLeavesTheOldPackServing() {
        application(DAY).run(context -> {
            ReloadableEngine engines = context.getBean(ReloadableEngine.class);
            ConcordanceEngine first = engines.current();
            Files.writeString(folder.resolve("BROKEN-01.drl"), "rule");

            assertThatThrownBy(engines::reload)
                    .isInstanceOf(RulePackException.class)
                    .hasMessageContaining("BROKEN-01.drl");
            assertThat(engines.current()).isSameAs(first);
            assertThat(first.assess(Samples.snapshot()).gaps()).isNotEmpty();
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(String.valueOf(health.getDetails().get("reloadRefused"))).contains("BROKEN-01.drl");

            Files.delete(folder.resolve("BROKEN-01.drl"));
            Files.writeString(folder.resolve("pack.properties"), "id=own\nversion=2\n");
            assertThat(engines.reload()).isSameAs(engines.current()).isNotSameAs(first);
            assertThat(engines.refused()).isEmpty();
            assertThat(health(context).getDetails())
                    .doesNotContainKey("reloadRefused")
                    .extractingByKey("editions")
                    .asInstanceOf(InstanceOfAssertFactories.list(Edition.class))
                    .extracting(
                            edition -> edition.pack().id(),
                            edition -> edition.pack().version())
                    .containsExactly(
                            tuple(
                                    "msk-care-partners",
                                    first.editions(DAY).get(0).pack().version()),
                            tuple("own", "2"));
        });
    }

    @Test
    void theEndpointReloadsAndAnswers422WhenPacksAreRefused() {
        application(DAY).run(context -> {
            ConcordanceEndpoint endpoint =
                    new ConcordanceEndpoint(context.getBean(ReloadableEngine.class), context.getBean(Clock.class));
            WebEndpointResponse<ConcordanceEndpoint.Standing> reloaded = endpoint.reload();
            assertThat(reloaded.getStatus()).isEqualTo(200);
            assertThat(reloaded.getBody()).isEqualTo(endpoint.standing());
            assertThat(endpoint.standing().reloadRefused()).isNull();

            Files.writeString(folder.resolve("BROKEN-01.drl"), "rule");
            WebEndpointResponse<ConcordanceEndpoint.Standing> refused = endpoint.reload();
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(requireNonNull(refused.getBody()).reloadRefused()).contains("BROKEN-01.drl");
            assertThat(requireNonNull(refused.getBody()).editions()).hasSize(2);
        });
    }

    @Test
    void healthSaysWhatIsInForceOnTheDay() {
        application(DAY).run(context -> {
            ConcordanceEngine engine = context.getBean(ConcordanceEngine.class);
            Health health = health(context);
            Edition shipped = editions(health).get(0);
            assertThat(health.getDetails()).containsEntry("day", "2026-06-30");
            assertThat(shipped.pack())
                    .isEqualTo(engine.assess(Samples.snapshot()).packs().get(0));
            assertThat(editions(health).stream().mapToInt(Edition::standards).sum())
                    .isEqualTo(engine.catalog(DAY).size());
            assertThat(shipped.since()).isBetween(engine.firstEdition(), DAY);
        });
        application(LocalDate.of(1990, 1, 1)).run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(editions(health)).allMatch(edition -> edition.standards() == 0 && edition.since() == null);
        });
    }

    /** On the day before a text changes the edition is the one before. */
    @Test
    void anEditionBeginsOnTheDayATextComesIntoForce() {
        application(DAY).run(context -> {
            ConcordanceEngine engine = context.getBean(ConcordanceEngine.class);
            LocalDate since = requireNonNull(engine.editions(DAY).get(0).since());
            assertThat(engine.editions(since).get(0).since()).isEqualTo(since);
            assertThat(engine.editions(since.minusDays(1)).get(0).since()).isBefore(since);
        });
    }

    @Test
    void metersCountWhatIsJudgedByEveryEngineThatServed() {
        application(DAY).run(context -> {
            ReloadableEngine engines = context.getBean(ReloadableEngine.class);
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(meters));
            ExecutorService worker = Executors.newSingleThreadExecutor();
            int gaps = engines.current().assess(Samples.snapshot()).gaps().size();
            // The pack of the directory is judged in sessions, those of an engine that served before a reload too.
            ConcordanceEngine before = engines.current();
            engines.reload();
            Future<?> working = worker.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    before.assess(Samples.snapshot());
                }
            });
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            double open = 0;
            while (open == 0 && System.nanoTime() < end) {
                open = meters.get("concordance.sessions").gauge().value();
            }
            assertThat(open).isPositive();
            working.cancel(true);
            worker.shutdown();
            assertThat(worker.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(meters.get("concordance.sessions").gauge().value()).isZero();
            double made = meters.get("concordance.assessments")
                    .tag("result", "made")
                    .timer()
                    .count();
            assertThat(meters.get("concordance.verdicts")
                            .tag("outcome", "GAP")
                            .counter()
                            .count())
                    .isEqualTo(made * gaps);
            assertThatThrownBy(() -> engines.current()
                            .assess(Samples.snapshot()
                                    .with(
                                            CommitteeBuilder.builder()
                                                    .id("opac")
                                                    .kind(Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL)
                                                    .build(),
                                            new Variance("NONE-01", Subject.site("main"), "why", "opac", DAY, DAY))))
                    .isInstanceOf(SnapshotException.class);
            assertThat(meters.get("concordance.assessments")
                            .tag("result", "refused")
                            .timer()
                            .count())
                    .isEqualTo(1);

            assertThat(meters.get("concordance.assessments")
                            .tag("result", "made")
                            .timer()
                            .count())
                    .isEqualTo((long) made);
            assertThat(meters.get("concordance.verdicts")
                            .tag("outcome", "WAIVED")
                            .counter()
                            .count())
                    .isZero();
        });
    }

    @SuppressWarnings("unchecked") // ConcordanceHealth puts nothing else there
    private static List<Edition> editions(Health health) {
        return (List<Edition>) requireNonNull(health.getDetails().get("editions"));
    }

    private static Health health(ApplicationContext context) {
        return requireNonNull(context.getBean(HealthIndicator.class).health());
    }
}
