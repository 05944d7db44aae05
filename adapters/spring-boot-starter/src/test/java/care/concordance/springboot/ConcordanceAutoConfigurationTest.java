package care.concordance.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.concordance.Assessment;
import care.concordance.AssessmentListener;
import care.concordance.ConcordanceEngine;
import care.concordance.ConcordanceException;
import care.concordance.pack.RulePackException;
import care.concordance.standards.CarePartnerStandards;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What an application gets by depending on the starter, and what it can have otherwise. */
class ConcordanceAutoConfigurationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConcordanceAutoConfiguration.class,
                    ConcordanceActuatorAutoConfiguration.class,
                    ConcordanceMetricsAutoConfiguration.class));

    @Test
    void isForSpringBoot4AndLater() {
        assertThatThrownBy(() -> ConcordanceAutoConfiguration.requireBoot4("3.5.6"))
                .hasMessageContaining("this is 3.5.6")
                .hasMessageContaining("concordance-rules");
        ConcordanceAutoConfiguration.requireBoot4("4.0.0");
        ConcordanceAutoConfiguration.requireBoot4("10.1.2");
    }

    @Test
    void judgesByTheStandardsOfCarePartners() {
        application.run(context -> {
            ConcordanceEngine engine = context.getBean(ConcordanceEngine.class);
            assertThat(ids(engine)).containsExactly("msk-care-partners");
            assertThat(engine).isSameAs(context.getBean(ReloadableEngine.class).current());
            assertThat(context).hasSingleBean(HealthIndicator.class).doesNotHaveBean(MeterRegistry.class);
        });
    }

    @Test
    void judgesByThePacksNamedInTheirOrderAndByADirectoryAfterThem() {
        application
                .withPropertyValues(
                        "concordance.packs=msk-care-partners,case-measures",
                        "concordance.directory=../../examples/own-standards")
                .run(context -> {
                    ConcordanceEngine engine = context.getBean(ConcordanceEngine.class);
                    assertThat(ids(engine)).containsExactly("msk-care-partners", "case-measures", "example-standards");
                    assertThat(engine.catalog(DAY))
                            .anyMatch(standard -> standard.id().equals("OWN-01"));
                });
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void doesNotStartWithPacksThatAreRefusedAndSaysWhy(CapturedOutput printed) {
        assertThatThrownBy(() -> SpringApplication.run(Empty.class, "--concordance.packs=elsewhere"))
                .hasRootCauseInstanceOf(RulePackException.class);
        assertThat(printed)
                .contains("APPLICATION FAILED TO START", "no rule pack elsewhere on the class path")
                .contains("Correct the pack in concordance.directory, or the ids in concordance.packs.");
        application
                .withPropertyValues("concordance.packs=")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseMessage("there is no rule pack to load: give one"));
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class Empty {}

    @Test
    void leavesAnApplicationItsOwnEngine() {
        ConcordanceEngine own = ConcordanceEngine.load(CarePartnerStandards.caseMeasures());
        application
                .withBean(ConcordanceEngine.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(ConcordanceEngine.class).isSameAs(own));
        application
                .withBean(ConcordanceEngine.class, () -> own)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(ReloadableEngine.class)
                        .doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void doesWithoutActuatorAndMeters() {
        application
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health", "org.springframework.boot.actuate", "io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ConcordanceEngine.class));
    }

    @Test
    void tellsAnApplicationsListeners() {
        List<Assessment> heard = new ArrayList<>();
        AssessmentListener audit = new AssessmentListener() {
            @Override
            public void made(Assessment assessment, Duration took) {
                heard.add(assessment);
            }

            @Override
            public void refused(ConcordanceException why, Duration took) {
                throw new AssertionError(why);
            }
        };
        application
                .withBean(AssessmentListener.class, () -> audit)
                .withBean(SimpleMeterRegistry.class)
                .run(context -> {
                    Assessment assessment =
                            context.getBean(ConcordanceEngine.class).assess(Samples.snapshot());
                    assertThat(heard).containsExactly(assessment);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("concordance.assessments")
                                    .tag("result", "made")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void jacksonWritesVerdicts() {
        for (String found : List.of("true", "false")) {
            application
                    .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                    .withPropertyValues("spring.jackson.find-and-add-modules=" + found)
                    .run(context -> {
                        Assessment assessment =
                                context.getBean(ConcordanceEngine.class).assess(Samples.snapshot());
                        assertThat(context.getBean(JsonMapper.class)
                                        .writeValueAsString(assessment.gaps().get(0)))
                                .startsWith("{\"standard\":\"TB-01\",")
                                .contains("\"outcome\":\"GAP\"", "`thoracic` meets every 30 days");
                    });
        }
    }

    private static List<String> ids(ConcordanceEngine engine) {
        return engine.editions(DAY).stream().map(edition -> edition.pack().id()).toList();
    }
}
