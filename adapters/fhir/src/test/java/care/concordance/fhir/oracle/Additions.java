package care.concordance.fhir.oracle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** New resources of what the measures ask for, mostly such that they count, at times where it matters. */
final class Additions {

    /** What is asked for as what; a measure has some of them. */
    private static final Map<String, List<String>> ASKED = new TreeMap<>(Map.of(
            "Condition",
            List.of(
                    "Prostate Cancer",
                    "Pain Warranting Further Investigation for Prostate Cancer",
                    "Bladder Cancer for Urology Care",
                    "Tuberculosis for Urology Care",
                    "HIV",
                    "Immunocompromised Conditions",
                    "Mixed Histology Urothelial Cell Carcinoma for Urology Care",
                    "Cancer",
                    "Hospice Diagnosis",
                    "Palliative Care Diagnosis",
                    "Frailty Diagnosis",
                    "Advanced Illness",
                    "Congenital or Acquired Absence of Cervix",
                    "History of bilateral mastectomy",
                    "Status Post Right Mastectomy",
                    "Status Post Left Mastectomy",
                    "Unilateral Mastectomy, Unspecified Laterality",
                    "Malignant Neoplasm of Colon"),
            "Procedure",
            List.of(
                    "Prostate Cancer Treatment",
                    "Salvage Therapy",
                    "direct:tumor-staging",
                    "Cystectomy for Urology Care",
                    "direct:radiotherapy-combined",
                    "Chemotherapy Administration",
                    "Hospice Care Ambulatory",
                    "Palliative Care Intervention",
                    "Hysterectomy with No Residual Cervix",
                    "Bilateral Mastectomy",
                    "Unilateral Mastectomy Right",
                    "Unilateral Mastectomy Left",
                    "Total Colectomy",
                    "Flexible Sigmoidoscopy",
                    "Colonoscopy"),
            "Observation",
            List.of(
                    "direct:tumor-staging",
                    "Prostate Specific Antigen Test",
                    "direct:gleason-score",
                    "Bone Scan",
                    "DEXA Bone Density for Urology Care",
                    "Standardized Pain Assessment Tool",
                    "direct:hospice-assessment",
                    "direct:palliative-questionnaire",
                    "direct:medical-equipment-used",
                    "direct:housing-status",
                    "Frailty Symptom",
                    "Pap Test",
                    "HPV Test",
                    "Mammography",
                    "Fecal Occult Blood Test (FOBT)",
                    "sDNA FIT Test",
                    "CT Colonography"),
            "DiagnosticReport",
            List.of("Mammography"),
            "Encounter",
            List.of(
                    "Office Visit",
                    "Audio Visual Telehealth Encounter",
                    "Radiation Treatment Management",
                    "direct:radiation-management-weekly",
                    "Encounter Inpatient",
                    "Hospice Encounter",
                    "Palliative Care Encounter",
                    "Frailty Encounter",
                    "Annual Wellness Visit",
                    "Preventive Care Services Established Office Visit, 18 and Up",
                    "Preventive Care Services Initial Office Visit, 18 and Up",
                    "Home Healthcare Services",
                    "Virtual Encounter",
                    "Telephone Visits"),
            "ServiceRequest",
            List.of(
                    "direct:leuprolide-12-month",
                    "DEXA Bone Density for Urology Care",
                    "DEXA Bone Density for Urology Care",
                    "Hospice Care Ambulatory"),
            "DeviceRequest",
            List.of("Frailty Device"),
            "MedicationRequest",
            List.of(
                    "Androgen Deprivation Therapy for Urology Care",
                    "Immunosuppressive Drugs for Urology Care",
                    "Chemotherapy Agents for Advanced Cancer",
                    "Dementia Medications"),
            "MedicationAdministration",
            List.of("Bacillus Calmette Guerin for Urology Care")));

    private record Asked(String type, String set) {}

    private Additions() {}

