package care.concordance;

import java.time.Duration;

/**
 * Is told of every assessment an engine makes, as it is made: for meters and audit logs. Called on the thread that assesses,
 * which waits for it; what it throws, the caller of the engine gets.
 */
public interface AssessmentListener {

    /**
     * An assessment was made.
     *
     * @param took how long the engine needed
     */
    void made(Assessment assessment, Duration took);

    /**
     * No assessment was made: the facts cannot be used, or a rule failed on them.
     *
     * @param why what the caller of the engine gets
     * @param took how long the engine needed to say so
     */
    void refused(ConcordanceException why, Duration took);
}
