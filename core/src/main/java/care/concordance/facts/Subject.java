package care.concordance.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a verdict is about.
 *
 * @param kind what sort of subject
 * @param id its id; a program's is {@code site/DISEASE}
 */
public record Subject(Kind kind, String id) implements Comparable<Subject> {

    /** The sorts of subject, in the order reports list them. */
    public enum Kind {
        SYSTEM,
        REGION,
        SITE,
        PROGRAM,
        CASE,
        PATIENT,
        ENCOUNTER;

        /** True for the kinds a snapshot lists, so that silence about one is a lack of proof and not irrelevance. */
        public boolean isListed() {
            return compareTo(CASE) < 0;
        }
    }

    // A start asks hundreds of times: linking a record's own hash takes as long as all else it does with subjects.
    @Override
    public int hashCode() {
        return 31 * kind.name().hashCode() + id.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subject subject && kind == subject.kind && id.equals(subject.id);
    }

    public static Subject system(String id) {
        return new Subject(Kind.SYSTEM, id);
    }

    public static Subject region(String id) {
        return new Subject(Kind.REGION, id);
    }

    public static Subject site(String id) {
        return new Subject(Kind.SITE, id);
    }

    public static Subject program(String site, Disease disease) {
        return new Subject(Kind.PROGRAM, site + "/" + disease.name());
    }

    public static Subject patient(String id) {
        return new Subject(Kind.PATIENT, id);
    }

    public static Subject encounter(String id) {
        return new Subject(Kind.ENCOUNTER, id);
    }

    /** The site this subject is or belongs to; null for a system, a region, a case, a patient or an encounter. */
    public @Nullable String site() {
        return switch (kind) {
            case SITE -> id;
            case PROGRAM -> id.substring(0, id.lastIndexOf('/'));
            default -> null;
        };
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text is not {@code kind id}
     */
    public static Subject parse(String text) {
        int space = text.indexOf(' ');
        if (space > 0) {
            for (Kind kind : Kind.values()) {
                if (kind.name().equalsIgnoreCase(text.substring(0, space))) {
                    return new Subject(kind, text.substring(space + 1));
                }
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a subject; write a kind and an id, as in: site fairfield; the kinds are "
                        + Arrays.stream(Kind.values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + id;
    }
}
