package care.concordance.followup;

import care.concordance.facts.Fact;
import care.concordance.facts.Partner;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.verdict.Outcome;
import care.concordance.verdict.Standard;
import care.concordance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What would close every gap and prove every unproven standard, by whom and by when.
 *
 * @param asOf the day it is made
 * @param terms the calendar and what was decided about single actions
 * @param actions in the order they are due
 * @param criticalPath the chain of actions that determines the last due date of a required standard, first to last
 * @param undone what stays open because nobody will do it, or because it waits for what nobody will do
 */
public record AlignmentPlan(
        LocalDate asOf, PlanTerms terms, List<Action> actions, List<Action> criticalPath, List<Undone> undone) {

    public AlignmentPlan {
        actions = List.copyOf(actions);
        criticalPath = List.copyOf(criticalPath);
        undone = List.copyOf(undone);
    }

    /**
     * One thing to do.
     *
     * @param standard the standard it serves
     * @param subject whom it is for
     * @param outcome GAP, to be closed; or UNPROVEN, to be proven
     * @param remedy what to do
     * @param owner the role that does it
     * @param starts the first day it can start, a business day: the assessment's day, or the last due date of what it
     *     waits for
     * @param due the day it is due, a business day
     * @param after ids of the standards it waits for, open themselves for the same subject or one above it
     * @param effort rough working days of the smallest change that does it; null when nobody asked or none was found
     */
    public record Action(
            Standard standard,
            Subject subject,
            Outcome outcome,
            String remedy,
            String owner,
            LocalDate starts,
            LocalDate due,
            List<String> after,
            @Nullable Integer effort) {

        public Action {
            after = List.copyOf(after);
        }

        /** What it is about. */
        public Verdict.Key item() {
            return new Verdict.Key(standard.id(), subject);
        }
    }

    /**
     * A gap or unproven standard that nothing will be done about.
     *
     * @param why that it was dropped, or what it waits for
     */
    public record Undone(Standard standard, Subject subject, Outcome outcome, String why) {}

    /**
     * The day from which a subject can be concordant, if everything is done in time and nothing else opens.
     *
     * @param inScope false for a site the designation does not cover yet
     * @param day the day the last required action is due, or the plan's own day when nothing required is open; null when
     *     something required stays undone
     */
    public record Earliest(
            Subject subject,
            String name,
            boolean inScope,
            @Nullable LocalDate day) {}

    /** Computes it from the open verdicts, with nothing but weekends to go by. */
    public static AlignmentPlan of(Collection<Verdict> verdicts, LocalDate asOf) {
        return of(verdicts, asOf, PlanTerms.PLAIN);
    }

    /**
     * Computes it from the open verdicts.
     *
     * @throws IllegalArgumentException when actions wait for each other in a circle, showing it, or when the terms name
     *     what is not open
     */
    public static AlignmentPlan of(Collection<Verdict> verdicts, LocalDate asOf, PlanTerms terms) {
        return new Scheduling(verdicts, asOf, terms).plan();
    }

    /** The same plan with what each action takes. */
    public AlignmentPlan withEfforts(Map<Verdict.Key, Integer> efforts) {
        return new AlignmentPlan(
                asOf,
                terms,
                actions.stream().map(action -> with(action, efforts)).toList(),
                criticalPath.stream().map(action -> with(action, efforts)).toList(),
                undone);
    }

    private static Action with(Action action, Map<Verdict.Key, Integer> efforts) {
        return new Action(
                action.standard(),
                action.subject(),
                action.outcome(),
                action.remedy(),
                action.owner(),
                action.starts(),
                action.due(),
                action.after(),
                efforts.get(action.item()));
    }

    /**
     * From when the system, each region and each site can be concordant: a site with its programs, a region with its sites
     * in scope, the system with all of them.
     *
     * @param facts the facts assessed
     */
    public List<Earliest> earliest(Collection<? extends Fact> facts, String systemName) {
        List<Site> sites = Fact.select(facts, Site.class).stream()
                .sorted(Comparator.comparing(Site::id))
                .toList();
        List<Earliest> all = new ArrayList<>();
        all.add(earliest(Subject.system(Partner.ID), systemName, true, subject -> covers(subject, sites, null)));
        for (Region region : Fact.select(facts, Region.class).stream()
                .sorted(Comparator.comparing(Region::id))
                .toList()) {
            List<Site> own = sites.stream()
                    .filter(site -> region.id().equals(site.region()))
                    .toList();
            all.add(earliest(
                    Subject.region(region.id()),
                    region.name(),
                    own.isEmpty() || own.stream().anyMatch(AlignmentPlan::isInScope),
                    subject -> subject.equals(Subject.region(region.id())) || covers(subject, own, region)));
        }
        for (Site site : sites) {
            all.add(earliest(
                    Subject.site(site.id()),
                    site.name(),
                    isInScope(site),
                    subject -> site.id().equals(subject.site())));
        }
        return all;
    }

    /** Whether a subject is one of the sites in scope; for the system, anything but a site not yet included. */
    private static boolean covers(Subject subject, List<Site> sites, @Nullable Region region) {
        return subject.site() == null
                ? region == null
                : sites.stream().anyMatch(site -> isInScope(site) && site.id().equals(subject.site()));
    }

    private static boolean isInScope(Site site) {
        return site.scope() != Site.Scope.NOT_YET_INCLUDED;
    }

    private Earliest earliest(Subject subject, String name, boolean inScope, Predicate<Subject> bears) {
        boolean never = undone.stream().anyMatch(each -> each.standard().isRequired() && bears.test(each.subject()));
        LocalDate day = actions.stream()
                .filter(action -> action.standard().isRequired() && bears.test(action.subject()))
                .map(action -> terms.review(action.due()))
                .max(Comparator.naturalOrder())
                .orElse(asOf);
        return new Earliest(subject, name, inScope, never ? null : day);
    }
}
