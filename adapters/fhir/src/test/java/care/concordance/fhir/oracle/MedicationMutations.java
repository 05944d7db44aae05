package care.concordance.fhir.oracle;

import static care.concordance.fhir.oracle.Mutant.type;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of what medication is asked for, and for when. */
final class MedicationMutations {

    private MedicationMutations() {}

    static void dosage(Mutant mutant) {
        mutant.pick(resource -> type(resource).equals("MedicationRequest")).ifPresent(request -> {
            dosage(mutant, request);
            mutant.note(request, "dosage " + request.path("dosageInstruction"));
        });
    }

    static void dosage(Mutant mutant, ObjectNode request) {
        if (mutant.random.nextInt(3) == 0 || !request.has("dosageInstruction")) {
            request.remove("dosageInstruction");
            request.putArray("dosageInstruction");
        }
        ObjectNode timing = request.withArray("dosageInstruction").addObject().putObject("timing");
        switch (mutant.random.nextInt(5)) {
            case 0 -> timing.putArray("event").add(DateMutations.anyTime(mutant));
            case 1 -> timing.putObject("repeat").putObject("boundsPeriod").put("start", DateMutations.anyTime(mutant));
            case 2 -> timing.putObject("repeat").putObject("boundsPeriod").put("end", DateMutations.anyTime(mutant));
            default ->
                timing.putObject("repeat")
                        .putObject("boundsPeriod")
                        .put("start", DateMutations.anyTime(mutant))
                        .put("end", DateMutations.anyTime(mutant));
        }
    }

    static void supply(Mutant mutant) {
        mutant.pick(resource -> type(resource).equals("MedicationRequest")).ifPresent(request -> {
            supply(mutant, request);
            mutant.note(
                    request,
                    "supply " + request.path("dispenseRequest") + " written "
                            + request.path("authoredOn").asString("never"));
        });
    }

    static void supply(Mutant mutant, ObjectNode request) {
        ObjectNode dispense = request.putObject("dispenseRequest");
        if (mutant.random.nextInt(3) == 0) {
            quantity(mutant, request, dispense);
        }
        if (mutant.random.nextInt(4) > 0) {
            dispense.putObject("expectedSupplyDuration")
                    .put(
                            "value",
                            mutant.random.nextInt(4) > 0
                                    ? new BigDecimal(mutant.random.nextInt(1, 100))
                                    : mutant.pick(List.of(
                                            new BigDecimal("0"),
                                            new BigDecimal("0.5"),
                                            new BigDecimal("1.5"),
                                            new BigDecimal("29.999"),
                                            new BigDecimal("30.001"))))
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", mutant.pick(List.of("d", "day", "days", "wk", "mo", "a", "mg")));
        }
        if (mutant.random.nextInt(3) == 0) {
            dispense.put("numberOfRepeatsAllowed", mutant.random.nextInt(0, 4));
        }
        if (mutant.random.nextInt(3) == 0) {
            dispense.putObject("validityPeriod").put("start", DateMutations.anyTime(mutant));
            request.remove("authoredOn");
        }
        if (dispense.isEmpty()) {
            request.remove("dispenseRequest");
        }
    }

    /** What is dispensed, and how much of it is taken how often. */
    private static void quantity(Mutant mutant, ObjectNode request, ObjectNode dispense) {
        dispense.putObject("quantity").put("value", mutant.random.nextInt(1, 60));
        if (!(request.path("dosageInstruction").path(0) instanceof ObjectNode)) {
            request.putArray("dosageInstruction").addObject();
        }
        ObjectNode dosage = (ObjectNode) request.path("dosageInstruction").path(0);
        ObjectNode rate = dosage.putArray("doseAndRate").addObject();
        BigDecimal dose = mutant.pick(List.of(new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal(3)));
        if (mutant.random.nextInt(4) == 0) {
            rate.putObject("doseRange").putObject("high").put("value", dose);
        } else {
            rate.putObject("doseQuantity").put("value", dose);
        }
        ObjectNode repeat = dosage.withObject("timing").withObject("repeat");
        switch (mutant.random.nextInt(4)) {
            case 0 -> repeat.putArray("timeOfDay").add("08:00:00").add("20:00:00");
            case 1 -> repeat.put("count", 100);
            default ->
                repeat.put(mutant.random.nextInt(4) == 0 ? "frequencyMax" : "frequency", mutant.random.nextInt(1, 4))
                        .put("period", mutant.random.nextInt(1, 4))
                        .put("periodUnit", mutant.pick(List.of("h", "d", "wk", "wk", "mo")));
        }
    }

    /** The medication in a resource of its own, contained or beside it. */
    static void reference(Mutant mutant) {
        mutant.pick(resource -> resource.has("medicationCodeableConcept")).ifPresent(request -> {
            JsonNode concept = request.remove("medicationCodeableConcept");
            String id = "drug" + mutant.random.nextInt(1_000_000_000);
            boolean contained = mutant.random.nextBoolean();
            ObjectNode medication =
                    contained ? request.putArray("contained").addObject() : DeckCase.JSON.createObjectNode();
            medication.put("resourceType", "Medication").put("id", id);
            medication.set("code", concept);
            if (!contained) {
                mutant.resources.add(mutant.random.nextInt(mutant.resources.size() + 1), medication);
            }
            request.putObject("medicationReference").put("reference", (contained ? "#" : "Medication/") + id);
            mutant.note(request, "refers to a medication " + (contained ? "inside it" : "beside it"));
        });
    }
}
