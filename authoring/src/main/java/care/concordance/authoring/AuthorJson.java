package care.concordance.authoring;

import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON: the same bytes on every platform, keys in the order they were put. */
final class AuthorJson {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private AuthorJson() {}

    static String text(Map<String, ?> document) {
        return WRITER.writeValueAsString(document) + "\n";
    }
}
