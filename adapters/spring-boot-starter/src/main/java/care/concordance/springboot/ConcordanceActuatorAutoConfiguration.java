package care.concordance.springboot;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's health, and an endpoint that reloads its packs, where the application has an actuator. */
@AutoConfiguration(after = ConcordanceAutoConfiguration.class)
@ConditionalOnBean(ReloadableEngine.class)
public class ConcordanceActuatorAutoConfiguration {

    /** Where the day is asked: of the application's clock, when it has one. */
    private static Clock clock(ObjectProvider<Clock> clocks) {
        return clocks.getIfUnique(Clock::systemDefaultZone);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class Healthy {

        @Bean
        @ConditionalOnEnabledHealthIndicator("concordance")
        @ConditionalOnMissingBean(name = "concordanceHealthIndicator")
        HealthIndicator concordanceHealthIndicator(ReloadableEngine engine, ObjectProvider<Clock> clocks) {
            return new ConcordanceHealth(engine, clock(clocks));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({WebEndpoint.class, ConditionalOnAvailableEndpoint.class})
    static class Reached {

        @Bean
        @ConditionalOnAvailableEndpoint(endpoint = ConcordanceEndpoint.class)
        @ConditionalOnMissingBean
        ConcordanceEndpoint concordanceEndpoint(ReloadableEngine engine, ObjectProvider<Clock> clocks) {
            return new ConcordanceEndpoint(engine, clock(clocks));
        }
    }
}
