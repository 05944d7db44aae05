package care.concordance.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import care.concordance.facts.Fact;
import care.concordance.facts.patient.Patient;
import care.concordance.facts.patient.SetAside;
import care.concordance.facts.patient.Span;
import care.concordance.fhir.FhirFacts.Medications;
import care.concordance.fhir.FhirFacts.UnknownMedication;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a patient's record of the resources that are theirs. Each fails alone. */
final class Conversion {

    private static final Set<String> READ_OTHERWISE =
            Set.of("Medication", "MeasureReport", "Bundle", "Parameters", "OperationOutcome");

    /** Where a resource finds the medications it refers to. */
    interface Pharmacy {
        Set<String> medication(Entry from, String reference) throws UnknownMedication;
    }

    private final ValueSets valueSets;
    private final FhirContext context = FhirContext.forR4Cached();

    Conversion(ValueSets valueSets) {
        this.valueSets = valueSets;
    }

    /** Whether FHIR R4 has resources of that type. */
    boolean exists(String type) {
        return context.getResourceTypes().contains(type);
    }

    /** Whether nothing is read of resources of that type. */
    boolean isPassedOver(String type) {
        return exists(type) && ResourceKind.of(type) == null && !READ_OTHERWISE.contains(type);
    }

    boolean couldMatter(JsonNode resource) {
        return Relevance.couldMatter(resource, valueSets);
    }

    /** The systems of its code, when no value set at hand uses any of them. */
    Set<String> unknownSystems(JsonNode resource) {
        Set<String> unknown = new TreeSet<>();
        for (String element : new String[] {"code", "type", "codeCodeableConcept", "medicationCodeableConcept"}) {
            JsonNode value = resource.path(element);
            for (JsonNode concept : value.isArray() ? value : List.of(value)) {
                for (JsonNode coding : concept.path("coding")) {
                    String system = coding.path("system").asString("");
                    if (valueSets.uses(system)) {
                        return Set.of();
                    }
                    if (!system.isEmpty()) {
                        unknown.add(system);
                    }
                }
            }
        }
        return unknown;
    }

    /**
     * Why a resource cannot be read; null when nothing is wrong as far as that can be told now.
     *
     * @param later whether it will be parsed later anyway
     */
    @Nullable
    String check(JsonNode resource, boolean later) {
        try {
            Shape.check(context, resource);
            if (!later) {
                parse(resource.toString());
            }
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            return problem(e);
        }
    }

