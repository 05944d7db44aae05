/**
 * An engine with the standards in a Spring Boot application. Start with {@link
 * care.concordance.springboot.ConcordanceProperties}; {@code docs/spring-boot.md} is a tour of it.
 */
@NullMarked
package care.concordance.springboot;

import org.jspecify.annotations.NullMarked;
