package care.concordance.json;

import care.concordance.facts.Committee;
import care.concordance.facts.Discipline;
import care.concordance.facts.Disease;
import care.concordance.facts.DiseaseProgram;
import care.concordance.facts.DiseaseProgramBuilder;
import care.concordance.facts.FactType;
import care.concordance.facts.PartnerBuilder;
import care.concordance.facts.PartnerFact;
import care.concordance.facts.Region;
import care.concordance.facts.Site;
import care.concordance.facts.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Facts for tests: one of every type, with every component known. */
final class Samples {

    static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private Samples() {}

    static List<PartnerFact> ofEveryType() {
        List<PartnerFact> facts = new ArrayList<>();
        facts.add(PartnerBuilder.builder()
                .name("Example")
                .annualNewCases(900)
                .interestedInTrials(true)
                .build());
        facts.add(new Region("main", "Region"));
        facts.add(new Site("main", "Main \"quoted\" – Süd", "main", Site.Kind.COMMUNITY, Site.Scope.IN_SCOPE, 900));
        facts.add(new Site("west", "West", null, null, Site.Scope.NOT_YET_INCLUDED, null));
        facts.add(new Committee(
                "main",
                Committee.Kind.ONCOLOGY_PHYSICIAN_ADVISORY_COUNCIL,
                "main",
                true,
                4,
                90,
                9,
                true,
                Set.of(Discipline.SURGERY, Discipline.NURSING),
                true,
                AS_OF));
        facts.add((PartnerFact) full(DiseaseProgram.class));
        for (Section section : Section.ALL) {
            if (facts.stream().noneMatch(section.type()::isInstance)) {
                facts.add((PartnerFact) full(section.type()));
            }
        }
        // A rectal program is part of a colorectal one.
        facts.add(DiseaseProgramBuilder.builder()
                .site("main")
                .disease(Disease.COLORECTAL)
                .build());
        return facts;
    }

    private static Record full(Class<? extends Record> type) {
        FactType of = FactType.of(type);
        return of.create(of.components().stream().map(Samples::value).toList());
    }

    private static Object value(FactType.Component component) {
        Class<?> type = component.type();
        if (type.isEnum()) {
            Object constant = type.getEnumConstants()[0];
            return component.set() ? Set.of(constant, type.getEnumConstants()[1]) : constant;
        }
        if (type == String.class) {
            return component.set() ? Set.of("main", "west") : "main";
        }
        if (type == Integer.class && component.past()) {
            return AS_OF.getYear();
        }
        if (type == Integer.class) {
            return component.range() == null ? 1 : (int) component.range().max();
        }
        if (type == Double.class) {
            return 1.25;
        }
        if (type == Boolean.class) {
            return true;
        }
        return type == LocalDate.class ? (Object) AS_OF : Subject.site("main");
    }
}