    private Resource parse(String text) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrors());
        return (Resource) parser.parseResource(text);
    }

    /** The value sets a medication belongs to. */
    Set<String> medication(Entry entry, String reference) throws UnknownMedication {
        try {
            if (entry.problem == null && parse(String.valueOf(entry.body)) instanceof Medication medication) {
                return FhirFacts.medication(medication, valueSets);
            }
        } catch (RuntimeException | StackOverflowError e) {
            // It is unknown to whoever refers to it.
        }
        throw new UnknownMedication(reference);
    }

    /** What our own checks say names elements only; other messages may hold values, and are not repeated. */
    static String problem(Throwable e) {
        return e instanceof StrictErrors.Unreadable
                ? String.valueOf(e.getMessage())
                : "cannot be read as FHIR R4 (" + e.getClass().getSimpleName() + ")";
    }

    Draft of(String patient) {
        return new Draft(patient);
    }

    /** What became of a resource. Equal for equal content. */
    private record Outcome(
            @Nullable Fact fact,
            @Nullable ImpreciseResource ambiguous,
            @Nullable String undated,
            @Nullable String problem) {

        static final Outcome NOTHING = new Outcome(null, null, null, null);

        static Outcome problem(String problem) {
            return new Outcome(null, null, null, problem);
        }
    }

    /** One patient's record as it is made. */
    final class Draft {

        private final String patient;
        private final Set<Fact> facts = new LinkedHashSet<>();
        private final List<Unread> unread = new ArrayList<>();
        private final List<ImpreciseResource> ambiguous = new ArrayList<>();
        private @Nullable Span born;

        private Draft(String patient) {
            this.patient = patient;
        }

        /** Takes the resources that say who the patient is: the versions of one of which it cannot be told which holds. */
        void person(List<Entry> versions) {
            for (Entry entry : versions) {
                try {
                    if (entry.problem == null
                            && parse(String.valueOf(entry.body)) instanceof org.hl7.fhir.r4.model.Patient person) {
                        born(person);
                    }
                } catch (RuntimeException | StackOverflowError e) {
                    // Said below.
                }
            }
            if (versions.size() > 1) {
                born = null;
            }
            if (!versions.isEmpty()) {
                resource(versions, (from, reference) -> Set.of());
            }
            ensurePatient();
        }

        /** When the patient was born, for what happened at an age. */
        void born(org.hl7.fhir.r4.model.Patient person) {
            try {
                born = FhirFacts.born(person);
            } catch (DateTimeException e) {
                born = null;
            }
        }

        /** Somebody of whom nothing is known is somebody. */
        private void ensurePatient() {
            if (facts.stream().noneMatch(Patient.class::isInstance)) {
                facts.add(new Patient(patient, null, null));
            }
        }

        /** Takes the versions of a resource of which it cannot be told which holds: one, as a rule. */
        void resource(List<Entry> versions, Pharmacy pharmacy) {
            Set<Outcome> outcomes = new LinkedHashSet<>();
            for (Entry entry : versions) {
                outcomes.add(convert(entry, pharmacy));
            }
            if (outcomes.size() > 1) {
                StringBuilder also = new StringBuilder();
                versions.stream()
                        .skip(1)
                        .forEach(entry ->
                                also.append(also.length() == 0 ? "" : ", ").append(entry.place));
                take(
                        Outcome.problem("is given with other content at " + also
                                + ", and no versionId or lastUpdated says which of them holds"),
                        versions.get(0));
            } else {
                outcomes.forEach(outcome -> take(outcome, versions.get(0)));
            }
        }

        /** Takes one that is parsed already, and all whose medications are at hand. */
        void resource(Resource resource, String place, Medications medications) {
            Outcome outcome = convert(resource, medications);
            String id = resource.getIdElement().getIdPart();
            Entry entry = Entry.of(resource.fhirType(), id == null ? "" : id, place);
            if (outcome.problem() != null) {
                entry.matters = couldMatter(Json.tree(context.newJsonParser().encodeResourceToString(resource)));
            }
            take(outcome, entry);
        }

        void uncertain(SetAside aside) {
            facts.add(aside);
        }

        private Outcome convert(Entry entry, Pharmacy pharmacy) {
            if (entry.problem != null) {
                return Outcome.problem(entry.problem);
            }
            if (entry.body == null) {
                return Outcome.NOTHING;
            }
            Resource resource;
            try {
                resource = parse(entry.body);
                if (resource.getIdElement().getIdPart() == null && !entry.id.isEmpty()) {
                    resource.setId(entry.id);
                }
            } catch (RuntimeException | StackOverflowError e) {
                return Outcome.problem(problem(e));
            }
            return convert(resource, reference -> pharmacy.medication(entry, reference));
        }

        private Outcome convert(Resource resource, Medications medications) {
            FhirFacts converter = new FhirFacts(valueSets, patient, born);
            try {
                try {
                    return new Outcome(converter.fact(resource, medications), null, null, null);
                } catch (Times.Unsure unsure) {
                    return new Outcome(null, converter.ambiguous(resource, medications, unsure), null, null);
                }
            } catch (Times.Undated e) {
                return new Outcome(null, null, String.valueOf(e.getMessage()), null);
            } catch (UnknownMedication e) {
                return Outcome.problem(String.valueOf(e.getMessage()));
            } catch (RuntimeException | StackOverflowError e) {
                return Outcome.problem(problem(e));
            }
        }

        private void take(Outcome outcome, Entry entry) {
            if (outcome.fact() != null) {
                facts.add(outcome.fact());
            }
            if (outcome.ambiguous() != null) {
                ImpreciseResource unsure = outcome.ambiguous();
                ambiguous.add(unsure);
                facts.add(unsure.standIn());
                if (unsure.mistaken()) {
                    unread.add(entry.unread(patient, unsure.aside().problem()));
                }
            }
            if (outcome.undated() != null) {
                entry.aside = outcome.undated();
                facts.add(entry.setAside(patient));
            }
            if (outcome.problem() != null) {
                unread.add(entry.unread(patient, outcome.problem()));
                if (entry.matters) {
                    facts.add(entry.setAside(patient));
                }
            }
        }

        FhirRecord record(String place, List<Expectation> expected) {
            ensurePatient();
            return new FhirRecord(
                    patient,
                    place,
                    List.copyOf(facts),
                    List.copyOf(unread),
                    List.copyOf(ambiguous),
                    List.copyOf(expected));
        }
    }
}
