package care.concordance.springboot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Meters of assessments, verdicts and open sessions, where the application has a registry of meters. */
@AutoConfiguration(
        after = ConcordanceAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, ReloadableEngine.class})
public class ConcordanceMetricsAutoConfiguration {

    @Bean
    AssessmentMeters concordanceAssessmentMeters(MeterRegistry registry) {
        return new AssessmentMeters(registry);
    }

    @Bean
    MeterBinder concordanceSessions(ReloadableEngine engine) {
        return registry -> Gauge.builder("concordance.sessions", engine, ReloadableEngine::openSessions)
                .description("Drools sessions opened and not yet disposed")
                .register(registry);
    }
}
