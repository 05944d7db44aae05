package care.concordance.springboot;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Site;
import care.concordance.facts.SiteBuilder;
import care.concordance.facts.TumorBoardBuilder;
import java.time.LocalDate;
import java.util.List;

/** Facts of a made-up partner with one gap. */
final class Samples {

    private Samples() {}

    static PartnerSnapshot snapshot() {
        return PartnerSnapshot.synthetic(
                "Example Health",
                LocalDate.of(2026, 6, 30),
                List.of(
                        SiteBuilder.builder()
                                .id("main")
                                .name("Main Hospital")
                                .scope(Site.Scope.IN_SCOPE)
                                .build(),
                        TumorBoardBuilder.builder()
                                .id("thoracic")
                                .name("thoracic")
                                .site("main")
                                .daysBetweenMeetings(30)
                                .build()));
    }
}
