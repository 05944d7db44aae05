package care.concordance.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small resources written by hand, with codes of a made-up code system. */
final class Samples {

    /** Every value set any measure needs, with one made-up code each: the set's own name. */
    static ValueSets valueSets(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("valueset_oid,valueset_name,system,code"));
        for (String name : NeededValueSets.of(NeededValueSets.MEASURES)) {
            lines.add(",\"" + name + "\",urn:made-up,\"" + name + "\"");
        }
        Path file = folder.resolve("codes.csv");
        Files.write(file, lines);
        return ValueSets.read(file);
    }

    static String patient(String id, String born) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"birthDate\":\"" + born + "\"}";
    }

    static String concept(String code) {
        return "{\"coding\":[{\"system\":\"urn:made-up\",\"code\":\"" + code + "\"}]}";
    }

    static String subject(String patient) {
        return "\"subject\":{\"reference\":\"Patient/" + patient + "\"}";
    }

    static String condition(String id, String patient, String code, String more) {
        return "{\"resourceType\":\"Condition\",\"id\":\"" + id + "\"," + subject(patient) + ",\"code\":"
                + concept(code) + "," + more + "}";
    }

    static String active(String onset) {
        return "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\","
                + "\"code\":\"active\"}]},\"onsetDateTime\":\"" + onset + "\"";
    }

    static String encounter(String id, String patient, String type, String start, String end) {
        return "{\"resourceType\":\"Encounter\",\"id\":\"" + id
                + "\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"type\":[" + concept(type) + "]," + subject(patient) + ",\"period\":{\"start\":\"" + start
                + "\",\"end\":\"" + end + "\"}}";
    }

    static String procedure(String id, String patient, String code, String performed) {
        return "{\"resourceType\":\"Procedure\",\"id\":\"" + id + "\",\"status\":\"completed\",\"code\":"
                + concept(code) + "," + subject(patient) + ",\"performedDateTime\":\"" + performed + "\"}";
    }

    static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private Samples() {}
}
