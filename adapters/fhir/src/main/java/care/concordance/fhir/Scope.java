package care.concordance.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What something given lies in: a folder, or a Bundle in it. */
final class Scope {

    private static final int SEVERAL = 2;

    final String name;
    final @Nullable Scope parent;

    /** The resources of a Bundle by the URLs it gives them. */
    final Map<String, Entry> byUrl = new HashMap<>();

    /** What a test case expects, where this holds one: everything in it is its patient's. */
    final List<Expectation> expected = new ArrayList<>();

    /** The ids of the Patients in it, as far as needed to tell none, one and several apart. */
    private final Set<String> patients = new LinkedHashSet<>();

    /** The same of those whose resources are in it, once that is known. */
    private final Set<Person> persons = new LinkedHashSet<>();

    Scope(String name, @Nullable Scope parent) {
        this.name = name;
        this.parent = parent;
    }

    /** Takes notice of a Patient in this, and in all this lies in. */
    void holds(String patient) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (scope.patients.size() < SEVERAL) {
                scope.patients.add(patient);
            }
        }
    }

    /** Takes notice of a resource of somebody. */
    void holds(Person person) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (scope.persons.size() < SEVERAL) {
                scope.persons.add(person);
            }
        }
    }

    /** The innermost of this and all this lies in that has a Patient; null when none does. */
    @Nullable
    Scope ofPatients() {
        return innermost(scope -> !scope.patients.isEmpty());
    }

    private @Nullable Scope innermost(Predicate<Scope> wanted) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (wanted.test(scope)) {
                return scope;
            }
        }
        return null;
    }

    boolean hasOnePatient() {
        return patients.size() == 1;
    }

    /** The test case this lies in; null when it lies in none. */
    @Nullable
    Scope testCase() {
        return innermost(scope -> !scope.expected.isEmpty());
    }

    /** The one person what lies in this can be of: the one its innermost part with any is about; null when there are several. */
    @Nullable
    Person onlyPerson() {
        Scope scope = innermost(each -> !each.persons.isEmpty());
        return scope != null && scope.persons.size() == 1
                ? scope.persons.iterator().next()
                : null;
    }
}
