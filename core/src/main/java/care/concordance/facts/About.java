package care.concordance.facts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The kind of subject every fact of a type is about. It stands beside the type, or beside {@link OfSite} and its like, which
 * say whom with it. A rule may pass only such a fact to a verb, and only when the kind
 * is the level of its standard; both are checked before the rule is compiled.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {
    Subject.Kind value();
}
