package care.concordance.fhir;

import tools.jackson.databind.JsonNode;

/** Whether a resource could be about something a value set at hand has a code of. */
final class Relevance {

    private Relevance() {}

    /** False when it can be told to be about something no value set at hand has a code of. */
    static boolean couldMatter(JsonNode resource, ValueSets valueSets) {
        boolean told = hasCodes(resource.path("code"))
                || hasCodes(resource.path("type").path(0))
                || hasCodes(resource.path("codeCodeableConcept"))
                || hasCodes(resource.path("medicationCodeableConcept"));
        return !told || resource.path("resourceType").asString("").equals("Patient") || isAsked(resource, valueSets);
    }

    /** Whether it has codings, and every one of them is whole. */
    private static boolean hasCodes(JsonNode concept) {
        JsonNode codings = concept.path("coding");
        for (JsonNode coding : codings) {
            if (!coding.path("system").isString() || !coding.path("code").isString()) {
                return false;
            }
        }
        return codings.isArray() && !codings.isEmpty();
    }

    private static boolean isAsked(JsonNode node, ValueSets valueSets) {
        if (node.path("url").isString() && node.path("url").asString().endsWith(FhirFacts.NOT_DONE_VALUE_SET)) {
            return true;
        }
        if (node.path("system").isString()
                && node.path("code").isString()
                && !valueSets
                        .of(node.path("system").asString(), node.path("code").asString())
                        .isEmpty()) {
            return true;
        }
        for (JsonNode part : node) {
            if (isAsked(part, valueSets)) {
                return true;
            }
        }
        return false;
    }
}
