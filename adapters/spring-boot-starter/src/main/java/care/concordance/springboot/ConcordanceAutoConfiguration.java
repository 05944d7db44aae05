package care.concordance.springboot;

import care.concordance.AssessmentListener;
import care.concordance.ConcordanceEngine;
import care.concordance.jackson.ConcordanceModule;
import care.concordance.pack.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/** An engine of the packs the properties name, unless the application has one of its own; and Jackson's module. */
@AutoConfiguration
@EnableConfigurationProperties(ConcordanceProperties.class)
public class ConcordanceAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ConcordanceAutoConfiguration.class);

    ConcordanceAutoConfiguration() {
        requireBoot4(SpringBootVersion.getVersion());
    }

    /** Under Spring Boot 3 there would be an engine, and JSON, health and meters would be missing without a word. */
    static void requireBoot4(String version) {
        if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < 4) {
            throw new IllegalStateException(
                    "concordance-spring-boot-starter is for Spring Boot 4 and later, and this is " + version
                            + ": depend on concordance-rules instead, as docs/spring-boot.md shows");
        }
    }

    @Bean
    @ConditionalOnMissingBean({ReloadableEngine.class, ConcordanceEngine.class})
    ReloadableEngine reloadableConcordanceEngine(
            ConcordanceProperties properties, ResourceLoader resources, ObjectProvider<AssessmentListener> listeners) {
        ClassLoader loader = Objects.requireNonNullElseGet(
                resources.getClassLoader(), ConcordanceAutoConfiguration.class::getClassLoader);
        List<String> others = new ArrayList<>(ClassPathPacks.ids(loader));
        others.removeAll(properties.packs());
        if (!others.isEmpty()) {
            LOG.info("On the class path too, and not judged by until concordance.packs names them: {}", others);
        }
        return new ReloadableEngine(
                () -> packs(properties, loader), listeners.orderedStream().toList());
    }

    /** As it was when the application started: what is to follow a reload asks the {@link ReloadableEngine}. */
    @Bean
    @ConditionalOnMissingBean
    ConcordanceEngine concordanceEngine(ReloadableEngine engine) {
        return engine.current();
    }

    @Bean
    @ConditionalOnMissingBean
    ConcordanceModule concordanceJacksonModule() {
        return new ConcordanceModule();
    }

    private static List<RulePack> packs(ConcordanceProperties properties, ClassLoader loader) {
        List<RulePack> packs = new ArrayList<>();
        properties.packs().forEach(id -> packs.add(RulePack.classpath(id, loader)));
        if (properties.directory() != null) {
            packs.add(RulePack.directory(properties.directory()));
        }
        return packs;
    }
}
