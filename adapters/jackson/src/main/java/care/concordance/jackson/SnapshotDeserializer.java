package care.concordance.jackson;

import care.concordance.ConcordanceException;
import care.concordance.PartnerSnapshot;
import care.concordance.json.FactsJson;
import java.io.StringWriter;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads facts as {@link FactsJson} does; whatever is wrong with them is the cause of what it throws. */
final class SnapshotDeserializer extends StdDeserializer<PartnerSnapshot> {

    private static final JsonFactory JSON = new JsonFactory();

    SnapshotDeserializer() {
        super(PartnerSnapshot.class);
    }

    @Override
    public PartnerSnapshot deserialize(JsonParser parser, DeserializationContext context) {
        StringWriter text = new StringWriter();
        // Token by token: a tree would keep the last of two members of one name and say nothing.
        try (JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructure(parser);
        }
        try {
            return FactsJson.read(text.toString());
        } catch (ConcordanceException e) {
            throw DatabindException.from(parser, Objects.requireNonNull(e.getMessage()), e);
        }
    }
}
