package care.concordance.evaluate;

/** Sinks for Drools sessions that no reviewer opens; here because only this package makes them. */
public final class Sinks {

    private Sinks() {}

    /** A sink that only gathers. */
    public static Verdicts sink() {
        return new Verdicts();
    }

    /** How many things were said to a sink. */
    public static int said(Verdicts sink) {
        return sink.statements().size();
    }
}
