package care.concordance.springboot;

import care.concordance.Edition;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up while some standard is in force today, with the packs, their hashes and editions. Packs that a reload refused are
 * told of, and do not bring it down: those before them serve.
 */
final class ConcordanceHealth extends AbstractHealthIndicator {

    private final ReloadableEngine engine;
    private final Clock clock;

    ConcordanceHealth(ReloadableEngine engine, Clock clock) {
        super("the standards in force cannot be told");
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LocalDate today = LocalDate.now(clock);
        List<Edition> editions = engine.current().editions(today);
        if (editions.stream().anyMatch(edition -> edition.standards() > 0)) {
            health.up();
        } else {
            health.down().withDetail("problem", "no standard is in force: every partner would be without a gap");
        }
        health.withDetail("day", today.toString()).withDetail("editions", editions);
        engine.refused().ifPresent(why -> health.withDetail("reloadRefused", String.valueOf(why.getMessage())));
    }
}