    static void add(Mutant mutant) {
        List<Asked> asked = ASKED.entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(set -> new Asked(type.getKey(), set)))
                .filter(one -> !mutant.codes.listed(one.set()).isEmpty())
                .toList();
        add(mutant, mutant.pick(asked));
    }

    /** What CMS125 and CMS130 ask for together: a sign of frailty and one of illness. */
    static void pair(Mutant mutant) {
        if (!mutant.codes.listed("Advanced Illness").isEmpty()) {
            add(
                    mutant,
                    mutant.pick(List.of(
                            new Asked("DeviceRequest", "Frailty Device"),
                            new Asked("Observation", "direct:medical-equipment-used"),
                            new Asked("Observation", "Frailty Symptom"),
                            new Asked("Encounter", "Frailty Encounter"),
                            new Asked("Condition", "Frailty Diagnosis"))));
            add(
                    mutant,
                    mutant.pick(List.of(
                            new Asked("Condition", "Advanced Illness"),
                            new Asked("MedicationRequest", "Dementia Medications"))));
        }
    }

    private static void add(Mutant mutant, Asked asked) {
        ObjectNode resource = DeckCase.JSON.createObjectNode();
        resource.put("resourceType", asked.type()).put("id", "n" + mutant.random.nextInt(1_000_000));
        Codes.Code code = mutant.pick(mutant.codes.listed(asked.set()));
        switch (asked.type()) {
            case "Condition" -> condition(mutant, resource, code);
            case "Encounter" -> encounter(mutant, resource, code);
            case "Procedure" -> {
                status(mutant, resource, "completed");
                Mutations.concept(resource.putObject("code"), code);
                time(mutant, resource, "performed");
            }
            case "Observation" -> {
                status(mutant, resource, "final");
                Mutations.concept(resource.putObject("code"), code);
                time(mutant, resource, "effective");
                if (mutant.random.nextInt(4) > 0) {
                    Mutations.concept(
                            resource.putArray("category").addObject(),
                            new Codes.Code("http://terminology.hl7.org/CodeSystem/observation-category", "imaging"));
                }
                Mutations.value(mutant, resource);
            }
            case "DiagnosticReport" -> {
                status(mutant, resource, "final");
                Mutations.concept(resource.putObject("code"), code);
                time(mutant, resource, "effective");
            }
            case "MedicationAdministration" -> {
                status(mutant, resource, mutant.random.nextInt(3) == 0 ? "not-done" : "completed");
                Mutations.concept(resource.putObject("medicationCodeableConcept"), code);
                time(mutant, resource, "effective");
            }
            case "MedicationRequest" -> {
                order(mutant, resource);
                Mutations.concept(resource.putObject("medicationCodeableConcept"), code);
                if (mutant.random.nextBoolean()) {
                    MedicationMutations.dosage(mutant, resource);
                }
                if (mutant.random.nextBoolean()) {
                    MedicationMutations.supply(mutant, resource);
                }
            }
            case "DeviceRequest" -> {
                order(mutant, resource);
                Mutations.concept(resource.putObject("codeCodeableConcept"), code);
            }
            default -> {
                order(mutant, resource);
                Mutations.concept(resource.putObject("code"), code);
            }
        }
        mutant.resources.add(mutant.random.nextInt(mutant.resources.size() + 1), resource);
        mutant.note(resource, "is new: " + resource);
    }

    private static void condition(Mutant mutant, ObjectNode condition, Codes.Code code) {
        Mutations.concept(condition.putObject("code"), code);
        Mutations.concept(
                condition.putObject("clinicalStatus"),
                new Codes.Code(
                        "http://terminology.hl7.org/CodeSystem/condition-clinical",
                        mutant.random.nextInt(5) > 0 ? "active" : "resolved"));
        condition.put("onsetDateTime", DateMutations.anyTime(mutant));
        if (mutant.random.nextInt(4) == 0) {
            condition.put("abatementDateTime", DateMutations.anyTime(mutant));
        }
        Mutations.bodySite(mutant, condition);
    }

    private static void encounter(Mutant mutant, ObjectNode encounter, Codes.Code code) {
        status(mutant, encounter, "finished");
        Mutations.concept(encounter.putArray("type").addObject(), code);
        encounter
                .putObject("class")
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "AMB");
        String start = DateMutations.anyTime(mutant);
        encounter
                .putObject("period")
                .put("start", start)
                .put("end", mutant.random.nextInt(3) > 0 ? start : DateMutations.anyTime(mutant));
        List<Codes.Code> hospice = mutant.codes.listed("direct:discharged-to-hospice");
        if (!hospice.isEmpty() && mutant.random.nextBoolean()) {
            Mutations.concept(
                    encounter.putObject("hospitalization").putObject("dischargeDisposition"), mutant.pick(hospice));
        }
    }

    private static void order(Mutant mutant, ObjectNode request) {
        status(mutant, request, mutant.random.nextInt(3) == 0 ? "completed" : "active");
        request.put("intent", mutant.random.nextInt(4) > 0 ? "order" : "instance-order");
        request.put("authoredOn", DateMutations.anyTime(mutant));
        if (Mutant.type(request).equals("ServiceRequest") && mutant.random.nextInt(4) == 0) {
            request.put("doNotPerform", true);
            Mutations.reason(mutant, request, "doNotPerformReason");
        }
    }

    private static void status(Mutant mutant, ObjectNode resource, String usual) {
        resource.put("status", mutant.random.nextInt(6) > 0 ? usual : mutant.pick(Mutations.statuses(resource)));
    }

    private static void time(Mutant mutant, ObjectNode resource, String element) {
        String start = DateMutations.anyTime(mutant);
        switch (mutant.random.nextInt(5)) {
            case 0 ->
                resource.putObject(element + "Period").put("start", start).put("end", DateMutations.anyTime(mutant));
            case 1 -> resource.putObject(element + "Period").put(mutant.random.nextBoolean() ? "start" : "end", start);
            default -> resource.put(element + "DateTime", start);
        }
    }
}
