package care.concordance;

import care.concordance.facts.FactType;
import care.concordance.internal.pack.Sha256;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One text for equal facts, whatever their order: what a fingerprint is taken of. */
final class CanonicalFacts {

    private CanonicalFacts() {}

    /** The SHA-256 of a snapshot's facts, and of whether they are made up. */
    static String sha256(PartnerSnapshot snapshot) {
        List<String> lines = Stream.concat(
                        Stream.of("synthetic:" + snapshot.synthetic()),
                        snapshot.facts().stream().map(CanonicalFacts::text).sorted())
                .toList();
        return new Sha256().add(String.join("\n", lines)).hex();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String string) {
            return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        if (value instanceof Collection<?> several) {
            return "["
                    + String.join(
                            ",",
                            several.stream().map(CanonicalFacts::text).sorted().toList()) + "]";
        }
        if (value instanceof Record record) {
            StringBuilder text = new StringBuilder(record.getClass().getSimpleName()).append('{');
            for (FactType.Component component : FactType.of(record.getClass()).components()) {
                text.append(component.name())
                        .append(':')
                        .append(text(component.value(record)))
                        .append(',');
            }
            return text.append('}').toString();
        }
        return String.valueOf(value);
    }
}
