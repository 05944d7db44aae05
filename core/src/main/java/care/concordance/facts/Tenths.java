package care.concordance.facts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The property counts tenths of a unit, and its name ends with {@code InTenths}: rules and data have the whole number, and
 * whatever is said to people has it in the unit ("9.5 ng/mL").
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Tenths {
    /** The unit, as it is written behind a number. */
    String value();
}
