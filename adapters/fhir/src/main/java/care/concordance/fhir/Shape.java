package care.concordance.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Refuses a resource whose JSON has something else where FHIR asks for an object or a simple value. The parser would take it for
 * nothing, and what is wrong is not what is missing.
 */
final class Shape {

    /** Every element may have these; HAPI names them otherwise. */
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    private Shape() {}

    /** @throws StrictErrors.Unreadable naming the element */
    static void check(FhirContext context, JsonNode resource) {
        elements(
                resource,
                context.getResourceDefinition(resource.path("resourceType").asString()));
        for (JsonNode contained : resource.path("contained")) {
            check(context, contained);
        }
    }

    /** @param definition what FHIR says of the object; null when that is no matter beyond its extensions */
    private static void elements(JsonNode object, @Nullable BaseRuntimeElementCompositeDefinition<?> definition) {
        object.forEachEntry((name, value) -> {
            boolean extension = EXTENSIONS.contains(name);
            BaseRuntimeElementDefinition<?> element =
                    extension || definition == null ? null : element(definition, name);
            // What FHIR does not know is the sender's own business.
            if (extension || element != null) {
                boolean simple = element instanceof RuntimePrimitiveDatatypeDefinition && !name.startsWith("_");
                for (JsonNode one : value.isArray() ? value : List.of(value)) {
                    check(object, name, one, simple, value.isArray());
                    if (!simple && !extension && one.isObject()) {
                        known(name, one, element);
                    }
                    if (!simple) {
                        elements(one, element instanceof BaseRuntimeElementCompositeDefinition<?> inner ? inner : null);
                    }
                }
            }
        });
    }

    /** Of an object in which FHIR knows nothing at all, nothing would be left. */
    private static void known(String name, JsonNode object, @Nullable BaseRuntimeElementDefinition<?> element) {
        boolean isKnown = object.isEmpty()
                || EXTENSIONS.stream().anyMatch(object::has)
                || !(element instanceof BaseRuntimeElementCompositeDefinition<?> composite)
                || object.propertyNames().stream().anyMatch(inside -> element(composite, inside) != null);
        if (!isKnown) {
            throw new StrictErrors.Unreadable(name + " has nothing in it that FHIR knows");
        }
    }

    private static @Nullable BaseRuntimeElementDefinition<?> element(
            BaseRuntimeElementCompositeDefinition<?> definition, String name) {
        String plain = name.startsWith("_") ? name.substring(1) : name;
        BaseRuntimeChildDefinition child = definition.getChildByName(plain);
        return child == null ? null : child.getChildByName(plain);
    }

    private static void check(JsonNode object, String name, JsonNode value, boolean simple, boolean listed) {
        // In a list of simple values null keeps the place of one that has an extension only, and the other way round.
        String beside = name.startsWith("_") ? name.substring(1) : "_" + name;
        boolean fits = value.isNull() ? !listed || object.has(beside) : simple ? value.isValueNode() : value.isObject();
        if (!fits) {
            throw new StrictErrors.Unreadable(name + " is not the kind of JSON value FHIR asks for");
        }
    }
}
