package care.concordance.json;

import care.concordance.PartnerSnapshot;
import care.concordance.SnapshotException;
import care.concordance.facts.Fact;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.facts.TumorCase;
import care.concordance.verdict.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link Scenario} is judged on: a partner, a registry case, or a patient as a quality measure sees one. */
public sealed interface Given {

    /** The facts as they are stated: what follows from them is not among them. */
    List<Fact> facts();

    /** The day whose text judges them: of a case that of its diagnosis, the first it could be. */
    LocalDate asOf();

    /** The subjects there are, whether or not a rule speaks of them. */
    List<Subject> subjects();

    /** Whether a text judges them on every day {@link #asOf} could be. */
    boolean isJudgedBy(Standard text);

    /** The same with other facts; empty when they are not those of one partner, case or patient. */
    Optional<Given> with(Collection<? extends Fact> facts);

    /** The facts its file begins from; of a partner none. */
    List<Fact> begins();

    /** What the scenario changes of that which its file begins from, as JSON members; of a partner nothing. */
    Map<String, Object> changes();

    /** The facts of a partner. */
    record OfPartner(PartnerSnapshot snapshot) implements Given {

        @Override
        public List<Fact> facts() {
            return List.copyOf(snapshot.facts());
        }

        @Override
        public LocalDate asOf() {
            return snapshot.asOf();
        }

        @Override
        public List<Subject> subjects() {
            return snapshot.subjects();
        }

        @Override
        public boolean isJudgedBy(Standard text) {
            return text.inForce(asOf());
        }

        @Override
        public Optional<Given> with(Collection<? extends Fact> facts) {
            List<PartnerFact> all = new ArrayList<>();
            facts.forEach(fact -> all.add((PartnerFact) fact));
            try {
                return Optional.of(new OfPartner(
                        new PartnerSnapshot(snapshot.name(), snapshot.asOf(), snapshot.synthetic(), all)));
            } catch (SnapshotException e) {
                return Optional.empty();
            }
        }

        @Override
        public List<Fact> begins() {
            return List.of();
        }

        @Override
        public Map<String, Object> changes() {
            return Map.of();
        }
    }

    /**
     * A registry case.
     *
     * @param base the case its file begins from
     */
    record OfCase(TumorCase base, TumorCase tumorCase) implements Given {

        @Override
        public List<Fact> facts() {
            return List.of(tumorCase);
        }

        @Override
        public LocalDate asOf() {
            return tumorCase.diagnosis().earliest();
        }

        @Override
        public List<Subject> subjects() {
            return List.of(tumorCase.subject());
        }

        @Override
        public boolean isJudgedBy(Standard text) {
            return text.inForce(tumorCase.diagnosis().earliest())
                    && text.inForce(tumorCase.diagnosis().latest());
        }

        @Override
        public Optional<Given> with(Collection<? extends Fact> facts) {
            return facts.size() == 1
                            && facts.iterator().next() instanceof TumorCase other
                            && other.id().equals(tumorCase.id())
                    ? Optional.of(new OfCase(base, other))
                    : Optional.empty();
        }

        @Override
        public List<Fact> begins() {
            return List.of(base);
        }

        @Override
        public Map<String, Object> changes() {
            return CaseMembers.changes(base, tumorCase);
        }
    }

    /**
     * A patient as a quality measure sees one, or an encounter of one.
     *
     * @param subject whom the verdict is about
     * @param asOf the last day of the measurement period
     * @param base the facts its file begins from
     */
    record OfPatient(Subject subject, LocalDate asOf, List<Fact> base, List<Fact> facts) implements Given {

        public OfPatient {
            base = List.copyOf(base);
            facts = List.copyOf(facts);
        }

        @Override
        public List<Subject> subjects() {
            return List.of(subject);
        }

        @Override
        public boolean isJudgedBy(Standard text) {
            return text.inForce(asOf);
        }

        @Override
        public Optional<Given> with(Collection<? extends Fact> facts) {
            return Optional.of(new OfPatient(subject, asOf, base, List.copyOf(facts)));
        }

        @Override
        public List<Fact> begins() {
            return base;
        }

        @Override
        public Map<String, Object> changes() {
            return PatientMembers.changes(base, facts);
        }
    }
}
