package care.concordance.explain;

import care.concordance.facts.PartnerFact;
import care.concordance.facts.Subject;
import care.concordance.internal.explain.search.FactRecord;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be brought so that the unproven standards of a partner can be judged: each thing that is not on record as
 * one question, however many standards wait for it. The questions come from the constraints of the rules that are possible
 * and not certain, never from the words of a verdict. Immutable.
 *
 * <p>It asks all that can be asked of the facts as they are. An answer may raise another question: where a fact
 * was not on record, other rules may speak once it is. Assess what was answered, and ask again, until there is no question.
 *
 * @param questions sorted by the role that has to answer, site, kind of fact, fact and property
 * @param unasked the unproven verdicts that no answer would decide: what is known of them contradicts itself, or is too
 *     little to tell; sorted
 */
public record EvidenceRequest(List<Question> questions, List<Verdict> unasked) {

    public EvidenceRequest {
        questions = questions.stream().sorted(Question.ORDER).toList();
        unasked = unasked.stream().sorted().toList();
    }

    /**
     * Something that is not on record.
     *
     * @param kind the kind of fact
     * @param fact the fact one property of which is not known; null when there may be a fact that is not on record
     * @param given of a fact that is not on record, the properties that say which one is meant, with their values; empty
     *     else
     * @param properties what to bring: the one property of the fact; of one that is not on record, all that is asked of it
     * @param subject whom the fact is about
     * @param waiting the standards that wait for the answer, and for whom; sorted, never empty
     */
    public record Question(
            Class<? extends PartnerFact> kind,
            @Nullable PartnerFact fact,
            Map<String, Object> given,
            List<String> properties,
            Subject subject,
            List<Waiting> waiting) {

        static final Comparator<Question> ORDER = Comparator.comparing(Question::owner)
                .thenComparing(question -> String.valueOf(question.site()), Comparator.naturalOrder())
                .thenComparing(question -> KINDS.indexOf(question.kind()))
                .thenComparing(question -> question.fact() == null)
                .thenComparing(Question::key)
                .thenComparing(question -> question.fact() == null
                        ? -1
                        : List.copyOf(FactRecord.of(question.kind())
                                        .components()
                                        .keySet())
                                .indexOf(question.properties().get(0)));

        public Question {
            given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
            properties = List.copyOf(properties);
            waiting = waiting.stream()
                    .sorted(Comparator.comparing(Waiting::verdict))
                    .toList();
        }

        /** Whether a fact is asked for that is not on record. */
        public boolean isOfNewFact() {
            return fact == null;
        }

        /** The fact's id; of one that is not on record, what is given of it, as in {@code site=main, kind=GENETICS}. */
        public String key() {
            return fact != null
                    ? fact.id()
                    : given.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining(", "));
        }

        /** The id of the site the fact belongs to; null when it is the system's or a region's. */
        public @Nullable String site() {
            return subject.site();
        }

        /** The year the fact is of; null when it has none, or when the year is asked. */
        public @Nullable Integer year() {
            Object year = fact == null
                    ? given.get("year")
                    : FactRecord.of(kind).components().containsKey("year")
                            ? FactRecord.of(kind).value(fact, "year")
                            : null;
            return year instanceof Integer known ? known : null;
        }

        /** The roles that have to bring it, one at least: the owners of the standards that wait. */
        public Set<String> owners() {
            Set<String> owners = new TreeSet<>();
            waiting.forEach(each -> owners.add(each.verdict().standard().owner()));
            return owners;
        }

        /** Of several roles the one of whose standards most wait for it; of as many, the first by name. */
        public String owner() {
            Map<String, Set<String>> standards = new TreeMap<>();
            waiting.forEach(each -> standards
                    .computeIfAbsent(each.verdict().standard().owner(), owner -> new HashSet<>())
                    .add(each.verdict().standard().id()));
            return standards.entrySet().stream()
                    .max(Comparator.comparingInt((Map.Entry<String, Set<String>> each) ->
                                    each.getValue().size())
                            .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
        }
    }

    private static final List<Class<?>> KINDS = List.of(PartnerFact.class.getPermittedSubclasses());

    /**
     * An unproven verdict that waits for an answer.
     *
     * @param verdict the verdict
     * @param met what has to be so for its standard to be met, in the words of the rules; any one of them is enough
     * @param decisions what the answer alone decides, found by trying; empty when it takes other answers too, or when it
     *     cannot be tried
     */
    public record Waiting(Verdict verdict, List<String> met, List<Decision> decisions) {

        public Waiting {
            met = List.copyOf(met);
            // What stays open is said last.
            decisions = decisions.stream()
                    .sorted(Comparator.comparing((Decision each) -> each.outcome() == Outcome.UNPROVEN)
                            .thenComparing(Decision::outcome))
                    .toList();
        }

        /** What the answer decides, as in: CONCORDANT if at most 14; GAP if 15 or more. */
        public String inWords() {
            if (!decisions.isEmpty()) {
                return decisions.stream().map(Decision::inWords).collect(Collectors.joining("; "));
            }
            return met.isEmpty()
                    ? "whether it is CONCORDANT, with what else is asked"
                    : "CONCORDANT if " + String.join(", or if ", met);
        }
    }

    /**
     * What some answers come to, when nothing else becomes known.
     *
     * @param outcome the verdict then; {@link Outcome#UNPROVEN} when other answers are needed besides
     * @param answers the answers, in words, as in "15 or more"
     */
    public record Decision(Outcome outcome, List<String> answers) {

        public Decision {
            answers = List.copyOf(answers);
        }

        /** For example: GAP if 15 or more. */
        public String inWords() {
            return (outcome == Outcome.UNPROVEN ? "still open" : outcome.name().replace('_', ' ')) + " if "
                    + String.join(" or ", answers);
        }
    }

    /** The questions that some of the verdicts wait for, each with all that wait for it. */
    public EvidenceRequest of(Predicate<Verdict> verdicts) {
        return new EvidenceRequest(
                questions.stream()
                        .filter(question -> question.waiting().stream()
                                .map(Waiting::verdict)
                                .anyMatch(verdicts))
                        .toList(),
                unasked.stream().filter(verdicts).toList());
    }

    /** The questions that a role's standards wait for. */
    public EvidenceRequest ofOwner(String role) {
        return of(verdict -> verdict.standard().owner().equals(role));
    }

    /** The questions that verdicts about a site and its programs wait for. */
    public EvidenceRequest ofSite(String site) {
        return of(verdict -> site.equals(verdict.subject().site()));
    }

    /** The unproven verdicts that wait for answers; sorted. */
    public List<Verdict> waiting() {
        return questions.stream()
                .flatMap(question -> question.waiting().stream())
                .map(Waiting::verdict)
                .distinct()
                .sorted()
                .toList();
    }
}
