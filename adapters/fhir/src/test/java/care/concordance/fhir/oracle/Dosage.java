package care.concordance.fhir.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** When a medication is to be taken. */
final class Dosage {

    private Dosage() {}

    /** The first event of the first dosage that has one. */
    static Optional<Moment> firstEvent(JsonNode request) {
        return request.path("dosageInstruction")
                .valueStream()
                .flatMap(dosage -> dosage.path("timing").path("event").valueStream())
                .filter(JsonNode::isString)
                .map(event -> Moment.startOf(event.asString()))
                .findFirst();
    }

    /** The first of the bounds of all dosages, sorted and merged where they touch. */
    static Optional<Span> firstBounds(JsonNode request) {
        List<Span> bounds = new ArrayList<>(request.path("dosageInstruction")
                .valueStream()
                .map(dosage -> dosage.path("timing").path("repeat").path("boundsPeriod"))
                .filter(JsonNode::isObject)
                .map(Span::period)
                .sorted(Comparator.comparingLong(period -> period.start().earliest()))
                .toList());
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        Span first = bounds.get(0);
        for (Span next : bounds.subList(1, bounds.size())) {
            long end = first.end().latest();
            if (end == Long.MAX_VALUE || next.start().earliest() > end + 1) {
                break;
            }
            if (next.end().latest() > end) {
                first = new Span(first.start(), next.end());
            }
        }
        return Optional.of(first);
    }
}
