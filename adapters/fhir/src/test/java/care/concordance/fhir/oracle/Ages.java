package care.concordance.fhir.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Ages in years, as the days they may name. */
final class Ages {

    private Ages() {}

    /** The first and the last day of that year of the patient's life; nothing when the birth date is not known to the day. */
    static Optional<List<LocalDate>> days(List<? extends JsonNode> resources, JsonNode age) {
        return resources.stream()
                .filter(resource -> Mutant.type(resource).equals("Patient"))
                .map(patient -> patient.path("birthDate").asString(""))
                .filter(born -> born.length() == 10)
                .findFirst()
                .map(LocalDate::parse)
                .map(born -> List.of(
                        born.plusYears(age.path("value").asInt()),
                        born.plusYears(age.path("value").asInt() + 1).minusDays(1)));
    }
}
