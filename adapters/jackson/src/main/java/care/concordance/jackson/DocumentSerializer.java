package care.concordance.jackson;

import care.concordance.json.JsonDocument;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes something as the document that stands for it. */
final class DocumentSerializer<T> extends StdSerializer<T> {

    private final Function<T, JsonDocument> document;

    DocumentSerializer(Class<T> type, Function<T, JsonDocument> document) {
        super(type);
        this.document = document;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, document.apply(value).members());
    }
}
