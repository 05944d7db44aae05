package care.concordance.authoring;

import care.concordance.internal.pack.PageKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a page's front matter, as an author looks them up. */
public final class PageGuide {

    private PageGuide() {}

    /** The keys, in the order pages have them, with what each says. */
    public static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (PageKey key : PageKey.values()) {
            keys.put(key.key(), key.meaning() + (key.isOptional() ? "; may be left out" : ""));
        }
        return keys;
    }

    /** The words a key's value is one of; empty when it is not one of a list. */
    public static List<String> constants(String key) {
        return Arrays.stream(PageKey.values())
                .filter(each -> each.key().equals(key))
                .flatMap(each -> each.constants().stream())
                .toList();
    }
}
