package care.concordance.fhir;

import care.concordance.facts.patient.SetAside;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One patient of a deck, with what was given about them. */
final class Person {

    /** By which they are known: their resource's, with its server's URL when several servers have a Patient of that id. */
    final String id;

    /** The id of their resource. */
    final String name;

    /** The server their resource is on; empty when that is not known. */
    final String base;

    /** What was given first of them. */
    final Entry first;

    /** The versions of their Patient resource that hold: one, unless it cannot be told which is the last. */
    final List<Entry> patients = new ArrayList<>();

    final List<Entry> resources = new ArrayList<>();

    /** What may or may not be theirs, and would count. */
    final Set<SetAside> uncertain = new LinkedHashSet<>();

    final List<Expectation> expected = new ArrayList<>();

    /** Who they are now; null when they are themselves. */
    @Nullable
    Person replacedBy;

    Person(String id, String name, String base, Entry first) {
        this.id = id;
        this.name = name;
        this.base = base;
        this.first = first;
    }
}
