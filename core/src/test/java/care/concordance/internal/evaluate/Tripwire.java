package care.concordance.internal.evaluate;

import care.concordance.facts.About;
import care.concordance.facts.Fact;
import care.concordance.facts.Subject;

/** A fact about a site, two of whose properties throw when it is armed. */
@About(Subject.Kind.SITE)
public record Tripwire(String id, String site, int secret, boolean armed) implements Fact {

    @Override
    public Subject subject() {
        return Subject.site(site);
    }

    /** Throws when armed. */
    public boolean trips() {
        return trip() > 0;
    }

    /** Throws when armed. */
    public String words() {
        return "words " + trip();
    }

    private int trip() {
        if (armed) {
            throw new IllegalStateException("the secret is " + secret);
        }
        return 1;
    }
}
