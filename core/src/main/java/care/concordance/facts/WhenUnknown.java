package care.concordance.facts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a verdict's reason says when this property would decide and is not known: one phrase, for every rule that asks it.
 *
 * <p>{@code {property}} stands for the value of a property of the same fact, {@code {n}} for the value the rule compares
 * with, {@code {is}} for the comparison in words ("18 or more"). A rule pack may say it otherwise, in its file {@code
 * words.properties}: for all its standards, or for one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface WhenUnknown {
    /** The phrase. */
    String value();
}
