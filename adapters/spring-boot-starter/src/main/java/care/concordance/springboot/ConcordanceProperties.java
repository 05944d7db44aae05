package care.concordance.springboot;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which standards the application judges.
 *
 * @param packs Ids of the rule packs on the class path to judge by, in the order they are loaded. A later one may replace
 *     standards of an earlier one.
 * @param directory Directory with a rule pack of one's own, loaded after those on the class path, and read again by each
 *     reload.
 */
@ConfigurationProperties("concordance")
public record ConcordanceProperties(
        @DefaultValue("msk-care-partners") List<String> packs,
        @Nullable Path directory) {

    public ConcordanceProperties {
        packs = List.copyOf(packs);
    }
}
