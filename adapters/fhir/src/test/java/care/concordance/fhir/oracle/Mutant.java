package care.concordance.fhir.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A patient made from a case by seeded changes, with the story of the changes. */
final class Mutant {

    final SplittableRandom random;
    final Codes codes;
    final List<DeckCase> donors;
    final List<ObjectNode> resources = new ArrayList<>();
    final List<String> story = new ArrayList<>();

    private Mutant(DeckCase origin, List<DeckCase> donors, Codes codes, long seed) {
        this.random = new SplittableRandom(seed);
        this.codes = codes;
        this.donors = donors;
        origin.resources().forEach(resource -> resources.add(resource.deepCopy()));
    }

    /** The same mutant for the same case, seed and number of changes. */
    static Mutant of(DeckCase origin, List<DeckCase> donors, Codes codes, long seed, int changes) {
        Mutant mutant = new Mutant(origin, donors, codes, seed);
        for (int change = 0; change < changes; change++) {
            Mutations.any(mutant);
        }
        if (mutant.random.nextInt(10) > 0) {
            mutant.resources.forEach(DateMutations::straighten);
        }
        return mutant;
    }

    /** Makes all resources those of a patient of this id, who may be named by a URL. */
    void rename(String id) {
        for (ObjectNode resource : resources) {
            if (type(resource).equals("Patient")) {
                resource.put("id", id);
            } else if (!type(resource).equals("Medication")) {
                String base = random.nextInt(20) == 0 ? "https://hospital.example/fhir/" : "";
                resource.putObject("subject").put("reference", base + "Patient/" + id);
            }
        }
    }

    /** The same as a Bundle whose entries know one another by its own URLs, some of them by nothing else. */
    ObjectNode bundle() {
        ObjectNode bundle = DeckCase.JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "collection");
        Map<String, String> urls = new HashMap<>();
        for (ObjectNode resource : resources) {
            urls.put(
                    type(resource) + "/" + resource.path("id").asString(""),
                    "urn:uuid:" + new UUID(random.nextLong(), random.nextLong()));
        }
        String patient = urls.entrySet().stream()
                .filter(url -> url.getKey().startsWith("Patient/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        for (ObjectNode resource : resources) {
            String name = type(resource) + "/" + resource.path("id").asString("");
            ObjectNode entry = bundle.withArray("entry").addObject();
            entry.put("fullUrl", urls.get(name));
            ObjectNode copy = resource.deepCopy();
            entry.set("resource", copy);
            if (copy.has("subject")) {
                copy.putObject("subject").put("reference", patient);
            }
            if (copy.path("medicationReference") instanceof ObjectNode medication) {
                String url = urls.get(medication.path("reference").asString(""));
                if (url != null) {
                    medication.put("reference", url);
                }
            }
            if (!type(resource).equals("Patient") && random.nextBoolean()) {
                copy.remove("id");
            }
        }
        return bundle;
    }

    Chart chart() {
        return new Chart(List.<JsonNode>copyOf(resources), codes);
    }

    static String type(JsonNode resource) {
        return resource.path("resourceType").asString("");
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Optional<ObjectNode> pick(Predicate<ObjectNode> test) {
        List<ObjectNode> fitting = resources.stream().filter(test).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(pick(fitting));
    }

    /** A coding from any value set. */
    Codes.Code code() {
        return pick(codes.listed(set()));
    }

    String set() {
        return pick(List.copyOf(codes.byName().keySet()));
    }

    /** Notes a change of a resource. */
    void note(ObjectNode resource, String change) {
        story.add(type(resource) + "/" + resource.path("id").asString("?") + " " + change);
    }
}
