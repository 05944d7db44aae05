package care.concordance.springboot;

import care.concordance.AssessmentListener;
import care.concordance.ConcordanceEngine;
import care.concordance.Edition;
import care.concordance.pack.RulePack;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine that serves now, and the way to have its packs read again while it serves. Packs that are refused change
 * nothing: the engine before them goes on serving. Thread-safe.
 *
 * <p>An engine is immutable: who took {@link #current} before a reload keeps judging by the packs of then. So ask for it
 * for each piece of work, and use that one engine throughout it.
 */
public final class ReloadableEngine {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadableEngine.class);

    private final Supplier<List<RulePack>> packs;
    private final List<AssessmentListener> listeners;
    /** Every engine that served and may still be at work. */
    private final Set<ConcordanceEngine> served =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile ConcordanceEngine current;
    private volatile @Nullable RuntimeException refused;

    /**
     * Loads an engine.
     *
     * @param packs gives the packs to load, each time anew
     * @param listeners told of every assessment, in this order
     * @throws care.concordance.pack.RulePackException when a pack cannot be used, with everything that is wrong with it
     */
    public ReloadableEngine(Supplier<List<RulePack>> packs, List<AssessmentListener> listeners) {
        this.packs = packs;
        this.listeners = List.copyOf(listeners);
        this.current = load();
    }

    /** The engine that serves now. */
    public ConcordanceEngine current() {
        return current;
    }

    /**
     * Reads the packs again, and serves the engine made of them from now on.
     *
     * @return that engine
     * @throws care.concordance.pack.RulePackException when a pack cannot be used, with everything that is wrong with it;
     *     the engine before it goes on serving
     * @throws java.io.UncheckedIOException when a pack cannot be read; as above
     */
    public synchronized ConcordanceEngine reload() {
        try {
            ConcordanceEngine loaded = load();
            refused = null;
            current = loaded;
            return loaded;
        } catch (RuntimeException e) {
            refused = e;
            LOG.warn("Packs are refused, and those before them go on serving. {}", e.getMessage());
            throw e;
        }
    }

    /** Why the last reload was refused; empty when it was not, or when there was none. */
    public Optional<RuntimeException> refused() {
        return Optional.ofNullable(refused);
    }

    /** Drools sessions opened and not yet disposed, of engines that served before too; 0 whenever nothing is assessed. */
    public int openSessions() {
        synchronized (served) {
            return served.stream().mapToInt(ConcordanceEngine::liveSessions).sum();
        }
    }

    private ConcordanceEngine load() {
        ConcordanceEngine engine = ConcordanceEngine.load(packs.get());
        for (AssessmentListener listener : listeners) {
            engine = engine.telling(listener);
        }
        served.add(engine);
        LOG.info(
                "Judging by {}",
                engine.editions(LocalDate.MAX).stream()
                        .map(Edition::pack)
                        .map(pack -> pack.id() + " " + pack.version() + ", SHA-256 " + pack.sha256())
                        .toList());
        return engine;
    }
}
