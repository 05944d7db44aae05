package care.concordance.facts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What null says of this component: a value, where everywhere else null says that it is not known. Rules compare it in two
 * values: {@code site == $site.id} is false of a committee of the whole system, and not unknown.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface NullMeans {
    /** The value in words, as in "the whole system". */
    String value();
}
