package care.concordance.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may ask of a fact, as an author looks it up.
 *
 * @param name as rules write it
 * @param words the name in words, as reasons say it
 * @param says what values it has: kind, range, and whether it may be unknown, each in words
 * @param meaning what it is, in sentences, with its unit; null where that is not written down
 * @param whenUnknown what a verdict says when it is not known; null when it never is, or says so in its name's words
 * @param enumeration the type of its constants as rules write it; empty when it has none
 * @param constants the constants it may be
 * @param derived whether it follows from what is stated
 */
public record FactProperty(
        String name,
        String words,
        List<String> says,
        @Nullable String meaning,
        @Nullable String whenUnknown,
        String enumeration,
        List<String> constants,
        boolean derived) {

    public FactProperty {
        says = List.copyOf(says);
        constants = List.copyOf(constants);
    }
}
