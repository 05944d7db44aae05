package care.concordance.springboot;

import care.concordance.ConcordanceException;
import care.concordance.Edition;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/** {@code GET} says by what is judged; {@code POST} reads the packs again. */
@WebEndpoint(id = "concordance")
final class ConcordanceEndpoint {

    private static final int UNPROCESSABLE = 422;

    private final ReloadableEngine engine;
    private final Clock clock;

    ConcordanceEndpoint(ReloadableEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * By what is judged.
     *
     * @param reloadRefused why the last reload was refused; null when it was not
     */
    record Standing(
            LocalDate day, List<Edition> editions, @Nullable String reloadRefused) {}

    @ReadOperation
    Standing standing() {
        LocalDate today = LocalDate.now(clock);
        return new Standing(
                today,
                engine.current().editions(today),
                engine.refused().map(Throwable::getMessage).orElse(null));
    }

    /** 422 when packs are refused, with why. */
    @WriteOperation
    WebEndpointResponse<Standing> reload() {
        try {
            engine.reload();
            return new WebEndpointResponse<>(standing());
        } catch (ConcordanceException | UncheckedIOException e) {
            return new WebEndpointResponse<>(standing(), UNPROCESSABLE);
        }
    }
}
