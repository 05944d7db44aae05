package care.concordance.followup;

import care.concordance.facts.CalendarDay;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Physician;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.followup.PlanTerms.Order;
import care.concordance.verdict.Verdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question asked of a plan: what if this were otherwise. */
public sealed interface WhatIf {

    /** Nobody does an action. */
    record Drop(Verdict.Key item) implements WhatIf {}

    /** An action starts no sooner than a day. */
    record Delay(Verdict.Key item, LocalDate until) implements WhatIf {}

    /** An action waits for another. */
    record After(Verdict.Key first, Verdict.Key then) implements WhatIf {}

    /**
     * A site joins, in scope, of which nothing else is known yet.
     *
     * @param region its region's id; null when it has none
     */
    record AddSite(String id, @Nullable String region) implements WhatIf {}

    /** A physician leaves; a program it leads has no leader on record. */
    record Retire(String physician) implements WhatIf {}

    /** How each question is written. */
    String FORMS = "drop STANDARD SUBJECT, delay STANDARD SUBJECT until DATE, order STANDARD SUBJECT before STANDARD "
            + "SUBJECT, add-site ID [REGION], retire PHYSICIAN";

    /**
     * Reads a question, as in {@code delay TB-01 site main until 2026-01-31}.
     *
     * @throws IllegalArgumentException when it is none, saying how they are written
     */
    static WhatIf parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        String[] parts = switch (words[0]) {
            case "delay" -> rest.split(" until ", 2);
            case "order" -> rest.split(" before ", 2);
            case "add-site" -> rest.split(" ", 2);
            default -> new String[] {rest};
        };
        boolean two = parts.length == 2;
        try {
            if (words[0].equals("drop") && !rest.isEmpty()) {
                return new Drop(Verdict.Key.parse(rest));
            } else if (words[0].equals("delay") && two) {
                return new Delay(Verdict.Key.parse(parts[0]), CalendarDay.parse(parts[1].strip()));
            } else if (words[0].equals("order") && two) {
                return new After(Verdict.Key.parse(parts[0]), Verdict.Key.parse(parts[1]));
            } else if (words[0].equals("add-site") && !rest.isEmpty()) {
                return new AddSite(parts[0], two ? parts[1].strip() : null);
            } else if (words[0].equals("retire") && !rest.isEmpty()) {
                return new Retire(rest);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + parts[1] + "\" is no day; write it as in 2026-01-31", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no what-if; there are: " + FORMS);
    }

    /**
     * The facts if it were so; the same for questions about actions.
     *
     * @throws IllegalArgumentException when there is no such physician or region, or when there is such a site already
     */
    static List<PartnerFact> facts(List<WhatIf> questions, List<PartnerFact> facts) {
        List<PartnerFact> changed = new ArrayList<>(facts);
        for (WhatIf question : questions) {
            if (question instanceof AddSite add) {
                check(add, changed);
                changed.add(new Site(add.id(), add.id(), add.region(), null, Site.Scope.IN_SCOPE, null));
            } else if (question instanceof Retire retire) {
                boolean gone = changed.removeIf(fact ->
                        fact instanceof Physician physician && physician.id().equals(retire.physician()));
                if (!gone) {
                    throw new IllegalArgumentException("there is no physician " + retire.physician()
                            + " to retire; there are " + Nearest.to(retire.physician(), ids(changed, Physician.class)));
                }
                changed.replaceAll(fact -> fact instanceof DiseaseProgram program
                                && retire.physician().equals(program.leader())
                        ? new DiseaseProgram(
                                program.site(),
                                program.disease(),
                                program.analyticCases(),
                                null,
                                program.managementTeam(),
                                program.onMskTeam(),
                                program.mskCounterpart(),
                                program.patientReportedOutcomes())
                        : fact);
            }
        }
        return changed;
    }

    private static void check(AddSite add, List<PartnerFact> facts) {
        if (ids(facts, Site.class).contains(add.id())) {
            throw new IllegalArgumentException(
                    "there is a site " + add.id() + " already: give the one to add another id");
        }
        String region = add.region();
        List<String> regions = ids(facts, Region.class);
        if (region != null && !regions.contains(region)) {
            throw new IllegalArgumentException(
                    "there is no region " + region + " to add a site to; there are " + Nearest.to(region, regions));
        }
    }

    private static List<String> ids(List<PartnerFact> facts, Class<? extends PartnerFact> type) {
        return facts.stream().filter(type::isInstance).map(PartnerFact::id).toList();
    }

    /** The terms if it were so; the same for questions about facts. */
    static PlanTerms terms(List<WhatIf> questions, PlanTerms terms) {
        Map<Verdict.Key, LocalDate> notBefore = new HashMap<>(terms.notBefore());
        Set<Verdict.Key> dropped = new HashSet<>(terms.dropped());
        List<Order> orders = new ArrayList<>(terms.orders());
        for (WhatIf question : questions) {
            if (question instanceof Drop drop) {
                dropped.add(drop.item());
            } else if (question instanceof Delay delay) {
                notBefore.merge(delay.item(), delay.until(), (a, b) -> a.isAfter(b) ? a : b);
            } else if (question instanceof After after) {
                orders.add(new Order(after.first(), after.then()));
            }
        }
        return new PlanTerms(terms.holidays(), terms.reviews(), notBefore, dropped, orders);
    }
}
