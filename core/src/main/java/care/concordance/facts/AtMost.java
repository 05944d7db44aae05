package care.concordance.facts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number that is no more, or a day that is no later, than another of the same record. Where both are known and it is, the
 * fact is refused as a mistake in the data: 120 of 100 cases are no share that meets a standard.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface AtMost {
    /** The name of the other component, of the same type. */
    String value();
}
