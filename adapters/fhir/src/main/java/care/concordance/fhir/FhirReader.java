package care.concordance.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads patients from FHIR R4 JSON. What is given is one deck, however it is cut into files: its resources lie in one pool, the last
 * version of each holds, and each goes to the patient it names. Everything is read or named as not read, each resource by itself.
 *
 * <p>Kept in memory is what a value set at hand could ask for. Thread-safe.
 */
public final class FhirReader {

    private final ValueSets valueSets;

    public FhirReader(ValueSets valueSets) {
        this.valueSets = valueSets;
    }

    /**
     * Reads all patients at and below a path, and hands each on once everything has been read.
     *
     * <p>A file holds a resource, a list of them, one a line, or a Bundle or Parameters of them, to any depth, and may be gzipped. It is
     * known by what is in it, not by its name. A folder or Bundle with one patient and a {@code MeasureReport} that is marked as a test
     * case is that case: everything in it is its patient's.
     *
     * @param path a file or a folder
     * @param patients receives every patient
     * @return what was not read and names no patient (what names one is in its record), and what was passed over
     * @throws UncheckedIOException when there is no such file or folder
     */
    public Leftover read(Path path, Consumer<FhirRecord> patients) {
        Pool pool = new Pool(new Conversion(valueSets));
        try {
            Deck.read(path, pool);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read patients from " + path + ": " + e.getMessage(), e);
        }
        return pool.finish(patients);
    }

    /**
     * The record of one patient from the JSON of their resources, wherever it comes from.
     *
     * @param resources one resource each, exactly one of them a Patient; everything is theirs
     * @throws IllegalArgumentException when none or several are a Patient
     */
    public FhirRecord record(List<String> resources) {
        Pool pool = new Pool(new Conversion(valueSets));
        Deck.read(resources, pool);
        List<FhirRecord> records = new ArrayList<>(1);
        pool.finish(records::add);
        return records.get(0);
    }

    /**
     * The same from resources HAPI has parsed.
     *
     * @throws IllegalArgumentException when none or several are a Patient
     */
    public FhirRecord convert(List<? extends Resource> resources) {
        List<Patient> owners = new ArrayList<>(1);
        Map<String, Medication> medications = new HashMap<>();
        for (Resource resource : resources) {
            if (resource instanceof Patient patient) {
                owners.add(patient);
            } else if (resource instanceof Medication medication) {
                medications.put(medication.getIdElement().getIdPart(), medication);
            }
        }
        Conversion.Draft record = new Conversion(valueSets)
                .of(only(owners.stream()
                        .map(patient -> String.valueOf(patient.getIdElement().getIdPart()))
                        .toList()));
        record.born(owners.get(0));
        // First who they are, as where their texts are read.
        for (boolean first : new boolean[] {true, false}) {
            for (int i = 0; i < resources.size(); i++) {
                if (first == resources.get(i) instanceof Patient) {
                    record.resource(
                            resources.get(i), "resource " + (i + 1), reference -> medication(reference, medications));
                }
            }
        }
        return record.record("", List.of());
    }

    private Set<String> medication(String reference, Map<String, Medication> medications)
            throws FhirFacts.UnknownMedication {
        Medication medication = medications.get(References.id(References.plain(reference)));
        if (medication == null) {
            throw new FhirFacts.UnknownMedication(reference);
        }
        return FhirFacts.medication(medication, valueSets);
    }

    /** The one patient there must be. */
    static String only(List<String> owners) {
        if (owners.size() != 1) {
            throw new IllegalArgumentException("one resource must be the Patient; here " + owners.size() + " are");
        }
        return owners.get(0);
    }
}
