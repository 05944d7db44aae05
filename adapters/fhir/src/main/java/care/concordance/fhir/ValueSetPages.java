package care.concordance.fhir;

import care.concordance.fhir.ValueSets.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** The pages of one FHIR value set. */
final class ValueSetPages {
    private static final Set<String> INCOMPLETE = Set.of("valueset-unclosed", "valueset-toocostly");
    final List<ValueSet> pages = new ArrayList<>();
    final String place;

    ValueSetPages(String place) {
        this.place = place;
    }

    ValueSet first() {
        return pages.get(0);
    }

    /** Whether a set is a page of this that is not here yet. */
    boolean lacks(ValueSet page) {
        return page.hasUrl()
                && page.getExpansion().hasOffset()
                && page.getUrl().equals(first().getUrl())
                && Objects.equals(page.getVersion(), first().getVersion())
                && pages.stream()
                        .allMatch(other -> other.getExpansion().hasOffset()
                                && other.getExpansion().getOffset()
                                        != page.getExpansion().getOffset());
    }

    /** Collects what is expanded, over all pages; why that may not be all, or an empty text when it is all. */
    String expansion(Set<Code> codes) {
        boolean total = false;
        int most = 0;
        int listed = 0;
        int reached = 0;
        List<ValueSet> sorted = new ArrayList<>(pages);
        sorted.sort(Comparator.comparingInt(page -> page.getExpansion().getOffset()));
        for (ValueSet page : sorted) {
            ValueSetExpansionComponent expansion = page.getExpansion();
            int here = contains(expansion.getContains(), codes);
            listed += here;
            if (expansion.getOffset() > reached) {
                return "its expansion lacks what stands before its code number " + (expansion.getOffset() + 1)
                        + "; get all of its pages";
            }
            reached = Math.max(reached, expansion.getOffset() + here);
            total |= expansion.hasTotal();
            most = Math.max(most, expansion.getTotal());
            boolean marked = expansion.getExtension().stream()
                            .anyMatch(extension ->
                                    INCOMPLETE.stream().anyMatch(String.valueOf(extension.getUrl())::endsWith))
                    || expansion.getParameter().stream()
                            .anyMatch(parameter -> "limitedExpansion".equals(parameter.getName()));
            if (marked) {
                return "its expansion says of itself that it does not hold all codes; get all of them";
            }
        }
        if (!total) {
            return "its expansion does not say how many codes it has, and may be cut; get it with its total";
        }
        return most > Math.min(listed, reached)
                ? "its expansion holds " + listed + " of " + most + " codes or more; get all of them"
                : "";
    }

    /** Adds all codes that may be recorded; how many concepts there are. */
    private static int contains(List<ValueSetExpansionContainsComponent> contains, Set<Code> codes) {
        int count = 0;
        for (ValueSetExpansionContainsComponent concept : contains) {
            if (concept.hasSystem() && concept.hasCode()) {
                count++;
                if (!concept.getAbstract()) {
                    codes.add(new Code(CodeSystems.url(concept.getSystem()), concept.getCode()));
                }
            }
            count += contains(concept.getContains(), codes);
        }
        return count;
    }
}
