package care.concordance.report;

import care.concordance.PartnerSnapshot;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import care.concordance.followup.Designation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of the partner a reader can ask for: the system, a region or a site.
 *
 * @param index its number on the page, from 0
 * @param region the number of a site's region; -1 for a system, a region, or a site without one
 * @param inScope false for a site the designation does not cover yet
 */
record Place(int index, Subject subject, String name, int region, boolean inScope) {

    /** All of them, in the order a page lists them: the system, the regions, the sites. */
    record All(List<Place> list, Map<Subject, Place> bySubject) {

        private static final int LONGEST = 120;

        static All of(Designation designation, PartnerSnapshot snapshot) {
            List<Place> list = new ArrayList<>();
            Map<Subject, Place> bySubject = new HashMap<>();
            Map<String, Site> sites = snapshot.facts(Site.class).stream()
                    .collect(Collectors.toMap(Site::id, Function.identity(), (one, other) -> one));
            for (Designation.Row row : designation.rows()) {
                Site site = row.subject().kind() == Subject.Kind.SITE
                        ? sites.get(row.subject().id())
                        : null;
                Place region =
                        site == null || site.region() == null ? null : bySubject.get(Subject.region(site.region()));
                Place place = new Place(
                        list.size(),
                        row.subject(),
                        row.name(),
                        region == null ? -1 : region.index(),
                        row.standing() != Designation.Standing.NOT_YET_INCLUDED);
                list.add(place);
                bySubject.put(place.subject(), place);
            }
            // A region without a site has no standing, and verdicts of its own all the same.
            for (Region region : snapshot.facts(Region.class)) {
                Subject subject = Subject.region(region.id());
                if (!bySubject.containsKey(subject)) {
                    Place place = new Place(list.size(), subject, region.name(), -1, true);
                    list.add(place);
                    bySubject.put(subject, place);
                }
            }
            return new All(List.copyOf(list), bySubject);
        }

        /** Where a subject belongs: a program to its site; the system's for what belongs nowhere. */
        Place of(Subject subject) {
            String site = subject.site();
            Place place = bySubject.get(site == null ? subject : Subject.site(site));
            return place == null ? list.get(0) : place;
        }

        /** A subject by its name: a program by its site's and its cancer. The whole of a long name stands under Designation. */
        String name(Subject subject) {
            Place place = bySubject.get(subject);
            if (place != null) {
                return Marks.cut(place.name(), LONGEST);
            }
            String program = program(subject);
            return program == null
                    ? Marks.cut(subject.toString(), LONGEST)
                    : Marks.cut(of(subject).name(), LONGEST) + ", " + program;
        }

        /** The cancer of a program, in words; null for any other subject. */
        static @Nullable String program(Subject subject) {
            String site = subject.site();
            if (subject.kind() != Subject.Kind.PROGRAM || site == null) {
                return null;
            }
            return subject.id()
                    .substring(site.length() + 1)
                    .toLowerCase(Locale.ROOT)
                    .replace('_', ' ');
        }
    }
}
